import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addWorkingDays, calendarCovers, isWorkingDay, workingDaysBetween } from './index.ts';

// State Council notice for 2026: National Day 1–7 October off, 20 September and 10 October worked;
// Spring Festival 15–23 February off, 14 and 28 February worked.
test('around National Day 2026 the week off and the worked Saturday both count', () => {
  expect(isWorkingDay('2026-10-01')).toBe(false);
  expect(isWorkingDay('2026-10-07')).toBe(false);
  expect(isWorkingDay('2026-10-10')).toBe(true);
  expect(addWorkingDays('2026-09-30', 1)).toBe('2026-10-08');
  expect(addWorkingDays('2026-09-30', 3)).toBe('2026-10-10');
  expect(addWorkingDays('2026-10-08', -1)).toBe('2026-09-30');
});

test('a clock of three working days from the eve of Spring Festival 2026 ends after the holiday', () => {
  expect(addWorkingDays('2026-02-13', 1)).toBe('2026-02-14');
  expect(addWorkingDays('2026-02-13', 3)).toBe('2026-02-25');
  expect(isWorkingDay('2026-02-28')).toBe(true);
  expect(workingDaysBetween('2026-02-14', '2026-02-24')).toBe(1);
});

test('a year without a notice counts weekends only and says so', () => {
  expect(calendarCovers('2026-12-31')).toBe(true);
  expect(calendarCovers('2004-01-01')).toBe(true);
  expect(calendarCovers('2003-12-31')).toBe(false);
  expect(calendarCovers('2090-10-01')).toBe(false);
  expect(isWorkingDay('2090-10-02')).toBe(true);
  expect(isWorkingDay('2090-10-01')).toBe(false);
});

test('counting from a day to the n-th working day after it gives n', () => {
  const day = fc
    .date({ min: new Date('2004-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
    .map(date => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 40 }), (from, n) => {
      const to = addWorkingDays(from, n);
      expect(workingDaysBetween(from, to)).toBe(n);
      if (n > 0) expect(isWorkingDay(to)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('a text that is no day is refused', () => {
  expect(() => addWorkingDays('soon', 1)).toThrow(/no day/);
});
