import { ending } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import type { Scene } from './scene.ts';

const kinds =
  '政策措施|措施|政策|意见|办法|方案|条例|规定|细则|举措|规划|计划|标准|指南|指引|清单|纲要|决定|通知|规程|公约|章程|新政|文件';
/** 《…若干政策(2025年修订)》: the kind that a title ends in. */
const titled = new RegExp(`《[^《》]{2,60}?(${kinds})(?:[(（][^()（）《》]{1,20}[)）])?》`, 'g');
/** How far back the title of the paper stands. */
const furthest = 160;
const named = ending(new RegExp(`(?:${kinds})$`));
const total = /^(?:全文|正文|内容)?(?:分为|包括|包含|提出|推出|涉及)?$/;

/** 《…若干措施》出台，共22条; 新政共28条: so many of what kind of paper; null where none is told of. */
export function nounOfPaperParts(
  { article: { plain }, sentence, clause }: Scene,
  { unit, dimension }: Quantity,
  before: string,
): string | null {
  if (dimension !== 'count' || unit !== '条') return null;
  if (named.test(before)) return `${before}条数`;
  if (!total.test(before)) return null;
  const words = plain.slice(Math.max(sentence.start, clause.end - furthest), clause.end);
  if (!words.includes('《')) return null;
  const kind = [...words.matchAll(titled)].at(-1)?.[1];
  return kind ? `${kind}条数` : null;
}
