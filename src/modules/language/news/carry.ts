import type { Quantity } from '../quantity.ts';
import type { Article, Clause, Sentence } from './article.ts';
import { isFigure } from './is-figure.ts';
import { hasRole, role } from './role.ts';
import { type Period, periodsOf } from './when.ts';

/** A month or quarter beside the longer time that a report is about. */
export const isPart = ({ kind, words }: Period) => kind === 'month' || /当月|当季|第[一二三四]季度|^同期/.test(words);

/** 2024年5月, 3月底: the month of an act. */
export const isMonth = ({ kind, words }: Period) => kind === 'month' || /^(?:\d{1,2}|[上本])月[底末]$/.test(words);

/** Whether the time of the sentence before holds on: flows and sums go on with it, stocks of things do not. */
export function mayCarry(
  { plain }: Article,
  { clauses }: Sentence,
  periods: readonly Period[],
  isNext: boolean,
  carried: Period | null,
): boolean {
  // 会上，双方签约共建8个中心; 另据公告, 同日: another thing begins.
  if (/^(?:会上|活动上|仪式上|另据|另悉|同日|当天|当日)/.test(plain.slice(clauses[0]!.start, clauses[0]!.start + 3)))
    return false;
  const first = firstFigure(plain, clauses);
  if (!first) return true;
  const { clause, figure } = first;
  if (periods.some(({ start, role }) => start < figure.start && role === 'use')) return false;
  const words = plain.slice(clauses[0]!.start, figure.start);
  // 月租450元, 均价11万元: what something costs is of no such time.
  if (/(?:月租|租金|票价|起拍价)[^，,]{0,6}$/.test(words)) return false;
  // 国内市场占有率达18%: as it is.
  if (figure.dimension === 'percent' && /(?:市场占有率|市占率|市场份额)[^，,]{0,6}$/.test(words)) return false;
  // 本地配套率由五年前的26%提升至48%: a movement of its own.
  if (/[由从][^，,]{2,8}[年前末底初]的?$/.test(words) && !/^其中/.test(words)) return false;
  if (/^(?:其中|[\u4e00-\u9fff]{2,4}(?:里头|当中|之中)，|[分从][\u4e00-\u9fff]{1,6}看|按[\u4e00-\u9fff]{1,8}[分看])/.test(words))
    return true;
  const flows = clause.tokens.some(
    token => token.start < figure.start && hasRole(token, role.flow | role.do | role.up | role.down),
  );
  // 截至8月底… 推广应用28.7万辆: a state of that day.
  if (isNext && carried && /截至/.test(carried.words)) return true;
  // 亏损面仍有27.4%: a rate of that time.
  const isRate = figure.dimension === 'percent' && plain.charAt(figure.head - 1) === '有';
  if (!isRate && clause.tokens.some(token => token.start < figure.start && hasRole(token, role.have))) return false;
  // 33个行业大类中有27个…, 全区364户规上工业企业实现产值…
  const behind = plain.slice(figure.end, clause.end);
  const isFlow =
    flowNoun.test(plain.slice(clause.start, figure.start)) ||
    /^(?:在统|主要|规上|重点)?(?:工业)?(?:大类)?行业/.test(behind) ||
    /^[^，]{0,10}企业(?:共|累计)?(?:实现|完成)/.test(behind);
  if (!isNext)
    return (
      isFlow ||
      (figure.dimension === 'percent' && /同比/.test(plain.slice(clause.start, figure.start))) ||
      (figure.dimension === 'money' && /^[^，]{0,12}全[市区县省]/.test(words))
    );
  return flows || isFlow || figure.dimension === 'money' || figure.dimension === 'percent';
}

function firstFigure(plain: string, clauses: readonly Clause[]): { clause: Clause; figure: Quantity } | null {
  for (const clause of clauses)
    for (const token of clause.tokens) if (token.kind === 'quantity' && isFigure(token, plain)) return { clause, figure: token };
  return null;
}

/** What is made, earned or moved in a time, not what is there at its end. */
const flowNoun =
  /(?:产量|产值|增加值|收入|支出|总额|销售额|零售额|投资|税收|利润|出口|进口|用电量|吞吐量|客运量|货运量|营收|生产总值|GDP|gdp|贷款|成交额|业务量|交易额|贸易额|交易量|成交量|销量)[^，]{0,8}$/;

/** The year that the headline or the name of a bulletin states: what its 全年 is called; null where there is none. */
export function yearOfHead({ plain, sentences }: Article): string | null {
  const titled = sentences.find(({ isTitle }) => isTitle);
  const found =
    (titled && /20\d\d年/.exec(plain.slice(titled.start, titled.end))) ??
    /(20\d\d年)[^，,。]{0,8}(?:国民经济|统计公报|运行情况)/.exec(plain.slice(0, 4000));
  return found ? (found[1] ?? found[0]) : null;
}

/** The year that a text names, if it names no other: what 全年 at its head means. */
export function onlyYear(article: Article): Period | null {
  let only: Period | null = null;
  for (const sentence of article.sentences)
    for (const period of periodsOf(article, sentence)) {
      if (period.kind !== 'year' || !/^20\d\d年度?$/.test(period.words)) continue;
      only ??= period;
      if (period.words !== only.words) return null;
    }
  return only;
}

/** 2025年度智能工厂名单, 公示2023年度省级绿色工厂: the year of a list is that of the places on it. */
export const isList = (plain: string, { start, end }: Period) =>
  list.test(plain.slice(end, end + 30)) ||
  /(?:指数|榜单?|名单|百强)[(（]$/.test(plain.slice(Math.max(0, start - 6), start)) ||
  /(?:公示|公布|认定|揭晓|评出)了?$/.test(plain.slice(Math.max(0, start - 4), start));

const list =
  /^[^，,。]{0,24}(?:名单|清单|目录|榜|排名|排行|评价|评估(?!值)|考核|\d强|百强|业绩快报|业绩预告|公报|年报|年度报告|成绩单|最具|top|奖励大会|科学技术奖|科技奖|进步奖|质量奖|创新奖|惠企资金|奖励资金|扶持资金)|^[^，,。》]{0,24}(?:报告|指数|白皮书|蓝皮书)》|^[^，,。]{0,20}(?:指数|评价|排名|竞争力|实力)[\u4e00-\u9fff]{0,4}报告(?=$|[:：])/;
