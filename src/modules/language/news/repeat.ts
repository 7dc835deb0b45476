import type { Draft } from './told.ts';

/** Leaves out what is told again: the first mention stays, but the body of a text before its headline. */
export function withoutRepeats(drafts: readonly Draft[]): Draft[] {
  const seen = new Map<string, Draft[]>();
  const kept: Draft[] = [];
  for (const draft of drafts) {
    const { value, unit, comparator, rank, subject, growth } = draft.observation;
    const key = value === null ? `rank ${rank} ${draft.observation.rank_scope}` : `${value} ${unit}`;
    const same = seen
      .get(key)
      ?.slice(-8)
      .find(
        other =>
          alike(other.noun, draft.noun) &&
          (other.observation.subject === subject || subject === null) &&
          !other.observation.growth === !growth &&
          (comparator === 'ge' || comparator === 'lt' ? other.observation.comparator === comparator : true),
      );
    if (same) {
      if (same.observation.rank === null && rank !== null && value !== null)
        Object.assign(same.observation, { rank, rank_scope: draft.observation.rank_scope });
      // What a headline says in short is told in full below it.
      if (same.title && !draft.title) Object.assign(same, draft);
      continue;
    }
    const known = seen.get(key);
    if (known) known.push(draft);
    else seen.set(key, [draft]);
    kept.push(draft);
  }
  return kept;
}

/** Whether two nouns mean the same thing: one holds the other, or half of their pairs of characters agree. */
export function alike(one: string, two: string): boolean {
  if (one.includes(two) || two.includes(one)) return true;
  let shared = 0;
  for (let i = 0; i + 1 < two.length; i++) if (one.includes(two.slice(i, i + 2))) shared++;
  return shared * 2 >= Math.max(one.length, two.length) - 1;
}
