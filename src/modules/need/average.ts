import { addWorkingDays, workingDaysBetween } from '#modules/reference/index.ts';
import { answerDays } from './clock.ts';

/** One request that a receiver got: the day in China on which it came, and on which it was answered or taken away from it. */
export type Received = { routedOn: string; answeredOn: string | null; leftOn: string | null };

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
  const waits: number[] = [];
  for (const { routedOn, answeredOn, leftOn } of received) {
    if (routedOn < since || routedOn > today) continue;
    const due = addWorkingDays(routedOn, answerDays);
    if (answeredOn !== null) {
      n++;
      waits.push(workingDaysBetween(routedOn, answeredOn));
      if (answeredOn <= due) inTime++;
    } else if ((leftOn ?? today) > due) n++;
  }
  return { n, median: middle(waits), inTime: n === 0 ? null : inTime / n };
}

function middle(values: number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
