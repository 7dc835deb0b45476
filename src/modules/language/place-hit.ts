import type { Place } from '#modules/reference/index.ts';
import { before, clauseBefore, type Draft } from './draft.ts';
import type { Gazetteer } from './gazetteer.ts';
import { rowsOf } from './vocabulary.ts';

/** A name of a place in the text and the places that it may stand for. `full`: with its ending (松江区). */
export type PlaceHit = { start: number; end: number; places: Place[]; full: boolean };

/** All hits, and the one that covers a character. */
export type PlaceHits = { list: readonly PlaceHit[]; at(offset: number): PlaceHit | undefined };

const everyday = new Set(rowsOf('everyday.csv').map(([word]) => word!));
const cue =
  /(?:位于|位置|地处|坐落于?|坐落在|地址|地点|区域|在|选址|落户|落地|意向|找|租|购|寻|买|优先|考虑|城市|范围|离|到|想去|个)(?:要求)?(?:[:：为在是于]| )*$/;
// 融侨开发区宏路: a place stands behind the zone that holds it.
const behindZone = /(?:[发作新港济业]区|[业技流]园|园区)$/;
const spotBehind = /^[\u4e00-\u9fff]{2,3}[，,。、 \n|｜]/;
const list = /(?:[、/·,，和或及与-]|或者|以及| )$/;
const rightEdge =
  /^(?:$|[^\u4e00-\u9fff]|厂|仓|库|独|写字|办公|研发|商|门面|标准|一楼|二楼|单层|两层|三层|多层|的|附近|周边|一带|周围|求|出|招|转|急|两|镇|街道|区|县|市|开发|工业|产业|经|高新|新区|片|都|均|优先|皆|和|或|与|及|等|地|某|方向|园|智|现|全|整|找|有|寻|买|需|想|拟|建|做|本|重|大|小|土|空|童|老|旧|自|科|电|内|境|冷|高标|旁|路|大道|公寓|实验|院)/;

/** Names of administrative places, longest first and left to right; doubtful ones only in the company of a place that holds them or behind a word such as 位于. */
export function findPlaceHits({ plain, gazetteer }: Pick<Draft, 'plain' | 'gazetteer'>): PlaceHits {
  const raw: PlaceHit[][] = [];
  const anchors = new Set<number>();
  for (let at = 0; at < plain.length; at++) {
    const named = gazetteer.namesAt(plain, at);
    if (named.length === 0) continue;
    const here: PlaceHit[] = [];
    for (const { word, places, full } of named) {
      const end = at + word.length;
      if (isRoad(plain, end) && gazetteer.namesAt(plain, end).length === 0) continue;
      here.push({ start: at, end, places, full });
      if (!full && everyday.has(word)) continue;
      for (const place of places) if (place.level !== 'town') anchors.add(place.code);
    }
    if (here.length > 0) raw.push(here);
  }
  const hits: PlaceHit[] = [];
  let end = 0;
  for (const here of raw) {
    if (here[0]!.start < end) continue;
    const last = hits.at(-1);
    let hit: PlaceHit | null = null;
    for (let i = 0; i < here.length && !hit; i++) hit = accepted(plain, gazetteer, here[i]!, anchors, last);
    if (!hit) continue;
    hits.push(hit);
    end = hit.end;
  }
  const covering = new Int32Array(plain.length).fill(-1);
  for (const [i, hit] of hits.entries()) covering.fill(i, hit.start, hit.end);
  return { list: hits, at: offset => hits[covering[offset] ?? -1] };
}

function accepted(
  plain: string,
  gazetteer: Gazetteer,
  hit: PlaceHit,
  anchors: ReadonlySet<number>,
  last: PlaceHit | undefined,
): PlaceHit | null {
  const word = plain.slice(hit.start, hit.end);
  if (word === '高台') return null;
  const held = anchors.size > 0 ? hit.places.filter(place => isHeld(gazetteer, place, anchors)) : [];
  const adjacent = last !== undefined && last.end === hit.start;
  const listed = last !== undefined && hit.start - last.end <= 3 && list.test(plain.slice(last.end, hit.start));
  const isHigh = hit.places.some(place => place.level !== 'town');
  // What costs a search is asked only where the answer matters.
  const isCued = () => cue.test(clauseBefore(plain, hit.start, 8));
  const isLeft = () =>
    adjacent || isLeftEdge(plain, hit.start) || isCued() || behindZone.test(plain.slice(Math.max(0, hit.start - 3), hit.start));
  if (hit.full) {
    if (!isHigh && held.length === 0 && !isLeft()) return null;
    return held.length > 0 ? narrowed(hit, held) : hit;
  }
  if (held.length > 0 && adjacent) return narrowed(hit, held);
  const following = gazetteer.namesAt(plain, hit.end);
  const behind = plain.slice(hit.end, hit.end + 4);
  const right = following.length > 0 || rightEdge.test(behind) || (hit.start === 0 && spotBehind.test(behind));
  const isOuter = () =>
    following.some(({ places }) =>
      places.some(inner => hit.places.some(outer => outer.code === inner.parent || outer.code === inner.city)),
    );
  const high = isHigh ? hit.places.filter(place => place.level !== 'town') : [];
  if (everyday.has(word)) {
    if (held.length > 0 && listed && right) return narrowed(hit, held);
    return isHigh && (isOuter() || (right && (listed || isCued()))) ? narrowed(hit, high) : null;
  }
  if (held.length > 0 && right && (listed || isBetween(plain, last, hit) || isLeft())) return narrowed(hit, held);
  if (isHigh)
    return right || high.some(place => place.level === 'province' || place.level === 'city') || isLeft() || isOuter()
      ? narrowed(hit, high)
      : null;
  // A town on its own stands where a place stands, and is known in the region or the only one of its name where no other place is named.
  if (!(right || word.length > 3) || !isLeft() || gazetteer.tradeAt(plain, hit.start)) return null;
  const own = hit.places.filter(place => place.member !== null);
  if (own.length > 0 && (anchors.size === 0 || listed || hit.start === 0 || last === undefined || isCued()))
    return narrowed(hit, own);
  return (hit.places.length === 1 || word.length > 2 || (hit.start === 0 && hit.places.length < 4)) && anchors.size === 0
    ? hit
    : null;
}

/** 惠州仲恺陈江: a name unknown to the lists stands between a place and one that it holds. */
function isBetween(plain: string, last: PlaceHit | undefined, hit: PlaceHit): boolean {
  return last !== undefined && /^[\u4e00-\u9fff]{2,3}$/.test(plain.slice(last.end, hit.start));
}

const narrowed = (hit: PlaceHit, places: Place[]): PlaceHit => (places.length === hit.places.length ? hit : { ...hit, places });

function isHeld(gazetteer: Gazetteer, place: Place, anchors: ReadonlySet<number>): boolean {
  for (const above of gazetteer.above(place)) if (anchors.has(above)) return true;
  return false;
}

/** 中山北路, 和平路: the name belongs to a road. */
function isRoad(plain: string, end: number): boolean {
  return end < plain.length && /^[东西南北中]?[一二三四五六七八九十]?(?:路|大道|公路|大街|巷|弄)/.test(plain.slice(end, end + 5));
}

function isLeftEdge(plain: string, start: number): boolean {
  return (
    start === 0 || !/[\u4e00-\u9fff0-9a-z]/.test(plain[start - 1]!) || /(?:或者|以及|[和或及与])$/.test(before(plain, start, 3))
  );
}

/** One code a name: that of its place nearest to the other names of the text; a code is left out where a more exact one lies in it. */
export function exactCodes(gazetteer: Gazetteer, hits: readonly PlaceHit[]): number[] {
  const named = new Set(hits.flatMap(hit => hit.places.map(place => place.code)));
  const below = new Map<number, number>();
  const seen = new Set<number>();
  for (const hit of hits)
    for (const place of hit.places) {
      if (seen.has(place.code)) continue;
      seen.add(place.code);
      for (const code of gazetteer.above(place)) below.set(code, (below.get(code) ?? 0) + 1);
    }
  const siblings = Map.groupBy(
    [...new Map(hits.flatMap(hit => hit.places.map(place => [place.code, place] as const))).values()],
    place => place.parent ?? 0,
  );
  const codes = new Set<number>();
  for (const hit of hits) {
    let best: { place: Place; score: number } | null = null;
    for (const place of hit.places) {
      let score =
        (place.member !== null ? 2 : 0) +
        (place.level === 'town' ? 0 : 1) +
        (below.get(place.code) ? 4 : 0) +
        ((siblings.get(place.parent ?? 0)?.length ?? 0) > 1 ? 3 : 0);
      for (const code of gazetteer.above(place)) if (named.has(code)) score += 4;
      if (!best || score > best.score) best = { place, score };
    }
    if (best) codes.add(best.place.code);
  }
  const wider = new Set<number>();
  for (const code of codes) {
    const place = gazetteer.byCode(code);
    if (place) for (const above of gazetteer.above(place)) wider.add(above);
  }
  return [...codes].filter(code => !wider.has(code));
}
