import type { Article, Sentence } from './article.ts';
import type { Period } from './when.ts';

/** 2025年⏎收到申请29份⏎新增党员9名: the time that stands in a line of its own, which holds for the lines under it until one has its own or ends as a sentence does; null where none does. */
export function timeOfLine(
  { plain }: Article,
  { start, end }: Sentence,
  periods: readonly Period[],
  before: Period | null,
): Period | null {
  const own = periods.filter(({ role }) => role === 'use');
  const isLine = (start === 0 || plain[start - 1] === '\n') && (end >= plain.length || plain[end] === '\n');
  const alone = own.find(period => period.start === start && period.end >= end - 1);
  if (isLine && alone && /^(?:year|years|months|month|span)$/.test(alone.kind)) return alone;
  return isLine && own.length === 0 ? before : null;
}
