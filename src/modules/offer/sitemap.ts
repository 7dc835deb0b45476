import type { Db } from '#platform/database.ts';
import { visitor } from '#shared/viewer.ts';
import { findable } from './where.ts';

/** How many ids one part of a sitemap spans. */
const span = 20_000;

/** Which parts a sitemap of listings has, each with when one in it was last confirmed. */
export function listOfferParts(db: Db): Promise<{ part: number; changedAt: Date }[]> {
  return db.unsafe<{ part: number; changedAt: Date }[]>(
    `select (o.id / ${span})::int as part, max(o.confirmed_at) as "changedAt" from offer.offer o
    where ${findable(visitor)} group by part order by part limit 50000`,
    [],
    { prepare: true },
  );
}

/** The public listings of one part, by number. */
export function readOfferPart(db: Db, part: number): Promise<{ code: string; changedAt: Date }[]> {
  return db.unsafe<{ code: string; changedAt: Date }[]>(
    `select o.code, o.confirmed_at as "changedAt" from offer.offer o
    where ${findable(visitor)} and o.id >= $1::bigint and o.id < $2::bigint order by o.id`,
    [part * span, (part + 1) * span],
    { prepare: true },
  );
}
