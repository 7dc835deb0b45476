import { recordAct } from '#modules/account/index.ts';
import { dayInChina } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import { may } from '#shared/may.ts';
import { maskPhones } from '#shared/phone.ts';
import { Refused } from '#shared/refused.ts';
import { cleanLine, lengthOf } from '#shared/text.ts';
import type { Viewer } from '#shared/viewer.ts';
import { fieldsFor, type OfferKind } from './field.ts';
import { readDate } from './field-text.ts';
import { lapsedOn } from './lapsed.ts';
import { offerPermissions } from './may.ts';
import { lockOffer } from './post.ts';

export type VerificationMethod = 'phone' | 'document' | 'site';

export type Verification = {
  code: string;
  /** Key of the field that was checked; null for the whole listing. */
  field: string | null;
  method: VerificationMethod;
  passed: boolean;
  /** An organisation or a role, no private person. */
  checkedBy: string;
  checkedOn: string;
  validUntil: string;
  note?: string | null;
};

const words: Readonly<Record<string, string>> = {
  field: '这条房源没有这一项',
  value: '这条房源还没有填这一项，请先补填再核验',
  method: '请填 phone（电话）、document（证件）或 site（现场）',
  checkedBy: '请填 2 到 80 个字的单位或岗位',
  checkedOn: '请填不晚于今天的日期，如 2026-03-01',
  validUntil: '请填不早于核验日期的日期',
  note: '请填不超过 400 个字',
};

/**
 * Records who checked a listing or one of its fields, how, when and until when that holds. A check of the whole listing also sets its level:
 * the method where it passed, "failed" where it did not. Secretaries, administrators and the operator may; a receiver only that a field of
 * somebody else's listing passed. `now` tells today in China.
 */
export async function verifyOffer(tx: Tx, actor: Viewer, check: Verification, now: Date = new Date()): Promise<void> {
  const whole = check.field === null || !check.passed;
  const id = await lockOffer(tx, actor, check.code, null, whole ? offerPermissions.verify : offerPermissions.verifyField);
  const checkedBy = cleanLine(check.checkedBy);
  const note = maskPhones(cleanLine(check.note ?? '')) || null;
  const [row] = await tx<{ kind: OfferKind; owner: string | null; listed: boolean; stated: boolean }[]>`
    select kind, owner, publication = 'listed' as listed, ${check.field}::text is null or to_jsonb(o) -> ${check.field}::text <> 'null' as stated
    from offer.offer o where id = ${id}`;
  if (!row!.listed && may(actor, offerPermissions.review))
    throw new Refused('missing', ['没有找到这条房源，请核对编号。', 'There is no such listing; please check its code.']);
  if (actor.kind === 'user' && actor.seats.some(seat => seat.organisation === row!.owner))
    throw new Refused('forbidden', ['自己的房源要由别的单位核验', 'Your own listing has to be checked by somebody else']);
  const wrong: string[] = [];
  if (check.field !== null && !fieldsFor(row!.kind).some(field => field.key === check.field)) wrong.push('field');
  else if (!row!.stated) wrong.push('value');
  if (!['phone', 'document', 'site'].includes(check.method)) wrong.push('method');
  if (lengthOf(checkedBy) < 2 || lengthOf(checkedBy) > 80) wrong.push('checkedBy');
  if (readDate(check.checkedOn) !== check.checkedOn || check.checkedOn > dayInChina(now)) wrong.push('checkedOn');
  if (readDate(check.validUntil) !== check.validUntil || check.validUntil < check.checkedOn) wrong.push('validUntil');
  if (note !== null && lengthOf(note) > 400) wrong.push('note');
  if (wrong.length > 0) {
    const fields = Object.fromEntries(wrong.map(key => [key === 'value' ? 'field' : key, words[key]!]));
    throw new Refused('invalid', '核验记录还不能保存，请改正下面各项。', fields);
  }
  await tx`
    insert into offer.verification (offer, field, method, passed, checked_by, checked_on, valid_until, note)
    values (${id}, ${check.field}, ${check.method}, ${check.passed}, ${checkedBy},
      ${check.checkedOn}, ${check.validUntil}, ${note})`;
  if (check.field === null) {
    const level = check.passed ? check.method : 'failed';
    await tx`update offer.offer set verification = ${level}, updated_at = now() where id = ${id}`;
  } else await tx`update offer.offer o set lapsed = ${tx.unsafe(lapsedOn(dayInChina(now)))} where id = ${id}`;
  await recordAct(tx, actor, {
    what: 'offer.verify',
    object: `offer:${check.code}`,
    details: { field: check.field, method: check.method, passed: check.passed },
  });
}

/**
 * Lowers the level of listings whose proof of that level has run out before this day to the best one that still holds, or to none, and counts the
 * fields whose proof has run out; gives how many listings changed. To be run once a day.
 */
export async function expireVerifications(tx: Tx, today: string): Promise<number> {
  const levels = await tx<{ id: number }[]>`
    update offer.offer o set verification = coalesce(
      (select v.method from offer.verification v
        where v.offer = o.id and v.field is null and v.passed and v.valid_until >= ${today}::date
        order by array_position(array['site', 'document', 'phone'], v.method) limit 1), 'none')
    where verification in ('phone', 'document', 'site') and not exists (
      select from offer.verification v
      where v.offer = o.id and v.field is null and v.passed and v.method = o.verification and v.valid_until >= ${today}::date)
    returning id`;
  const fields = await tx<{ id: number }[]>`
    update offer.offer o set lapsed = ${tx.unsafe(lapsedOn(today))}
    where (lapsed > 0 or id in (select offer from offer.verification where field is not null and passed and valid_until < ${today}::date))
      and lapsed <> ${tx.unsafe(lapsedOn(today))} returning id`;
  return new Set([...levels, ...fields].map(row => row.id)).size;
}
