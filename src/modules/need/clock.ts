import { addWorkingDays, workingDaysBetween } from '#modules/reference/index.ts';
import { dayInChina } from '#platform/clock.ts';
import { closedStages, type NeedStage, stageRank } from './stage.ts';

export type ClockKey = 'acknowledged' | 'qualified' | 'answered';

/** done: reached, on the day in `done`; running, due_today, overdue: owed; stopped: the need was closed before. */
export type ClockState = 'done' | 'running' | 'due_today' | 'overdue' | 'stopped';

export type NeedClock = {
  key: ClockKey;
  /** The stage that stops the clock. */
  stage: NeedStage;
  /** Working days allowed, counted from the day after submission in China. */
  days: number;
  due: string;
  state: ClockState;
  done: string | null;
  /** Whether it was reached by its day; null while it is not reached. */
  inTime: boolean | null;
};

/** What a clock is read from: when the need came, where it stands, and the stages it reached. */
export type ClockedNeed = { createdAt: Date; stage: NeedStage; events: readonly { at: Date; stage: NeedStage | null }[] };

/** Working days from receipt to an answer. */
export const answerDays = 7;

/** Days after which an enterprise hears from its receiver again. */
const reportDays = 14;

// The promises made to every enterprise: stage and working days.
const needClocks = [
  { key: 'acknowledged', stage: 'L20', days: 1 },
  { key: 'qualified', stage: 'L40', days: 3 },
  { key: 'answered', stage: 'L70', days: answerDays },
] as const satisfies readonly { key: ClockKey; stage: NeedStage; days: number }[];

/** Where each promised clock of a need stands at a moment, in days of China and working days of its calendar. */
export function readNeedClock(need: ClockedNeed, now: Date): NeedClock[] {
  const start = dayInChina(need.createdAt);
  const today = dayInChina(now);
  return needClocks.map(clock => {
    const due = addWorkingDays(start, clock.days);
    const reached = need.events.find(event => passes(event.stage, clock.stage));
    if (reached) {
      const done = dayInChina(reached.at);
      return { ...clock, due, state: 'done', done, inTime: done <= due };
    }
    return { ...clock, due, state: owed(need.stage, due, today), done: null, inTime: null };
  });
}

function passes(stage: NeedStage | null, goal: NeedStage): boolean {
  return stage !== null && (stageRank(stage) ?? 0) >= stageRank(goal)!;
}

function owed(stage: NeedStage, due: string, today: string): ClockState {
  return closedStages.includes(stage) ? 'stopped' : running(due, today);
}

function running(due: string, today: string): ClockState {
  if (today === due) return 'due_today';
  return today < due ? 'running' : 'overdue';
}

/** What a receiver owes one request. */
export type RouteClockKey = ClockKey | 'next' | 'report';

export type RouteClock = { key: RouteClockKey; due: string; state: ClockState; done: string | null; inTime: boolean | null };

/** What the clock of a receiver is read from. */
export type ClockedRoute = {
  stage: NeedStage;
  routedAt: Date;
  acknowledgedAt: Date | null;
  qualifiedAt: Date | null;
  answeredAt: Date | null;
  reportedAt: Date | null;
  nextOn: string | null;
  closedAt: Date | null;
};

/** The columns of a clocked request; `r` is need.route. */
export const clockColumns =
  'r.stage, r.routed_at as "routedAt", r.acknowledged_at as "acknowledgedAt", r.qualified_at as "qualifiedAt", r.answered_at as "answeredAt", ' +
  'r.reported_at as "reportedAt", r.next_on as "nextOn", r.closed_at as "closedAt"';

/** The clocks of one receiver for one request: acknowledged, qualified and answered in working days, the next action on its day, a report every 14 days. */
export function readRouteClock(route: ClockedRoute, now: Date): RouteClock[] {
  const start = dayInChina(route.routedAt);
  const today = dayInChina(now);
  const stopped = route.closedAt !== null;
  const reached = [route.acknowledgedAt, route.qualifiedAt, route.answeredAt];
  const clocks: RouteClock[] = needClocks.map(({ key, days }, index) => {
    const due = addWorkingDays(start, days);
    const done = reached[index] ? dayInChina(reached[index]) : null;
    if (done !== null) return { key, due, state: 'done', done, inTime: done <= due };
    return { key, due, state: stopped ? 'stopped' : running(due, today), done, inTime: null };
  });
  if (stopped || !route.acknowledgedAt) return clocks;
  const open = { done: null, inTime: null };
  if (route.nextOn) clocks.push({ key: 'next', due: route.nextOn, state: running(route.nextOn, today), ...open });
  const heard = dayInChina(route.reportedAt ?? route.acknowledgedAt);
  const due = dayInChina(new Date(Date.parse(`${heard}T00:00:00+08:00`) + reportDays * 86_400_000));
  clocks.push({ key: 'report', due, state: running(due, today), ...open });
  return clocks;
}

/** How far up an overdue clock has gone: 0 nobody, 1 the receiver's own heads, 2 secretaries after 3 working days, 3 administrators after 7. */
export type Level = 0 | 1 | 2 | 3;

/** The level that the clock which is overdue the longest has reached on a day. */
export function levelOf(clocks: readonly RouteClock[], today: string): Level {
  const late = clocks.filter(clock => clock.state === 'overdue').map(clock => clock.due);
  if (late.length === 0) return 0;
  const days = workingDaysBetween(late.toSorted()[0]!, today);
  return days >= 7 ? 3 : days >= 3 ? 2 : 1;
}
