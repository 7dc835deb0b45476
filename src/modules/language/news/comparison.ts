import type { Quantity } from '../quantity.ts';
import { nounBefore, tidyNoun } from './noun.ts';
import type { Growth } from './reading.ts';
import type { Scene } from './scene.ts';

/** What the clause before ranks the growth of; null where it ranks something else. */
export function rateBefore({ article, sentence, clause, periods, mind }: Scene): string | null {
  const before = sentence.clauses.findLast(({ start }) => start < clause.start);
  const at = before ? article.plain.slice(before.start, before.end).search(/增速|增幅/) : -1;
  if (at < 0) return null;
  const noun = nounBefore(article, before!.start, before!.start + at, periods);
  const last = mind.parts.at(-1) ?? mind.subject;
  return last && noun.includes(last) ? tidyNoun(noun.slice(noun.lastIndexOf(last) + last.length)) : noun;
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
