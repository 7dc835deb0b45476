import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeOffer, expireVerifications, readOfferForm, verifyOffer } from '#modules/offer/index.ts';
import { operator } from '#shared/viewer.ts';
import { rolledBack } from '../../../tests/database.ts';
import { plant, somebody } from '../../../tests/docking.ts';
import { conditionsFromQuery } from './address.ts';
import { anyConditions, anyOffer, insertOffers, now } from './arbitrary.ts';
import { explainOffer, findMatches, findNearMisses } from './find.ts';
import { findNeedsFor } from './needs.ts';
import { findRelaxations } from './relax.ts';
import { readWant, saveWant } from './want.ts';

test('from the need or from the offer, the same pairs match with the same score, and the parts add up to it', async () => {
  const offers = fc.sample(anyOffer, { numRuns: 80, seed: 7 });
  const needs = fc.sample(anyConditions, { numRuns: 80, seed: 11 });
  await rolledBack(async tx => {
    const codes = await insertOffers(tx, offers);
    const forward = new Map<string, number>();
    for (const [need, conditions] of needs.entries()) {
      await saveWant(tx, need, conditions);
      const { results, total } = await findMatches(tx, { conditions, limit: 50, now });
      const rest = total > 50 ? (await findMatches(tx, { conditions, limit: 50, offset: 50, now })).results : [];
      expect(results.length + rest.length).toBe(total);
      for (const { offer, score, parts } of [...results, ...rest]) {
        forward.set(`${need} ${offer.code}`, score);
        expect(parts.reduce((sum, part) => sum + part.contribution, 0)).toBeCloseTo(score, 9);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
      }
    }
    const reverse = new Map<string, number>();
    for (const code of codes) {
      const all = await findNeedsFor(tx, code, { limit: 1000, now });
      for (const match of all) reverse.set(`${match.need} ${code}`, match.score);
      // Looking at the most promising first must not change what is found.
      expect(await findNeedsFor(tx, code, { limit: 3, reach: 4, now })).toEqual(all.slice(0, 3));
    }
    expect([...reverse].sort()).toEqual([...forward].sort());
    expect(forward.size).toBeGreaterThan(500);
  });
});

test('what a need wants is read back as it was saved', async () => {
  await rolledBack(async tx => {
    for (const [need, conditions] of fc.sample(anyConditions, { numRuns: 60, seed: 3 }).entries()) {
      await saveWant(tx, need, conditions);
      const kept = await readWant(tx, need);
      const byKey = (list: readonly { criterion: string }[]) => [...list].sort((a, b) => a.criterion.localeCompare(b.criterion));
      expect(byKey(kept!.conditions)).toEqual(byKey(conditions));
    }
  });
});

test('a relaxation gains exactly what searching with it finds, and dropping the condition what it says', async () => {
  const offers = fc.sample(anyOffer, { numRuns: 90, seed: 23 });
  const needs = fc.sample(anyConditions, { numRuns: 60, seed: 29 });
  await rolledBack(async tx => {
    await insertOffers(tx, offers);
    let moved = 0;
    for (const conditions of needs) {
      const { total } = await findMatches(tx, { conditions, now });
      for (const { criterion, more, smallest } of await findRelaxations(tx, { conditions, now })) {
        // Tax and investment per mu are taken over the area asked, so that they change with it.
        if (criterion === 'area' && conditions.some(one => one.criterion === 'tax' || one.criterion === 'invest')) continue;
        const without = await findMatches(tx, { conditions: conditions.filter(one => one.criterion !== criterion), now });
        expect(without.total - total).toBe(more);
        if (!smallest?.want) continue;
        moved++;
        const wider = conditions.map(one => (one.criterion === criterion ? { ...one, want: smallest.want! } : one));
        expect((await findMatches(tx, { conditions: wider, now })).total - total).toBeGreaterThanOrEqual(smallest.gain);
      }
    }
    expect(moved).toBeGreaterThan(30);
  });
});

test('a near miss fails one hard condition by a little, and the explanation of any offer says the same', async () => {
  await rolledBack(async tx => {
    await insertOffers(tx, fc.sample(anyOffer, { numRuns: 90, seed: 41 }));
    let seen = 0;
    for (const conditions of fc.sample(anyConditions, { numRuns: 60, seed: 43 })) {
      for (const miss of await findNearMisses(tx, { conditions, limit: 50, now })) {
        seen++;
        const hard = miss.verdicts.filter(verdict => verdict.hard).map(verdict => verdict.verdict);
        expect(hard.filter(verdict => verdict === 'near')).toHaveLength(1);
        expect(hard).not.toContain('missed');
        expect(await explainOffer(tx, miss.offer.code, { conditions, now })).toEqual(miss);
      }
    }
    expect(seen).toBeGreaterThan(30);
  });
});

test('a proof that has run out lowers the rank, and one that still holds keeps it', () =>
  rolledBack(async tx => {
    const who = await somebody(tx, 'receiver', 'receiver');
    const [lasting, lapsing] = [await plant(tx, who), await plant(tx, who)];
    const check = { field: null, method: 'site', passed: true, checkedBy: '核验组', checkedOn: '2026-01-05' } as const;
    await verifyOffer(tx, operator, { ...check, code: lasting, validUntil: '2099-12-31' });
    await verifyOffer(tx, operator, { ...check, code: lapsing, validUntil: '2026-07-05' });
    const { conditions } = conditionsFromQuery(new URLSearchParams('place=310117&area=3000-5000'));
    const scores = async () => {
      const { results } = await findMatches(tx, { conditions });
      return Object.fromEntries(results.map(({ offer, score }) => [offer.code, score]));
    };
    const before = await scores();
    expect(before[lasting]).toBe(before[lapsing]);
    await expireVerifications(tx, '2026-07-06');
    const after = await scores();
    expect(after[lasting]).toBe(before[lasting]);
    expect(after[lapsing]).toBeLessThan(before[lapsing]!);
    const { results } = await findMatches(tx, { conditions });
    expect(results.map(({ offer }) => offer.code)).toEqual([lasting, lapsing]);
  }));

test('a proof of one field that has run out lowers the rank as docs/score.md works it out, until the field is checked again', () =>
  rolledBack(async tx => {
    const who = await somebody(tx, 'receiver', 'receiver');
    const [lasting, lapsing] = [await plant(tx, who), await plant(tx, who)];
    const check = { method: 'site', passed: true, checkedBy: '核验组', checkedOn: '2026-01-05' } as const;
    for (const code of [lasting, lapsing])
      await verifyOffer(tx, operator, { ...check, code, field: null, validUntil: '2099-12-31' });
    await verifyOffer(tx, operator, { ...check, code: lasting, field: 'clear_height', validUntil: '2099-12-31' });
    await verifyOffer(
      tx,
      operator,
      { ...check, code: lapsing, field: 'clear_height', validUntil: '2026-07-05' },
      new Date('2026-07-05'),
    );
    const { conditions } = conditionsFromQuery(new URLSearchParams('place=310117&area=3000-5000'));
    const trusts = async () => {
      const { results } = await findMatches(tx, { conditions });
      return results.map(({ offer, parts }) => [offer.code, parts.find(part => part.criterion === 'trust')?.fit]);
    };
    expect(await trusts()).toEqual([
      [lapsing, 1],
      [lasting, 1],
    ]);
    expect(await expireVerifications(tx, '2026-07-05')).toBe(0);
    expect(await expireVerifications(tx, '2026-07-06')).toBe(1);
    expect(await trusts()).toEqual([
      [lasting, 1],
      [lapsing, 0.94],
    ]);
    await verifyOffer(tx, operator, { ...check, code: lapsing, field: 'clear_height', validUntil: '2099-12-31' });
    expect(await trusts()).toEqual([
      [lapsing, 1],
      [lasting, 1],
    ]);
  }));

test('what is proven falls by 60 for each field whose proof has run out, at most four, and no further than 60', () =>
  rolledBack(async tx => {
    const who = await somebody(tx, 'receiver', 'receiver');
    const code = await plant(tx, who);
    const proven = async (verification: string, lapsed: number) => {
      const [row] = await tx<{ proven: number }[]>`
        update offer.offer set verification = ${verification}, lapsed = ${lapsed} where code = ${code} returning proven`;
      return row!.proven;
    };
    const fall = async (level: string) => [
      await proven(level, 0),
      await proven(level, 1),
      await proven(level, 4),
      await proven(level, 9),
    ];
    expect(await fall('site')).toEqual([600, 540, 360, 360]);
    expect(await fall('document')).toEqual([480, 420, 240, 240]);
    expect(await fall('phone')).toEqual([360, 300, 120, 120]);
    expect(await fall('none')).toEqual([120, 60, 60, 60]);
  }));

test('a changed value takes its lapsed proof along', () =>
  rolledBack(async tx => {
    const who = await somebody(tx, 'receiver', 'receiver');
    const code = await plant(tx, who);
    const check = {
      method: 'site',
      passed: true,
      checkedBy: '核验组',
      checkedOn: '2026-01-05',
      validUntil: '2026-01-06',
    } as const;
    await verifyOffer(tx, operator, { ...check, code, field: 'clear_height' });
    await verifyOffer(tx, operator, { ...check, code, field: 'available_area' });
    const lapsed = async () => (await tx<{ lapsed: number }[]>`select lapsed from offer.offer where code = ${code}`)[0]!.lapsed;
    expect(await lapsed()).toBe(2);
    const form = {
      ...{ kind: 'space', title: '松江单层厂房（虚构）', place: '310117', space_type: 'standard_factory', deal_type: 'rent' },
      ...{ available_area: '4000', gross_area: '4000', clear_height: '10', rent: '1.1', rent_unit: 'yuan_m2_day' },
    };
    const reading = readOfferForm(form);
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    expect((await changeOffer(tx, operator, code, null, reading.offer)).changed).toEqual(['clear_height']);
    expect(await lapsed()).toBe(1);
  }));
