import { recordAct } from '#modules/account/index.ts';
import { dayInChina } from '#platform/clock.ts';
import type { Db, Tx } from '#platform/database.ts';
import { type Secret, tokenHash, tokenOnce } from '#platform/secret.ts';
import { insist, may, type Permission } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import { type Contact, maskContact, sealContact } from './contact.ts';
import type { OfferKind } from './field.ts';
import type { OfferInput } from './input.ts';
import { lapsedOn } from './lapsed.ts';
import { offerPermissions } from './may.ts';
import { authoredColumns, authoredList, inputOf, rowOf, versionOf } from './stored.ts';

export type Posting = {
  offer: OfferInput;
  contact: Contact | null;
  origin: 'form' | 'api' | 'import';
  code?: string;
  lessor?: number | null;
  /** The organisation in whose name it is posted; it is then managed by its members as well. */
  owner?: string | null;
  /** The number that a form carries, so that a double click posts one listing. */
  once?: string;
};
export type Posted = { code: string; token: string };

const insertText = `
  insert into offer.offer (code, origin, lessor, publication, listed_at, contact, contact_masked, edit_token, owner, ${authoredColumns.join(', ')})
  select $1, $2, $3::bigint, $4, case when $4 = 'listed' then now() end, $5::bytea, $6, $7::bytea, $8::uuid, ${authoredList('r')}
  from jsonb_populate_record(null::offer.offer, $9::jsonb) r`;

/**
 * Stores a new listing: pending review when a visitor posts it, listed when the operator does. Gives its code, which is never reused,
 * and the token of the private link by which its author changes it; only the token's hash is kept. The same form sent twice gives the
 * listing that is there.
 */
export async function postOffer(tx: Tx, viewer: Viewer, posting: Posting, secret: Secret): Promise<Posted> {
  const { contact, once, owner = null } = posting;
  insist(may(viewer, offerPermissions.post));
  if (owner !== null) insist(may(viewer, offerPermissions.postFor, { organisation: owner }));
  const token = tokenOnce(secret, once, [posting.offer, contact]);
  const there = once ? await postedBefore(tx, token) : undefined;
  if (there) return { code: there, token };
  const [code] = posting.code ? [posting.code] : await newCodes(tx, [posting.offer.kind]);
  const params = [
    code!,
    posting.origin,
    posting.lessor ?? null,
    viewer.kind === 'operator' ? 'listed' : 'pending',
    contact && sealContact(secret, code!, contact),
    contact && maskContact(contact),
    tokenHash(token),
    owner,
    rowOf(posting.offer),
  ];
  await tx.unsafe(insertText, params as never[], { prepare: true });
  await recordAct(tx, viewer, {
    what: 'offer.post',
    object: `offer:${code}`,
    details: { organisation: owner, origin: posting.origin },
  });
  return { code: code!, token };
}

/**
 * The listings that these forms have posted already, where one was sent twice or comes back with others of its page; null for a form that
 * has posted none as it stands now. Looks among the newest 2,000.
 */
export async function findPosted(
  db: Db,
  forms: readonly (Pick<Posting, 'offer' | 'contact' | 'once'> | null)[],
  secret: Secret,
): Promise<(Posted | null)[]> {
  const tokens = forms.map(form => (form?.once ? tokenOnce(secret, form.once, [form.offer, form.contact]) : null));
  const hashes = tokens.map(token => (token === null ? null : tokenHash(token).toString('hex')));
  if (!hashes.some(Boolean)) return forms.map(() => null);
  const rows = await db<{ code: string; hash: string }[]>`
    select code, encode(edit_token, 'hex') as hash
    from (select code, edit_token from offer.offer order by id desc limit 2000) newest
    where encode(edit_token, 'hex') = any(${hashes.filter(hash => hash !== null)}::text[])`;
  const codes = new Map(rows.map(({ hash, code }) => [hash, code]));
  return tokens.map((token, i) => {
    const code = hashes[i] === null ? undefined : codes.get(hashes[i]!);
    return token !== null && code !== undefined ? { code, token } : null;
  });
}

/** The code of the listing that this token opens, among the newest: whoever sends the same form at the same moment waits for the first. */
async function postedBefore(tx: Tx, token: string): Promise<string | undefined> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${token}, 0))`;
  // No index holds the tokens; a form is sent twice within minutes, not after thousands of other listings.
  const [row] = await tx<{ code: string }[]>`
    select code from (select code, edit_token from offer.offer order by id desc limit 2000) newest where edit_token = ${tokenHash(token)}`;
  return row?.code;
}

/** New codes for offers of these kinds: S or L for space or land, the day in China, and a number that no other offer ever had. */
export async function newCodes(tx: Tx, kinds: readonly OfferKind[]): Promise<string[]> {
  const rows = await tx<{ number: number; now: Date }[]>`
    select nextval('offer.code_number') as number, now() as now from generate_series(1, ${kinds.length}::int)`;
  return rows.map(({ number, now }, index) => {
    const day = dayInChina(now).slice(2).replaceAll('-', '');
    return `${kinds[index] === 'land' ? 'L' : 'S'}-${day}-${String(number).padStart(4, '0')}`;
  });
}

const changeText = `
  update offer.offer o set (${authoredColumns.join(', ')}) = (
      select ${authoredList('r')} from jsonb_populate_record(null::offer.offer, $2::jsonb) r),
    publication = case when $3 and (o.publication = 'listed' or o.refused is not null) then 'pending' else o.publication end, refused = null,
    confirmed_at = now(), updated_at = now()
  from offer.offer was where was.id = o.id and o.id = $1 returning to_jsonb(was) as was, to_jsonb(o) as now`;

/**
 * Replaces what a listing says; its author (by token), the organisation's members or the operator may. Any but the operator's change is reviewed again before it is shown.
 * Proofs of values that changed no longer hold and go; the whole listing's proof goes with any of them. `seen` is the version that was
 * changed: where another one is stored by now, throws Refused('conflict') and changes nothing.
 */
export async function changeOffer(
  tx: Tx,
  viewer: Viewer,
  code: string,
  token: string | null,
  offer: OfferInput,
  seen?: string,
): Promise<{ changed: string[] }> {
  const id = await lockOffer(tx, viewer, code, token);
  if (seen) await refuseOther(tx, id, seen);
  const [row] = await tx.unsafe<{ was: Record<string, unknown>; now: Record<string, unknown> }[]>(
    changeText,
    [id, rowOf(offer), viewer.kind !== 'operator'] as never[],
    { prepare: true },
  );
  const changed = authoredColumns.filter(column => JSON.stringify(row?.was[column]) !== JSON.stringify(row?.now[column]));
  if (changed.length > 0) {
    await tx`delete from offer.verification where offer = ${id} and (field is null or field = any(${changed}::text[]))`;
    const lapsed = tx.unsafe(lapsedOn(dayInChina(new Date())));
    await tx`update offer.offer o set verification = 'none', lapsed = ${lapsed} where id = ${id}`;
  }
  await recordAct(tx, viewer, { what: 'offer.change', object: `offer:${code}`, details: { fields: changed.length } });
  return { changed };
}

async function refuseOther(tx: Tx, id: number, seen: string): Promise<void> {
  const [row] = await tx.unsafe<Record<string, unknown>[]>(`select ${authoredList('o')} from offer.offer o where o.id = $1`, [
    id,
  ]);
  if (versionOf(inputOf(row!)) === seen) return;
  throw new Refused('conflict', [
    '您打开这一页之后，这条房源在别处改过。您填的内容都在下面，还没有保存；请核对，确定要用它覆盖就再按一次“保存修改”。',
    'This listing was changed elsewhere after you opened this page. What you typed stands below and is not saved; check it, and save once more to put it in the place of the other change.',
  ]);
}

/** Locks the listing that this reader may change (or act on by another permission) and gives its id; a wrong or forged token finds nothing, like a wrong code. */
export async function lockOffer(
  tx: Tx,
  viewer: Viewer,
  code: string,
  token: string | null,
  permission: Permission = offerPermissions.change,
): Promise<number> {
  const hash = token === null ? null : tokenHash(token);
  const [row] = await tx<{ id: number; organisation: string | null; link: boolean }[]>`
    select id, owner as organisation, coalesce(edit_token = ${hash}::bytea, false) as link
    from offer.offer where code = ${code} for update`;
  const refused = may(viewer, permission, row ?? {});
  if (refused && refused.reason !== 'missing') throw refused;
  if (!row || refused) {
    throw new Refused('missing', [
      '没有找到这条房源，请核对编号和专用链接。',
      'There is no such listing; please check its code and your private link.',
    ]);
  }
  return row.id;
}
