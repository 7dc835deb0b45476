import { isHan } from '../character.ts';
import { isOrdinary } from '../dictionary.ts';
import { matchesOf } from '../matches.ts';
import { ending } from '../pattern.ts';
import type { Token } from '../scan.ts';
import { startersOf } from '../starters.ts';
import { firstFrom, tokensIn } from '../token.ts';
import { clauseBefore, type Draft } from './draft.ts';
import { headNames } from './place-head.ts';
import type { PlaceHit, PlaceHits } from './place-hit.ts';
import { shortZones } from './place-short.ts';
import { offeredPark, soughtPark } from './zone-park.ts';

/** A zone, park, market, village or road number. `isPlanned`: only to be built, so no place yet; `holds`: the place names inside it count beside it. */
export type Zone = { start: number; end: number; rule: string; isPlanned?: true; holds?: true };

const stage = '(?:[一二三四五六七八九十\\d]期|[东西南北]区(?![域别分]))?';
/** Endings that are half a name themselves. */
const halfNames =
  '(?:智造|科创|创新|软件|生物|医药|科技|数字|药|云|元)谷|(?:智造|科创|创新|数字|医药|生物|跨境|电商|创智|集电)港|(?:生物|医药科创|医药|科创|童装)城';
/** Endings that make a zone of any name. */
const zoneTail = new RegExp(
  `(?:经济技术开发区|经济开发区|高新技术产业开发区|高新技术开发区|高新开发区|高新技术区|高新区|经开区|开发区|工业集中区|产业集中区|工业功能区|工业小区|产业集聚区|集聚区|工业聚集区|聚集区|${halfNames}|国际港务区|国际陆港|智造新城|工业新城|产业新城|工业区|特别合作区|合作区|台商投资区|投资区|经济区|新港区|港区|综合保税区|综保区|保税区|自贸区|新区|新城|片区|示范区|科学城|科技城|大学城|商务区|政务区|港务区|云廊|科创区|工业片区)${stage}|` +
    `(?:(?:工业|产业|科技|物流|创业|软件|智造|小微|化工|配套|科创|产业示范|示范|医药|食品|创意|电商|企业)?园(?!式|林|艺)区?)${stage}`,
  'g',
);
/** Endings that alone say what a zone is, so that a city before one is a name of its own (合肥, 经开区). */
const bare =
  /^(?:台商投资区|综保区|保税区|综合保税区|政务区|国际港务区|港务区|智造新城|科创区|经开区|高新区|经济开发区|开发区|经济技术开发区|高新技术产业开发区)$/;
/** Endings of zones that a government has set up, whose names hold trades (泰州医药高新区, 美安科技新城). */
const official = /^(?:高新区|经开区|开发区|新区|新城|综保区|保税区|科学城|科技城)$/;
const named = new RegExp(`^(?:${halfNames})$`);
const market = /(?:批发交易市场|批发市场|交易市场|专业市场|物流市场)/g;
/** 柯桥轻纺城东市场2楼, 武进装饰城西市场B区: a market whose stalls are on offer. */
const stallMarket =
  /市场(?=(?:[a-z]|[东西南北中])(?:区|座|馆|\d)|[a-z]?\d{1,4}(?:-\d+)?(?:号|楼|层|区|室)|[一二三四首底][楼层区期]|营业房|摊位|商铺|门面|档口|店面)/g;
const zoneWord = /^(?:[经高]?开区|新区|高新区|保税区|工业区|开发区|园区|工业园|集中区|经济区)(?=[\u4e00-\u9fff]{2})/;
const bracketed =
  /(中[\u4e00-\u9fff]{1,2}|[长珠]三角|[海两沪苏浙皖粤][峡岸港澳苏浙皖沪]?(?:两岸)?)\([\u4e00-\u9fff]{2,4}\)[\u4e00-\u9fff]{0,6}?(?:合作区|示范区|开发区|园区|[业作技创流]园|小镇|科技城)/g;
/** The endings of villages, communities, towns and parts of towns, and what each makes with a name of at most so many characters. */
const small =
  /村(?=[\u4e00-\u9fff]{1,3}[路街巷]\d|[，,。\s、厂:：\d一老旧空原自新]|集体|标准|闲置|资产|物业|工业|仓库|$)|(?<!产业|科创|创新|国际|智慧)社区(?=[，,。\s、\d一]|标准|厂房|工业|集体|仓库|红本|独院|独栋|出租|招租|原房东|附近|$)|小镇|街道|镇|乡|片(?=[，,。\s标厂]|$)/g;
const smallKinds: Readonly<Record<string, readonly [rule: string, longest: number]>> = {
  村: ['place.village', 4],
  社区: ['place.village', 4],
  小镇: ['place.themed', 6],
  街道: ['place.town', 3],
  镇: ['place.town', 3],
  乡: ['place.town', 3],
  片: ['place.part', 2],
};
const road =
  /(?:公路|大道|大街|路|街|巷|弄|(?<=[\u4e00-\u9fff]{2})道(?=[，,。\s\d|边旁]|$))(?:[东西南北中](?=[，,。\s\d|]|$))?(?: ?\d{1,5}(?:-\d{1,4})?(?:号|弄(?:\d{1,4}号)?))?/g;
const theme =
  /科技|生命|智能|智慧|高端|装备|制造|创新|数字|电子|汽车|医药|医疗|材料|能源|绿色|环保|物流|电商|航空|机器人|芯片|半导体|集成|食品|家居|纺织|国际|综合|双创|创客|标准|先进|未来|信息|光电|低空|新型|氢能|储能|精细|化工|包装|印刷|服装|轻工|机械|五金|文化|农业|农产品|加工|零碳|低碳|双碳|通航|冷链|健康|科创|跨境|新材|生物|文创|大健康|应急|卫浴|建材|中小微|中小企业/;
const generic =
  /^(?:地块|本|该|我|入|进|全|老|新|各|等|我们|整个|一个|省级|国家级|市级|村级|镇级|区级|现代|标准|的|为|小|大|同|跨|公|校|花|家|贵|联合|自有|在|产业|工业|是|某|对|与|及|或|出|离|附|周|近|能|可|不|有|这|那|类似|正规|大型|知名|成熟|旧改|区中|某|国家)+$/;
const boundary = startersOf('虑在位于的是至从租求找个到落购买与和或及为拟建选入进能要去来想有本受对经由距离凡须看不按');
const planned = ending(/(?:筹建|建|建设|打造|规划)$/);
/** The longest name before an ending, in characters. */
const longestStem = 14;

/** Finds development zones, parks, markets, villages and road numbers by their endings. A park named for a trade (高端装备产业园) is no place name, the place before it is. */
export function findZones(draft: Draft, hits: PlaceHits): Zone[] {
  const { plain } = draft;
  const zones: Zone[] = [];
  const names = new Set<string>();
  for (const token of draft.tokens) if (token.kind === 'word' && token.places?.full) names.add(token.word);
  for (const match of matchesOf(plain, zoneTail)) {
    // 博罗园洲: the ending begins the name of another place.
    const zoneEnd = match.index + match[0].length;
    if (match[0] === '园' && isPlaceOver(draft, match.index, zoneEnd)) continue;
    const zone =
      zoneAt(draft, hits, names, match.index, match[0], zones.at(-1)?.end ?? 0) ??
      offeredPark(draft, hits, match.index, match[0]) ??
      soughtPark(draft, hits, match.index, match[0], zones.at(-1)?.end ?? -1);
    if (zone && zone.end > zone.start) zones.push(zone);
  }
  // 长三角（湖州）产业合作区: a place in brackets belongs to the name around it.
  for (const match of plain.includes('(') ? matchesOf(plain, bracketed) : []) {
    const end = match.index + match[0].length;
    if (hits.at(match.index + match[1]!.length + 1)) zones.push({ start: match.index, end, rule: 'place.bracketed' });
  }
  for (const match of matchesOf(plain, market)) {
    const start = stemStart(plain, hits, match.index, true);
    const length = match.index - start;
    if (length >= 2 && length <= 8) zones.push({ start, end: match.index + match[0].length, rule: 'place.market', holds: true });
  }
  for (const match of draft.side === 'offer' && plain.includes('市场') ? matchesOf(plain, stallMarket) : []) {
    const start = stemStart(plain, hits, match.index, false);
    const length = match.index - start;
    if (
      hits.at(start - 1)?.end === start &&
      length >= 2 &&
      length <= 7 &&
      !/^(?:本地|的|这|那|大型|专业|旧货|批发|新|(?:农贸|集贸|综合|农产品)$)/.test(plain.slice(start, match.index))
    )
      zones.push({ start, end: match.index + 2, rule: 'place.market' });
  }
  let lastSmall: Zone | null = null as Zone | null;
  for (const match of matchesOf(plain, small)) {
    const [rule, longest] = smallKinds[match[0]]!;
    // 某县云桥镇关公村: a village of the name of a town that lies elsewhere.
    const namesake = rule === 'place.village' && plain.charAt((hits.at(match.index - 1)?.start ?? 0) - 1) === '镇';
    const stem =
      rule === 'place.part'
        ? match.index - 2
        : namesake
          ? hits.at(match.index - 1)!.start
          : stemStart(plain, hits, match.index, false);
    // 工-3号云桥街道新河村: the number of a plot before it.
    const own = stem + (rule !== 'place.part' && plain[stem] === '号' ? 1 : 0);
    const last = lastSmall;
    const start = last && last.end < match.index ? Math.max(own, last.end) : own;
    const length = match.index - start;
    // 泽国镇 联树村集体厂房
    const gapEnd = rule === 'place.village' && plain.charAt(start - 1) === ' ' ? start - 1 : start;
    if (rule === 'place.part' && /[这那一几整大]/.test(plain.slice(start, match.index))) continue;
    const isNext = last !== null && (last.end === start || (last.end === start - 1 && plain[last.end] === '、'));
    const isBehind =
      isNext ||
      isWhole(plain, rule, start, match.index + match[0].length) ||
      hits.at(gapEnd - 1)?.end === gapEnd ||
      (rule === 'place.part' && plain.charAt(start - 1) === '区');
    if (
      /[^\u4e00-\u9fff]/.test(plain.slice(start, match.index)) ||
      (rule !== 'place.themed' && /[小城]$/.test(plain.slice(start, match.index)))
    )
      continue;
    if (isBehind && !hits.at(match.index) && length >= (rule === 'place.village' ? 1 : 2) && length <= longest) {
      const found = { start, end: match.index + match[0].length, rule };
      zones.push(found);
      if (rule === 'place.village' || rule === 'place.town') lastSmall = found;
    }
  }
  zones.push(...shortZones(draft, hits));
  for (const zone of headNames(draft, hits))
    if (!zones.some(({ start, end }) => start < zone.end && end > zone.start)) zones.push(zone);
  const zoneEnds = new Set(zones.map(({ end }) => end));
  const taken = new Uint8Array(plain.length);
  for (const { start, end } of zones) taken.fill(1, start, end);
  for (const match of matchesOf(plain, road)) {
    // 周巷镇 is no lane.
    const over = hits.at(match.index);
    if (over && over.start < match.index && over.end > match.index) continue;
    const behind = nameBehind(plain, hits, zoneEnds, match.index);
    const stem = behind ?? stemStart(plain, hits, match.index, false);
    // 新浜镇工业区浩海路
    const start = stem + (zoneWord.exec(plain.slice(stem, match.index))?.[0].length ?? 0);
    const zone = taken[match.index] ? null : roadAt(draft, start, match.index, match[0], behind !== null);
    if (zone) zones.push(zone);
  }
  return zones;
}

const street = /^[\u4e00-\u9fff]{1,5}(?:村|社区)(?=$|[^\u4e00-\u9fff]|工业|标准|用地)/;

/** |云桥街道新河村: a street office and its village fill the cell of a table or stand behind a number. */
const isWhole = (plain: string, rule: string, start: number, end: number) =>
  rule === 'place.town' && (start === 0 || /[\d号|：:，, \n]/.test(plain[start - 1]!)) && street.test(plain.slice(end, end + 9));

function isPlaceOver({ tokens }: Draft, start: number, end: number): boolean {
  const token = tokens[firstFrom(tokens, start)];
  return token?.kind === 'word' && token.places !== null && token.start === start && token.end > end;
}

function zoneAt(
  draft: Draft,
  hits: PlaceHits,
  names: ReadonlySet<string>,
  tailAt: number,
  tail: string,
  floor: number,
): Zone | null {
  const { plain, tokens, side } = draft;
  const end = tailAt + tail.length;
  const limit = Math.max(stemStart(plain, hits, tailAt, true), floor);
  if (limit > tailAt) return null;
  const leading: PlaceHit[] = [];
  let at = limit;
  for (let hit = hits.at(at); hit?.start === at && at < tailAt; hit = hits.at(at)) {
    leading.push(hit);
    at = hit.end;
  }
  // 安化梅城工业园 stays whole where 安化县 and 梅城镇 are named elsewhere.
  if (leading.length > 1 && at === tailAt && leading.every(hit => isNamedElsewhere(names, hit)))
    return { start: limit, end, rule: 'place.zone' };
  // 温岭东部新区 is one name, though the lists know 东部新区 alone too.
  const [outer, inner] = leading.slice(-2);
  if (
    inner?.end === end &&
    /^[东西南北中]部/.test(plain.slice(inner.start, end)) &&
    outer!.places.every(({ level }) => level === 'district')
  )
    return { start: outer!.start, end, rule: 'place.zone' };
  // The ending may be part of a known name (苏州工业园区).
  if (at > tailAt) return null;
  const core = plain.slice(at, tailAt);
  // A park that is only to be built is no place yet, and the name in it tells who builds it (筹建合肥市台州工业园).
  if (planned.test(clauseBefore(plain, limit, 4)))
    return { start: leading[0]?.end ?? limit, end, rule: 'place.zone', isPlanned: true };
  // 改造成小微园, 靠近华宏工业园
  if (/改造|[改变建造]成|靠近|邻近|临近|紧邻/.test(core)) return null;
  const isPark = /园区?/.test(tail);
  const kind = tail.replace(/[一二三四五六七八九十\d]期$|[东西南北]区$/, '');
  if (
    core !== '' &&
    kind !== '港区' &&
    !/[谷城]$/.test(kind) &&
    !(leading.length > 0 && official.test(kind)) &&
    (theme.test(core) || isTheme(tokens, at, tailAt))
  )
    return null;
  // 姜山科技园, but 武汉 of 武汉物流园
  const isTown = kind !== '小微园' && leading.at(-1)?.places.every(({ level }) => level === 'town') === true;
  if (isPark && theme.test(kind) && core.length < 2 && !(isTown && core === '')) return null;
  // 未央、国际港务区: the next of a list of places.
  if (leading.length === 0 && core === '' && bare.test(kind) && isNextPlace(plain, hits, tailAt, floor))
    return { start: tailAt, end, rule: 'place.zone' };
  // 标的：经开区洪合路88号
  if (
    leading.length === 0 &&
    core === '' &&
    bare.test(kind) &&
    /^[\u4e00-\u9fff]{2,4}(?:路|街|大道)/.test(plain.slice(end, end + 6))
  )
    return { start: tailAt, end, rule: 'place.zone' };
  if (leading.length === 0) return isName(core, tail) ? { start: limit, end, rule: 'place.zone' } : null;
  const last = leading.at(-1)!;
  if (core === '某') return null;
  // 武汉光谷片区找实验室: one who seeks means the place.
  if (side === 'need' && core === '' && kind === '片区') return null;
  if (/^第[一二三四五]$/.test(core)) return { start: last.start, end, rule: 'place.zone' };
  // 温岭东部新区, but 鄞州 and 南部商务区
  if (/^[东西南北中]部$/.test(core) && kind === '商务区') return { start: last.end, end, rule: 'place.zone' };
  if (/^[东西南北中]部$/.test(core) && !last.places.some(({ level }) => level === 'city'))
    return { start: last.start, end, rule: 'place.zone' };
  if (core.length >= 2 && !generic.test(core)) return core.length <= 6 ? { start: last.end, end, rule: 'place.zone' } : null;
  // 盱眙县经济开发区: a county and its zone are one name.
  if (last.full && core === '' && bare.test(kind) && last.places.every(({ level }) => level === 'district'))
    return { start: last.start, end, rule: 'place.zone' };
  if (last.full && (core === '' || /^(?:国家级|省级|市级)$/.test(core))) return null;
  // 合肥经开区: the city is a name of its own, and so is the zone; 武进高新区 is one.
  if (core === '' && bare.test(kind) && last.places.some(({ level }) => level === 'city'))
    return { start: tailAt, end, rule: 'place.zone' };
  // 织里童装城, 雨花软件谷
  if (core === '' && named.test(kind)) return { start: tailAt, end, rule: 'place.zone' };
  if (core === '' && isPark && !isTown && !/^(?:工业|产业)?园区?$/.test(kind)) return null;
  return { start: last.start, end, rule: 'place.zone' };
}

function isNextPlace(plain: string, hits: PlaceHits, at: number, zoneEnd: number): boolean {
  if (!/[、/]/.test(plain.charAt(at - 1))) return false;
  return zoneEnd === at - 1 || hits.at(at - 2) !== undefined;
}

/** Whether words before an ending make a name where no known place leads: 泾河新城, 京滨工业园; not 取得园区, 中小企业园. */
function isName(core: string, tail: string): boolean {
  if (core.length < 2 || core.length > 5 || (named.test(tail) && /[座一这那片]/.test(core))) return false;
  if (generic.test(core) || /[的个家人先最好同能可须要打问请让别开前后内]|[一二两三四五]年|[补免]/.test(core)) return false;
  if (/^园区?$/.test(tail.replace(/.期$/, '')))
    return core.length <= 3 && !isOrdinary(core) && !isOrdinary(core.slice(-2)) && !isOrdinary(core + tail[0]);
  return !(isOrdinary(core) && /^(?:新|老|旧|大|小|全|最)/.test(core));
}

function isNamedElsewhere(names: ReadonlySet<string>, { start, end, full, places }: PlaceHit): boolean {
  return !full && places.some(({ name }) => name.length > end - start && names.has(name));
}

function isTheme(tokens: readonly Token[], from: number, to: number): boolean {
  return tokensIn(tokens, from, to).some(token => token.kind === 'word' && token.trade !== null);
}

/** How far the name before an ending reaches to the left: to a mark, a word such as 位于, or (unless `through`) a place. */
function stemStart(plain: string, hits: PlaceHits, tailAt: number, through: boolean): number {
  let start = tailAt;
  let crossed = false;
  while (start > 0 && tailAt - start < longestStem && isHan(plain.charCodeAt(start - 1))) {
    const hit = hits.at(start - 1);
    if (hit && !through) break;
    if (hit) {
      start = hit.start;
      crossed = true;
      continue;
    }
    // 急售安徽宣城广德经开区: the name does not go on before the places in it.
    if (crossed) break;
    if (boundary[plain.charCodeAt(start - 1)] === 1 || plain.startsWith('推荐', start - 2)) break;
    start--;
  }
  // 我司莘庄工业区的厂房: whose hall it is; 租|用嘉定工业区: half a verb.
  const lead = '租使采选'.includes(plain.charAt(start - 1)) && /^[用取]/.test(plain.slice(start, start + 1)) && start > 0 ? 1 : 0;
  return start + (lead || (ourOwn.exec(plain.slice(start, tailAt))?.[0].length ?? 0));
}

const ourOwn = /^(?:我司|我公司|本公司|本司|我厂|我们|公司)(?:在|位于|系|是)?(?=.{2})/;

/** Where the name of a road begins that stands right behind a place or zone (淀山湖镇双和路, 硕放街道 振发路); null where none does. */
function nameBehind(plain: string, hits: PlaceHits, zoneEnds: ReadonlySet<number>, at: number): number | null {
  for (let start = at - 1; start >= at - 5 && isHan(plain.charCodeAt(start)); start--) {
    const end = ' ·'.includes(plain[start - 1] ?? '-') ? start - 1 : start;
    if (zoneEnds.has(end) || hits.at(end - 1)?.end === end) return start;
  }
  return null;
}

function roadAt({ plain, side }: Draft, start: number, at: number, tail: string, isBehind: boolean): Zone | null {
  const length = at - start;
  const end = at + tail.length;
  if (/^街/.test(tail) && /(?:步行|商业|美食|小吃|临|沿|一条)$/.test(plain.slice(start, at))) return null;
  // 小路|村: a village.
  if (length < 1 || length > 5 || /^[道坊村]/.test(plain.slice(end, end + 1))) return null;
  // 相城过来的都顺路
  if (/[的都过]|[顺半套]$/.test(plain.slice(start, at))) return null;
  if (/[双两出回电线铁临沿院靠三四多公]$/.test(plain.slice(at - 1, at)) && length < 3) return null;
  if (!/\d/.test(tail)) {
    const isCued = /(?:位于|地址|坐落于?|坐落在|地处|坐落|标的(?:名称|物|一|二)?|房源|位置|资产名称|项目地址)[:： 在为是]*$/.test(
      clauseBefore(plain, start, 6),
    );
    // 长江路南侧 at the head of a clause of an offer
    const isSide =
      side === 'offer' &&
      length >= 2 &&
      /(?:^|[，,。；;、\n| )])$/.test(plain.slice(Math.max(0, start - 1), start)) &&
      /^[东西南北](?:侧|面|边|[，,、|])/.test(plain.slice(end, end + 2));
    // 泗泾，高技路那边的园区里
    const isThere =
      side === 'offer' &&
      length >= 2 &&
      /[，, ]$/.test(plain.slice(Math.max(0, start - 1), start)) &&
      /^(?:那边|这边|边上|旁边|附近)的?(?:园区|厂区|产业园|院子|工业[区园])/.test(plain.slice(end, end + 7));
    // 南翔路厂房 at the head of a line
    const isHead =
      length >= 2 &&
      /(?:^|\n)$/.test(plain.slice(Math.max(0, start - 1), start)) &&
      /^(?:厂房|仓库|厂区|\d)/.test(plain.slice(end, end + 2));
    // 沪青平公路沿线求租
    const isSought =
      side === 'need' &&
      length >= 2 &&
      /(?:^|[，,。；;、\n| ])$/.test(plain.slice(Math.max(0, start - 1), start)) &&
      /^(?:沿线|一带|两侧|附近)/.test(plain.slice(end, end + 2));
    if (isSought) return { start, end, rule: 'place.road' };
    if (
      side === 'need' ||
      !(isBehind || isCued || isSide || isThere || isHead) ||
      (length < 2 ? /^[旁边与和近口程费由况过]/ : /^[与和近口程费由况过]/).test(plain.slice(end, end + 1))
    )
      return null;
  }
  return { start, end, rule: 'place.road' };
}
