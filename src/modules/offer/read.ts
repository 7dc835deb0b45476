import { recordAct } from '#modules/account/index.ts';
import type { Db, Tx } from '#platform/database.ts';
import { type Secret, tokenHash } from '#platform/secret.ts';
import { insist, may } from '#shared/may.ts';
import { maskPhones } from '#shared/phone.ts';
import { Refused } from '#shared/refused.ts';
import { cleanLine } from '#shared/text.ts';
import { type Viewer, visitor } from '#shared/viewer.ts';
import { type OfferCard, type OfferCardRow, offerCardColumns, toCard } from './card.ts';
import { type Contact, openContact } from './contact.ts';
import { daysShownTo, type Freshness, freshnessOf } from './freshness.ts';
import type { OfferInput, OfferValues } from './input.ts';
import { offerPermissions } from './may.ts';
import { authoredList, inputOf, versionOf } from './stored.ts';
import type { VerificationMethod } from './verify.ts';

export type Publication = 'draft' | 'pending' | 'listed' | 'withdrawn';

/** The newest check of one field, or of the whole listing where `field` is null; `holds` is false once its last day has passed or where it failed. */
export type Proof = {
  field: string | null;
  method: VerificationMethod;
  passed: boolean;
  checked_by: string;
  checked_on: string;
  valid_until: string;
  note: string | null;
  holds: boolean;
};

/** Everything that a page of one listing shows. */
export type Offer = OfferCard & {
  publication: Publication;
  note: string | null;
  media: readonly string[] | null;
  contact_masked: string | null;
  lessor: { name: string; kind: string } | null;
  values: OfferValues;
  listed_at: Date | null;
  updated_at: Date;
  freshness: Freshness;
  /** Newest first, one a field. */
  proofs: Proof[];
};

type Row = OfferCardRow & {
  id: number;
  publication: Publication;
  contact_masked: string | null;
  listed_at: Date | null;
  updated_at: Date;
  read_at: Date;
  lessor_name: string | null;
  lessor_kind: string | null;
  proofs: Proof[] | null;
} & Record<string, unknown>;

const offerText = `
  select ${offerCardColumns}, ${authoredList('o')}, o.id, o.publication, o.contact_masked, o.listed_at, o.updated_at, now() as read_at,
    l.name as lessor_name, l.kind as lessor_kind, p.proofs
  from offer.offer o
  left join network.organisation l on l.id = o.lessor
  left join lateral (
    select jsonb_agg(to_jsonb(v) order by v.checked_on desc, v.field nulls first) as proofs from (
      select distinct on (field) field, method, passed, checked_by, checked_on, valid_until, note,
        passed and valid_until >= (now() at time zone 'Asia/Shanghai')::date as holds
      from offer.verification where offer = o.id order by field, checked_on desc, id desc) v) p on true
  where o.code = $1`;

/**
 * One listing with all that is known of it, who checked what, and how fresh it is; null when it does not exist or this reader may not see it:
 * what is not public is for those who review.
 */
export async function readOffer(db: Db, viewer: Viewer, code: string): Promise<Offer | null> {
  const [row] = await db.unsafe<Row[]>(offerText, [code], { prepare: true });
  if (!row) return null;
  const freshness = freshnessOf(row.confirmed_at, row.read_at);
  const days = daysShownTo(viewer);
  const open = row.publication === 'listed' && row.lease_status !== 'archived' && (days === null || freshness.days <= days);
  if (!open && may(viewer, offerPermissions.review)) return null;
  return offerOf(row, freshness);
}

function offerOf(row: Row, freshness: Freshness): Offer {
  const { note, media, values } = inputOf(row);
  const card: OfferCardRow = pick(row);
  return {
    ...toCard(card),
    publication: row.publication,
    note: note === null ? null : maskPhones(note),
    media,
    contact_masked: row.contact_masked,
    lessor: row.lessor_name === null ? null : { name: row.lessor_name, kind: row.lessor_kind! },
    values,
    listed_at: row.listed_at,
    updated_at: row.updated_at,
    freshness,
    proofs: row.proofs ?? [],
  };
}

const cardKeys = offerCardColumns.split(', ').map(column => column.slice(2));

function pick(row: Row): OfferCardRow {
  return Object.fromEntries(cardKeys.map(key => [key, row[key]])) as OfferCardRow;
}

/** What the author of a listing sees of it: `version` names this state of it for changeOffer; looks at the contact newest first. */
export type OwnOffer = {
  offer: OfferInput;
  publication: Publication;
  /** Why a reviewer sent it back; null where none did. */
  refused: string | null;
  version: string;
  looks: { at: Date; why: string }[];
};

/** A listing as its author left it, for whoever has its private link or a seat in its organisation; null for a wrong code or token. */
export async function readOwnOffer(
  db: Db,
  code: string,
  token: string | null,
  viewer: Viewer = visitor,
): Promise<OwnOffer | null> {
  const [row] = await db.unsafe<(Row & { organisation: string | null; link: boolean; refused: string | null })[]>(
    `select ${authoredList('o')}, o.publication, o.refused, o.owner as organisation, coalesce(o.edit_token = $2::bytea, false) as link,
       (select coalesce(jsonb_agg(jsonb_build_object('at', l.at, 'why', l.why) order by l.at desc), '[]')
          from offer.look l where l.offer = o.id) as looks
     from offer.offer o where o.code = $1`,
    [code, token === null ? null : tokenHash(token)] as never[],
    { prepare: true },
  );
  if (!row || may(viewer, offerPermissions.readOwn, row)) return null;
  const offer = inputOf(row);
  const looks = (row.looks as { at: string; why: string }[]).map(look => ({ at: new Date(look.at), why: look.why }));
  return { offer, publication: row.publication, refused: row.refused, version: versionOf(offer), looks };
}

/** The contact of a listing, for administrators and the operator, and for a reason; the look is recorded where its author sees it. */
export async function lookAtOfferContact(tx: Tx, actor: Viewer, secret: Secret, code: string, why: string): Promise<Contact> {
  insist(may(actor, offerPermissions.look));
  const words = cleanLine(why).slice(0, 400);
  if (!words) throw new Refused('invalid', ['查看联系方式需要写明原因', 'Looking at a contact needs a reason']);
  const [row] = await tx<{ id: number; contact: Uint8Array | null }[]>`select id, contact from offer.offer where code = ${code}`;
  if (!row) throw new Refused('missing', [`没有房源 ${code}`, `There is no listing ${code}`]);
  if (!row.contact) throw new Refused('conflict', ['这条房源没有留下联系方式', 'This listing left no contact']);
  await tx`insert into offer.look (offer, why) values (${row.id}, ${words})`;
  await recordAct(tx, actor, { what: 'offer.look', object: `offer:${code}` });
  return openContact(secret, code, row.contact);
}
