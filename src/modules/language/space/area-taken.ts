import { patternGroup } from '../pattern-group.ts';
import type { Quantity } from '../quantity.ts';
import { clauseBefore } from './draft.ts';

/** What is asked about the words behind a size. */
const behind = patternGroup();

const noun = '(?:标准|单层|多层|钢结构|整[栋幢层])?(?:厂房|车间|仓库|库房|楼|场地|房子)?';
const when =
  '(?:[前去今]年(?:就|年?底|年?初)?|年[初底前]|上?半年|上个?[周月]|月[初底]|[节之]前|前阵子?|早就|早已|早|现在|目前|刚刚?|都|也|均|全部?|基本|整体|就|已经?|被[^，。；;\\n]{1,8}?)';
const goneWords =
  '租出去?|租[掉完满光]|签[掉满完出]|签约|卖[掉完光出]|售[出罄完]|去化|[订定]掉|[订定]出|[订定]完|包掉|拿掉|去掉|满[园租员仓]|住满|签了?意向|有意向|意向已|收了?[定订]金?|有主|有租客|有人租|交[了过][定订]金?|已[租售](?!金)|在租|还在[做租用]|还有人[做租用]';
/** 已签约3000平 tells a share that is gone, 已租了2年 how long it was let: neither says that the size before is gone. */
const goesOn =
  '(?!(?:了|出去?|掉|给)*约?(?:[\\d.]+万?(?:多)?(?:平|㎡|方|m2)|[\\d一二两三四五六七八九十半几]{1,3}(?:多|个半?)?(?:年|月)))';
/** 3.2万方已满园, 1600平去年就租掉, 900平老板自己用: behind a size, that nobody else can have it. */
const gone = behind.add(
  new RegExp(
    `^(?:左右|多|的)?[）)]?${noun}[（(，, ]?${when}{0,3}(?:${goneWords})(?!率|价)${goesOn}|^(?:左右|多)?[）)]?${noun}(?:[，, ]?${when}{0,2})?(?:我们?|我?公司|[我本]公司|我司|我厂|厂方|房东|业主|老板|厂里)?(?:(?:自己|自家)(?:留|在?用)|自用|自留|留用|留着自?用|留作自用)(?!或|也|均|皆|都|可以|两|[、/]?(?:出租|投资))|^(?:左右|多)?[）)]?${noun}${when}{0,2}(?:租给|签给|卖给|让给|租出给)[^，。；;\\n]{1,14}(?:了(?![解])|在用|在做)`,
  ),
);
/** 已经交付一期11.2万㎡, behind the houses that are on offer: the part that others are in already. */
const delivered = /已(?:经)?(?:交付|入驻|投用|售罄|满租)(?:了)?(?:[一二三四首]期)(?:约|的)*$/;
/** 楼下600平是房东的汽修厂: somebody else is in it. */
const others = behind.add(
  /^(?:左右)?(?:的)?(?:是|归)(?:房东|别人|别家|别的|人家|另一?家|其他|租户|一家)[^，。；;\n]{0,2}(?:的|自己|在|公司|厂)/,
);
/** 隔壁那间500平也空但房东想自己留着 */
const keptBehind = behind.add(/^[^，。；;\n\d]{0,6}(?:房东|业主|老板|我们?|厂里)(?:想|要|打算|准备)?(?:自己|自家)(?:留|用)/);
/** 三期4.1万方刚封顶，暂不对外: not to be had yet. */
const notYet = behind.add(
  /^(?:左右|多)?[）)]?[^。；;\n平方㎡]{0,14}(?:暂不|暂未|还没|还未|尚未|(?<!只[售卖租])不)(?:对外|推出|放租|放盘|招租|招商|出租|出售|开放|交付|入市|租(?=[，,。；;、）)\n]|$))/,
);
const keptAhead =
  /(?:(?:我们?|房东|业主|老板|厂里|公司)?(?:自己|自家)(?:留|用|要用)|自用|自留|留用|已(?:经)?(?:出租|签约|签|订|定|去化|交付|售|租)|租掉|签掉|卖掉|去掉)(?:了|出|去|掉)?(?:大?约|将?近)?$|已(?:经)?(?:租|签|卖|让)给[^，。；;\n\d]{1,10}$/;

/** Whether the words before a size tell that this part of a park is in the hands of others. */
export const isDelivered = (plain: string, { head }: Quantity): boolean => delivered.test(clauseBefore(plain, head, 14));

/** Whether the words beside a size of an offer tell that it is let, sold, kept or not yet on offer. */
export function isGone(plain: string, { head, unitEnd, bound }: Quantity): boolean {
  const right = plain.slice(unitEnd, unitEnd + 34);
  const held = behind.heldBy(right);
  if (
    bound !== 'min' &&
    (gone.test(right, held) || keptBehind.test(right, held) || others.test(right, held) || notYet.test(right, held))
  )
    return true;
  return keptAhead.test(clauseBefore(plain, head, 16));
}

/** 4800平我去年租下来用不完: the hall of one who hands on a share of it. */
export const isShared = (plain: string, { unitEnd }: Quantity): boolean => shared.test(plain.slice(unitEnd, unitEnd + 28));

const shared =
  /^(?:左右|多)?(?:的)?(?:厂房|车间|仓库|库房|场地)?[，, ]?(?:是|都是)?(?:我们?|公司|当初|当时|自己|原先|本来)?(?:[前去今]年|年初|刚刚?|一次性|一口气|全)?(?:租下来?|租的|拿下来?|包下来?|租下了)?(?:的|了)?[，, ]?(?:现在|目前|后来|我们?|自己|公司|一家|一个人)*(?:用不[完掉了满]|[几两三四二]家(?:一起)?合[用租]|吃不下|用不到(?:这么|那么)[多大]|太大了|有多余|[分腾匀让]出)/;

const oldBehind =
  /^(?:左右|上下|多)?(?:的|那个|那套)?(?:老|旧|原)?(?:标准)?(?:厂房|车间|仓库|库房|厂|仓|场地|地方|房子)?(?:现在|已经?|有点|都|正|还|就|实在|也|太|马上|要|快)*(?:嫌[小大]|偏小|小了|不够|太小|不足|挤不[下开]|放不[下开]|排不[下开]|摆不[下开]|转不开|施展不开|已?满了|到期|被征|被[^，。；;\n]{0,3}租[走掉了]|(?:满|爆|爆满|满负荷)仓?(?=[，,。；;的])|排满|饱和|没谈[成拢]|没成|黄了|要拆|拆迁|征收|漏雨|漏水|用着|在用|自用|在租|使用中)/;

const here =
  /(?:^|[^\u4e00-\u9fff]|我们?|我司|公司|我厂|厂里|目前|现在?|已经?)在[^，。；;\n\d]{2,8}(?:已经?|现)?(?:有|租了|租着|用着)(?:自有|一?[个处栋间])?(?:厂房|仓库|车间|场地|库房|仓)?(?:约|大概)?$/;
const more = /再|另|增|还[要想需]|扩|换|搬|新[开增找租]|第二/;
const grows =
  /^(?:左右|多)?(?:的)?(?:厂房|仓库|车间|场地)?(?:想|要|需|需要|准备|打算|计划)?(?:扩|增|换|提升|升级|扩大|扩充|扩张|扩容|增加)(?:建|租)?(?:到|至|为|成)约?\d/;

/** 在九堡有8000平，要增开一仓4000平起; 从3000平扩到6000平: what a seeker has, and what it grows from. */
export function isGrown(plain: string, { head, unitEnd }: Quantity): boolean {
  const left = clauseBefore(plain, head, 20);
  if (left.includes('在') && here.test(left) && more.test(plain.slice(unitEnd, unitEnd + 40))) return true;
  return grows.test(plain.slice(unitEnd, unitEnd + 16));
}

/** 上回那套2000平的厂房嫌小: the hall that a seeker has or has seen, not the one sought. */
export const isOldHall = (plain: string, { unitEnd }: Quantity): boolean => oldBehind.test(plain.slice(unitEnd, unitEnd + 24));
