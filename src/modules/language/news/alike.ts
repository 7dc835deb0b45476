import type { Quantity } from '../quantity.ts';
import { tokensIn } from '../token.ts';
import { wordsOf } from './article.ts';
import { firmTail } from './firm-tail.ts';
import type { Name } from './place.ts';
import { rolesOf } from './role.ts';
import type { Scene } from './scene.ts';
import { hasUnknown } from './unknown.ts';

const [shortest, longest] = [2, 10];

/** 特斯拉产值688亿元、增长26%，三一重机产值112亿元、增长28%: the firm of which the same is told as of the one before; null where that is not so. */
export function alikeAt(
  { article, mind, story }: Pick<Scene, 'article' | 'mind' | 'story'>,
  at: number,
  figure: Quantity | undefined,
): Name | null {
  if (figure === undefined || mind.kind !== '公司') return null;
  const before = story.drafts.findLast(({ kind }) => kind === 'level');
  if (!before || before.observation.subject !== mind.subject || before.noun.length < 2) return null;
  const { plain, tokens, gazetteer } = article;
  const end = figure.head - before.noun.length;
  if (end - at < shortest || end - at > longest || !plain.startsWith(before.noun, end)) return null;
  const words = plain.slice(at, end);
  if (!/^[\u4e00-\u9fffa-z]+$/.test(words) || gazetteer.trade(words) !== null) return null;
  const inside = tokensIn(tokens, at, end);
  // 其中出口产值, 亩均产值, 上海地区产值: what is told of the same firm.
  if (inside.some(token => token.kind !== 'word' || rolesOf(token) !== 0 || (token.places !== null && token.end === end)))
    return null;
  const isPlaced = inside[0]?.kind === 'word' && inside[0].start === at && inside[0].places !== null;
  return isPlaced || hasUnknown(article, at, end) || firmTail.test(words)
    ? { subject: wordsOf(article, at, end), start: at, end, kind: 'body', takes: '公司' }
    : null;
}
