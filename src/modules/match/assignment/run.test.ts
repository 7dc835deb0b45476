import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Tx } from '#platform/database.ts';
import { operator, visitor } from '#shared/viewer.ts';
import { rolledBack } from '../../../../tests/database.ts';
import { anyConditions, anyOffer, insertOffers, now } from '../arbitrary.ts';
import type { Condition } from '../condition.ts';
import { findMatches } from '../find.ts';
import { saveWants } from '../want.ts';
import { assign } from './assign.ts';
import { enterCompetition } from './instance.ts';
import { announceAssignment, readAssignment, readAssignmentReason, saveAssignment, stateRanking } from './run.ts';

const clock = () => now;
const enter = (tx: Tx, needs: number[], offers: string[] | null = null) =>
  enterCompetition(tx, {
    needs: needs.map(need => ({ need, enterprise: `虚构企业 ${need}`, class: null })),
    offers,
    floors: [],
    now,
  });

test('the pairs of a run are those that a search finds for each need, with the score that it shows', async () => {
  const wants = fc.sample(anyConditions, { numRuns: 30, seed: 5 }).map((conditions, need) => ({ need, conditions }));
  await rolledBack(async tx => {
    const codes = await insertOffers(tx, fc.sample(anyOffer, { numRuns: 60, seed: 6 }));
    await saveWants(tx, wants);
    const all = await enter(
      tx,
      wants.map(want => want.need),
    );
    const fits = new Map(all.instance.pairs.map(pair => [`${pair.need} ${all.codes.get(pair.offer)}`, pair.fit]));
    let seen = 0;
    for (const { need, conditions } of wants) {
      const { results, total } = await findMatches(tx, { conditions, limit: 50, viewer: operator, now });
      expect(all.instance.pairs.filter(pair => pair.need === need)).toHaveLength(total);
      for (const { offer, score } of results) {
        seen++;
        expect(fits.get(`${need} ${offer.code}`)).toBe(Math.round(score * 1000));
      }
    }
    expect(seen).toBeGreaterThan(200);
    expect(all.codes.size).toBeLessThanOrEqual(codes.length);
  });
});

const hall = {
  kind: 'space',
  city: 310100,
  district: 310117,
  origin: 'demo',
  invented: true,
  publication: 'listed',
  lease_status: 'open',
  verification: 'site',
  confirmed_at: '2026-11-20T00:00:00Z',
  space_type: 'standard_factory',
  clear_height: 9,
};
const area = (min: number | null, max: number | null): Condition => ({
  criterion: 'area',
  hard: true,
  want: { is: 'range', min, max },
});
const height = (min: number): Condition => ({ criterion: 'height', hard: true, want: { is: 'range', min, max: null } });

test('an offer that can be divided gives ㎡, another goes as a whole; who names no area takes all of it', async () => {
  await rolledBack(async tx => {
    const [shared, whole] = await insertOffers(tx, [
      { ...hall, available_area: 6000, min_divisible_area: 1500 },
      { ...hall, available_area: 3000 },
    ]);
    await saveWants(tx, [
      { need: 1, conditions: [area(2000.5, 3000)] },
      { need: 2, conditions: [area(null, 3000)] },
      { need: 3, conditions: [height(8)] },
    ]);
    const { instance, codes } = await enter(tx, [1, 2, 3]);
    const rooms = instance.offers.map(one => [codes.get(one.offer), one.room]);
    expect(rooms).toEqual([
      [shared, 6000],
      [whole, 1],
    ]);
    const takes = instance.pairs.map(pair => `${pair.need} ${codes.get(pair.offer)} ${pair.takes}`).sort();
    expect(takes).toEqual([
      `1 ${shared} 2001`,
      `1 ${whole} 1`,
      `2 ${shared} 1500`,
      `2 ${whole} 1`,
      `3 ${shared} 6000`,
      `3 ${whole} 1`,
    ]);
  });
});

test('a need that no offer passes learns which hard conditions keep them out', async () => {
  await rolledBack(async tx => {
    await insertOffers(tx, [
      { ...hall, available_area: 3000 },
      { ...hall, available_area: 900 },
    ]);
    await saveWants(tx, [{ need: 1, conditions: [area(2000, 4000), height(12)] }]);
    const { misses, instance } = await enter(tx, [1]);
    expect(instance.pairs).toEqual([]);
    expect(misses.get(1)).toEqual([
      { criterion: 'height', fails: 2, alone: 1 },
      { criterion: 'area', fails: 1, alone: 0 },
    ]);
  });
});

test('a run is stored as a draft with its reasons, the same again gives the same bytes, and once announced it stays', async () => {
  await rolledBack(async tx => {
    const [first, second] = await insertOffers(tx, [
      { ...hall, available_area: 3000 },
      { ...hall, available_area: 3000, verification: 'none' },
    ]);
    await saveWants(
      tx,
      [1, 2, 3].map(need => ({ need, conditions: [area(2500, 3500)] })),
    );
    await stateRanking(tx, operator, clock, { by: 'need', need: 3, offers: [first!, second!] });
    await stateRanking(tx, operator, clock, { by: 'offer', offer: first!, needs: [3, 1] });
    const entered = await enter(tx, [1, 2, 3]);
    const result = assign(entered.instance, '7');
    const id = await saveAssignment(tx, operator, clock, entered, result);
    const run = await readAssignment(tx, operator, id);
    expect(run).toMatchObject({ status: 'draft', seed: '7', proven: true, totalFit: result.totalFit, pairs: result.pairs });
    expect(run.pairs.find(pair => pair.need === 3)).toMatchObject({ by: 'ranking' });
    const stored = await readAssignmentReason(tx, operator, id, { need: 3 });
    expect(stored).toMatchObject({ side: 'need', reason: result.needReasons[2] });
    expect([...stored!.codes.values()]).toContain(first);
    expect(await readAssignmentReason(tx, operator, id, { code: first! })).toMatchObject({
      side: 'offer',
      reason: { takers: [{ need: 3 }] },
    });
    expect(await readAssignmentReason(tx, operator, id, { need: 99 })).toBeNull();
    expect(JSON.stringify(assign((await enter(tx, [3, 2, 1])).instance, '7'))).toBe(JSON.stringify(result));

    const [offer] = await tx<{ lease_status: string }[]>`select lease_status from offer.offer where code = ${first!}`;
    expect(offer!.lease_status).toBe('open');
    await announceAssignment(tx, operator, clock, id);
    await expect(announceAssignment(tx, operator, clock, id)).rejects.toMatchObject({ reason: 'conflict' });
    await tx.unsafe('savepoint announced');
    await expect(tx.unsafe(`delete from match.assignment_pair where run = ${id}`)).rejects.toMatchObject({ code: '23001' });
    await tx.unsafe('rollback to savepoint announced');
  });
});

test('only operators assign, and a run or an offer that is not there is told', async () => {
  await rolledBack(async tx => {
    await expect(readAssignment(tx, visitor, 1)).rejects.toMatchObject({ reason: 'forbidden' });
    await expect(readAssignment(tx, operator, 1)).rejects.toMatchObject({ reason: 'missing' });
    await expect(announceAssignment(tx, operator, clock, 1)).rejects.toMatchObject({ reason: 'missing' });
    await expect(enter(tx, [1], ['NO-SUCH'])).rejects.toMatchObject({ reason: 'missing' });
    const wrong = stateRanking(tx, operator, clock, { by: 'need', need: 1, offers: ['NO-SUCH'] });
    await expect(wrong).rejects.toMatchObject({ reason: 'missing' });
  });
});
