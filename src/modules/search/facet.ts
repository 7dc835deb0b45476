import type { EntryKind } from './filter.ts';
import { yearInChina } from './window.ts';

/** How many of a kind, a category, a member city, a year; the value as text. */
export type Count = { of: 'kind' | 'category' | 'member' | 'year'; value: string; count: number };

/** What filters count of one entry, in one value: post/12/2026/310117,330400. */
export function facetOf(entry: { kind: EntryKind; at: Date; category: number | null; members: readonly number[] }): string {
  const { kind, at, category, members } = entry;
  return [kind, category ?? '', yearInChina(at), members.join(',')].join('/');
}

/** How often each value stands in facets joined by semicolons, the largest first. */
export function countFacets(facets: string): Count[] {
  const counts = new Map<string, Count>();
  const add = (of: Count['of'], value: string) => {
    const there = counts.get(`${of}${value}`);
    if (there) there.count++;
    else counts.set(`${of}${value}`, { of, value, count: 1 });
  };
  for (const facet of facets === '' ? [] : facets.split(';')) {
    const [kind = '', category, year = '', members] = facet.split('/');
    add('kind', kind);
    add('year', year);
    if (category) add('category', category);
    if (members) for (const member of members.split(',')) add('member', member);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
