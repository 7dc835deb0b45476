import type { Quantity } from '../quantity.ts';
import { relative } from './level-reached.ts';
import type { Scene } from './scene.ts';
import { type Draft, lastIn, topicOf } from './story.ts';

export const stripped = (noun: string) => noun.replace(/(?:数量|总数|数|总额)$/, '');

/** What changes where the words leave it open: the last thing told of, be it a level or a change that named it (增加值增长8.1%，比一季度加快0.7个百分点). */
export function changedBefore(story: Scene['story'], { dimension, unit }: Quantity): Draft | undefined {
  const last0 = topicOf(story);
  // 产值241亿元，占全区的28.5%，同比增长17.6%, 比上年增加20亿元: the value grew; 占比提高2个百分点: the share did.
  const level = story.drafts.findLast(({ kind }) => kind === 'level');
  const isOfLevel =
    last0?.kind === 'share' &&
    level !== undefined &&
    (dimension === 'percent' || dimension === level.quantity?.dimension) &&
    (stripped(level.noun) === last0.noun || last0.noun === '任务完成率') &&
    level.observation.subject === last0.observation.subject;
  // 新签约项目17个，总投资204亿元，同比增加5个: as many more of what is told in that unit.
  const like =
    last0?.kind === 'level' && unit !== '' && last0.quantity?.dimension !== dimension && !relative.has(dimension)
      ? lastIn(story.drafts, unit)
      : undefined;
  const topic = isOfLevel ? level : (like ?? last0);
  const last = story.drafts.findLast(({ kind, noun }) => kind === 'growth' && noun !== '');
  // 项目减少2个，金额增加1.1亿元: each of its own.
  const isOther =
    !relative.has(dimension) &&
    topic?.quantity?.dimension === dimension &&
    last?.quantity &&
    last.quantity.dimension !== dimension;
  return last && !isOther && (!topic || story.drafts.indexOf(last) > story.drafts.indexOf(topic)) ? last : topic;
}

/** So many levels told last, or changes told in a row behind them. */
export function rowBefore(drafts: readonly Draft[], until: number, count: number): readonly Draft[] {
  const last = drafts.filter(({ start }) => start < until).slice(-count);
  if (last.length === count && last.every(({ kind, start }) => kind === 'growth' && start === last[0]!.start)) return last;
  const levels = drafts.filter(({ kind }) => kind === 'level');
  return levels.length < count ? [] : levels.slice(-count);
}
