import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuantity } from './quantity.ts';
import { plainText } from './text.ts';

const { constantFrom } = fc;
const read = (words: string) => readQuantity(plainText(words).plain, 0);
const tenths = fc.integer({ min: 1, max: 900 }).map(value => value / 10);

describe('what a sum is for', () => {
  const areas = ['平方米', '平方', '平米', '㎡', 'm²', 'm2', '平', '方'];
  const days = ['天', '日'];
  const months = ['月', '个月'];

  it('area and time in either order, with every stroke', () => {
    fc.assert(
      fc.property(
        tenths,
        constantFrom('元', '块', '元人民币', ''),
        constantFrom(...areas),
        constantFrom(...days, ...months, '年'),
        constantFrom('/', '·', '每', '一'),
        constantFrom('/', '·', '每', '一'),
        fc.boolean(),
        (sum, coin, area, time, one, two, isAreaFirst) => {
          // 元·㎡, 元一平 and a bare number before 一 need the coin.
          fc.pre(coin !== '' || one === '/');
          // 元·日·方 looks like a word pulled apart.
          fc.pre(!(one === '·' && two === '·' && time === '日'));
          const [first, second] = isAreaFirst ? [area, time] : [time, area];
          fc.pre(!(time === '个月' && !/[每一]/.test(isAreaFirst ? two : one)));
          const words = `${sum}${coin}${one}${first}${two}${second}`;
          const found = read(words)!;
          expect(found, words).toMatchObject({ dimension: 'money', unit: '元', low: sum, named: coin !== '' });
          const wanted = days.includes(time) ? 'day' : months.includes(time) ? 'month' : 'year';
          expect(found.per, words).toEqual({ area: 'm2', time: wanted, other: null });
          expect(found.unitEnd, words).toBe(plainText(words).plain.length);
        },
      ),
      { numRuns: 600 },
    );
  });

  it.each([
    ['30万/年', null, 'year', null, 300_000],
    ['3.8万年', null, 'year', null, 38_000],
    ['200万元/亩', 'mu', null, null, 2_000_000],
    ['5000元/间/年', null, 'year', '间', 5000],
    ['800元/人', null, null, '人', 800],
    ['9000万元/公顷', null, null, '公顷', 90_000_000],
    ['0.6元/度', null, null, '度', 0.6],
    ['1.2元（㎡·天）', 'm2', 'day', null, 1.2],
    ['1.2元每天每平', 'm2', 'day', null, 1.2],
    ['28块一平一个月', 'm2', 'month', null, 28],
    ['1.2元起/平/天', 'm2', 'day', null, 1.2],
    ['1.2元左右/平/天', 'm2', 'day', null, 1.2],
    ['12元平月', 'm2', 'month', null, 12],
    ['12元/平方', 'm2', null, null, 12],
  ] as const)('%s', (words, area, time, other, sum) => {
    const found = read(words)!;
    expect(found.low).toBe(sum);
    expect(found.per).toEqual({ area, time, other });
  });

  it.each([
    ['年租金30万元', 'year'],
    ['月租5000元', 'month'],
    ['每年30万元', 'year'],
    ['每月5000元', 'month'],
    ['一年30万元', 'year'],
    ['首年30万元', 'year'],
  ])('the words before it say so too: %s', (words, time) => {
    const at = words.search(/\d/);
    expect(readQuantity(words, at)!.per.time).toBe(time);
  });

  it.each(['10元月底付', '30万年底前', '12元平均', '5万元日常', '3元方便', '30万年产', '20万年后'])(
    'what begins another word does not: %s',
    words => {
      expect(read(words)!.per).toEqual({ area: null, time: null, other: null });
    },
  );
});

describe('sums as they are said', () => {
  it.each([
    ['1块2', 1.2],
    ['1块2毛5', 1.25],
    ['一块二', 1.2],
    ['一块二毛五', 1.25],
    ['4毛5', 0.45],
    ['四毛五', 0.45],
    ['9毛/平', 0.9],
    ['8角/平', 0.8],
    ['3元5角2分', 3.52],
    ['叁元柒角捌分', 3.78],
    ['壹佰贰拾叁万元整', 1_230_000],
    ['28块钱', 28],
    ['15块一平', 15],
    ['十五块一平', 15],
    ['四万块', 40_000],
    ['三千块', 3000],
  ])('%s', (words, sum) => {
    expect(read(words)).toMatchObject({ dimension: 'money', unit: '元', low: sum, high: sum, unitEnd: expect.any(Number) });
  });

  it.each([
    ['一块地', 'a piece of land'],
    ['三块地皮', 'pieces of land'],
    ['一百块地砖', 'tiles'],
    ['一块30亩的地', 'a piece of land'],
    ['三角形', 'a form'],
    ['五角场', 'a name'],
    ['五毛病', 'a word'],
    ['3元月5日', 'a date'],
    ['2026元旦', 'a feast'],
  ])('%s is none: %s', words => {
    expect(read(words)?.dimension).not.toBe('money');
  });
});
