import { addWorkingDays } from '#modules/reference/index.ts';
import { dayInChina } from '#platform/clock.ts';
import type { Db } from '#platform/database.ts';
import { type ClockedRoute, clockColumns, type RouteClockKey, readRouteClock } from './clock.ts';

/** What a receiver owes soon: which clock of which request, and by which day. */
export type Due = {
  route: string;
  need: number;
  organisation: string;
  /** The named person who has it in hand, if any. */
  handler: string | null;
  clock: RouteClockKey;
  due: string;
};

/** What every receiver owes today or by the next working day, so that nobody learns on a Sunday of what is due on Monday. */
export async function listDue(db: Db, now: Date): Promise<Due[]> {
  const last = addWorkingDays(dayInChina(now), 1);
  const rows = await db.unsafe<(ClockedRoute & Omit<Due, 'clock' | 'due'>)[]>(
    `select r.id as route, r.need, r.organisation, r.handler, ${clockColumns}
     from need.route r join need.need n on n.id = r.need
     where r.closed_at is null and r.organisation is not null and n.erased_at is null order by r.routed_at, r.id`,
  );
  return rows.flatMap(row =>
    readRouteClock(row, now)
      .filter(({ state, due }) => (state === 'running' || state === 'due_today') && due <= last)
      .map(({ key, due }) => ({
        ...{ route: row.route, need: row.need, organisation: row.organisation, handler: row.handler },
        ...{ clock: key, due },
      })),
  );
}
