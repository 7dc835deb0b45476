import type { Place } from '#modules/reference/index.ts';
import { isEveryday } from '../dictionary.ts';
import type { Gazetteer, Named } from '../gazetteer.ts';
import { ending, opening } from '../pattern.ts';
import type { Token, Word } from '../scan.ts';
import { firstFrom, tokensIn } from '../token.ts';
import { before, clauseBefore, type Draft } from './draft.ts';

/** A name of a place in the text and the places that it may stand for. `full`: with its ending (松江区). */
export type PlaceHit = { start: number; end: number; places: Place[]; full: boolean };

/** All hits, and the one that covers a character. */
export type PlaceHits = { list: readonly PlaceHit[]; at(offset: number): PlaceHit | undefined };

const themePark = ending(/(?:医药|电子|信息|装备|科技|新材料|食品|汽车|智能|物流|生物|环保).{0,2}(?:产业|科技|工业|物流)园区?$/);

type PlaceWord = Word & { places: Named };

const cue =
  /(?:有没有|有无|谁家?有|哪[里位家]?(?:老板)?有|看看|求|位于|位置|地处|坐落于?|坐落在|地址|地点|区域|就是|在|选址|落户|落地|意向|找|租|购|寻|买|转让|出售|出让|卖|优先|考虑|城市|范围|离|到|去|往|个|转|搬|迁|换|最好是?|首选|首推|其次|次选|备选|优选|靠近|邻近|临近|偏向|倾向|不要|不看|除了?|避开|排除|不接受|不考虑|【|\[)(?:要求)?(?:[:：为在是于]| )*$/;
/** What says that a place follows even where the word is an everyday one. */
const firmCue = /(?:位于|位置|地处|坐落于?|坐落在|地址|地点|区域|在|选址|落户|意向|优先|城市|范围|【|\[)(?:[:：为在是于]| )*$/;
/** 昌平生命园、亦庄: a spot that no list knows stands between. */
const spotInList = /^[\u4e00-\u9fff]{2,3}(?:[、/和或及与]|或者|or)$/;
// 融侨开发区宏路: a place stands behind the zone that holds it.
const behindZone = ending(/(?:[发作新港济业]区|[业技流]园|园区)$/);
/** 长三角|德清, G60走廊|德清 */
const behindRegion = ending(/(?:长三角|走廊)$/);
const spotBehind = /^[\u4e00-\u9fff]{2,3}(?:[，,。、 \n|｜]|红本|独院|独门|独栋|厂房|仓库|标准|一楼|二楼|单层)/;
const list = ending(/(?:[、/·,，和或及与-]|或者|以及| |or)$/);
const closeList = ending(/(?:[、/和或及与]|或者|以及)$/);
const rightEdge =
  /^(?:$|[^\u4e00-\u9fff]|厂|仓|库|客$|独|写字|办公|研发|商|门面|标准|二楼|三楼|单层|三层|多层|双拼|的|附近|周边|周围|求|出|招|转|急|两|板块|镇|街道|区|县|市|开发|工业|产业|经|高新|片|都|均|优先|皆|和|或|与|及|等|地|某|方向|园|智|现|全|整|找|有|寻|买|需|想|拟|建|做|本|重|大|小|土|空|童|老|旧|自|科|电|内|境|冷|高标|旁|路|公寓|实验|院|红本|新|带|[首底]层|企业|公司|客户|钢|框架|中试|物流|快递|保税|港|站|丙|甲|乙|房|车间|这|那|范围|以|北|南|东|西|租|也|里选|一|三镇|四镇|三地|段(?![位子落])|沿线|设|布局|有没有|除外|外(?![资贸包企商环卖国来高接延墙形])|不(?=[租可要去考行看买予]))/;

/** Names of administrative places, from left to right; doubtful ones only in the company of a place that holds them or behind a word such as 位于. */
export function findPlaceHits({ plain, tokens, gazetteer }: Pick<Draft, 'plain' | 'tokens' | 'gazetteer'>): PlaceHits {
  const words = tokens.filter((token): token is PlaceWord => token.kind === 'word' && token.places !== null);
  const byStart = new Map(words.map(word => [word.start, word]));
  const anchors = new Set<number>();
  for (const { places, word, end } of words)
    if (isRoad(plain, end)) continue;
    else if (places.full || !isEveryday(word, places.high !== null))
      for (const place of places.places) if (place.level !== 'town') anchors.add(place.code);
  const isEdge = (offset: number) => {
    const token = tokens[firstFrom(tokens, offset)];
    return token?.start === offset && (token.kind !== 'word' || (token.senses !== null && token.places === null));
  };
  const hits: PlaceHit[] = [];
  for (const word of words) {
    if (
      (isRoad(plain, word.end) && !(byStart.has(word.end) && !/^[东西南北中]路$/.test(byStart.get(word.end)!.word))) ||
      themePark.test(word.word)
    )
      continue;
    const hit = accepted({ plain, gazetteer, byStart, anchors, isEdge, last: hits.at(-1) }, word);
    if (hit) hits.push(hit);
  }
  withoutHouses(plain, hits);
  if (hits.length === 0) return { list: hits, at: () => undefined };
  return {
    list: hits,
    at: offset => {
      let low = 0;
      let high = hits.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (hits[middle]!.start <= offset) low = middle + 1;
        else high = middle;
      }
      const hit = low > 0 ? hits[low - 1]! : undefined;
      return hit && offset < hit.end ? hit : undefined;
    },
  };
}

/** 长沙市…中山国际大厦: a place in the name of a house says nothing where another is named. */
function withoutHouses(plain: string, hits: PlaceHit[]): void {
  const isHouse = ({ full, end }: PlaceHit) => !full && house.testAt(plain, end, end + 8);
  if (hits.length < 2 || !hits.some(isHouse) || hits.every(isHouse)) return;
  for (let i = hits.length - 1; i >= 0; i--) if (isHouse(hits[i]!)) hits.splice(i, 1);
}

const house = opening(
  /^(?:国际|世纪|财富|商务|金融|中央|时代|环球|世贸|商贸|科技|贸易|新|银行|假日|大){0,2}(?:大厦|大楼|商厦|广场|宾馆|大?酒店|饭店|商城|花园|花苑|公馆|家园)/,
);

type Company = {
  plain: string;
  /** Whether a word of another meaning, a figure or a mark begins at an offset. */
  isEdge(offset: number): boolean;
  gazetteer: Gazetteer;
  byStart: ReadonlyMap<number, PlaceWord>;
  anchors: ReadonlySet<number>;
  last: PlaceHit | undefined;
};

/** 九亭这边的厂房 */
const hallOf = opening(/^(?:这边|这里|这个)的?(?:厂房|仓库|车间|库房|厂)/);
const listJoint = /^ ?[、/] ?/;

const coast = opening(/^[湾港](?!路|大道|口|村|镇|社|区|[\u4e00-\u9fff]{0,2}区$)/);

const rankWord = opening(/^(?:镇|乡|街道|办事处)(?=[\u4e00-\u9fff]{2}|[，,。、\s|]|$)/);

function accepted(
  { plain, gazetteer, byStart, anchors, isEdge, last }: Company,
  { start, end, word, places: named, trade }: PlaceWord,
): PlaceHit | null {
  const { places, full } = named;
  // 金清 新建厂房 is no place of that name.
  if (
    word === '新建' &&
    /^(?:厂|标|高|仓|库|的|一|现|项目|定|多|单|独|钢|框|研|生|智|车|未|全|三|二|四|六|园)/.test(plain.slice(end, end + 2))
  )
    return null;
  // 铁西 重工老厂房
  if (word === '重工' && !/^(?:街|镇)/.test(plain.slice(end, end + 1))) return null;
  // 龙泉路与秀湖路交口
  if (word === '交口' && /[路街道线]$/.test(plain.slice(Math.max(0, start - 1), start))) return null;
  // 拟在金华建设冷链基地
  if (word === '建设' && /^(?![镇乡街村路东西南北中])[\u4e00-\u9fff]{2}/.test(plain.slice(end, end + 2))) return null;
  // 顶楼带天台
  if (word === '天台' && /[带有含送顶大楼层]$/.test(plain.slice(Math.max(0, start - 1), start))) return null;
  const following = byStart.get(end)?.places;
  // 通州湾, 钦州港: one more character makes the name of a coast.
  const isCoast = !full && coast.testAt(plain, end, end + 5) && following === undefined;
  // 厚街镇 where the lists know 厚街: the word for its kind belongs to the name.
  const rank = !full && following === undefined ? rankWord.execAt(plain, end, end + 4) : null;
  const keep = (chosen: Place[]): PlaceHit => ({
    start,
    // 合肥市经济技术开发区: the words may be cut behind the short name.
    end:
      isCoast || (!full && plain[end] === '市' && chosen.some(({ name }) => name === `${word}市`))
        ? end + 1
        : end + (rank && chosen.some(({ level }) => level === 'town') ? rank[0].length : 0),
    places: chosen,
    full,
  });
  const isHeld = (place: Place) =>
    (place.level === 'town' && anchors.has(place.code)) || gazetteer.above(place).some(code => anchors.has(code));
  const held = anchors.size > 0 ? places.filter(isHeld) : [];
  // 昆山的淀山湖
  const adjacent = last?.end === start || (last !== undefined && plain[last.end] === '的' && last.end + 1 === start);
  const gap = last ? plain.slice(last.end, start) : '';
  const listed = last !== undefined && ((gap.length <= 3 && gap !== '' && list.test(gap)) || spotInList.test(gap));
  const high = places.filter(place => place.level !== 'town');
  const isCued = () => cue.test(clauseBefore(plain, start, 8));
  const isLeft = () =>
    adjacent ||
    isLeftEdge(plain, start) ||
    isCued() ||
    behindZone.test(plain.slice(Math.max(0, start - 3), start)) ||
    (high.length > 0 && behindRegion.test(plain.slice(Math.max(0, start - 3), start)));
  if (full) {
    if (high.length === 0 && held.length === 0 && !isLeft()) return null;
    return keep(held.length > 0 ? held : places);
  }
  const behind = plain.slice(end, end + 4);
  // 张江张衡路: a road follows.
  const right =
    isCoast ||
    isEdge(end) ||
    ((start === 0 || isCued() || places.some(({ level, member }) => level !== 'town' || member !== null)) &&
      roadBehind.testAt(plain, end, end + 6)) ||
    following !== undefined ||
    rightEdge.test(behind) ||
    (start === 0 && spotBehind.test(behind));
  const isOuter = () =>
    following?.places.some(inner =>
      places.some(outer => outer.code === inner.parent || outer.code === inner.city || outer.code === inner.district),
    ) === true;
  const ordinary = isEveryday(word, high.length > 0);
  // 洞泾泗泾新桥: towns of one district stand side by side.
  const isKin = (hit: PlaceHit | undefined) =>
    hit !== undefined &&
    (adjacent || listed) &&
    places.some(place => place.level === 'town' && hit.places.some(other => isSister(place, other)));
  if (ordinary && right && isKin(last)) return keep(places.filter(place => last!.places.some(other => isSister(place, other))));
  if (held.length > 0 && adjacent && (!ordinary || right)) return keep(held);
  // 大同开发区: a city opens the text and a zone follows.
  if (ordinary && start === 0 && high.length > 0 && /^(?:经|高新|开发|新区)/.test(behind)) return keep(high);
  if (ordinary) {
    const near = listed && (closeList.test(gap.trimEnd()) || gap === ' ' || gap === '·');
    const opens = start === 0 || plain.charAt(start - 1) === '|';
    // 两江新区水土: a zone of the place that holds it stands before.
    const inZone = () => /[\u4e00-\u9fff]新区$/.test(plain.slice(Math.max(0, start - 3), start));
    if (held.length > 0 && right && (near || opens || inZone())) return keep(held);
    // 大桥、七星、余新: a list of towns of one district, one of which is no everyday word.
    const sisters = held.filter(place => place.level === 'town');
    if (sisters.length > 0 && isLeftEdge(plain, start) && hasSisterAhead(plain, byStart, sisters, end)) return keep(sisters);
    // 滨江、萧山: another part of the same city stands next in the list.
    const joint =
      high.length > 0 && '、/ '.includes(plain[end] ?? '-') && isLeftEdge(plain, start)
        ? listJoint.exec(plain.slice(end, end + 4))
        : null;
    const beside = joint ? byStart.get(end + joint[0].length)?.places.places : undefined;
    if (beside) {
      const kin = high.filter(({ city }) => city !== null && beside.some(other => other.level !== 'town' && other.city === city));
      if (kin.length > 0) return keep(kin);
    }
    return high.length > 0 && (isOuter() || (right && (near || firmCue.test(clauseBefore(plain, start, 8))))) ? keep(high) : null;
  }
  if (held.length > 0 && right && (listed || isBetween(plain, last, start) || isLeft())) return keep(held);
  if (high.length > 0)
    return right || high.some(({ level }) => level === 'province' || level === 'city') || isLeft() || isOuter()
      ? keep(high)
      : null;
  // A town on its own stands where a place stands, and is known in the region or the only one of its name where no other place is named.
  if (!(right || word.length > 3) || !isLeft() || trade) return null;
  const own = places.filter(place => place.member !== null);
  if (
    own.length > 0 &&
    (anchors.size === 0 ||
      (right && hallOf.testAt(plain, end, end + 6)) ||
      listed ||
      start === 0 ||
      last === undefined ||
      isCued())
  )
    return keep(own);
  // 临港: a part of a city that has a list of its own is meant rather than towns of the name elsewhere.
  const parts = places.filter(({ name }) => !name.startsWith(word));
  if (parts.length > 0 && parts.length < places.length && anchors.size === 0) return keep(parts);
  const districts = new Set(places.map(({ district, city, parent }) => district ?? city ?? parent)).size;
  // 张江或者松江: another district of the same city is named.
  const isNeighbour = ({ city }: Place) => city !== null && [...anchors].some(code => gazetteer.byCode(code)?.city === city);
  if (districts === 1 && right && places.some(isNeighbour)) return keep(places);
  return (districts === 1 || word.length > 2 || ((start === 0 || isCued()) && districts < 4)) && anchors.size === 0
    ? keep(places)
    : null;
}

const isSister = (one: Place, two: Place) =>
  two.level === 'town' && one.parent !== null && one.parent === two.parent && one.member !== null;

/** How many names of a list are looked at for a sister. */
const longestList = 4;

/** Whether the list that goes on behind a town names a sister of it that is no everyday word. */
function hasSisterAhead(plain: string, byStart: ReadonlyMap<number, PlaceWord>, towns: readonly Place[], from: number): boolean {
  let end = from;
  for (let i = 0; i < longestList; i++) {
    const joint = listJoint.exec(plain.slice(end, end + 3));
    const next = joint ? byStart.get(end + joint[0].length) : undefined;
    if (!next) return false;
    const isTold = !isEveryday(next.word, false);
    if (isTold && next.places.places.some(other => towns.some(town => isSister(other, town)))) return true;
    end = next.end;
  }
  return false;
}

/** 惠州仲恺陈江: a name unknown to the lists stands between a place and one that it holds. */
function isBetween(plain: string, last: PlaceHit | undefined, start: number): boolean {
  return last !== undefined && /^[\u4e00-\u9fff]{2,3}$/.test(plain.slice(last.end, start));
}

/** 张江张衡路, 九亭寅西路 */
const roadBehind = opening(/^[\u4e00-\u9fff]{1,3}(?:路|大道|公路)(?![口程过费灯线网由])/);

const roadPort = opening(/^公路(?:物流|港)/);

const roadWord = opening(/^[东西南北中]?[一二三四五六七八九十]?(?:路|大道|公路|大街|巷|弄)/);

/** 中山北路, 和平路: the name belongs to a road. */
function isRoad(plain: string, end: number): boolean {
  return !roadPort.testAt(plain, end, end + 4) && roadWord.testAt(plain, end, end + 5);
}

function isLeftEdge(plain: string, start: number): boolean {
  return (
    start === 0 || !/[\u4e00-\u9fff0-9a-z]/.test(plain[start - 1]!) || /(?:或者|以及|[和或及与])$/.test(before(plain, start, 3))
  );
}

/** One code a name: that of its place nearest to the other names of the text; a code is left out where a more exact one lies in it. */
export function exactCodes(gazetteer: Gazetteer, hits: readonly PlaceHit[]): number[] {
  if (hits.length === 0) return [];
  const codes = hits.every(hit => hit.places.length === 1)
    ? new Set(hits.map(hit => hit.places[0]!.code))
    : likeliest(gazetteer, hits);
  const wider = new Set<number>();
  for (const code of codes) {
    const place = gazetteer.byCode(code);
    if (place) for (const above of gazetteer.above(place)) wider.add(above);
  }
  return [...codes].filter(code => !wider.has(code));
}

/** Of each name the place nearest to the other names of the text. */
function likeliest(gazetteer: Gazetteer, hits: readonly PlaceHit[]): Set<number> {
  const below = new Map<number, number>();
  const all = new Map<number, Place>();
  for (const { places } of hits) for (const place of places) all.set(place.code, place);
  for (const place of all.values()) for (const code of gazetteer.above(place)) below.set(code, (below.get(code) ?? 0) + 1);
  const siblings = Map.groupBy(all.values(), place => place.parent ?? 0);
  const codes = new Set<number>();
  for (const hit of hits) {
    let best: { place: Place; score: number } | null = null;
    for (const place of hit.places) {
      let score =
        (place.member !== null ? 2 : 0) +
        (place.level === 'town' ? 0 : 1) +
        (below.get(place.code) ? 4 : 0) +
        ((siblings.get(place.parent ?? 0)?.length ?? 0) > 1 ? 3 : 0);
      for (const code of gazetteer.above(place)) if (all.has(code)) score += 4;
      if (!best || score > best.score) best = { place, score };
    }
    if (best) codes.add(best.place.code);
  }
  return codes;
}

/** Whether a stretch is nothing but names of places, one of them above a town (临沂河东). */
export function isPlaces(tokens: readonly Token[], start: number, end: number): boolean {
  let at = start;
  let high = false;
  for (const token of tokensIn(tokens, start, end)) {
    if (token.start !== at || token.kind !== 'word' || !token.places) break;
    high ||= token.places.high !== null;
    at = token.end;
  }
  return at === end && high;
}
