import type { Draft, Mark, Read } from './draft.ts';
import { matchesOf } from './text.ts';
import {
  excludeCue,
  excludedTail,
  excludeTail,
  general,
  innocent,
  lead,
  notBare,
  notTrade,
  place,
  storeCue,
  strongCue,
  subject,
  tail,
  tenants,
  weakRefusal,
} from './trade-words.ts';

export type TradesRead = { wanted: Read<string[]>; excluded: Read<string[]> };

type Item = { start: number; end: number };

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
  if (refusal && refusal.index + refusal[0].length < words.length) {
    const found = itemsOf(draft, { start: clause.start + refusal.index + refusal[0].length, end: clause.end }, 'excluded');
    if (weakRefusal.test(refusal[0]) && !found.some(item => hasTrade(draft, item) || isNuisance(draft, item))) return null;
    excluded.push(...found);
    return found.length > 0 ? 'excluded' : null;
  }
  if (excludeTail.test(words)) {
    const items = itemsOf(draft, { start: clause.start, end: clause.end }, 'excluded');
    const found = running === 'excluded' || items.some(item => hasTrade(draft, item) || isNuisance(draft, item)) ? items : [];
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
    for (const match of matchesOf(/轻型生产|(?<!轻型)生产|研发(?!办公)|仓储/g, uses[0]))
      wanted.push({ start: clause.start + match.index, end: clause.start + match.index + match[0].length });
    return null;
  }
  const listed =
    /(?:优先|首选|行业均可入驻|均可|都可以?|都行|皆可|为主|企业入园|企业入驻|企业可?(?:申请|洽谈|落户))$|^[^\d]{2,30}(?:企业|项目)(?:租金|可享|享受|享|免|优惠|给予|另)/.test(
      words,
    ) && words.length <= 40;
  // 鞋革行业: the word behind says that it is a trade.
  const branch = draft.side === 'need' ? /^([\u4e00-\u9fff]{2,10})(?:行业|产业)$/.exec(words) : null;
  if (branch && isTrade(draft, { start: clause.start, end: clause.end - 2 }, 'any')) {
    wanted.push({ start: clause.start, end: clause.end - 2 });
    return null;
  }
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
      isTrade(draft, item, accept === 'trade' && isList ? 'any' : accept) && !(items.length > 1 && isGeneral(draft, item, items)),
  );
}

/** A use of the hall rather than a trade; 仓储 and 组装 count as trades beside other trades (仓储、电商、轻加工). */
function isGeneral({ plain }: Draft, item: Item, items: readonly Item[]): boolean {
  const words = plain.slice(item.start, item.end);
  if (!general.test(words)) return false;
  return !/^(?:仓储|组装|装配)$/.test(words) || items.every(({ start, end }) => general.test(plain.slice(start, end)));
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
  const owner = keepTail ? -1 : plain.slice(start, end).search(/(?:类|生产)?(?:企业|项目|厂家|客户)/);
  if (owner >= 2) end = start + owner;
  for (let turn = 0; turn < 3 && !keepTail; turn++) {
    const words = plain.slice(start, end);
    const last = tail.exec(words);
    if (!last || last.index < 2) break;
    end = start + last.index;
  }
  if (keepTail) end -= excludedTail.exec(plain.slice(start, end))![0].length;
  // 医疗器械生产, 铝型材生产: the product names the trade; 食品加工 keeps its last word.
  const made = /生产$/.exec(plain.slice(start, end));
  if (!keepTail && made && end - start - 2 >= 2 && !/(?:轻型|工业)生产$/.test(plain.slice(start, end))) end -= 2;
  return end - start >= 2 ? { start, end } : null;
}

/** Whether a stretch is nothing but names of places (临沂河东). */
function isPlaces({ plain, gazetteer }: Draft, { start, end }: Item): boolean {
  let at = start;
  let high = false;
  while (at < end) {
    const named = gazetteer.namesAt(plain, at).find(({ word }) => at + word.length <= end);
    if (!named) return false;
    high ||= named.places.some(place => place.level !== 'town');
    at += named.word.length;
  }
  return high;
}

function isNuisance({ plain }: Draft, { start, end }: Item): boolean {
  return /污染|能耗|排放|异味|噪音|粉尘|油烟|明火|易燃|易爆|有毒/.test(plain.slice(start, end));
}

function isTrade(draft: Draft, item: Item, accept: 'any' | 'trade' | 'excluded'): boolean {
  const words = draft.plain.slice(item.start, item.end);
  if (words.length > 24 || /\d{2,}|\d[㎡元亩吨]/.test(words) || notTrade.test(words)) return false;
  if (isPlaces(draft, item)) return false;
  if (accept === 'excluded') return !/二楼|中介|短租|转租|住人|个人/.test(words);
  if (hasTrade(draft, item)) return true;
  return accept === 'any' && words.length <= 14 && !/[的了在把要有]/.test(words.replace(innocent, ''));
}

function hasTrade({ plain, gazetteer }: Draft, { start, end }: Item): boolean {
  for (let at = start; at < end - 1; at++) if (gazetteer.tradeAt(plain, at, end)) return true;
  return false;
}

/** A clause that is nothing but trades: 精密机加工; 木业、五金均可. */
function bareItems(draft: Draft, { start, end }: Item, cued: boolean): Item[] {
  const words = draft.plain.slice(start, end);
  let from = start + Math.max(words.lastIndexOf(':') + 1, cued ? words.slice(0, -3).lastIndexOf('的') + 1 : 0);
  // 娄底涟源工程机械配件: the places of the one who seeks stand before what is made.
  for (
    let named = draft.gazetteer.namesAt(draft.plain, from)[0];
    draft.side === 'need' && named && end - from - named.word.length >= 2 && !draft.gazetteer.tradeAt(draft.plain, from);
    named = draft.gazetteer.namesAt(draft.plain, from)[0]
  )
    from += named.word.length;
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
    if (/[的了在把要有能找需可某]/.test(words.replace(innocent, '')) || general.test(words)) return [];
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
  for (const match of matchesOf(subject, words)) {
    let start = clause.start + match.index;
    const end = start + match[1]!.length;
    const raw = match[1]!;
    const cut = Math.max(
      ...['一家', '某', '的', '布局', '打造', '投建', '落地', '建设', '建', '投', '有个', '需', '找', '是', '租', '在', '个'].map(
        word => (raw.lastIndexOf(word) < 0 ? 0 : raw.lastIndexOf(word) + word.length),
      ),
    );
    start += cut;
    start += zoneEnd(draft, start, end);
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

/** How many characters of a zone or town stand before what is made there (金山科技园硬质合金精深加工项目). */
function zoneEnd({ plain, gazetteer }: Draft, start: number, end: number): number {
  for (let at = end - 3; at > start; at--)
    if (/[园区县镇市]/.test(plain[at]!) && !gazetteer.tradeAt(plain, at)) return at + 1 - start;
  return 0;
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
