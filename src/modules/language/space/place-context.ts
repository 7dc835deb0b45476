import { ending } from '../pattern.ts';
import { patternGroup } from '../pattern-group.ts';
import { clauseAfter, clauseBefore, type Draft } from './draft.ts';
import { isWorkplace } from './place-present.ts';

/** What is asked about the words before a place and behind it. */
const ahead = patternGroup();
const behind = patternGroup();

const who =
  '现在|目前|现址|现厂|原厂|老厂|总部|来自|原址|籍|(?<!拟|将|要|想|可|计划|准备)注册地?|公司|企业|工厂|我司|厂区?|厂子|本部|母公司|客户';
/** Words before a name that tell where somebody is or comes from. */
const home = ahead.add(
  new RegExp(
    `(?:现|原)(?:位于|设在|坐落于?|地处)$|(?:${who})(?:现在|目前|都|就)?(?:位于|设在|在|位置在|地址在|是)$|(?:我们|我司|本公司|我厂)是$|` +
      '(?:现在|目前|眼下|现|一直)(?:在)?[用租](?:着|的是?|了)?$|(?:(?:现在|目前|现)?租(?:在|的)|现租|现[仓库厂](?:房|区)?|现在|目前|现址|原来?在|总部|来自|出身|户籍|原址|老家|(?:本|老|原|我们?)厂|(?:^|本|个| )人|老板|团队)(?:现在|目前|都|就)?(?:在|是|为|位于|:)?$|(?:租的[\\u4e00-\\u9fff]{0,3}在|(?:总部|装配|研发|加工|清洗|包装|作坊|门店|档口|摊位|工作室|老店|仓库|生产|办公|注塑|车间|实验室|厂房|仓库)(?:[和及、][\\u4e00-\\u9fff]{2,3})?(?:设|位于|都|均|目前|现)?在|\\d{4}年起?(?:一直)?(?:租用?|租赁|落户|入驻|在)|(?:\\d年|由[\\u4e00-\\u9fff]{2,6})[迁搬][至到]|(?:现用|现有|目前)(?:面积|厂房|场地)[^，。]{0,10}\\()$|投资方(?:来自|为)?|(?:主要)?(?:客户|下游|供应商|整车厂)(?:主要)?(?:为|是|在|有(?!需|要|意向|兴趣|找|想)|集中在)|(?:^|[想要拟])从$',
  ),
);
/** 现址|江阴, 现址（椒江区）: a label with the name behind it. */
const from = behind.add(
  /^(?:市|区|县)?(?:那边|这边|地区)?(?:过来|搬过?来|迁过?来|转移?过?来|出来|来)(?:的|找|求|投|发展|办|建|开|做|想|要|[，, 。]|(?:企业|客户|公司|老板|客商|项目)|$)/,
);
/** Words before a name that make the same words tell where somebody wants to go (到嘉兴来). */
const towards = ahead.add(/[到去往在向至回]$/);
const homeLabel = ending(
  /(?:现址|现(?:有|用|在|住)?(?:地址|住址)|现厂址|现有厂房|现厂房|现有场地|现有工厂|现有仓库|现有场所|(?:经营|注册|企业|公司|办公|通讯)地址?|(?:企业|公司|单位|目前|现)所在(?:地|城市|区域)|原(?:址|地址|厂址)|总部|现有厂区|目前(?:地址|厂址|场地|厂区)|(?:老|旧)厂(?:地?址)?|来源地?|来自)[|｜:： (（]{1,2}$/,
);
/** Words behind a name that make it somebody's origin. */
const owner = behind.add(
  /^(?:的|市|区|县)?(?:总部(?=[)）])|现址|现[仓库厂租](?!房[源出])|老[厂店仓]|原厂|旧厂(?!房)|外迁|(?:那边|那里|这边)?(?:本来|已经?|早就|原来)就?有(?:个|一个|老|分)?(?:厂|基地|车间)|内的?(?:国企|央企|民企|企业)|(?:拟|计划|欲)在|一家|某家?|这家|客(?![户商运])|知名|本地(?![再也都可找优范更最的])|当地|老牌|上市|老?客户|企业|公司|老板|商会|台协|协会|商人|籍|客商|投资商|有家|一个|集团|资产公司|国企|平台公司|外资|德资|日资|台资|院士|团队|一公司|一企业|做[\u4e00-\u9fff、]{2,14}的(?:老板|客户|朋友)?(?=想|要|拟|准备|打算|计划|搬|找))/,
);
/** 杭州瓶窑拆迁，想在…找: why somebody leaves. */
const leaves = behind.add(
  /^(?:那边|这边|那里|这里|厂房|老厂|现有|原有|场地|厂区)*(?:(?:生产|制造|仓储)?(?:工厂|厂区|基地|厂房|仓库|总部|车间|园区|厂)?的?(?:产能|产线|场地|面积|空间|库容|仓位)?(?:已经?|都|快|基本|目前|严重|有点)*(?:满产|满负荷|满(?=$|[，,。了])|饱和|不足(?! ?\d)|不够|爆仓|[放装挤堆]不下|排满|受限|跟不上)|环保(?:不让|不过|搬迁|整治)|不让做|不给做|(?:已经?)?(?:不够|太小|不足)|拆迁|动迁|要拆|被拆|征收|被征|到期|涨租|不续租|房东(?:收回|要收|涨租))/,
);
const works = behind.add(
  /^(?:的)?(?![找求租购买寻要想有在设建投成立或和与及])[\u4e00-\u9fff]{1,8}(?:厂|工厂|企业|公司|药企|车企)(?=在|[做是]|来[\u4e00-\u9fff]|赴|环保|外迁|搬迁|动迁|扩产|扩建|想|要|需|找|求|计划|拟|因|[，,]|现|$)/,
);
/** 想找昆山工厂: the works are what is sought. */
/** 常熟市第三小学的校舍租赁: the name of a school is that of its town. */
const school = behind.add(
  /^(?:市|县|区)?第?[一二三四五六七八九十\u4e00-\u9fff]{1,6}(?:中学|小学|学校|幼儿园)(?!附近|旁|周边|对面|路)/,
);
const sought = ahead.add(/(?:找|求租|求购|寻|租|购|买)$/);
const refused = ahead.add(
  /(?:不要|不考虑|不去|(?:^|[，,:：])不是|除了?|非|拒绝|不含|不想去|不想在|(?<![特区分级个])别|不接受|不看)(?:北面|南面|东面|西面|在|去)?(?:(?!外)[\u4e00-\u9fff、]){0,4}$/,
);
const refusedBehind = behind.add(
  /^(?:[、,和或][\u4e00-\u9fff]{2,4}){0,3}[\u4e00-\u9fff]{0,3}?(?:改为|改成|改到|换成|调整为|除外|免谈|(?:那片|那块|这片|那一带)[\u4e00-\u9fff]{0,8}?(?:不看|不要|不考虑|不去|不行)|(?:那边)?(?:我们?|之前|已经?)?(?:看过|看了|去过|跑过|问过|谈过|考察过|对比过)[\u4e00-\u9fff]{0,6}|不动(?:[，,。]|$)|(?:放弃|否了|否掉|均因|都因)|(?:那边|这边)?(?:已满|都?满了|爆满|没房了?)(?![租足])|不考虑|不要(?![太过一二三顶地])|不去|勿扰|不行|不看|太远|太贵|就算了|算了)/,
);
const distance = ahead.add(
  /(?:距离?|离|到|至|往|直达|通往|毗邻|紧邻|紧靠|邻近|临近|靠近|接近|近|去|紧挨|辐射|覆盖|连接|贯通|途经|车程|通达|对接|承接|服务|出口|来回|对面)$/,
);
const travel = behind.add(
  /^[\u4e00-\u9fff]{0,6}(?:机场(?!旁|附近|周边|边上|隔壁|对面)|高铁站|火车站|收费站|出入口|高速(?:出|入|路)?口|地铁站|方向|\d+(?:\.\d+)?(?:公里|km|千米|分钟|小时))/,
);

/** 公司现有无锡、十堰两个基地; 我在松江车墩这边做包装的: where somebody works already. */
/** 之前看过滁州: what was looked at and left. */
const leftBehind = ahead.add(
  /(?:(?:看过|去过|问过|谈过|跑过|考察过|已看|看了|已考察|已跑)(?:[\u4e00-\u9fff]{2,6}、){0,3}|(?<![望想愿要续能])留在|现有?(?:部分|主要)?(?:产能|产线|工厂|基地|厂房|车间)(?:设?在|位于)|现址在?|(?<!拟|将|要|想|可|计划|准备)注册在|设在|分布在|散在)$/,
);
/** 湖州南太湖新区招商局：, 尊敬的松江区经委领导: to whom a letter goes. */
const addressed =
  /^[\u4e00-\u9fff]{0,10}?(?:招商局|招商中心|招商服务中心|招商办|经委|经信局|管委会|商务局|投促局|投促中心|政府|服务中心|领导)(?:领导|负责人|同志|各位)?[:，]?(?:\n|$)/;
const bases = ahead.add(/(?:现有|已有|拥有)(?:[\u4e00-\u9fff]{2,4}、){0,3}$/);
const basesBehind = behind.add(
  /^(?:、[\u4e00-\u9fff]{2,4}){0,3}(?:等|[两二三四五六\d]大?[个处座]|[两二三四五六]大)*(?:生产)?(?:基地|工厂|厂区)/,
);
const here = ahead.add(/(?:^|[^\u4e00-\u9fff])(?:我们?|他们?|本厂|我厂)(?:现在|目前|原来)?在$/);
/** 在青浦练塘做了八年 */
const hereLong = behind.add(/^(?:这边|那边|这里)?[\u4e00-\u9fff]{0,3}?(?:做|开|干|生产|经营|租)了/);
const hereBehind = behind.add(/^(?:这边|那边|这里)?(?:做|开|有个?|生产|办)/);

/** 南安仑苍五金企业求购工业用地: whose town it is, which is all that a need says of where. */
export function isOwnersTown({ plain, side }: Draft, start: number, end: number, chainEnd: number): boolean {
  const left = clauseBefore(plain, start, 12);
  const right = clauseAfter(plain, chainEnd, 30);
  const [inLeft, inRight] = [ahead.heldBy(left), behind.heldBy(right)];
  // 我们松江做五金的，求租2000平
  if (side === 'need' && right.endsWith('的') && isWorkplace(left, right)) return true;
  return (
    side === 'need' &&
    !home.test(left, inLeft) &&
    !refused.test(left, inLeft) &&
    !leaves.test(right, inRight) &&
    !refusedBehind.test(right, inRight) &&
    firmAt(plain, start, end) === null &&
    (owner.test(right, inRight) || works.test(right, inRight)) &&
    /[求找寻租购买]|需[要百千万净]?|外资|意向|选址/.test(right)
  );
}

const seeking = behind.add(
  /^(?:[、和或及与/][\u4e00-\u9fff]{2,4}){0,3}(?:找|求租|求购|寻|拟|想|租(?![了的着用人别]|[^，,。；]{1,10}(?:不够|太小|太挤|到期|嫌小|[住装放]不下))|购|选址|建)/,
);

/** 目前在闵行租2000平，现因扩产需搬到松江: where it rents now, as what follows tells. */
const rentsNow = ahead.add(/(?:现在|目前|现|眼下|一直|原来|已经?)在$/);
const movesOn =
  /^租(?:用|赁)?[^，,。；;\n]{0,20}[，,；;。][^。\n]{0,24}(?:搬|迁|换|不够|到期|太小|太挤|另找|再找|另租|扩(?:大|产|租|到|至)|想|打算|需|拟)/;

const posted = behind.add(
  /^(?:市|区|县)?(?:的)?(?:招商|办事处|联络|投促|投资促进|商务|引才|双招双引|专班|代表处|分局|小组|工作[组站])/,
);

const documentNumber =
  /^[\u4e00-\u9fff]{0,4}[〔[(（]\d{4}[〕\])）]|^(?:市|县|区)?(?:不动产权|房权证|国用|土国用|集用|房产证第)|^流域/;
const boundaryBehind = behind.add(/^[\u4e00-\u9fff]{0,8}(?:路|街|道|河|用地|地块|厂|公司)/);

const firmBracket = ahead.add(/(?:公司|企业|集团|我司|我方|我厂|总部)\($/);

const alsoEnd = ending(/[和或]$/);

function isAddressed(plain: string, start: number, chainEnd: number): boolean {
  // More before it on its line than the pattern takes fits as little as the whole line.
  const ahead = plain.slice(Math.max(0, start - 8), start);
  const line = ahead.slice(ahead.lastIndexOf('\n') + 1);
  return /^(?:致|尊敬的|呈|报送?)?[\u4e00-\u9fff]{0,4}$/.test(line) && addressed.test(plain.slice(chainEnd, chainEnd + 22));
}

const farAhead = ahead.add(/离$/);
const ofTenants = ahead.add(/(?:入驻|租给|客户|服务|包括|如|含|引进|[、和])$/);
const personIn = ahead.add(/(?:^现|本人?|房?东|老?板|人)现?在$/);
const goesTo = ahead.add(/[到回去][\u4e00-\u9fff]{2,8}[和或、]$/);
const ofFirms = behind.add(
  /^(?:客商|客户|企业|商会|台协|某[\u4e00-\u9fff]{0,6}(?:企业|公司|药企|厂(?!房))(?!名下|的?(?:工业|标准|闲置|整体|自有|旧|老)*(?:厂房|厂区|仓库|房地产|不动产|土地|地块|资产|房产|用地)|的?闲置|自有))/,
);
const near = behind.add(/^(?:也|要|越|较|比较|很|最好)?近/);

/** Whether a name tells where somebody sits, comes from or will not go, or only how far it is; such a place is neither wanted nor offered. `chainEnd`: where the names written on to it end. */
export function isHomeOrRefused({ plain, side }: Draft, start: number, end: number, chainEnd: number): boolean {
  const left = clauseBefore(plain, start, 12);
  const right = clauseAfter(plain, chainEnd, 14);
  const [inLeft, inRight] = [ahead.heldBy(left), behind.heldBy(right)];
  if (refused.test(left, inLeft) && !alsoEnd.test(left)) return true;
  // 来源：驻台州招商组, 驻深圳办事处: where those sit who pass it on.
  if (left.endsWith('驻') && posted.test(right, inRight)) return true;
  if (side === 'need' && (leftBehind.test(left, inLeft) || isAddressed(plain, start, chainEnd))) return true;
  // 衢江工告〔2026〕7号: the number of a document; 东至规划支路: a boundary.
  if (documentNumber.test(plain.slice(end, end + 8)) || (plain.startsWith('东至', start) && boundaryBehind.test(right, inRight)))
    return true;
  // 科澜电气（常州）
  if (plain.charAt(start - 1) === '(' && plain[end] === ')' && firmLike.test(left.slice(0, -1))) return true;
  // 离浙江近就好: how far it may be.
  if (farAhead.test(left, inLeft) && near.test(right, inRight)) return true;
  if (refusedBehind.test(right, inRight) || homeLabel.test(plain.slice(Math.max(0, start - 6), start))) return true;
  const firm = firmAt(plain, start, end);
  // 公司在乌鲁木齐找堆场: where it looks, not where it is.
  const seeks =
    seeking.test(right, inRight) && !(rentsNow.test(left, inLeft) && movesOn.test(plain.slice(chainEnd, chainEnd + 60)));
  // 回到溧水和句容来找
  if (from.test(right, inRight) && !towards.test(left, inLeft) && !goesTo.test(left, inLeft)) return true;
  if (side === 'need')
    return (
      (home.test(left, inLeft) && !seeks) ||
      (bases.test(left, inLeft) && basesBehind.test(right, inRight)) ||
      (here.test(left, inLeft) && hereBehind.test(right, inRight)) ||
      (left.endsWith('在') && hereLong.test(right, inRight)) ||
      owner.test(right, inRight) ||
      school.test(right, inRight) ||
      leaves.test(right, inRight) ||
      (works.test(right, inRight) && !sought.test(left, inLeft)) ||
      firmBracket.test(left, inLeft) ||
      firm !== null
    );
  if (
    distance.test(left, inLeft) ||
    travel.test(right, inRight) ||
    (personIn.test(left, inLeft) && !/^(?:[\u4e00-\u9fff]{0,3})有|^[^，]{0,8}(?:[投租建买盖造办]的|的厂)/.test(right))
  )
    return true;
  // The offering firm's own town tells where its hall stands; that of a tenant, of a bank or of an exchange does not.
  if (firm === 'institution') return true;
  if (firm === 'firm') return ofTenants.test(left, inLeft);
  return firm === 'trade name' || ofFirms.test(right, inRight);
}

const legal = /^[\u4e00-\u9fff()（）a-z0-9*]{0,20}?(?:有限责任公司|股份有限公司|有限公司|集团公司|股份公司)/;
const firmLike = ending(/(?:公司|企业|集团|科技|实业|机械|电气|电子|智能|材料|股份|重工|制造|医药|生物|物流|贸易|研究所)$/);
const institution =
  /^[\u4e00-\u9fff()（）]{0,16}?(?:商会|台协|协会|医院|研究院|研究所|大学(?!城|生|科技园)|学院|产权交易所|交易所|交易中心|交易网|新闻网|信息网|政府网|门户网站|日报|晚报|电视台|公安局|分局|法院|人民政府|财政局|银行|管理局|控制中心|融媒体中心|检验中心|气象局|税务局)/;
const trade =
  /^[\u4e00-\u9fff]{2,4}(?:商贸|贸易|新材料?|重工|实业|科技|智能|机械|电气|电子|酒业|食品|物流|制造|股份|集团|控股|纺织|医药|生物|包装|塑业|汽配|能源|环保|家居)(?=[，,。；\n |()（）]|$|的|拟|公告|关于|披露)/;

/** What kind of firm's name begins with this place; null where none does. */
function firmAt(plain: string, start: number, end: number): 'firm' | 'institution' | 'trade name' | null {
  const ahead = plain.slice(start, start + 36);
  const words = /[在租购找建的是]/;
  const firm = legal.exec(ahead);
  if (firm && !words.test(firm[0])) return 'firm';
  const body = institution.exec(ahead);
  if (body && !words.test(body[0])) return 'institution';
  const name = trade.exec(plain.slice(end, end + 10));
  return name &&
    !/[求租售找购招]|厂房|仓库|附近/.test(name[0]) &&
    /(?:^|[，,。；\n |:：])$/.test(plain.slice(Math.max(0, start - 1), start))
    ? 'trade name'
    : null;
}
