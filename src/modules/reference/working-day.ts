import calendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { remember } from '#platform/memo.ts';

/** The State Council's yearly notices as chinese-days collects them: days off, and weekend days that are worked instead. */
const daysOff: Readonly<Record<string, string>> = calendar.holidays;
const workedWeekends: Readonly<Record<string, string>> = calendar.workdays;
const years = new Set(Object.keys(daysOff).map(day => day.slice(0, 4)));

/**
 * True when the holiday notice of this day's year is known (2004 to 2026 with chinese-days 1.5.7). For other years the
 * functions below count every day but Saturday and Sunday: a clock that ends there is to be marked as provisional.
 */
export function calendarCovers(day: string): boolean {
  return years.has(day.slice(0, 4));
}

/** True when this day (YYYY-MM-DD) is worked in China: its notice decides, else the weekday. */
export function isWorkingDay(day: string): boolean {
  if (workedWeekends[day]) return true;
  if (daysOff[day]) return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The n-th working day after this day, before it for a negative n; the day itself for 0. */
export function addWorkingDays(day: string, n: number): string {
  return counted(`${day} ${n}`, () => countOn(day, n));
}

// Every clock on a page counts from one of a few days.
const counted = remember<string>(2000);

function countOn(day: string, n: number): string {
  const step = Math.sign(n);
  let at = day;
  for (let left = Math.abs(n); left > 0; ) {
    at = addDays(at, step);
    if (isWorkingDay(at)) left--;
  }
  return at;
}

/** How many working days lie after `from` up to and including `to`; negative when `to` comes first. */
export function workingDaysBetween(from: string, to: string): number {
  if (to < from) return -workingDaysBetween(to, from);
  let count = 0;
  for (let at = from; at < to; ) {
    at = addDays(at, 1);
    if (isWorkingDay(at)) count++;
  }
  return count;
}

function addDays(day: string, n: number): string {
  const moment = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(moment)) throw new Error(`${day} is no day in the form YYYY-MM-DD`);
  return new Date(moment + n * 86_400_000).toISOString().slice(0, 10);
}
