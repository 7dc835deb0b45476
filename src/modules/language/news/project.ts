import { isHan } from '../character.ts';
import { ending, opening } from '../pattern.ts';
import { type Article, wordsOf } from './article.ts';
import { firmTail } from './firm-tail.ts';
import { meantBefore } from './meant.ts';
import { kindOfBody } from './mind.ts';
import type { Name } from './place.ts';
import type { Scene } from './scene.ts';

/** What a project has rather than who runs it. */
export const ofProject = opening(
  /^(?:项目)?(?:计划|预计|估算)?(?:总)?投资(?:额|规模)?$|^(?:总)?占地(?:面积)?$|^(?:总)?(?:规划)?(?:建筑|用地)面积$|^(?:设计)?(?:年)?(?:产能|产值|产量)$|^(?:固定资产|设备)投资$|^(?:总|净)?用地$|^(?:首期|一期)(?:投入|投资|用地|规模)$|^(?:总|目标|首关)?规模$|^注册资本金?$|^首期到位$/,
);

/** What it brings once it runs. */
const ofYield = opening(/^(?:预计)?(?:可)?(?:实现)?年?(?:税收|利税|纳税|缴税|销售收入|营业收入|营收|销售额?|利润)$/);
const onceRunning = opening(/^(?:项目)?(?:全部|全面|正式|整体)?(?:建成|竣工)?(?:达产|投产|建成|满产|达效|投用)后/);

/** Whether a level is a project's: 总投资, and 年税收 behind 达产后 or beside what is the project's (年产值35亿元、年税收1.6亿元). */
export function isOfProject({ article: { plain }, clause, story }: Scene, noun: string, from: number): boolean {
  if (ofProject.test(noun)) return true;
  if (!ofYield.test(noun)) return false;
  const last = story.drafts.at(-1);
  const isBeside = last?.kind === 'level' && ofProject.test(last.noun) && /^[、和及]$/.test(plain.slice(last.end, from));
  return isBeside || onceRunning.testAt(plain, clause.start, clause.start + 12);
}

const named = opening(
  /^(?!一批|多个|各类|[这该首其另全新]|重[大点]|[省市]|外资|优质|亿元)((?:(?![的将在由与为是对有])[\u4e00-\u9fffa-z“”·()、-]){3,36}?项目)(?=$|[，,。；;、]|集中|正式|[今昨][日天年]|近日|日前|成功|顺利|全面|同[时日步]|开工|动工|奠基|签约|落户|落地|竣工|投产|开建|宣布|启动|封顶|[已将也在于])/,
);
const ofKind = ending(
  /(?:重大|重点|产业|签约|优质|外资|合作|同类|工业|制造业|服务业|招商|投资|龙头|链主|单体|最大|以上|产业化|在建|新建|实体|科技)项目$/,
);
const bodies = /(?:项目|园|基地|中心|工厂|城|平台)、/;

/** 总投资7亿元的|联丰基业德阳中小企业孵化园项目: the project behind what it costs, by all its words; null where it is only called by a kind. */
export function projectBehind(article: Article, at: number, limit: number): Name | null {
  const words = named.execAt(article.plain, at, Math.min(limit, at + 44))?.[1];
  if (words === undefined || ofKind.test(words) || bodies.test(words)) return null;
  const subject = wordsOf(article, at, at + words.length);
  return { subject, start: at, end: at + words.length, kind: 'body', takes: kindOfBody(subject) };
}

/** 年产60万吨差别化纤维项目: the capacity by what is made. */
export const nameOfOutput = (noun: string) =>
  `${noun.replace(/(?:建设|生产|产业化|智造|制造)*(?:项目|基地|生产线).*$/, '')}年产能`;

/** The project that the sentence names. */
export function projectOf({ article, sentence, clause, mind }: Scene): string | null {
  if (listed.test(article.plain.slice(Math.max(sentence.start, clause.start - 200), clause.start))) return null;
  const project = mind.last.项目;
  const whole = project ? wholeName(article, sentence.start, clause.end, project) : null;
  if (whole !== null) return whole;
  if (project && article.plain.slice(sentence.start, clause.end).includes(project.slice(-6).toLowerCase())) return project;
  if (project && isTakenUp(article.plain, sentence.start, project)) return project;
  // 签约Mini LED芯片项目，总投资24亿元: what the act before was about.
  return clause.start > sentence.start
    ? (meantBefore(article, clause.start, '项目', sentence.start) ?? madeBefore({ article, sentence, clause }))
    : null;
}

/** 包括A项目、B项目等，总投资…: the sum of all of them. */
const listed = /(?:包括|包含|涵盖|涉及|既有)[^。；;]{2,160}等[^，,。；;]{0,10}[，,]$/;

/** 诚丰药业|海洋生物医药制造项目 where the text called it by less before: all its words; null where they are no more. */
function wholeName(article: Article, from: number, to: number, project: string): string | null {
  const { plain, starts } = article;
  const found = plain.slice(from, to).indexOf(project.toLowerCase());
  if (found < 1 || project.length < 6) return null;
  const at = from + found;
  let start = at;
  while (start > from && at - start < 9 && isHan(plain.charCodeAt(start - 1))) start--;
  if (start === at || at - start > 8 || starts[start] !== 1 || /[的在是为由将对与和及]/.test(plain.slice(start, at))) return null;
  return firmTail.test(plain.slice(start, at)) ? wordsOf(article, start, at + project.length) : null;
}

/** …恒芯存储项目封顶。项目总投资52亿元: a sentence that goes on about the project told of right before, and of no other. */
function isTakenUp(plain: string, at: number, project: string): boolean {
  if (
    !/^(?:该|这[一个])?项目(?![数个一二三四五六七八九十\d]|经理|负责|方|建设方|业主|单位|履约|签约|开工)/.test(
      plain.slice(at, at + 6),
    )
  )
    return false;
  const before = plain.slice(Math.max(0, at - 120), at);
  const told = before.lastIndexOf(project.slice(-6).toLowerCase());
  return told >= 0 && !/[、和与及]|\d个|[\d一二三四五六七八九十]+个/.test(before.slice(told).replace(/[^，。]*$/, ''));
}

/** 设立机器人产业母基金，总规模20亿元; 共建中试基地，首期投入…: what the clauses before made. */
function madeBefore({ article, sentence, clause }: Pick<Scene, 'article' | 'sentence' | 'clause'>): string | null {
  for (const { start, end } of sentence.clauses.filter(one => one.end < clause.start).reverse()) {
    const found = made.exec(article.plain.slice(start, end));
    if (found && !many.test(found[1]!)) return wordsOf(article, end - found[1]!.length, end);
  }
  return null;
}

const made =
  /(?:共建|建设|新建|设立|成立|组建|投建|扩建|打造|兴建|发起)了?(?:一[个座支只家])?((?!年产)[\u4e00-\u9fffa-z]{2,20}?(?:基地|园|中心|平台|工厂|实验室|基金|资金池|公司|产线|枢纽))$/;
const many = /[和与及、]|^(?:首[个批]|合作|重点)/;
