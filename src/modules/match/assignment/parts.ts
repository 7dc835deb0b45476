import { type Flow, type Problem, type Step, solveFlow } from './flow.ts';
import { openPrices } from './prices.ts';
import { betterPlan, type Plan } from './repair.ts';

export type Solution = {
  /** Edge of each row, -1 where it is not placed. */
  edgeOf: Int32Array;
  value: number;
  /** No solution is worth more. */
  bound: number;
  /** False where no solution was found that reaches every floor; with `proven` there is none. */
  met: boolean;
  /** False where the work allowed ran out before value and bound met. */
  proven: boolean;
  /** The prices, where the optimum is that of a flow. */
  flow: Flow | null;
  /** How often each column could be taken in it. */
  places: Float64Array;
};

/** How much work the searches of a run over unequal parts may do, counted in edges looked at and not in time, so that every machine stops at the same point. */
export const mostWork = 55_000_000;

/**
 * The optimum of a problem. Where every taker of an offer takes the same, this is a flow and always exact. Where needs take unequal parts it is
 * a generalised assignment problem (NP-hard): the flow is then only a first bound, and prices for enterprises (Lagrange multipliers over
 * exact knapsacks, one an offer) with branching close the gap, or tell how large it is at most.
 */
export function* solve(problem: Problem, work: number): Generator<Step, Solution> {
  const { market, open, room, enough = Number.POSITIVE_INFINITY } = problem;
  const places = placesOf(problem);
  const flow = yield* solveFlow(problem, places);
  const value = worthOf(problem, flow.edgeOf);
  const plain: Solution = { edgeOf: flow.edgeOf, value, bound: value, met: flow.met, proven: true, flow, places };
  if (!flow.met || fits(problem, flow.edgeOf)) return plain;
  const prices = openPrices(problem, flow);
  let left = work;
  // Depth first: an edge that the bound would use is taken first, then left out.
  const state = new Int8Array(open.length);
  const placed = flow.edgeOf.filter(edge => edge >= 0);
  let best: Plan | null = betterPlan(problem, Array.from(placed), state);
  type Node = { edge: number; value: 1 | -1; lambda: Float64Array; bound: number; depth: number };
  const chosen: { edge: number; value: number }[] = [];
  const waiting: Node[] = [];
  let top = value;
  let node: Node | undefined = {
    edge: -1,
    value: 1,
    lambda: prices.start(best?.edgeOf ?? flow.edgeOf, best?.value ?? value / 2),
    bound: value,
    depth: 0,
  };
  let looked = 0;
  for (; node && left > 0 && !(best && best.value >= enough); node = waiting.pop()) {
    while (chosen.length > node.depth) state[chosen.pop()!.edge] = 0;
    if (node.edge >= 0) {
      state[node.edge] = node.value;
      chosen.push({ edge: node.edge, value: node.value });
    }
    if (best && node.bound <= best.value) continue;
    const root = node.edge < 0;
    let lambda = node.lambda;
    let found = { bound: node.bound, split: -1 };
    let step = 1.2;
    let still = 0;
    for (let round = 0; round < (root ? 260 : 30) && left > 0; round++) {
      const trial = prices.at(lambda, state);
      left -= trial.work;
      if (trial.bound < found.bound || round === 0) {
        still = trial.bound < found.bound ? 0 : still;
        found = { bound: Math.min(trial.bound, found.bound), split: trial.split };
      } else if (++still > 9) {
        step /= 2;
        still = 0;
      }
      if (trial.bound === Number.NEGATIVE_INFINITY || step < 0.01) break;
      if (round % (root ? 16 : 8) === 0 || trial.split < 0) {
        const plan: Plan | null = betterPlan(problem, trial.edges, state);
        left -= open.length * 4;
        if (plan && (!best || plan.value > best.value)) best = plan;
      }
      if (best && found.bound <= best.value) break;
      const gap = trial.bound - (best?.value ?? Math.floor(trial.bound * 0.9));
      lambda = prices.moved(lambda, trial.over, step * Math.max(gap, 1));
      if (round % 8 === 7) yield { step: 'parts', done: Math.min(work, work - left), total: work };
    }
    if (root) top = Math.min(top, found.bound);
    if (found.bound === Number.NEGATIVE_INFINITY || (best && found.bound <= best.value)) continue;
    const split = found.split >= 0 ? found.split : prices.anyFree(state);
    if (split < 0) continue;
    for (const value of [-1, 1] as const) waiting.push({ edge: split, value, lambda, bound: found.bound, depth: chosen.length });
    if (++looked % 16 === 0) yield { step: 'parts', done: work - left, total: work };
  }
  const proven = (!node && waiting.length === 0) || (best !== null && best.value >= enough);
  if (!best) return { ...plain, met: false, proven, flow: null, edgeOf: new Int32Array(market.rows.length).fill(-1), value: 0 };
  return {
    edgeOf: best.edgeOf,
    value: best.value,
    bound: proven ? best.value : top,
    met: true,
    proven,
    flow: null,
    places: room,
  };
}

/** How often each column can be taken: exactly where parts are equal, at most where they are not. */
function placesOf({ market, open, room }: Problem): Float64Array {
  const { edgeColumn, edgeRow, takes, part } = market;
  const smallest = market.offers.map(() => new Map<number, number>());
  for (let edge = 0; edge < takes.length; edge++) {
    const column = edgeColumn[edge]!;
    if (!open[edge] || part[column]! > 0) continue;
    const row = edgeRow[edge]!;
    smallest[column]!.set(row, Math.min(takes[edge]!, smallest[column]!.get(row) ?? Number.POSITIVE_INFINITY));
  }
  return Float64Array.from(market.offers, (_, column) => {
    if (part[column]! > 0) return Math.floor(room[column]! / part[column]!);
    let left = room[column]!;
    let places = 0;
    for (const one of [...smallest[column]!.values()].sort((a, b) => a - b)) {
      if (one > left) break;
      left -= one;
      places++;
    }
    return places;
  });
}

function fits({ market, room }: Problem, edgeOf: Int32Array): boolean {
  const left = room.slice();
  for (const edge of edgeOf) if (edge >= 0) left[market.edgeColumn[edge]!]! -= market.takes[edge]!;
  return left.every(one => one >= 0);
}

function worthOf({ weight }: Problem, edgeOf: Int32Array): number {
  return edgeOf.reduce((sum, edge) => (edge < 0 ? sum : sum + weight[edge]!), 0);
}
