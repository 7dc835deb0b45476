import { opening } from '../pattern.ts';
import { corridor, isCorridor } from '../region.ts';
import { isGoBetween } from './act-between.ts';
import { type ActScene, type Found, openOf } from './act-scene.ts';
import { type Article, wordsOf } from './article.ts';
import { firmAt } from './firm.ts';
import { firmTail } from './firm-tail.ts';
import { newMind, resolved } from './mind.ts';
import { nameAt } from './name.ts';
import { ownNameEnd } from './own-name.ts';
import { partiesIn } from './party.ts';
import type { EventType } from './reading.ts';

const made: ReadonlySet<EventType> = new Set([
  'founding',
  'opening',
  'launch',
  'construction_start',
  'production_start',
  'completion',
  'release',
]);
/** Acts whose doer may stand at the head of the sentence, clauses before their verb. */
const ofHead: ReadonlySet<EventType> = new Set([
  'policy',
  'acquisition',
  'financing',
  'listing',
  'award',
  'bid_won',
  'release',
  'approval',
]);
const by =
  /(?:^|[，,。；])[\u4e00-\u9fff]{0,8}?由(?!此|于|现在|目前|原来|[\d]|[^，,。]{0,12}(?:提升|提高|增加|增至|增长|升至|降至|扩大|减少|压缩|缩短)[到至]?)([^，,。；]{2,60}?)(?:等\d*[家个]?[^，,。；、]{0,8}?)?(?:共同|联合|牵头|负责|独家|全资|合作|自主)*(?:(?:总)?(?:投资|斥资|出资)[\d.]+[万亿]?[美欧]?元)?(?:发起|投资|斥资|出资|打造|建设|运营|承建|主办|开发|设立|组建|投建|共建|建造|研制|研发|兴建|创办)(?!的)/;
const led =
  /(?:^|[，,。；]|联盟|协会|平台|联合体|基金|中心)由([^，,。；\d]{2,40}?)(?:等\d*[家个]?[^，,。；、]{0,8}?)?牵头(?=[，,。；]|$|组建|成立|发起)/;
const funded = /(?:^|[，,])([^，,。；\d]{4,50}?)(?:分别|共同|各|按[^，,。；]{2,8})(?:认缴)?出资/;
const members = /(?:成员|会员|发起|理事)单位(?:包括|有|为|涵盖)([^，,。;\d]{4,50}?)(?:等\d*[家个]?|[，,。;]|$)/;
const goesOnThing = opening(/^(?:该|此|这[艘台架套列])?(?:船舶?|机|车|设备|装备|列车|整机|客机|飞机|产品|系统)(?![队票组])/);
const builtBy = /由([^，,。；;\d]{2,24}?)(?:负责|自主|全程)*(?:建造|承建|制造|研制|总装|生产)/;
const ownedBy = /(?:船东|买方|客户|接收方|用户|采购方)(?:单位)?[为是系]([^，,。；;\d]{2,24}?)(?=[，,。；;]|$)/;
const goesOn =
  /^(?:该|其|本|此)?[\u4e00-\u9fff]{0,4}(?:平台|学院|联盟|班列|基金|项目|中心|基地|产业园|园区|实验室|研究院|工厂|航线|协会|公司)?由/;
const heldBy = /(?:^|[，,])[\u4e00-\u9fff]{0,6}?由([^，,。;]{3,48}?)(?:共同|联合)?主办/;
/** …举办，主办方为某部、某省政府 */
const hosts = /[，,。；;]主办(?:方|单位)(?:为|是|有|包括)([^，,。；;]{3,48}?)(?=[，,。；;]|$)/;
const goesOnMeeting = /^(?:本届|本次|此次|该)?(?:大会|论坛|峰会|活动|会议|展会|博览会|对接会|大赛|年会)由/;
const meeting = /(?:大会|论坛|会议|活动|仪式|峰会|年会|博览会|展览会|交易会|洽谈会|拍卖会|装备展|赛)$/;

/** Who made or pays for what an act is about, told behind its verb: …成立，由A、B等31家单位共同发起; …首发。班列由C运营. */
export function makersBehind({ article, sentence, next }: ActScene, { type, end }: Pick<Found, 'type' | 'end'>): string[] {
  const { plain } = article;
  // 峰会开幕，峰会由…共同主办; …举行。大会由…主办
  if (type === 'meeting') {
    const told = plain.slice(end, Math.min(sentence.end, end + 120));
    const after =
      next && next.paragraph === sentence.paragraph && goesOnMeeting.test(plain.slice(next.start, next.start + 10))
        ? plain.slice(next.start, Math.min(next.end, next.start + 80))
        : '';
    const held = heldBy.exec(told) ?? hosts.exec(told) ?? heldBy.exec(after);
    return held ? partiesIn(shown(article.text.raw, held[1]!)) : [];
  }
  // 一艘化学品船交付船东。该船由长航船业建造，船东为北歌航运
  if (type === 'delivery') {
    const isOn = next && next.paragraph === sentence.paragraph && goesOnThing.testAt(plain, next.start, next.start + 6);
    const told = plain.slice(end, Math.min(isOn ? next.end : sentence.end, end + 160));
    return [builtBy, ownedBy].flatMap(side => {
      const found = side.exec(told);
      return found ? partiesIn(shown(article.text.raw, found[1]!)) : [];
    });
  }
  if (!made.has(type)) return [];
  const rest = plain.slice(end, Math.min(sentence.end, end + 160));
  const found = by.exec(rest) ?? (type === 'founding' ? (led.exec(rest) ?? funded.exec(rest) ?? members.exec(rest)) : null);
  if (found) return partiesIn(shown(article.text.raw, found[1]!));
  if (!next || next.paragraph !== sentence.paragraph) return [];
  const more = plain.slice(next.start, Math.min(next.end, next.start + 80));
  const behind = goesOn.test(more) ? (by.exec(more) ?? (type === 'founding' ? led.exec(more) : null)) : null;
  return behind ? partiesIn(shown(article.text.raw, behind[1]!)) : [];
}

/** The capital letters of a name are those of the text as written. */
function shown(raw: string, name: string): string {
  if (!/[a-z]/.test(name)) return name;
  const at = raw.toLowerCase().indexOf(name);
  return at < 0 ? name : raw.slice(at, at + name.length);
}

const whatItIs =
  /^(?:高新区|经开区|开发区|新区|园区|产业园)?(?:的|(?:的|[\u4e00-\u9fff]{0,6}?)(?:企业|公司|龙头|厂商|药企|车企|国企|民企|央企))/;
const afterTrade = /的[\u4e00-\u9fff]{2,8}(?:企业|公司|龙头|厂商)(?=[\u4e00-\u9fff]{3,10}$)/;

/** The firm that is named behind where it is or what it makes, up to what it does; null where none is. */
function firmBehind(article: Article, from: number, to: number, isBare: boolean): string | null {
  const words = article.plain.slice(from, to);
  const lead = (isBare ? afterTrade : whatItIs).exec(words);
  if (!lead) return null;
  const site = from + lead.index + lead[0].length;
  const kind = isBare
    ? null
    : /^[\u4e00-\u9fff]{2,8}(?:企业|公司|龙头|厂商)(?=[\u4e00-\u9fff]{3})/.exec(article.plain.slice(site, to));
  const at = site + (kind && !/有限公司|股份公司/.test(kind[0]) ? kind[0].length : 0);
  const end = ownNameEnd(article, at, to) ?? firmAt(article, at, to);
  return end === null || end - at < 3 ? null : wordsOf(article, at, end);
}

/** Whom the sentence is about if the clause of an act names nobody: 无锡砺芯半导体2021年获得…，今年8月又收购…; null where its head names none. */
export function headOf(
  { article, sentence, periods, mind }: ActScene,
  { type, index }: Pick<Found, 'type' | 'index'>,
): string | null {
  if (index === 0 || (!ofHead.has(type) && type !== 'signing' && type !== 'meeting')) return null;
  // …签约；同日，某公司发布…，并与B签下订单: of the part that tells of it.
  const since = type === 'signing' ? sentence.clauses.findLastIndex(({ stop }, at) => at < index - 1 && stop === ';') + 1 : 0;
  const clause =
    sentence.clauses.slice(since).find(
      ({ start, end }) =>
        end - start > 6 &&
        openOf(article, start, end, periods) < end - 2 &&
        // 经集群党委牵线，双方…: nor is who brought them together.
        !isGoBetween(article.plain.slice(start, end)),
    ) ?? sentence.clauses[0]!;
  if (clause === sentence.clauses[index]) return null;
  // 供应商——云晟航材，8月获批…: the name behind what it is.
  const before = sentence.clauses[index - 1]!;
  const called = /——([\u4e00-\u9fffA-Za-z0-9]{3,16})$/.exec(wordsOf(article, before.start, before.end))?.[1];
  if (called) return called;
  // 某大会发布案例集，上饶经开区凭这一实践，获颁奖牌: whoever earned it by what they did.
  const near =
    type === 'award' ? nameAt(article, before, openOf(article, before.start, before.end, periods), mind ?? newMind([])) : null;
  if (near && near.kind !== 'general' && near.kind !== 'list' && byDeed.testAt(article.plain, near.end, near.end + 2))
    return near.subject;
  let at = openOf(article, clause.start, clause.end, periods);
  const lead =
    /^(?:(?:本|该)?公司(?:的)?(?:全资|控股)?(?:子|孙)公司|公告[:：])|^(?:成立|创办|创立|创建|(?:总部)?(?:设|位|坐落))[于在][^，,的]{2,14}的/.exec(
      article.plain.slice(at, clause.end),
    );
  if (lead) at += lead[0].length;
  const first = nameAt(article, clause, at, mind ?? newMind([]));
  // 杭州萧山的元壹医疗: the firm behind where it is.
  const inPlace =
    first?.kind === 'place' && article.plain[first.end] === '的'
      ? nameAt(article, clause, first.end + 1, mind ?? newMind([]))
      : null;
  // 昆山千灯镇的台资企业华新电子，被评为…: nothing else stands in the clause.
  if (first?.kind === 'place' && inPlace?.kind !== 'body' && article.plain[first.end] === '的') {
    const rest = wordsOf(article, first.end + 1, clause.end);
    const [firm] = /^[\u4e00-\u9fffA-Za-z0-9]{3,16}$/.test(rest) && firmTail.test(rest) ? partiesIn(rest) : [];
    if (firm) return firm;
  }
  // 火炬高新区的翼航科技, 潍坊高新区企业盛达动力去年…
  const isSite = first === null || first.kind === 'place' || first.takes === '园区';
  const firm = isSite && inPlace?.kind !== 'body' ? firmBehind(article, first?.end ?? at, clause.end, first === null) : null;
  if (firm) return firm;
  const name = inPlace?.kind === 'body' ? inPlace : first;
  if (!name || meeting.test(name.subject) || name.kind === 'list') return null;
  if (name.kind === 'general') return mind ? resolved(mind, name.subject) : null;
  const words = wordsOf(article, name.start, name.end);
  if (name.kind === 'place' && /(?:政府|委|局|办公厅|办|厅)$/.test(words)) return partiesIn(words)[0] ?? words;
  // 浦东金桥的智驾公司明轩智能: its trade is no part of its name.
  if (name === inPlace) return partiesIn(name.subject)[0] ?? name.subject;
  return isCorridor(name.subject) ? corridor : name.subject;
}

const byDeed = opening(/^(?:凭|靠着)/);

/** 某中心携手某公司，发布…: who does it with the one at the head of the sentence. */
export function partnersOf({ article, sentence }: ActScene, index: number, head: string): string[] {
  const words = wordsOf(article, sentence.start, sentence.clauses[index]!.start);
  const at = words.indexOf(head);
  const found = at < 0 ? null : withWhom.exec(words.slice(at + head.length));
  return found ? partiesIn(found[1]!) : [];
}

const withWhom = /^(?:正式|日前|近日)?(?:携手|联合|会同|联手|协同)([^，,；;]{3,40}?)(?:共同|一道|一起)?[，,]$/;

/** 某大学联合某公司，成立了…: both, where the clause before says no more; none where it does. */
export function togetherBefore(scene: ActScene, index: number): string[] {
  const before = index > 0 ? scene.sentence.clauses[index - 1]! : null;
  if (!before) return [];
  const { article, periods } = scene;
  const words = wordsOf(article, openOf(article, before.start, before.end, periods), before.end);
  const found = both.exec(words);
  return found ? [...partiesIn(found[1]!), ...partiesIn(found[2]!)] : [];
}

const both =
  /^([^，,；;。的]{3,30}?)(?:携手|联合|会同|联手|协同)(?!会)([^，,；;。的]{3,40}?)(?:等\d*[家个所]?[\u4e00-\u9fff]{0,4})?(?:共同|一道|一起)?$/;

/** Who tells in a clause that says no more: 某公司晚间公告, 某公司宣布; null where nobody does. */
export const tellerOf = (words: string) =>
  /^([^，,]{3,28}?)(?:当?晚间?|今日|昨日|正式|日前|近日)?(?:发布公告(?:称)?$|发布公告|公告|宣布|宣告|披露|透露|表示)(?:称|说)?$/
    .exec(
      words,
      // 某公司关于收购股权的进展公告: the title of what it tells is no part of its name.
    )?.[1]
    ?.replace(/关于.*$/, '') ?? null;

/** Acts of firms that a firm itself tells. */
export const ofTeller: ReadonlySet<EventType> = new Set([
  'bid_won',
  'acquisition',
  'award',
  'approval',
  'financing',
  'delivery',
  'production_start',
]);
