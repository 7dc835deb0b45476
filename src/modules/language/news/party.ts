import { isPlaceWord } from '../dictionary.ts';
import { defaultGazetteer } from '../gazetteer.ts';
import { ending, opening } from '../pattern.ts';
import { corridor, corridorName, isCorridor, members } from '../region.ts';
import { standsIn, startersOf } from '../starters.ts';
import { isGoBetween } from './act-between.ts';
import { countries } from './countries.ts';
import { anyOf, cutting } from './cuts.ts';
import { firmTail } from './firm-tail.ts';
import { districtOf, ofProvince } from './party-place.ts';
import { deed, holderOf } from './party-words.ts';

const lone =
  /^(?:[同当次]月|[同次]年|改制|股改|更名|转型|双方|三方|各方|其|并|并且|会上|现场|当场|当天|活动|会议|项目|仪式|大家|我们|他们|记者|有关部门|相关部门|目前|同时|揭牌|签约|开幕|启动|随着|此次|本次|新版|办法|政策|代表)?$/;
const adverb =
  /(?:正式|顺利|成功|全面|隆重|联合|共同|率先|同步|集中|进行|宣布|宣告|日前|上午|下午|晚上|今天|当天|于|已经?|又|也|亦|亦在|也在|再|再次|再度|首度|又一次|重新|相继|陆续|首次|双双|三方|双方|自主研制|主体结构|圆满|点火|在京|刚刚?|官宣|(?<!滚)装船|获得?|喜|近日|与|和|将|被|的|代表|在线|现场|当场|携手|连续|通过|(?<=.{3})[系是]首次|同日|昨日|本周三|迎来|现已?|建成并?|完成|(?<=[市区县镇局委厅部团司府]|[^工]会)组织|发起|全线|新?修订|新出台|新制定|自?[今昨]日?起|还|先后|晚间|同时|挂牌|合资|合作|\d{1,2}日|一举|分别|前晚|昨|前日|对外|随后|此前|之前|前不久|不久前|近期|最近|第一次|(?<=^全[国省市县区镇])[一总]?共|专门|频频|周[一二三四五六日]|郑重|悄然|意外|官方|决定|最终|最后|研究|已?同意|(?<=.{2})[早曾正即欲]|立即|当初|直接|几乎|震后|承建|联手|晚|多次|(?<!第)一[起同]|就|才|终于|总算|终|[当同次]月|次年|今起|一口气|同期|同场|随即(?:转入|进入)?|由此|就此|[这此本]次|(?<![崛兴发一雄])起)/;
const adverbs = ending(new RegExp(`${adverb.source}{1,8}$`));
const adverbsOfRow = new RegExp(`${adverb.source}{0,8}是连续第.年.*$`);
/** Words without the adverbs at their end: 某公司近日正式|签约. */
const withoutAdverbs = (words: string): string =>
  words.includes('是连续第') && adverbsOfRow.test(words) ? words.replace(adverbsOfRow, '') : adverbs.cut(words);
const place = /(?:在|于)([^在于，,“”"]{2,24})$/;
const leading =
  /^(?:第?[一二三四五六七八九]是|[首其]先|最近|此后|参加|出席|随着|标志着|意味着|随后|随即|接着|由|经(?!开区|济|贸|信)|上午|下午|晚上?|当天|当日|今天|昨天|在|据[^，,]{1,6}|会上|现场|其中|目前|日前|同日|[这那]一?年|同年|备受关注的|为期[一二两三四五六七\d]{1,2}天的|(?:总部)?(?:位于|设?在|坐落于)[^，,的]{1,16}的|(?:成立|创办|创立|创建)于[^，,的]{2,12}的|启用[^，,的]{2,8}的|来自[^，,的]{1,16}的|总投资[^，,的]{1,16}的|，|,|\s){1,8}/;
/** Who makes what a noun names: 由A与B共同投资5亿元建设的…, A为B建造的…. */
const host =
  /^由?([^，,]{2,80}?)(?:共同|联合|牵头|自主|合作|合资|携手|主导|参与|各|分别|历时[^，]{1,4}|等\d*[家个][^，、]{0,8}?|全资|领衔|独立){0,5}(?:(?:计划|拟|总|累计)?(?:投资|斥资|出资)(?:约|超|近)?[\d.]+[万亿]?[美欧日港]?元)?(?:主办|承办|发起|主持|建设|投资|研制|研发|打造|举办|签约共建|共建|开发|建造|制定|设立|运营|制造|编制|出品|兴建|投建|创办|筹建|承建|开设|自建|启动|引进|研究|成立|申报|生产|创建|携手|推动|组建|合资|合作|出资|牵头|领衔|自研|开工|动工|新建|扩建|总装|组装|牵头起草|起草|开通|开辟|执飞){1,3}的(?=[^，,]{2})/;
const joint =
  /、|和(?!县|林格尔)|(?<!参)与|(?<![埃普涉])及(?!关键|零部件|配|其)|以及|会同|携手|牵手|联合(?!会|体|国|党委|党支部|党总支|实验室|创新中心|研究)|同(?=[\u4e00-\u9fff]{2,4}一家)|(?<=公司|集团|政府|大学|中心|科技|股份|[区市县镇乡院校局会园行厂所室]|街道)同(?=[\d该\u4e00-\u9fff]{3})(?!济|仁|方|花|程|步|时|意|类|行|期|样)/;
const signs = '和与同及、';
/** 同 joins where no other word does. */
const jointAlone =
  /、|和(?!县|林格尔)|(?<!参)与|(?<![埃普涉])及(?!关键|零部件|配|其)|以及|会同|携手|牵手|联合(?!会|体|国|党委|党支部|党总支|实验室|创新中心|研究)/;
/** 挪威船东斯瓦尔航运, 德国药企…: where a firm is from and what it is. */
const foreign = new RegExp(
  String.raw`^(?:${countries}|中国|国内|国产|本土)(?:船东|客户|买家|[药车船房]企|[\u4e00-\u9fff]{0,4}(?:巨头|龙头|(?:航运|能源|化工|机床|机械|医疗|物流|汽车|零部件|航空|电力|石油|[\u4e00-\u9fff]{0,4}(?:雷达|软件|芯片|半导体|机器人|电池|生物|无人机|新能源))(?:公司|企业)))(?=[\u4e00-\u9fffA-Za-z0-9]{2,10}$)(?!代表|协会|家|总部|联盟|集团$|公司$)`,
);
/** 记者从…, 老股东…, 央企…: what stands before a name and is none. */
const title =
  /^(?:[\u4e00-\u9fff]{2,10}[(（][\u4e00-\u9fff]{2,4}[)）]企业|其?(?:母公司|控股股东|大股东)(?=[\u4e00-\u9fff]{3})|[本我]?公司的?(?:全资|控股)?[子孙]公司(?=[\u4e00-\u9fff]{4})|[^，,]{2,16}[”"](?:企业|公司|龙头)(?=[\u4e00-\u9fff]{4,})|记者[从在]?|本报讯|由|[\u4e00-\u9fff]{2,18}(?:有限公司|集团)旗下的?(?=[\u4e00-\u9fff]{4,14}$)(?!一家|子公司|公司)|[\u4e00-\u9fff]{2,8}(?<!集团)旗下的?(?=[\u4e00-\u9fff]{3,10}$)(?!一家|子公司|公司)|(?:[\u4e00-\u9fff]{1,4}系|合资|央企系)(?:企业|公司)(?=[\u4e00-\u9fff]{3,})|(?:老|合作)?伙伴(?=[\u4e00-\u9fff]{4,})|老股东|新股东|战略投资者|投资方|首家(?:客户|用户)|客户|[\u4e00-\u9fff]{0,6}(?:机器人|芯片|医疗|软件|医药|科技|智驾|卫星|电池|量子|材料|航天|储能|算力|光伏|芯片设计|装备|环保|能源|物流|食品|纺织|化工|电商)公司(?=[\u4e00-\u9fff]{4,8}$)|知名|上市公司(?=[\u4e00-\u9fff]{3,8}$)|央企|国企|民企|外企|台企|德企|日企|[\u4e00-\u9fff]{2,6}(?:品牌|巨头|老字号|国资平台)(?=[\u4e00-\u9fff]{3,8}$)|国内|国际(?!标准|组织|商会|联盟|机场|会展|合作)|跨国(?:药企|公司|企业|巨头)|(?:[\u4e00-\u9fff]{0,8}(?<!个|家))(?:企业|药企|车企|房企|链主|龙头|巨头|独角兽)(?=[\u4e00-\u9fffA-Za-z0-9]{3,})(?!家|协会|联盟|联合会|服务|发展|集团|总部|中心|党组织|代表|名单|园|商会)|其?(?:全资|控股)?(?:子公司|孙公司)(?=[\u4e00-\u9fff]{3})|船东(?=[\u4e00-\u9fff]{3})|[\u4e00-\u9fff]{0,4}(?:运营|技术|采购|建设|开发|委托|合作|供货|设备|投资|研发)方(?=[\u4e00-\u9fffA-Za-z0-9]{4})|[\u4e00-\u9fff]{0,6}(?:厂商|供应商|开发商|运营商|制造商|代工厂|承包商|服务商|集成商|设备商|软件商)(?=[\u4e00-\u9fffA-Za-z0-9]{3})(?!会|家|联盟|协会|[大会总])|首家(?:入驻)?企业(?=[\u4e00-\u9fff]{3})|[\u4e00-\u9fff]{0,10}(?:理事长|秘书处|秘书长|主席|会长|成员|链主|骨干|牵头|承办|会员|发起)单位(?=[\u4e00-\u9fff]{4,})(?!代表|党)|[\u4e00-\u9fff]{2,14}(?:产业|行业|领域)?(?:龙头|链主|骨干|领军)企业(?=[\u4e00-\u9fffA-Za-z0-9]{3,}))/;
/** 云翼航空董事长沈一鸣: the person. */
const person =
  /^.{2,24}?(?:董事长|总经理|总裁|创始人|教师|教授|院士|工程师|秘书长|理事长|会长|主任|书记|校长|所长|院长|首席科学家|技师|研究员|选手|工人|CEO)(?!学院|学校|协会|学会|商会|联盟|工作|公寓|之家|中心|团队|大会)([\u4e00-\u9fff]{2,3})$/;
/** 工业和信息化部, 文化和旅游厅: the word joins nothing. */
const oneBody =
  /(工业|文化|发展|住房|人力资源|自然资源|经济|国民经济)和(?=信息化|旅游|改革|城乡|社会|规划|科技)|(?<=中共[^、与和]{2,16})(.)和(?=[^、与和]{2,16}(?:委员会|总支|支部)$)/g;

/** 德国博泽在嘉兴的新研发大楼: whose, and where. */
const sitedThing =
  /^(?![^，,的]{0,8}(?:年前|还|曾|一直))([^，,在的“”]{3,14})(?:位于|设在|坐落于|在)[\u4e00-\u9fff]{2,8}的(?=[^的，,]{2,14}(?:项目|基地|工厂|中心|大楼|总部|产线|生产线|研究院|产业园|厂房|车间|新厂|门店)$)/;
/** 某园区牵头、12所高校参与的联盟: who leads. */
const ledThing = /^由?([^，,、的]{2,24}?)(?:牵头|领衔|发起)、[^，,的]{2,20}(?:参与|参加|共建|协同)的(?=.{4})/;
/** 某公司位于石湖荡镇的研发线 */
const firmAt =
  /^([^，,]{3,26}?(?:公司|集团|股份|科技|储能|电子|智能|生物|医疗|医药|半导体|新材|汽车|动力|光电|能源|机器人))(?:位于|在)[^，,的]{2,16}的(?=.{3})/;
const atCity = /(?<=[\u4e00-\u9fff]{2})在(?:此(?=$)|沪|昆|杭|甬|苏|京|锡|皖|合|芜|宣|湖|金|嘉|松|虞|常|深|穗|当地|本地|此间)$/;

/** What stands before who acts: who tells it, where, when and how. */
const behindLead = cutting(
  // 在低空经济博览会上与9家整机企业集中签约: where, before with whom.
  // 本报合肥电（记者 程望）由某公司发起的…
  /^[\u4e00-\u9fff]{2,10}[讯电](?: ?[（(][^（）()]{0,6}(?:记者|通讯员)[^（）()]{1,30}[)）] ?|[ 　]+)/,
  // 早间消息 某公司, 电 某公司, 某报记者 程望 某公司: who tells it.
  /^[\u4e00-\u9fffA-Za-z\d]{0,12}(?:消息|讯|电|记者(?: [\u4e00-\u9fff]{2,3})?) (?=.{2})/,
  /(?<=.{2})于(?=获)/,
  // 公司已于(2026年3月12日)与某管委会签署: the day between was taken out.
  /(?:已经?)?于(?=[与和同])/,
  /(?<=[\u4e00-\u9fff]{2})在[^，,在]{0,20}(?:上|期间|现场)(?=[与和同])/,
  /^(?:在|于)[\u4e00-\u9fff]{1,14}(?:区|园|镇|县|市|城|谷|港|街道|[新片]区)$/,
  /(?<=.{3})(?:通过|以)[\u4e00-\u9fff]{2,8}(?:方式|形式|连线|会议)$/,
  /[(（](?:股票|证券|以下|简称|代码|下称|总部|位于|设在|原名|曾用名)[^)）]*[)）]?/g,
  /^[“”！!\s]*【[^】]{1,16}】(?:喜报|热烈祝贺|祝贺|恭喜)?(?=.{2})/,
  /(?<=.{4})从[\u4e00-\u9fff]{2,8}$/,
  /(?<=法院)(?:依法)?裁定$/,
  /^其(?=位于|坐落|设在)/,
  // 惠山生命科技园里的启衡生物
  /^[\u4e00-\u9fff]{4,16}(?:园|区|城|镇|谷|小镇|基地)[里内]的(?=.{3})/,
  // 由某所孵化、成立八年的铭澜传感: where it comes from.
  /^由[^，,、]{2,24}(?:孵化|培育|扶持)、?(?:成立[^，,的]{1,8})?的(?=.{3})/,
  /^首[台架艘套批辆列](?=由)/,
  /^(?:热烈)?(?:祝贺|恭喜)(?=.{3})/,
  leading,
  /^(?:尽管|虽然?|此前的?|同(?:园区|城|区|镇)的|隔壁的)(?:才|刚刚?|已)?/,
);

/** What stands before a verb, taken apart: who or what acts, who hosts it, where. */
export function actorBefore(given: string): { actor: string; host: string | null } {
  if (isGoBetween(given)) return { actor: '', host: null };
  let words = behindLead(given);
  // 某公司位于石湖荡镇的研发线: whose, and where.
  const isOfThing = words.includes('的');
  const located = isOfThing ? firmAt.exec(words) : null;
  const sited = located ?? (isOfThing ? sitedThing.exec(words) : null);
  const hosted = sited ?? (isOfThing ? (ledThing.exec(words) ?? host.exec(words)) : null);
  if (hosted) words = words.slice(hosted[0].length);
  words = withoutAdverbs(words);
  if (words.includes('在')) {
    // 在海宁向某公司交付: where, before to whom.
    words = words.replace(/(?<=[\u4e00-\u9fff]{2})在[\u4e00-\u9fff]{2,12}(?=[向为给][^，,向]{3,}$)/, '').replace(atCity, '');
    // 此次在同一区域7个项目(开工): where, before how many.
    words = words.replace(/^(?:此次|本次|这次)?在[^在，,\d]{2,12}(?=\d{1,4}[个家项][\u4e00-\u9fff]{2,16}$)/, '');
  }
  const where = place.exec(words);
  if (where && words.length - where[0].length >= 2) words = words.slice(0, words.length - where[0].length);
  else if (where && where.index === 0) words = '';
  words = withoutAdverbs(words);
  if (words === '此次' || words === '本次' || words === '这次') words = '';
  return {
    actor: tidyName(words),
    host: hosted
      ? tidyName(
          hosted[1]!
            .replace(/^为(?=.{3})|(?<=.{3})在[\u4e00-\u9fff]{2,8}$/g, '')
            .replace(/(?<=.{2})为(?=[\u4e00-\u9fffA-Za-z]{3})(?!主|首|核)/, '与'),
        )
      : null,
  };
}

/** 九城市中的嘉兴; 长三角G60科创走廊九城市. */
const ofMembers = new RegExp(`^.{0,12}${members}中的`);
const nameOfMembers = new RegExp(`^(?:${corridorName})?(?:${members}中的|(?=${members}))`, 'i');

/** A name without what it is, where it is from, what it did and how many of them there are. */
const bareName = cutting(
  /^(?:通讯员|[\u4e00-\u9fff]{2,6}(?:讯|电)) /,
  // 松江区这天收获颇丰：签约…
  /(?<=[\u4e00-\u9fff]{2}[区市县镇园城省])(?:[这当][天日一]天?|今年以?来?|近日)?(?:收获|成果|喜讯|捷报|硕果|动作|好戏)(?:颇丰|满满|累累|丰硕|频传|连连|不断|频频)$/,
  foreign,
  title,
  /^对(?=[\u4e00-\u9fff]{4})/,
  // 大家共同见证松江区与某集团签署…, 某区举行集中签约并发布…
  /^[^，,]{0,8}?共同见证(?=.{3})|(?<=[区市县镇园]|集团|公司)(?:举行|举办)(?![的了])[^，,]*并?$/,
  // 嘉善县委书记带队赴深圳招商，现场签约…: the county.
  [
    /^([\u4e00-\u9fff]{2,8}?[省市区县镇])(?:委|[市区县镇]长|[\u4e00-\u9fff]{0,4}领导|党政代表团).*(?:带队|率队|率团|赴|前往|访问).*$/,
    '$1',
  ],
  /^(?:网络)?云$|^(?:进驻|入驻|落户)(?=.{3})|^(?:高科技|高新技术|科技型?|创新型?|初创)(?:公司|企业)(?=[\u4e00-\u9fff]{3,})/,
  /(?<=[\u4e00-\u9fff]{2})(?:双方|[两三四五六七八九](?:[方家地市县区省镇校院所企国]|城市|部门))$/,
  [person, '$1'],
  /(?<=.{3})(?:的|旗下|下属|所属)+(?:全资|控股)?(?:子公司|孙公司|公司|企业)$/,
  /[(（](?:[\dXx×*]{5,6}|股票|证券)[^)）]*[)）]?/g,
  /凭借.*$|(?<=.{3})凭[^，]{3,}$|^(?:[\u4e00-\u9fff]{2,14}的|另有|即有)(?=[\u4e00-\u9fffA-Za-z0-9（(]{3,}|[“"][^”"]{2,12}[”"]$)/g,
  /(?<=.{3})(?:投资|出资|斥资)(?:约|超|近)?[\d.]+[万亿]?[美欧日港]?元$/,
  /(?<=[\u4e00-\u9fff]{3})(?<!组织|带领|携手|联合|引导)[两二三四五六七八九](?:家(?:企业|公司|机构|单位)|个(?:园区|单位|集群|平台|基地|街镇|乡镇|社区))$/,
  /(?<=集团|公司)控股$/,
  /等(?:\d+[家个项名所])?[^，,]{0,8}$/,
  /(?<=.{2})(?:成立|组建|创办|创立|创建|设立|开园|建园|投产)(?:之初|之时|伊始|之日|初期|以来)(?:就|便|即|起)?$|(?<=.{3})(?:历时[^，,]{1,6}|独家|(?:联合)?主办|(?:联合)?承办|协办|指导|组成|结对|参与完成|牵头|企业代表参会|代表参会|正?(?:筹划|谋划)|始建|连续[\d一二两三四五六七八九十]{1,3}[年次届]|组织\d+家(?:企业|单位)|早前|就|才|一口气|一下子|一次性|接连|火速|闪电|出手)$/,
);

/** What is no name of somebody who acts. */
const isNone = anyOf(
  /^[^（(]*[）)]|^在|首[个家批支].{0,4}$|.{6,}(?:封顶|结顶|竣工|投产|开工|揭牌|启动)$/,
  /(?:企业家|人士|创业者|老板)$/,
  /^[\d.]+万?(?:余|多)?人/,
  /^(?:本地|当地|多家|数家)\d*[家个]?(?:银行|企业|机构|单位)$/,
  /^[“"]?(?:隐形冠军|小巨人|独角兽|单项冠军)[”"]?$/,
  /\d+[项件次]$|\d[余多]?(?:位|名|亩|平方米|万?吨)$/,
  /^(?:业主|客户|用户|船东|买方|市场|投用|使用|其|之(?:一[同并起道]|同时))$/,
  /(?:大会|对接会|推介会|发布会|会议|论坛|开幕式|[会式]上)$/,
  /在内的|^包括|^其中|^是本次|宣布|^一批|之一$|^历时/,
  /^(?:根据|按照|由于|随着|完成|实现|大会|活动)/,
  /^[\d一二三四五六七八九十]+[个方名]/,
);

const asOne = opening(/^(?:首批)?(\d+[家个][^、，与\d]{2,16}(?:企业|机构|公司|单位|院所|高校|党组织|党支部|党委))$/);

/** Characters of which one stands in all words that join names. */
const joining = startersOf('、和与及携牵联同');

/** The names of a phrase that words join; a 和 that is part of a name is held back, one of a body's name stands as \u0001. */
function partsOf(words: string): string[] {
  // “和光”储能柜: what stands in quotes is no joining word.
  const kept = words
    .replace(oneBody, '$1$2\u0001')
    .replace(/[“"][^”"]{1,12}[”"]|物流与采购|科学与技术|信息与通信|机器人与智能/g, one =>
      /[和与同及、]/.test(one) ? one.replace(/[和与同及、]/g, sign => String.fromCharCode(0xe000 + signs.indexOf(sign))) : one,
    );
  return heldIn(kept)
    .split(/[与和、]/.test(kept) ? jointAlone : joint)
    .map(part => part.replace(/[\ue000-\ue004]/g, held => signs[held.charCodeAt(0) - 0xe000]!));
}

/** 青浦、吴江、嘉善三地一同 */
const together = ending(/(?<=.{2})(?:一同|一并|一道)$/);

const ofBothTrades = ending(
  /^[^，,、和与及]{2,14}(?<![司团局委会园区院所学业市县镇府心])及[^，,、和与及]{2,12}(?:产业集群|集群|产业链|产业联盟)(?:联合)?(?:党委|党总支|党建联盟|联盟|协会)?$/,
);

const ofKinds = /(?<=[^，,]{4})等\d+[家个][^，,与和]{1,8}和[^，,与和]{2,8}(?=$|与)/;

const inBrackets = /^[^()（）]{0,8}\d{1,3}[家个][^()（）、]{2,10}[(（]([^()（）、]{3,24}(?:、[^()（）、]{3,24}){1,12})[)）]$/;

/** The names in a phrase joined by 与, 和 or 、; the corridor under its own name, words that name nobody left out. */
export function partiesIn(words: string): string[] {
  const names: string[] = [];
  if (deed.test(words)) return names;
  if (together.test(words)) return partiesIn(together.cut(words));
  // 中国银行、光大银行等10家银行和投融资机构: how many they are, and of which kinds.
  if (words.includes('等') && ofKinds.test(words)) return partiesIn(words.replace(ofKinds, ''));
  // 4家高新区(萧山高新区、余杭高新区): who they are.
  const listed = words.includes('、') ? inBrackets.exec(words)?.[1] : undefined;
  if (listed) return partiesIn(listed);
  // 某商会会长、某集团董事局主席陈某: one person.
  const holder = words.includes('、') ? holderOf(words) : null;
  if (holder !== null) return [holder];
  // 宁波、嘉兴、舟山三地石化企业: told of as one.
  if (/^[\u4e00-\u9fff、和]{4,24}(?:[两二三四五六七八九](?:地|市))的?[\u4e00-\u9fff\d]{2,14}$/.test(words)) return [words];
  // 首批8家整机及零部件企业: so many, told of as one.
  const many = asOne.exec(words)?.[1];
  if (many) return [many];
  // 机器人及智能装备产业集群党委: one body for both trades.
  if (words.includes('及') && ofBothTrades.test(words)) return [words];
  const among = words.includes('中的') ? ofMembers.exec(words) : null;
  if (among) return partiesIn(words.slice(among[0].length));
  // 苏州和晟微电子: the character begins a name.
  const inName = words.includes('和') ? /^([\u4e00-\u9fff]{2,3})和([\u4e00-\u9fff]{3,7})$/.exec(words) : null;
  if (inName && isPlaceWord(inName[1]!) && firmTail.test(inName[2]!) && ![2, 3].some(at => isPlaceWord(inName[2]!.slice(0, at))))
    return [words];
  for (const part of standsIn(joining, words, 0, words.length) ? partsOf(words) : [words]) {
    const name = tidyName(withoutAdverbs(bareName(part.replace('\u0001', '和'))));
    if (name.length < 2 || name.length > 26 || (name.length < 5 && lone.test(name)) || isNone(name)) continue;
    if (
      (part.includes('某') || part.includes('一家')) &&
      /某[^，]|^[^，]{0,6}一家/.test(part) &&
      !/整车/.test(part) &&
      !isOneOf(part)
    )
      continue;
    if (/^(?:又|共|还|另)?有?\d+[项件个家名]/.test(name) && !/[家所][^，]{2}/.test(name)) continue;
    const party = isCorridor(name)
      ? corridor
      : name
          .replace(nameOfMembers, '')
          .replace(/^[\u4e00-\u9fff]{2,3}市?(?=[\u4e00-\u9fff]{2,3}[区县][\u4e00-\u9fff]{2,4}(?:镇|街道|乡)$)/, words =>
            isPlaceWord(words) ? '' : words,
          )
          .replace(/^[\u4e00-\u9fffA-Za-z]{0,18}(?:企业|公司|REITs|品牌|厂商|龙头|独角兽)[“"]([^”"]+)[”"]$/, '$1')
          .replace(/^([\u4e00-\u9fff]{2,3})“([^”]{3,10})”$/, (all, where: string, name: string) =>
            isPlaceWord(where) ? name : all,
          )
          .replace(
            /^(?:浙江|江苏|安徽|江西|广东|福建|山东|湖北|湖南|四川|广西)(?=[\u4e00-\u9fff]{2,3}(?:经开区|高新区|开发区)$)/,
            '',
          )
          .replace(
            /^(?:[\u4e00-\u9fff]{2,3}[省市县])+(?=[\u4e00-\u9fff]{2,6}(?:区|县|市|镇|乡|街道)$)(?!(?:国家|省级)?(?:经开|高新|开发|新|园|工业园|保税|经济开发|经济技术开发|高新技术开发|产业园)区$)/,
            '',
          );
    const called = districtOf(ofProvince(party));
    if (!names.includes(called)) names.push(called);
  }
  // 合肥皖芯创业 beside 合肥皖芯创业投资基金: the same, cut short.
  if (names.length < 2) return names;
  return names.filter(
    name =>
      /(?:大学|学院|集团|公司|银行|[省市县区镇]|政府|[院局会园所])$/.test(name) ||
      !names.some(one => one !== name && one.startsWith(name)),
  );
}

/** 波兰一家物流企业, 宁夏一家煤矿: somebody of a place, told of by what it is. */
const oneOf = new RegExp(
  String.raw`^(?:(?:${countries})(?:[\u4e00-\u9fff]{1,4}[省市州县邦])?|([\u4e00-\u9fff]{2,8}?))(旗下)?一家(?=[\u4e00-\u9fffA-Za-z]{2,14}$)`,
);
const isOneOf = (words: string): boolean => {
  const [all, place, group] = oneOf.exec(words) ?? [];
  if (all === undefined || place === undefined || group !== undefined) return all !== undefined;
  // 杭州余杭区一家企业: a place in another.
  const isPlace = (words: string) => isPlaceWord(words) || defaultGazetteer().named(words) !== null;
  return isPlace(place) || [2, 3].some(at => isPlace(place.slice(0, at)) && isPlace(place.slice(at)));
};

/** 日本东和轴承株式会社: a place and one character before 和 are no name, so that it joins nothing; 元和创投: nor is one character. */
const heldIn = (words: string) =>
  words.includes('和')
    ? words
        .replace(
          /(^|[与、同])([\u4e00-\u9fff]|[\u4e00-\u9fff]{3,4})和(?=[\u4e00-\u9fff]{2})/g,
          (all, open: string, left: string) =>
            left.length === 1 || (isPlaceWord(left.slice(0, -1)) && !isPlaceWord(left) && !/[省市区县镇乡]$/.test(left))
              ? `${open}${left}${held}`
              : all,
        )
        // 、常州和兴智能: a place, and a name that 和 begins.
        .replace(
          /([与、同])([\u4e00-\u9fff]{2,3})和(?=([\u4e00-\u9fff]{3,7}?)(?:[两三四五六七八九]家|等|、|$))/g,
          (all, open: string, left: string, right: string) =>
            isPlaceWord(left) && firmTail.test(right) && ![2, 3].some(at => isPlaceWord(right.slice(0, at)))
              ? `${open}${left}${held}`
              : all,
        )
    : words;

/** Stands for a 和 that joins nothing. */
const held = '\ue000';

/** Takes quotes and joining words off the ends of a name. */
export function tidyName(words: string): string {
  const given = words.trim();
  const name =
    edges.has(given[0]!) || edges.has(given[given.length - 1]!)
      ? given.replace(/^(?!和(?:政|县|平|田|硕|龙|顺|静|布克|林格尔))[的了与和、，,:：\s)）]+|[的了与和、，,:：\s(（]+$/g, '')
      : given;
  return name[0] === '“' || name[0] === '"' ? (/^[“"]([^“”"]+)[”"]$/.exec(name)?.[1] ?? name) : name;
}

const edges: ReadonlySet<string> = new Set('的了与和、，,:：)）(（');
