import type { Draft, Mark } from './draft.ts';
import { isHomeOrRefused } from './place-context.ts';
import { exactCodes, findPlaceHits, type PlaceHit } from './place-hit.ts';
import { findZones } from './zone.ts';

export type PlacesRead = { marks: Mark[]; codes: number[] };

type Found = { start: number; end: number; rule: string };

/** Finds the places wanted or offered, one mark a name, and the codes of the most exact ones; `skip` tells which stretches are a firm's name. */
export function readPlaces(draft: Draft, skip: (start: number, end: number) => boolean): PlacesRead {
  const { plain, side, gazetteer } = draft;
  const hits = findPlaceHits(draft);
  const zones = findZones(draft, hits);
  const inZone = new Uint8Array(plain.length);
  for (const zone of zones) if (!zone.inside) inZone.fill(1, zone.start, zone.end);
  const found: Found[] = zones.filter(zone => !zone.planned);
  for (const { start, end } of hits.list) if (!inZone[start]) found.push({ start, end, rule: 'place.name' });
  const spots = hits.list.flatMap((hit, i) => unknownSpot(plain, hit, hits.list[i + 1]) ?? []);
  for (const zone of zones) inZone.fill(1, zone.start, zone.end);
  for (const spot of spots) if (!inZone[spot.start] && !inZone[spot.end - 1] && !hits.at(spot.start)) found.push(spot);
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Found[] = [];
  let refusedEnd = -1;
  for (const item of found) {
    // 现址在深圳宝安沙井: what holds of the first name holds of those written on to it.
    const isOwn = draft.side === 'need' && skip(item.start, item.end);
    if (item.start === refusedEnd || isOwn || isHomeOrRefused(draft, item.start, item.end)) refusedEnd = item.end;
    else kept.push(item);
  }
  if (kept.length === 0 && side === 'need' && /就近|附近|周边/.test(plain)) {
    const home = hits.list[0];
    if (home) kept.push({ start: home.start, end: home.end, rule: 'place.nearby' });
  }
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

// Characters of the words that follow a place without being one (松江附近, 嘉兴求租).
const ordinary =
  /[租购售房厂仓库地附近周边优先可均都不限企业公司客户区域范围办求找急拍卖让挂标准独栋单多层需要想拟带内外部郊市县镇村等本全大小老好某家商会有的在为和或及与是做上下米元亩年月日车高速路站台街道港园城楼产税国省交通火机场方向现代选址落]/;

/** 杭州勾庄，: two characters between a place and the end of its clause, or between it and a place inside it, name a spot that no list knows. */
function unknownSpot(plain: string, hit: PlaceHit, next: PlaceHit | undefined): Found | null {
  if (next?.start === hit.end) return null;
  const words = /^[\u4e00-\u9fff]{2,3}/.exec(plain.slice(hit.end, hit.end + 3))?.[0] ?? '';
  const gap = next && next.start - hit.end >= 2 && next.start - hit.end <= 3 ? plain.slice(hit.end, next.start) : '';
  if (gap !== '' && words.startsWith(gap) && !/[租购售找求和或及与到至]/.test(gap))
    return { start: hit.end, end: next!.start, rule: 'place.spot' };
  for (const length of [2, 3]) {
    const name = words.slice(0, length);
    const stop = plain[hit.end + length];
    if (name.length < length || ordinary.test(name) || (stop !== undefined && !/[，,。、/ \n|｜]/.test(stop))) continue;
    return { start: hit.end, end: hit.end + length, rule: 'place.spot' };
  }
  return null;
}
