import type { Problem } from './flow.ts';

export type Plan = { edgeOf: Int32Array; value: number };

/**
 * A solution made of what the offers would take at some prices: of rows taken twice the better edge, then what still fits, then exchanges as
 * long as they gain. Null where a floor is not reached. Edges of `state` 1 stay and those of -1 are not used.
 */
export function betterPlan(problem: Problem, wished: readonly number[], state: Int8Array): Plan | null {
  const { market, weight, open, room, least } = problem;
  const { edgeRow, edgeColumn, takes, rowClass, rowStart } = market;
  const edgeOf = new Int32Array(market.rows.length).fill(-1);
  const left = room.slice();
  const count = least.map(() => 0);
  const takers: Set<number>[] = market.offers.map(() => new Set());
  const usable = (edge: number) => open[edge] === 1 && state[edge] !== -1;
  const isFixed = (row: number) => edgeOf[row]! >= 0 && state[edgeOf[row]!] === 1;
  const put = (edge: number) => {
    edgeOf[edgeRow[edge]!] = edge;
    left[edgeColumn[edge]!]! -= takes[edge]!;
    takers[edgeColumn[edge]!]!.add(edge);
    if (rowClass[edgeRow[edge]!]! >= 0) count[rowClass[edgeRow[edge]!]!]!++;
  };
  const drop = (row: number) => {
    const edge = edgeOf[row]!;
    edgeOf[row] = -1;
    left[edgeColumn[edge]!]! += takes[edge]!;
    takers[edgeColumn[edge]!]!.delete(edge);
    if (rowClass[row]! >= 0) count[rowClass[row]!]!--;
  };
  const short = (row: number) => rowClass[row]! >= 0 && count[rowClass[row]!]! < least[rowClass[row]!]!;
  const spare = (row: number) => rowClass[row]! < 0 || count[rowClass[row]!]! > least[rowClass[row]!]!;

  const byWeight = [...wished].sort((a, b) => state[b]! - state[a]! || weight[b]! - weight[a]! || a - b);
  for (const edge of byWeight) if (edgeOf[edgeRow[edge]!]! < 0 && takes[edge]! <= left[edgeColumn[edge]!]!) put(edge);

  /** The best edge of a row with whom it would send away; they leave in the order of what they bring for the room they take. */
  const bestMove = (row: number): { edge: number; gone: number[]; gain: number } | null => {
    const own = edgeOf[row]!;
    let best: { edge: number; gone: number[]; gain: number } | null = null;
    for (let edge = rowStart[row]!; edge < rowStart[row + 1]!; edge++) {
      if (!usable(edge) || edge === own) continue;
      const base = weight[edge]! - (own < 0 ? 0 : weight[own]!);
      const urgent = own < 0 && short(row);
      if (!urgent && base <= (best?.gain ?? 0)) continue;
      const column = edgeColumn[edge]!;
      let missing = takes[edge]! - left[column]! - (own >= 0 && edgeColumn[own] === column ? takes[own]! : 0);
      let gain = base;
      const gone: number[] = [];
      if (missing > 0) {
        const others = [...takers[column]!].filter(one => one !== own && !isFixed(edgeRow[one]!) && spare(edgeRow[one]!));
        for (const one of others.sort((a, b) => weight[a]! * takes[b]! - weight[b]! * takes[a]! || a - b)) {
          gone.push(edgeRow[one]!);
          gain -= weight[one]!;
          missing -= takes[one]!;
          if (missing <= 0) break;
        }
        if (missing > 0 || !keepsFloors(gone)) continue;
      }
      if (gain > (best?.gain ?? (urgent ? Number.NEGATIVE_INFINITY : 0))) best = { edge, gone, gain };
    }
    return best;
  };
  const keepsFloors = (gone: readonly number[]) =>
    least.every(
      (many, index) => count[index]! - gone.filter(row => rowClass[row] === index).length >= Math.min(many, count[index]!),
    );

  for (let pass = 0, moved = true; moved && pass < 20; pass++) {
    moved = false;
    for (let row = 0; row < edgeOf.length; row++) {
      if (isFixed(row)) continue;
      const move = bestMove(row);
      if (!move) continue;
      if (edgeOf[row]! >= 0) drop(row);
      for (const one of move.gone) drop(one);
      put(move.edge);
      moved = true;
    }
  }
  if (count.some((many, index) => many < least[index]!)) return null;
  let value = 0;
  for (const edge of edgeOf) if (edge >= 0) value += weight[edge]!;
  return { edgeOf, value };
}
