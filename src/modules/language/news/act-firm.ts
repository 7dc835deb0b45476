import { ending, opening } from '../pattern.ts';
import { type Article, offsetOf, type Sentence, wordsOf } from './article.ts';
import { firmTail } from './firm-tail.ts';
import { placesAt } from './place.ts';
import type { EventType } from './reading.ts';
import { hasUnknown } from './unknown.ts';

/** What a firm builds or runs under its name. */
const thing =
  /(?:项目|基地|工厂|[一二三四五]期|线|厂房|装置|总部|中心|产业园|车间|平台|系统|分公司|工程|[^工]厂|仓|电站|大楼|大厦|设备)$/;
const opened = /(?:分公司|总部|工厂|[^试]基地|车间|装置)$/;
/** 启凡汽车部件, 莱恩科精密部件: a trade goes on. */
const onward = /^(?:零?部件|配件|器件|元件|构件|制品|制造(?!基地|中心|项目)|小镇|(?:产业|科技|工业)园)/;
const parts = /.{2}(?:零?部件|配件|器件|元件|构件|制品)$/;
/** Trades that join another in a name (生物医药, 航空动力) and are no product. */
const second = ending(/(?:科技|医药|医疗|装备|动力|能源|航天|材料|光电|电子|半导体|股份|集团|通信|机械|电气)$/);
const isPart = /^(?:[一二三四五六新老]厂|[一二三四五]期|首[条座个家批台套]|第[一二三四五六七八九十\d]{1,3}[条座个批台套])/;

/** 玻智显示材料|有限公司|二期厂房: the legal form of a firm, and what it owns. */
const legalForm = opening(/^(?:科技|智能|实业|控股)*(?:股份|集团)*(?:有限(?:责任)?公司)/);
const ownedByFirm =
  /^([\u4e00-\u9fffA-Za-z0-9（）()]{2,28}?有限(?:责任)?公司)的?((?!股权|股份|党|工会|董事|员工|成立|揭牌|挂牌|注册|正式|签约|入驻|宣布)[^，,、的]{2,30})$/;

/** 某有限公司|华东总部: the firm and what is its own; null where no legal form tells them apart. */
export function legalOwner(words: string): [firm: string, thing: string] | null {
  const found = words.includes('有限') ? ownedByFirm.exec(words) : null;
  return found && !/[与和]/.test(found[0]) ? [found[1]!, found[2]!] : null;
}

/** 海茵精密公司|中国研发中心: a part of a firm that is told by where or what it is for. */
export function branchOwner(words: string): [firm: string, thing: string] | null {
  const [, firm, thing] = ofBranch.exec(words) ?? [];
  return firm && thing ? [firm, thing] : null;
}

const ofBranch = ending(
  /^([\u4e00-\u9fffA-Za-z0-9]{4,20}(?:公司|集团|(?<=一家[\u4e00-\u9fff]{2,8})企业))的?((?:中国|亚太|亚洲|全球|大中华|华东|华北|华南|华中|长三角|区域|国际|第[二三]|[东南]区)(?:区|地区|区域)?[\u4e00-\u9fff]{0,6}(?:中心|总部|研究院|研发院|实验室|基地|工厂))$/,
);

/** Where the legal form behind a firm's name ends. */
export const withForm = ({ plain }: Article, end: number, stop: number): number =>
  end + (legalForm.execAt(plain, end, Math.min(stop, end + 14))?.[0].length ?? 0);

/** 由某公司投资建设, 投资方为…: who builds. */
export const builder =
  /(?:(?:投资方|业主(?:单位|方)?|(?:建设|运营|实施|承建|投资)(?:单位|主体|方)|项目方)(?:为|是|系)?(?=[\u4e00-\u9fff]{4,})|由(?!此|\d|[^，,。]{0,12}(?:担任|提升|提高|增加|增至|增长|升至|降至|扩大|减少|压缩|缩短)))([\u4e00-\u9fffA-Za-z0-9（）()]{2,20}?)(?:共同|联合|负责)*(?:投资|建设|运营|打造|开发|投建|承建|兴建)*(?:[，,。；;]|$|(?<=[\u4e00-\u9fff]{3})(?=(?:将|已|计划|负责|是|为)))/;
/** A firm at the head of what it makes or builds. */
export const firmIn =
  /^([\u4e00-\u9fffA-Za-z0-9（）()]{4,24}?(?:有限公司|股份公司)|[\u4e00-\u9fff]{3,10}(?=年产\d)|[\u4e00-\u9fffA-Za-z0-9（）()]{2,18}?(?:公司|集团|股份|科技(?!城|园|谷)|新材料|半导体|微电子|精工|精密|重工|化纤|(?:材料|新能源|动力|储能|生物|医药|智能|电子|光电|重工|装备|汽车|化纤|照明|精密|海工|智驱|通信|航空|航天|药业|制药|医疗|机器人|传感|激光|芯片|电气|电源|电池|机械|模具|食品|环保|软件|能源|光伏)(?=的|首|第|年产|总投资|[一二三四]期|自主|承建|投资|智能|生产)))(?=[\u4e00-\u9fffA-Za-z0-9“]{3,})(?!产业|平台|集群|园区|零?部件|器件|配件|元件|构件)/;

/** 晶禾电子功率模块基地, 智行数科的平台, 海拓轮毂二期工厂: the firm that a thing is called by, and the thing; null where no firm stands before it. `sentence`: where the words are looked for. */
export function firmAhead(
  article: Article,
  sentence: Sentence,
  type: EventType,
  words: string,
): [firm: string, rest: string] | null {
  const { plain } = article;
  // What opens is a place of its own name more often than a firm's.
  if (type === 'delivery' || (type === 'opening' && !opened.test(words))) return null;
  if (!thing.test(words) || /[，、,]/.test(words)) return null;
  const at = offsetOf(article, sentence, words);
  if (at < 0) return null;
  const stop = at + words.length;
  const place = placesAt(article, at, stop)?.end ?? at;
  // 湖州长兴的蓝砺储能: where it is.
  const isWhere = place > at && plain[place] === '的';
  const own = isWhere ? place + 1 : place;
  let found: number | null = null;
  for (let end = own + 3; end <= Math.min(own + 10, stop - 3); end++) {
    const head = plain.slice(own, end);
    if (!/^[\u4e00-\u9fff]*$/.test(head) || /[的区县市镇省园]|还在/.test(head)) break;
    const isOwned = plain[end] === '的';
    const rest = plain.slice(isOwned ? end + 1 : end, stop);
    const isTrade = end - own > 3 && (firmTail.test(head) || parts.test(head)) && !onward.test(rest) && article.starts[end] !== 0;
    if (
      !(isOwned || isTrade || (isPart.test(rest) && !thing.test(head))) ||
      (rest.length < 3 && !isPart.test(rest)) ||
      !hasUnknown(article, own, end)
    )
      continue;
    // 欣澜生物医药: a name may end in two trades.
    if (found === null || (isTrade && end - found < 4 && second.test(head)) || isOwned) found = end;
    if (!isTrade) break;
  }
  if (found === null) return null;
  found = withForm(article, found, stop);
  return [wordsOf(article, isWhere ? own : at, found), wordsOf(article, plain[found] === '的' ? found + 1 : found, stop)];
}

const staged: ReadonlySet<EventType> = new Set(['construction_start', 'completion', 'production_start']);
const begun = /^\d+个[^，,]{0,14}(?:项目|工程)$/;
const doer = /(?:[区市县镇园会]|公司|集团|城)$/;
const quoted = /^[^“”]{0,8}(?:企业|公司|厂商|龙头)“([^”]{2,12})”(.{3,})$/;
const trade = /^[^“”的]{2,10}(?:巨头|龙头|厂商|品牌)([\u4e00-\u9fff]{2,8})的([^的]{3,})$/;
const owner = /^([^的]{3,16}(?:小镇|公司|集团|大学|医院|开发区|经开区|高新区|科技城|园区))的([^的]{4,})$/;

const built = /^[^的，,于在]{2,40}(?:项目|工程|公路|高速|铁路|基地|工厂|中心|园|线|桥|站|厂)$/;
const ofBegun = /(?:项目|工程|计划|行动|活动|工作|服务|系统|平台|[季节周赛会]|采购|建设|改革|试点|程序|谈判|机制|方案)$/;

/** 天穹通信启动液晶电视集中采购: what stands behind is what began. */
export const isBegun = (verb: string, actor: string, behind: string): boolean =>
  /启动$/.test(verb) && !/^(?:[于在之后前时]|以来|仪式|\d)/.test(behind) && !ofBegun.test(actor);

/** Who does an act and to what, where the words show both: 保税区集中开工23个重大项目, 整车企业“极途汽车”长丰超级工厂开工, 小镇的开放实验室启用; else null. */
export function doerOf(type: EventType, actor: string, behind: string, verb: string): [doer: string, thing: string] | null {
  // 某省完成投资85亿元开工建设一批重点公路: what stands behind is what began.
  if (type === 'construction_start' && /开工建设了?$/.test(verb) && built.test(behind)) return [actor, behind];
  if (staged.has(type) && begun.test(behind) && doer.test(actor)) return [actor, behind];
  // 全球眼科巨头维视朗的亚太研发中心
  const [, firm, thing] = (type === 'opening' || type === 'delivery' ? null : quoted.exec(actor)) ?? trade.exec(actor) ?? [];
  if (firm && thing) return [firm, thing];
  const [, whose, place] = (type === 'opening' && behind === '' ? owner.exec(actor) : null) ?? [];
  return whose && place ? [whose, place] : null;
}
