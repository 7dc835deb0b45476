import type { Flow, Problem } from './flow.ts';

export type Trial = {
  /** No solution that agrees with what is fixed is worth more; -Infinity where there is none. */
  bound: number;
  /** For each row: how often it was taken beyond (or below 0: short of) what it should be. */
  over: Int32Array;
  /** Edges that the offers would take at these prices. */
  edges: number[];
  /** An edge of a row on which offers disagree; -1 where they agree. */
  split: number;
  work: number;
};

/**
 * Bounds by prices for enterprises. With a price for each row every offer fills its own room with what is worth more than its price (an exact
 * knapsack), and each class keeps the rows whose prices are best, at least as many as its floor asks. Weak duality: the sum is a bound for any
 * whole prices (Fisher 1981; for the generalised assignment problem Martello and Toth 1990, chapter 7).
 */
export function openPrices(problem: Problem, flow: Flow) {
  const { market, weight, open, room, least } = problem;
  const { rows, rowStart, rowClass, edgeColumn, edgeRow, takes, part } = market;
  const columns = market.offers.length;
  const edgesOf: number[][] = market.offers.map(() => []);
  for (let edge = 0; edge < weight.length; edge++) if (open[edge]) edgesOf[edgeColumn[edge]!]!.push(edge);
  const groups = groupsOf();

  function groupsOf(): { rows: number[]; least: number }[] {
    const inClass = least.map((many): { rows: number[]; least: number } => ({ rows: [], least: many }));
    const others = { rows: [] as number[], least: 0 };
    for (const row of rows.keys()) (rowClass[row]! < 0 ? others : inClass[rowClass[row]!]!).rows.push(row);
    return [...inClass, others];
  }

  /**
   * Row prices to start from: what each row would gain if every offer sold its room by the ㎡. Those prices are found like an auctioneer's,
   * dearer where more is asked than there is, from a first solution of this value.
   */
  function start(edgeOf: Int32Array, value: number): Float64Array {
    const perRoom = new Float64Array(columns);
    for (let column = 0; column < columns; column++)
      perRoom[column] = part[column]! > 0 ? -flow.price[column]! * (room[column]! / part[column]!) : 0;
    for (const edge of edgeOf) {
      const column = edge < 0 ? -1 : edgeColumn[edge]!;
      if (column < 0 || part[column]! > 0) continue;
      const density = (weight[edge]! / takes[edge]!) * room[column]!;
      if (perRoom[column] === 0 || density < perRoom[column]!) perRoom[column] = density;
    }
    let best = new Float64Array(rows.length);
    let least = Number.POSITIVE_INFINITY;
    let length = 1;
    let still = 0;
    for (let round = 0; round < 300 && length > 0.01; round++) {
      const gain = new Float64Array(rows.length);
      const over = new Float64Array(columns).fill(-1);
      let sum = perRoom.reduce((all, one) => all + one, 0);
      for (let row = 0; row < rows.length; row++) {
        let wanted = -1;
        for (let edge = rowStart[row]!; edge < rowStart[row + 1]!; edge++) {
          const column = edgeColumn[edge]!;
          if (!open[edge] || room[column] === 0) continue;
          const gains = weight[edge]! - (perRoom[column]! * takes[edge]!) / room[column]!;
          if (gains > gain[row]!) {
            gain[row] = gains;
            wanted = edge;
          }
        }
        sum += gain[row]!;
        if (wanted >= 0) over[edgeColumn[wanted]!]! += takes[wanted]! / room[edgeColumn[wanted]!]!;
      }
      if (sum < least) {
        least = sum;
        best = gain;
        still = 0;
      } else if (++still > 6) {
        length /= 2;
        still = 0;
      }
      const norm = over.reduce((all, one) => all + one * one, 0);
      if (norm < 1e-9) break;
      const step = (length * Math.max(sum - value, 1)) / norm;
      for (let column = 0; column < columns; column++) perRoom[column] = Math.max(0, perRoom[column]! + step * over[column]!);
    }
    return best.map(Math.round);
  }

  function at(lambda: Float64Array, state: Int8Array): Trial {
    const over = new Int32Array(rows.length);
    const fixed = new Uint8Array(rows.length);
    const left = room.slice();
    const edges: number[] = [];
    let bound = 0;
    let work = weight.length + rows.length * 4;
    const dead = (): Trial => ({ bound: Number.NEGATIVE_INFINITY, over, edges, split: -1, work });
    for (let edge = 0; edge < state.length; edge++) {
      if (state[edge] !== 1) continue;
      const row = edgeRow[edge]!;
      if (fixed[row]) return dead();
      fixed[row] = 1;
      left[edgeColumn[edge]!]! -= takes[edge]!;
      bound += weight[edge]!;
      edges.push(edge);
    }
    if (left.some(one => one < 0)) return dead();
    for (const group of groups) {
      const free = group.rows.filter(row => !fixed[row]).sort((a, b) => lambda[b]! - lambda[a]! || a - b);
      const needed = group.least - (group.rows.length - free.length);
      if (needed > free.length) return dead();
      for (const [index, row] of free.entries()) {
        if (lambda[row]! <= 0 && index >= needed) break;
        bound += lambda[row]!;
        over[row] = -1;
      }
    }
    for (let column = 0; column < columns; column++) {
      const items: Item[] = [];
      for (const edge of edgesOf[column]!) {
        const worth = weight[edge]! - lambda[edgeRow[edge]!]!;
        if (worth > 0 && state[edge] === 0 && !fixed[edgeRow[edge]!] && takes[edge]! <= left[column]!)
          items.push({ edge, worth, takes: takes[edge]! });
      }
      const filled =
        part[column]! > 0 ? bestCount(items, Math.floor(left[column]! / part[column]!)) : bestFill(items, left[column]!);
      bound += filled.bound;
      work += filled.work;
      for (const edge of filled.edges) {
        over[edgeRow[edge]!]!++;
        edges.push(edge);
      }
    }
    return { bound, over, edges, split: splitOf(edges, over, fixed), work };
  }

  function splitOf(edges: readonly number[], over: Int32Array, fixed: Uint8Array): number {
    let split = -1;
    for (const edge of edges) {
      const row = edgeRow[edge]!;
      if (fixed[row] || over[row]! === 0) continue;
      const apart = split < 0 ? 1 : over[row]! - over[edgeRow[split]!]!;
      if (apart > 0 || (apart === 0 && weight[edge]! > weight[split]!)) split = edge;
    }
    return split;
  }

  return {
    start,
    at,
    /** Prices one step on: dearer where offers compete for a row, cheaper where none takes it. */
    moved(lambda: Float64Array, over: Int32Array, length: number): Float64Array {
      let norm = 0;
      for (const one of over) norm += one * one;
      if (norm === 0) return lambda;
      return lambda.map((price, row) => {
        const next = Math.round(price + (length * over[row]!) / norm);
        return rowClass[row]! < 0 || least[rowClass[row]!] === 0 ? Math.max(0, next) : next;
      });
    },
    /** An edge about which nothing is decided; -1 where all is. */
    anyFree(state: Int8Array): number {
      const taken = new Uint8Array(rows.length);
      for (let edge = 0; edge < state.length; edge++) if (state[edge] === 1) taken[edgeRow[edge]!] = 1;
      return state.findIndex((one, edge) => one === 0 && open[edge] === 1 && !taken[edgeRow[edge]!]);
    },
  };
}

type Item = { edge: number; worth: number; takes: number };
type Filled = { bound: number; edges: number[]; work: number };

function bestCount(items: Item[], places: number): Filled {
  const kept = items.sort((a, b) => b.worth - a.worth || a.edge - b.edge).slice(0, places);
  return { bound: kept.reduce((sum, one) => sum + one.worth, 0), edges: kept.map(one => one.edge), work: items.length };
}

const mostTries = 300;

/** The most that a room can hold (Horowitz and Sahni); after so many tries the bound of the cut-off branches stands in, which is still a bound. */
function bestFill(items: Item[], room: number): Filled {
  const sorted = items.sort((a, b) => b.worth * a.takes - a.worth * b.takes || a.edge - b.edge);
  let best: { worth: number; edges: number[] } = { worth: 0, edges: [] };
  let tries = 0;
  let lost = 0;
  const taken: number[] = [];
  /** Fills the rest as if items could be cut; one more covers what floating division loses. */
  const most = (from: number, left: number): number => {
    let sum = 0;
    let rest = left;
    for (let at = from; at < sorted.length; at++) {
      const { worth, takes } = sorted[at]!;
      if (takes > rest) return sum + Math.floor((worth / takes) * rest) + 1;
      sum += worth;
      rest -= takes;
    }
    return sum;
  };
  const go = (from: number, left: number, worth: number): void => {
    if (worth > best.worth) best = { worth, edges: [...taken] };
    for (let at = from; at < sorted.length; at++) {
      const reach = worth + most(at, left);
      if (reach <= best.worth) return;
      if (++tries > mostTries) {
        lost = Math.max(lost, reach);
        return;
      }
      const item = sorted[at]!;
      if (item.takes > left) continue;
      taken.push(item.edge);
      go(at + 1, left - item.takes, worth + item.worth);
      taken.pop();
    }
  };
  go(0, room, 0);
  return { bound: Math.max(best.worth, lost), edges: best.edges, work: tries * 4 + sorted.length };
}
