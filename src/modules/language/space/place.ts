import { isOrdinary } from '../dictionary.ts';
import { gather } from '../gather.ts';
import { matchesOf } from '../matches.ts';
import type { Token } from '../scan.ts';
import { firstFrom, meaning } from '../token.ts';
import type { Draft, Mark } from './draft.ts';
import { isAside, placeLists } from './place-aside.ts';
import { isHomeOrRefused, isOwnersTown } from './place-context.ts';
import { exactCodes, findPlaceHits, type PlaceHit, type PlaceHits } from './place-hit.ts';
import { isPerson, isPresentSite } from './place-present.ts';
import { stanceOn } from './place-refused.ts';
import { isOfReport } from './place-report.ts';
import { findZones } from './zone.ts';

/** `refused`: the places that a need will not go to. */
export type PlacesRead = { marks: Mark[]; codes: number[]; refused: { marks: Mark[]; codes: number[] } };

type Found = { start: number; end: number; rule: string };

/** Finds the places wanted or offered, one mark a name, and the codes of the most exact ones; `isFirm` tells which stretches are a firm's name. */
export function readPlaces(draft: Draft, isFirm: (start: number, end: number) => boolean): PlacesRead {
  const { plain, side, gazetteer } = draft;
  const hits = findPlaceHits(draft);
  const zones = findZones(draft, hits);
  const taken = new Uint8Array(plain.length);
  for (const zone of zones) if (!zone.holds) taken.fill(1, zone.start, zone.end);
  const found: Found[] = zones.filter(zone => !zone.isPlanned);
  for (const { start, end } of hits.list) if (!taken[start]) found.push({ start, end, rule: 'place.name' });
  for (const zone of zones) taken.fill(1, zone.start, zone.end);
  for (const { start, end } of hits.list) taken.fill(1, start, end);
  // 火炬开发区、翠亨: the next of a list too.
  // 小榄 坦背 厂中厂: behind a space too.
  for (const { end } of [...hits.list, ...zones.filter(({ rule }) => rule !== 'place.park')])
    for (const from of plain.startsWith('或者', end) ? [end + 2] : /[、/和或及 ·的]/.test(plain[end] ?? '') ? [end + 1] : [end]) {
      const spot = spotBehind(draft, from, hits);
      // 昆山的淀山湖
      if (spot && plain.charAt(from - 1) === '的' && !named.test(plain.slice(spot.start, spot.end))) continue;
      if (spot && !taken[spot.start] && !taken[spot.end - 1]) found.push(spot);
    }
  // 袍江、柯桥: what no list knows stands first in a list.
  for (const { start } of hits.list) {
    const spot = plain.charAt(start - 1) === '、' ? spotAhead(draft, start - 1, hits) : null;
    if (spot && !taken[spot.start] && !taken[spot.end - 1]) found.push(spot);
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const chainEnds = chainEndsOf(hits);
  const lists = placeLists(plain, found);
  const kept: Found[] = [];
  const refused: Found[] = [];
  const owners: Found[] = [];
  let refusedEnd = -1;
  for (const [i, item] of found.entries()) {
    // A firm's name tells where it is only where it is written in full and no place is named before it (桐乡市…公司 offers its own hall).
    const isOwner =
      side === 'offer' &&
      /[市区县]$/.test(plain.slice(item.start, item.end)) &&
      (kept.length === 0 || kept.at(-1)!.end === item.start) &&
      !isNamedAgain(plain, item);
    // 出租方：海盐县…公司, 标的：百步镇…: behind a label it tells whose hall it is.
    const isNamed =
      isOwner && (item.start === refusedEnd || plain.charAt(item.start - 1) === ':') && isFirm(item.start, item.end);
    if (isNamed) owners.push(item);
    const isOfFirm = isNamed || (!isOwner && isFirm(item.start, item.end));
    const stance = isOfFirm ? null : stanceOn(draft, lists[i]!);
    if (stance === 'wanted') {
      kept.push(item);
      continue;
    }
    if (stance === 'refused') {
      // A park is no place of the lists: what holds it is not refused for it.
      if (item.rule === 'place.name') refused.push({ ...item, rule: 'place.refused' });
      refusedEnd = item.end;
      continue;
    }
    // 现址在深圳宝安沙井: what holds of the first name holds of those written on to it.
    if (
      item.start === refusedEnd ||
      isOfFirm ||
      isAside(draft, lists[i]!) ||
      isPresentSite(draft, lists[i]!) ||
      isOfReport(draft, lists[i]!) ||
      isHomeOrRefused(draft, item.start, item.end, chainEnds.get(item.end) ?? item.end)
    )
      refusedEnd = item.end;
    else kept.push(item);
  }
  if (side === 'need') {
    kept.push(...regionsIn(plain, kept));
    kept.sort((a, b) => a.start - b.start);
  }
  if (kept.length === 0) kept.push(...owners);
  if (kept.length === 0 && side === 'need' && /就近|附近|周边/.test(plain)) {
    const home = hits.list[0];
    if (home) kept.push({ start: home.start, end: home.end, rule: 'place.nearby' });
  }
  if (kept.length === 0)
    kept.push(...found.filter(({ start, end }) => isOwnersTown(draft, start, end, chainEnds.get(end) ?? end)));
  const places = hitsIn(hits, kept);
  const codes = exactCodes(gazetteer, places);
  const marks = marksOf(plain, kept);
  if (refused.length === 0) return { marks, codes, refused: { marks: [], codes: [] } };
  // Read in the company of those that are wanted, which tell which of several places of one name is meant; what holds a wanted place is not refused.
  const others = hitsIn(hits, refused);
  const meant = new Set(gather(others, hit => hit.places.map(({ code }) => code)));
  const not = exactCodes(gazetteer, [...places, ...others]).filter(code => meant.has(code) && !codes.includes(code));
  return { marks, codes, refused: { marks: not.length > 0 ? marksOf(plain, refused) : [], codes: not } };
}

/** One mark a name. */
function marksOf(plain: string, places: readonly Found[]): Mark[] {
  const words = new Map<string, Mark>();
  for (const { start, end, rule } of places) {
    const word = plain.slice(start, end);
    if (!words.has(word)) words.set(word, [start, end, rule]);
  }
  // (乐平湖羊全产业链)，拟落乐平市: the name in full says it.
  return [...words]
    .filter(
      ([word, [start]]) => plain[start - 1] !== '(' || !['市', '区', '县', '镇', '省'].some(ending => words.has(word + ending)),
    )
    .map(([, mark]) => mark);
}

/** The names of administrative places inside. */
function hitsIn(hits: PlaceHits, places: readonly Found[]): PlaceHit[] {
  const inside: PlaceHit[] = [];
  for (const { start, end } of places)
    for (let at = start; at < end; at++) {
      const hit = hits.at(at);
      if (hit && hit !== inside.at(-1)) inside.push(hit);
    }
  return inside;
}

/** 佛山市锐达铝业有限公司 … 地址：佛山南海: said again, the place counts where it is said to lie. */
const isNamedAgain = (plain: string, { start, end }: Found) => plain.includes(plain.slice(start, end - 1), end);

const region =
  /长三角|珠三角|京津冀|(?:粤港澳)?大湾区|(?:皖|苏|浙|赣|闽|粤|鲁|豫)[南北中东西](?!方|面|侧|路|街)|皖江|胶东|苏锡常|杭嘉湖|环沪|锡东|江浙沪|苏浙沪|沪苏浙|苏浙皖|川渝|成渝|(?<![大中])华[东南北中](?![\u4e00-\u9fff]{1,4}(?:路|街|厂|公司|村|区(?!域)))/g;
const regionCue =
  /(?:设在|放在|落在|定在|回到|留在|意向|范围|区域|选址|布局|落户|优先|首选|想在|拟在|看)(?:区域|地区|范围)?[:： 是为]?$/;
const regionWanted =
  /^(?:地区|区域|范围|一带|境内|各市|城市|片区)?(?:内)?(?:都|均|皆|也)?(?:可以?|行|能)(?:看|考虑|接受)?|^内?(?:找(?!人|客)|求[租购]|寻|拿地|买地|选址)/;

/** 长三角都可以看, 最后定在皖南: parts of the country that are sought. */
function regionsIn(plain: string, kept: readonly Found[]): Found[] {
  const found: Found[] = [];
  for (const { index, 0: words } of matchesOf(plain, region)) {
    const end = index + words.length;
    if (kept.some(item => item.start < end && item.end > index)) continue;
    // 收购厂房，长三角，10亩以上: a clause of its own.
    const isAlone =
      /^(?:$|[，,。；;、\n ])/.test(plain.slice(end, end + 1)) &&
      /(?:^|[，,。；;\n ])$/.test(plain.slice(Math.max(0, index - 1), index));
    if (isAlone || regionCue.test(plain.slice(Math.max(0, index - 8), index)) || regionWanted.test(plain.slice(end, end + 8)))
      found.push({ start: index, end, rule: 'place.region' });
  }
  return found;
}

/** Where a name begins at an offset: where the names written on to it end (山东临沂). */
function chainEndsOf({ list }: PlaceHits): Map<number, number> {
  const ends = new Map<number, number>();
  for (const { start, end } of list.toReversed()) ends.set(start, ends.get(end) ?? end);
  return ends;
}

const function_ =
  /[整企的在有是和或及与附周优均都不限办求找急让挂需想拟设带内外郊等本全某家商会为做上下这那现新原旧老各另每共约其之以从到往去来要能可一二三四五六七八九十两几多少我你他们好便快免近边远了点太贵旁处里选比看租购售号择]/;
const villageOf = /^[\u4e00-\u9fff]{1,3}?村(?![里内民庄改企办道级居股经联集])/;
const named = /[城园谷港湾岛岭洲坝滩湖桥浜泾塘渡涌陂埔埗墩塱坑圩墟堰屿]$/;
const theme =
  /(?:科创|产业|工业|物流|科技|创业|软件|智造|小微|化工|电商|创意|企业|示范|信息|装备)园?$|[院厂园校库小市城东南西北中]区$|^同城/;

/** 整栋, 轻钢, 双拼, 村改: behind a space a building is described as often as a spot is named. */
const building = /[改整拼碳钢芯栋式型层单双独净电水货急直招自带无空产业库厂仓]/;

/** 袍江、柯桥都行: two or three characters that fill a clause up to the list of a known place. */
function spotAhead({ plain, tokens }: Draft, end: number, hits: PlaceHits): Found | null {
  let start = end;
  while (start > 0 && end - start < 4 && /[\u4e00-\u9fff]/.test(plain[start - 1]!) && !hits.at(start - 1)) start--;
  const words = plain.slice(start, end);
  if (words.length < 2 || words.length > 3 || (start > 0 && !/[，。；:\n ]/.test(plain[start - 1]!))) return null;
  if (function_.test(words) || theme.test(words) || building.test(words) || isOrdinary(words)) return null;
  const token = tokens[firstFrom(tokens, start)];
  return token && token.start < end ? null : { start, end, rule: 'place.spot' };
}

/** How far to look for the end of a spot's name, in characters. */
const longestSpot = 16;

/** 杭州勾庄厂房, 惠州仲恺陈江: two or three characters between a place and a word of another meaning name a spot that no list knows. */
function spotBehind({ plain, tokens }: Draft, from: number, hits: PlaceHits): Found | null {
  // A name of places that was not taken for one here is a spot like any unknown word (江夏庙山).
  const isUnknown = (token: Token | undefined) =>
    token?.kind === 'word' && !token.senses && token.places && !token.trade && !hits.at(token.start);
  let at = firstFrom(tokens, from);
  while (isUnknown(tokens[at]) && tokens[at]!.start - from < longestSpot) at++;
  const next = tokens[at];
  if (next && next.start === from) return null;
  const end = Math.min(next ? next.start : plain.length, from + longestSpot);
  // 安吉县天子湖镇高庄村
  const village =
    plain.charAt(from - 1) !== ' ' && hits.at(from - 1) ? (villageOf.exec(plain.slice(from, from + 8))?.[0] ?? '') : '';
  if (village && !function_.test(village) && !isOrdinary(village.slice(0, -1)))
    return { start: from, end: from + village.length, rule: 'place.spot' };
  if (isPerson(plain, from)) return null;
  const words = plain
    .slice(from, end)
    .replace(/(?:附近|周边|一带|周围|[东南西北]侧|硬化|露天|水泥(?!厂)|封闭|围墙|[或和与及]).*$/, '');
  const cut = from + words.length < end;
  if (!/^[\u4e00-\u9fff]{2,4}$/.test(words) || function_.test(words)) return null;
  if (plain.charAt(from - 1) === ' ' && building.test(words)) return null;
  if ((words.length === 4 && !named.test(words)) || theme.test(words)) return null;
  if (
    isOrdinary(words) ||
    // 桃花双拼厂房, 保税区临江堆场
    /^(?:双拼|[临沿][江河湖海](?=堆场|码头|仓|厂房))/.test(plain.slice(from, from + 5)) ||
    (words.length > 2 && !named.test(words) && (isOrdinary(words.slice(0, 2)) || isOrdinary(words.slice(-2))))
  )
    return null;
  const isEdge =
    cut ||
    next === undefined ||
    next.kind === 'mark' ||
    next.kind === 'quantity' ||
    next.kind === 'code' ||
    (next.kind === 'word' && (next.senses !== null || hits.at(next.start) !== undefined)) ||
    meaning(next, 'kind') !== undefined;
  return isEdge ? { start: from, end: from + words.length, rule: 'place.spot' } : null;
}
