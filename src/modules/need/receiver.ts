import { type Condition, findOwners } from '#modules/match/index.ts';
import { dayInChina } from '#platform/clock.ts';
import type { Db } from '#platform/database.ts';
import { averageDays, type Received, type Response, responseOf } from './average.ts';

/** A receiver as an enterprise chooses it. */
export type Receiver = {
  id: string;
  name: string;
  /** Score of its best offer; null where none of its offers fits. */
  score: number | null;
  /** Code and title of its best offer, and how many of its offers were among the best. */
  offer: { code: string; title: string } | null;
  offers: number;
  response: Response & { rating: number | null; ratings: number };
};

/** How many receivers are proposed when the enterprise has not chosen. */
export const usualReceivers = 3;

/** The confirmed receivers for these conditions: those with the best offers first, then the others by name; at most 40. */
export async function listReceivers(db: Db, conditions: readonly Condition[], now: Date): Promise<Receiver[]> {
  const best = new Map((await findOwners(db, conditions, now)).map(({ organisation, ...own }) => [organisation, own]));
  const rows = await db<{ id: string; name: string }[]>`
    select id, name from account.organization where kind = 'receiver' and confirmed_at is not null
    order by array_position(${[...best.keys()]}::text[], id::text), name, id limit 40`;
  const responses = await readResponses(
    db,
    rows.map(row => row.id),
    now,
  );
  return rows.map(row => ({
    ...row,
    ...(best.get(row.id) ?? { score: null, offer: null, offers: 0 }),
    response: responses.get(row.id)!,
  }));
}

/** The public averages of receivers over 90 days, with what enterprises rated. */
export async function readResponses(db: Db, ids: readonly string[], now: Date): Promise<Map<string, Receiver['response']>> {
  const since = new Date(now.getTime() - (averageDays + 1) * 86_400_000);
  const [received, rated] = await Promise.all([
    // In days of China and counted, since a receiver may have thousands of requests and a day has only so many ways to end.
    db<(Received & { organisation: string })[]>`
      select organisation, (routed_at at time zone 'Asia/Shanghai')::date as "routedOn", (answered_at at time zone 'Asia/Shanghai')::date as "answeredOn",
        (closed_at at time zone 'Asia/Shanghai')::date as "leftOn", count(*)::int as times
      from need.route where organisation = any(${ids as string[]}::uuid[]) and routed_at >= ${since} group by 1, 2, 3, 4`,
    db<{ organisation: string; rating: number; ratings: number }[]>`
      select r.organisation, avg(g.score)::float8 as rating, count(*)::int as ratings
      from need.rating g join need.route r on r.id = g.route where r.organisation = any(${ids as string[]}::uuid[]) group by 1`,
  ]);
  const own = Map.groupBy(received, row => row.organisation);
  const today = dayInChina(now);
  return new Map(
    ids.map(id => {
      const { rating = null, ratings = 0 } = rated.find(row => row.organisation === id) ?? {};
      return [id, { ...responseOf(own.get(id) ?? [], today), rating, ratings }] as const;
    }),
  );
}
