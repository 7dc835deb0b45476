import type { Hit, Suggestion } from '#modules/search/index.ts';

/** The page of something found. An organisation of the network has none yet: it leads to what it has on offer. */
export function addressOfHit({ kind, post, slug, code, receiver, title }: Hit): string {
  if (kind === 'post' || kind === 'page') return `/posts/${slug ?? post}`;
  if (code !== null) return `/offers/${code}`;
  return receiver === null ? `/search?q=${encodeURIComponent(title)}&kind=space` : '/receivers';
}

/** Where a suggestion leads: to its page, or to the search for it. */
export function addressOfSuggestion({ kind, key, name }: Suggestion): string {
  if (kind === 'post') return `/posts/${key}`;
  if (kind === 'place') return `/search?q=${encodeURIComponent(name)}`;
  if (kind === 'category') return `/categories/${key}`;
  return `/search?q=${encodeURIComponent(name)}`;
}
