import type { Growth } from './fact.ts';
import type { Value } from './value.ts';

const link = '(?:了|达到?|为|约|高达|幅度)?';
const change = new RegExp(
  `(?:(增长|增加|增幅|增速|提高|提升|上升|上涨|回升|攀升|净增|新增加|加快|增量|增|涨|高出|多出|高|多|前进)|(下降|下滑|减少|降低|回落|缩减|缩小|压缩|放缓|放慢|降幅|减幅|跌幅|跌|降|低|少)|(收窄)|(扩大))${link}$`,
);
const compares = /(?:高于|高出|快于|好于|多于|超过|(低于|慢于|少于))[\u4e00-\u9fff]{1,14}$/;
const reached = /(?:到|至|为|成)$/;
const bases: readonly (readonly [RegExp, Exclude<Growth['type'], null>])[] = [
  [/同比|同口径|可比口径/, '同比'],
  [/环比/, '环比'],
  [/年均|年平均|平均(?=增|提|下|上|降)/, '年均'],
  [/(?:较|(?<![同环])比)(?:上月|上个月)/, '较上月'],
  [/(?:[较同与]|(?<![同环])比)(?:上年|去年|年初|上一?届|上一?年度|前一?年)/, '较上年'],
  [
    /(?:较|(?<![同环])比)(?:\d{1,4}|[一二三四上前]|同期(?![\u4e00-\u9fff]{2,12}(?:高|低|快|慢))|十[二三四]五|"?“?十|规划|成立|建园|启动|建设|开园|挂牌|三年前|五年前)/,
    '较基期',
  ],
  [/(?:较|(?<![同环])比(?!重|例))[\u4e00-\u9fff]{2,14}(?:高|低|多|少|快|慢)|(?:高于|低于|快于|慢于|高出|多于|少于)/, '较他'],
];

/** What a value says about change: base and direction by the words before it in its clause. Null where the value is a level. */
export function readGrowth(value: Value, before: string, clauseHead: string): Growth | null {
  if (value.rule === 'value.doubling') return { type: typeOf(before) ?? typeOf(clauseHead), direction: 'up' };
  const relative = value.kind === 'point' || value.kind === 'percent' || value.kind === 'times';
  if (!relative && value.kind !== 'money' && value.kind !== 'count' && value.kind !== 'measure' && value.kind !== 'area')
    return null;
  const bare = before.replace(/(?:保持在|维持在|稳定在|高达|达到?|为|超过?了?|约|近|突破了?|逾)+$/, '');
  const aside = value.kind === 'point' ? compares.exec(bare) : null;
  if (aside) return { type: '较他', direction: aside[1] ? 'down' : 'up' };
  if (reached.test(bare) && !/(?:降幅|增幅|增速)/.test(bare)) return null;
  const found = change.exec(bare);
  if (!found) return value.kind === 'point' && /(?:拉动|贡献)/.test(before) ? { type: null, direction: 'up' } : null;
  const word = found[1] ?? found[2] ?? found[3] ?? found[4]!;
  // 高, 低, 多, 少 alone end many nouns: they compare only with 比 or 较 before them; 增速 and the like are no change of a sum.
  if (/^(?:高|低|多|少)$/.test(word) && !/[较比]/.test(before)) return null;
  if (
    !relative &&
    (/^(?:增幅|增速|降幅|减幅|跌幅|扩大|高|低|增量|收窄|缩小)$/.test(word) || value.comparator === 'ge' || isLevel(before, word))
  )
    return null;
  const type = typeOf(before) ?? typeOf(clauseHead);
  if (found[3] !== undefined || (/^(?:缩小)$/.test(word) && /降幅/.test(before)))
    return { type, direction: /降幅|跌幅|减幅/.test(before) ? 'narrowed' : 'down' };
  if (found[4] !== undefined) return { type, direction: /降幅|跌幅|减幅/.test(before) ? 'widened' : 'up' };
  return { type, direction: found[2] !== undefined ? 'down' : 'up' };
}

function isLevel(before: string, word: string): boolean {
  return word === '增' && /新增$/.test(before) && typeOf(before) === null;
}

function typeOf(words: string): Growth['type'] {
  let best: Growth['type'] = null;
  let at = -1;
  for (const [pattern, type] of bases) {
    const index = words.search(pattern);
    if (index > at) {
      at = index;
      best = type;
    }
  }
  return best;
}
