import { recordAct } from '#modules/account/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Db, Tx } from '#platform/database.ts';
import type { Secret } from '#platform/secret.ts';
import { insist, may } from '#shared/may.ts';
import { maskPhones } from '#shared/phone.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import type { RemovalInput } from './input.ts';
import { readPost } from './list.ts';
import { publishPermissions } from './may.ts';

export const removalReasons = ['copyright', 'error', 'privacy', 'advert', 'other'] as const;

export type RemovalReason = (typeof removalReasons)[number];

export const removalOutcomes = ['kept', 'corrected', 'removed'] as const;

export type RemovalOutcome = (typeof removalOutcomes)[number];

/** What a reader reported; the contact is masked until somebody looks. */
export type Removal = {
  id: string;
  post: number;
  title: string;
  reason: RemovalReason;
  words: string;
  contactMasked: string | null;
  createdAt: Date;
  answeredAt: Date | null;
  answer: string;
  outcome: RemovalOutcome | null;
};

/** Days after the answer for which the contact is kept. */
const keptDays = 90;

/** Stores what a reader reports of a released post; the contact is sealed and bound to its row. Gives its id. */
export async function reportPost(
  tx: Tx,
  viewer: Viewer,
  secret: Secret,
  clock: Clock,
  name: string,
  input: RemovalInput,
): Promise<string> {
  insist(may(viewer, publishPermissions.report));
  const { id: post } = await readPost(tx, name);
  const { reason, words, contact } = input;
  const [made] = await tx<{ id: string }[]>`
    insert into publish.removal (post, reason, words, created_at) values (${post}, ${reason}, ${words}, ${clock()}) returning id`;
  const id = made!.id;
  if (contact) {
    const sealed = secret.seal(contact, `removal:${id}`);
    await tx`update publish.removal set contact = ${sealed}, contact_masked = ${masked(contact)} where id = ${id}`;
  }
  await recordAct(tx, viewer, { what: 'publish.report', object: `post:${post}`, details: { reason } });
  return id;
}

/** What was reported, open ones first, the oldest of them first; at most 100. */
export function listRemovals(db: Db, viewer: Viewer): Promise<Removal[]> {
  insist(may(viewer, publishPermissions.arrange));
  return db<Removal[]>`
    select r.id, r.post, p.title, r.reason, r.words, r.contact_masked as "contactMasked", r.created_at as "createdAt",
      r.answered_at as "answeredAt", r.answer, r.outcome
    from publish.removal r join publish.post p on p.id = r.post
    order by r.answered_at is not null, case when r.answered_at is null then r.created_at end, r.answered_at desc limit 100`;
}

/** The contact of who reported, in clear; that it was looked at is recorded. */
export async function lookAtReporter(tx: Tx, viewer: Viewer, secret: Secret, id: string): Promise<string> {
  insist(may(viewer, publishPermissions.arrange));
  const [row] = await tx<{ contact: Buffer | null }[]>`select contact from publish.removal where id::text = ${id}`;
  if (!row?.contact) throw noRemoval();
  await recordAct(tx, viewer, { what: 'publish.look', object: `removal:${id}` });
  return secret.open(row.contact, `removal:${id}`);
}

/** Answers a report; each is answered once. Taking the post down is an act of its own. */
export async function answerRemoval(
  tx: Tx,
  viewer: Viewer,
  clock: Clock,
  id: string,
  { outcome, answer }: { outcome: RemovalOutcome; answer: string },
): Promise<void> {
  insist(may(viewer, publishPermissions.arrange));
  const by = viewer.kind === 'user' ? viewer.user : null;
  const [row] = await tx<{ post: number }[]>`
    update publish.removal set answered_at = ${clock()}, answered_by = ${by}, answer = ${answer.slice(0, 2000)}, outcome = ${outcome}
    where id::text = ${id} and answered_at is null returning post`;
  if (!row) {
    const [there] = await tx`select from publish.removal where id::text = ${id}`;
    if (!there) throw noRemoval();
    throw new Refused('conflict', ['这一条已经由别人答复', 'Somebody else has answered it already']);
  }
  await recordAct(tx, viewer, { what: 'publish.answer', object: `post:${row.post}`, details: { outcome } });
}

/** Erases contacts whose reports were answered long enough ago; gives how many. Run once a day. */
export async function forgetReporters(tx: Tx, clock: Clock): Promise<number> {
  const rows = await tx`
    update publish.removal set contact = null, contact_masked = null
    where contact is not null and answered_at < ${clock()}::timestamptz - make_interval(days => ${keptDays}) returning 1`;
  return rows.length;
}

function masked(contact: string): string {
  const hidden = maskPhones(contact).replace(/([^\s@])[^\s@]*@/g, '$1***@');
  return hidden === contact ? `${[...contact].slice(0, 2).join('')}***` : hidden.slice(0, 120);
}

function noRemoval(): Refused {
  return new Refused('missing', ['没有这条反馈，或联系方式已删除', 'There is no such report, or its contact was erased']);
}
