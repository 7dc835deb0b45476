import { isOrdinary, isPlaceWord } from '../dictionary.ts';
import { ending, opening } from '../pattern.ts';
import { tokensIn } from '../token.ts';
import { firmEnd } from './act-award.ts';
import type { ActScene, Found } from './act-scene.ts';
import { firmTail } from './firm-tail.ts';
import { isNobody, isOfClause } from './no-name.ts';
import type { EventType, NewsEvent } from './reading.ts';

/** What can be bought: shares, a firm, a part of it or what it owns. */
const buyable =
  /(?:股权|股份|权益|控[制股]权|[\d%]股|股票|资产|[^的]公司|集团|企业|业务|工厂|[^工]厂|品牌|银行|项目|部门|矿山?|油田|气田|产线|生产线|酒店|大厦|厂房|大楼|楼宇|地块|平台|基地|专利|技术|电站|码头|港口|农场|牧场|酒庄|俱乐部|门店|商标|网站?|医院|学校|园区|仓库|研究[院所]|实验室|工作室|分区|事业部|巨头|龙头|供应商|制造商|生产商|服务商|运营商|开发商|经销商|店|探矿权|采矿权|[A-Za-z]{2}|全部|[)）%])(?:等)?$/;
/** Firms and things of a kind, none of which is named: 国内食品企业, 二线品牌. */
const anyOf =
  /^(?:(?:[一两]个|一家|其他|该项?|国内|国外|中国|外国|海外|优质|优秀|成熟|中小|[一二三]线|著名|民营|民族|破产|国有|本土|同类|上游)[\u4e00-\u9fff]{0,6})?[\u4e00-\u9fff]{0,2}(?:企业|品牌|资产|项目|公司)$|^(?:资产|业务|技术)/;
/** What is bought by weight is no firm. */
const crop =
  /(?:夏粮|秋粮|粮食?|新粮|托市|[小大新]麦|稻谷?|早稻|玉米|大豆|棉花?|皮棉|籽棉|油菜籽|菜籽|花生|生猪|毛猪|水产|药材|香蕉|大蒜|蔬菜|茶叶?|鲜奶|原料奶|废[钢铁纸旧]|甘蔗|烟叶|蚕茧|枣|挂牌|最低价|保护价|现金|零星)的?$|[吨斤]$/;
const boughtBy = /被[^，,。被]{2,24}$|由[^，,。由]{2,24}$|完成[^，,。]{0,30}的$|对[^，,。]{2,30}的$/;
/** 后, 之后, 时: what follows is told of with it. */
const since = /(?<=.{2})(?:(?:以后|之[后时前际]).*|(?:后|的?时候?|以来|(?:的?过程|期间)中?)$)/;

const told: ReadonlySet<EventType> = new Set([
  'acquisition',
  'signing',
  'release',
  'policy',
  'award',
  'financing',
  'approval',
  'founding',
  'bid_won',
]);
const boards =
  /板|交易所|[上深北港]交所|[A-Za-z]股|港股|纳斯达克|纽交所|NYSE|NASDAQ|证券|IPO|股票|融资|挂牌|钟|锣|新三板|公开发行|首发|股份|资本市场/i;

/** …市等“六市一区”科技局相关负责人, 某厅官网, 某办公室组织, 某大学5所高校: what stands beside the name of who acts. */
const beside =
  /(?<=.{2})等(?:“[^”]*”)?[\u4e00-\u9fff]{0,8}(?:负责人|代表|领导)$|(?<=[厅局委部会府院司])官[网微]$|(?<=.{4}[厅局委部会府院司室办])(?:组织|联合|共同|携手|牵头)$|(?<=(?:大学|学院|公司|集团|研究院|医院))(?:等?\d+|等?[两三四五六七八九十])[所家个][\u4e00-\u9fff]{2,4}$/;

/** 它, 这些项目, 何时: nothing that is named. */
const unnamed =
  /^(?:[它他她]|其$|这些|那些|该行业|何|为尽|哪|为了?$|但|而|并(?!购|州)|的)|^(?:工程自|期[\d一二]|全国范围内|何时|国家|市场投资|隆重)$|.(?:从|在|由|自|到|将|预计|已|均|将于|计划于)$/;

/** An event without the words of the clause that are no name; null where then nothing is left that it happened to. */
export function cleaned(
  { article: { plain, tokens } }: ActScene,
  { clause, start, end }: Found,
  event: NewsEvent,
): NewsEvent | null {
  const { type } = event;
  const parties = event.parties
    .map(party => (type === 'acquisition' ? party.replace(since, '') : party).replace(beside, ''))
    .filter(party => !isNobody(party));
  let object = event.object === null ? null : balanced(event.object).replace(around, '');
  // 把某联合党委设立起来: what is founded stands before.
  if (object === '起来') object = taken.exec(plain.slice(clause.start, start))?.[1] ?? null;
  if (object !== null && toldOnly.test(object)) return null;
  // 郑州已开通70条航线: the city was not opened.
  if (type === 'opening' && object !== null && isPlaceWord(object)) return null;
  if (type === 'acquisition') {
    object = object?.replace(since, '') ?? null;
    const lead = plain.slice(clause.start, start);
    if (object === null ? !boughtBy.test(lead) : !isTarget(object)) return null;
    if (!/股[权份]|公司/.test(object ?? '') && (crop.test(lead) || crop.test(object ?? ''))) return null;
    if (object === null && parties.length < 2) return null;
    return { ...event, object, parties };
  }
  if (
    object !== null &&
    told.has(type) &&
    !(type === 'policy' && plain.slice(clause.start, clause.end).includes('《')) &&
    isOfClause(object)
  )
    object = null;
  // 批复成立|为省级高新区, 同意|在芜湖筹建某中心
  if (type === 'approval' || type === 'founding') object = object?.replace(madeInto, '') ?? null;
  // 由他牵头的石墨烯产业园落户: the thing behind what is told of it.
  const isThing = !told.has(type) && type !== 'meeting';
  if (object !== null && isThing && isOfClause(object)) {
    object = thingBehind.exec(object)?.[1] ?? null;
    if (object === null || isOfClause(object)) return null;
  }
  if (object !== null && unnamed.test(object)) {
    if (isThing) return null;
    object = null;
  }
  // 某统计局5日公布: who tells it, and not what.
  if (type === 'release' && object !== null && end >= clause.end && (teller.test(object) || firmTail.test(object))) return null;
  // 综合：某市发布: who tells the news.
  if (type === 'release' && end >= clause.end && sources.testAt(plain, clause.start - 3, clause.start)) return null;
  // 科创板上市及过会企业6家: those are counted.
  if (type === 'listing' && /^[及和、]?(?:过会|拟上市|在审)?企业/.test(plain.slice(end, end + 6))) return null;
  if (type === 'release' && plainPaper.test(object ?? '')) return null;
  // 也是某区的首发地块: the first to be sold, and nothing that came out.
  if (type === 'release' && plain.charAt(start - 1) === '的' && plain.startsWith('首发', start)) return null;
  if (type === 'founding' && noBody.test(object ?? '')) return null;
  if (type === 'signing')
    object = object?.replace(/(?<=协议|合同|备忘录|订单|合约)(?:的|后|时|之?后|以|分别|中|并|直接|为).*$/, '') ?? null;
  if (type === 'policy' || type === 'release') object = object?.replace(/^《([^》]{3,})》.*$/, '$1') ?? null;
  if (object !== null && thisPaper.test(object)) return null;
  if (type === 'listing') {
    const sentence = plain.slice(Math.max(0, clause.start - 60), clause.end + 60);
    if (
      !parties.some(party => firmEnd.test(party) || firmTail.test(party) || /公司|集团|银行|REIT/i.test(party)) &&
      !boards.test(sentence)
    )
      return null;
    if (parties.length === 0 && object === null) return null;
  }
  const lead = plain.slice(clause.start, start);
  // 在兰州召开的座谈会上: where it was held; 某局长在昨日召开的会议上说: who spoke.
  const place = type === 'meeting' ? /(?:在|于)([\u4e00-\u9fff]{2,8})$/.exec(lead)?.[1] : undefined;
  const isSpoken = type === 'meeting' && plain.charAt(end) === '的';
  const hosts = parties.filter(
    party =>
      !(place?.endsWith(party) && isPlaceWord(party)) &&
      !(isSpoken && lead.indexOf(party) >= 0 && lead.indexOf(party) < lead.lastIndexOf('在')),
  );
  if ((object === null || (type === 'approval' && /^(?:会议|大会)$/.test(object))) && hosts.length === 0) return null;
  // 金华10个项目签约: whose they are takes part.
  const owned = hosts.length === 0 && object !== null ? ofPlace.exec(object) : null;
  const isOfPlace =
    owned !== null &&
    tokensIn(tokens, clause.start, clause.end).some(
      token => token.kind === 'word' && token.places && owned[1]!.endsWith(token.word),
    );
  if (owned && isOfPlace) return { ...event, object: owned[2]!, parties: [owned[1]!] };
  if (object === null && event.object !== null && type !== 'signing' && type !== 'award' && type !== 'bid_won') return null;
  return { ...event, object, parties: hosts };
}

/** 两个项目一并开工, 项目总投资29.5亿元竣工, 5个项目已签约落户, 地块摘牌后落户: what is told of it beside the act. */
const around =
  /(?<=.{2})(?:一同|一并|一道|(?:集中|现场)?已?签约|(?:摘牌|签约|竣工|开工|获批|成立)后|(?:计划|规划)?总投资(?:约|超|近)?[\d.]+[万亿]?元)$|^一[只场](?=.{3})/;
const madeInto = /^为(?=[\u4e00-\u9fff“]{3})|^在[\u4e00-\u9fff]{2,6}?(?:筹建|组建|设立|建设|成立)(?=.{4})/;
const sources = ending(/(?:综合|来源|转自|摘自|素材)[:：]$/);
const taken = /[把将]([^，,]{4,30})$/;
/** 区领导宣布项目开工, 按下启动按钮, 等到落地投产, 成立8年, 建筑面积为2万平方米，开工: nothing that is named. */
const toldOnly =
  /^(?:总?(?:建筑|用地|占地)面积|占地|总投资)(?:约?为|约)?$|宣布(?:项目|活动|大会|会议|工程)?$|(?:出席|参加)[^，,]{0,20}并?$|按下$|^等到|^[\d一二两三四五六七八九十]+ ?(?:年|个月)$/;
const ofPlace = /^([\u4e00-\u9fff]{2,8}?)(?:共有?|有)?(\d{1,4}[个家项][^，,]{2,20})$/;
const thingBehind =
  /的([^的，,。]{3,18}(?:园|园区|基地|中心|项目|工厂|平台|公司|工程|产线|生产线|实验室|研究院|总部|大厦|展厅|市场))$/;
const teller = /(?:[局会部委院]|公司|集团|企业|机构|中心)(?:[（(][^（）()]*[)）])?$/;
const plainPaper = /^(?:[\u4e00-\u9fff]{0,6}(?:采购|招标|供求|招聘|服务))?(?:信息|需求|通知|消息|文件)(?:说|时)?$|^\d+批$/;
const thisPaper = opening(/^[该此本]?《?(?:通知|办法|意见|规定)》?$/);
const noBody =
  /^(?:基金|签约|公司)$|项目$|(?:机制|体系|制度|规范|标准|档案|台账|门槛|目标|专业|罪名|专栏|专区|洽谈区|展区|条款|底线|指标|队伍|团队|合同)$/;

const isTarget = (object: string) =>
  !isOfClause(object.replace(/[，,].*$/, '')) &&
  !anyOf.test(object) &&
  (buyable.test(object) ||
    firmTail.test(object) ||
    (object.length < 12 &&
      !/的|^[\d一二两三方]|获批|待批|难|收官|一事|失败|之路|[价量额度率战案时后前上中间]$/.test(object) &&
      !isOrdinary(object) &&
      (object.length > 6 || !isOrdinary(object.slice(-2)))));

/** 第八届“高峰论坛: a quote that is not closed is none. */
const balanced = (words: string) => {
  if (!words.includes('“') && !words.includes('”')) return words;
  const [opened, closed] = [words.split('“').length, words.split('”').length];
  return opened === closed ? words : words.replace(/[“”]/g, '');
};
