/** A stream of numbers in [0, 1) from a seed (mulberry32): the same requests in every run. */
export function randomFrom(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    chance: (share: number) => next() < share,
    pick: <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)]!,
    /** Log-normal about a median. */
    around: (median: number, spread: number) => median * Math.exp(spread * (next() + next() + next() + next() - 2) * 1.7),
  };
}

export type Random = ReturnType<typeof randomFrom>;
