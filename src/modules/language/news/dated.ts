import type { Article, Clause } from './article.ts';
import type { Period } from './period.ts';
import type { Draft, Told } from './told.ts';
import type { Value } from './value.ts';

const rise = /(?:从|由|自)/;
const reach =
  /(?:增长|增加|上升|提高|提升|增|升|扩大|扩展|下降|减少|降低|降|减|跃升|攀升|转|发展|扩充|增强|变|压缩|缩短|回升|回落|壮大|涨)(?:到|至|为)(?:了)?[^，,;]{0,14}$/;

/** What a deal or a building amounts to is not dated by the day of the act. */
const sizes =
  /^(?:年产|总投资|计划投资|投资额|协议投资|规模|总规模|首期规模|注册资本|募集|中标|金额|占地|用地|总?建筑面积|设计产能|规划)|(?:融资|收购|股权|融资金额|转让价)$/;
const isActDay = ({ words }: Period) => /(?:[日号天]|\d月|去年\d{1,2}月)$/.test(words);

/** The time told before in the sentence. A day on which something happened dates what was counted there, not the size of a project. */
export function carriedPeriod(told: Told, value: Value): Period | null {
  const { period } = told;
  if (!period || /近日|日前|近期/.test(period.words)) return null;
  // 公司去年营收增长五成，员工1.2万名: a span inside the clause is no date of what is there now.
  if (!told.framed && value.kind === 'count' && !/^(?:到|截)/.test(period.words) && /(?:年|年来|期间)$/.test(period.words))
    return null;
  if (
    !/[日号天]$/.test(period.words) ||
    value.kind === 'count' ||
    told.drafts.some(({ observation }) => observation.period === period.words)
  )
    return period;
  return null;
}

/** The time that a figure is filed under, given the one that its words would allow. */
export function filedPeriod(period: Period | null, noun: string, { drafts }: Told): Period | null {
  if (!period || !isActDay(period) || !sizes.test(noun)) return period;
  return drafts.some(({ observation }) => observation.period === period.words) ? period : null;
}

/** 从A增至B: A was the value before, B is the one now, or those of the years named with them. */
export function dateMovement(
  { plain }: Article,
  clause: Clause,
  drafts: readonly Draft[],
  values: readonly Value[],
  own: readonly Period[],
  i: number,
): void {
  const [one, two] = [values[i - 1], values[i]!];
  if (!one || one.from === two.from) return;
  const between = plain.slice(one.at, two.start);
  const head = plain.slice(Math.max(clause.start, one.start - 30), one.start);
  if (!reach.test(between) || !rise.test(head)) return;
  const [from, to] = [drafts.at(-2)!, drafts.at(-1)!];
  const yearOf = (low: number, high: number) =>
    own.findLast(({ use, start, end }) => use && start >= low && end <= high)?.words ?? null;
  const cut = clause.start + plain.slice(clause.start, one.start).search(/(?:从|由|自)[^从由自]*$/);
  from.observation.period = yearOf(cut, one.start) ?? '此前';
  to.observation.period = yearOf(one.at, two.start) ?? '目前';
  const share = from.observation.share_of !== null || from.observation.unit === 'share';
  to.noun = from.noun;
  to.observation.indicator = from.observation.indicator;
  to.observation.growth = null;
  if (share) to.observation.share_of = from.observation.share_of;
  if (from.observation.unit === null) from.observation.unit = to.observation.unit;
  to.observation.rule = `${to.observation.rule}+movement`;
}
