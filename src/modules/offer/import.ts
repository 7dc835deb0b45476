import { recordAct } from '#modules/account/index.ts';
import { insertOrganisations, type NetworkOrganisation, type OrganisationKind } from '#modules/network/index.ts';
import type { Db, Tx } from '#platform/database.ts';
import type { Secret } from '#platform/secret.ts';
import { insist, may } from '#shared/may.ts';
import type { Viewer } from '#shared/viewer.ts';
import { type Contact, maskContact, sealContact } from './contact.ts';
import type { LessorRole, OfferInput } from './input.ts';
import { offerPermissions } from './may.ts';
import { newCodes } from './post.ts';

import { authoredColumns, authoredList, inputOf, rowOf } from './stored.ts';

/** A listing from a table: with its own code where the table has one. */
export type TableOffer = {
  code: string | null;
  offer: OfferInput;
  /** Name of the organisation that offers it; one that is not known yet is added. */
  lessor: string | null;
  contact: Contact | null;
};

export type ExportedOffer = { code: string; offer: OfferInput; lessor: string | null };

/** Which of these codes are taken. */
export async function takenCodes(db: Db, codes: readonly string[]): Promise<Set<string>> {
  const rows = await db<{ code: string }[]>`select code from offer.offer where code = any(${codes as string[]})`;
  return new Set(rows.map(row => row.code));
}

const insertText = `
  insert into offer.offer (code, origin, publication, listed_at, lessor, contact, contact_masked, ${authoredColumns.join(', ')})
  select r.code, 'import', 'listed', now(), r.lessor, r.contact, r.contact_masked, ${authoredList('r')}
  from jsonb_populate_recordset(null::offer.offer, $1::jsonb) r`;

/** Adds listings in one statement, listed at once; only the operator may. Throws on a code that is taken: ask takenCodes before. */
export async function addOffers(tx: Tx, actor: Viewer, offers: readonly TableOffer[], secret: Secret): Promise<void> {
  insist(may(actor, offerPermissions.bulk));
  const unnamed = offers.filter(({ code }) => code === null);
  const codes =
    unnamed.length > 0
      ? await newCodes(
          tx,
          unnamed.map(({ offer }) => offer.kind),
        )
      : [];
  let next = 0;
  const lessors = await lessorIds(tx, offers);
  const rows = offers.map(offer => storedRow(offer.code ?? codes[next++]!, offer, lessors, secret));
  await tx.unsafe(insertText, [rows] as never[], { prepare: true });
  await recordAct(tx, actor, { what: 'offer.import', object: 'offers', details: { count: rows.length } });
}

const dropProofsText = `
  with now as (select r.code, to_jsonb(r) as said from jsonb_populate_recordset(null::offer.offer, $1::jsonb) r),
  changed as (
    select o.id, array(select key from unnest($2::text[]) key where to_jsonb(o) -> key is distinct from now.said -> key) as keys
    from now join offer.offer o on o.code = now.code),
  dropped as (
    delete from offer.verification v using changed c
    where v.offer = c.id and c.keys <> '{}' and (v.field is null or v.field = any(c.keys)))
  update offer.offer o set verification = 'none', lapsed = (
      select count(*) from (select from offer.verification v where v.offer = o.id and v.field is not null and v.field <> all(c.keys) and v.passed
        group by v.field having max(v.valid_until) < (now() at time zone 'Asia/Shanghai')::date) f)
  from changed c where o.id = c.id and c.keys <> '{}'`;

const replaceText = `
  update offer.offer o set (${authoredColumns.join(', ')}) = row(${authoredList('r')}),
    lessor = coalesce(r.lessor, o.lessor), contact = coalesce(r.contact, o.contact), contact_masked = coalesce(r.contact_masked, o.contact_masked),
    confirmed_at = now(), updated_at = now()
  from jsonb_populate_recordset(null::offer.offer, $1::jsonb) r where o.code = r.code`;

/** Replaces what listings say, by their codes; proofs of values that changed go, as with changeOffer. Only the operator may. */
export async function replaceOffers(tx: Tx, actor: Viewer, offers: readonly TableOffer[], secret: Secret): Promise<void> {
  insist(may(actor, offerPermissions.bulk));
  const lessors = await lessorIds(tx, offers);
  const rows = offers.map(offer => storedRow(offer.code!, offer, lessors, secret));
  await tx.unsafe(dropProofsText, [rows, authoredColumns] as never[], { prepare: true });
  await tx.unsafe(replaceText, [rows] as never[], { prepare: true });
  await recordAct(tx, actor, { what: 'offer.replace', object: 'offers', details: { count: rows.length } });
}

function storedRow(
  code: string,
  { offer, lessor, contact }: TableOffer,
  lessors: ReadonlyMap<string, number>,
  secret: Secret,
): Record<string, unknown> {
  const sealed = contact && {
    contact: `\\x${sealContact(secret, code, contact).toString('hex')}`,
    contact_masked: maskContact(contact),
  };
  return { code, ...rowOf(offer), lessor: lessor === null ? null : lessors.get(lessor), ...sealed };
}

const kindOfLessor: Readonly<Record<LessorRole, OrganisationKind>> = {
  owner: 'enterprise',
  sublessor: 'broker',
  park: 'park',
  broker: 'broker',
  unknown: 'enterprise',
};

async function lessorIds(tx: Tx, offers: readonly TableOffer[]): Promise<Map<string, number>> {
  const named = new Map<string, NetworkOrganisation>();
  for (const { lessor: name, offer } of offers) {
    if (name === null || named.has(name)) continue;
    named.set(name, { name, kind: kindOfLessor[offer.lessor_role], credit_code: null, place: null, invented: false });
  }
  return named.size > 0 ? insertOrganisations(tx, [...named.values()]) : new Map();
}

/** Every listing that is not withdrawn, oldest first, in batches, for an export; contacts stay behind. Only the operator may. */
export async function* exportOffers(db: Db, actor: Viewer, batch = 1000): AsyncGenerator<ExportedOffer[]> {
  insist(may(actor, offerPermissions.bulk));
  for (let last = 0; ; ) {
    const rows = await db.unsafe<({ id: number; code: string; lessor: string | null } & Record<string, unknown>)[]>(
      `select o.id, o.code, l.name as lessor, ${authoredList('o')}
       from offer.offer o left join network.organisation l on l.id = o.lessor where o.id > $1 and o.publication <> 'withdrawn' order by o.id limit $2`,
      [last, batch],
      { prepare: true },
    );
    if (rows.length === 0) return;
    last = rows.at(-1)!.id;
    yield rows.map(row => ({ code: row.code, lessor: row.lessor, offer: inputOf(row) }));
  }
}
