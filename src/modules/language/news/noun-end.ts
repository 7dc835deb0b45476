import { isEveryday, isPlaceWord } from '../dictionary.ts';
import { ending, opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import type { Draft } from './story.ts';

/** What is told of those that are counted: 25个项目|总投资124亿元, 8家企业|产值超10亿元. */
const measure = ending(
  /[\u4e00-\u9fff”](?:(?:计划|协议|意向|预计|累计|合计|全年|年度|实现|完成)?(?:总投资额?|投资总额|投资额|协议投资|合同总?额|协议总?金额|总金额|总额|总?产值|总?营收|营业收入|税收|销售额|销售收入|出口额|建筑面积|占地面积|用地面积|占地|总?市值))$/,
);
const words =
  /(?:计划|协议|意向|预计|累计|合计|全年|年度|实现|完成)?(?:总投资额?|投资总额|投资额|协议投资|合同总?额|协议总?金额|总金额|总额|总?产值|总?营收|营业收入|税收|销售额|销售收入|出口额|建筑面积|占地面积|用地面积|占地|总?市值)$/;
const wholly = new RegExp(`^${words.source}`);
const figure = opening(/^(?:均|都|分别|合计|共计?|已|将)?(?:达到?|超过?|突破|逾|破|过|为|约|近|共)*\d/);
/** 5家头部企业|成长为龙头 */
const becoming = ending(/[\u4e00-\u9fff]{2}(?:成长|发展|转型|晋级|晋升|跃升|升级|蜕变)$/);

const kind =
  /(?:集群|产业|行业|产业链|领域|板块|赛道|园区|产业园|基地|平台|中心|公园|学院|片区|街道|街区|乡镇|镇|高校|企业|品牌|实验室|研究院|项目|党支部|党总支|党组织|联盟|协会|团队|工厂|车间)$/;
const named = ending(/[\u4e00-\u9fff]、[\u4e00-\u9fff]{2,12}$/);
const became = ending(/(?:成长|发展|转型|升级)?[为成][^，,；;。、]{1,10}、$/);

/** 就为地方创造3000个就业岗位, 每个项目都有15家企业参与: for whom, and of which each. */
const lent = ending(
  /(?:为|给)[^，,；;。、\d]{1,12}(?:创造|提供|带来|贡献|新增|输送|培养|培育|争取|解决)了?[约近超逾]?$|每[个家条座项名][^，,；;。、\d]{1,8}[都均各]有[约近超逾]?$|(?:成为|跻身)(?:[\u4e00-\u9fff]{2,4}[省市区县]|全[国省市区县球]|国内|世界)?[内仅唯有]{0,2}$|(?:举行|举办|召开)了?[^，,；;。、]{0,16}(?:年|季度|[上下]半年|月|批|轮|走廊|集群|园区|[市区县])$/,
);

const zone = ending(
  /^[\u4e00-\u9fff]{2,}(?:新区|经开区|高新区|开发区|园区|保税区|新城|经济区|科学城|科技城|示范区|合作区|港区)$/,
);
export const isZone = (words: string): boolean => zone.test(words);
/** 地区68家规上企业 */
const within = /^(?:地区|辖区|境内|[区市县镇园省]内)$/;
const holds = /^(?:举行|举办)了?$/;
const pieces: ReadonlySet<string> = new Set('个家项场');

/** Whose or at what it is what is counted: 某某新区|五个重大项目, 某区举行|22个项目集中开工. `given`: the subject so far. */
type Owner = { words: string; given: string | null; unit: string };

const isOwner = ({ words, given, unit }: Owner): boolean =>
  words !== '' &&
  (words === given ||
    within.test(words) ||
    (holds.test(words) && pieces.has(unit)) ||
    (isPlaceWord(words) && !isEveryday(words, true)) ||
    isZone(words));

/** 新材料、智能家居3个百亿级产业集群, …成长为龙头、50家企业成为标杆: whether what is counted stands behind and the words before name it, tell what others became, or whose or for whom it is. */
export const isCountedBehind = (plain: string, from: number, to: number, behind: string, owner: Owner): boolean =>
  behind !== '' &&
  (isOwner(owner) ||
    (to > from && behindJoint.testAt(plain, Math.max(from, to - 2), to)) ||
    (kind.test(behind) && named.testAt(plain, from, to)) ||
    became.testAt(plain, from, to) ||
    lent.testAt(plain, from, to));

/** 25名院士、|52名负责人以及|350名留学人员: nothing of its own stands before the number. */
const behindJoint = ending(/(?:[、和与]|以及|(?<![涉普遍波惠触提企顾以])及)$/);

/** 来了25名院士、52名负责人: whether the next number of a list has its noun behind it too, as nothing of its own stands before it. */
export const isListedBehind = (plain: string, behind: { noun: string; end: number }, next: Quantity | undefined): boolean =>
  behind.noun !== '' &&
  next !== undefined &&
  (next.dimension === 'count' || next.dimension === 'house') &&
  next.head - behind.end < 3 &&
  /^(?:、|和|与|及|以及)$/.test(plain.slice(behind.end, next.head));

/** Where the noun ends that is counted, ahead of what is told of those counted. */
export function countedEnd(plain: string, { dimension }: Quantity, from: number, end: number): number {
  if ((dimension !== 'count' && dimension !== 'house') || end - from < 4) return end;
  const until = plain.slice(from, end);
  if (measure.test(until) && figure.testAt(plain, end, end + 8)) {
    const at = until.search(words);
    return at > 1 ? from + at : end;
  }
  return becoming.test(until) && /^[为成]/.test(plain.slice(end, end + 1)) ? end - 2 : end;
}

/** 引进28家企业协议投资34亿元: a measure written on to those counted is theirs; empty where none is. */
export function ofThoseCounted(plain: string, noun: string, last: Draft | undefined, { head }: Quantity): string {
  const counted = last?.kind === 'level' ? last.quantity : null;
  if (
    !counted ||
    (counted.dimension !== 'count' && counted.dimension !== 'house') ||
    head - counted.end > 24 ||
    head <= counted.end
  )
    return '';
  const gap = plain.slice(counted.end, head);
  const own = last!.noun.replace(/数$/, '');
  return /^[\u4e00-\u9fff“”]+$/.test(gap) && own.length > 1 && own.length < 13 && gap.includes(own.slice(-2)) && wholly.test(noun)
    ? own
    : '';
}
