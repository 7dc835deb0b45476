import { clauseBefore, type Draft } from './draft.ts';
import type { PlaceHit } from './place.ts';

/** A zone, park, road number or market; `inside`: the place names inside it count beside it. */
export type Zone = { start: number; end: number; rule: string; inside: boolean };

const zoneTail =
  /(?:经济技术开发区|经济开发区|高新技术产业开发区|高新技术开发区|高新开发区|高新区|经开区|开发区|工业集中区|产业集中区|工业园区|产业园区|工业园|产业园|科技园|物流园|创业园|软件园|智造园|智造新城|小微园|化工园|配套园|工业区|保税区|自贸区|产业集聚区|新区|新城|示范区|科创园|科技城|大学城|商务区|云廊|[\u4e00-\u9fff]{2}片(?=[，,。\s])|[\u4e00-\u9fff]{2}园(?=\d))(?:[一二三四五六七八九十\d]期)?/g;
const market = /(?:批发交易市场|批发市场|交易市场|专业市场|物流市场)/g;
const road = /(?:公路|大道|大街|路|街|巷|弄)(?: ?\d{1,5}(?:-\d{1,4})?(?:号|弄)(?:\d{1,4}号)?)?/g;
const village = /村(?=[，,。\s、厂\d]|$)/g;
const theme =
  /科技|生命|智能|智慧|高端|装备|制造|创新|数字|电子|汽车|医药|医疗|材料|能源|绿色|环保|物流|电商|航空|机器人|芯片|半导体|集成|食品|家居|纺织|国际|综合|中小|双创|创客|标准|先进|未来|信息|光电|低空|新型|氢能|储能|精细|化工|包装|印刷|服装|轻工|机械|五金|文化|农业|健康/;
const generic = /^(?:本|该|我|入|进|全|老|新|各|等|我们|整个|一个|省级|国家级|市级|现代|标准|的|为|小|大|同|跨|公|校|花|家|贵|联合|自有|在)+$/;
const boundary = /[在位于的是至从租求找个到落购买与和或及为拟建选]$/;
const isHan = /[\u4e00-\u9fff]/;

/** Finds development zones, parks, markets, villages and road numbers by their endings. A park named for a trade (高端装备产业园) is no place name, the place before it is. */
export function readZones(draft: Draft, hits: readonly PlaceHit[]): { kept: Zone[] } {
  const kept: Zone[] = [];
  for (const match of draft.plain.matchAll(zoneTail)) {
    const tail = zoneAt(draft, hits, match.index, match[0]);
    if (tail) kept.push(tail);
  }
  for (const match of draft.plain.matchAll(market)) {
    const start = stemStart(draft.plain, hits, match.index, true);
    if (match.index - start >= 2 && match.index - start <= 8) kept.push({ start, end: match.index + match[0].length, rule: 'place.market', inside: true });
  }
  for (const match of draft.plain.matchAll(road)) addRoad(draft, hits, match.index, match[0], kept);
  for (const match of draft.plain.matchAll(village)) {
    const start = stemStart(draft.plain, hits, match.index, false);
    if (match.index - start >= 1 && match.index - start <= 4 && hits.some(hit => hit.end === start)) kept.push({ start, end: match.index + 1, rule: 'place.village', inside: false });
  }
  return { kept };
}

function zoneAt({ plain }: Draft, hits: readonly PlaceHit[], tailAt: number, tail: string): Zone | null {
  const end = tailAt + tail.length;
  const word = /^([\u4e00-\u9fff]{2})(片|园)$/.exec(tail);
  const stemEnd = word ? tailAt + 2 : tailAt;
  const limit = stemStart(plain, hits, tailAt, true);
  let start = limit;
  if (word) {
    if (hits.some(hit => hit.start < end && hit.end > tailAt)) return null;
    if (word[2] === '片' && !/区$/.test(plain.slice(0, tailAt).slice(-1))) return null;
    if (word[2] === '园' && tailAt > 0 && isHan.test(plain[tailAt - 1]!)) return null;
    return { start: tailAt, end, rule: 'place.park', inside: false };
  }
  const within = hits.filter(hit => hit.start >= limit && hit.end <= stemEnd && hit.start < stemEnd);
  // 合肥肥西桃花工业园: the outer places stand for themselves, the last one belongs to the zone's name (安化梅城工业园 stays whole where 安化县 is named elsewhere).
  const leading: PlaceHit[] = [];
  let at = limit;
  for (let hit = within.find(item => item.start === at); hit; hit = within.find(item => item.start === at)) {
    leading.push(hit);
    at = hit.end;
  }
  const core = plain.slice(at, stemEnd);
  const isNamedElsewhere = leading.some(hit => hits.some(other => other !== hit && other.full && (other.end <= limit || other.start >= end) && shares(other, hit)));
  if (leading.length > 0 && (theme.test(core) || core.length > 6)) return null;
  if (leading.length === 0) {
    if (core.length < 2 || generic.test(core) || theme.test(core) || core.length > 5) return null;
    if (/(?:建|建设|打造|规划|筹建|拟建)$/.test(clauseBefore(plain, limit, 4)) || /[的个家]/.test(core)) return null;
  } else if (/(?:筹建|拟建|拟在|建设)$/.test(clauseBefore(plain, limit, 4))) return null;
  else if (!isNamedElsewhere && leading.length > 1) start = leading.at(-1)!.start;
  else if (!isNamedElsewhere && core.length >= 2) start = leading[0]!.end;
  return { start, end, rule: 'place.zone', inside: false };
}

function shares(a: PlaceHit, b: PlaceHit): boolean {
  return a.places.some(place => b.places.some(other => other.code === place.code));
}

/** How far the name before an ending reaches to the left: to a mark, a word such as 位于, or (unless `through`) a place. */
function stemStart(plain: string, hits: readonly PlaceHit[], tailAt: number, through: boolean): number {
  let start = tailAt;
  while (start > 0 && tailAt - start < 14 && isHan.test(plain[start - 1]!)) {
    if (!through && hits.some(hit => hit.end === start)) break;
    const covering = hits.find(hit => hit.start < start && hit.end >= start);
    if (covering) {
      start = covering.start;
      continue;
    }
    if (boundary.test(plain[start - 1]!)) break;
    start--;
  }
  return start;
}

function addRoad({ plain, side }: Draft, hits: readonly PlaceHit[], at: number, tail: string, kept: Zone[]): void {
  if (kept.some(zone => zone.start <= at && at < zone.end)) return;
  const start = stemStart(plain, hits, at, false);
  const length = at - start;
  if (length < 1 || length > 5) return;
  const numbered = /\d/.test(tail);
  const behindPlace = hits.some(hit => hit.end === start);
  const cued = /(?:位于|地址|坐落于?|坐落在|地处)[:： ]*$/.test(clauseBefore(plain, start, 6));
  if (!numbered && (side === 'need' || !(behindPlace || cued) || /^[旁边与和近口侧]/.test(plain.slice(at + tail.length, at + tail.length + 1)))) return;
  if (/[双两出回电线铁]$/.test(plain.slice(at - 1, at)) && !numbered) return;
  kept.push({ start, end: at + tail.length, rule: 'place.road', inside: false });
}
