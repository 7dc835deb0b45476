import type { Place } from '#modules/reference/index.ts';
import { before, clauseBefore, type Draft, type Mark } from './draft.ts';
import { isHomeOrRefused } from './place-context.ts';
import { readZones, type Zone } from './zone.ts';

/** A name of a place in the text and the places that it may stand for. */
export type PlaceHit = { start: number; end: number; places: Place[]; full: boolean; sure: boolean };

export type PlacesRead = { places: string[]; marks: Mark[]; codes: number[] };

// Names that are everyday words first; they count only beside a place that holds them.
const everyday = new Set(
  ('和平 新华 东方 平安 新城 城区 城关 城中 朝阳 向阳 东风 胜利 解放 建设 工业 红旗 长安 青年 文化 高新 经开 开发区 新区 新站 空港 港口 园区 工业园 产业园 新桥 大桥 ' +
    '中心 大道 人民 光明 团结 前进 友谊 中山 金山 宝山 江北 河东 河西 南山 鼓楼 新民 海港 通道 合作 集中 桥头 桥东 桥西 南湖 东湖 西湖 北湖 大通 兴隆 龙门 石油 林业 农场 ' +
    '仓库 平台 双层 三层 标准 实验 大学 科技 物流 物流园 新材料 汽车 机场 火车站 车站 电子 城市 中和 中央 高速 主城 水电 大厂 大院 上街 东海 新兴 高台 平房 资源 安全 环城 独山 ' +
    '定制 定海 大城 江海 开平 开发 三江 北区 东区 西区 南区 新市 新村 老城 天桥 铁路 建华 华山 平和 永安 长乐 大安 同心 金台 丰台子 成品 石材 首山 桥梁 大同 兴业 北海 宜家 长丰').split(' '),
);
const cue = /(?:位于|位置|地处|坐落于?|坐落在|地址|地点|区域|在|选址|落户|落地|意向|找|租|购|寻|买|优先|考虑|城市|范围|离|位置要求|求|到|想去|个)(?:[:：为在是于]| |:)*$/;
const list = /(?:[、\/·,，和或及与]|或者|以及| |-)$/;
const rightEdge =
  /^(?:$|[^\u4e00-\u9fff]|厂|仓|库|独|写字|办公|研发|商|门面|标准|一楼|二楼|单层|两层|三层|多层|的|附近|周边|一带|周围|求|出|招|转|急|两|镇|街道|区|县|市|开发|工业|产业|经|高新|新区|片|都|均|优先|皆|和|或|与|及|等|地|某|方向|园|智|现|全|整|找|有|寻|买|需|想|拟|建|做|本|重|大|小|土|空|童|老|旧|自|科|电|内|境|冷|高标|旁|地块|路|大道|公寓|实验|院)/;

/** Finds the places wanted or offered, as people wrote them, and the codes of the most exact ones. */
export function readPlaces(draft: Draft): PlacesRead {
  const hits = placeHits(draft);
  const zones = readZones(draft, hits);
  const found: { start: number; end: number; rule: string; hit?: PlaceHit }[] = zones.kept.map((zone: Zone) => ({ ...zone }));
  for (const hit of hits) {
    if (zones.kept.some(zone => zone.start <= hit.start && hit.end <= zone.end && !zone.inside)) continue;
    found.push({ start: hit.start, end: hit.end, rule: 'place.name', hit });
  }
  const kept = found.filter(item => !isHomeOrRefused(draft, item.start, item.end)).sort((a, b) => a.start - b.start);
  if (kept.length === 0 && draft.side === 'need' && /就近|附近|周边/.test(draft.plain)) {
    const home = hits.find(hit => hit.full || hit.sure);
    if (home) kept.push({ start: home.start, end: home.end, rule: 'place.nearby', hit: home });
  }
  const words = new Map<string, Mark>();
  for (const item of kept) {
    const word = draft.plain.slice(item.start, item.end);
    if (!words.has(word)) words.set(word, [item.start, item.end, item.rule]);
  }
  const known = [...kept.flatMap(item => (item.hit ? [item.hit] : [])), ...hits.filter(hit => kept.some(item => item.start <= hit.start && hit.end <= item.end))];
  return { places: [...words.keys()], marks: [...words.values()], codes: exactCodes(draft, known) };
}

/** Names of administrative places, longest first and left to right; doubtful ones only in the company of a place that holds them or behind a word such as 位于. */
function placeHits(draft: Draft): PlaceHit[] {
  const { plain, gazetteer } = draft;
  const raw: PlaceHit[][] = [];
  const anchors = new Set<number>();
  for (let at = 0; at < plain.length; at++) {
    const named = gazetteer.namesAt(plain, at);
    if (named.length === 0) continue;
    const here = named.map(({ word, places, full }) => ({ start: at, end: at + word.length, places, full: full && places.some(place => place.name === word), sure: false }));
    raw.push(here);
    for (const hit of here) {
      if (isRoad(plain, hit)) continue;
      const word = plain.slice(hit.start, hit.end);
      const high = hit.places.filter(place => place.level !== 'town');
      if (high.length > 0 && (hit.full || !everyday.has(word))) for (const place of high) anchors.add(place.code);
    }
  }
  const chosen: PlaceHit[] = [];
  let end = 0;
  for (const here of raw) {
    if (here[0]!.start < end) continue;
    const hit = here.find(candidate => isAccepted(draft, candidate, anchors, chosen.at(-1)));
    if (!hit) continue;
    chosen.push(hit);
    end = hit.end;
  }
  return chosen;
}

function isAccepted(draft: Draft, hit: PlaceHit, anchors: ReadonlySet<number>, last: PlaceHit | undefined): boolean {
  const { plain, gazetteer } = draft;
  if (isRoad(plain, hit)) return false;
  const word = plain.slice(hit.start, hit.end);
  const adjacent = last !== undefined && last.end === hit.start;
  const gap = last ? plain.slice(last.end, hit.start) : '';
  const listed = last !== undefined && gap.length <= 3 && list.test(gap);
  const held = hit.places.filter(place => [...anchors].some(code => code !== place.code && gazetteer.holds(code, place.code)));
  const right = rightEdge.test(plain.slice(hit.end, hit.end + 4)) || gazetteer.namesAt(plain, hit.end).length > 0;
  const left = isLeftEdge(plain, hit.start) || adjacent || cue.test(clauseBefore(plain, hit.start, 8));
  if (hit.full && word.length > 2) return hit.places.some(place => place.level !== 'town') || held.length > 0 || left;
  if (held.length > 0 && (adjacent || ((listed || left) && right))) {
    hit.places = held;
    hit.sure = true;
    return true;
  }
  const high = hit.places.filter(place => place.level !== 'town');
  if (everyday.has(word)) return high.length > 0 && right && cue.test(clauseBefore(plain, hit.start, 8));
  if (high.length > 0) {
    hit.places = high;
    hit.sure = true;
    return left || right || high.some(place => place.level === 'province' || place.level === 'city');
  }
  // a town on its own: it must stand where a place stands, and be known in the region or be the only one of its name
  const own = hit.places.filter(place => place.member !== null);
  if ((own.length === 0 && hit.places.length > 1) || !left || !right) return false;
  if (draft.gazetteer.tradeAt(plain, hit.start)) return false;
  if (own.length > 0) hit.places = own;
  return true;
}

/** 中山北路, 和平路: the name belongs to a road. */
function isRoad(plain: string, hit: { end: number }): boolean {
  return /^[东西南北中]?[一二三四五六七八九十]?(?:路|大道|公路|大街|巷|弄)/.test(plain.slice(hit.end, hit.end + 5));
}

function isLeftEdge(plain: string, start: number): boolean {
  return start === 0 || !/[\u4e00-\u9fff0-9a-z]/.test(plain[start - 1]!) || /(?:或者|以及|[和或及与])$/.test(before(plain, start, 3));
}

/** One code a name: that of its place nearest to the other names of the text; a code is left out where a more exact one lies in it. */
function exactCodes(draft: Draft, hits: readonly PlaceHit[]): number[] {
  const { gazetteer } = draft;
  const all = hits.flatMap(hit => hit.places.map(place => place.code));
  const codes = new Set<number>();
  for (const hit of hits) {
    const scored = hit.places.map(place => {
      const ties = all.filter(code => code !== place.code && (gazetteer.holds(code, place.code) || gazetteer.holds(place.code, code))).length;
      return { place, score: ties * 4 + (place.member !== null ? 2 : 0) + (place.level === 'town' ? 0 : 1) };
    });
    scored.sort((a, b) => b.score - a.score);
    if (scored[0]) codes.add(scored[0].place.code);
  }
  return [...codes].filter(code => ![...codes].some(other => other !== code && gazetteer.holds(code, other)));
}
