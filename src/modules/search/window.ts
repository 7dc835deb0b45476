import type { Db } from '#platform/database.ts';
import { freshFor } from '#platform/memo.ts';

/** A stretch of time, both ends in it. */
export type Span = { from: Date; to: Date };

type Unit = 'w' | 'm' | 'q' | 'y';

/** Entries that the windows before "all" hold at least, and by which unit of time they are asked for: every lexeme costs, and so does every entry too many. */
const windows = [
  { size: 500, units: ['w', 'm', 'q', 'y'], most: 8 },
  { size: 4000, units: ['q', 'y'], most: 4 },
] as const satisfies readonly { size: number; units: readonly Unit[]; most: number }[];

/** How many entries each week holds, newest first; it moves slowly, so it is counted once in ten minutes. */
const weeksOf = freshFor<{ week: number; entries: number }[]>(600_000, 1);

/**
 * The two windows of the newest entries up to a moment, as lexemes; null where a window would hold nearly all. Common words have enough matches in
 * the small one, so that the time of a search does not grow with what there is.
 */
export async function readWindows(db: Db, until: Date): Promise<[small: string | null, large: string | null]> {
  const weeks = await weeksOf(db, 'weeks', () => countWeeks(db));
  const last = numberOf.w(until);
  const [small, large] = windows.map(({ size, units, most }) => {
    let held = 0;
    let left = 0;
    let since: number | null = null;
    for (const { week, entries } of weeks) {
      if (week > last) continue;
      if (held >= size) left += entries;
      else {
        held += entries;
        if (held >= size) since = week;
      }
    }
    return since === null || left < size
      ? null
      : anyOf(spanLexemes({ from: new Date(since * weekLength - shift), to: until }, units, most));
  });
  return [small!, large!];
}

function countWeeks(db: Db): Promise<{ week: number; entries: number }[]> {
  return db<{ week: number; entries: number }[]>`
    select floor((extract(epoch from at) + 28800) / 604800)::int as week, count(*)::int as entries from search.entry group by 1 order by 1 desc`;
}

/**
 * The lexemes that cover a stretch of time, in the smallest unit of which there are not more than `most`: merging twelve months takes the server
 * ten times as long as looking into their year.
 */
export function spanLexemes({ from, to }: Span, units: readonly Unit[] = ['m', 'q', 'y'], most = 3): string[] {
  const unit = units.find(one => numberOf[one](to) - numberOf[one](from) < most) ?? 'y';
  const [first, last] = [numberOf[unit](from), numberOf[unit](to)];
  return Array.from({ length: Math.max(1, last - first + 1) }, (_, index) => lexemeOf(unit, first + index));
}

/** What an entry is found by in a stretch of time: its week, month, quarter and year in China. */
export function dateLexemes(at: Date): string[] {
  return (['w', 'm', 'q', 'y'] as const).map(unit => lexemeOf(unit, numberOf[unit](at)));
}

const weekLength = 604_800_000;
const shift = 8 * 3_600_000;

/** The year of a moment in China. */
export function yearInChina(at: Date): number {
  return inChina(at).getUTCFullYear();
}

const inChina = (at: Date) => new Date(at.getTime() + shift);

const numberOf: Readonly<Record<Unit, (at: Date) => number>> = {
  w: at => Math.floor(inChina(at).getTime() / weekLength),
  m: at => yearInChina(at) * 12 + inChina(at).getUTCMonth(),
  q: at => yearInChina(at) * 4 + Math.floor(inChina(at).getUTCMonth() / 3),
  y: yearInChina,
};

function lexemeOf(unit: Unit, number: number): string {
  if (unit === 'm') return `m=${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
  if (unit === 'q') return `q=${Math.floor(number / 4)}-${(number % 4) + 1}`;
  return `${unit}=${number}`;
}

/** One of several lexemes, as PostgreSQL's text search reads it. */
export function anyOf(lexemes: readonly string[]): string {
  return `(${lexemes.map(lexeme => `'${lexeme}'`).join(' | ')})`;
}
