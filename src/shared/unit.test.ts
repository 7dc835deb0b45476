import { expect, test } from 'vitest';
import { unitWords } from './unit.ts';

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
  expect(units.map(unit => unitWords(unit, 'zh'))).toEqual(units);
});
