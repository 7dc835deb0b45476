import type { Instance } from '#modules/match/index.ts';

/** The baseline without optimisation: the best pair first, as long as both are free. Total fit. */
export function greedy({ needs, offers, pairs }: Instance): number {
  const left = new Map(offers.map(one => [one.offer, one.room]));
  const free = new Set(needs.map(one => one.need));
  let total = 0;
  for (const { need, offer, fit, takes } of [...pairs].sort((a, b) => b.fit - a.fit)) {
    if (!free.has(need) || left.get(offer)! < takes) continue;
    free.delete(need);
    left.set(offer, left.get(offer)! - takes);
    total += fit;
  }
  return total;
}

/** The textbook Hungarian algorithm in O(n³) on the square matrix filled up with zeros, for offers that each go to one need. Total fit. */
export function hungarian({ needs, offers, pairs }: Instance): number {
  const size = Math.max(needs.length, offers.length);
  const cost = Array.from({ length: size + 1 }, () => new Float64Array(size + 1));
  for (const { need, offer, fit } of pairs) cost[need + 1]![offer + 1] = -fit;
  const u = new Float64Array(size + 1);
  const v = new Float64Array(size + 1);
  const match = new Int32Array(size + 1);
  const way = new Int32Array(size + 1);
  for (let row = 1; row <= size; row++) {
    match[0] = row;
    let column = 0;
    const least = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(size + 1);
    do {
      used[column] = 1;
      const from = match[column]!;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let to = 1; to <= size; to++) {
        if (used[to]) continue;
        const reduced = cost[from]![to]! - u[from]! - v[to]!;
        if (reduced < least[to]!) {
          least[to] = reduced;
          way[to] = column;
        }
        if (least[to]! < delta) {
          delta = least[to]!;
          next = to;
        }
      }
      for (let to = 0; to <= size; to++) {
        if (used[to]) {
          u[match[to]!]! += delta;
          v[to]! -= delta;
        } else least[to]! -= delta;
      }
      column = next;
    } while (match[column] !== 0);
    do {
      const before = way[column]!;
      match[column] = match[before]!;
      column = before;
    } while (column !== 0);
  }
  let total = 0;
  for (let column = 1; column <= size; column++) total -= cost[match[column]!]![column]!;
  return total;
}
