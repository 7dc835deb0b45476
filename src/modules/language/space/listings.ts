import { defaultGazetteer, type Gazetteer } from '../gazetteer.ts';
import { type Line, readChat, type Stretch } from './chat.ts';
import { readStretch, readWithin } from './inherit.ts';
import { type FactIndex, type FactLine, indexFacts } from './line-facts.ts';
import type { SpaceReading } from './reading.ts';
import { type Section, splitMessage } from './split.ts';

/** An advert of a paste with its reading, whose spans count from the start of the paste; `inherited`: headings and feet that speak for it too. */
export type Listing = Stretch & { reading: SpaceReading; inherited: Stretch[] };

/** A paste taken apart. The stretches of all kinds are disjoint and together hold every word of it. */
export type ListingsReading = {
  listings: Listing[];
  /** Headings and feet that several adverts share. */
  shared: Stretch[];
  /** Messages that are no advert. */
  remarks: Stretch[];
  /** What only the chat program wrote: senders, times, pictures, rules; and the numbers of items. */
  frames: Stretch[];
  /** What was too much to read; null where all was read. */
  unread: Stretch | null;
};

/** As much as a paste may hold, in characters. */
export const mostPasted = 50_000;
/** A longer text is an article, no advert. */
const longestAdvert = 6000;
/** How much may be read a second time for the sake of headings and feet, in characters; beyond it adverts stand alone. */
const mostContext = 40_000;

/**
 * Splits a paste into adverts and reads each: exports of chats, numbered lists, blank lines and rules between them. What a heading or foot
 * states for several adverts is inherited. Reads the first `most` characters; pure, time linear in what is read.
 */
export function readListings(given: string, most = mostPasted, gazetteer: Gazetteer = defaultGazetteer()): ListingsReading {
  const cut = given.length <= most ? given.length : lineEnd(given, most);
  const text = given.slice(0, cut);
  const { messages, frames } = readChat(text, gazetteer);
  const facts = indexFacts(text, gazetteer);
  const work: Work = {
    given: text,
    gazetteer,
    frames,
    context: mostContext,
    out: { listings: [], shared: [], remarks: [], frames: [...frames], unread: null },
  };
  let last: { sender: string | null; listings: Listing[] } = { sender: null, listings: [] };
  for (const message of messages) {
    if (message.sender !== last.sender || message.sender === null) last = { sender: message.sender, listings: [] };
    const lines = message.lines.flatMap(line => clausesOf(text, line, facts));
    if (isContactOnly(lines) && last.listings.length > 0) addContact(work, lines, last.listings);
    else last.listings.push(...readMessage(work, lines));
  }
  const { out } = work;
  for (const list of [out.shared, out.remarks, out.frames]) list.sort((a, b) => a.start - b.start);
  out.frames = outside(out.frames, [...out.listings, ...out.shared, ...out.remarks]);
  if (cut < given.length) out.unread = { start: cut, end: given.length };
  return out;
}

type Work = { given: string; gazetteer: Gazetteer; frames: Stretch[]; context: number; out: ListingsReading };

/** 新桥1200平1.1元；九亭800平1.2元: a line of which every part is a space counts as several. */
function clausesOf(given: string, line: Line, facts: FactIndex): FactLine[] {
  const whole = facts(line);
  if (whole.areas.length < 2) return [whole];
  const clauses: FactLine[] = [];
  for (const { index, 0: words } of given.slice(line.start, line.end).matchAll(/[^；;]+/g)) {
    const start = line.start + index;
    const end = start + words.trimEnd().length;
    if (end > start) clauses.push(facts({ start, end, gap: index === 0 ? line.gap : 0 }));
  }
  const isSpace = ({ areas, place, price, sum }: FactLine) => areas.length > 0 && (place || price || sum);
  return clauses.length > 1 && clauses.slice(0, -1).every(isSpace) && clauses.filter(isSpace).length > 1 ? clauses : [whole];
}

function readMessage(work: Work, lines: readonly FactLine[]): Listing[] {
  const sections = splitMessage(lines);
  const found: Listing[] = [];
  const far = new Map<Section, SpaceReading>();
  const used = new Set<Section>();
  for (const section of sections) {
    if (section.is !== 'advert') continue;
    const listing = readSection(work, section, far);
    if (!listing) {
      work.out.remarks.push(stretchOf(section.lines));
      continue;
    }
    const number = markOf(section.lines[0]!);
    if (number.end > number.start) work.out.frames.push(number);
    for (const one of [...section.above, ...section.below]) used.add(one);
    found.push(listing);
  }
  for (const section of sections) {
    if (section.is === 'advert') continue;
    (used.has(section) ? work.out.shared : work.out.remarks).push(stretchOf(section.lines));
  }
  work.out.listings.push(...found);
  return found;
}

/** The advert of a section; null where what it says makes none. */
function readSection(work: Work, section: Section, far: Map<Section, SpaceReading>): Listing | null {
  const { given, gazetteer } = work;
  const stretch = adStretch(section.lines);
  if (stretch.end - stretch.start > longestAdvert || stretch.start >= stretch.end) return null;
  const skipped = framesIn(work.frames, stretch);
  const reading = readStretch(given, stretch, skipped, gazetteer);
  const [nearest, ...further] = section.above;
  const near = [...(nearest ? [nearest] : []), ...section.below].map(({ lines }) => stretchOf(lines));
  const cost = near.reduce((sum, { start, end }) => sum + 2 * (end - start), stretch.end - stretch.start);
  if (near.length === 0 || cost > work.context)
    return isAdvert(given, stretch, reading) ? { ...stretch, reading, inherited: [] } : null;
  work.context -= cost;
  const farther = further.map(one => {
    const known = far.get(one) ?? readStretch(given, stretchOf(one.lines), [], gazetteer);
    far.set(one, known);
    return known;
  });
  const whole = readWithin(given, { stretch, reading }, near, farther, gazetteer);
  const inherited = [...section.above, ...section.below].map(({ lines }) => stretchOf(lines)).sort((a, b) => a.start - b.start);
  return isAdvert(given, stretch, whole) ? { ...stretch, reading: whole, inherited } : null;
}

const question = /[?？]|[吗嘛呢么][。！!~～]?$|多少钱|什么价|还在不|有没有|谁有|哪里有/;

/** A size or a price, and what or where it is; a need may leave out the size. Questions that state no size are talk. */
function isAdvert(given: string, { start, end }: Stretch, { values, spans }: SpaceReading): boolean {
  const isSized = values.area_m2 !== null || values.land_mu !== null;
  const isPriced = values.price !== null && values.price.unit !== 'negotiable';
  const facts = [values.type !== null, values.places.length > 0, values.deal.length > 0, isSized, isPriced].filter(
    Boolean,
  ).length;
  const isWanted = values.side === 'need' && spans.some(({ field }) => field === 'side');
  const isAsking = end - start < 60 && question.test(given.slice(start, end));
  if (isSized) return facts >= 2;
  if (isAsking) return false;
  if (isWanted) return facts >= 2;
  return facts >= 3 && (isPriced || values.phone !== null || end - start > 30);
}

/** 电话19900001322，随时看房: a message that only tells how to reach the sender. */
function isContactOnly(lines: readonly FactLine[]): boolean {
  return (
    lines.length > 0 &&
    lines.length < 4 &&
    lines.some(({ phone }) => phone) &&
    lines.every(
      ({ areas, price, sum, families, size, words }) =>
        areas.length === 0 && !price && !sum && !size && families.length === 0 && words.length < 60,
    )
  );
}

/** Gives a sender's adverts without a telephone the one of the message behind them. */
function addContact(work: Work, lines: readonly FactLine[], listings: readonly Listing[]): void {
  const stretch = stretchOf(lines);
  const { values, spans } = readStretch(work.given, stretch, [], work.gazetteer);
  let isUsed = false;
  for (const listing of listings) {
    const { reading } = listing;
    if (values.phone === null || reading.values.phone !== null) continue;
    isUsed = true;
    const contact = values.contact ?? reading.values.contact;
    listing.inherited.push(stretch);
    listing.reading = {
      ...reading,
      values: { ...reading.values, phone: values.phone, contact },
      spans: [
        ...reading.spans.filter(({ field }) => field !== 'contact' || values.contact === null),
        ...spans.filter(({ field }) => field === 'phone' || field === 'contact'),
      ],
    };
  }
  (isUsed ? work.out.shared : work.out.remarks).push(stretch);
}

/** The words of an advert: without the number of its item, which may stand on a line of its own. */
function adStretch(lines: readonly FactLine[]): Stretch {
  const { end } = stretchOf(lines);
  const start = markOf(lines[0]!).end;
  return { start: start === lines[0]!.end ? (lines[1]?.start ?? end) : start, end };
}

/** The number before an item; empty before a line without one, and before a bullet, which is part of the words. */
function markOf({ start, mark, end }: FactLine): Stretch {
  return { start, end: mark === null || mark.style.startsWith('bullet') ? start : Math.min(start + mark.length, end) };
}

const stretchOf = (lines: readonly FactLine[]): Stretch => ({ start: lines[0]!.start, end: lines.at(-1)!.end });

/** The frames inside a stretch; both are in the order of the text. */
function framesIn(frames: readonly Stretch[], { start, end }: Stretch): Stretch[] {
  let low = 0;
  let high = frames.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (frames[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  const inside: Stretch[] = [];
  for (let at = low; at < frames.length && frames[at]!.start < end; at++) inside.push(frames[at]!);
  return inside;
}

/** The stretches that lie in none of the others. */
function outside(stretches: readonly Stretch[], others: readonly Stretch[]): Stretch[] {
  const sorted = [...others].sort((a, b) => a.start - b.start);
  let at = 0;
  return stretches.filter(({ start, end }) => {
    while (at < sorted.length && sorted[at]!.end <= start) at++;
    return at === sorted.length || sorted[at]!.start >= end;
  });
}

/** The end of the last whole line within so many characters. */
function lineEnd(given: string, most: number): number {
  const at = given.lastIndexOf('\n', most);
  return at > most / 2 ? at : most;
}
