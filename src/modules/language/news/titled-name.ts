import { opening } from '../pattern.ts';
import { firstFrom } from '../token.ts';
import { type Article, wordsOf } from './article.ts';
import type { Name } from './place.ts';
import { hasRole, role } from './role.ts';

/** “上门(校门)入室(实验室)” is a saying. */
const inQuotes = opening(
  /^“([^”“，,。()]{2,14})”(业务|项目|平台|计划|模式|产品|系统|工程|行动|联合党支部|党支部|党委|党建联盟|区域品牌|品牌|(?:项目|工程)?[一二三四五]期(?:项目|工程)?)?(?![\u4e00-\u9fff]{0,3}[、和与]|等)/,
);

const ofGoods = opening(/^(?:出口|进口|销售|销量|产量|产品|企业)/);

/** “科技信用贷”, “南太湖精英计划”: a scheme or product named in quotes at the head of a statement. */
export function titledAt(article: Article, at: number, limit: number): Name | null {
  const found = inQuotes.execAt(article.plain, at, limit);
  if (!found) return null;
  const isScheme =
    found[2] !== undefined ||
    /(?:贷|保|券|计划|平台|工程|行动|业务|指数|专列|基金|工坊|地图|大脑|云|链|大会|论坛|峰会|博览会|推介会|创业周)$/.test(
      found[1]!,
    );
  const end = at + found[0].length;
  // “新三样”出口486.9亿元: goods of whoever sells them.
  if (ofGoods.testAt(article.plain, end, end + 2)) return null;
  const next = article.tokens[firstFrom(article.tokens, end)];
  const isSaid =
    next?.start === end &&
    (next.kind === 'time' || hasRole(next, role.have | role.flow | role.reach | role.lead | role.do | role.act));
  // 设计环节的“个头”也偏小
  if (!isScheme && (!isSaid || (found[1]!.length < 4 && article.plain.charAt(at - 1) === '的'))) return null;
  const words = wordsOf(article, at, end);
  return {
    subject: found[2] === undefined ? words.replace(/[“”]/g, '') : words,
    start: at,
    end,
    kind: 'body',
    takes: found[2] === '项目' ? '项目' : found[2] === '平台' ? '平台' : null,
  };
}
