import { opening } from '../pattern.ts';
import { corridorName } from '../region.ts';

/** 苏州轨道交通10号线 */
const metro = opening(/^[\u4e00-\u9fff]{2,6}?(?:轨道交通|地铁|轻轨|市域铁路)\d{1,2}号线(?:[一二三]期)?/);
/** 第七届中国(桐庐)快递物流装备展, 2026长三角…大会暨…对接会: a meeting by its year or its number. */
const edition = opening(
  new RegExp(
    String.raw`^(?:20\d\d(?=[\u4e00-\u9fffa-z]{3})(?!年))?(?:${corridorName})?(?:第(?:[一二三四五六七八九十百]{1,4}|\d{1,3})届|(?<=\d{4}|走廊))(?:(?![的在于由将已]|联盟|协会|商会|集群|公司|[举召]|启动|闭幕|开幕)[^，,。；;：:、“”\d]){0,30}?(?:博览会|展览会|交易会|展销会|(?<=[\u4e00-\u9fff])博会(?!采购|[\u4e00-\u9fff]{0,6}联盟)|装备展|展会|大会|论坛|峰会|大赛|拍卖会|洽谈会|采购会|科技节|双年展|服务周|活动周)(?:暨[^，,。；;、]{2,20}?(?:大会|论坛|峰会|对接会|展览会|博览会|洽谈会))?(?![中上里期组主秘委]|展[区馆位台示])`,
  ),
);
/** 嘉经开2026-07地块 */
const plot = opening(
  /^(?:(?:(?!的)[\u4e00-\u9fff]){0,6}\d{4}-\d{1,3}号?(?:地块|宗地)|原(?:(?![的在与和有料则])[\u4e00-\u9fff]){3,10}?(?:地块|厂区))/,
);
/** 镇人工智能产业联合党委, 园区综合党委 */
const committee = opening(
  /^(?:[市区县镇]|街道|园区|小镇|各)(?:(?![的了着在于由将已与、，把]|[建成]立|组建|设立|[近日]日)[\u4e00-\u9fff]){0,12}?(?:产业链|集群|(?<=园区|小镇)|综合|联合|行业)(?:综合|联合)?(?:党委|党总支|党支部)(?!书记|委员|成员|负责|副|数|\d+[个家名])/,
);
/** 上海外高桥某造船配套企业: one that the text does not name. */
const unnamed = opening(
  /^(?:(?![的在于由将已与和])[\u4e00-\u9fff]){0,8}?某(?![一些种个年月日地市区县镇])(?:(?![的在于由将已与和])[\u4e00-\u9fff]){1,10}?(?:企业|公司|工厂|集团|园区)(?![家数集园联协服])/,
);

/** 义新欧中欧班列, “金华号”中欧班列, 中欧班列(江苏): a line of trains by a name of its own or by where it starts. */
const train = opening(
  /^(?:(?:“[^”“]{2,6}”|[\u4e00-\u9fff]{1,3}欧|[\u4e00-\u9fff]{2,3}号)中欧班列(?:\([\u4e00-\u9fff]{2,6}\))?|中欧班列\([\u4e00-\u9fff]{2,6}\)|“[^”“]{2,4}[欧号]”班列)(?![数量总平])/,
);

/** 沪苏湖高铁湖州段 */
const section = opening(
  /^[\u4e00-\u9fff]{2,8}?(?:高铁|铁路|高速公路|高速|城际铁路|城际|运河|国道)(?:(?![的在和与、])[\u4e00-\u9fff]){2,4}?段(?=全长|全线|总|建成|通车|开[工通]|正线|工程|[，,]|今年|去年)/,
);

/** How far the words reach that such a name may have. */
const [most, mostOfEdition] = [24, 34];

/** 苏州轨道交通10号线, 第七届中国(桐庐)快递物流装备展, 上海外高桥某造船配套企业, 镇人工智能产业联合党委, 义新欧中欧班列: names that no ending shows; `isPlaced`: a place stands at `at`. */
export function oddName(plain: string, at: number, limit: number, isPlaced: boolean): RegExpExecArray | null {
  const end = Math.min(limit, at + most);
  return (
    (isPlaced ? metro.execAt(plain, at, end) : null) ??
    edition.execAt(plain, at, Math.min(limit, at + mostOfEdition)) ??
    committee.execAt(plain, at, end) ??
    plot.execAt(plain, at, end) ??
    train.execAt(plain, at, end) ??
    section.execAt(plain, at, end) ??
    unnamed.execAt(plain, at, end)
  );
}
