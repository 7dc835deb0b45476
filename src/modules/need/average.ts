import { addWorkingDays, workingDaysBetween } from '#modules/reference/index.ts';
import { answerDays } from './clock.ts';

/** Requests that a receiver got: the day in China on which they came, and on which they were answered or taken away; `times`: how many, 1 unless told. */
export type Received = { routedOn: string; answeredOn: string | null; leftOn: string | null; times?: number };

/** How fast a receiver answers, over the 90 days before a day. */
export type Response = {
  /** Requests that count: answered, or due without an answer. */
  n: number;
  /** Working days from receipt to answer, the middle value; null where none was answered. */
  median: number | null;
  /** Share answered within seven working days, 0 to 1; null where n is 0. */
  inTime: number | null;
};

/** Days looked back. */
export const averageDays = 90;

/**
 * The public average of a receiver: the median of working days from receipt to answer, and the share answered in time, with n. A request
 * that is not due yet, or that the enterprise took back before it was, does not count; one that is overdue counts as not in time.
 */
export function responseOf(received: readonly Received[], today: string): Response {
  const since = new Date(Date.parse(`${today}T00:00:00Z`) - averageDays * 86_400_000).toISOString().slice(0, 10);
  let [n, inTime] = [0, 0];
  const waits: Wait[] = [];
  for (const { routedOn, answeredOn, leftOn, times = 1 } of received) {
    if (routedOn < since || routedOn > today) continue;
    const due = addWorkingDays(routedOn, answerDays);
    if (answeredOn !== null) {
      n += times;
      waits.push({ days: workingDaysBetween(routedOn, answeredOn), times });
      if (answeredOn <= due) inTime += times;
    } else if ((leftOn ?? today) > due) n += times;
  }
  return { n, median: middle(waits), inTime: n === 0 ? null : inTime / n };
}

type Wait = { days: number; times: number };

function middle(waits: Wait[]): number | null {
  const sorted = waits.toSorted((a, b) => a.days - b.days);
  const all = sorted.reduce((sum, wait) => sum + wait.times, 0);
  if (all === 0) return null;
  const at = (place: number) => {
    let [index, passed] = [0, sorted[0]!.times];
    while (passed <= place) passed += sorted[++index]!.times;
    return sorted[index]!.days;
  };
  return (at((all - 1) >> 1) + at(all >> 1)) / 2;
}
