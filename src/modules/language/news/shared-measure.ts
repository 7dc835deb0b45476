/** What is measured of trades, goods and groups: of 汽车、电气机械增加值 it is the 增加值 of both. */
const measure =
  /^(.{2,}?)(的)?((?:居民)?(?:规上|规模以上|本地|年|月|全年|累计|平均|人均|亩均|可比)*(?:工业)?(?:总产值|产值|增加值|产量|产能|销量|销售额|销售收入|营业收入|主营业务收入|可支配收入|营收|收入|投资额|投资|采购额|出口交货值|出口额|进口额|进出口额|进出口|出口|进口|零售额|用电量|用气量|用水量|吞吐量|业务量|货运量|客运量|周转量|出货量|发电量|交易额|成交额|签约额|利润总额|利润|税收|余额|配套率|占有率|国产化率|自给率|利用率|覆盖率|渗透率|就业率|增速|增幅|占比|份额|均价|价格|租金|企业数|数量))$/;
/** What is a measure itself, or no thing that has one: 规上工业增加值、固定资产投资 are two. */
const own =
  /(?:[额量率值数价费度]|收入|投资|税收|利润|消费|出口|进口|内销|存款|贷款|面积|规模|gdp|GDP|营收|产能|占比|增速|余额|员工|职工|财政)$/;
/** 智能装备|两大主导产业, 伺服电机|两类核心部件, 新能源|三条链: how many of what sort they are. */
const sort =
  /^(.{2,}?)等?[两二三四五六七八九](?:[大类个条项家种]|(?=产业|行业))[\u4e00-\u9fff]{0,6}?((?:产业)?链)?[\u4e00-\u9fff]{0,5}$/;

/** 汽车、电气机械增加值分别…: each of what 分别 shares out with the measure that the last one ends in; as given where they share none. */
export function withSharedMeasure(parts: readonly string[]): string[] {
  const found = measure.exec(parts.at(-1)!);
  const others = parts.slice(0, -1);
  if (!found || others.some(part => own.test(part) || part.length > 14)) return [...parts];
  const [, given, , shared] = found;
  const [, thing, kind] = sort.exec(given!) ?? [null, given!, undefined];
  const ending = kind === undefined ? '' : '产业链';
  const towards = others[0]!.startsWith('对') ? '对' : '';
  return [...others, thing!].map(part => {
    const head = part.startsWith(towards) ? '' : towards;
    return `${head}${part}${part.endsWith('链') ? '' : ending}${shared}`;
  });
}

/** 化工、汽车制造、电子信息等重点行业|产值: a list that stands for others, and what is measured of it. */
const standing =
  /^(.{2,60}?[、和与].{2,30}?)等(?:[\u4e00-\u9fff]{0,8}?(?:行业|产业|领域|门类|板块|赛道|产品|品类|商品|集群|产业链|业态|地区|国家|市场))(?!链|园)(.{0,16})$/;

/** Each of a list with 等 that has as many parts as there are figures, with the measure behind it; null where it has not. */
export function listedParts(words: string, count: number): string[] | null {
  const found = words.includes('等') ? standing.exec(words) : null;
  if (!found) return null;
  const parts = [/、|以及|(?<!饱)和(?!其他)|及(?!其|配|零)|与/, /、|与/, /、/]
    .map(mark => found[1]!.split(mark))
    .find(({ length }) => length === count);
  return parts?.every(part => part.length > 1 && part.length < 24)
    ? parts.map(part => `${part}${found[2]!.replace(/^的/, '')}`)
    : null;
}

/** 产值、营收均…, 生产总值、工业产值和税收相继…: measures in a row of which one figure tells; null where they are none. `isEach`: 各 shares it out among things too. */
export function measuresIn(noun: string, isEach: boolean): string[] | null {
  const parts = noun.replace(/(?:相继|先后|陆续|双双|均|都|各)$/, '').split(/、|以及|(?<!饱)和|(?<!普)及|与/);
  if (parts.length < 2 || parts.length > 6) return null;
  return parts.every(part => part.length > 1 && part.length < 16 && (isEach || own.test(part))) ? parts : null;
}
