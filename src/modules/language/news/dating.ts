import type { Quantity } from '../quantity.ts';
import { firstFrom, tokensIn } from '../token.ts';
import type { Reading } from './measure.ts';
import { isGeneric, tidyNoun } from './noun.ts';
import { ofProject } from './project.ts';
import { hasRole } from './role.ts';
import type { Scene } from './scene.ts';
import { type Period, periodsOf } from './when.ts';

/** What a project is does not belong to the time in which something was done. */
const ofThing = (subject: string | null) => subject !== null && /(?:项目|工程)(?:[一二三四]期)?$/.test(subject);

/** 2022年至2024年…分别为A、B和C: one year each. */
export function eachOf(
  { article, sentence, clause }: Scene,
  period: Period | { words: string } | null,
  place: readonly [number, number] | undefined,
): Period | { words: string } | null {
  if (!period || !place || place[1] < 2) return period;
  const span = /^(20\d\d)年?[-—–~～至到]+(20\d\d)年$/.exec(period.words);
  if (span && Number(span[2]) - Number(span[1]) + 1 === place[1]) return { words: `${Number(span[1]) + place[0]}年` };
  // 一季度、上半年、前三季度，…分别为A、B和C: as many times in a row as figures.
  const told = periodsOf(article, sentence).filter(({ role, end }) => role === 'use' && end <= clause.end);
  const last = told.findIndex(({ start }) => 'start' in period && start === period.start);
  const row = last < 0 ? [] : told.slice(Math.max(0, last + 1 - place[1]), last + 1);
  const isRow =
    row.length === place[1] &&
    row.every((one, i) => i === 0 || /^[、和及与]$/.test(article.plain.slice(row[i - 1]!.end, one.start)));
  return isRow ? row[place[0]]! : period;
}

/** What somebody may get is no fact of a time. */
const isGrant =
  /^(?![^，,]*(?:发放|兑现|拨付|累计|下达|已))[^，,]*(?:给予|奖励|补贴|资助|补助|支持额度|标准为|奖补)[^，,；;]{0,12}$|(?:按|对)[^，,；;]{2,30}(?:给予|奖励|补助|资助)/;

const goesOn = /^(?:其中|金额|投资|资金|总额|总投资|合同|协议|到位|带动|新增|累计)/;

/** The time of a figure: the last one stated among its words, else that of what it is a change or share of, else that of the sentence. */
export function periodOf(
  { periods, story, article, at, clause, sentence }: Scene,
  reading: Reading,
  quantity: Quantity,
  from: number,
  to: number,
): Period | { words: string } | null {
  const floor = from === at ? clause.start : from;
  // 约占公司上年度营收的22%: the time of the whole.
  const until =
    reading.kind === 'share' ? (tokensIn(article.tokens, floor, to).find(token => hasRole(token, 'share'))?.start ?? to) : to;
  const told = periods.filter(
    ({ start, end, role, kind }) => role === 'use' && start >= floor && end <= until && kind !== 'day' && kind !== 'vague',
  );
  // 达产后每年: the state says more than the rate.
  const rate = told.at(-1);
  const own =
    told.findLast(({ kind }) => kind !== 'each') ??
    (story.period?.kind === 'stage' || (rate && story.period && /^(?:span|years)$/.test(story.period.kind))
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
  if (!rate && reading.kind === 'level') {
    const words = article.plain.slice(clause.start, to);
    // 其中, 另有: of what was told right before.
    const before = story.drafts.at(-1);
    if (before && /^(?:其中|另有|其余)/.test(words))
      return before.observation.period === null ? null : { words: before.observation.period };
    if (
      /^(?:总规模|首期规模|基金规模|注册资本|首付款|里程碑付款|首期)$|(?:首期|国企|基金|引导)出资$|出资比例$/.test(reading.noun)
    )
      return null;
    if (isGrant.test(words)) return null;
    if (
      isCarried &&
      period!.kind !== 'now' &&
      (story.isForecast || (story.hasAct && !before?.observation.period && /^(?:money|percent)$/.test(quantity.dimension)))
    )
      return null;
    if (
      isCarried &&
      period!.kind === 'span' &&
      /^(?:money|count|house)$/.test(quantity.dimension) &&
      !hasRole(article.tokens[firstFrom(article.tokens, from)], 'do', 'flow', 'make') &&
      !/累计|共/.test(words)
    )
      return null;
  }
  if (
    !rate &&
    period?.kind !== 'stage' &&
    ofThing(reading.subject) &&
    /投资|占地|面积/.test(reading.noun) &&
    ofProject.test(reading.noun)
  )
    return null;
  if (own) return own;
  // 年均增长 behind 由…增至…: the years stand there.
  if (reading.growth?.type === '年均' && !(period && (period.kind === 'span' || period.kind === 'years'))) return null;
  // What follows 从A增至B grew over the whole time.
  if (reading.base?.observation.rule === 'news.movement')
    return period && (period.kind === 'span' || period.kind === 'years' || (reading.kind === 'share' && period.start < from))
      ? period
      : reading.kind === 'share' && /^20\d\d年$/.test(reading.base.observation.period ?? '')
        ? { words: reading.base.observation.period! }
        : null;
  if (reading.base) return reading.base.observation.period === null ? null : { words: reading.base.observation.period };
  if (
    !period &&
    story.listed &&
    story.isListNear &&
    !/至此|累计|总数|目前|现有|已有|拥有|由此/.test(article.plain.slice(clause.start, clause.end))
  )
    return story.listed;
  if (!period || (period.start >= clause.start && period.end <= clause.end)) return period;
  const token = article.tokens[firstFrom(article.tokens, from)];
  const isDone = hasRole(token, 'do', 'flow', 'make');
  // A time holds for what is done in it, not for what merely is there.
  if (period.kind === 'now' || story.isForecast) return period;
  if (story.isFrame) return story.isBare || isDone || quantity.dimension !== 'count' ? period : null;
  return isDone ||
    quantity.dimension === 'money' ||
    quantity.dimension === 'percent' ||
    isGeneric(tidyNoun(article.plain.slice(from, to))) ||
    goesOn.test(tidyNoun(article.plain.slice(from, to))) ||
    reading.kind !== 'level'
    ? period
    : null;
}
