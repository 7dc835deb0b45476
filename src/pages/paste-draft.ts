import { type Listing, type ListingsReading, readListings } from '#modules/language/index.ts';
import {
  type Contact,
  type Duplicate,
  findDuplicates,
  findPosted,
  likenessOf,
  type OfferInput,
  readOwnOffer,
  type Sameness,
  sameSpace,
} from '#modules/offer/index.ts';
import type { Db } from '#platform/database.ts';
import { newToken } from '#platform/secret.ts';
import type { FormProblems } from '#ui/offer-fields.tsx';
import { type Form, one } from './form.ts';
import { readPosting, withPlaceCode } from './listing-form.tsx';
import { type FilledForm, formFromReading } from './reading-form.ts';
import type { Site } from './site.tsx';

/** The listing that was saved from a card, as its private page shows it. */
export type SavedCard = { code: string; token: string; title: string };

/** An advert of a paste that offers space, as a form to be checked and saved. */
export type PasteCard = {
  /** Its place among the adverts of the paste, from 1. */
  n: number;
  /** Stands before the names of its fields. */
  at: string;
  listing: Listing;
  filled: FilledForm;
  form: Form;
  /** All that saving needs; null while `problems` says what is missing. */
  posting: { offer: OfferInput; contact: Contact } | null;
  problems: FormProblems;
  /** Listings that are known already, and earlier adverts of this paste, that are the same space. */
  known: Duplicate[];
  earlier: { n: number; same: Sameness }[];
  saved: SavedCard | null;
};

/** A paste as its page shows it: forms for what is offered, words for what is wanted, and what is left for the next time. */
export type PasteDraft = {
  text: string;
  cards: PasteCard[];
  needs: { n: number; listing: Listing }[];
  remarks: ListingsReading['remarks'];
  /** The adverts that were too many for one page, with the headings that speak for them; empty where all were read. */
  rest: string;
};

/** The most adverts on one page: more makes a page that no telephone scrolls well. */
const mostCards = 30;

/** The pasted words as they are read and come back: line ends made one, what no form carries dropped. */
export function pastedText(form: Form): string {
  return one(form, 'text')
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .toWellFormed()
    .trim();
}

/** Reads a paste into cards; what was typed into their fields since stands in the place of what was read. */
export async function readPaste(site: Site, db: Db, form: Form): Promise<PasteDraft> {
  const text = pastedText(form);
  const reading = readListings(text);
  const shown = reading.listings.slice(0, mostCards);
  const isNeed = ({ reading: { values } }: Listing) => values.side === 'need';
  const numbered = shown.map((listing, i) => ({ n: i + 1, listing }));
  const cards: PasteCard[] = [];
  for (const { n, listing } of numbered) if (!isNeed(listing)) cards.push(await readCard(site, db, { text, form, n, listing }));
  await findSaved(site, db, cards);
  await findSame(db, cards);
  return {
    text,
    cards,
    needs: numbered.filter(({ listing }) => isNeed(listing)),
    remarks: reading.remarks.filter(({ end }) => end <= (reading.listings[mostCards]?.start ?? text.length)),
    rest: restOf(text, reading),
  };
}

type Given = { text: string; form: Form; n: number; listing: Listing };

async function readCard(site: Site, db: Db, { text, form: posted, n, listing }: Given): Promise<PasteCard> {
  const at = `c${n}-`;
  const filled = formFromReading(text, listing);
  const typed = ownFields(posted, at);
  // Only a card that was on the page carries its number.
  const form: Form = typed.once ? typed : { ...filled.form, once: newToken() };
  const { posting, problems } = readPosting(site, withContact(form, posted));
  return { n, at, listing, filled, form, posting, problems, known: [], earlier: [], saved: await savedOf(db, one(form, 'own')) };
}

function ownFields(form: Form, at: string): Form {
  const own: Form = {};
  for (const [name, value] of Object.entries(form)) if (name.startsWith(at)) own[name.slice(at.length)] = value;
  return own;
}

/** Whom to call where an advert does not say: both from the paste's own contact, or the name alone where it stands for the same number or for none. */
function withContact(form: Form, paste: Form): Form {
  const [person, phone] = [one(form, 'person'), one(form, 'phone')];
  const [usualPerson, usualPhone] = [one(paste, 'all-person'), one(paste, 'all-phone')];
  if (!phone) return { ...form, person: person || usualPerson, phone: usualPhone };
  if (!person && (!usualPhone || digits(usualPhone) === digits(phone))) return { ...form, person: usualPerson };
  return form;
}

const digits = (phone: string) => phone.normalize('NFKC').replace(/\D/g, '');

/** What a card says of its own saving is checked, since anybody can write it into a form. */
async function savedOf(db: Db, own: string): Promise<SavedCard | null> {
  const [, code, token] = /^([A-Z0-9][A-Z0-9-]{2,29})\/([\w-]{22})$/.exec(own) ?? [];
  if (!code || !token) return null;
  const there = await readOwnOffer(db, code, token);
  return there && { code, token, title: there.offer.title };
}

/** A page that was sent twice finds what its first sending saved. */
async function findSaved({ secret }: Site, db: Db, cards: PasteCard[]): Promise<void> {
  const forms = cards.map(({ posting, form, saved }) => (posting && !saved ? { ...posting, once: one(form, 'once') } : null));
  const found = await findPosted(db, forms, secret);
  for (const [i, posted] of found.entries()) if (posted) cards[i]!.saved = { ...posted, title: cards[i]!.posting!.offer.title };
}

async function findSame(db: Db, cards: PasteCard[]): Promise<void> {
  const likes = cards.map(({ form, saved }) => (saved ? null : likenessOf(withPlaceCode(form), one(form, 'phone'))));
  const codes = cards.flatMap(({ saved }) => (saved ? [saved.code] : []));
  const known = await findDuplicates(db, likes, codes);
  for (const [i, card] of cards.entries()) {
    card.known = known[i]!;
    const like = likes[i];
    if (!like) continue;
    card.earlier = cards.slice(0, i).flatMap(({ n, form }) => {
      const other = likenessOf(withPlaceCode(form), one(form, 'phone'));
      const same = other && sameSpace(like, other);
      return same ? [{ n, same }] : [];
    });
  }
}

function restOf(text: string, { listings, unread }: ListingsReading): string {
  const next = listings[mostCards];
  if (!next) return unread ? text.slice(unread.start, unread.end).trim() : '';
  const above = next.inherited.filter(({ end }) => end <= next.start).map(({ start, end }) => text.slice(start, end));
  // From its line on, so that the number before it still heads an item.
  return [...above, text.slice(text.lastIndexOf('\n', next.start) + 1)].join('\n');
}
