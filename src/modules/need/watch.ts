import { recordAct } from '#modules/account/index.ts';
import { type Clock, dayInChina } from '#platform/clock.ts';
import type { Db, Tx } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import { type ClockedRoute, clockColumns, type Level, levelOf, readRouteClock } from './clock.ts';
import { closeRoutes } from './close.ts';
import { record } from './event.ts';
import { lockNeed, noRequest, wordsOf } from './hand.ts';
import { needPermissions } from './may.ts';
import { followRoutes } from './route.ts';
import { closedStages, type NeedStage, needStages } from './stage.ts';

/**
 * Brings what is overdue a level up: to the heads of the receiver, then to secretaries, then to administrators; the enterprise reads it in the
 * history. Gives how many went up. To be run once a day; again on the same day it changes nothing.
 */
export async function escalateRoutes(tx: Tx, clock: Clock): Promise<number> {
  const now = clock();
  const today = dayInChina(now);
  const rows = await tx.unsafe<
    (ClockedRoute & { id: string; need: number; number: string; organisation: string; level: Level })[]
  >(
    `select r.id, r.need, n.number, r.organisation, r.level, ${clockColumns}
     from need.route r join need.need n on n.id = r.need where r.closed_at is null order by r.need for no key update of n skip locked`,
  );
  let count = 0;
  for (const row of rows) {
    const level = levelOf(readRouteClock(row, now), today);
    if (level <= row.level) continue;
    await tx`update need.route set level = ${level} where id = ${row.id}`;
    await record(tx, row.need, now, { kind: 'escalated', words: String(level), by: 'system', route: row.id });
    await recordAct(tx, 'system', {
      what: 'need.escalate',
      object: `need:${row.number}`,
      details: { organisation: row.organisation, level },
    });
    count++;
  }
  return count;
}

/** A request that is overdue so long that it went beyond its receiver. */
export type Overdue = { id: string; number: string; receiver: string; stage: NeedStage; level: Level; nextOn: string | null };

/** What went up to secretaries, or to administrators from level 3, the highest first; at most 200. */
export async function listOverdue(db: Db, viewer: Viewer, level: Level = 2): Promise<Overdue[]> {
  insist(may(viewer, needPermissions.watch));
  return db<Overdue[]>`
    select r.id, n.number, o.name as receiver, r.stage, r.level, r.next_on as "nextOn"
    from need.route r join need.need n on n.id = r.need join account.organization o on o.id = r.organisation
    where r.closed_at is null and r.level >= ${level} order by r.level desc, r.routed_at limit 200`;
}

/**
 * Sets a request to a stage that the table of moves does not lead to. Only who may force can, and only with a reason that receiver and enterprise
 * both read; what was merged stays merged.
 */
export async function forceStage(
  tx: Tx,
  viewer: Viewer,
  clock: Clock,
  { id, to, why }: { id: string; to: string; why: string },
): Promise<void> {
  insist(may(viewer, needPermissions.force));
  const words = wordsOf(why, 'why', 400);
  const stage = needStages.find(one => one === to && !['L60', 'L140', 'L150', 'merged'].includes(one));
  if (!stage) throw new Refused('invalid', ['不能强制到这个阶段', 'This stage cannot be forced'], { to: '不能强制到这个阶段' });
  const [there] = /^[0-9a-f-]{36}$/.test(id) ? await tx<{ need: number }[]>`select need from need.route where id = ${id}` : [];
  if (!there) throw noRequest();
  await lockNeed(tx, there.need);
  const [row] = await tx<{ stage: NeedStage; number: string; erased: boolean; closed: boolean }[]>`
    select r.stage, n.number, n.erased_at is not null as erased, r.closed_at is not null as closed
    from need.route r join need.need n on n.id = r.need where r.id = ${id}`;
  if (row!.erased || row!.stage === 'merged')
    throw new Refused('conflict', [
      '授权已撤回或已合并，不能调整',
      'The consent has ended or it was merged; it cannot be changed',
    ]);
  const now = clock();
  const closes = stage === 'pool' || closedStages.includes(stage);
  if (closes) {
    if (stage === 'lost') await tx`update need.route set reason = 'other' where id = ${id}`;
    await closeRoutes(tx, there.need, stage, now, { route: id });
  } else await tx`update need.route set stage = ${stage}, closed_at = null where id = ${id}`;
  const by = viewer.kind === 'operator' ? 'operator' : 'secretary';
  await record(tx, there.need, now, { kind: 'forced', stage, words, by, route: id });
  await recordAct(tx, viewer, { what: 'need.force', object: `need:${row!.number}`, details: { from: row!.stage, to: stage } });
  await followRoutes(tx, there.need);
}
