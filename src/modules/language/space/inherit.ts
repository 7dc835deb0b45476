import type { Gazetteer } from '../gazetteer.ts';
import type { Stretch } from './chat.ts';
import { readSpace } from './read.ts';
import type { SpaceField, SpaceReading, SpaceText, Span } from './reading.ts';

/** Facts that only the advert itself can state: a heading's area is that of the whole park. */
const ownOnly: readonly SpaceField[] = ['area_m2', 'land_mu'];
/** Who offers or wants, and how to reach them: both or neither come from elsewhere, so that no name meets a stranger's number. */
const party: readonly SpaceField[] = ['contact', 'phone'];
const listed: readonly SpaceField[] = ['deal', 'industries', 'excluded_industries'];

/** Reads a stretch of a text by itself; spans count from the start of the whole text. `skipped` stretches inside it are not read. */
export function readStretch(given: string, stretch: Stretch, skipped: readonly Stretch[], gazetteer: Gazetteer): SpaceReading {
  return readPieces(given, [stretch], skipped, gazetteer);
}

/**
 * Reads an advert together with what stands above and below it for several: figures are the advert's own, everything else that it does not
 * state comes from the nearest heading, then the foot. `far` are headings further up, read alone.
 */
export function readWithin(
  given: string,
  own: { stretch: Stretch; reading: SpaceReading },
  near: readonly Stretch[],
  far: readonly SpaceReading[],
  gazetteer: Gazetteer,
): SpaceReading {
  const { stretch, reading } = own;
  const pieces = [...near, stretch].sort((a, b) => a.start - b.start);
  const whole = readPieces(given, pieces, [], gazetteer);
  const isOwn = ({ start, end }: Span) => start >= stretch.start && end <= stretch.end;
  const values = { ...reading.values };
  const spans: Span[] = [];
  const take = (field: SpaceField, from: SpaceReading) => {
    (values as Record<string, unknown>)[field] = from.values[field];
    spans.push(...from.spans.filter(span => span.field === field));
  };
  const hasPhone = reading.values.phone !== null;
  for (const field of Object.keys(values) as SpaceField[]) {
    const wholeSpans = whole.spans.filter(span => span.field === field);
    if (field === 'places') continue;
    if (field === 'side') take(field, reading.spans.some(span => span.field === 'side') ? reading : whole);
    else if (party.includes(field))
      take(
        field,
        hasPhone || (field === 'phone' && isStated(reading.values, field))
          ? reading
          : firstStating(field, [reading, whole, ...far]),
      );
    else if (wholeSpans.length > 0 && wholeSpans.every(isOwn)) take(field, whole);
    else if (field === 'type' && isInferred(reading) && !isInferred(whole)) take(field, whole);
    else if (isStated(reading.values, field) || ownOnly.includes(field)) take(field, reading);
    else take(field, firstStating(field, [whole, ...far]));
  }
  const industryCodes = firstStating('industries', [reading, whole, ...far]).industryCodes;
  const places = placesOf(given, own, whole, near, far, gazetteer);
  values.places = places.words;
  spans.push(...places.spans);
  return { values, spans, placeCodes: places.codes, refusedPlaces: reading.refusedPlaces, industryCodes };
}

/** Whether the kind is only concluded from what is there (层高, 行车): a heading that names it knows better. */
function isInferred({ spans }: SpaceReading): boolean {
  return spans.every(({ field, rule }) => field !== 'type' || /^type\.(?:tools|trade|park|usage)$/.test(rule));
}

function isStated(values: SpaceText, field: SpaceField): boolean {
  const value = values[field];
  return (
    value !== null &&
    !(listed.includes(field) && (value as unknown[]).length === 0) &&
    !(field === 'places' && values.places.length === 0)
  );
}

function firstStating(field: SpaceField, readings: readonly SpaceReading[]): SpaceReading {
  return readings.find(({ values }) => isStated(values, field)) ?? readings[0]!;
}

type Places = { words: string[]; spans: Span[]; codes: number[] };

/** The advert's own places, with those of the heading that hold them; the heading's where it names none. */
function placesOf(
  given: string,
  { stretch, reading }: { stretch: Stretch; reading: SpaceReading },
  whole: SpaceReading,
  near: readonly Stretch[],
  far: readonly SpaceReading[],
  gazetteer: Gazetteer,
): Places {
  const all = whole.spans.filter(({ field }) => field === 'places');
  const own = all.filter(({ start, end }) => start >= stretch.start && end <= stretch.end);
  if (all.length === 0) {
    const other = firstStating('places', [reading, ...far]);
    return { words: other.values.places, spans: other.spans.filter(({ field }) => field === 'places'), codes: other.placeCodes };
  }
  if (own.length === 0) {
    const town = leadingTown(given, stretch, whole.placeCodes, gazetteer);
    if (!town) return { words: whole.values.places, spans: all, codes: whole.placeCodes };
    const { start, end } = town.span;
    return { words: [...whole.values.places, given.slice(start, end)], spans: [...all, town.span], codes: [town.code] };
  }
  const shared = new Set(near.flatMap(piece => readPieces(given, [piece], [], gazetteer).placeCodes));
  const fresh = whole.placeCodes.filter(code => !shared.has(code));
  const codes = fresh.length > 0 ? fresh : whole.placeCodes;
  const holders = new Set(
    codes.flatMap(code => [code, ...(gazetteer.byCode(code) ? gazetteer.above(gazetteer.byCode(code)!) : [])]),
  );
  const holds = (words: string) =>
    gazetteer.named(words.toLowerCase())?.places.some(({ code }) => holders.has(code)) ??
    [...shared].every(code => holders.has(code));
  const kept = all.filter(span => own.includes(span) || holds(given.slice(span.start, span.end)));
  return { words: [...new Set(kept.map(({ start, end }) => given.slice(start, end)))], spans: kept, codes };
}

const bullet = /^[\s\p{P}\p{S}]{0,3}/u;

/** 新桥 at the head of an advert under 松江: many districts have a 新桥, of which only the one that the heading holds can be meant. */
function leadingTown(
  given: string,
  { start, end }: Stretch,
  held: readonly number[],
  gazetteer: Gazetteer,
): { span: Span; code: number } | null {
  if (held.length !== 1) return null;
  const at = start + bullet.exec(given.slice(start, Math.min(start + 3, end)))![0].length;
  let town: { span: Span; code: number } | null = null;
  const { count, ends } = gazetteer.namesAt(given, at);
  for (let i = 0; i < count && ends[i]! <= end; i++) {
    const to = ends[i]!;
    const inside = gazetteer.named(given.slice(at, to))?.places.filter(place => gazetteer.above(place).includes(held[0]!)) ?? [];
    if (inside.length === 1)
      town = { span: { field: 'places', start: at, end: to, rule: 'place.heading' }, code: inside[0]!.code };
  }
  return town;
}

/** 松江区：, over 新桥 厂房1200平: read as one line, since a town is known by the district before it. */
const isPlaceHead = /^[^\s]{2,10}[:：]$/;

/** Reads stretches as one text, a line each, and brings the spans back to where the words stand. */
function readPieces(given: string, pieces: readonly Stretch[], skipped: readonly Stretch[], gazetteer: Gazetteer): SpaceReading {
  const parts: { at: number; piece: Stretch }[] = [];
  let text = '';
  for (const piece of pieces) {
    if (text !== '') text = isPlaceHead.test(text) ? `${text.slice(0, -1)} ` : `${text}\n`;
    parts.push({ at: text.length, piece });
    text += without(given, piece, skipped);
  }
  const reading = readSpace(text, gazetteer);
  const spans = reading.spans.flatMap(span => {
    const part = parts.findLast(({ at }) => at <= span.start)!;
    const start = part.piece.start + span.start - part.at;
    const end = Math.min(part.piece.start + span.end - part.at, part.piece.end);
    return end > start ? [{ ...span, start, end }] : [];
  });
  return { ...reading, spans };
}

/** ④26元 is no price of 426. */
const circled = /[\u2460-\u249B\u2776-\u2793]/g;

/** The words of a stretch with blanks in place of what is not to be read, so that offsets hold. */
function without(given: string, { start, end }: Stretch, skipped: readonly Stretch[]): string {
  let words = '';
  let at = start;
  for (const one of skipped) {
    if (one.end <= at || one.start >= end) continue;
    words += given.slice(at, one.start) + ' '.repeat(Math.min(one.end, end) - Math.max(one.start, at));
    at = Math.min(one.end, end);
  }
  return (words + given.slice(at, end)).replace(circled, ' ');
}
