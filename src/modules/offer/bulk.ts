import type { Tx } from '#platform/database.ts';
import type { OfferInput } from './input.ts';
import { authoredColumns, authoredList, rowOf } from './stored.ts';
import type { VerificationMethod } from './verify.ts';

export type OfferRow = OfferInput & { code: string };

/** A listing whose standing is already decided, as a file or the demonstration set brings it. */
export type NewOffer = OfferRow & {
  origin: 'demo' | 'import';
  invented: boolean;
  /** Id of the organisation that offers it. */
  lessor: number | null;
  publication: 'draft' | 'pending' | 'listed';
  verification: 'none' | 'failed' | VerificationMethod;
  /** ISO moments. */
  confirmed_at: string;
  listed_at: string | null;
};

export type OfferVerification = {
  code: string;
  /** Key of the field that was checked; null for the whole listing. */
  field: string | null;
  method: VerificationMethod;
  passed: boolean;
  checked_by: string;
  checked_on: string;
  valid_until: string;
  note: string | null;
};

/** Rows sent in one statement: keeps the memory of a large file small at no cost in time. */
const batch = 1000;

const insertText = `
  insert into offer.offer (
    code, origin, invented, lessor, publication, verification, confirmed_at, updated_at, listed_at, created_at, ${authoredColumns.join(', ')})
  select r.code, r.origin, r.invented, r.lessor, r.publication, r.verification, r.confirmed_at, r.confirmed_at, r.listed_at,
    coalesce(r.listed_at, now()), ${authoredList('r')}
  from jsonb_populate_recordset(null::offer.offer, $1::jsonb) r`;

/** Stores many listings as they stand, a thousand in each statement; throws when a code exists or a value breaks a constraint. */
export async function insertOffers(tx: Tx, offers: readonly NewOffer[]): Promise<void> {
  for (let at = 0; at < offers.length; at += batch) {
    const rows = offers.slice(at, at + batch).map(offer => rowOf(offer));
    await tx.unsafe(insertText, [rows] as never[], { prepare: true });
  }
}

/** Stores many proofs; each names its listing by code, and one whose listing is not there is left out. Levels of listings stay as they are. */
export async function insertVerifications(tx: Tx, verifications: readonly OfferVerification[]): Promise<void> {
  for (let at = 0; at < verifications.length; at += batch) {
    await tx`
      insert into offer.verification (offer, field, method, passed, checked_by, checked_on, valid_until, note)
      select o.id, r.field, r.method, r.passed, r.checked_by, r.checked_on, r.valid_until, r.note
      from jsonb_to_recordset(${tx.json(verifications.slice(at, at + batch))}) as r(code text, field text, method text,
        passed boolean, checked_by text, checked_on date, valid_until date, note text)
      join offer.offer o on o.code = r.code`;
  }
}
