import { recordAct } from '#modules/account/index.ts';
import { type Condition, readWant } from '#modules/match/index.ts';
import { workingDaysBetween } from '#modules/reference/index.ts';
import { type Clock, dayInChina } from '#platform/clock.ts';
import type { Db, Tx } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import { closeRoutes } from './close.ts';
import { record } from './event.ts';
import { holdRoute, lockNeed, noRequest, refuseClosed, wordsOf } from './hand.ts';
import { needPermissions } from './may.ts';
import { moveOf } from './move.ts';
import { addRoutes, followRoutes } from './route.ts';
import type { NeedStage } from './stage.ts';

/** How many claimed requests a receiver may have in hand at once. */
export const claimLimit = 5;

/** Working days after which a request that was not acknowledged goes back to the pool. */
const idleDays = 2;

/** A request in the pool: no company, no person, no telephone. */
export type Pooled = { number: string; text: string; purpose: string | null; createdAt: Date; conditions: Condition[] };

/** The requests that any receiver can claim, newest first, at most 50 a page; `after` is the number where the page before ended. */
export async function listPool(
  db: Db,
  viewer: Viewer,
  after: string | null = null,
): Promise<{ lines: Pooled[]; next: string | null }> {
  insist(may(viewer, needPermissions.readPool));
  const rows = await db<(Omit<Pooled, 'conditions'> & { id: number })[]>`
    select id, number, text, purpose, created_at as "createdAt" from need.need
    where stage = 'pool' and pooled and erased_at is null
      and (${after}::text is null or (created_at, id) < (select created_at, id from need.need where number = ${after}))
    order by created_at desc, id desc limit 21`;
  const shown = rows.slice(0, 20);
  const lines = await Promise.all(
    shown.map(async ({ id, ...line }) => ({ ...line, conditions: (await readWant(db, id))?.conditions ?? [] })),
  );
  return { lines, next: rows.length > 20 ? shown.at(-1)!.number : null };
}

/**
 * A receiver takes a request out of the pool; of two at the same moment one gets it, the other hears so. Throws Refused('conflict') also where the
 * receiver has as many as it may. Gives the id of its request.
 */
export async function claimNeed(tx: Tx, viewer: Viewer, clock: Clock, number: string, organisation: string): Promise<string> {
  insist(may(viewer, needPermissions.claim, { organisation }));
  const [need] = await tx<{ id: number }[]>`select id from need.need where number = ${number.slice(0, 40)} and pooled`;
  if (!need) throw noRequest();
  await lockNeed(tx, need.id);
  await tx`select pg_advisory_xact_lock(hashtextextended('claims of ' || ${organisation}, 0))`;
  const [state] = await tx<{ stage: NeedStage; erased: boolean; route: string | null; claims: number; name: string | null }[]>`
    select stage, erased_at is not null as erased,
      (select id from need.route where need = n.id and organisation = ${organisation}) as route,
      (select count(*)::int from need.route where organisation = ${organisation} and chosen_by = 'pool' and closed_at is null) as claims,
      (select name from account.organization where id = ${organisation} and kind = 'receiver' and confirmed_at is not null) as name
    from need.need n where id = ${need.id}`;
  const { stage, erased, route, claims, name } = state!;
  if (!name) throw noRequest();
  if (route) throw new Refused('conflict', ['贵单位已经接过这条需求', 'Your organisation has had this request already']);
  if (stage !== 'pool' || erased)
    throw new Refused('conflict', [
      '这条需求刚被别家认领或已撤回',
      'Somebody else has just claimed this request, or it was withdrawn',
    ]);
  if (claims >= claimLimit)
    throw new Refused('conflict', [
      `最多同时认领 ${claimLimit} 条，请先处理或退回手上的需求`,
      `At most ${claimLimit} claimed requests at once; handle or return one first`,
    ]);
  const now = clock();
  await addRoutes(tx, need.id, [{ id: organisation, name }], 'pool', now, viewer, number);
  await followRoutes(tx, need.id);
  const [made] = await tx<{ id: string }[]>`select id from need.route where need = ${need.id} and organisation = ${organisation}`;
  return made!.id;
}

/** A receiver gives a request back, and says why; where the enterprise agreed to that, others can claim it. */
export async function returnRequest(tx: Tx, viewer: Viewer, clock: Clock, id: string, why: string): Promise<void> {
  const held = await holdRoute(tx, viewer, id);
  if (held.stage === 'pool') return;
  refuseClosed(held);
  if (!moveOf(held.stage, 'pool', 'receiver', 'pool'))
    throw new Refused('conflict', ['签约后不能退回', 'A signed request cannot be returned']);
  const words = wordsOf(why, 'why');
  const now = clock();
  await closeRoutes(tx, held.need, 'pool', now, { route: id });
  await record(tx, held.need, now, { kind: 'pool', stage: 'pool', words, by: 'receiver', route: id });
  await recordAct(tx, viewer, {
    what: 'need.return',
    object: `need:${held.number}`,
    details: { organisation: held.organisation },
  });
  await followRoutes(tx, held.need);
}

/**
 * Takes requests back that nobody acknowledged within two working days, where the enterprise agreed to the pool, and those of receivers that are
 * gone from here; gives how many. Run once a day.
 */
export async function returnIdle(tx: Tx, clock: Clock): Promise<number> {
  const now = clock();
  const today = dayInChina(now);
  const rows = await tx<{ id: string; need: number; number: string; organisation: string | null; routedAt: Date }[]>`
    select r.id, r.need, n.number, r.organisation, r.routed_at as "routedAt"
    from need.route r join need.need n on n.id = r.need and n.erased_at is null
    where r.closed_at is null and (r.organisation is null or (n.pooled and r.stage = 'L10')) for no key update of n skip locked`;
  const idle = rows.filter(row => row.organisation === null || workingDaysBetween(dayInChina(row.routedAt), today) > idleDays);
  let count = 0;
  for (const { id, need, number, organisation } of idle) {
    const [still] =
      await tx`select 1 from need.route where id = ${id} and closed_at is null and (organisation is null or stage = 'L10')`;
    if (!still) continue;
    await closeRoutes(tx, need, 'pool', now, { route: id });
    await record(tx, need, now, { kind: 'pool', stage: 'pool', by: 'system', route: id });
    await recordAct(tx, 'system', { what: 'need.return', object: `need:${number}`, details: { organisation } });
    await followRoutes(tx, need);
    count++;
  }
  return count;
}
