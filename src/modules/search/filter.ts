import { anyOf, type Span, spanLexemes } from './window.ts';

export const entryKinds = ['post', 'page', 'space', 'land', 'organisation'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** What a search is narrowed to: days as 2026-11-23, both ends in it; categories with those below them. */
export type Filter = {
  kind?: EntryKind;
  categories?: readonly number[];
  place?: number;
  from?: string;
  to?: string;
};

/** The parts of the text-search query that stand for a filter. */
export function filterText(filter: Filter): string[] {
  const { kind, categories, place, from, to } = filter;
  return [
    ...(kind ? [`'k=${kind}'`] : []),
    ...(categories ? [anyOf(categories.length > 0 ? categories.map(id => `c=${id}`) : ['c=0'])] : []),
    ...(place ? [`'p=${place}'`] : []),
    ...(from || to ? [anyOf(spanLexemes(spanOf(from, to), yearOnly(filter) ? ['y'] : undefined))] : []),
  ];
}

/** Whether the days are whole years, for which the lexemes of years say all. */
export function yearOnly({ from, to }: Filter): boolean {
  return from?.endsWith('-01-01') === true && to?.endsWith('-12-31') === true;
}

/** The end of the last day of a filter; null where it has none. */
export function lastDay({ to }: Filter): Date | null {
  return to ? new Date(`${to}T15:59:59Z`) : null;
}

function spanOf(from: string | undefined, to: string | undefined): Span {
  return { from: new Date(`${from ?? '1990-01-01'}T00:00:00Z`), to: to ? new Date(`${to}T00:00:00Z`) : new Date() };
}
