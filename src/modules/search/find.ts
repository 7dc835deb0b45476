import { dayInChina } from '#platform/clock.ts';
import type { Db } from '#platform/database.ts';
import type { Viewer } from '#shared/viewer.ts';
import { type Cursor, cursorText } from './cursor.ts';
import { type Count, countFacets } from './facet.ts';
import { type EntryKind, type Filter, filterText, lastDay } from './filter.ts';
import type { Question } from './query.ts';
import { block, statementOf } from './statement.ts';
import { readWindows, type Span } from './window.ts';

/** Something found: its title and plain text, and by what its page is found. */
export type Hit = {
  kind: EntryKind;
  title: string;
  text: string;
  at: Date;
  category: number | null;
  post: number | null;
  slug: string | null;
  code: string | null;
  organisation: number | null;
  receiver: string | null;
};

export type Page = {
  hits: Hit[];
  next: string | null;
  /** Found in all; `more`: at least so many, since only the newest were counted. Zero on pages after the first. */
  count: number;
  more: boolean;
  counts: Count[];
};

type Answer = {
  hits: (Hit & { at: string })[];
  candidates: number;
  last: { titled: boolean; at: number; id: number } | null;
  count: number;
  more: boolean;
  facets: string;
};

const nothing: Page = { hits: [], next: null, count: 0, more: false, counts: [] };

/**
 * One page of what this reader may find, best first: all words, those in the title before those in the text, the whole phrase and fresh dates
 * before others; score = 8 in the title + 3 whole phrase + 4 · 2^(−age / 180 days), among 40 candidates at a time. Common words are looked for
 * among the newest entries first, so that the time does not grow with what there is. `within` leaves only what was released or first listed then.
 */
export async function findEntries(
  db: Db,
  viewer: Viewer,
  question: Question,
  filter: Filter,
  { size = 20, after = null, within = null }: { size?: number; after?: Cursor | null; within?: Span | null } = {},
): Promise<Page> {
  if (question.terms.length === 0) return nothing;
  const end = lastDay(filter);
  const [now, before] = [end ?? new Date(), after?.at ? new Date(after.at / 1000) : null];
  const until = before && before < now ? before : now;
  const fromNow = await readWindows(db, now);
  const { text, params } = statementOf(viewer, question, filter, filterText(within ? withinDays(filter, within) : filter), {
    ...{ after, size, within },
    titled: await readWindows(db, until),
    matched: after && !after.titled ? await readWindows(db, until) : fromNow,
  });
  const [answer] = await db.unsafe<Answer[]>(text, params as never[], { prepare: true });
  const { hits, candidates, last, count, more, facets } = answer!;
  const next = nextOf(hits.length > size, candidates === block, last, after, size);
  return {
    hits: hits.slice(0, size).map(hit => ({ ...hit, at: new Date(hit.at) })),
    ...{ next: next && cursorText(next), count, more, counts: countFacets(facets) },
  };
}

/** The days of a stretch as lexemes, so that only the newest entries are looked through. */
function withinDays(filter: Filter, { from }: Span): Filter {
  const day = dayInChina(from);
  return { ...filter, from: filter.from && filter.from > day ? filter.from : day };
}

const start: Cursor = { titled: true, at: null, id: 0, skip: 0 };

/** First through the candidates that were ranked together, then on to those that follow the last of them. */
function nextOf(hasMore: boolean, isFull: boolean, last: Answer['last'], after: Cursor | null, size: number): Cursor | null {
  if (hasMore) return { ...(after ?? start), skip: (after?.skip ?? 0) + size };
  return isFull && last ? { ...last, skip: 0 } : null;
}
