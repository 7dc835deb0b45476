import { type Condition, criterionOf, type Relaxation } from '#modules/match/index.ts';
import { figure } from '#shared/format.ts';
import { searchPath } from './search-path.ts';
import type { Site } from './site.tsx';

/** One sentence: which condition, by how much, and what that yields. */
export function relaxWords(site: Site, { criterion, more, smallest }: Relaxation): string {
  const { t } = site;
  const { zh, en } = criterionOf(criterion);
  const gone = t(`不要求“${zh}”，多 ${figure(more)} 条`, `without “${en}”, ${figure(more)} more`);
  if (!smallest?.want) return gone;
  const moved = t(`${smallest.zh}，多 ${figure(smallest.gain)} 条`, `${smallest.en}: ${figure(smallest.gain)} more`);
  return more > smallest.gain ? `${moved}${t('；', '; ')}${gone}` : moved;
}

/** The same search with that one condition moved as far as needed, or dropped where moving it makes no sense. */
export function relaxLink(q: string, conditions: readonly Condition[], { criterion, smallest }: Relaxation): string {
  const moved = conditions.flatMap((condition): Condition[] => {
    if (condition.criterion !== criterion) return [condition];
    return smallest?.want ? [{ criterion, hard: condition.hard, want: smallest.want }] : [];
  });
  return searchPath(q, moved);
}
