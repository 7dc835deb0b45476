import { makeRandom } from '#shared/random.ts';
import { Refused } from '#shared/refused.ts';

/** A need that takes part. Needs of one enterprise name the same enterprise and class: it gets at most one offer. */
export type NeedEntry = {
  need: number;
  enterprise: string;
  /** The class under whose floor it counts; null for none. */
  class: string | null;
  /** Offers in the order that the enterprise stated, best first; empty where it stated none. */
  ranking: readonly number[];
};

/** An offer that takes part. */
export type OfferEntry = {
  offer: number;
  /** What there is of it, a whole number: 1 for an offer let as a whole, ㎡ for one that can be divided. */
  room: number;
  /** Needs in the order that the lessor stated, best first. */
  ranking: readonly number[];
};

/** A need and an offer that pass each other's hard conditions. No other pair is ever assigned. */
export type PairEntry = {
  need: number;
  offer: number;
  /** Thousandths of a point of score, a whole number from 0 to 100,000. */
  fit: number;
  /** How much of the offer's room the need would take, at least 1. */
  takes: number;
};

/** At least so many enterprises of a class, or such a share of those that a run without floors would place. */
export type Floor = { class: string; least: number } | { class: string; share: number };

export type Instance = {
  needs: readonly NeedEntry[];
  offers: readonly OfferEntry[];
  pairs: readonly PairEntry[];
  /** In the order of their importance: where not all can be reached, the first is served first. */
  floors: readonly Floor[];
};

/** Unranked stands below every rank. */
const unranked = 0x7fffffff;

/**
 * An instance made ready: enterprises are rows and offers columns, both in the drawn order, so that neither the order of arrival nor the
 * numbers of the rows decide anything. Edges are sorted by row, then column, then need.
 */
export type Market = {
  needs: readonly NeedEntry[];
  offers: readonly OfferEntry[];
  rows: readonly string[];
  /** The index into classes of each row, -1 without a floor. */
  rowClass: Int32Array;
  classes: readonly string[];
  /** Edges of row r: from rowStart[r] to rowStart[r + 1]. */
  rowStart: Int32Array;
  edgeRow: Int32Array;
  edgeColumn: Int32Array;
  /** Index into needs. */
  edgeNeed: Int32Array;
  fit: Float64Array;
  takes: Float64Array;
  room: Float64Array;
  /** What every edge of a column takes, where that is the same; 0 where needs take unequal parts. */
  part: Float64Array;
  /** Place of an edge in the ranking of its need and of its offer. */
  needRank: Int32Array;
  offerRank: Int32Array;
};

const mostPairs = 2_000_000;

/** Checks an instance and draws the order of its needs and offers from the seed. Throws Refused('invalid'). */
export function openMarket(instance: Instance, seed: string): Market {
  check(instance);
  const random = makeRandom(seed);
  const drawn = <T>(list: T[]): T[] => {
    for (let last = list.length - 1; last > 0; last--) {
      const other = random.integer(0, last);
      [list[last], list[other]] = [list[other]!, list[last]!];
    }
    return list;
  };
  const needs = drawn([...instance.needs].sort((a, b) => a.need - b.need));
  const offers = drawn([...instance.offers].sort((a, b) => a.offer - b.offer));
  const rows = [...new Set(needs.map(one => one.enterprise))];
  const rowOf = new Map(rows.map((enterprise, row) => [enterprise, row]));
  const needAt = new Map(needs.map((one, index) => [one.need, index]));
  const columnAt = new Map(offers.map((one, index) => [one.offer, index]));
  const classes = instance.floors.map(one => one.class);
  const rowClass = new Int32Array(rows.length);
  for (const one of needs) rowClass[rowOf.get(one.enterprise)!] = one.class === null ? -1 : classes.indexOf(one.class);
  const edges = instance.pairs
    .map(pair => ({ ...pair, at: needAt.get(pair.need)!, column: columnAt.get(pair.offer)! }))
    .map(pair => ({ ...pair, row: rowOf.get(needs[pair.at]!.enterprise)! }))
    .filter(pair => pair.takes <= offers[pair.column]!.room)
    .sort((a, b) => a.row - b.row || a.column - b.column || a.at - b.at);
  const rowStart = new Int32Array(rows.length + 1);
  for (const { row } of edges) rowStart[row + 1]!++;
  for (let row = 0; row < rows.length; row++) rowStart[row + 1]! += rowStart[row]!;
  const part = new Float64Array(offers.length).fill(-1);
  for (const { column, takes } of edges) part[column] = part[column] === -1 || part[column] === takes ? takes : 0;
  const needPlaces = needs.map(one => placesIn(one.ranking));
  const offerPlaces = offers.map(one => placesIn(one.ranking));
  return {
    needs,
    offers,
    rows,
    rowClass,
    classes,
    rowStart,
    edgeRow: Int32Array.from(edges, one => one.row),
    edgeColumn: Int32Array.from(edges, one => one.column),
    edgeNeed: Int32Array.from(edges, one => one.at),
    fit: Float64Array.from(edges, one => one.fit),
    takes: Float64Array.from(edges, one => one.takes),
    room: Float64Array.from(offers, one => one.room),
    part: part.map(one => Math.max(one, 0)),
    needRank: Int32Array.from(edges, one => needPlaces[one.at]!.get(one.offer) ?? unranked),
    offerRank: Int32Array.from(edges, one => offerPlaces[one.column]!.get(one.need) ?? unranked),
  };
}

/** Whether both sides stated where they rank each other. */
export function isMutual({ needRank, offerRank }: Market, edge: number): boolean {
  return needRank[edge] !== unranked && offerRank[edge] !== unranked;
}

/** Whether an enterprise ranks one of its edges above another; of two needs that give the same rank the one drawn first counts. */
export function rowPrefers({ needRank, edgeNeed }: Market, edge: number, other: number): boolean {
  return needRank[edge]! - needRank[other]! < 0 || (needRank[edge] === needRank[other] && edgeNeed[edge]! < edgeNeed[other]!);
}

/** How many enterprises there are of each class that has a floor. */
export function countClasses({ classes, rowClass }: Market, has: (row: number) => boolean = () => true): number[] {
  const counts = classes.map(() => 0);
  for (const [row, index] of rowClass.entries()) if (index >= 0 && has(row)) counts[index]!++;
  return counts;
}

function placesIn(ranking: readonly number[]): Map<number, number> {
  return new Map(ranking.map((one, place) => [one, place]));
}

function check({ needs, offers, pairs, floors }: Instance): void {
  const refuse = (zh: string, en: string) => {
    throw new Refused('invalid', [zh, en]);
  };
  const once = (list: readonly unknown[]) => new Set(list).size === list.length;
  const count = (value: number) => Number.isInteger(value) && value >= 0;
  if (pairs.length > mostPairs) refuse(`配对超过 ${mostPairs} 个，请缩小范围`, `More than ${mostPairs} pairs; narrow the run`);
  if (!once(needs.map(one => one.need))) refuse('同一条需求出现两次', 'A need is named twice');
  if (!once(offers.map(one => one.offer))) refuse('同一处房源出现两次', 'An offer is named twice');
  if (!offers.every(one => count(one.room) && one.room < 2 ** 31))
    refuse('房源的容量应是不小于 0 的整数', 'Room must be a whole number of at least 0');
  if (![...needs, ...offers].every(one => once(one.ranking))) refuse('排序名单里有重复', 'A ranking names one twice');
  const known = new Map(needs.map(one => [one.need, one]));
  const offered = new Set(offers.map(one => one.offer));
  if (!pairs.every(one => known.has(one.need) && offered.has(one.offer)))
    refuse('配对里有不在名单上的需求或房源', 'A pair names a need or an offer that does not take part');
  if (!once(pairs.map(one => `${one.need} ${one.offer}`))) refuse('同一配对出现两次', 'A pair is named twice');
  if (!pairs.every(one => count(one.fit) && one.fit <= 100_000 && count(one.takes) && one.takes >= 1))
    refuse('配对的契合度或占用量不对', 'Fit or room taken of a pair is wrong');
  if (!once(floors.map(one => one.class))) refuse('同一类别写了两次保底', 'A class has two floors');
  if (!floors.every(one => ('least' in one ? count(one.least) : one.share >= 0 && one.share <= 1)))
    refuse('保底应是不小于 0 的整数，或 0 到 100% 的比例', 'A floor is a whole number of at least 0, or a share from 0 to 100 %');
  const classOf = new Map<string, string | null>();
  for (const one of needs) {
    const there = classOf.get(one.enterprise);
    if (there !== undefined && there !== one.class)
      refuse(
        `同一企业的需求类别不一致：${there ?? '无'}、${one.class ?? '无'}`,
        'Needs of one enterprise are of different classes',
      );
    classOf.set(one.enterprise, one.class);
  }
}
