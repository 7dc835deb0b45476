import { ending, opening } from '../pattern.ts';
import type { Draft } from './draft.ts';
import { isMade } from './product.ts';
import { hasTrade, type Item, isNuisance } from './trade-name.ts';

/** What is done with goods, at the end of a trade's name: 石材切割, 塑料造粒, 皮革鞣制, 橡胶硫化. */
const work = ending(
  /(?:加工|制造|生产|制作|回收|拆解|拆除|拆装|分拣|分拨|分选|分拆|处置|处理|切割|切削|造粒|切粒|拉粒|抛光|打磨|磨抛|磨削|酸洗|碱洗|水洗|砂洗|漂洗|漂染|清洗|洗涤|鞣制|硝染|染色|染布|印花|印染|再生|熔炼|熔化|熔融|熔制|熔铸|熔铝|冶炼|精炼|炼制|提炼|裂解|锻打|锻压|锻造|铸锻|铸造|浇铸|浇注|压铸|电镀|喷镀|滚镀|挂镀|镀[铬镍锌铜锡金银膜]|氧化|磷化|钝化|硫化|碳化|焦化|石墨化|氢化|氯化|溴化|氟化|发泡|织造|纺纱|织布|制浆|造纸|制革|破碎|粉碎|磨粉|制粉|球磨|粉磨|制砂|洗砂|碎石|炼油|炼胶|炼焦|炼铁|炼钢|炼铝|烧制|煅烧|烧结|焙烧|焚烧|烘干|萃取|发酵|酿造|酿酒|酿制|屠宰|宰杀|腌制|熏制|卤制|油炸|蒸煮|养殖|饲养|种植|孵化|仓储|存储|储运|配送|物流|中转|集散|货运|冷链|快递|批发|零售|贸易|经营|经纪|(?<=[\u4e00-\u9fff]{2})中介|(?<=[\u4e00-\u9fff]{2})代理|培训|教育|教培|美容|美发|医美|理疗|养生|按摩|推拿|足浴|汗蒸|桑拿|洗浴|棋牌|电竞|网吧|网咖|餐饮|直播|维修|修理|检修|汽修|修车|补胎|洗车|改装|翻新|喷漆|喷涂|喷塑|喷粉|喷油|喷绘|喷砂|抛丸|烤漆|上漆|油漆|电泳|浸塑|浸胶|涂布|淋膜|覆膜|复合|调漆|调墨|印刷|烫金|丝印|移印|植绒|贴合|灌装|分装|充装|勾兑|调配|复配|合成|聚合|提取|提纯|结晶|蒸馏|切片|开料|裁剪|弹棉|充绒|水刺|针刺|加弹|倒角|冲压|锻件|拉拔|拉丝|轧制|冷镦|热镦|淬火|渗碳|回火|热处理|焊接|气割|组装|装配|封装|养护|搅拌|拌合|配料|制模|脱模|雕刻|打样|绣花|缝制|绗缝|轧花|缫丝|算力|挖矿|贷款|借贷|放贷|催收|典当|担保|理财|博彩|彩票|殡葬|殡仪|祭祀|宠物|动物|活禽|禽畜|牲畜)$/,
);
/** The place where it is done: 搅拌站, 养狗场, 动物房. */
const site = ending(
  /(?:搅拌|拌合|粉磨|中转|回收|分拣|打包|转运|加油|加气|充装|废品|发酵|烘干|冷冻|屠宰|养[\u4e00-\u9fff]|宰[\u4e00-\u9fff]|焚烧|填埋|堆肥|动物|蜡染|洗涤|批发|农贸|二手车|交易|卡丁车|轰趴|密室|棋牌|台球|足浴|洗浴|汗蒸|自习|月子|宠物)(?:站|场|房|厂|店|馆|室|中心|市场)$/,
);
/** What is burnt, scrapped, explosive or poisonous: 小炼油, 废轮胎, 烟花爆竹. */
const foul = opening(
  /^(?:废(?![气水热液渣物])[旧弃]?|旧(?!厂|房|楼|改|仓)|二手(?!厂|房|楼|仓)|小(?=[炼冶印电化造]))[\u4e00-\u9fff]{1,6}$/,
);
const substance = ending(
  /(?:电池|轮胎|塑料|橡胶|泡沫|树脂|涂料|油墨|油漆|染料|颜料|胶水|胶黏剂|溶剂|香精|香料|农药|兽药|化肥|肥料|饲料|原料药|中间体|疫苗|炸药|烟花|爆竹|鞭炮|酒精|燃油|柴油|汽油|煤炭|焦炭|炭黑|石墨|石灰|水泥|石材|砂石|矿[砂石渣粉]|炉料|炉渣|合金|玻璃|陶瓷|砖瓦|耐火材料|合成革|皮革|皮毛|毛皮|羽绒|棉[花絮]|织[机造]|木材|竹材|纸[浆板]|[铜铝铁钢锌铅锡镍]材?|氟硅|硅料|多晶硅|单晶硅|组件|制品|木业|竹业|皮业|革业|纸业|电镀|水产|海鲜|冻品|生鲜|[鸡鸭鹅猪牛羊]肉?|粮油|油脂|味精|酱油|白酒|家具|门窗|箱包|鞋[材底]?)$/,
);
/** Words that are no trades, however they end. */
const other =
  /[的了吗吧呢啊很太]|废[气水]|^(?:机器)?设备$|^(?:不|没|可|能|有|我|你|他|要|需|想|请|已|未|在|只|就|也|都|拟|现|自|夜|晚|通宵|再|私|乱|对|给|把|被|帮|替|双|单|[一二三四五六七八九十\d]+[楼层号])/;

/** Work that says too little alone. */
const general =
  /^(?:加工|制造|生产|制作|处理|处置|组装|装配|经营|代理|中介|存储|储运|仓储|维修|修理|检修|清洗|回收|贷款|动物|培训|教育|复合|合成|提取|养护|配料|打样|拆除|拆装|贴合|封装|担保|直播|物流|办公)$/;

/** Whether words no list knows are made as names of work are: goods and what is done with them, or where. */
export function isWork(words: string): boolean {
  return (
    words.length >= 2 &&
    words.length <= 12 &&
    /^[\u4e00-\u9fffa-z\d+-]+$/.test(words) &&
    !other.test(words) &&
    ((work.test(words) && !general.test(words)) || site.test(words))
  );
}

/** Whether words are made as the names of work or of goods are. */
export function isShaped(words: string): boolean {
  if (isWork(words)) return true;
  return (
    /^[\u4e00-\u9fffa-z\d]{2,10}$/.test(words) &&
    !other.test(words) &&
    (substance.test(words) || foul.test(words) || isMade(words))
  );
}

/** Whether a stretch is known or made as the name of a trade; `isNarrow`: goods that no list knows do not count. */
export function isKnown(draft: Draft, item: Item, isNarrow = false): boolean {
  const words = draft.plain.slice(item.start, item.end);
  return (
    hasTrade(draft, item) ||
    isNuisance(draft, item) ||
    draft.gazetteer.trade(words) !== null ||
    (isNarrow || draft.side === 'need' ? isWork(words) : isShaped(words))
  );
}
