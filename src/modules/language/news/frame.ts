import type { Quantity } from '../quantity.ts';
import { ofClause } from './clause-mark.ts';
import type { Stretch } from './reading.ts';
import type { Scene } from './scene.ts';
import type { Reach, Story } from './story.ts';
import type { Period } from './when.ts';

/** 继去年签约落户后 */
const following = ofClause.add(/^继.{3,}后$/);

/** Keeps the time that the head of a clause states for what follows in the sentence. */
export function frame(
  { article, clause, periods, story, sentence }: Pick<Scene, 'article' | 'clause' | 'periods' | 'story' | 'sentence'>,
  at: number,
  figure: Quantity | undefined,
  tellsAct: (stretch: Stretch) => boolean,
): void {
  // 全年…；今年…；…: behind a semicolon the time at the head holds again.
  if (
    article.plain.charAt(clause.start - 1) === ';' &&
    story.frame &&
    story.frame.kind !== 'span' &&
    story.frame.kind !== 'years' &&
    story.period !== story.frame &&
    story.drafts.length > 0
  ) {
    // 2019年98亿元，2024年326亿元；已集聚…: the years of a movement hold for neither.
    const { words } = story.frame;
    const isPast =
      (story.frame.kind === story.period?.kind && story.period.start > story.frame.start) ||
      (story.period?.kind === 'span' && story.drafts.some(({ observation }) => isBefore(words, observation.period ?? '')));
    // “十三五”末只有9件，到去年底已达21件；…: of two points of time the later one holds on.
    // 2024年42亿元，而2023年51亿元；…: what was only held against it holds no longer.
    const isBack = isPast && isBefore(story.period!.words, story.frame.words);
    if (!isPast || isBack || story.frame.kind === 'year') story.period = isPast && !isBack ? null : story.frame;
    story.isFrame = true;
    story.reach = story.frameReach;
  }
  if (periods.length === 0) return;
  const heads = periods.filter(({ start, role }) => role === 'use' && (figure ? start < figure.start : true));
  // 今年4月启动的“百日攻坚”行动，已推动62个项目开工: when it began.
  const begun = figure ? undefined : heads.at(-1);
  if (
    begun &&
    /^[，,](?:已|累计|目前|至今)/.test(article.plain.slice(clause.end, clause.end + 3)) &&
    begunThen.test(article.plain.slice(begun.end, clause.end))
  ) {
    story.period = null;
    return;
  }
  // 继去年签约落户后，…: what came before.
  if (!figure && following.testAt(article.plain, clause.start, clause.end, clause.held)) return;
  // (2022年为5592亿元): what a bracket dates holds in it alone.
  if (article.plain.charAt(clause.start - 1) === '(') return;
  const dated = heads.filter(({ kind, end }) => kind !== 'day' && kind !== 'vague' && (kind !== 'each' || end >= clause.end - 1));
  // 上月底竣工, and not 入选2025年…: the verb of the act stands behind its time.
  const last = dated.at(-1);
  const isAct =
    last !== undefined &&
    !figure &&
    (tellsAct({ start: last.end, end: clause.end }) ||
      (story.hasAct && /^(?:成功|正式|顺利)?[\u4e00-\u9fff]{2,4}$/.test(article.plain.slice(last.end, clause.end))));
  // 上周公布2023年年报: the time of what is reported.
  const isOfReport = last !== undefined && !figure && reported.test(article.plain.slice(last.end, clause.end));
  // 去年8月启用的二期目前入驻企业86家，入驻率92%
  const isNow =
    figure !== undefined && last?.kind === 'now' && dated.length > 1 && /^(?:目前|如今|当前|截至目前)$/.test(last.words);
  const period =
    isOfReport || isNow
      ? last
      : (dated.findLast(({ start, end }) => start <= at + 1 || end >= clause.end - 1) ??
        (figure || isAct || clause.stop === ':' ? dated.at(-1) : undefined));
  // 8家企业去年营收合计2310亿元，合计缴税96亿元; 持股8.37%的股东计划在未来三个月内，…: told behind the first figure.
  if (!period && figure && (story.period === null || story.period.start < sentence.start)) {
    // 96家单位发起的联盟5月在合肥成立，首批会员210家
    const acted = periods.find(
      ({ start, end, role, kind }) =>
        role === 'use' && kind === 'month' && start > figure.start && tellsAct({ start: end, end: clause.end }),
    );
    if (acted) {
      setFrame(story, acted, false, true, 'act');
      return;
    }
    const behind = periods.find(
      ({ start, role, kind }) => role === 'use' && start > figure.start && /^(?:year|months|span|years)$/.test(kind),
    );
    const isOfCounted = behind && /^(?:count|house)$/.test(figure.dimension) && behind.start - figure.end < 5;
    if (behind && (behind.end >= clause.end - 1 || isOfCounted)) {
      setFrame(story, behind, false, true, 'statement');
      return;
    }
  }
  // 到10月末，今年计划开工的126个项目已开工108个: of which year they are.
  if (period && figure && plannedThen.test(article.plain.slice(period.end, figure.head))) return;
  // 上个月投运的12座换氢站已服务…: when the things came, not what they do.
  if (
    period &&
    figure &&
    (cameThen.test(article.plain.slice(period.end, figure.head)) ||
      // 去年大会签约的22个项目已有19个落地
      (signedThen.test(article.plain.slice(period.end, figure.head)) &&
        /^[\u4e00-\u9fff]{0,6}(?:已|中有)/.test(article.plain.slice(figure.end, figure.end + 10))))
  ) {
    story.period = null;
    return;
  }
  if (!period) {
    if (heads.some(({ kind }) => kind === 'day' || kind === 'vague')) story.period = null;
    return;
  }
  const isAlone = period.end >= clause.end - 1 && period.start - clause.start < 4;
  const isHead = isAlone || (story.drafts.length === 0 && (clause === sentence.clauses[0] || period.start <= at));
  const isAhead = ahead.test(article.plain.slice(clause.start, period.start));
  const reach = isAct && !isAlone && clause.stop !== ':' ? 'act' : isAhead ? 'sentence' : 'statement';
  setFrame(story, period, isHead, figure !== undefined || clause.end - period.end < 4 || clause.stop === ':', reach);
}

/** 统计局发布前三季度经济运行情况: the time of what is reported. */
const reported =
  /^(?:全[市区县省国])?[\u4e00-\u9fff]{0,8}?(?:运行|发展|招商|工作|引资|税收|外贸)?(?:情况|形势|数据|成绩单|答卷|业绩|快报|年报|季报|半年报|年度报告|财报)$/;

const cameThen =
  /^[\u4e00-\u9fff]{0,4}(?:投运|投产|投用|建成|启用|开通|上线|开业|竣工|落成|交付|下线|开园|通车|发布)的(?:首批|这)?$/;

const begunThen = /^[\u4e00-\u9fff]{0,3}(?:启动|实施|推出|发起|开展|设立|成立|上线|出台|开园|投用|启用|开工|投产)的[^，,]{2,}$/;
const plannedThen = /^(?:计划|拟|安排)[\u4e00-\u9fff]{2,4}的$/;
const signedThen = /^[\u4e00-\u9fff]{0,8}(?:签约|落户|引进|开工|立项|招引|发布|集中开工)的$/;

const isBefore = (words: string, other: string) =>
  words.includes('同期') || Number(/^20\d\d(?=年)/.exec(words)?.[0] ?? 9999) < Number(/^20\d\d(?=年)/.exec(other)?.[0] ?? 0);

/** Words before a time that name nobody. */
const ahead = /^(?:据[\u4e00-\u9fff]{2,8}|记者[\u4e00-\u9fff]{2,10}|其中|而|但|并|在|自|从|到|就)?$/;

export function setFrame(story: Story, period: Period, isHead: boolean, isBare: boolean, reach: Reach): void {
  story.reach = reach;
  story.isFrame = isHead;
  story.isBare = isBare;
  story.period = period;
  if (isHead) [story.frame, story.frameReach] = [period, reach];
}
