import type { Db } from '#platform/database.ts';
import { type FreshnessState, freshnessOf } from './freshness.ts';

/** A listing of an organisation that nobody confirmed for more than 30 days. */
export type Ageing = {
  id: number;
  code: string;
  organisation: string;
  confirmedAt: Date;
  state: Exclude<FreshnessState, 'fresh'>;
};

/** The listed offers of organisations that are to be confirmed again, those beyond 150 days left out: their owners heard of it. */
export async function listAgeing(db: Db, now: Date): Promise<Ageing[]> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const rows = await db<Omit<Ageing, 'state'>[]>`
    select id, code, owner as organisation, confirmed_at as "confirmedAt" from offer.offer
    where owner is not null and publication = 'listed' and lease_status in ('planned', 'open', 'reserved')
      and confirmed_at <= ${before(31)} and confirmed_at > ${before(151)} order by id`;
  return rows.map(row => ({ ...row, state: freshnessOf(row.confirmedAt, now).state as Ageing['state'] }));
}
