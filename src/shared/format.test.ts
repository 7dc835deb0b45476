import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ago, day, figure, figureRange, spoken } from './format.ts';

test('figures have thousands marks and at most two decimals, as Intl writes them', () => {
  const intl = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
  for (const value of [0, 1, 999, 1000, 1234.5, 12345.678, 1234567.89, 0.85, 0.005, -4321.1, 1e9, 2_000_000]) {
    expect(figure(value)).toBe(intl.format(Math.round(value * 100) / 100));
  }
  fc.assert(fc.property(fc.integer({ min: -1e12, max: 1e12 }), whole => figure(whole / 100) === intl.format(whole / 100)));
});

test('large amounts are said in 万 and 亿', () => {
  expect([
    spoken(9999, 'zh'),
    spoken(15_400, 'zh'),
    spoken(8_460_000, 'zh'),
    spoken(210_000_000, 'zh'),
    spoken(15_400, 'en'),
  ]).toEqual(['9,999', '1.54万', '846万', '2.1亿', '15,400']);
});

test('ranges, days and ages read as people write them', () => {
  expect([figureRange(3000, 5000), figureRange(8, null), figureRange(null, 35), figureRange(7, 7)]).toEqual([
    '3,000–5,000',
    '≥ 8',
    '≤ 35',
    '7',
  ]);
  expect([day('2026-11-03', 'zh'), day('2026-11-03', 'en')]).toEqual(['2026年11月3日', '3 Nov 2026']);
  expect([ago(0, 'zh'), ago(12.7, 'zh'), ago(65, 'zh'), ago(1, 'en')]).toEqual(['今天', '12 天前', '2 个月前', '1 day ago']);
});
