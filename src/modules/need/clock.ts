import { addWorkingDays } from '#modules/reference/index.ts';
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

// The promises made to every enterprise: stage and working days.
const needClocks = [
  { key: 'acknowledged', stage: 'L20', days: 1 },
  { key: 'qualified', stage: 'L40', days: 3 },
  { key: 'answered', stage: 'L70', days: 7 },
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
  if (closedStages.includes(stage)) return 'stopped';
  if (today === due) return 'due_today';
  return today < due ? 'running' : 'overdue';
}
