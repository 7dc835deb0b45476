import { recordAct } from '#modules/account/index.ts';
import { closeWant } from '#modules/match/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import { closeRoutes } from './close.ts';
import { record } from './event.ts';
import { consentEnded, noRequest, wordsOf } from './hand.ts';
import { needPermissions } from './may.ts';
import { followRoutes } from './route.ts';
import { closedStages, type NeedStage } from './stage.ts';

/**
 * Carries a request on in another one of the same enterprise: receivers that have only the first get the second, masked again; the first becomes
 * 已合并 and keeps its events. Refuses requests that share neither telephone nor credit code.
 */
export async function mergeNeeds(
  tx: Tx,
  viewer: Viewer,
  clock: Clock,
  { from, into, why }: { from: string; into: string; why: string },
): Promise<void> {
  insist(may(viewer, needPermissions.merge));
  const words = wordsOf(why, 'why');
  const rows = await tx<
    { id: number; number: string; stage: NeedStage; erased: boolean; phone: string | null; credit: string | null }[]
  >`
    select id, number, stage, erased_at is not null as erased, encode(phone, 'hex') as phone, encode(credit, 'hex') as credit
    from need.need where number in (${from.slice(0, 40)}, ${into.slice(0, 40)}) order by id for no key update`;
  const [first, second] = [from, into].map(number => rows.find(row => row.number === number));
  if (!first || !second) throw noRequest();
  if (first.stage === 'merged') return;
  if (first.erased || second.erased) throw consentEnded();
  if (first === second || closedStages.includes(second.stage) || closedStages.includes(first.stage))
    throw new Refused('conflict', ['只能合并两条进行中的需求', 'Only two requests that are under way can be merged']);
  const same =
    (first.phone !== null && first.phone === second.phone) || (first.credit !== null && first.credit === second.credit);
  if (!same)
    throw new Refused('conflict', [
      '两条需求的电话和信用代码都不相同，不能合并',
      'The two requests share neither telephone nor credit code',
    ]);
  const now = clock();
  await tx`
    update need.route set need = ${second.id}, step = 0 where need = ${first.id} and closed_at is null
      and organisation not in (select organisation from need.route where need = ${second.id})`;
  await tx`
    update need.need set receivers = least(9, greatest(receivers, (select count(*) from need.route where need = ${second.id} and closed_at is null)))
    where id = ${second.id}`;
  await closeRoutes(tx, first.id, 'merged', now);
  await tx`update need.need set stage = 'merged', merged_into = ${second.id} where id = ${first.id}`;
  await closeWant(tx, first.id);
  const by = viewer.kind === 'operator' ? 'operator' : 'secretary';
  await record(tx, first.id, now, { kind: 'merged', stage: 'merged', words, by });
  await record(tx, second.id, now, { kind: 'merged', words, by });
  await followRoutes(tx, second.id);
  await recordAct(tx, viewer, { what: 'need.merge', object: `need:${from}`, details: { into } });
}
