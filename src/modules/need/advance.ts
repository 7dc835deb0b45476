import { recordAct } from '#modules/account/index.ts';
import { type Clock, dayInChina } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import { closeRoutes } from './close.ts';
import { record } from './event.ts';
import { stampFirst } from './first-contact.ts';
import { type Held, holdRoute, refuseClosed, wordsIfAny, wordsOf } from './hand.ts';
import { moveOf } from './move.ts';
import { followRoutes } from './route.ts';
import { closedStages, type NeedStage, needStages, stageRank } from './stage.ts';

/** Why a request was lost; one is mandatory. */
export const lostReasons = {
  price: ['价格谈不拢', 'Price'],
  size: ['面积不合', 'Size'],
  condition: ['工艺条件不满足', 'Technical conditions'],
  place: ['地点不合', 'Place'],
  admission: ['达不到准入要求', 'Admission'],
  no_answer: ['联系不上', 'No answer'],
  postponed: ['项目推迟', 'Postponed'],
  competitor: ['去了别处', 'Went elsewhere'],
  duplicate: ['重复需求', 'Duplicate'],
  no_capacity: ['暂无房源', 'Nothing to offer'],
  other: ['其他', 'Other'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type LostReason = keyof typeof lostReasons;

/** What is done next and on which day; mandatory while a request is in hand. */
export type Next = { next: string; nextOn: string };

export type Advance = Partial<Next> & {
  to: string;
  words?: string;
  reason?: string;
  /** The stage that the form was made from: where another one is stored by now, nothing is changed. */
  seen?: string;
};

/**
 * A receiver moves its request to the next stage by the table of moves, with what is done next; a lost one takes a reason, and saying no before
 * an answer is an answer. Moving to where it stands changes nothing. Throws Refused('invalid') at the fields, 'conflict' where it is no move.
 */
export async function advanceRoute(tx: Tx, viewer: Viewer, clock: Clock, id: string, step: Advance): Promise<void> {
  const held = await holdRoute(tx, viewer, id);
  const to = needStages.find(one => one === step.to);
  if (!to) throw new Refused('invalid', ['请选择下一个阶段', 'Choose the next stage'], { to: '请选择下一个阶段' });
  if (held.stage === to) return;
  if (step.seen && step.seen !== held.stage) throw movedMeanwhile();
  const move = moveOf(held.stage, to, 'receiver');
  if (!move)
    throw new Refused('conflict', [
      '不能从现在的阶段直接到这个阶段；确需调整请联系平台管理员',
      'This stage does not follow the present one; an administrator can force it, with a reason',
    ]);
  const words = move.why ? wordsOf(step.words, 'words', 400) : wordsIfAny(step.words, 'words');
  const now = clock();
  if (to === 'lost') await lose(tx, viewer, held, step.reason, words!, now);
  else if (closedStages.includes(to)) await leave(tx, viewer, held, to, words, now);
  else await goOn(tx, viewer, held, to, { ...step, words }, now);
  await followRoutes(tx, held.need);
}

async function goOn(
  tx: Tx,
  viewer: Viewer,
  held: Held,
  to: NeedStage,
  step: Partial<Next> & { words: string | null },
  now: Date,
): Promise<void> {
  const next = nextOf(step, now);
  const user = viewer.kind === 'user' ? viewer.user : null;
  await tx`
    update need.route set stage = ${to}, next_action = ${next.next}, next_on = ${next.nextOn}, reported_at = ${now}, level = 0,
      handler = case when ${to} = 'L20' then ${user}::uuid else handler end,
      acknowledged_at = coalesce(acknowledged_at, ${now}),
      qualified_at = case when ${to} in ('L40', 'L50', 'L70') then coalesce(qualified_at, ${now}) else qualified_at end,
      answered_at = case when ${to} = 'L70' then coalesce(answered_at, ${now}) else answered_at end
    where id = ${held.id}`;
  await say(tx, viewer, held, to, step.words, now);
  if (to === 'L20') await stampFirst(tx, viewer, now, held);
}

async function lose(tx: Tx, viewer: Viewer, held: Held, reason: string | undefined, words: string, now: Date): Promise<void> {
  if (!reason || !Object.hasOwn(lostReasons, reason))
    throw new Refused('invalid', ['请选择流失原因', 'Choose why it was lost'], { reason: '请选择流失原因' });
  if (!held.answered) await record(tx, held.need, now, { kind: 'stage', stage: 'L70', words, by: 'receiver', route: held.id });
  await tx`
    update need.route set reason = ${reason}, acknowledged_at = coalesce(acknowledged_at, ${now}),
      answered_at = coalesce(answered_at, ${now}) where id = ${held.id}`;
  await leave(tx, viewer, held, 'lost', words, now);
}

async function leave(tx: Tx, viewer: Viewer, held: Held, to: NeedStage, words: string | null, now: Date): Promise<void> {
  await closeRoutes(tx, held.need, to, now, { route: held.id });
  await say(tx, viewer, held, to, words, now, 'closed');
}

async function say(
  tx: Tx,
  viewer: Viewer,
  held: Held,
  to: NeedStage,
  words: string | null,
  now: Date,
  kind: 'stage' | 'closed' = 'stage',
): Promise<void> {
  await record(tx, held.need, now, { kind, stage: to, by: 'receiver', route: held.id, ...(words ? { words } : {}) });
  await recordAct(tx, viewer, {
    what: 'need.advance',
    object: `need:${held.number}`,
    details: { from: held.stage, to, organisation: held.organisation },
  });
}

/**
 * The move that an act makes, such as a viewing, with what is done next. A request that is further already stays there. Throws
 * Refused('conflict') before the enterprise was answered.
 */
export async function advanceBy(
  tx: Tx,
  viewer: Viewer,
  held: Held,
  {
    act,
    to,
    words,
    next,
  }: { act: 'viewing' | 'quote' | 'reservation' | 'proof'; to: NeedStage; words: string; next: Partial<Next> },
  now: Date,
): Promise<void> {
  refuseClosed(held);
  if (!moveOf(held.stage, to, 'receiver', act))
    throw new Refused('conflict', [
      '这一步要在答复企业、进入“接洽中”之后',
      'This step comes after the enterprise was answered and talks have begun',
    ]);
  const stage = stageRank(held.stage)! > stageRank(to)! ? held.stage : to;
  const then = nextOf(next, now);
  await tx`
    update need.route set stage = ${stage}, next_action = ${then.next}, next_on = ${then.nextOn}, reported_at = ${now}, level = 0
    where id = ${held.id}`;
  await record(tx, held.need, now, { kind: act, stage, words, by: 'receiver', route: held.id });
  await recordAct(tx, viewer, {
    what: `need.${act}`,
    object: `need:${held.number}`,
    details: { from: held.stage, to: stage, organisation: held.organisation },
  });
  await followRoutes(tx, held.need);
}

/** Tells the enterprise how it stands, and sets what is done next. Throws Refused('invalid') at the fields. */
export async function reportRoute(
  tx: Tx,
  viewer: Viewer,
  clock: Clock,
  id: string,
  report: Partial<Next> & { words?: string },
): Promise<void> {
  const held = await holdRoute(tx, viewer, id);
  refuseClosed(held);
  if (held.stage === 'L10') throw new Refused('conflict', ['请先受理，再汇报进展', 'Acknowledge the request first, then report']);
  const words = wordsIfAny(report.words, 'words');
  const now = clock();
  const next = nextOf(report, now);
  await tx`
    update need.route set next_action = ${next.next}, next_on = ${next.nextOn}, level = 0,
      reported_at = case when ${words !== null} then ${now} else reported_at end where id = ${id}`;
  if (words !== null) await record(tx, held.need, now, { kind: 'report', words, by: 'receiver', route: id });
  await recordAct(tx, viewer, {
    what: 'need.report',
    object: `need:${held.number}`,
    details: { organisation: held.organisation, told: words !== null },
  });
}

/** What is done next, checked: words, and a day from today to 60 days on. */
export function nextOf({ next, nextOn }: Partial<Next>, now: Date): Next {
  const today = dayInChina(now);
  const last = dayInChina(new Date(now.getTime() + 60 * 86_400_000));
  const fields: Record<string, string> = {};
  let words = '';
  try {
    words = wordsOf(next, 'next');
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    fields.next = '请写明下一步做什么，2 到 200 个字';
  }
  if (!isDay(nextOn) || nextOn < today || nextOn > last) fields.next_on = '请选今天起 60 天以内的日期';
  if (Object.keys(fields).length > 0)
    throw new Refused(
      'invalid',
      ['请写明下一步做什么、哪天做（今天起 60 天以内）', 'Say what is done next and on which day (within 60 days from today)'],
      fields,
    );
  return { next: words, nextOn: nextOn! };
}

/** Whether a text is a day that exists, as YYYY-MM-DD. */
export function isDay(text: string | undefined): text is string {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === text;
}

function movedMeanwhile(): Refused {
  return new Refused('conflict', [
    '您打开这一页之后，同事已经推进了这条需求。您填的内容都在下面，请看过现在的阶段再提交。',
    'A colleague moved this request after you opened the page. What you typed stands below; look at the present stage, then send it again.',
  ]);
}
