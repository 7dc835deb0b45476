/** Repeatable chance: the same seed gives the same sequence on every machine. Not for secrets. */
export type Random = {
  /** 0 to below 1. */
  unit(): number;
  /** Evenly between two numbers, rounded to so many digits after the point. */
  between(low: number, high: number, digits?: number): number;
  /** A whole number, both ends possible. */
  integer(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Some of the list, in its order. */
  some<T>(list: readonly T[], count: number): T[];
  /** One of the keys, by weight. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  /** Log-normal: half of the values lie below the median; sigma is the spread of the logarithm. */
  logNormal(median: number, sigma: number): number;
};

/** A generator (mulberry32, public domain) whose state starts from the FNV-1a hash of the seed. */
export function makeRandom(seed: string): Random {
  let state = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193);

  function unit(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  const pick = <T>(list: readonly T[]): T => list[Math.floor(unit() * list.length)]!;

  return {
    unit,
    pick,
    between: (low, high, digits = 2) => Number((low + unit() * (high - low)).toFixed(digits)),
    integer: (low, high) => low + Math.floor(unit() * (high - low + 1)),
    chance: probability => unit() < probability,
    some(list, count) {
      let left = Math.min(count, list.length);
      return list.filter((_, i) => {
        const take = unit() * (list.length - i) < left;
        if (take) left--;
        return take;
      });
    },
    weighted(weights) {
      const entries = Object.entries(weights) as [keyof typeof weights, number][];
      let at = unit() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        at -= weight;
        if (at < 0) return key;
      }
      return entries.at(-1)![0];
    },
    logNormal(median, sigma) {
      const normal = Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());
      return median * Math.exp(sigma * normal);
    },
  };
}
