import { expect, test } from 'vitest';
import { rolledBack } from '../../../tests/database.ts';
import { loadDemo, loadDemoPosts, refreshDemo } from './load.ts';

const start = new Date('2026-11-23T02:00:00Z');

test('the set passes every database check, is listed, and says that it is invented', async () => {
  await rolledBack(async tx => {
    await loadDemo(tx, start);
    const [count] = await tx`
      select count(*)::int as offers, count(*) filter (where invented and origin = 'demo' and publication = 'listed')::int as marked,
        count(lessor)::int as with_lessor, (select count(*)::int from network.organisation where invented) as organisations,
        (select count(*)::int from offer.verification) as proofs
      from offer.offer`;
    expect(count).toMatchObject({ marked: count!.offers, organisations: 200 });
    expect(count!.offers).toBeGreaterThan(2150);
    expect(count!.with_lessor).toBeGreaterThan(1900);
    expect(count!.proofs).toBeGreaterThan(3000);
  });
});

test('loading twice changes nothing', async () => {
  await rolledBack(async tx => {
    await loadDemo(tx, start);
    const sum = () => tx`select count(*)::int as offers, max(id) as last, max(confirmed_at) as newest from offer.offer`;
    const before = await sum();
    await loadDemo(tx, new Date('2027-01-01T02:00:00Z'));
    expect(await sum()).toEqual(before);
  });
});

test('after three months the dates have moved along, and refreshing again the same day moves nothing', async () => {
  await rolledBack(async tx => {
    await loadDemo(tx, start);
    const sum = () =>
      tx`select min(confirmed_at) as oldest, max(confirmed_at) as newest, max(listed_at) as listed, min(head_lease_end) as lease,
          (select max(valid_until) from offer.verification) as proof from offer.offer`;
    const [before] = await sum();
    await refreshDemo(tx, start);
    expect(await sum()).toEqual([before]);
    const later = new Date(start.getTime() + 90 * 86_400_000);
    await refreshDemo(tx, later);
    const [after] = await sum();
    const moved = (key: string) => Math.round((new Date(after![key]).getTime() - new Date(before![key]).getTime()) / 86_400_000);
    expect(['oldest', 'newest', 'listed', 'lease', 'proof'].map(moved)).toEqual([90, 90, 90, 90, 90]);
    await refreshDemo(tx, later);
    expect(await sum()).toEqual([after]);
  });
});

test('a listing confirmed by hand neither stops the refresh nor ends up in the future', async () => {
  await rolledBack(async tx => {
    await loadDemo(tx, start);
    const later = new Date(start.getTime() + 30 * 86_400_000);
    await tx`update offer.offer set confirmed_at = ${later} where code = 'DEMO-SJ-0001'`;
    await refreshDemo(tx, later);
    const [row] = await tx`
      select (select confirmed_at from offer.offer where code = 'DEMO-SJ-0001') as by_hand,
        (select count(*)::int from offer.offer where confirmed_at > ${later}) as future`;
    expect(row).toEqual({ by_hand: later, future: 0 });
  });
});

test('an installation without the set is left alone by the refresh', async () => {
  await rolledBack(async tx => {
    await refreshDemo(tx, start);
    expect(await tx`select count(*)::int as offers from offer.offer`).toEqual([{ offers: 0 }]);
  });
});

test('posts of the set stand in their places, each says that it is invented, and come once', async () => {
  await rolledBack(async tx => {
    await loadDemoPosts(tx, start);
    await loadDemoPosts(tx, start);
    const rows = await tx<{ body: string; slug: string; released_at: Date }[]>`
      select p.body, c.slug, p.released_at from publish.post p join publish.category c on c.id = p.category where p.stage = 'released'`;
    expect(rows.length).toBe(12);
    expect(rows.filter(row => !row.body.includes('均为虚构'))).toEqual([]);
    expect(rows.filter(row => row.released_at >= start)).toEqual([]);
    expect(new Set(rows.map(row => row.slug)).size).toBe(6);
  });
});
