import { matchesOf } from '../matches.ts';
import { ending } from '../pattern.ts';
import { markersIn, markersOf } from '../starters.ts';
import { firstFrom } from '../token.ts';
import type { Article } from './article.ts';
import { ofClause } from './clause-mark.ts';
import { nounBefore, tidyNoun } from './noun.ts';
import type { Comparator, Growth } from './reading.ts';
import { role, rolesOf } from './role.ts';
import type { Period } from './when.ts';

/**
 * A change told right before a figure. `noun`: what changes, empty where the words leave it to what was told before; `ofRate`: a change of
 * a 增速 or 降幅 itself; `isGap`: how far one thing is ahead of another (高于全市2个百分点), which is no growth.
 */
export type Change = {
  growth: Growth;
  noun: string;
  ofRate: '增速' | '降幅' | null;
  isRate: boolean;
  verbAt: number;
  isGap?: boolean;
};

const types: readonly (readonly [RegExp, Growth['type']])[] = [
  [/同比|(?<![可对占环同相类])比增|按年(?=增|升|下|减|上|跌|降|涨)|(?:较|比|与)(?:去年|上年|上一年|前一年)同期/g, '同比'],
  [
    /环比|按[月季](?=增|升|下|减|上|跌|降|涨)|(?:较|比)(?:上月|上一月|上个月|上季度|上一季度|前一季度|前一?个?月|上一?周|前一周)/g,
    '环比',
  ],
  [/年均|年(?:来|间)平均|年平均|年?复合(?=增|年)|两年平均|三年平均/g, '年均'],
  [/(?:较|比)(?:上一?年|去年|前一年|上年度)(?!同期|底|[一二三四]季|[上下]半年|\d{1,2}月)/g, '较上年'],
];
const rates = /(增速|增幅|增长率|涨幅|增长幅度|降幅|跌幅|减幅|下降幅度)/g;
/** What a change is measured against: 较上半年, 比2020年, 高于全市平均. */
const against = /(?:较|比|与|同|超过?)[^，,；;]{1,16}$/;

const againstLater = /(?<=比[重例]|占比)(?:较|比|与|同)[^，,；;]{1,16}$/;

const beside = /(?:[高低快慢]于|[高低快慢]出|跑赢|领先(?:于)?|超过?)(?![^，,]*的)[^，,；;]{1,12}$/;

const bareChange = ending(/(高|低|多|少|快|慢|好|大|小)(?:出|了)?$/);

const thanBefore = ending(/(?<![可对占环同相类])比$/);

/** Characters of which one stands in all words that tell a change: a rate or an aim, how much more or less it is, a sign. */
const marked = markersOf('增涨降跌减', '高低多少快慢好大小', '+-');
const [ofWay, ofSize, ofSign] = [1, 2, 4];

/** The change that the words right before a figure tell; null where they tell a level. `from`: where the words about this figure begin; `wide`: where the words begin that may name the base of the change. */
export function changeBefore(
  article: Article,
  { from, to, wide }: { from: number; to: number; wide: number },
  dimension: string,
  periods: readonly Period[],
): Change | null {
  const { plain, tokens } = article;
  const words = plain.slice(from, to);
  const marks = markersIn(marked, plain, from, to);
  const isPoint = dimension === 'point';
  const isRelative = isPoint || dimension === 'percent' || dimension === 'times' || dimension === 'share';
  let verb: { start: number; end: number; word: string; role: 'up' | 'down' | 'narrow' } | null = null;
  let reaches = false;
  for (let i = firstFrom(tokens, from); i < tokens.length && tokens[i]!.end <= to; i++) {
    const token = tokens[i]!;
    const roles = rolesOf(token);
    if (roles & role.to) reaches = true;
    else if (roles & (role.up | role.down)) reaches = false;
    // 同比净增12.5%: a rate, where 净增41户 is a number.
    const isNet = dimension === 'percent' && token.kind === 'word' && token.word === '净增';
    if (token.kind !== 'word' || !(isNet || roles & (role.up | role.down | role.narrow))) continue;
    // 比增11.1%: than a year before.
    const start = token.start - (token.word.startsWith('增') && thanBefore.testAt(plain, token.start - 2, token.start) ? 1 : 0);
    const way = roles & role.narrow ? 'narrow' : roles & role.down ? 'down' : 'up';
    verb = { start, end: token.end, word: token.word, role: way };
  }
  const rate = marks & ofWay ? (matchesOf(words, rates).at(-1)?.[1] ?? null) : null;
  // Nothing moves: how much there is.
  if (!verb && !(marks & (ofWay | ofSize | ofSign)) && !isPoint) return null;
  const type = typeOf(plain.slice(Math.min(wide, from), to));
  // 增速回落至6.4%, 增幅12.6%: the rate itself is told.
  if (
    rate &&
    !isPoint &&
    dimension === 'percent' &&
    (reaches ||
      !verb ||
      /增速|增幅|涨幅|增长率|降幅|跌幅|减幅/.test(verb.word) ||
      /(?:增速|增幅|涨幅|率|降幅|跌幅|减幅)(?:均|分别)?(?:达到?|为|是|约|在|有|超过?)*$/.test(words))
  ) {
    const at = from + words.lastIndexOf(rate);
    return {
      growth: { type, direction: /[降跌减]/.test(rate) ? 'down' : 'up' },
      noun: nounOf(article, from, at, periods),
      ofRate: null,
      isRate: true,
      verbAt: at,
    };
  }
  if (reaches && !isPoint) return null;
  // 地区生产总值增长目标为5.5%左右
  const aim = dimension === 'percent' ? /增[长速](?:预期)?目标(?:为|是|[设拟]?定为|确定为)?$/.exec(words) : null;
  if (aim) {
    const at = from + aim.index;
    return {
      growth: { type, direction: 'up' },
      noun: nounOf(article, from, at, periods),
      ofRate: null,
      isRate: true,
      verbAt: at,
    };
  }
  // GDP 2873.5亿元，+5.7%; 固投-2.3%
  const signed =
    (dimension === 'percent' || isPoint) && !verb && /(?:^|[\u4e00-\u9fffa-z])([+-])$/.exec(words.replace(/^[，,\s]+/, ''));
  if (signed) {
    const noun = nounOf(article, from, to - 1, periods);
    return {
      growth: { type, direction: signed[1] === '+' ? 'up' : 'down' },
      noun: noun.replace(/[+-]$/, ''),
      ofRate: null,
      isRate: false,
      verbAt: to - 1,
    };
  }
  if (!verb) {
    // 较二季度低4.2个百分点, 比去年多30家
    const bare = marks & ofSize ? bareChange.exec(words) : null;
    if (!bare || !/(?:较|比|[高低]于)/.test(words))
      return isPoint && /(?:拉动|贡献|超)[^，]{0,10}$/.test(words)
        ? { growth: { type, direction: 'up' }, noun: '', ofRate: null, isRate: false, verbAt: to }
        : null;
    verb = { start: from + bare.index, end: to, word: bare[1]!, role: /[低少慢小]/.test(bare[1]!) ? 'down' : 'up' };
  }
  const isGap =
    (isPoint || (dimension === 'percent' && /(?:较|比)[^，,]{2,16}(?<![提降升走增减加放])[高低]$/.test(words))) &&
    type === null &&
    (/[高低快慢]于|[高低快慢]出|领先|优于|超[过出]?(?!\d)/.test(words) ||
      /(?:较|(?<!占|同|环)比(?!重|例))[^，,]{2,20}(?<![提降升走增减加放])[高低快慢大小]$/.test(words)) &&
    !periods.some(({ start, end, role }) => role !== 'name' && role !== 'use' && start >= from && end <= to);
  const isBeside = /^(高于|低于|高出|快于|慢于|多于|少于|领先|拉动|低|高|快|超)/.test(verb.word);
  const gap = plain.slice(verb.end, to).replace(/分别|均|都|[-、]$/g, '');
  // 比产值增速快4.4个百分点
  const ahead = isPoint && /(?:较|比)/.test(words) ? /(高|低|快|慢|大|小)(?:出|了)?$/.exec(gap) : null;
  if (ahead)
    return {
      growth: { type, direction: /[低慢小]/.test(ahead[1]!) ? 'down' : 'up' },
      noun: '',
      ofRate: null,
      isRate: false,
      verbAt: to,
      isGap,
    };
  const isNear = /^(?:了|约|近|幅度?|达到?|为|率|超过?|逾|多|更是|高达|[\s“”"])*$/.test(gap);
  if (!isNear && !(isBeside && isPoint && gap.length <= 14)) return null;
  if (!isRelative) {
    // 净增41户, 增加3.7万人: how many came to it; 新增 and 增资 are levels.
    if (
      !/^(?:增加|减少|提高|提升|增长|下降|降低|增|减|增收|减收|上升|上涨|增多|多|少|净增长|高|低|高出|多出|缩短|压缩|下滑|回落)$/.test(
        verb.word,
      )
    )
      return null;
    if (type === null && !/(?:较|比|同比|环比)/.test(words) && !/^(?:增加|减少|下降|降低|缩短|提高)$/.test(verb.word))
      return null;
  }
  const ofRate = isPoint && rate ? (/[降跌减]/.test(rate) ? '降幅' : '增速') : null;
  const direction = verb.role === 'up' ? (ofRate === '降幅' && verb.word === '扩大' ? 'down' : 'up') : 'down';
  // 高于GDP增速2.5个百分点: the rate behind the verb is that of the other.
  const rateAt = ofRate ? words.lastIndexOf(rate!) : 0;
  const other = ofRate ? beside.exec(words.slice(0, rateAt)) : null;
  const nounEnd = ofRate ? from + (other ? other.index : rateAt) : verb.start;
  return {
    growth: { type, direction },
    noun: nounOf(article, from, nounEnd, periods).replace(/(?:增[速幅]|降幅)$/, ''),
    ofRate,
    isRate: false,
    verbAt: verb.start,
    isGap,
  };
}

/** 现价增长9.7%, 按可比价格计算，同比增长6%: how it was counted, and not what grew. */
const priced =
  /(?:[(（]|按照?|以)?(?:当年|现行|可比|不变|(?<![兑体实呈再出表发])现)价格?(?:[)）]|口径|计算|测算|核算|计)*[，,、]?(?:同比|环比|名义|实际)?$|(?:扣除|剔除)(?:了)?价格(?:变动|上涨)?因素(?:的?影响)?后?[，,]?(?:实际)?(?:同比|环比|实际)?$/;

/** 按可比口径较去年同期: nor is that. */
const scoped = /(?:按照?|以|在)?(?:同一?|可比|全)口径(?:下|计算|测算|统计)?[，,]?(?:[较比][^，,]{2,8}|同比|环比)?(?:分别|均)?$/;

function nounOf(article: Article, from: number, until: number, periods: readonly Period[]): string {
  const told = article.plain.slice(from, until);
  const counted = told.includes('价') ? priced.exec(told) : told.includes('口径') ? scoped.exec(told) : null;
  const to = counted ? from + counted.index : until;
  const words = article.plain.slice(from, to);
  // 与2019年同期相比增长24.6%: what it is compared with is not what grew.
  const compared = words.endsWith('相比') ? /(?:^|[，,])?[与同和][^，,；;与]{1,20}相比$/.exec(words) : null;
  if (compared) return tidyNoun(nounBefore(article, from, from + compared.index, periods));
  const first = against.exec(words);
  // 占规上工业比重较上年末提高: the comparison stands behind.
  // 占比较上年末提高: so it does behind 占比.
  const isOfShare = first !== null && (/^比[重例]/.test(first[0]) || words.charAt(first.index - 1) === '占');
  const cut = isOfShare ? (againstLater.exec(words) ?? first) : first;
  // 比重, 占比, 同比 are no words of comparison.
  const end =
    cut && !/^(?:比[重例]|同[比期]|与)/.test(cut[0]) && !/[占同环对相]$/.test(words.slice(0, cut.index)) ? from + cut.index : to;
  return tidyNoun(
    nounBefore(article, from, end, periods).replace(
      /(?:累计|平均|最[多高大]|至多|总体|当月|单月|合计|名义|实际(?!利用|使用|到)|现价|可比价?|仍|仅|微|再|又|逆势|大幅|小幅|快速|稳步|强劲|持续|高速|明显|略)+$/,
      '',
    ),
  );
}

export function typeOf(words: string): Growth['type'] {
  if (!/[比年月季与复]/.test(words)) return null;
  let best: Growth['type'] = null;
  let last = -1;
  for (const [pattern, type] of types)
    for (const match of matchesOf(words, pattern))
      if (match.index >= last) {
        last = match.index;
        best = type;
      }
  return best;
}

const doubling = /(?:翻了?(?:近|约)?([一二两三四五])番(?:还)?多?|翻了?(?:近|约)?倍|翻番|成倍增长)/g;
/** Whether a clause that holds so much may tell of one. */
export const mayDouble = ofClause.needs(doubling);

/** 翻番, 翻两番, 翻了近一番: a growth without a number, as times (翻一番: 1, 翻两番: 3). */
export function doublingsIn(
  article: Article,
  from: number,
  to: number,
): { start: number; end: number; value: number; comparator: Comparator }[] {
  return matchesOf(article.plain.slice(from, to), doubling).map(match => ({
    start: from + match.index,
    end: from + match.index + match[0].length,
    value: 2 ** Math.max(1, ' 一二三四五'.indexOf((match[1] ?? '一').replace('两', '二'))) - 1,
    comparator: /近|约/.test(match[0]) ? 'approx' : match[0].endsWith('多') ? 'gt' : 'eq',
  }));
}
