import type { Judge } from './claim.ts';
import { isRefused, sentenceAround } from './context.ts';
import type { Level } from './family.ts';

/** Who tells of an offence, a test or a statistic, where the words of a seller are only quoted or counted. */
const told =
  /(?:监管|警方|公安|法院|检察|民警|骗局|诈骗|受骗|被骗|提醒|谨防|警惕|涉嫌|处罚|立案|投诉|举报|消协|点评|纠纷|判决|的说法|所谓的?[“"‘']|谎称|记者|报道|统计局|小说|电影)/;

/** Whether a stretch is only told of, counted or refused in its sentence. */
export function isTold(form: string, start: number, end: number): boolean {
  return told.test(around(form, start, end)) || isRefused(form, start);
}

/** The sentence around a stretch without the stretch: what is told of is not told by its own words. */
function around(form: string, start: number, end: number): string {
  const [from, to] = sentenceAround(form, start, end);
  return `${form.slice(from, start)}…${form.slice(end, to)}`;
}

/** The seller speaks: whatever else stands in the sentence, it is no report. */
const seller =
  /(?:我们|我司|我厂|我园|我公司|本公司|本园|本厂|本店|本品|本款|本机型|本产品|本项目|本品牌|您|欢迎|诚邀|选购|咨询|热线|招租|出租(?!率|车)|出售|现货|订购|预约|洽谈|加盟|入驻享|招商中|供应中|接受预订|选型|来电|致电|本[\u4e00-\u9fff]{0,4}(?:灯具|设备|机组|装置|仪器?|电梯|家具|机器?|产品|软件|系统|涂料|材料|课程|基金|机型|系列|套餐)(?=为|是|系|采用|由|已|获|经|可))/;

/** Whether the seller speaks to a customer in the sentence around a stretch. */
export function isSellerSpeaking(form: string, start: number, end: number): boolean {
  const [from, to] = sentenceAround(form, start, end);
  return seller.test(form.slice(from, to));
}

/** Words of a trade that only who sells says: how goods are had, tried, priced and ordered. */
const trade =
  /(?:现货|现车|现房|现铺|直供|直发|直销|直租|厂价|起订|起批|起租|起售|起投|包邮|试机|打样|打板|来样|带料|带样|来图|来料|看房|看货|看样|招租|在租|在售|出租(?!率|车|屋|房|人)|转让|租售|贴牌|选型|询价|报价(?!单位|人)|面议|面谈|手慢|剩\d|立减|团购价?|开班|开课|招生(?!办|计划|考试|简章|工作|规模|人数)|小班|随叫随到|换新|急单|接单|承接|代办|代写|代理记账|送样|送样请|请预约|送检请|月租|每平|平起|元起|折起|免费(?:试|寄|出图|量|上门|设计|安装|打|送|测|评估|看|重|领)|样品|批发价|批发(?!市场|业|商|和|零售)|一件代发|可定制|可定做|支持定制|定做|可分割|可分租|可短租|可租|可看|\d元(?:含|包|带走|到手)|可(?:配送|送|寄)(?=$|[，。上])|可试|可订|可体验|交租|即办|上门(?:安装|量|取|测|维修|服务|看)|名额|诚招|加盟|代理(?!人|律师|案|行|权|词|审判|商会)|合伙人|售后|质保|货到付款|手慢无|学费|冲刺班|集训|报考|限量|开平|先办后付|拿货|供货|出品|总部办公楼|独栋|厂房\d|仓库?\d|写字楼\d|仓\d|都能(?:派|用|办|接|报|做|修|订|装|送|上门)|专(?:办|接|修|做|营)|先[^，。；]{1,6}后(?:收费|付)|送货上门|整箱|发货|发售|有售|[日天]有货|可来(?!自)|开售|买[一二三]送|[漏坏错]了?(?:赔|包退|包换|免单)|不满意(?:就)?(?:退|重)|赔(?:十|双|\d)倍|一站(?:办|搞定|代办)|手快|还等什么|别犹豫|招(?:县级|区域|合伙|代理|加盟)|[平套桶箱卷台双米]起(?!火|点|来|义|重)|[条张个件只份]起[做订印批卖发]|论吨卖|可垫资|批量价|另谈(?=$|[，。])|量大(?:优惠|从优|价优|可议|有)|现做现发|打样|先订先得|对外零售|名额还?有|到手价|索样|请留言|有发票|可开票|满意[再后]付|当天[出发提到交](?!现|生|台)|人手一[个台件]|放心(?:选|入驻|拿|当|用|买|购|装|住)|礼盒|可印|定制(?=$|[，。])|[一二三四五六七八九]折(?!叠|射|扣)|签约(?:送|立减|享)|一口价|支持[^，。；]{0,4}(?:试|定制|打样|验货|贴牌|退)|试用|厂家(?:直|现|供|出|货|[，。]|$)|名额有限|交钱|必备|谁用|来办|找我们|天天发|天天有车|从速|先到先得|售完即止|合格投资者|认领|认筹|开盘(?!价|日)|(?:^|[，。])做[^，。；]{1,5}找[\u4e00-\u9fff]{1,4}|来图|来料|报班|清仓(?!查)|甩卖)/;
/** The customer or the seller is addressed by name: 您, 老板们, 咱家, 认准. */
const addressed =
  /(?:我们|我司|我厂|我家|我店|我校|咱|本店|本厂|本品|本司|本公司|本园|您|老板们?|家人们|老铁|老铁们|姐妹们|朋友们|找我|选我|来我|认准|私信|私聊|扫码(?:咨询|下单|领|加)|谁用谁|懂行的|随时(?:看|来|可看|入住|搬|可以)|欢迎|诚邀|来电|致电)/;
/** Who reports: whatever words of trade stand beside it, nothing is offered. */
const reported =
  /(?:记者|介绍|获悉|了解到|显示(?!器|屏|面板)|指出|表示|坦言|告诉|透露|据悉|据统计|该[市县区镇州省村厂校院局所园社乡公企店行队国]|[全我][市县区镇州省国村]共|近日|日前|昨日|昨天|\d月\d{1,2}日|上半年|[一二三四]季度|同比|环比|印发|出台|召开|举行|举办|通报|市民|村民|居民|民警(?!都)|法院|他说|她说)/;
/** What reports say more often than adverts: only words that no report has outweigh it. */
const dated =
  /(?:今年|去年|当日|下半年|启动|开展|推进|认为|发现|建议|提醒|强调|专家|患者(?!亲测)|他们|学者|研究|迎来|揭牌|亮相|夺得|夺冠|投用|增加了?|增长|被查|涉案|公布|征求意见|公示|财政|志愿者|夜班|工人|职工|菜农|渔民|村子|班组|游客|球|联赛|的背后|如今|采购[一二三四两\d]|演练|墙上|网格员|大家都)/;
const unmistakable =
  /(?:报名|名额|起租|现货|现房|在售|可租|包邮|起订|诚招|加盟|厂家直|代办|接单|元起|立减|学费|看房|招租|起售|班(?:$|[，。])|网课|可定制|团购|随时|批发(?=$|[，。])|上门|直发|打样|选型|必备)/;
const speech =
  /(?:[”"][^“”"。；]{0,24}(?:说|表示|介绍|称|坦言|感慨|回忆|告诉)|(?:说|表示|介绍|坦言|感慨|告诉记者|回忆|称)[，:：]?[“"])/;

/** Whether the sentence around a stretch offers something: it addresses a customer, or speaks the words of a trade and reports nothing. */
export function isOffered(form: string, start: number, end: number, isListing = false): boolean {
  if (isListing) return true;
  const [from, to] = sentenceAround(form, start, end);
  const words = form.slice(from, to);
  if (speech.test(words)) return false;
  if (addressed.test(words)) return !/(?:记者|近日|日前|昨日|他说|她说|负责人)/.test(words);
  if (reported.test(words)) return false;
  return dated.test(words)
    ? unmistakable.test(words)
    : trade.test(words) || unmistakable.test(words) || isSellerSpeaking(form, start, end);
}

/** Whether nothing in the sentence around a stretch shows that it only reports: for words that hardly any report has. */
export function isUnreported(form: string, start: number, end: number, isDated = false): boolean {
  const words = around(form, start, end);
  return (
    !speech.test(words) &&
    ((!reported.test(words) && (isDated || !dated.test(words))) || isOffered(form, start, end)) &&
    (isDated || !person.test(words))
  );
}

/** 国内排得进前三的涂布机厂, 连续五年蝉联榜冠军: a sentence that begins with what is claimed and tells of nobody else is a heading of an advert. */
export function isHeading(form: string, start: number, end: number): boolean {
  const [from, to] = sentenceAround(form, start, end);
  if (start - from > 2 || to - from > 48 || to - from < 8) return false;
  const tail = form.slice(end, to).split('，')[0]!;
  return (
    (heading.test(tail) || (tail === '' && start === from)) && isUnreported(form, start, end) && !news.test(form.slice(from, to))
  );
}
const heading =
  /^[^，。；]{0,10}的[\u4e00-\u9fff]{0,6}(?:厂|店|[机器仪车柜架板管泵阀漆胶膜]|品牌|设备|产品|公司|厂家|商家|团队|服务商|供应商|园区|仓库?|楼|厂房|铺|系统|软件|课|班|基金)$/;
const news =
  /(?:\d家|[^，。]{1,4}以\d|产业|集群|全市|全省|我市|我省|我县|我区|亿|万吨|产值|增速|选手|比赛|联赛|[女男]排|队|考核|评价|榜单|大桥|隧道|港|高速|城市|铁路|机场|学校|医院|博物馆|法规|条例|中心|基地|示范|试点|改革|开业|落户|投用|启用|投产|通车|收官|落幕|入选|获批)/;

/** Something that is sold or done for a customer. */
const wares =
  /(?:产品|设备|[机仪器板漆胶膜管阀柜架车片贴膏枕床杯茶酒棉料砖瓦门窗灯泵罐箱袋布鞋服绳索刀具钢铝铜]|款|厂房|仓|园区|楼|办公|[商旺]?铺|服务|售后|方案|软件|系统|培训|证|代办|办理|加盟|项目|投资|租|品质|质量|性能|工艺|做工|价|施工|维修|清洗|检测|定制|材料|涂层|配件|配置|环评|许可|认证|申报|商标|专利|高企|贷款|食材|水|防水|除醛|轴承|记账|物流|专线|搬家|治理|疗|药|验收|班|学费|独栋|别墅|店)/;
const person = /(?:^|[，。:])(?:他|她|这位|那位|老人|村民|队员|选手|学生)|的[他她](?:$|[，。])/;

/** Whether anything in a text could be an offer: spares all others the patterns that need one. */
export function mayOffer(form: string): boolean {
  return trade.test(form) || unmistakable.test(form) || addressed.test(form) || isSellerSpeaking(form, 0, form.length);
}

type Offered = {
  beside?: RegExp;
  unless?: RegExp;
  /** Only nothing is reported; `dated`: a year or a person told of reports nothing by itself. */
  isLoose?: boolean | 'dated';
  /** A listing is itself beside estate. */
  isEstate?: boolean;
};

/** A level where the sentence offers something (where `isLoose`: only reports nothing), holds `beside` and nothing of `unless`, and nobody only tells of it. */
export function offered(level: Level, { beside, unless, isLoose, isEstate }: Offered = {}): Judge {
  return (form, start, end, isListing) => {
    const [left, right] = sentenceAround(form, start, end);
    const isSaid =
      isOffered(form, start, end, isListing) ||
      (isLoose && (beside ?? wares).test(form.slice(left, right)) && isUnreported(form, start, end, isLoose === 'dated'));
    if (!isSaid || isTold(form, start, end)) return null;
    const words = form.slice(left, right);
    return ((isListing && isEstate) || !beside || beside.test(words)) && !unless?.test(words) ? level : null;
  };
}
