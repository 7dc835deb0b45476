import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rateLimit } from './rate.ts';

test('a burst is allowed, then one after each interval, with the seconds to wait in between', () => {
  let now = 0;
  const limit = rateLimit({ burst: 3, perMinute: 6 }, () => new Date(now));
  expect([1, 2, 3].map(() => limit.take('a').allowed)).toEqual([true, true, true]);
  expect(limit.take('a')).toEqual({ allowed: false, retryAfter: 10 });
  expect(limit.take('b')).toEqual({ allowed: true });
  now = 9000;
  expect(limit.take('a')).toEqual({ allowed: false, retryAfter: 1 });
  now = 10_000;
  expect(limit.take('a')).toEqual({ allowed: true });
  expect(limit.take('a').allowed).toBe(false);
});

test('waiting as long as it says always opens the way, and no interval lets more through than its rate', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 600 }),
      fc.array(fc.integer({ min: 0, max: 5000 })),
      (burst, perMinute, waits) => {
        let now = 0;
        let passed = 0;
        const limit = rateLimit({ burst, perMinute }, () => new Date(now));
        for (const wait of waits) {
          now += wait;
          const taken = limit.take('a');
          if (taken.allowed) passed++;
          else {
            now += taken.retryAfter * 1000;
            expect(limit.take('a').allowed).toBe(true);
            passed++;
          }
        }
        expect(passed).toBeLessThanOrEqual(burst + Math.ceil((now / 60_000) * perMinute) + 1);
      },
    ),
    { numRuns: 200 },
  );
});

test('memory is bounded, the longest unused key goes first, and a clock set back gives nothing away', () => {
  let now = 1_000_000;
  const limit = rateLimit({ burst: 1, perMinute: 1 }, () => new Date(now), 100);
  for (let i = 0; i < 1000; i++) limit.take(`k${i}`);
  expect(limit.size()).toBe(100);
  expect(limit.take('k999').allowed).toBe(false);
  expect(limit.take('k0').allowed).toBe(true);
  now = 0;
  expect(limit.take('k999').allowed).toBe(false);
});
