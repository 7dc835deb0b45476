import type { Pattern } from './claim.ts';
import { clauseAfter, clauseBefore, sentenceAround } from './context.ts';
import { isOffered, isTold, isUnreported, offered } from './offer.ts';

/** Offices by their trade, however the place before them is called, and who serves in them. */
const office =
  '(?:(?:工信|经信|发改|科技|商务|招商|人社|教育|住建|规划|规自|自然资源|应急|应急管理|生态环境|环保|市监|市场监管|市场监督|税务|财政|统计|卫健|民政|公安|消防|消防救援|交通|交通运输|农业|农业农村|文旅|城管|国资|投促|药监|质监|工商|海关|口岸|能源|粮食|气象|邮政|水利|林业|体育|烟草|铁路|电力|通信)(?:管理)?(?:总局|[局委厅部办口]|部门|系统|机关|火炬中心|[支大总]队)|(?:省|市|区|县|镇|街道|地方|当地|国家|中央)(?:政府|机关|领导|委)办?|[省市区县镇](?:人大|政协)(?:常委会)?(?:办公厅|办公室|机关)?|[省市县区]委(?:大院|机关|办公室|办公厅)|(?:政府|机关|市府|县府)大院|政府办|管委会|街道办?|派出所|指挥部|武装部|军分区|消保委|消协|居委会|村委会|民警|中央电视台|央视|党政机关|政府单位|机关单位|事业单位|政府|机关(?!枪|单位工会)|公家|[\\u4e00-\\u9fff]部委|官方|[省市区县镇]里(?:的)?(?:领导)?|主管部门|火炬中心|领导|书记|[市区县镇省局处科部]长|主任|院士|公务员|干部)';
const whose = '(?:的)?(?:人|同志|领导|专家|干部|工作人员|评委|老师|处长|科长)?';
const praise =
  '(?:强烈|定向|给我们|为我们|替我们|给咱|来家|重点|联合|权威|鼎力|一致|唯一|亲自|亲笔|多次|都|也|替您|给您|帮您|已|来|共同)*(?:推荐|推介(?=的)|力荐|力推|指定|认可|认准|审定|信得过|信任|信赖|背书|把关|把过关|点头|点名(?:要|采购|定|夸)?|看好|夸|称赞|叫好|点赞|撑腰|站台|牵线|作保|作担保|兜底|担保|兜着|保驾护航|在用|都用|定点|带头[喝用吃穿买]?|题[名词字]|报道过|(?:选择|采购|用)了?(?:我们|我家|本[厂店])|作保证?|选用|爱用|说好|(?:都|也)?说(?=[^，。；]{0,10}(?:做得|好|行|专业|靠谱|放心))|高度评价|高度肯定|高度赞扬|给予(?:了)?(?:高度|充分)(?:肯定|评价|认可)|充分肯定|竖起?大拇指|都认|放心)';

/** 推荐申报, 指定机构组织, 认可的标准: acts of office, no praise of who sells. */
const act =
  /^的?(?:申报|上报|参评|参加|参展|名单|目录|标准|性|函|管辖|口岸|医院|人选|专项|\d|[一二三四五六七八九十两]{1,2}[家个名]|优秀|候选|典型|案例|地点|时间|账户|机构(?:组织|出具|考试|检测后|进行|审核)|项目库|媒体|平台(?:上|公布|发布|查询)|场所|帮扶|扶贫|屠宰|接种|救助|的?核酸|[^，。；]{0,4}点(?:位|已)?|部门|渠道|制度|方案|工作|责任|考试|企业名单|投标|标的)/;

/** 县人社局信得过的劳务公司，…: a clause that is only a thing and who praises it, as headings of adverts are. */
function isAttribute(form: string, start: number, end: number): boolean {
  const [from] = sentenceAround(form, start, end);
  const before = form.slice(from, start);
  const after = clauseAfter(form, end, 20);
  return (
    /^(?:[由经被获是受](?:国家|国务院|中央|部|省|市|区|县)?|[省市区县镇]|[\u4e00-\u9fff]{2,3}[省市区县镇])?$/.test(before) &&
    /^(?:使用|[\u4e00-\u9fff]{2,5})?的[\u4e00-\u9fff]{2,14}$/.test(after) &&
    !/(?:入选|获评|公布|完成|开业|落户|亮相|揭晓|出炉|通过|参加|上线|建议|意见|方案|问题|事|人|干部|教师|同志|单位)/.test(
      after,
    ) &&
    isUnreported(form, start, end)
  );
}

/** The names of offices and their people put in to recommend or to prove, and emblems and supply of the state. */
export const endorsements: readonly Pattern[] = [
  {
    // 县人社局信得过的, 由税务部门把关背书的, 市里的领导都用我们的茶叶
    family: 'organ',
    pattern: new RegExp(`${office}${whose}[^，。；、\\d]{0,5}?${praise}`, 'g'),
    needs:
      /评价|肯定|拇指|定点|带头|题|报道|选择|采购|推|荐|指定|认|审定|信|背书|把|点|看好|夸|称赞|叫好|撑腰|站台|牵线|作保|作担保|兜|担保|护航|用|说|放心/,
    confidence: 0.7,
    judge: (form, start, end, isListing) => {
      if (act.test(clauseAfter(form, end, 10)) || isTold(form, start, end)) return null;
      const before = clauseBefore(form, start, 10);
      // 请以主管部门认可的为准, 未经政府认可, 为政府机关在用设备维修: nobody is named as praising.
      if (/(?:以|按|未经|非|需经|须经|报|向|为|给|凡|不得|服务|面向|配合|协助)$/.test(before)) return null;
      const between = form
        .slice(start + 1, end)
        .replace(/(?:[替给帮为](?:您|我们|咱)|把关|把过关)/g, '')
        .slice(0, -2);
      if (/[为对给向把将帮]/.test(between)) return null;
      return isOffered(form, start, end, isListing) || isAttribute(form, start, end) ? 'prohibited' : null;
    },
  },
  {
    // 公安、法院、税务都在用的档案柜; 区长亲口说，要看厂房就来这儿
    family: 'organ',
    pattern: new RegExp(
      `(?:公安|法院|检察院|税务|海关|部队|机关|政府|银监|人大|政协|省厅|市局)(?:、[\\u4e00-\\u9fff]{2,4}){0,4}(?:等[^，。；]{0,4})?(?:都|全|也)?(?:都)?(?:在用|用着|选用|定点采购|指定采购)(?:的|我们|$|(?=[，。]))|(?:${office}|科长|所长|股长|站长)[^，。；]{0,2}(?:都|也)?把[^，。；]{1,12}(?:交给|托付给|放在|送到|托给)(?:我们|我家|咱|本店)|(?:${office})[^，。；]{0,3}(?:亲口|拍板|拍胸脯|打包票|发话|放话)[^。；]{0,4}(?:说|讲|过|，)?[^。；]{0,12}(?:来这|选|找|就是|我们|放心|错不了)`,
      'g',
    ),
    needs: /交给|托付|放在|送到|托给|在用|用着|选用|采购|亲口|拍|打包票|[发放]话/,
    confidence: 0.65,
    judge: offered('prohibited', { isLoose: true, unless: /(?:系统|平台|办案|执法|会议|采购(?:办|中心|目录|公告))/ }),
  },
  {
    // 县委大院里的打印机都是我们供的
    family: 'organ',
    pattern: new RegExp(
      `${office}(?:里|内|上)?(?:的)?[^，。；]{0,8}?(?:都是|全是|就是|也是|用的是|用的都是)(?:找|从)?(?:我们|我家|咱|本[店厂]|本公司)[^，。；]{0,3}(?:供|做|装|修|提供|服务|印|送|建|买|订|承接)`,
      'g',
    ),
    needs: /都是|全是|就是|也是|用的是/,
    needsOffer: true,
    confidence: 0.65,
    judge: offered('prohibited'),
  },
  {
    // 局长到我们厂看了机器，当场说好，认准我们家; 领导来看过产线，回去订单排到年后: a visit of office put in to sell
    family: 'organ',
    pattern: new RegExp(
      `(?:${office}|领导们?|首长)[^，。；]{0,8}?(?:来|到|上|走进|莅临|光临|专程|视察|考察|参观|调研|试用|品尝|下单)[^。；]{0,14}(?:我们|我厂|我家|咱|本店|本厂|这条产?线|产品|这款|您)[^。；]{0,24}?(?:当场|说好|夸|点赞|竖|认准|下单|订单|抢|爆单|排到|供不应求|回头客|都来|放心|您|题[词字]|合影|照片)`,
      'g',
    ),
    needs: /当场|说好|夸|点赞|竖|认准|下单|订单|抢|爆单|排到|供不应求|回头客|都来|放心|您|题[词字]|合影|照片/,
    needsOffer: true,
    confidence: 0.65,
    judge: (form, start, end, isListing) =>
      /(?:重点项目|专班|帮助|协调|解决|服务企业|送政策|开工|奠基|座谈)/.test(form.slice(start, end))
        ? null
        : offered('prohibited')(form, start, end, isListing),
  },
  {
    // 某局退休处长坐镇, 老师都是评审口子上出来的
    family: 'organ',
    pattern:
      /(?:退休|离任|离休|前任?|原|老)[^，。；]{0,6}(?:处长|局长|科长|主任|干部|领导|法官|评审专家|评委|评审)[^，。；]{0,4}(?:坐镇|带队|把关|亲自|顾问|操刀|主理|辅导|执笔|挂帅)|(?:评审|审批|局里|体制内|机关)(?:口子?|窗口|部门|系统)?(?:上|里)?(?:出来|退下来|退休)的/g,
    needs: /坐镇|带队|把关|亲自|顾问|操刀|主理|辅导|执笔|挂帅|出来|退下来|退休/,
    confidence: 0.7,
    judge: offered('prohibited', { isLoose: true, beside: /(?:办|许可|申报|审|证|政策|资质|高企|补贴|环评|立项)/ }),
  },
  {
    // 部队同款内供, 钓鱼台国宾馆用酒, 红墙内专用
    family: 'symbol',
    pattern:
      /(?:部队|军队|军区|国旗护卫队|仪仗队|军方|军工|中南海|国宾馆|国宾|钓鱼台|人民大会堂|大会堂|国宴|红墙|首长|元首|阅兵|武警|领导人|国礼|党政机关|政府|机关|内部)[^，。；的]{0,5}(?:同款|内供|特供|专供|特需|专用|同厂|御用|用酒|用瓷|用茶|用水|直供)|国宴级|国礼(?:级|茶|酒|瓷|品质|同款|专用)|(?:人民大会堂|大会堂|国宴|中南海|钓鱼台)(?:上|里|内)?(?:的|指定|招待)[^，。；]{1,8}/g,
    needs: /同款|内供|特供|专供|特需|专用|同厂|御用|用[酒瓷茶水]|直供|国宴|国礼|大会堂|中南海|钓鱼台/,
    confidence: 0.75,
    judge: (form, start, end, isListing) =>
      /^(?:车位|通道|车辆|网络|电梯|会议室|账户|场地|道路|停车|资料|教材|食堂|系统)/.test(form.slice(end, end + 4))
        ? null
        : offered('prohibited', { isLoose: /[同内特专御级]/.test(form.slice(end - 2, end)) })(form, start, end, isListing),
  },
  {
    family: 'symbol',
    pattern:
      /(?:[印镌刻烫嵌绘绣镶]|喷[涂绘漆]?|丝印|激光打|贴[有着上]|打[上着])(?:有|着|上|了|制)?[金银]?[^，。；]{0,5}(?:国旗|五星红旗|国徽|天安门|党徽|军徽|军旗|红旗图案|八一徽)/g,
    needs: /旗|国徽|天安门|党徽|军徽|八一徽/,
    confidence: 0.75,
    judge: offered('prohibited', {
      isLoose: true,
      unless: /(?:红领巾|邮票|硬币|纪念币|展览|展柜|参观|文物|证书|货币|不得|违法|查处|消防车|巡逻|校服|队服|执法)/,
    }),
  },
  {
    family: 'symbol',
    pattern:
      /(?:国旗|国徽|国歌|党旗|军徽|军旗|五星红旗)(?:造型|伴奏|元素|限定|花篮|贴纸|同款|周边|主题款)|(?:贴|奏|播放|配|响起|带|升)[^，。；]{0,8}(?:国旗|国徽|国歌|天安门|党徽|党旗|军徽|军旗|华表)|国歌响起/g,
    needs: /国旗|国徽|国歌|天安门|党徽|党旗|军徽|军旗|华表/,
    needsOffer: true,
    confidence: 0.75,
    judge: offered('prohibited', { unless: /(?:升旗台|旗杆|仪式教育|国旗法)/ }),
  },
];
