import type { Judge, Pattern } from './claim.ts';
import { sentenceAround } from './context.ts';
import { isOffered, isTold, isUnreported, offered } from './offer.ts';

const number = '(?:\\d[\\d.]{0,6}|[一二两三四五六七八九十]{1,3})';

/** A service about patents speaks of those of its customers; a firm that seeks them and a park that counts them sell none. */
const patentWork =
  /(?:代理|代办|代写|撰写|申报|检索|布局|导航|挖掘|知识产权|奖补|补贴|资助|奖励|质押|转化|答辩|年费|律师|快速预审|高企|专精特新|培训)/;
const patentNumber = /(?:zl ?\d|专利号|授权号|授权公告)/;
const unfinished =
  /(?:申请中|(?:已|正在|在|刚|刚刚)?(?:递交|提交|申请)(?:了)?[^，。；]{0,6}专利|专利[^，。；]{0,4}(?:已)?(?:受理|公示|审查|在审|待批|申请号|申报中)|流程|排队|没下|在报|报上去|报了|下发|待批|审批中|到期|过期|失效|终止|撤销|被?宣告无效)/;

/** 专利技术的周转箱, 专利产品: what is sold is called so. */
const goods = /专利(?:产品(?!质量|化)|(?:技术|设计|工艺|配方|结构)的[\u4e00-\u9fff]{2})/;

/** Patents told by who sells: with number and kind they may be told, pending and ended ones never are (第十二条). */
const patented: Judge = (form, start, end, isListing) => {
  const isSold =
    isOffered(form, start, end, isListing) || (goods.test(form.slice(start, end + 12)) && isUnreported(form, start, end));
  if (!isSold || isTold(form, start, end)) return null;
  const [from, to] = sentenceAround(form, start, end);
  const words = form.slice(from, to);
  if (patentWork.test(words)) return null;
  if (unfinished.test(words)) return 'prohibited';
  return patentNumber.test(words) ? null : 'needs_proof';
};

/** A price in figures or words. */
const sum = '[\\d一二两三四五六七八九][\\d.一二两三四五六七八九十百千万]{0,7}(?:元|块|毛)?';
const fraction = '[三四五十]分之[一二三四]';
/** What goods are said to change. */
const gauge =
  '(?:电费|用电|电耗|能耗|气耗|油耗|水耗|燃气|蒸汽|气费|水费|耗材|人工|用工|人力|人手|成本|费用|损耗|废品率|次品率|不良率?|报废|返修|故障率|故障|返工|返修率|停机|换模|换型|交期|交货期|工期|库存|周转|产值|效率|产量|产能|良率|良品率|合格率|寿命|使用寿命|税负|运费|(?:订单|业绩|销量|客流)(?![^，。；]{0,6}[掉少降减缩砍])|转化率|差错|误差|加班|维修费|维护费|用量|噪音|粉尘|排放)';
const measuredBy =
  /(?:根据|依据|(?<![数证收票单])据(?!统计|调查|权威|有关|相关|行业|市场|说)|检测报告|测试报告|检验报告|实测(?:数据|报告|记录|值)|报告编号|数据来源|第三方|来源|验收|合同能源|计量|统计|案例|设计值|标准|不含|另计|如|若|可能|因.{1,6}而异)/;
/** The goods at hand, or those who have them: 换上这套, 用了我们软件的客户. */
const pointed =
  /(?:用|换|装|上|刷|铺|贴|喷|改|接)(?:上|了|过|成|用)?(?:了)?(?:这|本|咱|我|它)(?:们|家|们家)?(?:的|一)?(?:[套款台种个批项]|[\u4e00-\u9fff]{2})|(?:用|装|换|上)(?:了|过|上)[^，。；]{1,16}的(?:客户|用户|工厂|企业|老板|车间|厂|门店)|(?:客户|用户|老板|厂长|主任|老板娘|采购)(?:们)?(?:都)?(?:反馈|还以为|笑|惊|乐|不敢信|没想到)/;

const share =
  '(?:[六七八九]成[一二三四五六七八九]|\\d{2,3}(?:\\.\\d+)?%|[六七八九]成(?:半|以上|多)?|百分之[六七八九][十一二三四五六七八九]{0,2}|绝大多数|大多数)';
const buyers =
  '(?:客户|用户|顾客|买家|老板|厂长|经理|厂家|采购|企业|工厂|车间|同行|业主|租户|车主|司机|师傅|学员|家长|商家|门店|经销商|工程师|人)';
const chose =
  '(?:首选|选择|选了?我|选的|认可|满意|推荐|复购|回购|续[租签费约订]|回头|好评|在用|都用|都说|是老客户|留(?:在|了|下)|转介绍|介绍|信赖|放心|下了?[^，。；]{0,2}单|愿意[租买用选]|第二单|追加|成交|签了|还会来|用(?:的是)?(?:我们|我家)|说(?:我们|我家|好|它)|认(?:我们|的就是)|续了|再来|再次|会再|买单|点头)';
/** Which part of the customers chose us, in the ways it is counted. */
const surveyed = new RegExp(
  `${buyers}[^，。；]{0,3}(?:占|达|有|超|近)(?:了|到)?${share}|${buyers}(?:里|中|当中|之中)?，?(?:有)?${share}[^，。；]{0,6}${chose}|${share}的?[^，。；]{0,8}${buyers}[^，。；]{0,10}${chose}|(?:[十]|10|一?百|100)[个家位名]?(?:${buyers}|看|来|问|试|买|用)?[^，。；]{0,4}(?:里面?|中)?(?:就)?有?(?:[六七八九]|\\d{1,2})(?:成|[个家位名])[^。；]{0,14}${chose}|每[\\d一二两三四五六十百]{1,3}[个家台位套]?[^，。；]{0,8}(?:就|里|中)(?:就)?有[\\d一两二三][个家台位套][^，。；]{0,10}(?:我们|我家|咱|本厂|${chose})|(?<!员工|职工|群众|居民|市民|家长)(?:好评|满意|复购|回购|续租|续签|续约|续费|转介绍|回头客|客户留存)(?:率|度)?(?:高达|达到?|超过?|为|是|在|稳定在|常年|连续|一直|保持)*[^，。；\\d]{0,4}(?:\\d{2,3}(?:\\.\\d+)?%|[六七八九]成|百分之[六七八九])|(?:回头客|老客户|老主顾)[^，。；]{0,4}(?:占|达|超)(?:到|了|过)?${share}|(?:数|几|上|成千上)[万千百][多余]?[家名位][^，。；]{0,8}?(?:已经?|都)*(?:用上|在用|选择|选了|信赖|见证)|${number}[多余来]?[万千百]?[多余]?[家位名个人][^，。；\\d]{0,12}?(?:验证过|共同(?:的)?选择|一致(?:的)?选择|一致好评|信赖之选|都选|都说好|都认)`,
  'g',
);
/** 据权威机构调查: a source that nobody can look up. */
const vague =
  /(?:权威|有关|相关|行业|业内|业界|市场|实验|大量|海量|无数)(?:数据|实验|调查|研究|统计|机构|检测|认证)(?:调查|研究|数据|机构)?(?:表明|显示|证明|证实|认定)|据(?:统计|调查|调研|测算|研究)(?:，|显示|表明|发现)|(?:^|[，。])(?:有|大)?(?:数据|调查|统计|调研)(?:显示|表明)|据(?:权威|有关|相关|某|业内|专业|第三方|不完全|市场|多家|国外|海外|内部|我们|行业)[^，。；]{0,6}(?:机构|部门|调查|统计|调研|数据|平台|人士)/;
const named =
  /(?:(?:据|来源|引自|摘自|出自|数据)[^，。；]{0,6}[\u4e00-\u9fff]{2,12}(?:协会|研究院|统计局|学会|检测院|咨询|白皮书|年鉴|公报|报告)|报告编号|样本|问卷|回访记录|20\d\d年[^，。；]{0,8}(?:统计|调查|回访))/;
const bySeller: Judge = offered('needs_proof', { isLoose: true, beside: /(?:我们|我家|您|咱|本[厂店品])/ });

const sentenceOf = (form: string, start: number, end: number) => form.slice(...sentenceAround(form, start, end));

/** What is bought before it is given: 买两台送礼品 says how many are bought, not what is given. */
const bought = new RegExp(
  `(?:买|购|订|租|签|满|充|付|定|拿)(?:满|够|了|下)?[^，。；\\d]{0,3}?${number}(?:份|套|盒|张|只|台|斤|袋|桶|公斤|件|吨|年)`,
  'g',
);
/** Kind and amount of what is given, and gifts of who sells nothing. */
const detailed = new RegExp(
  `(?:一盒|每[家户人单套]|限${number}份|${number}(?:份|套|盒|张|只|台|斤|袋|桶|公斤|瓶|提)|价值${number}|前${number}名)|慰问|公益|捐|村|社区|学校`,
);

/** A gift of a seller without kind and amount. */
function giftOf(form: string, start: number, end: number, isListing: boolean) {
  const [from, to] = sentenceAround(form, start, end);
  if (
    detailed.test(
      form
        .slice(from, to)
        .replace(bought, '')
        .replace(/一[份个]/g, ''),
    )
  )
    return null;
  return offered('needs_proof', {
    isLoose: true,
    beside:
      /(?:合同|签[约订]?|[买订租购定]|[课班]|下单|到店|进店|开业|体验|会员|仓位|看房|入驻|洽谈|来访|客户|老板|介绍|返现|预付|成交|参观|双十[一二]|活动|过来|厂长)/,
    unless: /(?:锦旗|表扬信|座谈|员工|职工|工会|年会)/,
  })(form, start, end, isListing);
}

/** What the law lets an advert say only with its number, its kind and amount, or its source. */
export const cited: readonly Pattern[] = [
  {
    family: 'patent',
    pattern:
      /专利(?:正在?|还在|已)?(?:受理|审查|公示|申请|申报)中?(?=$|[，。、])|有专利(?:的|在|$|(?=[，。]))|专利局[^，。；]{0,8}(?:流程|审|排队|受理|没下|等)|(?:正在|已经?|刚|在)(?:申请|递交|提交)(?:了|的|中的)?(?:国家|发明|实用新型|外观)?专利(?!代理|费|补|资助|流程|服务|号)|专利(?:产品|技术|设计|工艺|配方|保护|结构|款|材料|认证)|(?:我们|咱们?|我家|自己|自家|自有|自研|独门|藏着|带着?|含|用[了上]|凭|靠|攥着|握着|手握|背后是|都是|全是|就是)[^，。；]{0,6}专利|(?:获|拥有|自有|持有|多项|\d+项|[一二三四五六七八九十百]+项|国家|独家|自主|发明|实用新型|外观)[^，。；]{0,4}专利|专利[\u4e00-\u9fff]{1,6}(?:结构|技术|设计|工艺|配方|装置)|专利[^，。；]{0,6}(?:到期|过期|失效|护身|加持|傍身|在手|撑着|打底|在报|报上去|报了)|专利号[^，。；]{0,4}(?:下发|待|审批中|即将)/g,
    needs: /专利/,
    confidence: 0.75,
    judge: patented,
  },
  {
    // 签约就送大礼包, 再送精美礼品, 多买多送, 到店有礼, 不让您空手回去
    family: 'gift',
    pattern:
      /(?:送|赠送?|附赠|加赠|赠予|附送|领取?|抽|奉上|备[好有了下]|准备了?|塞[给]?|捎[给上]?|拿)(?:走)?(?:给)?(?:您|你)?(?:一?[份个])?(?:[^，。；\d]{0,8}?)(?:大?礼包|礼品|好礼|豪礼|厚礼|贺礼|薄礼|大礼(?!堂)|礼物|赠品|大奖|惊喜|小心意|心意|一?重礼|见面礼|伴手礼|小礼|红包|好东西)|多(?:买|签|订|租)多送|(?:赠?送|赠)[^，。；\d]{0,2}(?:精美|超值|豪华|高档|贴心|神秘)[\u4e00-\u9fff]{1,6}|(?:神秘|惊喜|重磅|丰厚|精美|超值|豪华)(?:大奖|大礼|伴手礼|礼品|礼物|奖品|好礼|礼包)(?:等|任|在|拿|相|，|。|$)|(?:拎|捎|抱|提|带)(?:走|回)?一?[袋箱份盒包][^，。；]{0,4}(?:好货|好东西|礼|惊喜)|(?:心意|薄礼|厚礼|礼物|惊喜|好礼)(?:奉上|相赠|相送|备好|备着|等着)|(?:均可|都可|即可|可以?|参与|有)(?:抽奖|抽大奖|砸金蛋|刮奖|转盘)|(?:好|大|豪|厚|有|惊)(?:礼|喜)(?:任您挑|任选|拿不停|拿到手软|相送|送不停|等[您你着]|不断|连连)|(?:到店|签约|进店|下单|扫码|入驻|预约|介绍)(?:就|即|均|都|还)?有(?:礼|惊喜|红包|表示|好处)|红包(?:不会少|少不了|管够|拿到手软|等[您你着])|(?:加|再|另|额外|还)(?:赠送?|送)[\u4e00-\u9fff]{1,6}，[^。；]{0,8}(?:送完即?为?止|赠完即?为?止|数量有限)|(?:不(?:会)?让|没让|绝不叫|不叫)(?:您|你|大家)?(?:白跑|空手|空着手|两手空空)|(?:客户|老板|朋友|来宾|看房|签约)[^，。；]{0,4}(?:还|都|另|更)有(?:惊喜|好礼|表示|心意)/g,
    needs: /[送赠礼奖]|金蛋|转盘|好货|惊喜|红包|心意|东西|表示|好处|空手|白跑|空着手|两手/,
    confidence: 0.7,
    judge: giftOf,
  },
  {
    // 87.3%的厂长首选我们, 十个采购九个留下, 复购率九成
    family: 'data',
    pattern: surveyed,
    needs: /[%成]|十|10|百|每|率|满意|好评|复购|验证|[选认]|用上|在用/,
    needsOffer: true,
    confidence: 0.65,
    judge: (form, start, end, isListing) =>
      vague.test(sentenceOf(form, start, end))
        ? bySeller(form, start, end, isListing)
        : offered('needs_proof', { unless: named })(form, start, end, isListing),
  },
  {
    // 电费比以前省了42%, 人工减少一半, 效率提高三倍
    family: 'data',
    pattern: new RegExp(
      `${gauge}[^，。；]{0,10}?(?:省|降|减|少|低|提升|提高|增加|翻|缩短|延长|高|快|涨|掉|砍|压|缩)(?:了|出|至|到|低|少|下|掉)?[^，。；\\d]{0,4}(?:${number}(?:%|成|倍|个点|番)|一半|近半|${fraction})`,
      'g',
    ),
    needs: /[省降减少低提增翻缩延高掉砍压快涨]/,
    needsOffer: true,
    confidence: 0.65,
    judge: (form, start, end, isListing) =>
      isListing ? null : offered('needs_proof', { unless: measuredBy })(form, start, end, isListing),
  },
  {
    // 换上这套系统，电费单少了三成; 用了我们软件的客户交期缩短52%: the goods are pointed at, whatever else is told.
    family: 'data',
    pattern: new RegExp(
      `${gauge}[^，。；]{0,10}?(?:省|降|减|少|低|提升|提高|增加|翻|缩短|延长|高|快|涨)(?:了|出|至|到|低|少|下)?[^，。；\\d]{0,4}(?:${number}(?:%|成|倍|个点|番)|一半|近半|${fraction})`,
      'g',
    ),
    needs: pointed,
    confidence: 0.65,
    judge: (form, start, end, isListing) =>
      isListing
        ? null
        : offered('needs_proof', { isLoose: 'dated', beside: pointed, unless: measuredBy })(form, start, end, isListing),
  },
  {
    // 用量比普通的省三分之一, 寿命是普通轴承的5倍, 换刀次数减少六成: against others or before, whatever is measured
    family: 'data',
    pattern: new RegExp(
      `(?:比|较|相比)(?:普通|传统|一般|同类|同行|别家|竞品|人家|老款|旧款|常规|进口|国产|市面|以前|之前|原来|人工)[^，。；]{0,8}?(?:省|降|减|少|低|快|多|高|长|短|轻|薄|提升|提高|增加|延长|缩短)(?:了|出|至|到|低|少)?[^，。；\\d]{0,3}(?:${number}(?:%|成|倍|个点)|一半|${fraction})|(?:是|为|达|抵|顶|相当于)(?:普通|传统|一般|同类|老款|常规|进口|市面)[^，。；]{0,8}的?${number}倍|(?:次数|时间|周期|频率|期限?|步骤|工序|人数|距离|强度|硬度|精度|容量|速度)[^，。；]{0,4}(?:减少|缩短|延长|提升|提高|降低|下降|节省|增加|翻|快|多|少)(?:了)?(?:近|约|整整)?(?:${number}(?:%|成|倍)|一半|${fraction})`,
      'g',
    ),
    needs: /[%成倍半]|分之/,
    confidence: 0.6,
    judge: (form, start, end, isListing) =>
      isListing
        ? null
        : offered('needs_proof', {
            isLoose: true,
            beside: /(?:我们|我家|咱|我厂|我司|本[品店厂款]|这[款台套种个]|换了|用了|装了)/,
            unless: measuredBy,
          })(form, start, end, isListing),
  },
  {
    // 据统计九成…都靠我们, 权威检测认定寿命80年; 过滤效率99.9%; 提速200%; 只要三分之一的人
    family: 'data',
    pattern: new RegExp(
      `(?:权威|有关|相关|行业|市场|实验|大量)(?:数据|实验|调查|研究|统计|机构|检测)(?:调查|研究|数据|机构)?(?:表明|显示|证明|证实|认定)[^。；]{0,30}?(?:${number}(?:%|成|倍|年|次)|一半|${fraction})|据(?:统计|调查|调研|测算|研究)(?:，|显示|表明|发现)[^。；]{0,24}?(?:${number}(?:%|成|倍)|一半|${fraction})[^。；]{0,16}?(?:我们|我家|本品)|(?:过滤|去除|净化|除尘|除味|除醛|杀菌|灭菌|抑菌|识别|准确|分拣|读码|回收|拦截|转化)(?:效)?率?(?:效率)?[^，。；\\d]{0,6}9\\d(?:\\.\\d+)?%|(?:提速|增产|节电|节水|节气|节能|省电|省水|省料|降耗|降本|降噪|增效|提效|减重|减人|增收)(?:率|达|高达|超|约|近|了|至少)*[^，。；\\d]{0,3}(?:${number}(?:%|成|倍)|一半|${fraction})|(?:只要|只需|仅需|只用)[^，。；\\d]{0,4}(?:${fraction}|一半)的?(?:人|时间|钱|电|料|成本|功夫|工夫|地方|价)`,
      'g',
    ),
    needs: /[%成倍年次]|一半|分之/,
    needsOffer: true,
    confidence: 0.6,
    judge: (form, start, end, isListing) => {
      if (isListing) return null;
      return vague.test(sentenceOf(form, start, end))
        ? bySeller(form, start, end, isListing)
        : offered('needs_proof', { unless: measuredBy })(form, start, end, isListing);
    },
  },
  {
    // 省下37%的物流费用, 销量突破百万件
    family: 'data',
    pattern: new RegExp(
      `(?:少|多|省)[烧用耗花喝吃出跑装产请雇费漏擦磨占](?:掉|了|出)?[^，。；\\d]{0,4}(?:${number}(?:%|成|倍)|一半|${fraction})|(?:省|降|减|少|节省|节约|提升|提高|增加|多赚)(?:下|了|出|低|少)*[^，。；\\d]{0,3}${number}(?:%|成|倍)的?[^，。；]{0,4}${gauge}|(?:销量|销售额?|热销|卖出|售出|出货量?|用户|好评)(?:已|累计|早已)?(?:突破|超过?|破|高达|达到?)[^，。；\\d]{0,2}(?:\\d[\\d.]{0,6}|[一二两三四五六七八九十]{0,2})(?:百万|千万|万|亿)[多余]?(?:件|台|单|套|箱|吨|米|只|人|家|元|条)?`,
      'g',
    ),
    needs: /[%成倍万亿]|一半|分之/,
    needsOffer: true,
    confidence: 0.6,
    judge: (form, start, end, isListing) =>
      isListing ? null : offered('needs_proof', { unless: measuredBy })(form, start, end, isListing),
  },
  {
    // 用我们的刮油机，废液量砍掉七成: whatever is measured, where the goods are pointed at
    family: 'data',
    pattern: new RegExp(
      `(?:砍|降|减|省|少|缩|压|提|增|翻|涨|快|多|慢)[掉低少下去了短到升高加出]{0,2}(?:近|约|整整|至少|足足)?(?:${number}(?:%|成|倍)|一半|${fraction})`,
      'g',
    ),
    needs: pointed,
    confidence: 0.6,
    judge: (form, start, end, isListing) =>
      isListing || /(?:价|租金|折|优惠|利率|首付|费率)[^，。；]{0,6}$/.test(form.slice(Math.max(0, start - 8), start))
        ? null
        : offered('needs_proof', { isLoose: 'dated', beside: pointed, unless: measuredBy })(form, start, end, isListing),
  },
  {
    // 租金比周边同类低三成
    family: 'price',
    pattern: new RegExp(
      `(?:租金|价格|单价|报价|收费|费用|房租|成本价|价)[^，。；]{0,6}(?:比|较|低于)[^，。；]{0,4}(?:同类|周边|市场|市面|同行|别家|别人|附近|隔壁|市区|其他)[^，。；]{0,6}(?:低|便宜|省|少|优惠)?[^，。；]{0,3}(?:${number}(?:%|成|个点|元|块|毛)|一半|近半)`,
      'g',
    ),
    needs: /比|较|低于/,
    needsOffer: true,
    confidence: 0.7,
    judge: offered('needs_proof', { unless: /(?:据|报告|统计|来源|评估|挂牌价公示)/ }),
  },
  {
    // 原价2680元，到手只要998元: what it cost before has to be the price that was paid in the days before.
    family: 'price',
    pattern:
      /(?:原价|门市价|市场价|专柜价|吊牌价|划线价|专柜同款|别处同款|外面同款|网上同款|同款)[^，。；]{0,4}[\d一二两三四五六七八九][\d.一二两三四五六七八九十百千万]{0,8}(?:元|块|万)?[^。；]{0,24}?(?:厂价|直供价|限时|促销价|特惠|开业价|会员价|内部价|体验价|厂庆价|现价|到手|只要|仅需|只需|直降|立减|特价|现在|现仅|秒杀|优惠价|活动价|抢购价)[^，。；]{0,6}[\d一二两三四五六七八九]|(?:原价|门市价|市场价|专柜价|吊牌价|划线价)[^，。；]{0,4}[\d一二两三四五六七八九][\d.一二两三四五六七八九十百千万]{1,8}(?:元|块)?[^。；]{0,16}?[\d一二两三四五六七八九][\d.一二两三四五六七八九十百千万]{1,8}(?:元|块)?(?:就|能|可)?(?:开走|拿走|带走|拉走|搬走|到手|提走|拿下)/g,
    needs: /原价|门市价|市场价|专柜价|吊牌价|划线价|同款/,
    confidence: 0.7,
    judge: offered('needs_proof', {
      isLoose: true,
      beside: /[\d一二三四五六七八九]/,
      unless: /(?:成交记录|\d{1,2}日前\d{1,2}天|发票为证)/,
    }),
  },
  {
    // 上周还是4.6万一台，这周3.2万拉走; 以前一台要八千六，三天只收五千二: what it cost before, by the day.
    family: 'price',
    pattern: new RegExp(
      `(?:上周|上个?月|昨天|前天|前几天|之前|原来|本来|以前|年初|去年|平时|往常|别的时候|开年|标价|标的|写的|挂的|挂牌价?|门面|标签|吊牌)[^，。；\\d]{0,6}?(?:是|卖|要|报|得|标|收|租|价)?[^，。；\\d]{0,2}?${sum}[^。；]{0,24}?(?:${sum}(?:一?[台吨套件个平])?(?:就|即)?(?:能|可)?(?:拉走|带走|拿走|拿下|到手|就卖|甩|清|搬走|出手|给您|开走|提走|租给|卖给|让给|直发|发货|成交)|(?:今[天日]|现在|[这本]周|眼下|三天|厂庆|店庆|这几天|限时)[^，。；]{0,4}(?:只|仅|就)(?:收|要|卖|售|租)${sum})`,
      'g',
    ),
    needs: /拉走|带走|拿走|拿下|到手|就卖|甩|清|搬走|出手|给您|开走|提走|租给|卖给|让给|直发|发货|成交|[只仅就][收要卖售租]/,
    confidence: 0.7,
    judge: offered('needs_proof', { isLoose: 'dated', unless: /(?:成交记录|发票为证)/ }),
  },
];
