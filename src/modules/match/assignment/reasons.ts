import { lossesOf, type Problem, type Step } from './flow.ts';
import { isMutual, type Market, rowPrefers } from './market.ts';
import type { Solution } from './parts.ts';
import { takersOf } from './stable.ts';

/** Who has a place, without a name: class and fit, and what decided. */
export type Taker = { class: string | null; fit: number; by: 'ranking' | 'fit' };

/** What decided that a better offer went to others. */
export type Decider =
  /** Its own ranking and that of the offer it got. */
  | 'own_ranking'
  /** The takers and the offer ranked each other. */
  | 'ranking'
  /** Every taker fits better. */
  | 'fit'
  /** A taker fits equally and was drawn earlier, or the sum is equal. */
  | 'lot'
  /** A taker fits less here, but would lose more elsewhere: the sum over all is larger. */
  | 'total'
  /** Without the floors it would have had it. */
  | 'floor'
  /** What is left of the offer is too small. */
  | 'room';

export type Alternative = {
  offer: number;
  fit: number;
  /** Where its ranking stands, counted from 1; null where it ranked nothing here. */
  rank: number | null;
  takers: Taker[];
  decidedBy: Decider;
  /** By how many thousandths of a point its fit would have to be higher to get it, all else equal; null where no fit would do or it cannot be told. */
  lacks: number | null;
};

export type NeedReason = {
  need: number;
  class: string | null;
  /** Its number in the draw, from 1. */
  lot: number;
  /** got; sibling: another need of the enterprise got something; outbid: every offer went to others; no_offer: no offer passes. */
  outcome: 'got' | 'sibling' | 'outbid' | 'no_offer';
  got: { offer: number; fit: number; takes: number; by: 'ranking' | 'fit' } | null;
  /** How many offers would have been better, and the best of them. */
  betterCount: number;
  better: Alternative[];
};

export type Rival = {
  class: string | null;
  fit: number;
  /** What it got instead; null for nothing. */
  elsewhere: number | null;
};

export type OfferReason = {
  offer: number;
  room: number;
  used: number;
  takers: { need: number; fit: number; takes: number; by: 'ranking' | 'fit' }[];
  /** Needs that fit better than the one that fits least here, and went elsewhere or nowhere. */
  betterCount: number;
  better: Rival[];
  /** How many needs pass its conditions. */
  candidates: number;
  /** At most so many thousandths of a point would one more place of it add to the total; null where it cannot be told. */
  scarcity: number | null;
};

export type Reasons = { needReasons: NeedReason[]; offerReasons: OfferReason[] };

type Known = {
  market: Market;
  edgeOf: Int32Array;
  rankedOf: Int32Array;
  /** The same run without floors. */
  baseOf: Int32Array;
  solution: Solution;
  problem: Problem;
  /** Weight of a thousandth of a point. */
  unit: number;
};

const mostShown = 5;

/** Why each need and each offer got what it got, what would have been better and who has it, and what would change it. */
export function* reasonsOf(known: Known): Generator<Step, Reasons> {
  const { market, solution, problem, unit } = known;
  // A kept ranked pair weighs more than fit: there the distance to a change is not one of fits.
  const priced = solution.flow !== null && problem.step === 'fit' ? solution.flow : (solution.flow ?? null);
  const loss = priced ? yield* lossesOf(problem, priced, solution.places) : null;
  const lacks = (edge: number): number | null => {
    if (!loss || problem.open[edge] !== 1 || problem.weight[edge]! >= 100_001 * unit + market.rows.length) return null;
    const more = Math.max(0, Math.floor(loss(edge) / unit) + 1);
    return market.fit[edge]! + more > 100_000 ? null : more;
  };
  const takers = takersOf(market, known.edgeOf);
  const needReasons = market.needs.map((_, at) => needReason(known, takers, at, lacks));
  const offerReasons = market.offers.map((_, column) => {
    const price = priced ? Math.floor(-priced.price[column]! / unit) : null;
    return offerReason(known, takers, column, price);
  });
  return {
    needReasons: needReasons.sort((a, b) => a.need - b.need),
    offerReasons: offerReasons.sort((a, b) => a.offer - b.offer),
  };
}

function needReason(known: Known, takers: number[][], at: number, lacks: (edge: number) => number | null): NeedReason {
  const { market, edgeOf, rankedOf } = known;
  const { need, class: name } = market.needs[at]!;
  const { row, edges } = edgesOfNeed(market, at);
  const held = row === undefined ? -1 : edgeOf[row]!;
  const own = held >= 0 && market.edgeNeed[held] === at ? held : -1;
  const outcome = own >= 0 ? 'got' : held >= 0 ? 'sibling' : edges.length > 0 ? 'outbid' : 'no_offer';
  const better = edges
    .filter(edge => edge !== own && (own < 0 || prefers(market, edge, own)))
    .sort((a, b) => (prefers(market, a, b) ? -1 : prefers(market, b, a) ? 1 : market.edgeColumn[a]! - market.edgeColumn[b]!));
  return {
    need,
    class: name,
    lot: at + 1,
    outcome,
    got:
      own < 0
        ? null
        : { offer: offerAt(market, own), fit: market.fit[own]!, takes: market.takes[own]!, by: byOf(own, rankedOf, market) },
    betterCount: outcome === 'sibling' ? 0 : better.length,
    better: (outcome === 'sibling' ? [] : better.slice(0, mostShown)).map(edge => {
      const there = takers[market.edgeColumn[edge]!]!;
      return {
        offer: offerAt(market, edge),
        fit: market.fit[edge]!,
        rank: isMutual(market, edge) ? market.needRank[edge]! + 1 : null,
        takers: there
          .map((one): Taker => ({ class: classOf(market, one), fit: market.fit[one]!, by: byOf(one, rankedOf, market) }))
          .sort((a, b) => b.fit - a.fit)
          .slice(0, mostShown),
        decidedBy: deciderOf(known, there, edge, own),
        lacks: lacks(edge),
      };
    }),
  };
}

function deciderOf({ market, rankedOf, baseOf }: Known, there: readonly number[], edge: number, own: number): Decider {
  const row = market.edgeRow[edge]!;
  const column = market.edgeColumn[edge]!;
  if (own >= 0 && byOf(own, rankedOf, market) === 'ranking') return 'own_ranking';
  if (baseOf[row] === edge) return 'floor';
  const free = there.reduce((left, one) => left - market.takes[one]!, market.room[column]!);
  const fits = there.filter(one => byOf(one, rankedOf, market) === 'fit').map(one => market.fit[one]!);
  if (fits.length === 0) return there.length > 0 ? 'ranking' : 'room';
  if (market.part[column] === 0 && free > 0 && market.takes[edge]! > free) return 'room';
  const least = Math.min(...fits);
  return market.fit[edge]! < least ? 'fit' : market.fit[edge] === least ? 'lot' : 'total';
}

function offerReason(known: Known, takers: number[][], column: number, price: number | null): OfferReason {
  const { market, edgeOf, rankedOf } = known;
  const { offer, room } = market.offers[column]!;
  const there = takers[column]!;
  const rivals: number[] = [];
  let candidates = 0;
  const least = there.length > 0 ? Math.min(...there.map(edge => market.fit[edge]!)) : 0;
  for (let edge = 0; edge < market.edgeColumn.length; edge++) {
    if (market.edgeColumn[edge] !== column) continue;
    candidates++;
    if (edgeOf[market.edgeRow[edge]!] !== edge && market.fit[edge]! > least) rivals.push(edge);
  }
  rivals.sort((a, b) => market.fit[b]! - market.fit[a]! || a - b);
  return {
    offer,
    room,
    used: there.reduce((sum, edge) => sum + market.takes[edge]!, 0),
    takers: there
      .map(edge => ({
        need: market.needs[market.edgeNeed[edge]!]!.need,
        fit: market.fit[edge]!,
        takes: market.takes[edge]!,
        by: byOf(edge, rankedOf, market),
      }))
      .sort((a, b) => b.fit - a.fit || a.need - b.need),
    betterCount: rivals.length,
    better: rivals.slice(0, mostShown).map(edge => {
      const held = edgeOf[market.edgeRow[edge]!]!;
      return { class: classOf(market, edge), fit: market.fit[edge]!, elsewhere: held < 0 ? null : market.fit[held]! };
    }),
    candidates,
    scarcity: price,
  };
}

function edgesOfNeed(market: Market, at: number): { row: number | undefined; edges: number[] } {
  const row = market.rows.indexOf(market.needs[at]!.enterprise);
  const edges: number[] = [];
  for (let edge = market.rowStart[row]!; edge < market.rowStart[row + 1]!; edge++)
    if (market.edgeNeed[edge] === at) edges.push(edge);
  return { row, edges };
}

/** Its own ranking where both sides rank, above everything unranked; else the fit. */
function prefers(market: Market, edge: number, other: number): boolean {
  const [mutual, otherMutual] = [isMutual(market, edge), isMutual(market, other)];
  if (mutual && otherMutual) return rowPrefers(market, edge, other);
  return mutual !== otherMutual ? mutual : market.fit[edge]! > market.fit[other]!;
}

function offerAt({ offers, edgeColumn }: Market, edge: number): number {
  return offers[edgeColumn[edge]!]!.offer;
}

function classOf({ needs, edgeNeed }: Market, edge: number): string | null {
  return needs[edgeNeed[edge]!]!.class;
}

function byOf(edge: number, rankedOf: Int32Array, { edgeRow }: Market): 'ranking' | 'fit' {
  return rankedOf[edgeRow[edge]!] === edge ? 'ranking' : 'fit';
}
