import { ending, opening } from '../pattern.ts';
import { patternGroup } from '../pattern-group.ts';
import type { Quantity } from '../quantity.ts';
import type { Token } from '../scan.ts';
import { standsIn, startersOf } from '../starters.ts';
import type { Clause } from './article.ts';
import { hasRole, role } from './role.ts';
import type { Scene } from './scene.ts';
import type { Period } from './when.ts';

/** What is asked about the words before a figure. */
const ofWords = patternGroup();

/** What a project is, not what is planned of it. */
const stated = /^(?:项目|基地|园区)?(?:总投资|总建筑面积|建筑面积|规划面积|总面积|用地|占地|注册资本|一期投资|协议)/;

/** What is to be: 拟投资20亿元, 要完成…, 约定共建…, 规划月产能. */
const will = ofWords.add(
  /计划[在于]|拟(?:投|以|使用|募|建|租|购|新|用|[在于向][\u4e00-\u9fff]{2,14}?(?:投|建|设|引|布局|新))|(?<![主需重不只首摘概])要(?:装|招|完成|达到|提高|提升|突破|保持|新增|引进|培育|建成?|再)|(?:承诺|约定|商定)[^，,]{0,14}(?:投|建|办|培|引|共|新|完成|实现|提供|达)|规划[年月日]?(?:产能|产量|部署)|提出(?:到|全年|[一二三四五]年内|20\d\d年)|(?<!原[来本]?[只仅]?)打算(?!盘)|准备(?:再|新|投|建|招|引进|把|用|扩)/,
);
const may = ofWords.add(/有望|可能(?:会|将|达)|或将|届时|冲刺|剑指|瞄准(?=[^，,的]{0,12}$)|年内(?:要|把|将|再)/);
const aim = ofWords.add(
  /(?:^|[^”定])(?:主要|预期|发展|工作)?目标(?:(?:是|为|[:：]|撬动|实现|突破)[^，,]{0,10}|是(?!为)[^，,]{0,20})?$|规划到|争取(?!到)|力争|目标(?:总|募集)?(?:规模|募资|金额)/,
);
const invests = ofWords.add(/(?:计划|预计)(?:总)?投资|计划(?:完成|新增|引进|投入)/);

const handed = opening(/^(?:其?所?持|旗下|名下|其)[^，,]{0,20}(?:转给|转让|出售|卖给|售予)/);

/** What somebody aims at, and not how much of an aim was reached (完成全年目标的60%). */
const aimed = ofWords.add(
  /(?:[今明本]年|全年|年度|20\d\d年)(?:度|内)?的?(?:主要|预期|工作|发展)?目标(?:[设拟确锁]?定[在为]|是|为)?(?!任务|不变)[^，,率的度]{0,10}$/,
);

const soon = opening(/^(?:年内|年底前|今年内|年末前)/);
const isPlanned = /(?:将|拟|计划)(?!近)[^，,；;。\d]{2,20}[，,]$/;
const paper = startersOf('《');
const ofPlan = opening(
  /^[^，,；;。《]{0,12}《[^》]{2,40}(?:计划|规划|纲要|工作要点|目标任务)(?:[(（][^)）》]{1,16}[)）])?》(?:提出|明确|要求|确定)/,
);
const grants =
  /(?:给予|予以)[^，,]{0,10}(?:补助|补贴|奖励|资助|支持|奖补|贴息)|(?:补助|补贴|奖励|资助)[^，,]{0,4}(?:最高|上限|不超过|标准)/;

/** Whether the figures of a clause are planned: by a verb such as 将 or 力争 before the first of them, or by the clause before it that had such figures. */
export function isPlan(
  {
    article: { plain },
    sentence,
    clause,
    story,
    at,
    periods,
  }: Pick<Scene, 'article' | 'sentence' | 'clause' | 'story' | 'at' | 'periods'>,
  figure: Quantity | undefined,
): boolean {
  const until = figure ? figure.start : clause.end;
  const words = plain.slice(clause.start, until);
  const held = ofWords.heldBy(words);
  if (aim.test(words, held) && !/^(?:围绕|锚定|对照|聚焦)/.test(words)) return true;
  // 今年目标出货800万台, 全年目标定在460亿元
  if (aimed.test(words, held)) return true;
  if (will.test(words, held) || (may.test(words, held) && !/已|截至|累计|去年/.test(words))) return true;
  // 募资的四成将投向研发, 二期21万平方米预计明年6月建成
  if (
    figure &&
    standsIn(planning, plain, figure.end, Math.min(clause.end, figure.end + 12)) &&
    isPlannedBehind(plain, figure, clause)
  )
    return true;
  if (invests.test(words, held)) return true;
  if (isTimeToCome(plain, periods, clause, until)) return true;
  if (isModal(plain, clause, until)) return figure !== undefined || clause.stop === ':';
  // 每月将召开一次议事会，年内建成服务点12个: so is what stands beside a plan without a figure.
  if (
    figure &&
    soon.testAt(plain, clause.start, clause.start + 4) &&
    !/已|累计/.test(words) &&
    isPlanned.test(plain.slice(Math.max(0, clause.start - 30), clause.start))
  )
    return true;
  // 《…2026年发展计划》提出，地区生产总值增长5.5%左右: what a plan sets.
  if (
    figure &&
    standsIn(paper, plain, sentence.start, sentence.start + 14) &&
    ofPlan.testAt(plain, sentence.start, sentence.start + 80) &&
    !/已|截至|累计|目前|去年/.test(words) &&
    !grants.test(plain.slice(clause.start, clause.end))
  )
    return true;
  // The plan goes on while its verbs do.
  return (
    story.isForecast &&
    !stated.test(plain.slice(at, until)) &&
    plain.charAt(clause.start - 1) !== ';' &&
    // 每年安排资金1亿元，对企业按投资额的15%给予补助: what a policy gives is in force.
    !grants.test(plain.slice(clause.start, clause.end)) &&
    !/已|截至|完成|累计|目前|(?<![比较])去年|此前/.test(words) &&
    // 计划总投资11亿元，其中外资项目1个, 同比增加5个: of the projects, and not of the plan.
    !(
      /^(?:其中|同比|[比较])/.test(words) &&
      story.drafts.at(-2)?.observation.status === 'fact' &&
      /计划(?:总)?投资[^，,]{0,14}[，,]$/.test(plain.slice(Math.max(0, clause.start - 26), clause.start))
    )
  );
}

const planning = startersOf('将预望拟目');
/** 定下产值破100亿元|的目标 */
const setsAim = ending(/(?:定下|瞄准|锚定|设定|确立|亮出|喊出|朝着|向着|奔着|围绕)[^，,]{0,16}$/);
const isPlannedBehind = (plain: string, { start, end }: Quantity, clause: Clause) => {
  const behind = plain.slice(end, Math.min(clause.end, end + 12));
  return (
    /^[^，,；;。\d]{0,8}(?:将|预计|有望|拟)(?!近)/.test(behind) ||
    (/^(?:以上|左右)?的?目标/.test(behind) && setsAim.test(plain.slice(Math.max(clause.start, start - 24), start)))
  );
};

/** Whether a word such as 将 or 计划 before the first figure tells of what is to come. */
function isModal(plain: string, clause: Clause, until: number): boolean {
  for (const token of clause.tokens) {
    if (token.start >= until) return false;
    if (hasRole(token, role.modal) && isOfFigure(plain, token, clause, until)) return true;
  }
  return false;
}

/** Whether such a word does not name what is handed over or was planned. */
function isOfFigure(plain: string, { start, end }: Token, clause: Clause, until: number): boolean {
  const word = plain.slice(start, end);
  if (word === '规划') return false;
  // 将所持42%股份转给…: 将 names what is handed over.
  if (word.startsWith('将')) return !handed.testAt(plain, end, Math.min(clause.end, end + 30));
  return (
    word !== '计划' ||
    !(
      plain[end] === '的' ||
      // 今年计划开工的126个项目已开工108个
      (/^[\u4e00-\u9fff]{2,4}的\d/.test(plain.slice(end, end + 6)) && /已/.test(plain.slice(until, clause.end))) ||
      (/^(?:完成率|[今共]|支持|入选|\d)/.test(plain.slice(end, end + 3)) &&
        /[”"]$|飞行$|年度$/.test(plain.slice(start - 2, start))) ||
      /(?:列入|纳入|按|据)$/.test(plain.slice(start - 2, start))
    )
  );
}

const byThen = opening(/^到(?:20|“?十)/);
const isBy = /明年|下个?月|下季度|未来|今后/;
const withinTime = ending(/^[一二两三四五六七八九十\d]{1,2}(?:年|个月)内$/);
const forYears = ending(/^[一二两三四五六七八九十]{1,2}年内?$/);

/** Whether a time before the first figure is one to come, or one for which something is put in. */
function isTimeToCome(plain: string, periods: readonly Period[], clause: Clause, until: number): boolean {
  for (const period of periods)
    if (period.role === 'use' && period.start < until && isToCome(plain, period, clause, until)) return true;
  return false;
}

function isToCome(plain: string, { start, end, words, kind }: Period, clause: Clause, until: number): boolean {
  if (byThen.test(words) && !/^[^，,]{0,8}(?:已|就有|只有)/.test(plain.slice(end, until))) return true;
  if (isBy.test(words)) return true;
  if (withinTime.test(words) && !/已|过去/.test(plain.slice(clause.start, until))) return true;
  return (
    (kind === 'each' || forYears.test(words)) &&
    /投入|安排|引进|计划|将/.test(plain.slice(start, until)) &&
    // 近三年每年引进项目120个: that was done.
    !/近[一二两三四五六七八九十几\d]{1,2}年|过去|以来/.test(plain.slice(clause.start, until))
  );
}
