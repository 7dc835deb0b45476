import type { Db, Tx } from '#platform/database.ts';
import { offerFields } from './field.ts';

const dates = offerFields.filter(field => field.value.is === 'date').map(field => field.key);

/** The oldest confirmation of the demonstration listings; null when there are none. */
export async function oldestDemo(db: Db): Promise<Date | null> {
  const [row] = await db<{ oldest: Date | null }[]>`select min(confirmed_at) as oldest from offer.offer where origin = 'demo'`;
  return row?.oldest ?? null;
}

/**
 * Moves every date of the demonstration listings and their proofs by so many days, so that a demonstration that runs for months
 * does not fade away. What someone confirmed by hand since then is not moved past `now`.
 */
export async function moveDemo(tx: Tx, days: number, now: Date): Promise<void> {
  await tx`
    update offer.offer set
      confirmed_at = least(confirmed_at + ${days} * interval '1 day', greatest(confirmed_at, ${now})),
      updated_at = greatest(updated_at, least(updated_at + ${days} * interval '1 day', ${now})),
      listed_at = least(listed_at + ${days} * interval '1 day', greatest(listed_at, ${now})),
      ${tx.unsafe(dates.map(key => `${key} = ${key} + ${Math.trunc(days)}`).join(', '))}
    where origin = 'demo'`;
  await tx`
    update offer.verification v set checked_on = checked_on + ${days}::int, valid_until = valid_until + ${days}::int
    from offer.offer o where o.id = v.offer and o.origin = 'demo'`;
}
