import type { Market } from './market.ts';

/** How far long work is. */
export type Step = { step: 'rankings' | 'fit' | 'floors' | 'reasons' | 'parts'; done: number; total: number };

/** What is to be maximised over which part of a market: every enterprise at most one edge, no column beyond its room, each class at least so many. */
export type Problem = {
  step: Step['step'];
  market: Market;
  /** Whole numbers, one an edge; their sum over any solution stays below 2^51. */
  weight: Float64Array;
  /** Edges that may be used. */
  open: Uint8Array;
  /** Room left of each column. */
  room: Float64Array;
  /** How many enterprises of each class must be placed. */
  least: readonly number[];
  /** A solution worth this much is good enough. */
  enough?: number;
};

/** Prices of a solved transport problem: what is known of it without solving it again. */
export type Flow = {
  /** Edge of each row, -1 where it is not placed. */
  edgeOf: Int32Array;
  /** False where a floor could not be reached. */
  met: boolean;
  /** For each column at most 0: minus the price of a place of it. Columns behind those of the market stand for "not placed". */
  price: Float64Array;
  /** How often each column can be taken. */
  limit: Float64Array;
  /** Rows in each column. */
  takers: number[][];
};

/**
 * The optimum where every column takes a number of rows, by successive shortest paths: rows enter one after the other, each by the cheapest
 * exchange (the Hungarian method for columns of several places). Everything is a whole number below 2^53, so nothing is ever rounded.
 *
 * "Not placed" is a column too: a class with a floor of k among n rows has n - k free places there, and what goes beyond pays a penalty
 * larger than any exchange can gain.
 */
export function* solveFlow(problem: Problem, places: Float64Array): Generator<Step, Flow> {
  const { market, step } = problem;
  const rows = market.rows.length;
  const { limit, short, penalty } = columnsOf(problem, places);
  const flow: Flow = {
    edgeOf: new Int32Array(rows).fill(-1),
    met: true,
    price: new Float64Array(limit.length),
    limit,
    takers: Array.from(limit, () => []),
  };
  const columnOf = new Int32Array(rows).fill(-1);
  const search = searchOver(problem, flow, columnOf, penalty);
  for (let row = 0; row < rows; row++) {
    search.enter(row);
    if (row % 32 === 31) yield { step, done: row + 1, total: rows };
  }
  flow.met = flow.takers[short]!.length === 0;
  return flow;
}

/** What it costs, in weight, to force rows into columns that they do not have, from the prices of the optimum: one search for each column. */
export function* lossesOf(problem: Problem, flow: Flow, places: Float64Array): Generator<Step, (edge: number) => number> {
  const { market } = problem;
  const columns = market.offers.length;
  const { penalty } = columnsOf(problem, places);
  const columnOf = new Int32Array(market.rows.length).fill(-1);
  for (const [column, takers] of flow.takers.entries()) for (const row of takers) columnOf[row] = column;
  const search = searchOver(problem, flow, columnOf, penalty);
  const reach: Float64Array[] = [];
  const free: number[] = [];
  for (let column = 0; column < columns; column++) {
    const { distance, nearest } = search.from(column);
    reach.push(distance);
    free.push(nearest);
    if (column % 16 === 15) yield { step: 'reasons', done: column + 1, total: columns };
  }
  return edge => {
    const row = market.edgeRow[edge]!;
    const to = market.edgeColumn[edge]!;
    const own = columnOf[row]!;
    const held = flow.edgeOf[row]!;
    const now = (held < 0 ? (own === flow.limit.length - 1 ? penalty : 0) : -problem.weight[held]!) - flow.price[own]!;
    return -problem.weight[edge]! - flow.price[to]! - now + Math.min(reach[to]![own]!, free[to]!);
  };
}

/** Columns of the market, then one "not placed" for each class and one for rows without a floor, then what falls short of a floor. */
function columnsOf({ market, weight, open, least }: Problem, places: Float64Array) {
  const columns = market.offers.length;
  const short = columns + least.length + 1;
  const limit = new Float64Array(short + 1).fill(market.rows.length);
  limit.set(places);
  const size = least.map(() => 0);
  for (const index of market.rowClass) if (index >= 0) size[index]!++;
  for (const [index, many] of least.entries()) limit[columns + index] = Math.max(0, size[index]! - many);
  let most = 0;
  for (let edge = 0; edge < weight.length; edge++) if (open[edge] && weight[edge]! > most) most = weight[edge]!;
  const placed = Math.min(
    market.rows.length,
    places.reduce((sum, one) => sum + one, 0),
  );
  return { limit, short, penalty: 2 * most * (placed + 1) + 1 };
}

function searchOver({ market, weight, open }: Problem, flow: Flow, columnOf: Int32Array, penalty: number) {
  const { rowStart, edgeColumn, edgeRow, rowClass, classes } = market;
  const { limit, price, takers, edgeOf } = flow;
  const columns = market.offers.length;
  const all = limit.length;
  const distance = new Float64Array(all);
  const settled = new Uint8Array(all);
  // Reached through an edge of the market (0 …), or by row r leaving (-2 - r); -1 for nothing yet.
  const by = new Int32Array(all);
  const out = (row: number) => (rowClass[row]! >= 0 ? columns + rowClass[row]! : columns + classes.length);
  const costIn = (row: number, column: number) => (column < columns ? -weight[edgeOf[row]!]! : column === all - 1 ? penalty : 0);

  /** Tries every way on for a row that would leave its column at this cost; `least` is the end found so far. */
  function relax(row: number, base: number, least: number): number {
    for (let edge = rowStart[row]!; edge < rowStart[row + 1]!; edge++) {
      const to = edgeColumn[edge]!;
      if (!open[edge] || settled[to]) continue;
      const length = base - weight[edge]! - price[to]!;
      if (length < distance[to]! && length < least) {
        distance[to] = length;
        by[to] = edge;
        if (takers[to]!.length < limit[to]!) least = length;
      }
    }
    for (const to of [out(row), all - 1]) {
      const length = base + (to === all - 1 ? penalty : 0) - price[to]!;
      if (settled[to] || length >= distance[to]! || length >= least) continue;
      distance[to] = length;
      by[to] = -2 - row;
      if (takers[to]!.length < limit[to]!) least = length;
    }
    return least;
  }

  /** Settles columns by distance until the nearest one with a free place, or all where `whole`. */
  function run(least: number, whole: boolean): number {
    for (;;) {
      let next = -1;
      for (let column = 0; column < all; column++)
        if (!settled[column] && by[column] !== -1 && (next < 0 || distance[column]! < distance[next]!)) next = column;
      if (next < 0) return -1;
      if (!whole && takers[next]!.length < limit[next]!) return next;
      settled[next] = 1;
      spread(next, least);
    }
  }

  function spread(column: number, least: number): void {
    let end = least;
    for (const row of takers[column]!) {
      const next = relax(row, distance[column]! - costIn(row, column) + price[column]!, end);
      if (least !== Number.POSITIVE_INFINITY) end = next;
    }
  }

  function clear(): void {
    distance.fill(Number.POSITIVE_INFINITY);
    settled.fill(0);
    by.fill(-1);
  }

  return {
    enter(row: number): void {
      clear();
      const least = relax(row, 0, Number.POSITIVE_INFINITY);
      const end = run(least, false);
      for (let column = 0; column < all; column++) if (settled[column]) price[column]! -= distance[end]! - distance[column]!;
      for (let to = end; ; ) {
        const edge = by[to]!;
        const mover = edge >= 0 ? edgeRow[edge]! : -2 - edge;
        const from = columnOf[mover]!;
        if (from >= 0) takers[from]!.splice(takers[from]!.indexOf(mover), 1);
        takers[to]!.push(mover);
        columnOf[mover] = to;
        edgeOf[mover] = edge >= 0 ? edge : -1;
        if (mover === row) return;
        to = from;
      }
    },
    /** How much it costs to push one row out of a column into each other one, and into the nearest free place. */
    from(column: number): { distance: Float64Array; nearest: number } {
      clear();
      distance[column] = 0;
      let nearest = takers[column]!.length < limit[column]! ? 0 : Number.POSITIVE_INFINITY;
      settled[column] = 1;
      spread(column, Number.POSITIVE_INFINITY);
      run(Number.POSITIVE_INFINITY, true);
      for (let to = 0; to < all; to++) if (takers[to]!.length < limit[to]! && distance[to]! < nearest) nearest = distance[to]!;
      return { distance: distance.slice(), nearest };
    },
  };
}
