import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultGazetteer } from './gazetteer.ts';
import { scan } from './scan.ts';
import { plainText } from './text.ts';
import { firstFrom, meaning, tokensIn } from './token.ts';

const gazetteer = defaultGazetteer();
const scanned = (words: string) => scan(plainText(words).plain, gazetteer);
const tokens = (words: string) =>
  scanned(words)
    .tokens.filter(({ kind }) => kind !== 'mark')
    .map(({ kind, start, end }) => `${kind} ${plainText(words).plain.slice(start, end)}`);

describe('a text is taken apart', () => {
  it.each([
    ['统一管理的厂房', 'word 厂房', 'a number in a word'],
    ['天然气到户', '', 'a day in a word'],
    ['一楼三千平', 'word 一楼,quantity 三千平', 'a floor and a size'],
    ['松江G60科创走廊', 'word 松江,code g60', 'a road in a name'],
    ['1号 300平', 'quantity 1号,quantity 300平', 'a house and a size'],
    ['2#厂房1500平', 'quantity 2#,word 厂房,quantity 1500平', 'a house and a size'],
    ['户数十五户', 'quantity 十五户', 'a count behind 数'],
    ['数十亿元', '', 'a vague sum'],
    ['几百亩', '', 'a vague size'],
    ['13900001201', 'phone 13900001201', 'a telephone number'],
    ['达产后年产值5亿元', 'quantity 5亿元', 'no date in the output'],
    ['2026年3月前搬', 'time 2026年3月前', 'a date'],
    ['税收500万', 'word 税收,quantity 500万', 'a bare sum'],
    ['百强县', '', 'a list'],
    ['三一重工', 'word 重工', 'a name of digits'],
    ['五五开', '', 'a ratio'],
  ])('%s: %s', (words, wanted) => {
    const known = tokens(words);
    for (const one of wanted.split(',').filter(Boolean)) expect(known).toContain(one);
    // Figures are all told; words that mean something may be more.
    expect(known.filter(one => /^(?:quantity|time|code|phone)/.test(one))).toEqual(
      wanted.split(',').filter(one => /^(?:quantity|time|code|phone)/.test(one)),
    );
  });

  it('from left to right without overlap, at the starts of words', () => {
    const piece = fc.constantFrom(
      '松江',
      '厂房',
      '3000平',
      '2026年3月',
      '1.2元/㎡/天',
      '，',
      '13900001201',
      '一',
      '十',
      '的',
      'G60',
      '😀',
      ' ',
      '（',
      '超',
      '以上',
      '第',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), parts => {
        const { tokens: found, starts, plain } = scanned(parts.join(''));
        let last = 0;
        for (const token of found) {
          expect(token.start >= last && token.end > token.start && token.end <= plain.length).toBe(true);
          expect(starts[token.start]).toBe(1);
          expect(starts[token.end]).toBe(1);
          if (token.kind === 'word') expect(token.word).toBe(plain.slice(token.start, token.end));
          last = token.end;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('what stands in a line of its own says the same in any company', () => {
    const line = fc.constantFrom(
      '松江九亭厂房3000平',
      '层高8米以上',
      '统一管理',
      '去年底120家',
      '电话13900001201',
      '丙二类消防',
      '一楼承重3吨',
    );
    fc.assert(
      fc.property(line, line, line, (before, own, behind) => {
        const text = `${before}\n${own}\n${behind}`;
        const { tokens: all } = scanned(text);
        const from = before.length + 1;
        const shift = (token: { kind: string; start: number; end: number }) => [token.kind, token.start - from, token.end - from];
        expect(tokensIn(all, from, from + own.length).map(shift)).toEqual(
          scanned(own).tokens.map(({ kind, start, end }) => [kind, start, end]),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('of nothing has no tokens', () => {
    expect(scanned('')).toMatchObject({ plain: '', tokens: [] });
  });
});

describe('tokens are found', () => {
  it('by their offset', () => {
    const { tokens: all } = scanned('松江厂房3000平，层高8米');
    for (const [i, token] of all.entries()) {
      expect(firstFrom(all, token.start)).toBe(i);
      expect(firstFrom(all, token.start + 1)).toBe(i + 1);
    }
    expect(tokensIn(all, 0, 2).map(({ start, end }) => [start, end])).toEqual([[0, 2]]);
  });

  it('by what they mean', () => {
    const [, height] = scanned('，层高8米').tokens;
    expect(meaning(height, 'label')).toBe('height');
    expect(meaning(height, 'deal')).toBeUndefined();
    expect(meaning(undefined, 'label')).toBeUndefined();
  });
});
