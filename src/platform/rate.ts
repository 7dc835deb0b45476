import type { Clock } from './clock.ts';

/** What a bucket allows: `burst` at once, and `perMinute` filled up again. */
export type Rate = { burst: number; perMinute: number };

export type RateLimit = {
  /** Takes one from the bucket of a key; where it is empty, says in how many whole seconds one will be there. */
  take(key: string): { allowed: true } | { allowed: false; retryAfter: number };
  /** How many keys are remembered. */
  size(): number;
};

type Bucket = { left: number; at: number };

/**
 * Token buckets in the memory of this process, at most `keys` of them: the one unused for longest is forgotten first, so that a
 * flood of made-up addresses costs a bounded amount of memory. Several processes each count for themselves.
 */
export function rateLimit({ burst, perMinute }: Rate, clock: Clock, keys = 20_000): RateLimit {
  const buckets = new Map<string, Bucket>();
  const perMs = perMinute / 60_000;
  return {
    take(key) {
      const now = clock().getTime();
      const known = buckets.get(key);
      // A clock that was set back must neither fill nor empty a bucket.
      const left = known ? Math.min(burst, known.left + Math.max(0, now - known.at) * perMs) : burst;
      buckets.delete(key);
      if (buckets.size >= keys) buckets.delete(buckets.keys().next().value!);
      const allowed = left >= 1;
      buckets.set(key, { left: allowed ? left - 1 : left, at: now });
      return allowed ? { allowed } : { allowed, retryAfter: Math.max(1, Math.ceil((1 - left) / perMs / 1000)) };
    },
    size: () => buckets.size,
  };
}
