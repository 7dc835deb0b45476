import { recordAct } from '#modules/account/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import { Refused } from '#shared/refused.ts';
import { type Viewer, visitor } from '#shared/viewer.ts';
import { closeRoutes } from './close.ts';
import { byOf, record } from './event.ts';
import { consentEnded, holdOwnRoute, lockNeed, noRequest, wordsOf } from './hand.ts';
import { type Opening, openNeed } from './need.ts';
import { closedStages, type NeedStage } from './stage.ts';

export type Choice = {
  /** Ids of organisations, beside those that have the request already. */
  receivers: readonly string[];
  /** How many may have it at once, 1 to 9. */
  count: number;
  /** What a receiver that gives a reason sees at once: 1 company, 2 person, 3 telephone. */
  openStep: number;
  /** Whether it may stand in the pool, masked. */
  pooled: boolean;
};

/**
 * The enterprise says how many receivers may have its request and which get it now; nothing goes to anybody whom it did not choose. Choosing
 * the same again changes nothing. Throws Refused('invalid') where more are chosen than it allows, or one that is no confirmed receiver.
 */
export async function chooseReceivers(tx: Tx, opening: Opening, clock: Clock, choice: Choice): Promise<void> {
  const id = await openNeed(tx, opening, 'decide');
  if (id === null) throw noRequest();
  await lockNeed(tx, id);
  const { count, openStep, pooled } = choice;
  if (!Number.isInteger(count) || count < 1 || count > 9) throw wrong('count', '请选 1 到 9 家', 'Choose 1 to 9');
  if (![1, 2, 3].includes(openStep)) throw wrong('open_step', '请选择可以看到哪一步', 'Choose what may be seen');
  const [need] = await tx<{ number: string; stage: NeedStage; erased: boolean }[]>`
    select number, stage, erased_at is not null as erased from need.need where id = ${id}`;
  if (need!.erased) throw consentEnded();
  if (closedStages.includes(need!.stage))
    throw new Refused('conflict', ['这条需求已经结束，不能再分派', 'This request is over; it cannot be passed on']);
  const asked = [...new Set(choice.receivers)];
  const known = await tx<{ id: string; name: string; there: boolean; open: boolean }[]>`
    select o.id, o.name, r.id is not null as there, coalesce(r.closed_at is null and r.id is not null, false) as open
    from account.organization o left join need.route r on r.organisation = o.id and r.need = ${id}
    where (o.id::text = any(${asked}) and o.kind = 'receiver' and o.confirmed_at is not null) or r.id is not null`;
  if (asked.some(one => !known.some(each => each.id === one)))
    throw wrong(
      'receivers',
      '有的接收方已不可选，请重新勾选',
      'One of the receivers cannot be chosen any more; please choose anew',
    );
  const added = known.filter(one => !one.there && asked.includes(one.id));
  if (known.filter(one => one.open).length + added.length > count)
    throw wrong(
      'receivers',
      `最多同时提供给 ${count} 家，请少选几家或调高上限`,
      `At most ${count} at once; choose fewer or raise the limit`,
    );
  const now = clock();
  const viewer = viewerOf(opening);
  await tx`update need.need set receivers = ${count}, open_step = ${openStep}, pooled = ${pooled} where id = ${id}`;
  await addRoutes(tx, id, added, 'enterprise', now, viewer, need!.number);
  await recordAct(tx, viewer, {
    what: 'need.choose',
    object: `need:${need!.number}`,
    details: { count, step: openStep, pooled },
  });
  await followRoutes(tx, id);
}

/** Passes a need to these receivers, each told in its history and in the audit log. */
export async function addRoutes(
  tx: Tx,
  need: number,
  receivers: readonly { id: string; name: string }[],
  by: 'enterprise' | 'pool' | 'secretary',
  now: Date,
  viewer: Viewer,
  number: string,
): Promise<void> {
  for (const { id, name } of receivers) {
    const [route] = await tx<{ id: string }[]>`
      insert into need.route (need, organisation, chosen_by, routed_at) values (${need}, ${id}, ${by}, ${now}) returning id`;
    const kind = by === 'pool' ? 'claimed' : 'routed';
    await record(tx, need, now, { kind, words: name, by: by === 'pool' ? 'receiver' : byOf(viewer), route: route!.id });
    await recordAct(tx, viewer, { what: 'need.route', object: `need:${number}`, details: { organisation: id, by } });
  }
}

/** The enterprise takes its request back from one receiver; nothing of the contact stays open to it. */
export async function takeBack(tx: Tx, opening: Opening, clock: Clock, id: string): Promise<void> {
  const held = await holdOwnRoute(tx, opening, id);
  if (held.closed) return;
  const now = clock();
  await closeRoutes(tx, held.need, 'cancelled', now, { route: held.id });
  const viewer = viewerOf(opening);
  await record(tx, held.need, now, { kind: 'closed', stage: 'cancelled', by: byOf(viewer), route: held.id });
  await recordAct(tx, viewer, {
    what: 'need.take-back',
    object: `need:${held.number}`,
    details: { organisation: held.organisation },
  });
  await followRoutes(tx, held.need);
}

/** The enterprise found elsewhere what it wanted; the request ends for every receiver. */
export async function foundElsewhere(tx: Tx, opening: Opening, clock: Clock, words: string): Promise<void> {
  const id = await openNeed(tx, opening, 'decide');
  if (id === null) throw noRequest();
  await lockNeed(tx, id);
  const why = wordsOf(words, 'words', 400);
  const [need] = await tx<{ number: string; stage: NeedStage }[]>`select number, stage from need.need where id = ${id}`;
  if (closedStages.includes(need!.stage)) return;
  const now = clock();
  await closeRoutes(tx, id, 'elsewhere', now);
  await tx`update need.need set stage = 'elsewhere' where id = ${id}`;
  const viewer = viewerOf(opening);
  await record(tx, id, now, { kind: 'stage', stage: 'elsewhere', words: why, by: byOf(viewer) });
  await recordAct(tx, viewer, { what: 'need.elsewhere', object: `need:${need!.number}` });
}

/**
 * Brings the stage of a need up to that of the receiver who is furthest: landed first, then the furthest of those who have it; with none
 * left it stands in the pool where the enterprise agreed to that, else it is 已匹配 once more. A need that is over stays as it is.
 */
export async function followRoutes(tx: Tx, need: number): Promise<void> {
  await tx`
    update need.need n set stage = coalesce(
      (select stage from need.route r where r.need = n.id and (r.closed_at is null or r.stage in ('L140', 'L150'))
        order by r.closed_at is null, case when stage like 'L%' then substr(stage, 2)::int else 0 end desc limit 1),
      case when n.pooled then 'pool' when exists (select from need.route where need = n.id) then 'L50' else n.stage end)
    where n.id = ${need} and n.stage not in ('lost', 'elsewhere', 'expired', 'cancelled', 'merged')`;
}

/** Who acts by an opening: a visitor with the private link, or a member. */
export function viewerOf(opening: Opening): Viewer {
  return typeof opening === 'string' ? visitor : opening.viewer;
}

function wrong(field: string, zh: string, en: string): Refused {
  return new Refused('invalid', [zh, en], { [field]: zh });
}
