import { recordAct } from '#modules/account/index.ts';
import { holdOffer } from '#modules/offer/index.ts';
import { type Clock, dayInChina } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import { advanceBy, isDay, type Next } from './advance.ts';
import { freeHeld } from './close.ts';
import { record } from './event.ts';
import { holdRoute, refuseClosed } from './hand.ts';
import { followRoutes } from './route.ts';
import { ownListing } from './viewing.ts';

/** Longest time for which a listing can be kept, in days. */
const holdDays = 30;

/**
 * Keeps one of the receiver's listings for a request until the end of a day; the listing is 意向中 and proposed to nobody else. Of two at the same
 * moment one gets it. Throws Refused('conflict') where it is not free.
 */
export async function reserveOffer(
  tx: Tx,
  viewer: Viewer,
  clock: Clock,
  id: string,
  { offer, until, ...next }: Partial<Next> & { offer: string; until: string },
): Promise<void> {
  const held = await holdRoute(tx, viewer, id);
  refuseClosed(held);
  const now = clock();
  const last = dayInChina(new Date(now.getTime() + holdDays * 86_400_000));
  if (!isDay(until) || until < dayInChina(now) || until > last) {
    const zh = `请选今天起 ${holdDays} 天以内的日期`;
    throw new Refused('invalid', [zh, `Choose a day within ${holdDays} days from today`], { until: zh });
  }
  const listing = await ownListing(tx, held, offer);
  const [mine] = await tx`select 1 from need.reservation where offer = ${listing} and route = ${id} and state = 'held'`;
  if (mine) return;
  await advanceBy(tx, viewer, held, { act: 'reservation', to: 'L120', words: `${offer} ${until}`, next }, now);
  await holdOffer(tx, viewer, offer);
  await tx`insert into need.reservation (route, offer, until, created_at) values (${id}, ${listing}, ${until}, ${now})`;
}

/** The receiver gives a listing that it kept back to the market before its day. */
export async function freeReservation(tx: Tx, viewer: Viewer, clock: Clock, id: string): Promise<void> {
  const held = await holdRoute(tx, viewer, id);
  const now = clock();
  await freeHeld(tx, [id], 'freed', now);
  await backToTalks(tx, id, held.need);
  await recordAct(tx, viewer, { what: 'need.free', object: `need:${held.number}`, details: { organisation: held.organisation } });
}

/** Frees listings whose reservation ran out before today; gives how many. To be run once a day. */
export async function expireReservations(tx: Tx, clock: Clock): Promise<number> {
  const now = clock();
  const rows = await tx<{ route: string; need: number; number: string; code: string }[]>`
    select s.route, r.need, n.number, o.code from need.reservation s join need.route r on r.id = s.route join need.need n on n.id = r.need
    join offer.offer o on o.id = s.offer where s.state = 'held' and s.until < ${dayInChina(now)} for no key update of n skip locked`;
  for (const { route, need, number, code } of rows) {
    await freeHeld(tx, [route], 'expired', now, dayInChina(now));
    await backToTalks(tx, route, need);
    await record(tx, need, now, { kind: 'reservation', words: code, by: 'system', route });
    await recordAct(tx, 'system', { what: 'need.expire-reservation', object: `need:${number}` });
  }
  return rows.length;
}

/** A request for which nothing is kept any more is being negotiated. */
async function backToTalks(tx: Tx, route: string, need: number): Promise<void> {
  await tx`
    update need.route set stage = 'L110' where id = ${route} and stage = 'L120'
      and not exists (select from need.reservation where route = ${route} and state = 'held')`;
  await followRoutes(tx, need);
}
