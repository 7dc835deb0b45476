import { placeIndex } from '#modules/reference/index.ts';
import type { Db } from '#platform/database.ts';
import { entryKinds, type Filter } from './filter.ts';

/** A category as filters name it. */
export type FilterCategory = { id: number; parent: number | null; slug: string; name: string; nameEn: string };

/** What the address of a search asks for; `category` is the chosen place of the tree. */
export type SearchAddress = { words: string; filter: Filter; category: FilterCategory | null };

const longestWords = 100;

/** The categories of the portal, for filters and their words. */
export function listFilterCategories(db: Db): Promise<FilterCategory[]> {
  return db<FilterCategory[]>`select id, parent, slug, name, name_en as "nameEn" from publish.category order by position, id`;
}

/** Reads words and filters out of an address; what is no filter is left out. */
export function readSearchAddress(params: URLSearchParams, categories: readonly FilterCategory[]): SearchAddress {
  const words = (params.get('q') ?? '').replace(/\s+/g, ' ').trim().slice(0, longestWords);
  const kind = entryKinds.find(one => one === params.get('kind'));
  const category = categories.find(({ slug }) => slug === params.get('category')) ?? null;
  const place = placeIndex().byCode(Number(params.get('place')) || 0)?.code;
  const from = dayOf(params.get('from'));
  const to = dayOf(params.get('to'));
  const filter: Filter = {
    ...(kind ? { kind } : {}),
    ...(category ? { categories: withBelow(category.id, categories) } : {}),
    ...(place === undefined ? {} : { place }),
    ...(from ? { from } : {}),
    ...(to && !(from && to < from) ? { to } : {}),
  };
  return { words: words.isWellFormed() ? words : '', filter, category };
}

/** The address that readSearchAddress reads back, without its question mark. */
export function searchQuery({ words, filter, category }: SearchAddress): URLSearchParams {
  const { kind, place, from, to } = filter;
  const all = { q: words, kind, category: category?.slug, place, from, to };
  const known = Object.entries(all).filter(([, value]) => value !== undefined && value !== '');
  return new URLSearchParams(known.map(([key, value]) => [key, String(value)]));
}

function withBelow(id: number, categories: readonly FilterCategory[]): number[] {
  const found = [id];
  for (const one of found)
    for (const { id: below, parent } of categories) if (parent === one && !found.includes(below)) found.push(below);
  return found;
}

function dayOf(text: string | null): string | undefined {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '1990-01-01' || text > '2100-01-01') return undefined;
  return new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text ? text : undefined;
}
