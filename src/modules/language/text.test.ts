import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText, rawSpan, rawWords } from './text.ts';

const plain = (raw: string) => plainText(raw).plain;

describe('a text is made plain', () => {
  it.each([
    ['full-width letters, digits and signs', '面积１２００㎡（ＫＶＡ）％', '面积1200㎡(kva)%'],
    ['traditional characters', '廠房出租，面積兩千，層高8米，電話聯繫', '厂房出租，面积两千，层高8米，电话联系'],
    ['characters put in place of forbidden ones', '蕞大厰房，吿知，岀租，髙', '最大厂房，告知，出租，高'],
    ['rare forms that look like ordinary characters', '\u2f26\u2f46\uf9b4', '子无领'],
    ['letters and digits in bold and other cuts', '𝟏𝟑𝟖 𝗺𝟐 𝐊𝐕𝐀', '138 m2 kva'],
    ['digits in rings where they stand in a row', '电话①③⑧', '电话138'],
    ['a single digit in a ring as a bullet', '①厂房', '|厂房'],
    ['a digit on a key', '3️⃣000平', '3000平'],
    ['every sign of a range', '3～5〜6—7–8－9', '3~5~6-7-8-9'],
    ['powers', '100m²，5m³', '100m2，5m3'],
    ['every sort of space', '厂\u3000房\u00a0出\u2003租', '厂房出租'],
    ['every line end', '一\r二\u2028三', '一\n二\n三'],
    ['a sign of equality behind a word, but not behind a unit', '面积=3500，1亩=666', '面积:3500，1亩=666'],
    ['a ring among Chinese digits', '二○一一', '二〇一一'],
    ['a year in Chinese digits', '二〇二六年、一九九八年', '2026年、1998年'],
    ['no year out of a longer row of digits', '一二〇二六年', '一二〇二六年'],
    ['a half-width comma between clauses', '出租,3000平', '出租，3000平'],
    ['a half-width comma between thousands', '12,800平', '12,800平'],
    ['a full-width comma before three noughts', '12，000平', '12,000平'],
    ['also in the second of two numbers', '1200，12，000平', '1200，12,000平'],
    ['but not where it may part two numbers', '12，350平', '12，350平'],
    ['the sound behind a character', '個(gè)人', '个人'],
    ['but not other words in brackets', '个(ge)人', '个(ge)人'],
  ])('%s', (_, raw, words) => {
    expect(plain(raw)).toBe(words);
  });

  it.each([
    ['spaces', '出 租 厂 房', '出租厂房'],
    ['bars', '出|租|厂|房', '出租厂房'],
    ['stars', '出*租*厂*房', '出租厂房'],
    ['lines', '出_租_厂_房', '出租厂房'],
    ['dots', '出·租·厂·房', '出租厂房'],
    ['pictures', '出🔥租🔥厂🔥房', '出租厂房'],
    ['squares', '出■租■厂■房', '出租厂房'],
    ['invisible characters', '出\u200b租\ufeff厂\u2060房', '出租厂房'],
    ['soft hyphens and marks', '出\u00ad租\u0301厂\ufe0f房', '出租厂房'],
    ['a space in the second of two sizes', '12，000元，5 000㎡', '12,000元，5000㎡'],
    ['spaces in a size', '5 000 ㎡，1 200 000平', '5000 ㎡，1200000平'],
  ])('what pulls a word apart is taken out: %s', (_, raw, words) => {
    expect(plain(raw)).toBe(words);
  });

  it.each([
    ['two words', '厂房 出租'],
    ['two single characters', '租 厂房'],
    ['two figures', '3栋 500 平'],
    ['a telephone number behind a size', '500 13900001201'],
  ])('what only parts words stays: %s', (_, raw) => {
    expect(plain(raw)).toBe(raw);
  });

  it('pictures and bullets part like a bar', () => {
    expect(plain('厂房🏭出租★急')).toBe('厂房|出租|急');
  });
});

/** Words as people write them, and what they are in the plain text. */
const pieces: readonly (readonly [raw: string, plain: string])[] = [
  ['松江', '松江'],
  ['廠房', '厂房'],
  ['蕞大', '最大'],
  ['１２００', '1200'],
  ['㎡', '㎡'],
  ['𝟏𝟑𝟖', '138'],
  ['出\u200b租', '出租'],
  ['ＫＶＡ', 'kva'],
  ['层\ufe0f高\u0301', '层高'],
  ['求🔥租🔥厂🔥房', '求租厂房'],
  ['5 000㎡', '5000㎡'],
  ['12，000元', '12,000元'],
  ['個(gè)', '个'],
];
const parts = ['，', '。', '\n', '；', '！', '😀', '、'];

describe('the way back', () => {
  it('from every word of a plain text leads to the characters as given', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(...parts), fc.constantFrom('', '\u200b', '\ufeff')), {
          maxLength: 12,
        }),
        items => {
          const raw = items.map(([[written], part, noise]) => noise + written + part).join('');
          const text = plainText(raw);
          let from = 0;
          for (const [[written, words]] of items) {
            const at = text.plain.indexOf(words, from);
            expect(at, raw).toBeGreaterThanOrEqual(from);
            const [start, end] = rawSpan(text, at, at + words.length);
            expect(plain(raw.slice(start, end)), raw).toBe(words);
            // Marks behind the last character of a word are not part of it.
            expect(written.startsWith(raw.slice(start, end)), raw).toBe(true);
            expect(raw.slice(0, start).endsWith(written), raw).toBe(false);
            from = at + words.length;
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never leaves the text, goes forward only and splits no character of two halves', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ unit: fc.constantFrom(' ', '出', '😀', '1', ',', '\ud83d', '\udd25') }),
        (one, two) => {
          const raw = one + two;
          const text = plainText(raw);
          expect(text.from).toHaveLength(text.plain.length);
          let last = -1;
          for (let i = 0; i < text.plain.length; i++) {
            const [start, end] = rawSpan(text, i, i + 1);
            expect(start > last && end > start && end <= raw.length).toBe(true);
            expect(/^[\udc00-\udfff]/.test(raw.slice(start)) && /[\ud800-\udbff]$/.test(raw.slice(0, start))).toBe(false);
            expect(/[\ud800-\udbff]$/.test(raw.slice(0, end)) && /^[\udc00-\udfff]/.test(raw.slice(end))).toBe(false);
            last = start;
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('of nothing is a place, not a stretch', () => {
    const text = plainText('松江\u200b厂房');
    expect(rawSpan(text, 2, 2)).toEqual([3, 3]);
    expect(rawSpan(text, 4, 4)).toEqual([5, 5]);
    expect(rawWords(text, 0, 4)).toBe('松江\u200b厂房');
  });

  it('is known behind a row that is longer than anybody writes', () => {
    for (const piece of ['7', '(', '（）', '【1】', '一二三', '房', 'a', ' ', '😀']) {
      const raw = `厂房${piece.repeat(5000)}出租`;
      // A check of what is written sees all of it.
      expect(plainText(raw).plain.length).toBeGreaterThan(5000);
      const text = plainText(raw, { cuts: true });
      expect(text.plain.length).toBeLessThan(1040);
      const at = text.plain.indexOf('出租');
      expect(rawWords(text, at, at + 2)).toBe('出租');
      expect(rawWords(text, 0, 2)).toBe('厂房');
    }
    // A thousand digits, and as many on every line, are left as they are.
    const lines = `${'7'.repeat(1024)}\n`.repeat(3);
    expect(plainText(lines, { cuts: true }).plain).toBe(lines);
  });

  it('is known for a text of any length', () => {
    const raw = '松江廠房'.repeat(30_000);
    const text = plainText(raw);
    expect(text.plain).toBe('松江厂房'.repeat(30_000));
    expect(rawSpan(text, 119_998, 120_000)).toEqual([119_998, 120_000]);
  });
});

describe('a plain text', () => {
  it('is plain already', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces.map(([raw]) => raw), ...parts), { maxLength: 20 }), items => {
        const once = plain(items.join(''));
        expect(plain(once)).toBe(once);
      }),
      { numRuns: 300 },
    );
  });
});
