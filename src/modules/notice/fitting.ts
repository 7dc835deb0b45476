import { findNeedsFor } from '#modules/match/index.ts';
import { closedStages } from '#modules/need/index.ts';
import { type Clock, dayInChina } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import { tell } from './tell.ts';

/** How many new offers one need is told of in a day; a large import must not bury the rest. */
export const mostFitting = 20;

/**
 * Tells the needs that an offer fits now, each once and with the reason; gives how many. It fits where it is known to miss nothing hard and at
 * least as much of that is met as is still to be asked. Needs without an organisation have nobody who could be told.
 */
export async function tellFitting(tx: Tx, clock: Clock, code: string): Promise<number> {
  const now = clock();
  const found = (await findNeedsFor(tx, code, { limit: 500, now })).filter(({ verdicts }) => {
    const hard = verdicts.filter(one => one.hard);
    const met = hard.filter(one => one.verdict === 'met').length;
    return met > 0 && hard.length - met <= met;
  });
  if (found.length === 0) return 0;
  const day = new Date(`${dayInChina(now)}T00:00:00+08:00`);
  const told = await tx<{ need: number; offer: number; owner: string }[]>`
    with fitting as (
      select n.id as need, o.id as offer, n.owner from need.need n join offer.offer o on o.code = ${code}
      where n.id = any(${found.map(one => one.need)}) and n.owner is not null and n.erased_at is null
        and n.stage <> all(${closedStages as string[]}) and n.owner is distinct from o.owner
        and (select count(*) from notice.told t where t.need = n.id and t.at >= ${day}) < ${mostFitting}),
    told as (
      insert into notice.told (need, offer, at) select need, offer, ${now} from fitting on conflict do nothing returning need)
    select need, offer, owner from fitting join told using (need) order by need`;
  for (const { need, offer, owner } of told) {
    const { score, verdicts } = found.find(one => one.need === need)!;
    const named = (verdict: string) => verdicts.filter(one => one.verdict === verdict).map(one => one.criterion);
    await tell(tx, now, {
      ...{ kind: 'offer_fits', key: `fits ${need} ${offer}`, organisation: owner, need, offer },
      params: { score: Math.round(score), met: named('met'), near: named('near'), unknown: named('unknown') },
    });
  }
  return told.length;
}
