import type { Scene } from './scene.ts';
import type { SameTime } from './story.ts';
import { type Period, periodsOf } from './when.ts';

/** 2022年至2024年…分别为A、B和C: one year each. */
export function eachOf(
  { article, sentence, clause }: Scene,
  period: Period | SameTime | null,
  place: readonly [number, number] | undefined,
): Period | SameTime | null {
  if (!period || !place || place[1] < 2) return period;
  const span = /^(20\d\d)年?[-—–~～至到]+(20\d\d)年$/.exec(period.words);
  if (span && Number(span[2]) - Number(span[1]) + 1 === place[1]) return { words: `${Number(span[1]) + place[0]}年` };
  // 一季度、上半年、前三季度，…分别为A、B和C: as many times in a row as figures.
  const told = periodsOf(article, sentence).filter(({ role, end }) => role === 'use' && end <= clause.end);
  const last = told.findIndex(({ start }) => 'start' in period && start === period.start);
  const row = last < 0 ? [] : told.slice(Math.max(0, last + 1 - place[1]), last + 1);
  const isRow =
    row.length === place[1] &&
    row.every((one, i) => i === 0 || /^[、和及与]$/.test(article.plain.slice(row[i - 1]!.end, one.start)));
  return isRow ? row[place[0]]! : period;
}
