import { expect, it } from 'vitest';
import { daysOf } from './days.ts';

const days = (words: string) => {
  const found = daysOf(words, '2025-11-22');
  return found && `${found.from} ${found.to}`;
};

it('takes the first months of a year together, and a month alone by itself', () => {
  for (const words of ['前10月', '今年前10个月', '2025年前十月', '2025年1—10月'])
    expect(days(words), words).toBe('2025-01-01 2025-10-31');
  expect(days('头两个月')).toBe('2025-01-01 2025-02-28');
  expect(days('十月')).toBe('2025-10-01 2025-10-31');
  expect(days('12月底')).toBe('2024-12-31 2024-12-31');
});

it('knows the days of a feast that is held on a day of its own', () => {
  expect(days('“五一”假期')).toBe('2025-05-01 2025-05-05');
  expect(days('国庆中秋假期8天')).toBe('2025-10-01 2025-10-08');
  expect(days('去年国庆假期')).toBe('2024-10-01 2024-10-07');
  expect(days('元旦假期')).toBe('2025-01-01 2025-01-03');
});

it('gives no days for a fair that lasted some of a year', () => {
  expect(days('第八届进博会期间')).toBeNull();
});

it('knows no end of what is to begin', () => {
  const open = (words: string) => daysOf(words, '2025-11-22');
  expect(open('明年3月起')).toEqual({ from: '2026-03-01', to: null });
  expect(open('2027年起')).toEqual({ from: '2027-01-01', to: null });
  expect(open('自明年1月1日起')).toEqual({ from: '2026-01-01', to: null });
  expect(open('下月起')).toEqual({ from: '2025-12-01', to: null });
  expect(open('今年3月起')).toEqual({ from: '2025-03-01', to: '2025-11-22' });
});
