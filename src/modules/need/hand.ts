import type { Tx } from '#platform/database.ts';
import { may, type Permission } from '#shared/may.ts';
import { maskPhones } from '#shared/phone.ts';
import { Refused } from '#shared/refused.ts';
import { cleanLine, lengthOf } from '#shared/text.ts';
import type { Viewer } from '#shared/viewer.ts';
import { needPermissions } from './may.ts';
import { type Opening, openNeed } from './need.ts';
import type { NeedStage } from './stage.ts';

/** A request in a receiver's hands, locked until the transaction ends: every change to a request and its routes waits at the need. */
export type Held = {
  id: string;
  need: number;
  number: string;
  organisation: string;
  organisationName: string;
  /** The organisation that posted the need, if any. */
  owner: string | null;
  stage: NeedStage;
  step: 0 | 1 | 2 | 3;
  openStep: 1 | 2 | 3;
  answered: boolean;
  closed: boolean;
};

type Row = Held & { erased: boolean; until: string };

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Locks a request for a member of the receiver that has it; one of another organisation is not found. */
export async function holdRoute(
  tx: Tx,
  viewer: Viewer,
  id: string,
  permission: Permission = needPermissions.handle,
): Promise<Held> {
  const [there] = uuid.test(id)
    ? await tx<{ need: number; organisation: string }[]>`select need, organisation from need.route where id = ${id}`
    : [];
  const refused = may(viewer, permission, there ?? {});
  if (refused && refused.reason !== 'missing') throw refused;
  if (!there || refused) throw noRequest();
  return lockAt(tx, there.need, id);
}

/** Locks a request for the enterprise that posted it, by its private link or a seat; one that is not under this need is not found. */
export async function holdOwnRoute(tx: Tx, opening: Opening, id: string): Promise<Held> {
  const need = await openNeed(tx, opening, 'decide');
  const [there] = need !== null && uuid.test(id) ? await tx`select 1 from need.route where id = ${id} and need = ${need}` : [];
  if (need === null || !there) throw noRequest();
  return lockAt(tx, need, id);
}

async function lockAt(tx: Tx, need: number, id: string): Promise<Held> {
  await lockNeed(tx, need);
  const [row] = await tx<Row[]>`
    select r.id, r.need, n.number, r.organisation, coalesce(o.name, '—') as "organisationName", n.owner, r.stage, r.step, n.open_step as "openStep",
      r.answered_at is not null as answered, r.closed_at is not null as closed, n.erased_at is not null as erased, n.consent_until as until
    from need.route r join need.need n on n.id = r.need left join account.organization o on o.id = r.organisation where r.id = ${id}`;
  if (!row) throw noRequest();
  if (row.erased) throw consentEnded();
  if (row.need !== need)
    throw new Refused('conflict', [
      '这条需求刚刚并入另一条，请重新打开这一页',
      'This request has just been merged into another one; please open the page again',
    ]);
  return row;
}

/** Waits until nobody else changes this need; not "for update", since that would also wait for whoever only refers to it. */
export async function lockNeed(tx: Tx, need: number): Promise<void> {
  await tx`select from need.need where id = ${need} for no key update`;
}

/** Throws Refused('conflict') for a request that is no longer in the receiver's hands. */
export function refuseClosed(held: Held): void {
  if (held.closed)
    throw new Refused('conflict', [
      '这条需求已经不在处理中，不能再更改',
      'This request is not being handled any more and cannot be changed',
    ]);
}

/** Words that somebody typed, on one line, telephone numbers masked; throws Refused('invalid') at the field where they are too short or long. */
export function wordsOf(text: string | undefined, field: string, max = 200, min = 2): string {
  const words = maskPhones(cleanLine(text ?? ''));
  const length = lengthOf(words);
  if (length >= min && length <= max && words.isWellFormed()) return words;
  const zh =
    length < min ? '请写明原因或内容，至少 2 个字' : length > max ? `最多 ${max} 个字` : '含有无法识别的字符，请重新输入';
  const en = length < min ? 'Say why or what, in two characters at least' : `At most ${max} characters, none of them broken`;
  throw new Refused('invalid', [zh, en], { [field]: zh });
}

/** Words that may be left out. */
export function wordsIfAny(text: string | undefined, field: string, max = 400): string | null {
  return cleanLine(text ?? '') === '' ? null : wordsOf(text, field, max, 1);
}

/** The one answer for a request that does not exist and one that is somebody else's. */
export function noRequest(): Refused {
  return new Refused('missing', ['没有这条需求', 'There is no such request']);
}

export function consentEnded(): Refused {
  return new Refused('conflict', [
    '授权已撤回或到期，不能再处理',
    'The consent has ended; the request cannot be handled any more',
  ]);
}
