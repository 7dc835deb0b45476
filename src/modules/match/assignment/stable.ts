import { isMutual, type Market, rowPrefers } from './market.ts';

/** Pairs fixed by rankings that both sides stated. */
export type Ranked = {
  /** Edge of each row, -1 where its rankings give it none. */
  edgeOf: Int32Array;
  /** False where a ranking offer is shared by unequal parts: then no assignment without a blocking pair need exist. */
  sure: boolean;
};

/**
 * The assignment without a blocking pair among edges that both sides rank; of all of these the one with the highest total fit. Offers propose
 * nothing: enterprises propose (Gale and Shapley), then rotations are carried out as far as they raise total fit (Irving, Leather and Gusfield).
 * An offer with several places counts as so many seats with the same ranking. Of equal totals it gives the one that enterprises prefer.
 */
export function bestStable(market: Market): Ranked {
  const lists = market.rows.map((_, row) => mutualEdges(market, row));
  const sure = lists.every(list => list.every(edge => market.part[market.edgeColumn[edge]!]! > 0));
  if (!sure) return { edgeOf: proposals(market, lists), sure };
  const seated = seatsOf(market, lists);
  const rotations = findRotations(seated);
  for (const index of bestClosure(rotations)) for (const { man, to } of rotations[index]!.moves) seated.held[man] = to;
  const edgeOf = Int32Array.from(seated.held, (at, man) => (at < 0 ? -1 : seated.lists[man]![at]!.edge));
  return { edgeOf, sure };
}

/** Edges by which an assignment is blocked: the enterprise would rather have the offer, and it would fit beside those whom the offer ranks above it. */
export function blockingEdges(market: Market, edgeOf: Int32Array): number[] {
  const { rows, rowStart, edgeColumn, offerRank, takes, room } = market;
  const takers = takersOf(market, edgeOf);
  const blocking: number[] = [];
  for (let row = 0; row < rows.length; row++) {
    const held = edgeOf[row]!;
    for (let edge = rowStart[row]!; edge < rowStart[row + 1]!; edge++) {
      if (edge === held || !isMutual(market, edge)) continue;
      if (held >= 0 && isMutual(market, held) && rowPrefers(market, held, edge)) continue;
      let used = 0;
      for (const other of takers[edgeColumn[edge]!]!)
        if (other !== held && isMutual(market, other) && offerRank[other]! < offerRank[edge]!) used += takes[other]!;
      if (used + takes[edge]! <= room[edgeColumn[edge]!]!) blocking.push(edge);
    }
  }
  return blocking;
}

/** The edges that use each column. */
export function takersOf({ offers, edgeColumn }: Market, edgeOf: Int32Array): number[][] {
  const takers: number[][] = offers.map(() => []);
  for (const edge of edgeOf) if (edge >= 0) takers[edgeColumn[edge]!]!.push(edge);
  return takers;
}

function mutualEdges(market: Market, row: number): number[] {
  const edges: number[] = [];
  for (let edge = market.rowStart[row]!; edge < market.rowStart[row + 1]!; edge++) if (isMutual(market, edge)) edges.push(edge);
  return edges.sort((a, b) => (rowPrefers(market, a, b) ? -1 : 1));
}

/** Proposals where parts are unequal: an offer keeps from those who asked, in the order of its ranking, whoever still fits. */
function proposals(market: Market, lists: readonly number[][]): Int32Array {
  const { edgeColumn, edgeRow, offerRank, takes, room } = market;
  const edgeOf = new Int32Array(market.rows.length).fill(-1);
  const next = lists.map(() => 0);
  const kept: number[][] = market.offers.map(() => []);
  const waiting = market.rows.map((_, row) => row).reverse();
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    const edge = lists[row]![next[row]!++];
    if (edge === undefined) continue;
    const column = edgeColumn[edge]!;
    let left = room[column]!;
    const keeps: number[] = [];
    for (const one of [...kept[column]!, edge].sort((a, b) => offerRank[a]! - offerRank[b]!)) {
      const stays = takes[one]! <= left;
      edgeOf[edgeRow[one]!] = stays ? one : -1;
      if (stays) {
        left -= takes[one]!;
        keeps.push(one);
      } else waiting.push(edgeRow[one]!);
    }
    kept[column] = keeps;
  }
  return edgeOf;
}

type Seat = { edge: number; seat: number; rank: number; fit: number };
type Seated = {
  /** Seats in the order of each man (enterprise), best first. */
  lists: Seat[][];
  /** Place in his list of the seat that he holds, -1 for none. */
  held: number[];
  seats: number;
};

/** One man after the other asks seat after seat; a seat keeps the better. */
function seatsOf(market: Market, mutual: readonly number[][]): Seated {
  const wanted = market.offers.map(() => 0);
  for (const list of mutual) for (const edge of list) wanted[market.edgeColumn[edge]!]!++;
  const first: number[] = [];
  const places: number[] = [];
  let seats = 0;
  for (const [column, many] of wanted.entries()) {
    first.push(seats);
    places.push(many === 0 ? 0 : Math.min(many, Math.floor(market.room[column]! / market.part[column]!)));
    seats += places[column]!;
  }
  const lists = mutual.map(list =>
    list.flatMap(edge => {
      const column = market.edgeColumn[edge]!;
      const seat = (index: number): Seat => ({
        edge,
        seat: first[column]! + index,
        rank: market.offerRank[edge]!,
        fit: market.fit[edge]!,
      });
      return Array.from({ length: places[column]! }, (_, index) => seat(index));
    }),
  );
  const held = lists.map(() => -1);
  const holder = new Int32Array(seats).fill(-1);
  const next = lists.map(() => 0);
  const waiting = lists.map((_, man) => man).reverse();
  for (let man = waiting.pop(); man !== undefined; man = waiting.pop()) {
    const at = next[man]!++;
    const asked = lists[man]![at];
    if (!asked) continue;
    const there = holder[asked.seat]!;
    if (there >= 0 && lists[there]![held[there]!]!.rank < asked.rank) waiting.push(man);
    else {
      if (there >= 0) {
        held[there] = -1;
        waiting.push(there);
      }
      held[man] = at;
      holder[asked.seat] = man;
    }
  }
  return { lists, held, seats };
}

type Rotation = { moves: { man: number; to: number }[]; gain: number; needs: Set<number> };

/**
 * Every rotation on the way from the assignment that is best for enterprises to the one that is best for offers, each with the rotations
 * that must come first. `held` of the argument is left as it was.
 */
function findRotations({ lists, held: start, seats }: Seated): Rotation[] {
  const held = [...start];
  const holder = new Int32Array(seats).fill(-1);
  for (const [man, at] of held.entries()) if (at >= 0) holder[lists[man]![at]!.seat] = man;
  const rankAt = (seat: number) => {
    const man = holder[seat]!;
    return man < 0 ? Number.POSITIVE_INFINITY : lists[man]![held[man]!]!.rank;
  };
  const rotations: Rotation[] = [];
  const broughtBy = held.map(() => -1);
  const history: { rotation: number; rank: number }[][] = Array.from({ length: seats }, () => []);
  /** The next seat that would take him rather than its holder; -1 where there is none. A seat that nobody holds stays so in every stable assignment. */
  const successor = (man: number): number => {
    if (held[man]! < 0) return -1;
    for (let at = held[man]! + 1; at < lists[man]!.length; at++) {
      const { seat, rank } = lists[man]![at]!;
      if (rank < rankAt(seat)) return holder[seat]! < 0 ? -1 : at;
    }
    return -1;
  };
  for (;;) {
    const cycles = cyclesOf(
      held.map((_, man) => successor(man)),
      (man, at) => holder[lists[man]![at]!.seat]!,
    );
    if (cycles.length === 0) return rotations;
    for (const cycle of cycles) {
      const index = rotations.length;
      const rotation: Rotation = { moves: cycle, gain: 0, needs: new Set() };
      for (const { man, to } of cycle) {
        const list = lists[man]!;
        const from = held[man]!;
        rotation.gain += list[to]!.fit - list[from]!.fit;
        if (broughtBy[man]! >= 0) rotation.needs.add(broughtBy[man]!);
        for (let at = from + 1; at < to; at++) {
          const passed = history[list[at]!.seat]!.find(one => one.rank < list[at]!.rank);
          if (passed) rotation.needs.add(passed.rotation);
        }
        broughtBy[man] = index;
      }
      for (const { man, to } of cycle) {
        const { seat, rank } = lists[man]![to]!;
        held[man] = to;
        holder[seat] = man;
        history[seat]!.push({ rotation: index, rank });
      }
      rotations.push(rotation);
    }
  }
}

/** The circles of "who would have to give way": each man points to the holder of his next seat. */
function cyclesOf(next: readonly number[], holderOf: (man: number, at: number) => number): { man: number; to: number }[][] {
  const seen = new Int32Array(next.length).fill(-1);
  const cycles: { man: number; to: number }[][] = [];
  for (let start = 0; start < next.length; start++) {
    let man = start;
    while (seen[man] === -1 && next[man]! >= 0) {
      seen[man] = start;
      man = holderOf(man, next[man]!);
    }
    if (next[man]! < 0 || seen[man] !== start) continue;
    const cycle: { man: number; to: number }[] = [];
    for (let at = man; ; ) {
      cycle.push({ man: at, to: next[at]! });
      at = holderOf(at, next[at]!);
      if (at === man) break;
    }
    cycles.push(cycle);
  }
  return cycles;
}

/** The set of rotations, closed under what must come first, with the largest sum of gains: a smallest cut (Picard). Of equal sets the smallest. */
function bestClosure(rotations: readonly Rotation[]): number[] {
  const source = rotations.length;
  const sink = source + 1;
  const capacity: Map<number, number>[] = Array.from({ length: sink + 1 }, () => new Map());
  const add = (from: number, to: number, amount: number) => {
    capacity[from]!.set(to, (capacity[from]!.get(to) ?? 0) + amount);
    if (!capacity[to]!.has(from)) capacity[to]!.set(from, 0);
  };
  for (const [index, { gain, needs }] of rotations.entries()) {
    if (gain > 0) add(source, index, gain);
    if (gain < 0) add(index, sink, -gain);
    for (const need of needs) add(index, need, Number.MAX_SAFE_INTEGER);
  }
  for (;;) {
    const from = new Map([[source, source]]);
    for (const at of from.keys()) for (const [to, left] of capacity[at]!) if (left > 0 && !from.has(to)) from.set(to, at);
    if (!from.has(sink)) return [...from.keys()].filter(at => at < source).sort((a, b) => a - b);
    let amount = Number.POSITIVE_INFINITY;
    for (let at = sink; at !== source; at = from.get(at)!) amount = Math.min(amount, capacity[from.get(at)!]!.get(at)!);
    for (let at = sink; at !== source; at = from.get(at)!) {
      add(from.get(at)!, at, -amount);
      add(at, from.get(at)!, amount);
    }
  }
}
