import type { Quantity } from '../quantity.ts';
import type { Scene } from './scene.ts';
import type { Story } from './story.ts';
import type { Period } from './when.ts';

/** Keeps the time that the head of a clause states for what follows in the sentence. */
export function frame(
  { article, clause, periods, story, sentence }: Pick<Scene, 'article' | 'clause' | 'periods' | 'story' | 'sentence'>,
  at: number,
  figure: Quantity | undefined,
): void {
  // 全年…；今年…；…: behind a semicolon the time at the head holds again.
  if (
    /[；;]/.test(article.plain[clause.start - 1] ?? '') &&
    story.frame &&
    story.frame.kind !== 'span' &&
    story.frame.kind !== 'years' &&
    story.period !== story.frame &&
    story.drafts.length > 0
  ) {
    // 2019年98亿元，2024年326亿元；已集聚…: the years of a movement hold for neither.
    const isPast = story.frame.kind === 'year' && story.period?.kind === 'year' && story.period.start > story.frame.start;
    story.period = isPast ? null : story.frame;
    story.isFrame = true;
  }
  const heads = periods.filter(({ start, role }) => role === 'use' && (figure ? start < figure.start : true));
  // 继去年签约落户后，…: what came before.
  if (!figure && /^继.{3,}后$/.test(article.plain.slice(clause.start, clause.end))) return;
  // (2022年为5592亿元): what a bracket dates holds in it alone.
  if (article.plain[clause.start - 1] === '(') return;
  const dated = heads.filter(({ kind, end }) => kind !== 'day' && kind !== 'vague' && (kind !== 'each' || end >= clause.end - 1));
  const period =
    dated.findLast(({ start, end }) => start <= at + 1 || end >= clause.end - 1) ??
    (figure || clause.stop === ':' ? dated.at(-1) : undefined);
  // 8家企业去年营收合计2310亿元，合计缴税96亿元; 持股8.37%的股东计划在未来三个月内，…: told behind the first figure.
  if (!period && figure && (story.period === null || story.period.start < sentence.start)) {
    const behind = periods.find(
      ({ start, role, kind }) => role === 'use' && start > figure.start && /^(?:year|months|span|years)$/.test(kind),
    );
    const isOfCounted = behind && /^(?:count|house)$/.test(figure.dimension) && behind.start - figure.end < 5;
    if (behind && (behind.end >= clause.end - 1 || isOfCounted)) {
      setFrame(story, behind, false, true);
      return;
    }
  }
  if (heads.some(({ kind }) => kind === 'day' || kind === 'vague') && !period) {
    story.period = null;
    return;
  }
  if (!period) return;
  const isAlone = period.end >= clause.end - 1 && period.start - clause.start < 4;
  const isHead = isAlone || (story.drafts.length === 0 && (clause === sentence.clauses[0] || period.start <= at));
  setFrame(story, period, isHead, figure !== undefined || clause.end - period.end < 4 || clause.stop === ':');
}

export function setFrame(story: Story, period: Period, isHead: boolean, isBare: boolean): void {
  story.isFrame = isHead;
  story.isBare = isBare;
  story.period = period;
  if (isHead) story.frame = period;
}
