import type { Listing, SpaceField, SpaceReading, Span } from '#modules/language/index.ts';
import type { Both } from '#modules/offer/index.ts';

/** A listing form while it is filled from the words of an advert. */
export type Fill = {
  paste: string;
  listing: Listing;
  reading: SpaceReading;
  form: Record<string, string>;
  /** Key of a form field → the words behind it. */
  sources: Record<string, string[]>;
  /** Key of a form field → why its words are not in it, or how they were reckoned. */
  hints: Record<string, Both>;
  /** Which field a span fills or would fill. */
  keys: Map<Span, string>;
};

/** Rules of a kind that conclude it from what is there (层高, 行车), not from its name. */
export const inferredKinds: ReadonlySet<string> = new Set(['tools', 'trade', 'park', 'usage']);

/** The most words shown beside one field. */
const mostSources = 4;

/** Puts a value into a field, with the spans behind it; without a span nothing is filled, since nobody could check it. */
export function set(fill: Fill, key: string, value: string | number | boolean | null, spans: readonly Span[]): void {
  if (value === null || value === '' || spans.length === 0) return;
  fill.form[key] = typeof value === 'number' ? String(Number(value.toPrecision(10))) : String(value);
  fill.sources[key] = [...new Set(spans.map(span => saidBy(fill, span)))].slice(0, mostSources);
  tie(fill, key, spans);
}

/** Leaves a field empty and says why, since its words do not fill it exactly. */
export function leave(fill: Fill, key: string, spans: readonly Span[], zh: string, en: string): void {
  fill.hints[key] = { zh, en };
  tie(fill, key, spans);
}

function tie(fill: Fill, key: string, spans: readonly Span[]): void {
  for (const span of spans) if (!fill.keys.has(span)) fill.keys.set(span, key);
}

export function spansOf({ reading }: Fill, field: SpaceField): Span[] {
  return reading.spans.filter(span => span.field === field);
}

export function wordsOf({ paste }: Fill, ...spans: readonly Span[]): string {
  return spans.map(({ start, end }) => paste.slice(start, end)).join('、');
}

const stops = /[，。；;、,！!？?\n\r|｜\s】]/;
const reach = 12;

/** The words of a span with what names them in its clause: 层高8米, not 8米. */
export function saidBy(fill: Fill, span: Span): string {
  return (before(fill, span, reach) + wordsOf(fill, span))
    .replace(/^[\p{P}\p{S}\s]+/u, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What stands right before a span in its clause; nothing where the clause began further away. */
export function before({ paste }: Fill, { start }: Span, most = reach): string {
  const words = paste.slice(Math.max(0, start - most), start);
  const clause = words.split(stops).at(-1) ?? '';
  return clause.length === most ? '' : clause;
}
