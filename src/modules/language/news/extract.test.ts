import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractFacts } from './extract.ts';

const pieces = [
  '松江区',
  '2023年',
  '上半年，',
  '规上工业企业',
  '达到',
  '约',
  '超',
  '1.2万亿元',
  '三百余家',
  '占全国的1/15',
  '同比增长2.1%',
  '从1.49万家增至3.65万家',
  '位居全市第二',
  '头部',
  '、',
  '，',
  '；',
  '。\n',
  '12号线',
  'G60',
  '“十四五”期间',
  '签署协议',
  '5月8日',
  '开工',
  '《若干措施》',
  '５００－８００家',
  '產業聯盟',
  '（合肥）',
];
const texts = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })), { maxLength: 24 })
  .map(list => list.join(''));

describe('extractFacts', () => {
  it('points every value at the words of the text that hold its number', () => {
    fc.assert(
      fc.property(texts, text => {
        for (const { quote, spans, value, rank } of extractFacts(text).observations) {
          expect(text).toContain(quote);
          if (value !== null)
            expect(text.slice(spans.value!.start, spans.value!.end)).toMatch(/[\d０-９一二两三四五六七八九十百千万亿番倍]/);
          if (spans.rank) expect(text.slice(spans.rank.start, spans.rank.end).length).toBeGreaterThan(0);
          expect(value !== null || rank !== null).toBe(true);
        }
      }),
      { numRuns: 400, seed: 60 },
    );
  });

  it('reads what was told before the same, whatever neutral sentence follows', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('。会议强调要抓好落实。', '。\n大家表示深受启发。'), (text, more) => {
        const values = (given: string) =>
          extractFacts(given).observations.map(({ value, unit, spans }) => [value, unit, spans.value]);
        const line = text.replaceAll('\n', ' ');
        expect(values(`标题在前。\n${line}${more}`).slice(0, values(`标题在前。\n${line}。`).length)).toEqual(
          values(`标题在前。\n${line}。`),
        );
      }),
      { numRuns: 200, seed: 61 },
    );
  });

  it('reads back the number and unit of any plain sentence', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9_999_999 }), fc.constantFrom('家', '人', '项', '台', '亩'), (count, unit) => {
        const [first] = extractFacts(`目前，全区集聚各类主体${count}${unit}。`).observations;
        expect([first?.value, first?.unit]).toEqual([count, unit]);
      }),
      { numRuns: 200, seed: 62 },
    );
  });

  it('gives the same for traditional characters and full-width digits', () => {
    const simple = extractFacts('松江区集聚上市公司３６家，占全市约十分之一。').observations;
    const other = extractFacts('松江區集聚上市公司36家，佔全市約十分之一。').observations;
    expect(other.map(({ subject, indicator, value, share_of }) => [subject, indicator, value, share_of])).toEqual(
      simple.map(({ subject, indicator, value, share_of }) => [subject, indicator, value, share_of]),
    );
  });

  it.each([
    ['digits', '1'],
    ['units', '1家'],
    ['Chinese numbers', '一百二十三万'],
    ['shares', '占全国1/15、'],
    ['quotes', '《“'],
    ['years', '2023年1月至'],
    ['ranks', '位居全市第二'],
    ['events', '签署开工，'],
    ['movements', '从1家增至2家，'],
    ['names', '松江区公司'],
    ['brackets', '（('],
    ['degrees', '约近超'],
  ])(
    'needs time in proportion to the length for %s only',
    (_, piece) => {
      const time = (size: number) => {
        const text = piece.repeat(Math.ceil(size / piece.length));
        const start = process.cpuUsage();
        extractFacts(text);
        const { user, system } = process.cpuUsage(start);
        return (user + system) / 1000;
      };
      time(20_000);
      const small = Math.max(time(125_000), 40);
      // Eight times the text: linear work gives 8, square work 64.
      expect(time(1_000_000) / small).toBeLessThan(24);
    },
    60_000,
  );

  it('reads a hostile text of 1 MB in seconds', () => {
    const text = pieces.join('').repeat(Math.ceil(1_000_000 / pieces.join('').length));
    const start = process.cpuUsage();
    expect(extractFacts(text).observations.length).toBeGreaterThan(0);
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(20);
  }, 60_000);
});
