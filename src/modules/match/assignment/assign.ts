import type { Problem, Step } from './flow.ts';
import { countClasses, type Floor, type Instance, type Market, openMarket } from './market.ts';
import { mostWork, type Solution, solve } from './parts.ts';
import { type Reasons, reasonsOf } from './reasons.ts';
import { bestStable, blockingEdges } from './stable.ts';

/** What decided that a pair was made: rankings that both sides stated, or the total of fits. */
export type AssignedPair = { need: number; offer: number; fit: number; takes: number; by: 'ranking' | 'fit' };

export type FloorReached = {
  class: string;
  /** Enterprises asked for; a share is counted out. */
  asked: number;
  /** The largest floor, up to what was asked, that can hold beside those named before it; this one was guaranteed. */
  feasible: number;
  placed: number;
};

/** A pair that would rather have each other, and what stands in the way: a floor, or that unequal parts share the offer. */
export type Blocking = { need: number; offer: number; because: 'floor' | 'parts' };

export type Assignment = {
  seed: string;
  /** Needs and offers in the drawn order. */
  needLots: number[];
  offerLots: number[];
  /** By need. */
  pairs: AssignedPair[];
  /** Thousandths of a point. */
  totalFit: number;
  /** No assignment under the same rules has more; equal to totalFit where that is proven. */
  bound: number;
  proven: boolean;
  floors: FloorReached[];
  blocking: Blocking[];
  /** What the floors cost: total fit of the same run without them, less totalFit. */
  floorCost: number;
};

export type Assigned = Assignment & Reasons;

/**
 * Assigns needs to offers; the work is told step by step and can be left at any step. Rankings that both sides stated come first, then floors,
 * then total fit, then the drawn order; docs/assignment.md says exactly how. Throws Refused('invalid').
 */
export function* assignSteps(instance: Instance, seed: string): Generator<Step, Assigned> {
  const market = openMarket(instance, seed);
  const ranked = bestStable(market);
  yield { step: 'rankings', done: 1, total: 1 };
  const scale = scaleOf(market);
  const whole = { market, open: new Uint8Array(market.fit.length).fill(1), room: market.room };
  const rest = { weight: weightsOf(market, scale), ...beside(market, ranked.edgeOf) };
  const none = market.classes.map(() => 0);

  let problem: Problem = { step: 'fit', ...rest, least: none };
  // The run without floors is then only a measure.
  const share = market.classes.length > 0 ? mostWork / 3 : mostWork;
  let solution = yield* solve(problem, share);
  const baseOf = joined(ranked.edgeOf, solution.edgeOf);
  let edgeOf = baseOf;
  let searched = solution.proven;
  const asked = instance.floors.map(floor => askedOf(floor, baseOf));
  let feasible = asked;
  if (falls(market, baseOf, asked)) {
    const most = yield* reachable(whole, asked, baseOf);
    feasible = most.least;
    const fixed = countClasses(market, row => ranked.edgeOf[row]! >= 0);
    problem = { step: 'floors', ...rest, least: feasible.map((many, index) => Math.max(0, many - fixed[index]!)) };
    solution = yield* solve(problem, mostWork / 2);
    edgeOf = joined(ranked.edgeOf, solution.edgeOf);
    if (!solution.met) {
      // The floors need room that rankings hold: as many ranked pairs as can be are kept, then the total counts.
      problem = { step: 'floors', ...whole, weight: keepingWeights(market, ranked.edgeOf), least: feasible };
      solution = yield* solve(problem, mostWork / 2);
      // A search over unequal parts that ran out of work before it found any solution falls back on one that is known.
      edgeOf = solution.met ? solution.edgeOf : most.edgeOf;
    }
    searched = solution.proven && most.proven;
  }
  const pairs = pairsOf(market, edgeOf, ranked.edgeOf);
  const totalFit = fitOf(market, edgeOf);
  const unit = problem.weight === rest.weight ? scale : 1;
  const slack = solution.proven ? 0 : Math.max(0, Math.floor((solution.bound - solution.value) / unit));
  const placed = countClasses(market, row => edgeOf[row]! >= 0);
  const reasons = yield* reasonsOf({ market, edgeOf, rankedOf: ranked.edgeOf, baseOf, solution, problem, unit });
  return {
    seed,
    needLots: market.needs.map(one => one.need),
    offerLots: market.offers.map(one => one.offer),
    pairs,
    totalFit,
    bound: totalFit + slack,
    proven: searched && ranked.sure,
    floors: market.classes.map((name, index) => ({
      class: name,
      asked: asked[index]!,
      feasible: feasible[index]!,
      placed: placed[index]!,
    })),
    blocking: blockingPairs(market, edgeOf, baseOf),
    floorCost: Math.max(0, fitOf(market, baseOf) - totalFit),
    ...reasons,
  };
}

/** assignSteps to its end. */
export function assign(instance: Instance, seed: string): Assigned {
  const steps = assignSteps(instance, seed);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * Weight of one thousandth of a point: large enough that the drawn order, counted in ones, never outweighs it. Where a run is so large that
 * sums might leave the whole numbers that a double holds, the order of the search alone decides between equal totals.
 */
function scaleOf({ rows, offers, room, part, edgeColumn }: Market): number {
  let places = 0;
  const edges = offers.map(() => 0);
  for (const column of edgeColumn) edges[column]!++;
  for (const [column, many] of edges.entries())
    places += part[column]! > 0 ? Math.min(many, Math.floor(room[column]! / part[column]!)) : many;
  const placed = Math.min(rows.length, places);
  const scale = placed * rows.length + 1;
  return 16 * (placed + 1) * (100_001 * scale) < Number.MAX_SAFE_INTEGER ? scale : 1;
}

/** Fit first; of equal totals the one that places enterprises drawn earlier. */
function weightsOf({ rows, fit, edgeRow }: Market, scale: number): Float64Array {
  return fit.map((one, edge) => one * scale + (scale > 1 ? rows.length - edgeRow[edge]! : 0));
}

/** One ranked pair more counts more than any total of fits. */
function keepingWeights({ rows, fit }: Market, rankedOf: Int32Array): Float64Array {
  const bonus = 100_000 * rows.length + 1;
  const weight = fit.slice();
  for (const edge of rankedOf) if (edge >= 0) weight[edge]! += bonus;
  return weight;
}

/** What is left beside pairs that are fixed. */
function beside(market: Market, edgeOf: Int32Array): Pick<Problem, 'market' | 'open' | 'room'> {
  const room = market.room.slice();
  for (const edge of edgeOf) if (edge >= 0) room[market.edgeColumn[edge]!]! -= market.takes[edge]!;
  const open = Uint8Array.from(market.edgeRow, row => (edgeOf[row]! < 0 ? 1 : 0));
  return { market, open, room };
}

function joined(one: Int32Array, other: Int32Array): Int32Array {
  return one.map((edge, row) => (edge >= 0 ? edge : other[row]!));
}

function askedOf(floor: Floor, baseOf: Int32Array): number {
  if ('least' in floor) return floor.least;
  const placed = baseOf.filter(edge => edge >= 0).length;
  // 0.07 · 100 is 7.000000000000001: a share of seven in a hundred must not ask for eight.
  return Math.ceil(floor.share * placed - 1e-9);
}

function falls(market: Market, edgeOf: Int32Array, least: readonly number[]): boolean {
  return countClasses(market, row => edgeOf[row]! >= 0).some((many, index) => many < least[index]!);
}

/** The largest floors that can hold together, each as large as those before it allow, and a solution that holds them all. */
function* reachable(
  whole: Pick<Problem, 'market' | 'open' | 'room'>,
  asked: readonly number[],
  baseOf: Int32Array,
): Generator<Step, { least: number[]; proven: boolean; edgeOf: Int32Array }> {
  const { market } = whole;
  const least = asked.map(() => 0);
  let edgeOf = baseOf;
  let proven = true;
  for (const [index, many] of asked.entries()) {
    const weight = Float64Array.from(market.edgeRow, row => Number(market.rowClass[row] === index));
    const solution: Solution = yield* solve({ step: 'floors', ...whole, weight, least, enough: many }, mostWork / 6);
    if (solution.met) edgeOf = solution.edgeOf;
    proven &&= solution.met && solution.proven;
    least[index] = Math.min(many, countClasses(market, row => edgeOf[row]! >= 0)[index]!);
  }
  return { least, proven, edgeOf };
}

function pairsOf(market: Market, edgeOf: Int32Array, rankedOf: Int32Array): AssignedPair[] {
  const pairs: AssignedPair[] = [];
  for (const [row, edge] of edgeOf.entries()) {
    if (edge < 0) continue;
    pairs.push({
      need: market.needs[market.edgeNeed[edge]!]!.need,
      offer: market.offers[market.edgeColumn[edge]!]!.offer,
      fit: market.fit[edge]!,
      takes: market.takes[edge]!,
      by: rankedOf[row] === edge ? 'ranking' : 'fit',
    });
  }
  return pairs.sort((a, b) => a.need - b.need);
}

function fitOf({ fit }: Market, edgeOf: Int32Array): number {
  return edgeOf.reduce((sum, edge) => (edge < 0 ? sum : sum + fit[edge]!), 0);
}

/** What blocks although no floor was asked is due to unequal parts. */
function blockingPairs(market: Market, edgeOf: Int32Array, baseOf: Int32Array): Blocking[] {
  const before = new Set(blockingEdges(market, baseOf));
  return blockingEdges(market, edgeOf)
    .map(
      (edge): Blocking => ({
        need: market.needs[market.edgeNeed[edge]!]!.need,
        offer: market.offers[market.edgeColumn[edge]!]!.offer,
        because: before.has(edge) ? 'parts' : 'floor',
      }),
    )
    .sort((a, b) => a.need - b.need || a.offer - b.offer);
}
