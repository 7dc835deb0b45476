import { clauseBefore, type Draft } from './draft.ts';
import type { PlaceHit, PlaceHits } from './place-hit.ts';
import { matchesOf } from './text.ts';

/** A zone, park, road number or market; `inside`: the place names inside it count beside it. */
export type Zone = { start: number; end: number; rule: string; inside: boolean; planned?: true };

const zoneTail =
  /(?:经济技术开发区|经济开发区|高新技术产业开发区|高新技术开发区|高新开发区|高新区|经开区|开发区|工业集中区|产业集中区|(?:工业|产业|科技|物流|创业|软件|智造|小微|化工|配套|科创)园区?|智造新城|化工园|产业示范园|示范园|工业新城|产业新城|工业区|特别合作区|合作区|经济区|新港区|集聚区|综合保税区|综保区|保税区|自贸区|产业集聚区|新区|新城|示范区|片区|(?<=[\u4e00-\u9fff]{2})园区|科技城|科学城|大学城|商务区|云廊|(?<=区)[\u4e00-\u9fff]{2}片(?=[，,。\s])|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2}园(?=\d))(?:[一二三四五六七八九十\d]期)?/g;
const market = /(?:批发交易市场|批发市场|交易市场|专业市场|物流市场)/g;
const road = /(?:公路|大道|大街|路|街|巷|弄)(?: ?\d{1,5}(?:-\d{1,4})?(?:号|弄)(?:\d{1,4}号)?)?/g;
const town = /街道|镇|乡/g;
const village = /村(?=[，,。\s、厂\d]|$)/g;
const theme =
  /科技|生命|智能|智慧|高端|装备|制造|创新|数字|电子|汽车|医药|医疗|材料|能源|绿色|环保|物流|电商|航空|机器人|芯片|半导体|集成|食品|家居|纺织|国际|综合|中小|双创|创客|标准|先进|未来|信息|光电|低空|新型|氢能|储能|精细|化工|包装|印刷|服装|轻工|机械|五金|文化|农业|健康/;
const generic =
  /^(?:本|该|我|入|进|全|老|新|各|等|我们|整个|一个|省级|国家级|市级|现代|标准|的|为|小|大|同|跨|公|校|花|家|贵|联合|自有|在)+$/;
const boundary = /[在位于的是至从租求找个到落购买与和或及为拟建选入进能要去来想有]$/;
const isHan = /[\u4e00-\u9fff]/;

/** Finds development zones, parks, markets, villages and road numbers by their endings. A park named for a trade (高端装备产业园) is no place name, the place before it is. */
export function findZones(draft: Draft, hits: PlaceHits): Zone[] {
  const { plain } = draft;
  const zones: Zone[] = [];
  const full = new Map<number, Set<PlaceHit>>();
  for (const hit of hits.list) {
    if (!hit.full) continue;
    for (const { code } of hit.places) full.set(code, (full.get(code) ?? new Set()).add(hit));
  }
  for (const match of matchesOf(zoneTail, plain)) {
    const zone = zoneAt(draft, hits, full, match.index, match[0], zones.at(-1)?.end ?? 0);
    if (zone && zone.end > zone.start) zones.push(zone);
  }
  for (const match of matchesOf(market, plain)) {
    const start = stemStart(plain, hits, match.index, true);
    const length = match.index - start;
    if (length >= 2 && length <= 8) zones.push({ start, end: match.index + match[0].length, rule: 'place.market', inside: true });
  }
  const taken = new Uint8Array(plain.length);
  for (const { start, end } of zones) taken.fill(1, start, end);
  for (const match of matchesOf(road, plain)) {
    if (taken[match.index]) continue;
    const zone = roadAt(draft, hits, match.index, match[0]);
    if (zone) zones.push(zone);
  }
  for (const match of matchesOf(village, plain)) {
    const start = stemStart(plain, hits, match.index, false);
    const length = match.index - start;
    if (length >= 1 && length <= 4 && hits.at(start - 1)?.end === start)
      zones.push({ start, end: match.index + 1, rule: 'place.village', inside: false });
  }
  for (const match of matchesOf(town, plain)) {
    const start = stemStart(plain, hits, match.index, false);
    const length = match.index - start;
    if (length >= 2 && length <= 3 && !hits.at(match.index) && hits.at(start - 1)?.end === start)
      zones.push({ start, end: match.index + match[0].length, rule: 'place.town', inside: false });
  }
  return zones;
}

function zoneAt(
  { plain, gazetteer }: Draft,
  hits: PlaceHits,
  full: ReadonlyMap<number, ReadonlySet<PlaceHit>>,
  tailAt: number,
  tail: string,
  floor: number,
): Zone | null {
  const end = tailAt + tail.length;
  if (/^[\u4e00-\u9fff]{2}[片园]$/.test(tail) && !/^(?:产业|工业|科技|物流|创业|软件|智造|小微|化工|配套|科创)园$/.test(tail)) {
    if (hits.at(tailAt) || /公园|校园|家园|花园/.test(tail)) return null;
    return { start: tailAt, end, rule: 'place.park', inside: false };
  }
  const limit = Math.max(stemStart(plain, hits, tailAt, true), floor);
  if (limit > tailAt) return null;
  const prior = clauseBefore(plain, limit, 4);
  const leading: PlaceHit[] = [];
  let at = limit;
  for (let hit = hits.at(at); hit?.start === at && at < tailAt; hit = hits.at(at)) {
    leading.push(hit);
    at = hit.end;
  }
  if (at > tailAt) return null;
  const core = plain.slice(at, tailAt);
  // A park that is only to be built is no place yet, and the name in it tells who builds it (筹建合肥市台州工业园).
  if (/(?:筹建|拟建|拟在|建|建设|打造|规划)$/.test(prior))
    return { start: leading[0]?.end ?? limit, end, rule: 'place.zone', inside: false, planned: true };
  if (leading.length === 0) {
    if (
      core.length < 2 ||
      core.length > 5 ||
      generic.test(core) ||
      theme.test(core) ||
      /[的个家]/.test(core) ||
      isTheme(gazetteer, plain, limit, tailAt)
    )
      return null;
    return { start: limit, end, rule: 'place.zone', inside: false };
  }
  if (theme.test(core) || core.length > 6 || isTheme(gazetteer, plain, at, tailAt)) return null;
  // 合肥肥西桃花工业园: outer and full names stand for themselves, the last short one belongs to the zone's name;
  // 安化梅城工业园 stays whole where 安化县 is named elsewhere.
  const isElsewhere = (hit: PlaceHit) => hit.places.some(({ code }) => (full.get(code)?.size ?? 0) > (hit.full ? 1 : 0));
  const named = leading.some(isElsewhere);
  if (named && leading.every(hit => !hit.full)) return { start: limit, end, rule: 'place.zone', inside: false };
  const last = leading.at(-1)!;
  if (core.length >= 2 && !generic.test(core)) return { start: last.end, end, rule: 'place.zone', inside: false };
  if (last.full) return null;
  return { start: last.start, end, rule: 'place.zone', inside: false };
}

function isTheme(gazetteer: Draft['gazetteer'], plain: string, from: number, to: number): boolean {
  for (let at = from; at < to - 1; at++) if (gazetteer.tradeAt(plain, at, to)) return true;
  return false;
}

/** How far the name before an ending reaches to the left: to a mark, a word such as 位于, or (unless `through`) a place. */
function stemStart(plain: string, hits: PlaceHits, tailAt: number, through: boolean): number {
  let start = tailAt;
  while (start > 0 && tailAt - start < 14 && isHan.test(plain[start - 1]!)) {
    const hit = hits.at(start - 1);
    if (hit && !through) break;
    if (hit) {
      start = hit.start;
      continue;
    }
    if (boundary.test(plain[start - 1]!)) break;
    start--;
  }
  return start;
}

function roadAt({ plain, side }: Draft, hits: PlaceHits, at: number, tail: string): Zone | null {
  const start = stemStart(plain, hits, at, false);
  const length = at - start;
  const end = at + tail.length;
  if (length < 1 || length > 5 || /^[道坊]/.test(plain.slice(end, end + 1))) return null;
  if (!/\d/.test(tail)) {
    const cued = /(?:位于|地址|坐落于?|坐落在|地处)[:： ]*$/.test(clauseBefore(plain, start, 6));
    const behind = hits.at(start - 1)?.end === start;
    if (
      side === 'need' ||
      !(behind || cued) ||
      /^[旁边与和近口侧程费由况过]/.test(plain.slice(end, end + 1)) ||
      /[双两出回电线铁临沿院靠]$/.test(plain.slice(at - 1, at))
    )
      return null;
  }
  return { start, end, rule: 'place.road', inside: false };
}
