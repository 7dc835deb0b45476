import type { Draft, Mark, Read } from './draft.ts';

export type TradesRead = { wanted: Read<string[]>; excluded: Read<string[]> };

type Item = { start: number; end: number };

const tenants = /租给|租户|已入驻|已租|已有[\u4e00-\u9fff]*(?:企业|入驻)|此前|已集聚|已聚集|周边有|附近有|周边企业|目前出租|现租/;
const excludeCue =
  /(?:不收|不租给?|不做|不得(?:从事|用于|引入|经营|作为)|不可(?:做|从事)|禁止(?:从事|引入|经营)?|严禁(?:从事)?|禁入行业[:：]?|禁入|拒绝|谢绝|不接受|不引进|不含|不允许(?:做|从事)?|不能做|不要做|除外行业[:：])/;
const excludeTail = /(?:除外|免谈|不行|勿扰|不租|不做|不考虑|不要|不可)\)?$/;
const strongCue =
  /(?:主导产业|主要产业|意向产业|产业方向|产业定位|产业导向|招商方向|招商产业|目标产业|重点产业|准入产业|准入行业|准入|行业类别|所属行业|所属产业|从事行业|行业|产业|经营范围|七选一|[二三四五六八九]选一|产品|主营产品|主要产品|主营业务|主营|经营内容|生产内容|生产内容为|项目名称|项目内容|用途)(?:要求|方面|限|主要|仅限)?(?:为|是|[:：]| )+|(?:符合(?=[^，。]{2,40}(?:产业|行业|准入))|主攻|主营|主打|重点引进|重点发展|重点招引|引进|招引|面向|也收|专招|主要做|专业做|从事|生产(?!基地|线|扩大|规模|能力|需要|经营|办公|企业|项目|场地|厂房|用房|车间|加工)(?=[\u4e00-\u9fff]{2,12}(?:$|[、的]))|(?:以|进园的以)(?=[^，。]{2,80}(?:为主|企业))|先上|建设(?=[^，。]{2,14}项目)|适合做?|适宜做?|适用于?|宜做?|可做|可从事|可以做|能做|欢迎|限做|仅限|只租给?|只做|限(?=[\u4e00-\u9fff]{2,}、)|用于|用来做?|拿来做?|想做|要做|专做|搞|主要给|配套服务于?|(?<![不可能叫当])做)/;
const storeCue = /(?:存放|堆放|可堆|放|存)(?=[\u4e00-\u9fff]{2,8}$)/;
const tail =
  /(?:(?:的|之)?(?:相关)?类|(?:的|之)?(?:相关)?(?:类)?(?:生产|制造)?(?:型)?(?:企业|项目|客户|公司|厂家|商家)(?:为主|优先|入驻|入园|落户|均可|优先入驻|出租)?|等(?:.{0,10})|优先(?:考虑|入驻)?|为主|均可|都可以?|都行|皆可|皆宜|即可|使用|也行|也可以?|可以|不限|用|的|为宜|入驻|入园|出租|之用|专用|场地|经营|办公|方向|落户|产业准入|准入|(?<=[\u4e00-\u9fff]{3})厂)$/;
const lead =
  /^(?:主要|专业|从事|做|某|生产(?=[\u4e00-\u9fff]{2})|以|为|是|的|各类|各种|相关|一些|一家|某|家|个|优先|发展|引进|招引|类似|于|主营|和|及|或|与|如|给|汽车内的|我们|我司|我公司|有个客户|有客户|客户|公司|企业|项目|拟|在|建设|也|例如|包括|目前|做点|厂家|适合)+/;
const subject =
  /([\u4e00-\u9fffa-z+0-9]{2,16}?)(?:生产|制造|加工)?(?:企业|厂家|项目|生产基地|生产线|中心|集成商|生产商|制造商|供应商|贸易商|服务商|公司(?!位|自)|(?<!大|工|两|多)厂(?![房区家]))/g;
const place = /(?:仓库|实验室|厂房|云仓)$/;
const notTrade =
  /环评|gmp|产证|食堂|宿舍|注册|厂房|仓库|层高|行车|租金|预算|价格|面积|独栋|单层|一楼|二楼|楼|电话|联系|交通|地铁|高速|看房|中介|月台|喷淋|货梯|货车|环保批|消防|贷款|税|投资|用地|求租|出租|要求|合同|用房|可以谈|随时|水电|大车|^配套|产值|企业来|来电|咨询|合作|手续|许可|污水|废水|天然气|采光|位置|区域|发票|押|租期|时间|整租|分租|装修|政策|招商|各类|一切|各行|园区|高品质|优惠|总部/;

// Uses of a hall rather than trades, where they stand in a list.
const general =
  /^(?:(?:研发|组装|生产|仓储|办公|制造)(?:[+](?:研发|组装|生产|仓储|办公|制造))+|仓储|办公|生产|工业生产|研发|经营|展示|加工|钢结构|框架|砖混|钢混|组装|制造|设备|材料|机器)$/;

const notBare =
  /车间|变压器|空调|洁净|净化|电梯|客梯|绿化|港口|码头|靠|近|带|精装|装卸|进出|搬|入驻|年|以上|以下|结构|外资|德资|国企|央企|上市|科技型|团队|孵化|办公|保安|动力|供|独立|齐全|机构|协会|局/;

/** Reads the trades wanted and those refused; what present tenants do and what stands in a firm's name is left out. */
export function readTrades(draft: Draft, skip: (start: number, end: number) => boolean): TradesRead {
  const wanted: Item[] = [];
  const excluded: Item[] = [];
  let running: 'wanted' | 'excluded' | null = null;
  for (const clause of clausesOf(draft.plain)) {
    const words = draft.plain.slice(clause.start, clause.end);
    if (skip(clause.start, clause.end) || tenants.test(words)) {
      running = null;
      continue;
    }
    running = readClause(draft, clause, words, running, wanted, excluded);
  }
  return { wanted: asRead(draft, wanted, 'trade.wanted'), excluded: asRead(draft, excluded, 'trade.excluded') };
}

function readClause(
  draft: Draft,
  clause: Item,
  words: string,
  running: 'wanted' | 'excluded' | null,
  wanted: Item[],
  excluded: Item[],
): 'wanted' | 'excluded' | null {
  const refusal = excludeCue.exec(words);
  if (refusal) {
    const found = itemsOf(draft, { start: clause.start + refusal.index + refusal[0].length, end: clause.end }, 'excluded');
    excluded.push(...found);
    return found.length > 0 ? 'excluded' : null;
  }
  if (excludeTail.test(words)) {
    const found = itemsOf(draft, { start: clause.start, end: clause.end }, 'excluded').filter(
      item => running === 'excluded' || hasTrade(draft, item),
    );
    excluded.push(...found);
    return found.length > 0 ? 'excluded' : null;
  }
  const cue = strongCue.exec(words);
  if (cue && !/[不]$/.test(words.slice(0, cue.index))) {
    const from = clause.start + cue.index + cue[0].length;
    const isNamed =
      /[:：]$/.test(cue[0]) || (draft.side === 'need' && /^(?:做|从事|主营|主攻|主要做|生产|主打|先上|.*[为是 ]$)/.test(cue[0]));
    const found = itemsOf(draft, { start: from, end: clause.end }, isNamed ? 'any' : 'trade');
    wanted.push(...found);
    if (found.length > 0) return 'wanted';
    return /[:：]$/.test(words) ? 'wanted' : null;
  }
  const kept = storeCue.exec(words);
  if (kept && /不得|禁|严禁|不/.test(words.slice(0, kept.index))) return null;
  if (kept) {
    const found = itemsOf(draft, { start: clause.start + kept.index + kept[0].length, end: clause.end }, 'trade');
    wanted.push(...found);
    return null;
  }
  const uses =
    /^(?:(?:研发|生产|仓储|轻型生产|实验|中试|办公|研发办公|宿舍|餐饮|展示)[、和及]?){2,8}(?:都行|都有|均可|皆可|都可以|都可)/.exec(
      words,
    );
  if (uses) {
    for (const match of uses[0].matchAll(/轻型生产|(?<!轻型)生产|研发(?!办公)|仓储/g))
      wanted.push({ start: clause.start + match.index, end: clause.start + match.index + match[0].length });
    return null;
  }
  const listed =
    /(?:优先|均可|都可以?|都行|皆可|为主|企业入园|企业入驻)$|^[^\d]{2,30}(?:企业|项目)(?:租金|可享|享受|享|免|优惠|给予|另)/.test(
      words,
    ) && words.length <= 40;
  if (draft.side === 'need' || listed || running === 'wanted') {
    const found = bareItems(draft, clause, running === 'wanted' || listed);
    if (found.length > 0) {
      wanted.push(...found);
      return running === 'wanted' ? 'wanted' : null;
    }
  }
  if (draft.side === 'need') wanted.push(...subjectItems(draft, clause, words), ...storeItems(draft, clause, words));
  return null;
}

function clausesOf(plain: string): Item[] {
  const clauses: Item[] = [];
  let start = 0;
  for (let i = 0; i <= plain.length; i++) {
    if (i < plain.length && !/[，,。；;!？?\n|｜ ()（）“”"【】]/.test(plain[i]!)) continue;
    if (i > start) clauses.push({ start, end: Math.min(i, start + 200) });
    start = i + 1;
  }
  return clauses;
}

function itemsOf(draft: Draft, from: Item, accept: 'any' | 'trade' | 'excluded'): Item[] {
  const colon = draft.plain.slice(from.start + 1, from.end).indexOf(':');
  let until = colon < 0 ? from.end : from.start + 1 + colon;
  // 从事宠物用品的外贸公司: the trade stands before 的.
  const owner = /的(?:[\u4e00-\u9fff]{0,4}(?:公司|企业|客户|工厂|厂|厂房|车间|地方|场地|仓库|房子))?$/.exec(
    draft.plain.slice(from.start, until),
  );
  if (owner && owner.index >= 2) until = from.start + owner.index;
  const items = split(draft.plain, { start: from.start, end: until }).flatMap(
    part => trimmed(draft, part, accept === 'excluded') ?? [],
  );
  // In a list of trades an unknown word is a trade too (桥架 beside 塑料、不锈钢).
  const isList = items.length > 1 && items.some(item => isTrade(draft, item, 'trade'));
  return items.filter(
    item =>
      isTrade(draft, item, accept === 'trade' && isList ? 'any' : accept) &&
      !(items.length > 1 && general.test(draft.plain.slice(item.start, item.end))),
  );
}

/** Parts at 、 and the like; at 和 and 或 only where no name of a trade ends with 业 (橡胶和塑料制品业), never inside 高耗能、高排放. */
function split(plain: string, { start, end }: Item): Item[] {
  const parts: Item[] = [];
  let at = start;
  const cut = (to: number, next: number) => {
    if (to > at) parts.push({ start: at, end: to });
    at = next;
  };
  for (let i = start; i < end; i++) {
    const character = plain[i]!;
    if (character === '、' || character === '/') {
      if (plain[i + 1] === '高' && plain[at] === '高' && i - at <= 5) continue;
      cut(i, i + 1);
    } else if ((character === '和' || character === '或' || character === '及' || character === '与') && i > at && i + 2 < end) {
      const stop = plain.slice(i, end).search(/[、/]/);
      const word = plain.slice(at, stop < 0 ? end : i + stop);
      if (word.endsWith('业')) continue;
      cut(i, i + (plain.startsWith('或者', i) ? 2 : 1));
    }
  }
  cut(end, end);
  return parts;
}

function trimmed({ plain, gazetteer }: Pick<Draft, 'plain' | 'gazetteer'>, part: Item, keepTail: boolean): Item | null {
  let { start, end } = part;
  const whole = plain.slice(start, end);
  const output = /^年产[\d.万千百亿]+[套件台吨辆个只片米支条组]+/.exec(whole);
  if (output && output[0].length + 2 <= whole.length)
    return trimmed({ plain, gazetteer }, { start: start + output[0].length, end }, keepTail);
  const head = lead.exec(whole);
  if (head && head[0].length < whole.length && !gazetteer.tradeAt(plain, start)) start += head[0].length;
  // 汽车零部件、服装企业租金10元: what follows the word 企业 is another statement.
  const owner = keepTail ? -1 : plain.slice(start, end).search(/(?:类|生产|制造)?(?:企业|项目|厂家|客户)/);
  if (owner >= 2) end = start + owner;
  for (let turn = 0; turn < 3 && !keepTail; turn++) {
    const words = plain.slice(start, end);
    const last = tail.exec(words);
    if (!last || last.index < 2) break;
    end = start + last.index;
  }
  if (keepTail)
    end -= /(?:除外|免谈|不行|勿扰|不租|不做|不考虑|等[^、]{0,6}|进入|入驻|入园)?$/.exec(plain.slice(start, end))![0].length;
  // 医疗器械生产, 铝型材生产: the product names the trade; 食品加工 keeps its last word.
  const made = /(?:生产|制造)$/.exec(plain.slice(start, end));
  if (!keepTail && made && end - start - 2 >= 2 && !/(?:智能|装备|高端|轻型|工业)(?:生产|制造)$/.test(plain.slice(start, end)))
    end -= 2;
  return end - start >= 2 ? { start, end } : null;
}

function isTrade(draft: Draft, item: Item, accept: 'any' | 'trade' | 'excluded'): boolean {
  const words = draft.plain.slice(item.start, item.end);
  if (words.length > 24 || /\d{2,}|\d[㎡元亩吨]/.test(words) || notTrade.test(words)) return false;
  if (
    draft.gazetteer
      .namesAt(draft.plain, item.start)
      .some(named => named.word.length === words.length && named.places.some(place => place.level !== 'town'))
  )
    return false;
  if (accept === 'excluded') return !/二楼|中介|短租|转租|住人|个人/.test(words);
  if (hasTrade(draft, item)) return true;
  return accept === 'any' && words.length <= 14 && !/[的了在把要有]/.test(words);
}

function hasTrade({ plain, gazetteer }: Draft, { start, end }: Item): boolean {
  for (let at = start; at < end - 1; at++) if (gazetteer.tradeAt(plain, at, end)) return true;
  return false;
}

/** A clause that is nothing but trades: 精密机加工; 木业、五金均可. */
function bareItems(draft: Draft, { start, end }: Item, cued: boolean): Item[] {
  const words = draft.plain.slice(start, end);
  const from = start + Math.max(words.lastIndexOf(':') + 1, cued ? words.slice(0, -3).lastIndexOf('的') + 1 : 0);
  const clause = { start: from, end };
  if (/[“”"]/.test(draft.plain[start - 1] ?? '')) return [];
  const parts = split(draft.plain, clause).flatMap(part => trimmed(draft, part, false) ?? []);
  if (parts.length === 0) return [];
  const isList = cued && parts.some(part => isTrade(draft, part, 'trade'));
  for (const part of parts) {
    const words = draft.plain.slice(part.start, part.end);
    if (place.test(words)) return [];
    if (!isTrade(draft, part, isList ? 'any' : 'trade') || words.length > 14 || /\d/.test(words)) return [];
    if (!cued && (words.length > 10 || (!endsWithTrade(draft, part) && notBare.test(words)))) return [];
    if (/[的了在把要有能找需可某]/.test(words) || general.test(words)) return [];
    if (draft.gazetteer.namesAt(draft.plain, part.start).length > 0 && !draft.gazetteer.tradeAt(draft.plain, part.start))
      return [];
  }
  return parts;
}

function endsWithTrade({ plain, gazetteer }: Draft, { start, end }: Item): boolean {
  for (let at = Math.max(start, end - 12); at < end - 1; at++) if (gazetteer.tradeAt(plain, at, end)?.end === end) return true;
  return false;
}

/** 化妆品生产企业, 芯片封测项目: what the one who seeks is. */
function subjectItems(draft: Draft, clause: Item, words: string): Item[] {
  for (const match of words.matchAll(subject)) {
    let start = clause.start + match.index;
    const end = start + match[1]!.length;
    const raw = match[1]!;
    const cut = Math.max(
      ...['一家', '某', '的', '布局', '打造', '投建', '落地', '建设', '建', '投', '有个', '需', '找', '是', '租', '在', '个'].map(
        word => (raw.lastIndexOf(word) < 0 ? 0 : raw.lastIndexOf(word) + word.length),
      ),
    );
    start += cut;
    start += /^\d+亩(?:标准化)?/.exec(draft.plain.slice(start, end))?.[0].length ?? 0;
    for (
      let named = draft.gazetteer.namesAt(draft.plain, start)[0];
      named && start + named.word.length < end && !draft.gazetteer.tradeAt(draft.plain, start);
      named = draft.gazetteer.namesAt(draft.plain, start)[0]
    )
      start += named.word.length;
    const item = trimmed(draft, { start, end }, false);
    if (
      item &&
      isTrade(draft, item, 'trade') &&
      !/科技|自动化科技|外资|研发$|研究|检测中心/.test(draft.plain.slice(item.start, item.end))
    )
      return [item];
  }
  return [];
}

/** 童装仓库, 新能源电池检测实验室: what is kept or done there; 冷链, 电商 and the like are kinds of store. */
function storeItems(draft: Draft, clause: Item, words: string): Item[] {
  const found = /(?:仓库|实验室)/.exec(words);
  if (!found) return [];
  const end = clause.start + found.index;
  for (let start = Math.max(clause.start, end - 10); start < end - 1; start++) {
    const trade = draft.gazetteer.tradeAt(draft.plain, start, end);
    if (!trade) continue;
    const item = { start, end };
    const name = draft.plain.slice(start, end);
    if (
      endsWithTrade(draft, item) &&
      isTrade(draft, item, 'trade') &&
      !/研究|检验|医学|生物安全|冷链|电商|物流|保税|仓储|危化|危险|实验|化学品|[的个租]/.test(name)
    )
      return [item];
  }
  return [];
}

function asRead({ plain }: Draft, items: readonly Item[], rule: string): Read<string[]> {
  const seen = new Map<string, Mark>();
  for (const { start, end } of items) {
    const words = plain.slice(start, end);
    if (!seen.has(words)) seen.set(words, [start, end, rule]);
  }
  return { value: [...seen.keys()], marks: [...seen.values()] };
}
