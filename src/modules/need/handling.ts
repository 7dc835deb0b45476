import { recordAct } from '#modules/account/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Db, Tx } from '#platform/database.ts';
import type { Secret } from '#platform/secret.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import { cleanLine } from '#shared/text.ts';
import type { Viewer } from '#shared/viewer.ts';
import { type ClockKey, readNeedClock } from './clock.ts';
import { closeRoutes } from './close.ts';
import { byOf, record } from './event.ts';
import { needPermissions } from './may.ts';
import { openContact } from './need.ts';
import { closedStages, type NeedStage, stageRank } from './stage.ts';

/** A line of the operators' list of requests. */
export type NeedLine = {
  id: number;
  number: string;
  stage: NeedStage;
  text: string | null;
  company: string | null;
  contact: string | null;
  createdAt: Date;
};

export type NeedList = {
  /** Leaves out those in which nothing more is owed. */
  open: boolean;
  limit?: number;
  /** Only these, such as those that a reverse search found. */
  ids?: readonly number[];
};

/** The newest needs for whoever handles them, contacts masked. */
export async function listNeeds(db: Db, viewer: Viewer, { open, limit = 100, ids }: NeedList): Promise<NeedLine[]> {
  insist(may(viewer, needPermissions.list));
  const without = open ? (closedStages as string[]) : [];
  return db<NeedLine[]>`
    select id, number, stage, text, company, contact_masked as contact, created_at as "createdAt"
    from need.need where stage <> all(${without}) ${ids ? db`and id = any(${[...ids]})` : db``}
    order by created_at desc, id desc limit ${limit}`;
}

/** How many needs are open, and for how many of them each promised clock has run out. */
export async function countNeeds(
  db: Db,
  viewer: Viewer,
  clock: Clock,
): Promise<{ open: number; overdue: Record<ClockKey, number> }> {
  insist(may(viewer, needPermissions.list));
  const rows = await db<{ createdAt: Date; stage: NeedStage; reached: NeedStage[] }[]>`
    select created_at as "createdAt", stage,
      array(select e.stage from need.event e where e.need = n.id and e.stage is not null) as reached
    from need.need n where stage <> all(${closedStages as string[]})`;
  const overdue: Record<ClockKey, number> = { acknowledged: 0, qualified: 0, answered: 0 };
  const now = clock();
  for (const { createdAt, stage, reached } of rows) {
    const events = reached.map(one => ({ at: now, stage: one }));
    for (const { key, state } of readNeedClock({ createdAt, stage, events }, now)) if (state === 'overdue') overdue[key]++;
  }
  return { open: rows.length, overdue };
}

/** Moves a need to another stage and appends it to the events; going back, leaving the road or reopening needs a reason. */
export async function moveNeed(
  tx: Tx,
  viewer: Viewer,
  clock: Clock,
  number: string,
  to: { stage: NeedStage; words?: string },
): Promise<void> {
  insist(may(viewer, needPermissions.move));
  const need = await lockNeed(tx, number);
  if (need.erased)
    throw new Refused('conflict', [
      '授权已撤回或到期，不能再处理',
      'The consent has ended; the request cannot be handled any more',
    ]);
  const words = to.words ? cleanLine(to.words).slice(0, 400) : '';
  const [from, goal] = [stageRank(need.stage), stageRank(to.stage)];
  const onward = from !== null && goal !== null && goal > from;
  if (!onward && !words)
    throw new Refused('invalid', ['退回、离开或重新打开需要写明原因', 'Going back, leaving or reopening needs a reason']);
  if (to.stage === 'merged')
    throw new Refused('conflict', ['合并要指明并入哪条需求', 'Merging needs the request in which it is carried on']);
  // Where the whole request leaves the road, no receiver keeps it.
  if (goal === null && closedStages.includes(to.stage))
    await closeRoutes(tx, need.id, to.stage === 'lost' ? 'cancelled' : to.stage, clock());
  await tx`update need.need set stage = ${to.stage} where id = ${need.id}`;
  await record(tx, need.id, clock(), { kind: 'stage', stage: to.stage, by: byOf(viewer), ...(words ? { words } : {}) });
  await recordAct(tx, viewer, { what: 'need.move', object: `need:${number}`, details: { from: need.stage, to: to.stage } });
}

/** Opens the contact of a need for whoever may and says why; the look is logged first and its author sees it. */
export async function lookAtContact(
  tx: Tx,
  viewer: Viewer,
  secret: Secret,
  clock: Clock,
  number: string,
  why: string,
): Promise<{ person: string; phone: string }> {
  insist(may(viewer, needPermissions.look));
  const words = cleanLine(why).slice(0, 400);
  if (!words) throw new Refused('invalid', ['查看联系方式需要写明原因', 'Looking at a contact needs a reason']);
  const need = await lockNeed(tx, number);
  if (!need.contact) throw new Refused('conflict', ['联系方式已按授权删除', 'The contact was erased as agreed']);
  await record(tx, need.id, clock(), { kind: 'look', words, by: byOf(viewer) });
  await recordAct(tx, viewer, { what: 'need.look', object: `need:${number}` });
  const [person, phone] = openContact(secret, number, need.contact);
  return { person, phone };
}

async function lockNeed(
  tx: Tx,
  number: string,
): Promise<{ id: number; stage: NeedStage; contact: Uint8Array | null; erased: boolean }> {
  const [row] = await tx<{ id: number; stage: NeedStage; contact: Uint8Array | null; erased: boolean }[]>`
    select id, stage, contact, erased_at is not null as erased from need.need where number = ${number} for no key update`;
  if (!row) throw new Refused('missing', ['没有这条需求', 'There is no such request']);
  return row;
}
