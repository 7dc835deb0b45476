import { type Condition, findMatches } from '#modules/match/index.ts';
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
  const best = await bestOwners(db, conditions, now);
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

type Best = Pick<Receiver, 'score' | 'offer' | 'offers'>;

/** The organisations behind the best offers, best first; pages on until three are found, at most 200 offers deep. */
async function bestOwners(db: Db, conditions: readonly Condition[], now: Date): Promise<Map<string, Best>> {
  const best = new Map<string, Best>();
  for (let offset = 0; conditions.length > 0 && offset < 200 && best.size < usualReceivers; offset += 50) {
    const { results } = await findMatches(db, { conditions, limit: 50, offset, now, owned: true });
    const codes = results.map(match => match.offer.code);
    const owners = await db<{ code: string; owner: string }[]>`
      select o.code, o.owner from offer.offer o join account.organization a on a.id = o.owner
      where o.code = any(${codes}) and a.kind = 'receiver' and a.confirmed_at is not null`;
    const ownerOf = new Map(owners.map(row => [row.code, row.owner]));
    for (const { offer, score } of results) {
      const owner = ownerOf.get(offer.code);
      if (!owner) continue;
      const there = best.get(owner);
      if (there) there.offers++;
      else best.set(owner, { score, offer: { code: offer.code, title: offer.title }, offers: 1 });
    }
    if (results.length < 50) break;
  }
  return best;
}

/** The public averages of receivers over 90 days, with what enterprises rated. */
export async function readResponses(db: Db, ids: readonly string[], now: Date): Promise<Map<string, Receiver['response']>> {
  const since = new Date(now.getTime() - (averageDays + 1) * 86_400_000);
  const received = await db<{ organisation: string; routedAt: Date; answeredAt: Date | null; leftAt: Date | null }[]>`
    select organisation, routed_at as "routedAt", answered_at as "answeredAt", closed_at as "leftAt"
    from need.route where organisation = any(${ids as string[]}::uuid[]) and routed_at >= ${since}`;
  const rated = await db<{ organisation: string; rating: number; ratings: number }[]>`
    select r.organisation, avg(g.score)::float8 as rating, count(*)::int as ratings
    from need.rating g join need.route r on r.id = g.route where r.organisation = any(${ids as string[]}::uuid[]) group by 1`;
  const day = (moment: Date | null) => (moment ? dayInChina(moment) : null);
  const today = dayInChina(now);
  return new Map(
    ids.map(id => {
      const own: Received[] = received
        .filter(row => row.organisation === id)
        .map(row => ({ routedOn: dayInChina(row.routedAt), answeredOn: day(row.answeredAt), leftOn: day(row.leftAt) }));
      const { rating = null, ratings = 0 } = rated.find(row => row.organisation === id) ?? {};
      return [id, { ...responseOf(own, today), rating, ratings }] as const;
    }),
  );
}
