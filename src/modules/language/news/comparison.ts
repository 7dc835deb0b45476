import { opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import { nounBefore, tidyNoun } from './noun.ts';
import type { Growth } from './reading.ts';
import type { Scene } from './scene.ts';
import { periodsOf } from './when.ts';

/** What the clause before ranks the growth of; null where it ranks something else. */
export function rateBefore({ article, sentence, clause, mind }: Scene): string | null {
  const before = sentence.clauses.findLast(({ start }) => start < clause.start);
  const at = before ? article.plain.slice(before.start, before.end).search(/增速|增幅/) : -1;
  if (at < 0) return null;
  const noun = nounBefore(article, before!.start, before!.start + at, periodsOf(article, sentence));
  const last = mind.parts.at(-1) ?? mind.subject;
  return last && noun.includes(last) ? tidyNoun(noun.slice(noun.lastIndexOf(last) + last.length)) : noun;
}

const reachesAt = opening(/^(?:达到?|[为至升回]|录得)/);

/** 增速转正，达到3.3%: whether the clause before says how a rate went, and this one how far. */
export function turnedBefore({ article: { plain }, sentence, clause, story }: Scene): boolean {
  if (!reachesAt.testAt(plain, clause.start, clause.start + 2)) return false;
  const before = sentence.clauses.findLast(({ start }) => start < clause.start);
  return (
    before !== undefined &&
    /增[速幅][^，,；;\d]{0,8}(?:转正|回正|转负|回升|加快|提速|放缓|回落|走高|领先|领跑|最[快高大]|居首)$/.test(
      plain.slice(before.start, before.end),
    ) &&
    story.drafts.every(({ end }) => end <= before.start)
  );
}

export function comparedBefore({ article: { plain }, sentence, clause }: Scene): Growth['type'] {
  const words = plain.slice(sentence.start, clause.start);
  const at = words.lastIndexOf('相比，');
  if (at < 0 || words.includes(';', at)) return null;
  return /(?:去年|上年)同期$/.test(words.slice(0, at)) ? '同比' : /(?:去年|上年)$/.test(words.slice(0, at)) ? '较上年' : null;
}

/** What an indicator of a change ends with: 增速 or 降幅 for rates, 增加额 or 减少额 for sums. */
export function endingOf({ direction }: Growth, { dimension }: Quantity): string {
  const isSum = dimension !== 'percent' && dimension !== 'point' && dimension !== 'times' && dimension !== 'share';
  if (dimension === 'count' || dimension === 'house') return direction === 'up' ? '增加数' : '减少数';
  if (isSum) return direction === 'up' ? '增加额' : '减少额';
  return direction === 'up' ? '增速' : '降幅';
}

/** 5.9万辆，货值68.3亿元，同比分别增长1.3倍和88.6%: whether a change is told of the first of two, that of the other right behind it in another unit. */
export function isFirstOfTwo({ article: { plain }, groups }: Scene, { end }: Quantity, group: number, words: string): boolean {
  const next = groups[group + 1];
  return (
    next?.length === 1 &&
    /^(?:percent|times)$/.test(next[0]!.dimension) &&
    /^[和与及、]$/.test(plain.slice(end, next[0]!.head)) &&
    /(?:分别|依次|各)[\u4e00-\u9fff]{0,6}$/.test(words)
  );
}
