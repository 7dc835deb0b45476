import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '#platform/root.ts';
import { readNews } from './news/read.ts';
import type { NewsReading } from './news/reading.ts';
import { withSpeltPhones } from './phone-words.ts';
import { readSpace } from './space/read.ts';
import type { SpaceField, SpaceReading } from './space/reading.ts';
import { plainText } from './text.ts';

function goldOf(kind: 'spaces' | 'news'): { text: string; published: string | null }[] {
  return ['look', 'score'].flatMap(part =>
    readFileSync(inRoot('data', 'gold', kind, `${part}.jsonl`), 'utf8')
      .trimEnd()
      .split('\n')
      .map(line => {
        const { text, published = null } = JSON.parse(line) as { text: string; published?: string | null };
        return { text, published };
      }),
  );
}

const own = [
  '【急租】\u200b松江九亭　廠房３，０００㎡，租金１.２元／㎡／天，电话１９９００００１２０１',
  '松\u200b江泗泾🏭厂房🔥层高⑧米📞199 0000 1201 王\u2060经理',
  '求 租 厂 房 5 000 ㎡，嘉興平湖，做汽車零部件，蕞高預算1.1元/平/天，12月底前搬',
  '浙江\u00ad恒木家居有限公司招租：单层厂房𝟏𝟐𝟎𝟎平，𝗣𝗠电话①③⑨0000①②0①',
];
const spaces = [...goldOf('spaces').map(({ text }) => text), ...own];
const news = [
  ...goldOf('news'),
  { text: '松江\u200b集聚企業１２００餘家，位居全市頭部；「十四五」期間投入資金50億元。', published: '2026-05-10' },
  { text: '🔥5月8日至10日，G60科創走廊產業對接會在松江舉行，簽約項目64個，總投資120億元。', published: null },
];

/** Read once for all that is asked of a reading; that a text is read the same again is asked below. */
let spaceReadings: { text: string; reading: SpaceReading }[];
let newsReadings: { text: string; published: string | null; reading: NewsReading }[];

beforeAll(() => {
  spaceReadings = spaces.map(text => ({ text, reading: readSpace(text) }));
  newsReadings = news.map(({ text, published }) => ({ text, published, reading: readNews(text, published) }));
});

const numbers: readonly SpaceField[] = [
  'area_m2',
  'land_mu',
  'clear_height_m',
  'floor_load_t_m2',
  'power_kva',
  'freight_lift_t',
  'tax_10k_yuan_year',
  'tax_10k_yuan_per_mu',
  'investment_10k_yuan',
];
const figure = /[\d一二两三四五六七八九十百千万亿半]/;

describe('the words behind every value', () => {
  it('of a text of space stand in the text, name it where it is words and tell a number where it is one', () => {
    for (const { text, reading } of spaceReadings) {
      const { values, spans } = reading;
      const wordsOf = (field: SpaceField) =>
        spans.filter(span => span.field === field).map(({ start, end }) => text.slice(start, end));
      for (const { start, end, field } of spans) {
        expect(start >= 0 && end > start && end <= text.length, `${field} of ${text}`).toBe(true);
        expect(text.slice(start, end).trim(), text).not.toBe('');
      }
      for (const field of ['places', 'industries', 'excluded_industries'] as const)
        expect(wordsOf(field), text).toEqual(values[field]);
      for (const field of ['company', 'contact', 'available'] as const)
        expect(wordsOf(field), text).toEqual(values[field] === null ? [] : [values[field]]);
      // １９９…: a number is told as it is dialled.
      expect(
        wordsOf('phone').map(words => withSpeltPhones(words.normalize('NFKC'))),
        text,
      ).toEqual(values.phone === null ? [] : [values.phone]);
      for (const field of numbers) {
        if (values[field] === null) expect(wordsOf(field), text).toEqual([]);
        else
          expect(
            wordsOf(field).some(words => figure.test(plainText(words).plain)),
            `${field} of ${text}`,
          ).toBe(true);
      }
    }
  });

  it('of a figure of the news tell a number, and its interval holds the value', () => {
    for (const { text, reading } of newsReadings)
      for (const { quote, value, interval, spans } of reading.observations) {
        expect(quote !== '' && text.includes(quote), quote).toBe(true);
        expect(spans.value === null, quote).toBe(value === null);
        expect(interval === null, quote).toBe(value === null);
        for (const stretch of [spans.value, spans.rank]) {
          if (!stretch) continue;
          expect(stretch.start >= 0 && stretch.end > stretch.start && stretch.end <= text.length, quote).toBe(true);
        }
        if (spans.value)
          expect(text.slice(spans.value.start, spans.value.end), quote).toMatch(/[\d１-９一二三四五六七八九十百千万亿两半倍翻]/);
        expect((interval?.lo ?? -Infinity) <= (value ?? 0) || value === null, quote).toBe(true);
        expect((interval?.hi ?? Infinity) >= (value ?? 0) || value === null, quote).toBe(true);
      }
  });

  it('of an act are its verb, inside the text', () => {
    for (const { text, reading } of newsReadings)
      for (const { quote, span, date, parties, object } of reading.events) {
        expect(quote !== '' && text.includes(quote), quote).toBe(true);
        expect(span.end > span.start && span.end <= text.length && span.start >= 0, quote).toBe(true);
        expect(date === null || /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.test(date), `${date}`).toBe(true);
        expect(parties.length > 0 || object !== null, quote).toBe(true);
      }
  });
});

describe('what stands below a text', () => {
  // Offers end so; in a need the last would be a sign of the other side.
  const tails = ['\n以上信息仅供参考。', '\n\n', '\n \n', '\n欢迎来电咨询'];

  it('changes no value of a text of space', () => {
    for (const [i, { text, reading }] of spaceReadings.entries()) {
      const { values, spans } = reading;
      // A firm or person that ends a text signs it: only blank lines leave it at the end.
      const last = text.replace(/[\s，,。；;]+$/, '').length;
      const isSigned = spans.some(({ field, end }) => (field === 'company' || field === 'contact') && end === last);
      const tail = isSigned ? '\n \n' : tails[i % (values.side === 'offer' ? 4 : 3)]!;
      const more = readSpace(text + tail);
      expect(more.values, text + tail).toEqual(values);
      // The sign that tells the side may be another one.
      const others = (all: typeof spans) => all.filter(({ field }) => field !== 'side');
      expect(others(more.spans), text + tail).toEqual(others(spans));
    }
  });

  it('changes no figure and no act of the news', () => {
    for (const [i, { text, published, reading }] of newsReadings.entries())
      expect(readNews(text + tails[i % 3], published), text).toEqual(reading);
  });
});

describe('any text is read', () => {
  const piece = fc.constantFrom(
    ...[
      '松江',
      '求租',
      '出租',
      '厂房',
      '3000平',
      '8',
      '，',
      '。',
      '\n',
      '层高',
      '米',
      '元/㎡/天',
      '1.2',
      '（',
      '）',
      '《',
      '“',
      '”',
      '万',
      '亿',
    ],
    ...[
      '同比增长',
      '5%',
      '百分之',
      '分之',
      '第',
      '位居全国',
      '签约',
      '举行',
      '2026年',
      '3月',
      '的',
      '有限公司',
      '电话',
      '13900001201',
      '占',
      '由',
      '到',
    ],
    ...[
      '\u200b',
      '\ud83d',
      '\udd25',
      '🔥',
      '𝟏',
      '①',
      '\0',
      '\ufffd',
      '\u202e',
      'é',
      'ﷺ',
      '〇',
      '約',
      '－',
      '|',
      '*',
      '\\',
      '$',
      '[',
      '+',
    ],
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 60 }).map(parts => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 120 }),
    // Halves of characters alone.
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 }).map(codes => String.fromCharCode(...codes)),
  );

  it('without an error, with spans inside it and the same again', () => {
    fc.assert(
      fc.property(text, given => {
        const space = readSpace(given);
        for (const { start, end } of space.spans) expect(start >= 0 && end > start && end <= given.length).toBe(true);
        const told = readNews(given, '2026-05-10');
        for (const { quote, value, unit } of told.observations) {
          expect(given.includes(quote)).toBe(true);
          expect(value === null || (Number.isFinite(value) && unit !== null)).toBe(true);
        }
        for (const { quote } of told.events) expect(given.includes(quote)).toBe(true);
        expect([readSpace(given), readNews(given, '2026-05-10')]).toEqual([space, told]);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['', ' ', '\n', '\0', '\ud800', '。', '🔥', '\u200b'])('nothing is told by %j', given => {
    const { values, spans } = readSpace(given);
    expect(spans).toEqual([]);
    expect(Object.values(values).every(value => value === null || (Array.isArray(value) && value.length === 0))).toBe(true);
    expect(readNews(given)).toEqual({ observations: [], events: [] });
  });
});
