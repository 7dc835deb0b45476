import type { Claim } from './claim.ts';
import { clauseAfter, clauseBefore, sentenceAround } from './context.ts';
import type { Said } from './family.ts';
import { isOffered, isSellerSpeaking } from './offer.ts';

/** A firm by its kind or by the trade at the end of its name, and what it sells. */
const firm =
  /(?:公司|(?<!规上工业|规上|规模以上工业|上市|中小|民营|外资|百强)企业|集团(?!军)|产品|品牌|厂房|园区|产业园|厂家|设备|系列|项目|销量|销售额|份额|占有率|营收|客户|门店|租金|(?:省|市|区|县)[\u4e00-\u9fff]{2,3}(?:科技|股份|控股|实业|重工|药业|精密|智控|轴承|机床|机械|电气|电器|电子|导轨|刀具|阀门|激光|传感)(?!创新|成果|投入|人才|进步|产业|行业|制造))/;

/** A state, a place or a public body as the one of whom something is told. */
const publicOne =
  /(?:^|[，、:”"]|这是|作为|[年月日]|来自|认为|指出|表示|季度|目前|显示|至今)(?:我国|我省|我市|我区|我县|中国|全国|全省|全市|全区|全县|该省|该市|该区|该县|该镇|该州|该校|该院|该所|这座城市|[\u4e00-\u9fff]{2,4}(?:省|市|区|县|镇|州|港))(?![\u4e00-\u9fff]{0,8}(?:公司|集团|产业园|科技园|厂))/;
/** What offices count of a place and no firm has. */
const publicMeasure =
  /(?:工业投资|固定资产投资|规上工业|工业产值|工业总产值|增加值|进出口|外贸|吞吐量|gdp|地区生产总值|财政收入|预算收入|税收|实际利用外资|实到外资|贸易国|就业率|产业规模|集群规模|营商环境|民营企业数|经营主体|优良天数|不良率|城镇化率|生产国|消费国|汽车产量|机器人产量)/;
/** The head of any indicator; with a place as its subject and no firm between, a figure of that place. */
const indicator =
  /(?:增速|增幅|增长|总量|总数|数量|总值|规模|比重|占比|投资|产值|产量|收入|支出|额|量|指数|得分|考核|考评|评估|评价|人均|亩均|密度|强度|贷款|里程|率|纪录|[家个项件]数)/;
/** A figure that a place has, and a firm may have too. */
const placeMeasure = /(?:市场(?!份额|占有率)|贷款|投资额|研发投入强度|专利授权量|装机量|出口量|开行量)/;
/** What is built for all, and who searches for all: as the subject they are no seller. */
const publicSubject =
  /(?:大桥|该桥|主塔|主跨|斜拉桥|悬索桥|水库|大坝|船闸|隧道|铁路|高铁|机场|码头|航道|水电站|核电站|研究人员|科研人员|院士团队|课题组|科学家)/;
/** Those among whom a place or a public body is ranked: 全国县级市首位, 各区县第一. */
const peers =
  /(?:城市|区县|[省市县]区|县级市|地级市|直辖市|市、区\)|市、区）|各[省市区县]|郊区|所在区|综保区|经开区|高新区|开发区|试验区|高校|门类)(?:中|里|当中)?(?:排名|位列|位居|排|列|居)?$/;
/** What only authorities, courts, hospitals or schools make, and what is built for all. */
const publicThing =
  /^[^，。；]{0,14}?(?:条例|法规|规章|办法|规定|法案|判决|裁定|指导意见|行动计划|清单|审批|手术|移植|自贸区|自由贸易|立法|公报|白皮书|航线|公交|地铁|铁路|高铁|班列|大桥|隧道|码头|航道|水电站|核电站|机场|油田|气田|矿区|生产国|消费国|贸易国|新区|城市|国家|(?:产业)?集群|基础设施|公共平台|数据空间|保护区|步道|绿道|公园|盐湖|湖泊|淡水湖|湖(?=之一|$|[，。])|沙漠|草原|山脉|山峰|高峰|河流|支流|岛屿|半岛|群岛|瀑布|盆地|平原|湿地|海湾|冰川|溶洞|峡谷|森林|候鸟|种群|一?[棵株](?:古?树|银杏|香?樟|松|柏|槐|榕|桂花)|陨石|化石|遗址|古塘|石窟|博物馆|图书馆|纪念馆|美术馆|火车站|高铁站|汽车站|渡口|林间路|山路|音乐会|演出|赛事|运动会|博览会|展览|降雨|reits)/;
const licence = /^[^，。；]{0,16}?(?:许可证|执照|牌照|批文|通知书|登记证|证照|营业执照)/;
const opened = /^[^，。；]{2,16}(?:揭牌|投用|启用|开馆|开课|开放|亮相|挂牌|成立|上线|通过验收|开通|开园|运营)$/;
/** What happens to a plant or a ship, told as news: 昨日抵达, 并网, 在当地投产. */
const grid = /(?:通线|贯通|点亮|通气|通水|点火|并网|投运|发电|通车|通航|首航|累计产|竣工验收)/;
const event = /(?:抵达|发放|颁发|投产|启用|下线|启动|开工|落地|揭牌|建成|获批|发出|发布|投用|交付|开馆|试运行|合龙|封顶)/;
const eventPlace =
  /(?:昨日|昨天|今日|今天|近日|日前|本月|上月|本周|当天|当日|\d{1,2}日|(?:^|[^存])在(?:[\u4e00-\u9fff]{2,6}|当地))[^，。；]{0,8}$/;
/** Persons are ranked in contests, not goods. */
const contest =
  /(?:马拉松|半马|全马|长跑|越野跑|骑行赛|铁人三项|游泳|象棋|围棋|羽毛球|乒乓|篮球赛|足球赛|拔河|钓鱼赛|厨艺|歌唱|男子组|女子组|青年组|老年组|业余组|比赛|大赛|竞赛|比武|联赛|锦标赛|运动会|争霸赛|选拔赛|技能赛)/;
const person =
  /(?:小[赵钱孙李周吴郑王马刘陈张杨黄林徐朱何高郭罗]|姑娘|小伙|女工|师徒|老汉|老板|厂长|同事|我家娃|儿子|女儿|选手|师傅|工人|职工|运动员|工程师|同学|学生|代表队|代表团|队员|教练|青年|[，。:]他|[，。:]她|^他|^她)[^，。；]{0,24}$/;

const measured = new Set(['rank', 'first', 'sole', 'size', 'lead']);

/** Why the rank of the place that an advert names as its own site is no claim about goods, also where its year and metric are given. */
export function placeOf(form: string, claim: Claim): { article: string; why: Said } | null {
  return measured.has(claim.family) && isSite(form, claim) ? reported : null;
}

/** 项目所在的高新区2023年工业投资增速居全市第一, 位于外贸总额居全省首位的港口城市: the site is in the place that has the rank. */
function isSite(form: string, { start, end, family }: Claim): boolean {
  if (family !== 'rank' && family !== 'size') return false;
  const before = clauseBefore(form, start);
  if (/(?:我们|我司|本公司)/.test(before)) return false;
  const site = /(?:所在(?:的)?|地处|位于|坐落于?|落户)(?:本|该|我)?([^，。；]{0,30})$/.exec(before)?.[1];
  if (site === undefined) return false;
  const region = '(?:高新区|经开区|开发区|新区|保税区|街道|[县市区镇州省]|城市|乡|产区)';
  const isSubject = new RegExp(`^[\u4e00-\u9fff]{0,6}${region}(?:去年|今年|上年|\\d|在|的|是|为|连续|综合|工业|外贸|全|产)`).test(
    site,
  );
  const isObject = new RegExp(`^的?[\u4e00-\u9fff]{0,10}(?:${region}|产地|集散地|产区|口岸)(?:$|[，、])`).test(
    clauseAfter(form, end),
  );
  if (!isSubject && !isObject) return false;
  return (
    (publicMeasure.test(site) || indicator.test(site) || isObject) && !/(?:公司|产品|品牌|厂家|我们|销量|份额|市占)/.test(site)
  );
}

/** Why what is told of a state, place or public thing is no claim about goods; null where the seller speaks or goods are meant. */
export function reportOf(form: string, claim: Claim): { article: string; why: Said } | null {
  const { start, end, family } = claim;
  if (!measured.has(family)) return null;
  const [from, to] = sentenceAround(form, start, end);
  const before = form.slice(from, start);
  const isBeside = isPlaceItself(form, claim);
  // 我们老板跑马拉松拿了第一名: a sport, whoever tells of it.
  if (
    family === 'rank' &&
    sport.test(clauseBefore(form, start)) &&
    !/(?:产品|品牌|设备|质量|销量)/.test(clauseBefore(form, start))
  )
    return reported;
  if (!isBeside && isSellerSpeaking(form, start, end)) return null;
  // 被称为“中国袜业第一镇”: a place by its name.
  if (family === 'rank' && /^[镇村乡县](?=$|[，。”"、]|[\u4e00-\u9fff])/.test(form.slice(end, end + 2))) return reported;
  // 该村唯一的小卖部: where it stands, no praise of it.
  if (family === 'sole' && /(?:^|[，目前])(?:该|全)[村乡镇]$/.test(clauseBefore(form, start, 12))) return reported;
  // 女子组第一名由…选手获得
  if (
    family === 'rank' &&
    /(?:男子|女子|青年|少年|老年|业余|职业|公开|团体|个人)(?:组|赛|项目)?$/.test(clauseBefore(form, start, 12))
  )
    return reported;
  if (isHistory(form, claim) || isUnnamed(form, claim) || isCity(form, claim)) return reported;
  if (isCounted(form, claim)) return counted;
  if (family === 'lead' && appraised.test(before) && !firm.test(before)) return reported;
  if (!isBeside && !isOfPlace(form, claim, before, to) && !isPublic(form, claim, before) && !isPerson(before, family))
    return null;
  return reported;
}

const counted: { article: string; why: Said } = {
  article: '《广告绝对化用语执法指南》第六条第（六）项',
  why: [
    '写明了统计者、时段和指标，说话的不是卖家；用到广告里还要写明年份并能够证明。',
    'Who counted, the months and the metric are told by nobody who sells; in an advert it needs its year and proof.',
  ],
};

const reported: { article: string; why: Said } = {
  article: '《广告绝对化用语执法指南》第五条第（三）项',
  why: [
    '说的是国家、地方、个人或者公共事务，与所推销商品的性能、质量没有直接关联；仍须真实。',
    'It tells of a state, a place, a person or a public matter, not of the goods; it must still be true.',
  ],
};
const sport =
  /(?:马拉松|半马|全马|长跑|越野跑|铁人三项|游泳|象棋|围棋|羽毛球|乒乓|篮球|足球|拔河|钓鱼|厨艺|歌唱|舞蹈|演讲)[^，。；]{0,8}(?:赛|组|里|中|上|拿|获|得|跑)[^，。；]{0,8}$/;

/** 该县历史上首个总投资超百亿元的项目: the history of a place. */
function isHistory(form: string, { start, family }: Claim): boolean {
  return (
    (family === 'first' || family === 'size') &&
    /(?:该|我|全|本|当地|[\u4e00-\u9fff]{2})[省市区县镇州乡]?(?:历史上|有史以来|建[省市区县]以来|发展史上)(?:的)?$/.test(
      clauseBefore(form, start, 20),
    ) &&
    !/(?:公司|集团|厂|园区|产品|品牌)/.test(clauseBefore(form, start, 20))
  );
}

/** 该镇产值最大的企业是做电缆的: of a place, and no firm is named. */
function isUnnamed(form: string, { start, end, family }: Claim): boolean {
  return (
    family === 'size' &&
    /(?:^|[，目前])(?:该|全|当地)[省市区县镇乡村]?(?![^，。；]{0,8}(?:公司|集团))[^，。；]{0,10}$/.test(
      clauseBefore(form, start, 20),
    ) &&
    /^的(?:一家)?(?:企业|工厂|行业|产业|村|单位|厂|外资企业|用人单位)(?:仍|也|就)?(?:是|为|有|来自|从事|做)(?:做|一家做|搞|生产)?/.test(
      form.slice(end, end + 16),
    )
  );
}

const cities =
  '(?:昆山|张家港|常熟|太仓|江阴|宜兴|义乌|慈溪|余姚|海宁|桐乡|平湖|嘉善|长兴|德清|安吉|永康|东阳|诸暨|晋江|宁国|广德|上海|南京|苏州|无锡|常州|南通|杭州|宁波|温州|绍兴|嘉兴|湖州|金华|台州|合肥|芜湖|宣城|滁州|马鞍山|安庆|深圳|广州|东莞|佛山|北京|天津|重庆|武汉|成都|西安|青岛|厦门|长沙|郑州|济南|浙江|江苏|安徽|广东|山东|福建)';
/** 昆山连续多年居榜首: a city by its bare name, nothing between it and its rank that could be a firm. */
const cityRank = new RegExp(
  `(?:^|[，、:])${cities}(?:[省市县])?(?:已|又|再次?|仍|继续|蝉联|首次|连续|多年|常年|长期|保持|稳|位|高|名|并|\\d{1,2}|[一二两三四五六七八九十]{1,3}|年|度|次|居|列|排|占据|登上|以[^，。；]{1,12}){0,8}$`,
);
const isCity = (form: string, { start, family }: Claim) =>
  family === 'rank' && (cityRank.test(clauseBefore(form, start)) || zoneRank.test(clauseBefore(form, start)));
/** 园区生物医药产业综合竞争力连续三年位居全国第一: what appraisals of zones measure. */
const zoneRank =
  /^(?![^，。；]*(?:公司|产品|品牌|企业|我们))[^，。；]{0,24}(?:竞争力|综合考评|综合评价|考核评价)[^，。；]{0,16}$/;

/** 前十个月出口量列国内车企首位，中汽协快讯: who counted it, in which months and what; nobody sells. */
function isCounted(form: string, { start, end, family }: Claim): boolean {
  if (family !== 'rank' && family !== 'size') return false;
  const [from, to] = sentenceAround(form, start, end);
  const words = form.slice(from, to);
  return (
    /(?:协会|中汽协|统计局|海关|研究院|咨询|工信部|商务部|民航局|交通运输部|能源局|气象局|邮政局|白皮书|年鉴|公报)[^，。；]{0,8}(?:快讯|数据|统计|发布|公布|通报|披露|显示|口径|报告|记载|消息|排名)|(?:据|来自|来源|数据)[^，。；]{0,4}(?:协会|中汽协|统计局|海关|研究院|咨询|工信部|商务部|能源局)/.test(
      words,
    ) &&
    /(?:前?[\d一二三四五六七八九十]{1,2}个?月|上半年|[一二三四]季度|前三季度|\d{1,2}[-—至~]\d{1,2}月|全年|去年|今年)/.test(
      words,
    ) &&
    /(?:产值|产量|销量|出口|进口|营收|收入|利润|份额|占有率|增速|规模|投资|税收|吞吐量|装机|交付|出货|保有量)/.test(words) &&
    !isOffered(form, start, end)
  );
}

/** 经专家评审，该成果…: told of an appraisal, by nobody who sells. */
const appraised = /(?:专家组?|鉴定|评审|验收|评价)[^。；]{0,24}(?:成果|课题|技术|指标|认为)[^，。；]{0,8}$/;

/** 园区地处全省人口最多的县, 我国是全球最大的组件生产国: a place or state itself is what is compared, even where the seller goes on to speak. */
function isPlaceItself(form: string, { start, end, family }: Claim): boolean {
  if (family !== 'size' && family !== 'rank') return false;
  const before = clauseBefore(form, start);
  const after = clauseAfter(form, end);
  if (
    /^的(?:[\u4e00-\u9fff]{0,2})?(?:县|县城|县级市|地级市|城市|省份|地区|国家|直辖市|[\u4e00-\u9fff]{0,10}(?:生产国|消费国|贸易国|出口国|进口国))(?:之一)?$/.test(
      after,
    )
  )
    return true;
  // 作为全国最大的…基地之一，黄桥镇每年…; 该县…，是全省最大的…基地: the place stands behind, or in the clause before.
  const [from] = sentenceAround(form, start, end);
  const isGround = ground.test(after);
  if (isGround && /^(?:作为)?[^，。；]{0,6}$/.test(before) && groundOf.test(form.slice(end, end + 44))) return true;
  if (isGround && /^(?:也|已|目前|如今|更)?(?:是|成为|成了)[^，。；]{0,8}$/.test(before)) {
    const head = form.slice(from, start);
    if (publicOne.test(head) && !firm.test(head)) return true;
  }
  return (
    /(?:^|[，、”"])(?!我|本|咱)[\u4e00-\u9fff]{2,4}(?:省|市|(?<![厂园库校])区|县|镇|乡|村)(?:被称为|是|作为|成为|素为)[^，。；]{0,8}$/.test(
      before,
    ) && /^的?[\u4e00-\u9fff]{0,12}(?:集散地|基地|产地|市场|产区|故乡|口岸|交易中心)(?:之一)?$/.test(after)
  );
}

const ground = /^的?[^，。；]{0,14}(?:基地|产地|集散地|产区|口岸|产业带|主产区|种植区|养殖区)(?:之一)?$/;
const groundOf =
  /^的?[^，。；]{0,16}(?:之一)?，[\u4e00-\u9fff]{2,8}(?:省|市|区|县|镇|乡|村|街道)(?:每年|年产|年|去年|今年|拥有|有|现有|共|的|已|正|是|以|从|把)/;

/** A place or body is the subject: of an indicator, of a rank among its like, or of what only a state can be. */
function isOfPlace(form: string, { start, end, family }: Claim, before: string, to: number): boolean {
  const told = before + form.slice(end, Math.min(to, end + 12));
  const isRank = family === 'rank' || family === 'size';
  if (isRank && !firm.test(clauseBefore(form, start)) && peers.test(clauseBefore(form, start))) return true;
  if (isRank && publicMeasure.test(before) && !firm.test(before)) return true;
  if (family !== 'lead' && publicSubject.test(before) && !firm.test(before)) return true;
  if (!publicOne.test(before)) return false;
  if (publicMeasure.test(told) || placeMeasure.test(told)) return !firm.test(clauseBefore(form, start));
  if (firm.test(told)) return false;
  if (family === 'lead') return true;
  if (family === 'sole') return publicThing.test(form.slice(end, to));
  // 华东地区体量最大的孵化器: the place only bounds the comparison, the thing is what is praised.
  return isRank && !(family === 'size' && form.startsWith('的', end)) && indicator.test(told);
}

/** A law, a line, a licence or a plant is told of as news, and no firm is its subject. */
function isPublic(form: string, { start, end, family }: Claim, said: string): boolean {
  if (family !== 'first' && family !== 'sole' && family !== 'size') return false;
  const before = clauseBefore(form, start);
  const after = clauseAfter(form, end);
  if (firm.test(before)) return false;
  if (publicThing.test(after)) return true;
  if (licence.test(after)) return event.test(after);
  // 全县第一家农民夜校开课, 省内首家人才市场揭牌: the clause is the news itself, and nobody sells.
  if (family === 'first' && opened.test(after) && !firm.test(said) && !isOffered(form, start, end)) return true;
  // A plant is some firm’s: free only where no firm stands anywhere before.
  if (before.length > 6 || firm.test(said)) return false;
  const at = after.search(event);
  return grid.test(after) || (at > 0 && eventPlace.test(after.slice(0, at)));
}

function isPerson(before: string, family: Claim['family']): boolean {
  return family === 'rank' && contest.test(before) && person.test(before) && !/(?:产品|品牌|设备)/.test(before);
}
