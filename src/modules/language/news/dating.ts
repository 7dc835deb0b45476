import { ending, opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import { firstFrom, tokensIn } from '../token.ts';
import type { Reading } from './measure.ts';
import { ofProject } from './project.ts';
import type { Rank } from './rank.ts';
import { isOfThing, reaches } from './reach.ts';
import { hasRole, role } from './role.ts';
import type { Scene } from './scene.ts';
import { type SameTime, timeOf } from './story.ts';
import type { Period } from './when.ts';

/** What a project is does not belong to the time in which something was done. */
const thing = ending(/(?:项目|工程)(?:[一二三四]期)?$/);
const ofThing = (subject: string | null) => subject !== null && thing.test(subject);
const rest = opening(/^(?:其中|另有|其余)/);
const earlier = ending(/[比较][^，,\d]{1,8}(?:前|之初|初期)的?$/);

/** What somebody may get is no fact of a time. */
const isGrant =
  /^(?![^，,]*(?:发放|兑现|拨付|累计|下达|已))[^，,]*(?:给予|奖励|补贴|资助|补助|支持额度|标准为|奖补)[^，,；;]{0,12}$|^(?:单个|单户|单家|单笔|每[个家户])[^，,；;]{1,10}(?:贴息|资助|补贴|奖励|补助|支持)(?:额度|金额|资金)?(?:最高|不超过|上限为?|可达|最多)$|(?:按|对)[^，,；;]{2,30}(?:给予|奖励|补助|资助)/;
/** What both forms of it hold. */
const mayGrant = /[给奖补资支标贴]/;

/** The time of a figure: the last one stated among its words, else that of what it is a change or share of, else that of the sentence. */
export function periodOf(scene: Scene, reading: Reading, quantity: Quantity, from: number, to: number): Period | SameTime | null {
  const { periods, story, article, at, clause, sentence } = scene;
  const { plain } = article;
  const floor = from === at ? clause.start : from;
  // 约占公司上年度营收的22%: the time of the whole.
  // 占比2020年底为3.8%: of the share itself.
  const share =
    reading.kind === 'share' ? tokensIn(article.tokens, floor, to).find(token => hasRole(token, role.share)) : undefined;
  const until = share && !/^占比/.test(article.plain.slice(share.start, share.start + 2)) ? share.start : to;
  const told = periods.filter(
    ({ start, end, role, kind }) => role === 'use' && start >= floor && end <= until && kind !== 'day' && kind !== 'vague',
  );
  // 较改造前的7.4万元: before that time.
  if (reading.kind === 'level' && told.length === 0 && earlier.testAt(article.plain, clause.start, quantity.head)) return null;
  // 2018年的30项, 二期21万平方米预计明年6月建成: a time that touches the figure, or behind it as that of what it is planned for.
  // 2021年…155亿元，是2012年46亿元的3.35倍: of the figure that is so many times the other.
  const [more, less] = quantity.dimension === 'times' ? story.drafts.slice(-2) : [];
  if (more && less?.end === quantity.head - 1 && plain[less.end] === '的' && more.observation.period !== null)
    return timeOf(more.observation);
  const touching = quantity.dimension === 'times' ? undefined : touched(scene, quantity);
  if (touching) return touching;
  // 年均增长17.5%(2020年以来): a bracket behind the figure says when.
  const bracket = plain[quantity.end] === '(' ? periods.find(({ start }) => start === quantity.end + 1) : undefined;
  if (bracket?.role === 'use' && plain[bracket.end] === ')') return bracket;
  const ahead =
    told.length === 0 && reading.kind !== 'growth'
      ? periods.find(
          ({ start, end, role, kind }) =>
            role === 'use' &&
            kind !== 'day' &&
            kind !== 'vague' &&
            start >= quantity.end &&
            (/^[\u4e00-\u9fff]{0,8}(?:将|预计|计划|拟|力争|有望)于?$/.test(plain.slice(quantity.end, start)) ||
              // 员工320人下月到位, 二期1.6万平方米厂房下半年交付
              (soon.test(plain.slice(start, end)) &&
                /^[\u4e00-\u9fff]{0,6}$/.test(plain.slice(quantity.end, start)) &&
                !/[的将]/.test(plain.slice(quantity.end, start)) &&
                /^[\u4e00-\u9fff]{2,4}$/.test(plain.slice(end, clause.end))) ||
              // 12家企业年内完成股改，8家企业明年申报上市
              (quantity.dimension === 'count' &&
                kind !== 'span' &&
                /^(?:企业|项目|公司)$/.test(plain.slice(quantity.end, start)))),
        )
      : undefined;
  if (ahead) return ahead;
  // 达产后每年: the state says more than the rate.
  const rate = told.at(-1);
  const own =
    told.findLast(({ kind }) => kind !== 'each') ??
    (story.period?.kind === 'stage' ||
    (rate &&
      story.period &&
      /^(?:span|years)$/.test(story.period.kind) &&
      (story.period.words.endsWith('内') ? /平均每/ : /每/).test(article.plain.slice(clause.start, quantity.head)))
      ? story.period
      : rate);
  // 按合同额的30%给予补助: what somebody may get.
  if (
    reading.kind === 'share' &&
    /^的?\d?[^，,；;]{0,4}(?:给予|补贴|补助|配套)/.test(article.plain.slice(quantity.end, quantity.end + 12))
  )
    return null;
  const { period } = story;
  const isCarried = period !== null && period.start < sentence.start;
  // 按照计划，募资的四成将投向研发
  if (!rate && reading.kind === 'share' && isCarried && story.isForecast && period!.kind !== 'now') return null;
  if (!rate && reading.kind === 'level') {
    const words = article.plain.slice(clause.start, to);
    // 其中, 另有: of what was told right before.
    const before = story.drafts.at(-1);
    if (before && rest.test(words)) return timeOf(before.observation);
    const isOfAct = period !== null && !isCarried && period.kind === 'month' && article.plain[period.end] !== '起';
    if (!isOfAct && mayGrant.test(words) && isGrant.test(words)) return null;
    if (
      isCarried &&
      period!.kind !== 'now' &&
      (story.isForecast ||
        (story.hasAct &&
          !before?.observation.period &&
          /^(?:money|percent)$/.test(quantity.dimension) &&
          !article.plain.startsWith('其中', sentence.start)))
    )
      return null;
    if (
      isCarried &&
      period!.kind === 'span' &&
      /^(?:money|count|house)$/.test(quantity.dimension) &&
      !hasRole(article.tokens[firstFrom(article.tokens, from)], role.do | role.flow | role.make) &&
      !/累计|共|其中/.test(words) &&
      !plain.startsWith('其中', sentence.start)
    )
      return null;
  }
  if (
    !rate &&
    period?.kind !== 'stage' &&
    period?.kind !== 'now' &&
    ofThing(reading.subject) &&
    // 2024年5月，某项目开工，总投资3亿元; 11月竣工，完成投资2.3亿元: told of the act.
    !(period?.kind === 'month' && story.hasAct && !isCarried && story.reach === 'sentence') &&
    !/完成[\u4e00-\u9fff]{0,4}投资$/.test(plain.slice(clause.start, to)) &&
    /投资|占地|面积/.test(reading.noun) &&
    ofProject.test(reading.noun)
  )
    return null;
  if (own) return own;
  // 目前已有210家企业报名，预计参会人数超过1500人: what is to come is not of now.
  if (
    period?.kind === 'now' &&
    /^[目当]前$/.test(period.words) &&
    story.isForecast &&
    period.end < clause.start &&
    /预计|有望/.test(plain.slice(clause.start, to))
  )
    return null;
  // 1月公示2023年度绿色工厂, 上周公布2023年年报: when it was told is not when it was.
  const { listed } = story;
  const isTold =
    period !== null &&
    listed !== null &&
    period.start >= sentence.start &&
    period.end <= listed.start &&
    listed.start - period.end < 12;
  if ((!period || isTold) && listed && story.isListNear && !reading.base && isOnList(scene, listed)) return listed;
  // 2022年至2024年，营收分别为A、B和C，年均增长12%: over all the years.
  if (reading.growth?.type === '年均' && period?.kind === 'years' && period.start >= sentence.start && period.end <= from)
    return period;
  // 年均增长 behind 由…增至…: the years stand there.
  if (
    reading.growth?.type === '年均' &&
    !(period && (period.kind === 'span' || period.kind === 'years' || (story.isForecast && /^到/.test(period.words))))
  ) {
    // 2021年62亿元，2024年达到281亿元，年均增长65.5%: that of what grew.
    return !reading.base || reading.base.observation.rule === 'news.movement' ? null : timeOf(reading.base.observation);
  }
  // 由2023年的612亿元增至688亿元，同比增长12.4%: of the time that it came to.
  if (reading.base?.observation.rule === 'news.movement' && /^(?:同比|较上年|环比)$/.test(reading.growth?.type ?? ''))
    return timeOf(reading.base.observation);
  // What follows 从A增至B grew over the whole time.
  if (reading.base?.observation.rule === 'news.movement')
    return period &&
      period.words !== story.drafts.at(-2)?.observation.period &&
      (period.kind === 'span' || period.kind === 'years' || (reading.kind === 'share' && period.start < from))
      ? period
      : reading.kind === 'share' && /^20\d\d年$/.test(reading.base.observation.period ?? '')
        ? timeOf(reading.base.observation)
        : null;
  // 比2018年的30项增加近5倍: the change is not of that year.
  const isAgainst = reading.base?.quantity ? touched(scene, reading.base.quantity) !== undefined : false;
  // 问卷显示：三季度，…: a time of its own was told since.
  const isSince =
    period !== null && period.start >= sentence.start && reading.base !== undefined && period.start > reading.base.end;
  if (reading.base && !isAgainst && !(isSince && story.isFrame)) return timeOf(reading.base.observation);
  // 持股8.37%的股东计划在未来三个月内…: what is told of who does it.
  if (quantity.dimension === 'percent' && period && period.start > quantity.start && plain[quantity.end] === '的') return null;
  // 总投资15亿元的项目9月开工: what it is.
  if (period && period.start > quantity.start && story.reach === 'act' && isOfThing.test(`${reading.indicator}${reading.noun}`))
    return null;
  if (!period || (period.start >= clause.start && period.end <= clause.end)) return period;
  return reaches(scene, reading, quantity, from, to) ? period : null;
}

const each = /^(?:其中)?[\u4e00-\u9fff]{2,8}?(?:共?有|以)?\d{1,4}[家席](?:[、和][\u4e00-\u9fff]{2,8}\d{1,4}[家席])*$/;

const eachOfList = /^[^，,；;\d]{2,40}(?:分别|依次|各)(?:有|为|是|占)?\d{1,4}[家席个]/;

/** Times to come. */
const soon = /^(?:下个?月|明年|后年|下半年|下周|下季度|[年月]底前?$|年内$)/;

/** Whether the figures of a clause tell of the places on a list that was named. */
function isOnList({ article: { plain }, clause, sentence, story }: Scene, listed: Period): boolean {
  const words = plain.slice(clause.start, clause.end);
  if (/至此|累计|总数|总量|目前|现有|已有|拥有|由此/.test(words)) return false;
  if (
    /入[选围列榜]|上榜|登榜|榜[单首上]|当选|获奖|获评|仅次于|\d席|[百\d]强|门槛|得分|前\d+名|第[一二三四五六七八九十\d]+[位名]?$|本批|[AB]类/i.test(
      words,
    )
  )
    return true;
  // 江苏入榜25家，浙江14家: so many each.
  if (each.test(words) && (listed.start >= sentence.start || story.drafts.at(-1)?.observation.period === listed.words))
    return true;
  // 江苏、浙江分别有21家、13家: so many each, right behind how many there were.
  if (eachOfList.test(words) && (story.list !== null || story.drafts.at(-1)?.observation.period === listed.words)) return true;
  // 2024年统计公报: the year of all it tells.
  if (/^[^，,。》]{0,24}(?:公报|年报|年度报告|快报|成绩单)/.test(plain.slice(listed.end, listed.end + 32))) return true;
  // 《2024…报告》, “2024…百强”: a year in quotes is that of the places alone.
  if (/[“《"]/.test(plain.charAt(listed.start - 1))) return false;
  return listed.start >= sentence.start ? listed.end <= clause.end : !story.isNamed;
}

/** The time of a place in an order that no figure tells: its own (由去年的第13位), that of what was earned in the time told of, else that of the list. */
export function periodOfRank(
  { article, periods, story, sentence, clause }: Scene,
  rank: Rank,
  noun: string,
): Period | SameTime | null {
  // 由去年的第13位; 2027年进入全国前三
  const since = Math.max(clause.start, story.drafts.findLast(({ end }) => end <= rank.start)?.end ?? 0);
  const own =
    periods.findLast(
      ({ start, end, role, kind }) => role !== 'name' && kind !== 'day' && start >= rank.start && end <= rank.end,
    ) ??
    periods.findLast(
      ({ start, end, role, kind }) =>
        role === 'use' && /^(?:year|months?|span)$/.test(kind) && start >= since && end <= rank.start,
    );
  if (own) return own;
  const { period } = story;
  const { listed } = story;
  // 由第七退至第九: no time is told of the first.
  if (/^[由从]/.test(article.plain.slice(rank.start, rank.end))) return null;
  // 2025年居全球第三、国内第一
  const last = story.drafts.at(-1);
  if (last?.kind === 'rank' && article.plain[rank.start] === '、' && last.observation.period !== null)
    return timeOf(last.observation);
  // 去年营收均超1000亿元，分列榜单第71位和第84位
  if (listed && /榜单|名单/.test(article.plain.slice(rank.start, rank.end))) return listed;
  const isTold = period !== null && listed !== null && period.end <= listed.start && listed.start - period.end < 12;
  const isNear = period !== null && period.start >= sentence.start && !isTold;
  if (isNear && period.kind !== 'stage' && (story.isFrame || story.isForecast || isFlowNoun.test(noun))) return period;
  // 前10个月…对东盟出口增长27.6%，东盟由此成为第二大市场: with the figure before it.
  if (
    period !== null &&
    !isTold &&
    last?.observation.period === period.words &&
    /由此|因此/.test(article.plain.slice(last.end, rank.start))
  )
    return period;
  return story.listed;
}

const isFlowNoun = /税收|产值|营收|收入|利润|增速|增幅|投资|[产销进出]口?[量额]|(?:量|(?<!份)额)$/;

/** The time of the base that stands right before a figure: 比2018年的30项. */
const touched = ({ periods, article: { plain } }: Scene, { head }: Quantity): Period | undefined => {
  const told = periods.findLast(({ end, role }) => role === 'base' && head - end === 1 && plain[end] === '的');
  // 较上年的31家
  const year =
    told || plain[head - 1] !== '的' ? null : /(?:较|比)((?:上|去|前)年)的$/.exec(plain.slice(Math.max(0, head - 5), head));
  return year ? { start: head - 3, end: head - 1, words: year[1]!, kind: 'year', role: 'base' } : told;
};
