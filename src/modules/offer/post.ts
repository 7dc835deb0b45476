import { dayInChina } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import { newToken, type Secret, tokenHash } from '#platform/secret.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import { type Contact, maskContact, sealContact } from './contact.ts';
import type { OfferKind } from './field.ts';
import type { OfferInput } from './input.ts';
import { authoredColumns, authoredList, rowOf } from './stored.ts';

export type Posting = {
  offer: OfferInput;
  contact: Contact | null;
  origin: 'form' | 'api' | 'import';
  code?: string;
  lessor?: number | null;
};
export type Posted = { code: string; token: string };

const insertText = `
  insert into offer.offer (code, origin, lessor, publication, listed_at, contact, contact_masked, edit_token, ${authoredColumns.join(', ')})
  select $1, $2, $3::bigint, $4, case when $4 = 'listed' then now() end, $5::bytea, $6, $7::bytea, ${authoredList('r')}
  from jsonb_populate_record(null::offer.offer, $8::jsonb) r`;

/**
 * Stores a new listing: pending review when a visitor posts it, listed when the operator does. Gives its code, which is never reused,
 * and the token of the private link by which its author changes it; only the token's hash is kept.
 */
export async function postOffer(tx: Tx, viewer: Viewer, posting: Posting, secret: Secret): Promise<Posted> {
  const [code] = posting.code ? [posting.code] : await newCodes(tx, [posting.offer.kind]);
  const token = newToken();
  const { contact } = posting;
  const params = [
    code!,
    posting.origin,
    posting.lessor ?? null,
    viewer.kind === 'operator' ? 'listed' : 'pending',
    contact && sealContact(secret, code!, contact),
    contact && maskContact(contact),
    tokenHash(token),
    rowOf(posting.offer),
  ];
  await tx.unsafe(insertText, params as never[], { prepare: true });
  return { code: code!, token };
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
    publication = case when $3 and o.publication = 'listed' then 'pending' else o.publication end,
    confirmed_at = now(), updated_at = now()
  from offer.offer was where was.id = o.id and o.id = $1 returning to_jsonb(was) as was, to_jsonb(o) as now`;

/**
 * Replaces what a listing says; its author (by token) or the operator may. A visitor's change is reviewed again before it is shown.
 * Proofs of values that changed no longer hold and go; the whole listing's proof goes with any of them.
 */
export async function changeOffer(
  tx: Tx,
  viewer: Viewer,
  code: string,
  token: string | null,
  offer: OfferInput,
): Promise<{ changed: string[] }> {
  const id = await ownedOffer(tx, viewer, code, token);
  const [row] = await tx.unsafe<{ was: Record<string, unknown>; now: Record<string, unknown> }[]>(
    changeText,
    [id, rowOf(offer), viewer.kind === 'visitor'] as never[],
    { prepare: true },
  );
  const changed = authoredColumns.filter(column => JSON.stringify(row?.was[column]) !== JSON.stringify(row?.now[column]));
  if (changed.length > 0) {
    await tx`delete from offer.verification where offer = ${id} and (field is null or field = any(${changed}::text[]))`;
    await tx`update offer.offer set verification = 'none' where id = ${id} and verification <> 'none'`;
  }
  return { changed };
}

/** Locks the listing that this reader may change and gives its id; a wrong or forged token finds nothing, like a wrong code. */
export async function ownedOffer(tx: Tx, viewer: Viewer, code: string, token: string | null): Promise<number> {
  const hash = token === null ? null : tokenHash(token);
  const [row] = await tx<{ id: number }[]>`
    select id from offer.offer
    where code = ${code} and (${viewer.kind === 'operator'}::boolean or edit_token = ${hash}::bytea)
    for update`;
  if (!row) throw new Refused('missing', '没有找到这条房源，请核对编号和专用链接。');
  return row.id;
}
