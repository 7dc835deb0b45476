import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextAttempt, type Policy, policies, type Tried } from './attempt-policy.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 25) + seconds * 1000);

/** Tries at these seconds and tells for each whether it was accepted, or the wait. */
function run(policy: Policy, seconds: number[]): (true | number)[] {
  let tried: Tried | null = null;
  return seconds.map(second => {
    const next = nextAttempt(tried, policy, at(second));
    if (!next.accepted) return next.retryAfter;
    tried = next.tried;
    return true;
  });
}

test('five wrong passwords at once, then half a minute, a whole one, two …', () => {
  expect(run(policies.account, [0, 1, 2, 3, 4, 5, 33, 34, 35, 93, 94, 95, 214])).toEqual([
    ...[true, true, true, true, true],
    ...[29, 1, true],
    ...[59, 1, true],
    ...[119, true],
  ]);
});

test('a quiet day is forgotten', () => {
  expect(run(policies.account, [0, 1, 2, 3, 4, 86_500, 86_501, 86_502, 86_503, 86_504, 86_505])).toEqual([
    ...Array(10).fill(true),
    29,
  ]);
});

test('whoever tries for a whole day gets about a hundred attempts and never waits longer than the most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), step => {
      const outcome = run(
        policies.account,
        Array.from({ length: Math.floor(86_400 / step) }, (_, index) => index * step),
      );
      expect(outcome.filter(one => one === true).length).toBeLessThan(110);
      expect(Math.max(...outcome.map(one => (one === true ? 0 : one)))).toBeLessThanOrEqual(policies.account.most);
    }),
    { numRuns: 20 },
  );
});
