import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyInstance, anyRankings, blockingOf, everyAssignment } from './arbitrary.ts';
import { type Assigned, assign } from './assign.ts';
import type { Instance } from './market.ts';

const best = (list: readonly { fit: number }[]) => Math.max(...list.map(one => one.fit));
const runs = { numRuns: 250, seed: 20261123 };

function keepsRules({ needs, offers, pairs }: Instance, result: Assigned): void {
  const allowed = new Map(pairs.map(pair => [`${pair.need} ${pair.offer}`, pair]));
  for (const pair of result.pairs)
    expect(allowed.get(`${pair.need} ${pair.offer}`)).toMatchObject({ fit: pair.fit, takes: pair.takes });
  const enterprises = result.pairs.map(pair => needs.find(one => one.need === pair.need)!.enterprise);
  expect(new Set(enterprises).size).toBe(enterprises.length);
  for (const { offer, room } of offers) {
    const used = result.pairs.filter(pair => pair.offer === offer).reduce((sum, pair) => sum + pair.takes, 0);
    expect(used).toBeLessThanOrEqual(room);
  }
  expect(result.totalFit).toBe(result.pairs.reduce((sum, pair) => sum + pair.fit, 0));
}

const one = (need: number, offer: number, fit: number, takes = 1) => ({ need, offer, fit, takes });
const asks = (need: number, more: object = {}) => ({
  need,
  enterprise: `e${need}`,
  class: null,
  ranking: [] as number[],
  ...more,
});
const gives = (offer: number, room = 1, ranking: number[] = []) => ({ offer, room, ranking });

describe('against trying out every assignment', () => {
  test('no rule is broken and no assignment has a higher total fit', () => {
    fc.assert(
      fc.property(anyInstance({}), instance => {
        const result = assign(instance, 'a');
        keepsRules(instance, result);
        expect(result).toMatchObject({ totalFit: best(everyAssignment(instance)), proven: true, blocking: [] });
      }),
      runs,
    );
  });

  test('the same where needs share an offer by unequal parts', () => {
    fc.assert(
      fc.property(anyInstance({ parts: true, needs: 6 }), instance => {
        const result = assign(instance, 'a');
        keepsRules(instance, result);
        const highest = best(everyAssignment(instance));
        expect(result).toMatchObject({ totalFit: highest, bound: highest, proven: true });
      }),
      runs,
    );
  });

  test.each([false, true])(
    'floors are reached as far as can be, the first first, and then the total is highest (unequal parts: %s)',
    parts => {
      fc.assert(
        fc.property(anyInstance({ floors: true, parts }), instance => {
          const result = assign(instance, 'a');
          keepsRules(instance, result);
          let left = everyAssignment(instance);
          for (const [index, floor] of instance.floors.entries()) {
            const asked = 'least' in floor ? floor.least : 0;
            const feasible = Math.min(asked, Math.max(...left.map(one => one.counts[index]!)));
            left = left.filter(one => one.counts[index]! >= feasible);
            expect(result.floors[index]).toMatchObject({ asked, feasible });
            expect(result.floors[index]!.placed).toBeGreaterThanOrEqual(feasible);
          }
          expect(result).toMatchObject({ totalFit: best(left), proven: true });
        }),
        runs,
      );
    },
  );

  test.each([3, 4])(
    'no pair that ranked each other blocks, and of all such assignments the total is highest (%i offers)',
    offers => {
      fc.assert(
        fc.property(anyInstance({ rankings: true, siblings: false, offers }), instance => {
          const result = assign(instance, 'a');
          keepsRules(instance, result);
          expect(blockingOf(instance, result.pairs)).toEqual([]);
          const stable = everyAssignment(instance).filter(one => one.blocking.length === 0);
          expect(result).toMatchObject({ totalFit: best(stable), proven: true, blocking: [] });
        }),
        { ...runs, numRuns: 600 },
      );
    },
  );

  test('the same where everybody ranks everybody and many such assignments exist', () => {
    let several = 0;
    fc.assert(
      fc.property(anyRankings(5), instance => {
        const result = assign(instance, 'a');
        const stable = everyAssignment(instance).filter(one => one.blocking.length === 0);
        if (stable.length > 1) several++;
        expect(result).toMatchObject({ totalFit: best(stable), blocking: [] });
      }),
      { ...runs, numRuns: 150 },
    );
    expect(several).toBeGreaterThan(25);
  });

  test('rotations in chains: eight enterprises and eight offers that rank each other the other way round', () => {
    // A Latin square has many assignments without a blocking pair, each reached only through others.
    const size = 8;
    const all = Array.from({ length: size }, (_, index) => index);
    const needs = all.map(need => asks(need, { ranking: all.map(step => (need + step) % size) }));
    const offers = all.map(offer =>
      gives(
        offer,
        1,
        all.map(step => (offer + 1 + step) % size),
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: size * size, maxLength: size * size }), fits => {
        const pairs = needs.flatMap(({ need }) => offers.map(({ offer }) => one(need, offer, fits[need * size + offer]!)));
        const result = assign({ needs, offers, pairs, floors: [] }, 'a');
        // Everybody moves on together: the k-th assignment gives need n the offer n + k.
        const totals = all.map(step => all.reduce((sum, need) => sum + fits[need * size + ((need + step) % size)]!, 0));
        expect(result.totalFit).toBeGreaterThanOrEqual(Math.max(...totals));
        expect(blockingOf({ needs, offers, pairs, floors: [] }, result.pairs)).toEqual([]);
      }),
      runs,
    );
  });

  test('floors and rankings: both where both can be, else the floors, and every pair that then blocks is named', () => {
    let conflicts = 0;
    fc.assert(
      fc.property(anyInstance({ rankings: true, floors: true, siblings: false }), instance => {
        const result = assign(instance, 'a');
        keepsRules(instance, result);
        let left = everyAssignment(instance);
        for (const [index, { feasible }] of result.floors.entries()) left = left.filter(one => one.counts[index]! >= feasible);
        const stable = left.filter(one => one.blocking.length === 0);
        expect(result.floors.every(one => one.placed >= one.feasible)).toBe(true);
        expect(result.blocking.map(pair => `${pair.need} ${pair.offer}`).sort()).toEqual(
          blockingOf(instance, result.pairs).sort(),
        );
        expect(result.blocking.every(pair => pair.because === 'floor')).toBe(true);
        if (stable.length > 0) expect(result).toMatchObject({ totalFit: best(stable), blocking: [] });
        else {
          conflicts++;
          // Most ranked pairs kept, then the highest total.
          const ranked = assign({ ...instance, floors: [] }, 'a').pairs.filter(pair => pair.by === 'ranking');
          const kept = (pairs: readonly { need: number; offer: number }[]) =>
            pairs.filter(pair => ranked.some(other => other.need === pair.need && other.offer === pair.offer)).length;
          const most = Math.max(...left.map(one => kept(one.pairs)));
          expect(kept(result.pairs)).toBe(most);
          expect(result.totalFit).toBe(best(left.filter(one => kept(one.pairs) === most)));
        }
      }),
      { ...runs, numRuns: 600 },
    );
    expect(conflicts).toBeGreaterThan(10);
  });

  test('rankings of an offer that is shared by unequal parts: what still blocks is named', () => {
    fc.assert(
      fc.property(anyInstance({ rankings: true, parts: true, siblings: false }), instance => {
        const result = assign(instance, 'a');
        keepsRules(instance, result);
        expect(result.blocking.map(pair => `${pair.need} ${pair.offer}`).sort()).toEqual(
          blockingOf(instance, result.pairs).sort(),
        );
      }),
      runs,
    );
  });

  test('so many thousandths more get an offer, one less does not', () => {
    fc.assert(
      fc.property(anyInstance({ siblings: false }), instance => {
        const result = assign(instance, 'a');
        for (const { need, better } of result.needReasons) {
          for (const { offer, lacks, fit } of better) {
            if (lacks === null) continue;
            const gets = (more: number) => {
              const pairs = instance.pairs.map(one =>
                one.need === need && one.offer === offer ? { ...one, fit: fit + more } : one,
              );
              const total = best(everyAssignment({ ...instance, pairs }));
              const without = pairs.filter(one => one.need !== need || one.offer !== offer);
              return total - best(everyAssignment({ ...instance, pairs: without }));
            };
            const again = assign(
              {
                ...instance,
                pairs: instance.pairs.map(one => (one.need === need && one.offer === offer ? { ...one, fit: fit + lacks } : one)),
              },
              'a',
            );
            expect(again.pairs.some(one => one.need === need && one.offer === offer)).toBe(true);
            expect(gets(lacks - 1)).toBeLessThanOrEqual(0);
          }
        }
      }),
      { ...runs, numRuns: 80 },
    );
  });
});

test('the order in which needs, offers and pairs are given changes nothing', () => {
  fc.assert(
    fc.property(anyInstance({ rankings: true, floors: true, parts: true }), fc.infiniteStream(fc.nat()), (instance, keys) => {
      const mixed = <T>(list: readonly T[]): T[] =>
        list
          .map(one => ({ one, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
      const { needs, offers, pairs, floors } = instance;
      const other = { needs: mixed(needs), offers: mixed(offers), pairs: mixed(pairs), floors };
      expect(JSON.stringify(assign(other, '7'))).toBe(JSON.stringify(assign(instance, '7')));
    }),
    runs,
  );
});

test('one more offer never lowers the total where nobody stated rankings', () => {
  fc.assert(
    fc.property(anyInstance({ parts: true, offers: 4 }), instance => {
      const last = instance.offers.at(-1)?.offer;
      const fewer = {
        ...instance,
        offers: instance.offers.slice(0, -1),
        pairs: instance.pairs.filter(pair => pair.offer !== last),
      };
      expect(assign(instance, '1').totalFit).toBeGreaterThanOrEqual(assign(fewer, '1').totalFit);
    }),
    runs,
  );
});
