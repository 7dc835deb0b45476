import type { Quantity } from '../quantity.ts';
import { relative } from './level-reached.ts';
import type { Scene } from './scene.ts';
import { type Draft, topicOf } from './story.ts';

/** 47项成果成交，总额3.06亿元: a sum of what was counted. */
export function sumOf(topic: Draft, before: string, noun: string, { dimension }: Quantity): string {
  const isSum = dimension === 'money' && /^(?:总额|总计|合计)$/.test(before) && topic.quantity?.dimension === 'count';
  return isSum ? `${topic.noun.replace(/数$/, '')}总额` : noun;
}

/** 企业269家。其中，苏州市68家: what the sentence before counted in the same unit. */
function wholeOf({ whole }: Scene['story'], unit: Quantity['unit'], dimension: Quantity['dimension']): Draft | undefined {
  return whole?.quantity?.dimension === dimension && whole.quantity.unit === unit ? whole : undefined;
}

/** 市占率34.6%；粤锐148.2GWh: a rate is of another sort than what is counted or weighed. */
export function likeTopic(story: Scene['story'], { dimension, unit }: Quantity): Draft | undefined {
  const topic = topicOf(story) ?? wholeOf(story, unit, dimension);
  if (topic?.quantity?.dimension !== 'percent' || relative.has(dimension)) return topic;
  return story.drafts.findLast(({ kind, quantity }) => kind === 'level' && quantity?.dimension === dimension) ?? topic;
}
