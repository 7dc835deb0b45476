import { expect, test } from 'vitest';
import { amountWords, rangeWords, unitWords } from './unit.ts';

test('units of the trade read as English on an English page and stay as written on a Chinese one', () => {
  const units = ['万元/亩/年', '元/㎡/天', '元/kWh', 't/㎡', '月租金', '个', ''];
  expect(units.map(unit => unitWords(unit, 'en'))).toEqual([
    '10k yuan/mu/year',
    'yuan/㎡/day',
    'yuan/kWh',
    't/㎡',
    'months of rent',
    '',
    '',
  ]);
  expect(units.map(unit => unitWords(unit, 'zh'))).toEqual(units.map(unit => (unit === '月租金' ? '个月租金' : unit)));
  expect(amountWords(3, '月', 'zh')).toBe('3 个月');
  expect([1, 2].map(value => `${value} ${unitWords('月', 'en', value)}`)).toEqual(['1 month', '2 months']);
});

test('ten thousands are counted out in English', () => {
  expect(amountWords(45.5, '万元/亩', 'zh')).toBe('45.5 万元/亩');
  expect(amountWords(45.5, '万元/亩', 'en')).toBe('455,000 yuan/mu');
  expect(rangeWords(500, null, '万元/年', 'en')).toBe('≥ 5,000,000 yuan/year');
  expect(rangeWords(null, 1, '元/㎡/天', 'zh')).toBe('≤ 1 元/㎡/天');
});
