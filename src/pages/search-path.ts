import { type Condition, conditionsToQuery } from '#modules/match/index.ts';

/** The address of a search with these conditions; c=1 says that they count, not the sentence. */
export function searchPath(q: string, conditions: readonly Condition[]): string {
  const query = conditionsToQuery(conditions);
  return `/match?${q ? `q=${encodeURIComponent(q)}&` : ''}c=1${query ? `&${query}` : ''}`;
}
