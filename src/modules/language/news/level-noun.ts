import { isEveryday, isPlaceWord } from '../dictionary.ts';
import { ending, opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import { firstFrom } from '../token.ts';
import type { Article } from './article.ts';
import { firmTail } from './firm-tail.ts';
import type { Draft } from './story.ts';

const paper = ending(
  /(?:融资|战略投资|股权投资|天使投资|轮投资|增资|注资|合同|协议|订单|大单|补贴|补助|资助|贴息|奖励|奖金|贷款|授信|启动资金|专项资金|技改资金|扶持资金|支持)$/,
);
const signed = ending(/(?:合同|协议|订单|大单)$/);
const invested = ending(/(?:融资|投资|增资|注资)$/);
/** What a sum is of its own: 总投资3亿元的…合同 is no sum of the contract. */
const ownSum = ending(/(?:额|值|价|收入|规模|税收|资本|总投资|计划投资|利润|余额|产值|占)$/);

const opens =
  /^(?:.{0,12})?(?:启用|开通|投用|揭牌|建成|投运|落成)(?:投用|运营)?了?一?[座个条家处栋]?(总?(?:建筑|占地|用地|规划|展览|使用)?面积|占地|全长|总长|长|总投资|投资)$/;
const thingBehind = opening(/^的([\u4e00-\u9fffA-Za-z0-9“”]{2,16})$/);

/** 启用了面积1.2万平方米的孵化器: what is measured, and where the name of the thing ends if the clause ends with it; null where nothing is opened. */
export function openedThing(
  plain: string,
  before: string,
  { end }: Quantity,
  limit: number,
): { noun: string; end: number } | null {
  const noun = opens.exec(before)?.[1];
  return noun ? { noun, end: thingBehind.testAt(plain, end, limit) ? limit : 0 } : null;
}

/** 签下3.2亿元采购合同, 收到某创投1.2亿元战略投资: what a sum is that stands before it; null where what stands behind is none of that or the sum has a name already. */
export function nounOfPaper(before: string, behind: string): string | null {
  if (behind.endsWith('基金') && /(?:设立|发起|组建|成立)$/.test(before)) return `${behind}规模`;
  if (behind === '' || ownSum.test(before) || !paper.test(behind)) return null;
  if (signed.test(behind)) return `${behind}金额`;
  if (invested.test(behind)) return `${behind}额`;
  // 新引进链主企业最高3000万元一次性奖励: for what it is given.
  const cause = before.replace(/^对|(?:最高|给予|一次性|每年|发放|兑现|拿出)+$/g, '');
  return cause.length > 2 && !/[给予放出得获]$/.test(cause) ? `${cause}${behind}` : behind;
}

const granted = ending(/(?:补贴|补助|资助|贴息|奖励|奖金|扶持|支持|优惠)(?:资金)?$/);
const giving =
  /(?:给予|给|发放|提供|兑现|安排|奖励|可获得?|可享受?|可申请|可申领|可|获得?|享受|申请|申领|能|将|最高|至高|一次性|不超过|不高于|每年|年度|单个?|累计|再|分别|直接|每家企业)$/;
const signing = /(?:签订|签署|签下|签约|达成)了?$/;
const anyone = /^(?:符合条件的?|相关|有关)?(?:企业|单位|项目|人才|机构|个人)?$/;

/** 对智能工厂给予最高500万元的设备补助: what is given and what for; null where what stands behind is no grant. */
export function nounOfGrant(words: string, behind: string): string | null {
  // 签订500万元的合作框架协议
  if (signing.test(words) && signed.test(behind)) return `${behind}金额`;
  if (!granted.test(behind)) return null;
  let cause = words;
  for (let turn = 0; turn < 6 && giving.test(cause); turn++) cause = cause.replace(giving, '');
  cause = cause.slice(cause.lastIndexOf('对') + 1).replace(/^(?:获得?|收到|领到|拿到)(?=.{2})|的$/g, '');
  return cause.length < 2 || cause.length > 16 || anyone.test(cause) ? behind : `${cause}${behind}`;
}

const building =
  /^[万亿美欧日港元]*(?:在[\u4e00-\u9fff]{2,8}?)?(?:建设|打造|兴建|新建|扩建|投建|部署|上马|做|建(?!成)|改造|购置|设立|成立|组建)/;

/** 在东莞投资30亿元: a verb with where it is done, no kind of investment (在嘉兴工业投资). */
function isInvestedThere({ plain, tokens }: Article, start: number, to: number): boolean {
  const end = to - 2;
  const from = plain.lastIndexOf('在', end) + 1;
  if (from <= start || end - from < 2 || end - from > 12 || !plain.startsWith('投资', end)) return false;
  let at = from;
  for (let i = firstFrom(tokens, from); tokens[i]?.start === at && at < end; i++) {
    const token = tokens[i]!;
    if (token.kind !== 'word' || !token.places || isEveryday(token.word, true)) return false;
    at = token.end;
  }
  return at === end;
}

/** 投资20亿元做功率模块, 在东莞投资30亿元: how much is invested in what stands behind or where it is done; the words before run from `start` to `to`. */
export function isInvested(article: Article, { end }: Quantity, before: string, start: number, to: number): boolean {
  const behind = article.plain.slice(end, end + 8);
  return (
    (before.endsWith('投资') && !before.endsWith('总投资') && (building.test(behind) || isDone(before))) ||
    (spent.test(before) && building.test(behind)) ||
    isInvestedThere(article, start, to)
  );
}

/** 斥资6亿元建设新厂 */
const spent = ending(/(?:[斥耗]资|豪掷)$/);

/** 后者拟在南湖投资, 由骑迹科技投资: a verb with who does it or where. */
const isDone = (before: string) =>
  before.length > 5 &&
  (/(?:[拟将](?:在[\u4e00-\u9fff]{2,10})?|计划在[\u4e00-\u9fff]{2,10})投资$|在(?!建)[\u4e00-\u9fff]{2,8}投资$/.test(before) ||
    (isPlaceWord(before.slice(0, 2)) && firmTail.test(before.slice(0, -2))));

const made = /(?:产线|生产线|装置|项目|工程)$/;
const pieces: ReadonlySet<string> = new Set([...'个家户项条名人位座栋处宗起次场班期']);
const oneMore = /(?:^|[再新上建添])一[条座套个]$/;

/** 再上一条5000吨产线, 30万辆电动两轮车项目: what can be made there a year; 按四成负荷: how much of it is in use; null where nothing of that is told. */
export function nounOfCapacity(before: string, behind: string, { dimension, unit, low }: Quantity): string | null {
  if (dimension === 'percent') return before.endsWith('按') && /^(?:负荷|产能)/.test(behind) ? behind.slice(0, 2) : null;
  // 竞得南太湖新区一宗54亩工业用地
  if (dimension === 'mu' || dimension === 'area') {
    if (!/一[宗块处幅]$/.test(before) || !/(?:用地|地块|土地|宗地)$/.test(behind)) return null;
    return `${/竞得|摘得|拿下|拍得|拍下/.exec(before)?.[0] ?? ''}${behind}`;
  }
  if (behind !== '') {
    // 举行3次视频会议, 完成10轮融资: how often.
    if (unit === '次' && held.test(before)) return `${behind}次数`;
    if (unit === '轮' && behind === '融资') return '融资轮数';
    // 新建年产50万吨的莱赛尔纤维工厂: of what it makes.
    const yearly = /[年月日]产$/.exec(before)?.[0];
    if (yearly && before.length < 8 && !asMuch.test(behind))
      return `${behind.replace(makes, '').replace(/^“|”$/g, '')}${yearly}能`;
  }
  if ((dimension !== 'count' && dimension !== 'mass') || pieces.has(unit) || !made.test(behind)) return null;
  const isOne = oneMore.test(before);
  if (!isOne && (before !== '' || low < 1000)) return null;
  return `${behind.replace(made, '').replace(/的$/, '')}产能`;
}

const held = ending(/(?:举行|召开|开展|举办|组织|进行)了?$/);
const makes =
  /(?<=.{2})的?(?:建设|生产|产业化|智造|制造|加工|产业|扩建|超级|智能)*(?:能力|规模|产能|项目|基地|生产线|(?:工厂)?(?:首条|[一二三]号)?产线|工厂|车间|扩建)$/;
const asMuch = ending(/^(?:.{0,4})(?:能力|规模|产能|纪录|记录|水平|目标|高点)$/);
const ofCapacity = ending(/的?(?:(?:生产|制造|产业|加工)?(?:能力|规模|产能))$/);

/** 年产5万台商用车、80GWh动力电池和40万吨负极材料的产业规模: so much a year of each; null where no such row goes on. `between`: the words from the last figure on. */
export function nounOfOutput(last: Draft | undefined, between: string, behind: string): string | null {
  if (
    last?.kind !== 'level' ||
    behind === '' ||
    /(?:线|车间|厂房|工厂|基地|项目|岗位)$/.test(behind) ||
    !/[、和及与]$/.test(between) ||
    /[，,；;。]/.test(between)
  )
    return null;
  const yearly = /(?:年|月|日)产[能量]$/.exec(last.observation.indicator)?.[0];
  return yearly ? `${ofCapacity.cut(behind)}${yearly}` : null;
}

const begun = opening(/^新?(?:开工|竣工|投产|签约|落地|入库|达产|完工|落户)$/);
const projects = /^(?:新|共|累计|集中)*(?:签约|引进|开工|落户|入库|招引|竣工|投产|实施)([^，,]{0,14}项目)数?$/;

const projectsAhead = /^([^，,]{2,16}项目)(?:新|共|累计|集中)*(?:签约|引进|开工|落户|入库|招引)数?$/;

/** 签约亿元以上项目31个、开工18个, 亿元以上项目新签约20个、新开工15个: of the same projects; null where none were told of. */
export function nounOfAct(before: string, last: Draft | undefined, { unit }: Quantity): string | null {
  if (last?.kind !== 'level' || last.quantity?.unit !== unit) return null;
  const thing = begun.test(before) ? (projects.exec(last.noun) ?? projectsAhead.exec(last.noun))?.[1] : null;
  if (thing) return `${before}${thing}`;
  const settled = settling.exec(before)?.[1];
  const matter = settled ? (taken.exec(last.noun)?.[1] ?? (settling.exec(last.noun) ? null : others.exec(last.noun)?.[1])) : null;
  return matter ? `${settled}${matter}` : null;
}

/** 收集企业诉求173件，办结168件: what is done with what came in. */
const settling =
  /^(?:已|共|均|当场|现场|成功|按期|及时|全部|累计)*(办结|化解|解决|办理|受理|处置|答复|落实|采纳|立项|结题|完成投决|投决|过会|录用|验收|销号|整改|完成整改|转化|对接成功|兑现)$/;
const taken =
  /^[^，,]{0,10}?(?:收集|征集|梳理|受理|接到|收到|排查|储备|申报|推送|交办|承接|查找|摸排|协调|接收|登记)(?:到|了)?([^，,]{2,14}?)数?$/;
const others = /^([^，,]{0,4}(?:诉求|问题|事项|难题|建议|提案|纠纷|案件|课题|隐患))数?$/;

const chosen =
  /从?(?:申报|参评|报名|参赛|入围|候选)?的?([\u4e00-\u9fff]{2,8}?)(?:之)?[中里](评出|选出|遴选出|决出|评选出|选定|评定)$/;

const chosenBy = ending(/(?:评出|选出|遴选出|决出|评选出|选定|评定)$/);

/** 从41家申报园区中评出9家: those who were chosen. */
export function nounOfChosen(words: string): string | null {
  const found = chosenBy.test(words) ? chosen.exec(words.replace(/^.*\d[\u4e00-\u9fff]/, '')) : null;
  return found ? `${found[2]}${found[1]}` : null;
}

const aim = /任务|目标|计划/;

/** 年度计划投资92亿元，已完成57.9亿元，完成率62.9%: of what was to be done. */
export function nounOfDone(drafts: readonly Draft[]): string {
  const levels = drafts.filter(({ kind }) => kind === 'level').slice(-3);
  const told = levels.findLast(({ noun }) => aim.test(noun)) ?? levels.at(-1);
  return told ? `${told.noun.replace(/^(?:已|累计|实际)*完成/, '')}完成率` : '完成率';
}

const added = opening(/^(?:新增|净增|新设|新引进|新入驻|新入选|新培育|新认定|新登记|新签)/);
const total = opening(/^(?:总数|总数量|总量|总计|存量|保有量)$/);

/** 新增高企11家，累计已有98家 */
const summedUp = ending(/(?:^|[，,])(?:目前|现已?|全[市区县省镇])?累计(?:已有?|达到?|有|为|共|拥有|约|超过?|近)*$/);

/** 新增专精特新企业23家，总数达到97家: what a total is the total of. */
export function nounOfTotal(drafts: readonly Draft[], topic: Draft, before: string, words: string, { unit }: Quantity): string {
  if (
    !(total.test(before) || (summedUp.test(words) && added.cut(topic.noun).length > 1 && added.test(topic.noun))) ||
    topic.quantity?.unit !== unit
  )
    return topic.noun;
  const whole = /^.{0,4}(?:入库|入选|上榜|入围|认定)数?$/.test(topic.noun)
    ? drafts.findLast(({ kind, noun, quantity }) => kind === 'level' && quantity?.unit === unit && !added.test(noun))
    : topic;
  return whole && !added.test(whole.noun) ? whole.noun : added.cut(topic.noun);
}

const gained = /^(?:[比较][\u4e00-\u9fff]{0,4})?净增$/;

/** 从业人员5.3万人，比年初净增4100人: what there is more of; null where it is told beside the number. */
export const nounOfGain = (before: string, behind: string, topic: Draft | undefined, { unit }: Quantity): string | null =>
  behind === '' && topic && topic.noun.length > 2 && topic.quantity?.unit === unit && gained.test(before)
    ? `${topic.noun.replace(/(?:数量|总数|数)$/, '')}净增`
    : null;

/** 以1.6亿元收购德国厂商Vogt的51%股权: whose stake it is, as the text writes it. */
export const stakeIn = (words: string): string =>
  words
    .replace(/^.*(?:收购|受让|购得|购入|买入|买下|卖[掉给]了?|获得|取得|认购|拿下|对(?!方)|持有|转让|出售|[了将把])/, '')
    .replace(/(?:剩余|所持|持有|合计|其余|旗下)?的?$/, '')
    .replace(/^(?:旗下|[\u4e00-\u9fff]{2,14}?(?:厂商|企业|品牌|工作室)(?=[A-Za-z\u4e00-\u9fff]{4,}))/, '')
    .replace(/(?<=^[A-Z][A-Za-z]+)公司$/, '');

const moved = /(收购|受让|转让|转给|出售|卖掉|卖出|售出|持有|回购|认购|增持|减持)/;

/** How much of a firm is bought, sold or held, by what is done with it. */
export function nounOfStake(words: string, share: string): string {
  const verb = moved.exec(words)?.[1] ?? '收购';
  const act = verb === '转给' ? '转让' : /卖|售/.test(verb) ? '出售' : verb;
  return act === '持有' ? '持股比例' : `${act}${share}比例`;
}

/** 企业较年初增加64家，总数有510家: what grew is counted; null where the words tell no total. */
export const totalBehind = (drafts: readonly Draft[], before: string, { unit }: Quantity): string | null =>
  total.test(before)
    ? (drafts.findLast(({ kind, noun, quantity }) => kind === 'growth' && noun !== '' && quantity?.unit === unit)?.noun ?? null)
    : null;

/** 环泰占股65%、博恩35%: the share of another holder. */
export const isHeldToo = (last: Draft | undefined, before: string): boolean =>
  last?.observation.indicator === '持股比例' && before.length < 9 && !/[率比重度额幅]$|占|增|降/.test(before);

/** Sums that each project, deal or contract has of its own. */
const costs = /投资|资$|金额|总额/;

/** 新能源汽车零部件产值46.2亿元；1至11月累计产值455亿元: of the trade that was told with the first. `isOther`: the clause names another. */
export function fullerNoun(
  drafts: readonly Draft[],
  noun: string,
  subject: string | null,
  { dimension }: Quantity,
  isOther: boolean,
): string {
  if (isOther || noun.length < 2 || noun.length > 4 || costs.test(noun)) return noun;
  return (
    drafts.find(
      one =>
        one.kind === 'level' &&
        one.quantity?.dimension === dimension &&
        one.noun.length > noun.length + 1 &&
        one.noun.endsWith(noun) &&
        // 新登记经营主体3.8万户，年末有经营主体27万户
        !added.test(one.noun) &&
        one.observation.subject === subject,
    )?.noun ?? noun
  );
}

const gathered = /^(?:目前|现已?|已经?|共|累计|总共|新)*(?:聚集|集聚|汇聚|拥有|建成|培育)?(?:了)?/;

/** 亦庄已聚集机器人企业: whose they are is told apart. */
export function ofSubject(noun: string, subject: string | null): string {
  // 某园一期, 一期占地面积
  const stage = subject !== null && noun.charAt(1) === '期' ? /[一二三四五]期(?=(?:项目|工程)?$)/.exec(subject)?.[0] : null;
  if (stage && noun.startsWith(stage) && noun.length > 5) return noun.slice(2);
  if (subject === null || subject.length < 2 || noun.length < subject.length + 2 || !noun.startsWith(subject)) return noun;
  const rest = noun.slice(subject.length);
  const own = rest.replace(gathered, '');
  return own.length > 1 && /^[\u4e00-\u9fff“A-Za-z0-9]/.test(own) && !/^(?:市|区|县|省|镇)/.test(own) ? own : noun;
}
