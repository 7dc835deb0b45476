import { ending, opening } from '../pattern.ts';
import type { Token } from '../scan.ts';
import { firstFrom, meaning, meanings, tokensIn } from '../token.ts';
import type { Draft } from './draft.ts';
import { isPlaces } from './place-hit.ts';
import { isMade } from './product.ts';

/** A stretch of the plain text that may name a trade. */
export type Item = { start: number; end: number };

/** 不…, 无…, 非… that are no names of goods (无菌, 不锈钢, 非标). */
const negative = opening(/^(?:不(?!锈|干胶|粘)|无(?![菌纺人线缝机损尘水油卤铅氟醛糖])|非(?![标织金晶遗]))/);
/** The longest trade, in characters. */
export const longest = 24;
const longestPlain = 14;

/** Whether the first word of a stretch that begins here names a trade. */
export function startsTrade({ tokens }: Draft, start: number): boolean {
  const token = tokens[firstFrom(tokens, start)];
  return token?.start === start && isTradeWord(token);
}

/** Whether a stretch is a trade or its last word names one. */
export function endsTrade({ plain, tokens, gazetteer }: Draft, start: number, end: number): boolean {
  return (
    gazetteer.trade(plain.slice(start, end)) !== null ||
    tokensIn(tokens, end - longest, end).some(token => token.end === end && isTradeWord(token))
  );
}

/** Whether a token names a trade. */
export function isTradeWord(token: Token): boolean {
  return token.kind === 'word' && token.trade !== null && !meanings(token, 'trade').includes('never');
}

/** The words of a stretch that are not the names of trades. */
export function wordsBeside({ plain, tokens }: Draft, { start, end }: Item): string {
  let words = '';
  let at = start;
  for (const token of tokensIn(tokens, start, end)) {
    if (token.kind !== 'word' || !token.trade) continue;
    words += plain.slice(at, token.start);
    at = token.end;
  }
  return words + plain.slice(at, end);
}

/** Whether a stretch holds the name of a trade. */
export function hasTrade({ tokens }: Draft, item: Item): boolean {
  return tokensIn(tokens, item.start, item.end).some(isTradeWord);
}

/** 高污染, 高耗能, 有异味: what is refused without being a trade. */
export function isNuisance({ plain }: Draft, { start, end }: Item): boolean {
  return /(?:[浇铸熔]铸|冶炼|电解|酸洗|镀锌|发酵)$|^涉[水酸碱重油磷氮氟铬氰爆危]|密集|两高|三高|三废|气味|味道|污染|能耗|耗能|排放|异味|噪音|粉尘|油烟|明火|易燃|易爆|有毒|剧毒|医化|光气|硝化|爆炸|放射|腐蚀|危废|危险品|氨|危化|化工/.test(
    plain.slice(start, end),
  );
}

/** Goods that are a hall's fittings elsewhere: 货架, 电梯. */
export const isGoods = ({ plain }: Draft, { start, end }: Item) =>
  /^(?:货架|电梯|空调|变压器|叉车|集装箱|手机|家具|监控|厨电|商超)$/.test(plain.slice(start, end));

/** Uses of a hall rather than trades, where they stand in a list. */
export function isUse({ plain }: Draft, { start, end }: Item): boolean {
  return /^(?:纯?(?:组装|装配|加工|办公|仓储)|(?:研发|组装|生产|仓储|办公|制造)(?:[+加](?:研发|组装|生产|仓储|办公|制造))+|仓储|办公|生产|工业生产|研发|经营|展示|加工|钢结构|钢构|轻钢|框架|砖混|钢混|组装|制造|设备|材料|机器|装备|物资|应急物资|救灾物资|档案|资料|器材|实验|自用|仓库|厂房|装配|生产加工|堆放|存放|分拣|工业|轻工业|商业|居住|库房|成品|半成品|原料|原材料|余料|产品|货物?|东西|杂物|备件|中试|中试车间|加工间|组装间|基地|生产基地|轻生产|轻型生产|孵化器|加速器|(?:装配|组装|测试|调试|总装|包装|检测){2,3}|操作间|样品间|试制|冷藏|常温|冷冻|恒温|阴凉|高台|[一二三]类工业|配套|场所|(?:环保|生产|制造|研发|服务|科技|创新|成长|税源|总部|外向|实体|劳动密集|轻资产|无污染)型|(?:中试|测试|检测|试验|生产|加工|研发|自用|机加工)设备|[挂货卡大集][车卡])$/.test(
    plain.slice(start, end),
  );
}

/** Whether a stretch is or ends with a kind of space (冷库, 双层厂房). */
export function isKind({ tokens }: Draft, { start, end }: Item): boolean {
  return tokensIn(tokens, start, end).some(
    token => token.end === end && !['rnd', 'lab', undefined].includes(meaning(token, 'kind')),
  );
}

/** Whether a stretch names a trade, going by the list of trades, and says nothing else. */
export function isTrade(draft: Draft, item: Item): boolean {
  const words = draft.plain.slice(item.start, item.end);
  // 制冷电费: what is paid beside the rent. 物流园和综保区工厂优先: where somebody sits.
  if (/(?:[水电气]|物业|管理|服务|取暖)费$|(?:物流园|综保区|保税区)$/.test(words)) return false;
  if (negative.test(words) && !startsTrade(draft, item.start)) return false;
  if (/^其[\u4e00-\u9fff]/.test(words) && !/^其他/.test(words)) return false;
  if (draft.gazetteer.trade(words) !== null && !isNever(draft, item)) return true;
  return (
    item.end - item.start <= longest &&
    hasTrade(draft, item) &&
    isClean(draft, item) &&
    !isPlaces(draft.tokens, item.start, item.end)
  );
}

function isNever({ tokens }: Draft, { start, end }: Item): boolean {
  const token = tokens[firstFrom(tokens, start)];
  return token?.start === start && token.end === end && meanings(token, 'trade').includes('never');
}

/** Whether a stretch ends as the names of parks do. */
export const isPark = ({ plain }: Draft, { start, end }: Item) => parkEnd.test(plain.slice(start, end));

const parkEnd = ending(/(?:经开区|开发区|高新区|工业园|产业园|化工园|物流园|科技园|园区)$/);

/** Whether an unknown stretch may name a trade where its place says that one stands there. */
export function isPlausible(draft: Draft, item: Item, isRefused: boolean): boolean {
  const words = draft.plain.slice(item.start, item.end);
  if (isPlaces(draft.tokens, item.start, item.end) || words.length > (isRefused ? longest : longestPlain)) return false;
  // 化工园区里的不看: where one who seeks does not go.
  if (parkEnd.test(isRefused ? words.replace(/(?:里[面头边]?|内部?|中|附近|周边|那边|这边)$/, '') : words)) return false;
  if (isRefused)
    return (
      !(notRefused.test(words) && !hasTrade(draft, item)) &&
      !/^(?:固体|气体|液体|行业|企业|项目|产业|工序|万元|准入|(?:加工|家庭|手工|小|黑|散)*作坊|小厂|个体户?|皮包公司)$|^(?:只做|只收|只限|仅限|限做)|^[与和跟]|旁边|附近|二楼|[顶底]楼$|^(?:村里|镇上|郊区|市区|乡下)|(?<!房产|房地产|地产|广告|职业|贷款|金融|留学|劳务|出国|移民|家政|婚姻|婚介|人力|保险|签证|教育|演艺|票务)中介|^(?:环保|环评|消防|资质|手续|证件)(?:不|没|未|过|要求|门槛)|短租|转租|挂靠|^(?:挂|货|大|卡|拖挂|半挂)车$|住人|夜班|通宵|^无(?:污染|噪音|异味|粉尘|三废|废水|废气|排放|气味)|^动火|燃放|私[拉搭]|充电$|进楼|大功率|无[证照]|[吸抽]烟|养[狗猫]$|群租|^行车$|广告推销|个人|电话(?!销售)|面议|明火作业人员|物品$|货物|混仓/.test(
        words,
      ) &&
      !hasFigure(draft, item)
    );
  return (
    isClean(draft, item) &&
    !/(?<![自美密暗治理浴吸验驶])室$/.test(words) &&
    !/^(?:不(?!锈|干胶|粘)|无(?![菌纺人线缝机损尘水油卤铅氟醛糖])|非(?![标织金晶遗]))|(?:[的了把很我你他已]|在(?!线)|要(?!素)|足(?![球部疗])|(?<![智节储功动机性热电技职])能)|具备|停放|供电|到位|性质|强度|亩均|不[低少小]于|万元/.test(
      wordsBeside(draft, item),
    )
  );
}

/** Persons and acts that are refused and are no trades. */
const notRefused =
  /太[远贵偏小旧破挤乱老高低]$|偏远|^(?:安装|使用|考虑|加装|架设|动用|其余|其[他它]|别的|别人|闲杂|无关)|失信|被执行|违法|违规|不良|记录者?$|自然人|同行|房东|黄牛|拖欠|纠纷|诉讼|搭建|搭棚|私自|私拉|私搭|乱拉|擅自|改建|扩建|拆改|改变|转让|转借|换物业|隔断|分割|过夜|做饭|抵押|续租|拆分|分拆|^明火$|喧哗|破坏|看热闹|闲聊|试探|压价|砍价|^(?:物业|水电|税|租金|押金|中介费?|房东|开票|转租|合租|住人)$|^(?:环保|环评|消防|手续|资质|证件)(?:不|没|未|过)|^(?:怕|逾期|过期|超期|迟到|资料|材料不|手续不)|不(?:过|到|足|够|达标|达|满|符合?|合格|清|明|实|全|齐|好意思)|没有?|电话(?!销售)|挂靠|空壳|皮包|实力|诚意|税收|纳税|产值|开票|(?:都|均|也|全)(?:可以?|行|能|好|来|要)$|^(?:储存|贮存|存储|存放|堆放|使用|租赁|购买|出租|转让|买卖|(?:拆开|分开|单独|整体|打包|零散|拆分)租?)$|^(?:[包按付][日天周月季年](?:付|租|结)?|[日天周月季年][付租结])$|^(?:因|由于|考虑到|鉴于)|^国家|明令|^法律|^政策|假冒|伪劣|^[一二三四甲乙丙丁戊]类(?:工业)?$|^[甲乙丙丁戊]{1,3}$|^(?:重型|大型|超重|大|老旧)?设备$|^(?:下水|上水|排水|供水|供电|水压|承重|楼板|电梯|货梯|停车|位置|价格|年限|产权)$|[我你他]们?|费$/;

function hasFigure({ plain, tokens }: Draft, item: Item): boolean {
  return tokensIn(tokens, item.start, item.end).some(
    token =>
      // 3D打印, 5G连接器: no figure.
      (token.kind === 'quantity' && token.dimension !== 'count' && !/[dcg]/.test(plain[token.end] ?? '')) ||
      token.kind === 'phone' ||
      token.kind === 'time',
  );
}

const other =
  /独立卫|[月季年]付$|^(?:的)?(?:储存|存储|经营|生产|危化品?|危废|环保|消防)?资质(?:的|证书?|齐全|认证)?$|有\d|^设备有|[\u4e00-\u9fff](?:必?须|需要?|要)(?:自[己行带办配]|先|有|办|经|另|过|看|提前|单独|报)|(?:[另再]谈|另[议算商]|再议|面谈|[单细]聊|详谈)$|不混|严格控制|管控|[管查]得[很太]?[严紧]|双面|三面|[寻找]|支队|大队|医院|学校|法院|检察院|合作社|家庭农场|庭农场|经营主体|联合体|意向方|竞买人|档案馆|博物馆|一带|工序|可以谈|什么|[\u4e00-\u9fff]部$|要有|气瓶间|危废(?![处利回]|经营)|配电间|更衣|风淋|通风橱|实验台|成果转化|^通风$|交界|双边|停得下|放得下|^\d+[台条部]|食堂|注册|电话|联系|交通(?:便|方)|地铁|看房|中介|环保批|贷款|发票|押金|租期|分租|政策|招商|各类|物品|混仓|一切|各行|园区|高品质|优惠|总部|最好|必须|水电|天然气|采光|位置|区域|合同|手续|许可|污水|废水|来电|^咨询|咨询(?!$)|合作|毗邻|工期|车位|直接投产|防爆|暂存|食品级(?:车间|厂房|环境|装修|生产|仓)|外协|外购|委外|外包|外发|小微园|产业园|工业园|(?:屏蔽|消音|隔音|净化|无尘|洁净|样品|化验|会议|配电|冷冻)[室间房]|可介绍|以上|以下|左右|附近|周边|小批量|二房东|三房东|孵化器$|得到$|^[一二两三四五六七八九十几数]{1,3}[台条部套]|已经?[过订批办买拿签交有]|订了|认证已|吗$|[\u4e00-\u9fff]\d+[台条套部]$/;

/** Whether a stretch holds no word of another meaning: no size, price, kind of space, place or verb of dealing. */
function isClean(draft: Draft, item: Item): boolean {
  if (other.test(draft.plain.slice(item.start, item.end)) || hasFigure(draft, item)) return false;
  const isWhole = () => isMade(draft.plain.slice(item.start, item.end));
  return tokensIn(draft.tokens, item.start, item.end).every(token => {
    if (token.kind !== 'word') return true;
    // 安防监控 is a trade, 监控 is none.
    if (meanings(token, 'trade').includes('never'))
      return (
        (token.start > item.start && token.end === item.end && endsTrade(draft, item.start, token.start)) ||
        // 手机充电器, 电梯导轨
        (token.end < item.end && isWhole())
      );
    if (token.trade || token.word === '打包') return true;
    // 商业航天结构件
    if (token.start === item.start && token.word === '商业' && token.end < item.end && endsTrade(draft, item.start, item.end))
      return true;
    if (meaning(token, 'deal') || meaning(token, 'sign') || meaning(token, 'deny')) return false;
    if (Math.abs(Number(meaning(token, 'side') ?? 0)) >= 4 && token.word.length > 1) return false;
    return (
      // 高压共轨喷油嘴: one character within a name means nothing of its own.
      (token.word.length === 1 &&
        token.start > item.start &&
        token.end < item.end &&
        !meaning(token, 'kind') &&
        endsTrade(draft, item.start, item.end)) ||
      // 建筑砂浆
      (token.end < item.end && !meaning(token, 'kind') && isWhole()) ||
      (meanings(token, 'label').every(topic => topic === 'mass' || topic === 'none' || topic === 'length') &&
        ['rnd', 'lab', undefined].includes(meaning(token, 'kind')))
    );
  });
}
