import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyWhole, writeHan } from './arbitrary.ts';
import { type NumberRead, readNumber, readScale } from './number.ts';
import { plainText } from './text.ts';

const digits = '零一二三四五六七八九';
const formal: Readonly<Record<string, string>> = Object.fromEntries(
  [...'一二三四五六七八九十百千'].map((character, i) => [character, '壹贰叁肆伍陆柒捌玖拾佰仟'[i]!]),
);

const wide = (words: string) => words.replace(/[!-~]/g, character => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
const readPlain = (words: string): NumberRead | null => readNumber(plainText(words).plain, 0);
const read = (words: string) => readPlain(words)?.value;
const runs = { numRuns: 300 };

describe('a number is read in every writing', () => {
  it.each([
    ['12,800', 12_800],
    ['1,234,567.5', 1_234_567.5],
    ['１２，８００', 12],
    ['１２,８００', 12_800],
    ['12，000', 12_000],
    ['1，500，000', 1_500_000],
    ['三千五百', 3500],
    ['一百零五', 105],
    ['一百〇五', 105],
    ['两万', 20_000],
    ['两千五', 2500],
    ['一万五', 15_000],
    ['十五', 15],
    ['一百一十五', 115],
    ['一千零十五', 1015],
    ['一千零五十万零三百', 10_500_300],
    ['一亿零五十万', 100_500_000],
    ['三亿五', 350_000_000],
    ['三万亿五千万', 3_000_050_000_000],
    ['廿五', 25],
    ['卅', 30],
    ['二〇二六', 2026],
    ['二零二六', 2026],
    ['二○一一', 2011],
    ['二0一一', 2011],
    ['一零五', 105],
    ['壹佰贰拾叁万', 1_230_000],
    ['叁仟伍佰', 3500],
    ['拾万元', 100_000],
    ['伍元', 5],
    ['三点五', 3.5],
    ['三十点五', 30.5],
    ['零点二五', 0.25],
    ['三点五万', 35_000],
    ['3万5千', 35_000],
    ['3万5', 35_000],
    ['3亿2000万', 320_000_000],
    ['1.2万', 12_000],
    ['3 万', 30_000],
    ['3w', 30_000],
    ['3w5', 35_000],
    ['5千', 5000],
    ['1.2万亿', 1.2e12],
    ['3个亿', 300_000_000],
    ['00.5', 0.5],
  ])('%s', (words, value) => {
    expect(read(words)).toBe(value);
  });

  it('whole numbers in digits, with thousands marks, full-width, in Chinese, formal and with 两', () => {
    fc.assert(
      fc.property(anyWhole, value => {
        const han = writeHan(value);
        const stern = [...han].map(character => formal[character] ?? character).join('');
        for (const words of [
          String(value),
          value.toLocaleString('en-US'),
          wide(String(value)),
          wide(value.toLocaleString('en-US')).replaceAll('，', ','),
          han,
          han.replace(/二(?=[百千万亿])/g, '两'),
          `${stern}元`,
        ])
          expect(read(words), words).toBe(value);
      }),
      runs,
    );
  });

  it('decimals in digits, in Chinese and before 万 and 亿', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9999 }),
        fc.integer({ min: 1, max: 999 }),
        fc.constantFrom(['', 1], ['万', 1e4], ['亿', 1e8], ['万亿', 1e12], ['百万', 1e6], ['千万', 1e7]) as fc.Arbitrary<
          [string, number]
        >,
        (before, behind, [name, scale]) => {
          const places = String(behind).padStart(3, '0').replace(/0+$/, '');
          const value = Number(`${before}.${places}`);
          const han = `${before === 0 ? '零' : writeHan(before)}点${[...places].map(place => digits[Number(place)]).join('')}`;
          for (const words of [`${value}${name}`, `${han}${name}`]) {
            const found = readPlain(words)!;
            expect(found.value / (value * scale), words).toBeCloseTo(1, 9);
            expect(found).toMatchObject({ scale, start: 0, end: words.length });
            // One more in the last written place.
            expect(found.step / scale, words).toBeCloseTo(10 ** -places.length, 9);
          }
        },
      ),
      runs,
    );
  });

  it('mixed: so many 万 or 亿 and the rest behind', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('千', '百'),
        (many, few, name) => {
          expect(read(`${many}万${few}${name}`)).toBe(many * 1e4 + few * (name === '千' ? 1000 : 100));
          expect(read(`${many}亿${few}${name}万`)).toBe(many * 1e8 + few * (name === '千' ? 1e7 : 1e6));
        },
      ),
      runs,
    );
  });

  it('with the worth of the last written place', () => {
    const step = (words: string) => readPlain(words)!.step;
    expect([
      step('1.2万亿'),
      step('3500'),
      step('12.25'),
      step('3万5千'),
      step('三点五万'),
      step('两亿'),
      step('三万亿'),
    ]).toEqual([1e11, 1, 0.01, 1000, 1000, 1e8, 1e12]);
  });
});

describe('where a number ends', () => {
  const end = (words: string) => words.slice(0, readPlain(words)?.end ?? 0);
  it.each([
    ['3千瓦', '3'],
    ['5百千瓦', '5百'],
    ['三千瓦', '三'],
    ['2千克', '2'],
    ['3w5', '3w5'],
    ['六百零一年', '六百零一'],
    ['3wh', '3'],
    ['三万一年', '三万'],
    ['五千一个月', '五千'],
    ['十点五分', '十'],
    ['十点五十分', '十'],
    ['三亿亿', '三亿'],
    ['五千万陆家嘴', '五千万'],
    ['3个亿元级项目', '3'],
    ['12,34', '12'],
    ['1500,200', '1500'],
    ['1，500', '1'],
    ['3万50000', '3万'],
  ])('%s', (words, number) => {
    expect(end(words)).toBe(number);
  });

  it('is told by no word behind it', () => {
    fc.assert(
      fc.property(anyWhole, fc.constantFrom('平', '元', '家', '，', '。', '吨', ' kva', '）', '企业'), (value, behind) => {
        for (const words of [String(value), value.toLocaleString('en-US'), writeHan(value)])
          expect(readNumber(words + behind, 0), words + behind).toEqual(readNumber(words, 0));
      }),
      runs,
    );
  });
});

describe('what is no number', () => {
  it.each([
    ['零部件', 'a word'],
    ['陆家嘴', 'a name'],
    ['伍先生', 'a name'],
    ['拾荒', 'a word'],
    ['万亿', 'a multiplier alone'],
    ['1.2.3', 'a section'],
    ['1234567890123', 'an id'],
    ['1,000,000,000,000,000', 'a row of groups'],
    ['', 'nothing'],
    ['点五', 'no digit before the point'],
  ])('%s: %s', words => {
    expect(readPlain(words)).toBeNull();
  });

  it('a multiplier is none where it begins a unit', () => {
    expect(readScale('千瓦', 0)).toEqual([1, 0]);
    expect(readScale('百千瓦', 0)).toEqual([100, 1]);
    expect(readScale(' 万', 0)).toEqual([1e4, 2]);
    expect(readScale('w', 0)).toEqual([1e4, 1]);
    expect(readScale('wifi', 0)).toEqual([1, 0]);
  });
});
