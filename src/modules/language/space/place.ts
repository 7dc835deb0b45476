import { isOrdinary } from '../dictionary.ts';
import type { Token } from '../scan.ts';
import { firstFrom, meaning } from '../token.ts';
import type { Draft, Mark } from './draft.ts';
import { isAside, placeLists } from './place-aside.ts';
import { isHomeOrRefused, isOwnersTown } from './place-context.ts';
import { exactCodes, findPlaceHits, type PlaceHit, type PlaceHits } from './place-hit.ts';
import { findZones } from './zone.ts';

export type PlacesRead = { marks: Mark[]; codes: number[] };

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
    for (const from of plain.startsWith('或者', end) ? [end + 2] : /[、/和或及 ·]/.test(plain[end] ?? '') ? [end + 1] : [end]) {
      const spot = spotBehind(draft, from, hits);
      if (spot && !taken[spot.start] && !taken[spot.end - 1]) found.push(spot);
    }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const chainEnds = chainEndsOf(hits);
  const lists = placeLists(plain, found);
  const kept: Found[] = [];
  let refusedEnd = -1;
  for (const [i, item] of found.entries()) {
    // A firm's name tells where it is only where it is written in full and no place is named before it (桐乡市…公司 offers its own hall).
    const isOwner =
      side === 'offer' &&
      /[市区县]$/.test(plain.slice(item.start, item.end)) &&
      (kept.length === 0 || kept.at(-1)!.end === item.start);
    const isOfFirm = !isOwner && isFirm(item.start, item.end);
    // 现址在深圳宝安沙井: what holds of the first name holds of those written on to it.
    if (
      item.start === refusedEnd ||
      isOfFirm ||
      isAside(draft, lists[i]!, item) ||
      isHomeOrRefused(draft, item.start, item.end, chainEnds.get(item.end) ?? item.end)
    )
      refusedEnd = item.end;
    else kept.push(item);
  }
  if (kept.length === 0 && side === 'need' && /就近|附近|周边/.test(plain)) {
    const home = hits.list[0];
    if (home) kept.push({ start: home.start, end: home.end, rule: 'place.nearby' });
  }
  if (kept.length === 0)
    kept.push(...found.filter(({ start, end }) => isOwnersTown(draft, start, end, chainEnds.get(end) ?? end)));
  const words = new Map<string, Mark>();
  const places: PlaceHit[] = [];
  for (const { start, end, rule } of kept) {
    const word = plain.slice(start, end);
    if (!words.has(word)) words.set(word, [start, end, rule]);
    for (let at = start; at < end; at++) {
      const hit = hits.at(at);
      if (hit && hit !== places.at(-1)) places.push(hit);
    }
  }
  return { marks: [...words.values()], codes: exactCodes(gazetteer, places) };
}

/** Where a name begins at an offset: where the names written on to it end (山东临沂). */
function chainEndsOf({ list }: PlaceHits): Map<number, number> {
  const ends = new Map<number, number>();
  for (const { start, end } of list.toReversed()) ends.set(start, ends.get(end) ?? end);
  return ends;
}

const function_ =
  /[整企的在有是和或及与附周优均都不限办求找急让挂需想拟带内外郊等本全某家商会为做上下这那现新原旧老各另每共约其之以从到往去来要能可一二三四五六七八九十两几多少我你他们好便快免近边旁处里选比看租购售号]/;
const villageOf = /^[\u4e00-\u9fff]{1,3}?村(?![里内民庄改企办道级居股经联集])/;
const named = /[城园谷港湾岛岭洲坝滩湖桥浜泾塘渡涌]$/;
const theme =
  /(?:科创|产业|工业|物流|科技|创业|软件|智造|小微|化工|电商|创意|企业|示范|信息|装备)园?$|[院厂园校库小市城东南西北中]区$/;

/** 整栋, 轻钢, 双拼, 村改: behind a space a building is described as often as a spot is named. */
const building = /[改整拼碳钢芯栋式型层单双独净电水货急直招自带无空产业库厂仓]/;

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
  const village = plain[from - 1] !== ' ' && hits.at(from - 1) ? (villageOf.exec(plain.slice(from, from + 8))?.[0] ?? '') : '';
  if (village && !function_.test(village) && !isOrdinary(village.slice(0, -1)))
    return { start: from, end: from + village.length, rule: 'place.spot' };
  const words = plain.slice(from, end).replace(/(?:附近|周边|一带|周围|[东南西北]侧|[或和与及]).*$/, '');
  const cut = from + words.length < end;
  if (!/^[\u4e00-\u9fff]{2,4}$/.test(words) || function_.test(words)) return null;
  if (plain[from - 1] === ' ' && building.test(words)) return null;
  if ((words.length === 4 && !named.test(words)) || theme.test(words)) return null;
  if (
    isOrdinary(words) ||
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
