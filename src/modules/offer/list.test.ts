import { expect, test } from 'vitest';
import type { Tx } from '#platform/database.ts';
import { makeSecret } from '#platform/secret.ts';
import { operator, visitor } from '#shared/viewer.ts';
import { rolledBack } from '../../../tests/database.ts';
import type { OfferCard } from './card.ts';
import type { RawValue } from './field-text.ts';
import { corridorFigures } from './figures.ts';
import type { OfferFilter } from './filter.ts';
import { readOfferForm } from './input.ts';
import { countOffers, listOffers } from './list.ts';
import { offersOnMap } from './map.ts';
import { postOffer } from './post.ts';
import { withdrawOffer } from './publish.ts';

const secret = makeSecret('a master key for this test only, long enough');
const plant = { kind: 'space', title: '九亭标准厂房', place: '310117', space_type: 'standard_factory', deal_type: 'rent' };

function read(change: Record<string, RawValue> = {}) {
  const reading = readOfferForm({ ...plant, ...change });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.offer;
}

const post = (tx: Tx, change: Record<string, RawValue> = {}, viewer = operator) =>
  postOffer(tx, viewer, { offer: read(change), contact: null, origin: 'form' }, secret);

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => (error as { reason?: string }).reason ?? String(error),
  );

const found = async (tx: Tx, filter: OfferFilter) => (await listOffers(tx, visitor, filter)).cards.map(card => card.title);

test('pages in every order hold each offer once, also where values are equal or unknown', () =>
  rolledBack(async tx => {
    for (let i = 0; i < 23; i++) {
      const land = i % 5 === 0;
      await post(tx, {
        title: `第${i}处`,
        ...(land ? { kind: 'land', space_type: '' } : {}),
        ...(i % 3 === 0 ? {} : { [land ? 'land_area' : 'gross_area']: 500 + (i % 4) * 100 }),
        ...(i % 2 === 0 ? {} : { rent: 20 + (i % 3), rent_unit: 'yuan_m2_month' }),
      });
    }
    await tx`update offer.offer set confirmed_at = confirmed_at - (id % 4) * interval '1 second' - (id % 3) * interval '1 microsecond'`;
    for (const sort of ['newest', 'area', 'rent'] as const) {
      const cards: OfferCard[] = [];
      let after: string | undefined;
      do {
        const page = await listOffers(tx, visitor, {}, { sort, size: 4, after });
        cards.push(...page.cards);
        after = page.next ?? undefined;
      } while (after);
      expect(new Set(cards.map(card => card.code)).size, sort).toBe(23);
      expect(cards, sort).toHaveLength(23);
      const value = (card: (typeof cards)[number]) =>
        sort === 'newest'
          ? -card.confirmed_at.getTime()
          : sort === 'area'
            ? -(card.area_max ?? 0)
            : (card.rent_month ?? Number.POSITIVE_INFINITY);
      expect(cards.map(value), sort).toEqual(cards.map(value).sort((a, b) => a - b));
    }
  }));

test('a broken or foreign cursor is refused with words', () =>
  rolledBack(async tx => {
    for (const after of [
      'x',
      'W10',
      Buffer.from('["area",1,2]').toString('base64url'),
      Buffer.from(`["newest","now()",1]`).toString('base64url'),
    ]) {
      expect(await refusal(listOffers(tx, visitor, {}, { after }))).toBe('invalid');
    }
  }));

test('every filter keeps what is stated to fit; what is not stated comes back only when asked for', () =>
  rolledBack(async tx => {
    const rich = {
      title: '写全',
      place: '310117',
      gross_area: 5000,
      min_divisible_area: 1000,
      clear_height: 8,
      floor_load: 1,
      power_capacity: 500,
      crane_loads: '5,10',
      freight_lift_load: 3,
      max_truck: 13,
      fire_class: 'c1',
      eia_possible: 'yes',
      can_register: 'true',
      title_certificate: 'whole_site',
      dock: 'one_side',
      sprinkler: 'esfr',
      ground_floor: 'true',
      rent: 0.8,
      rent_unit: 'yuan_m2_day',
      lease_min: 6,
      available_from: '2026-05-01',
      allowed_industries: 'C36',
      restricted_industries: 'C26',
      lessor_role: 'owner',
      land_block: '104 板块',
      park_name: '虚构Alpha产业园',
    };
    await post(tx, rich);
    await post(tx, { title: '空白' });
    const fits: OfferFilter[] = [
      { place: [310117] },
      { place: [310100] },
      { block: '104' },
      { block: 'alpha产业园' },
      { family: ['factory'] },
      { type: ['standard_factory'] },
      { deal: 'rent' },
      { area: { min: 5000 } },
      { area: { max: 1000 } },
      { rent: { max: 0.8, unit: 'yuan_m2_day' } },
      { rent: { min: 24, max: 24, unit: 'yuan_m2_month' } },
      { floor: 'ground' },
      { height: 8 },
      { load: 1 },
      { power: 500 },
      { crane: 10 },
      { lift: 3 },
      { max_truck: 13 },
      { fire: 'c2' },
      { fire: 'c1' },
      { eia: true },
      { register: true },
      { title: true },
      { dock: true },
      { sprinkler: true },
      { divisible: true },
      { short_lease: true },
      { available: '2026-05-01' },
      { industry: 'C36' },
      { owner: true },
      { updated: 1 },
      { kind: 'space' },
    ];
    for (const filter of fits) expect(await found(tx, filter), JSON.stringify(filter)).toContain('写全');
    const stated = fits.filter(
      filter => !['place', 'family', 'type', 'deal', 'owner', 'updated', 'kind'].includes(Object.keys(filter)[0]!),
    );
    for (const filter of stated) {
      expect(await found(tx, filter), JSON.stringify(filter)).toEqual(['写全']);
      expect(await found(tx, { ...filter, unknown: true }), JSON.stringify(filter)).toHaveLength(2);
    }
    const misses: OfferFilter[] = [
      { place: [330400] },
      { place: [999999] },
      { block: '195' },
      { block: '%' },
      { family: ['warehouse'] },
      { deal: 'sale' },
      { area: { min: 5001 } },
      { area: { max: 999 } },
      { rent: { max: 0.79, unit: 'yuan_m2_day' } },
      { floor: 'single' },
      { floor: 'upper' },
      { height: 8.01 },
      { load: 1.1 },
      { power: 501 },
      { crane: 10.5 },
      { lift: 3.5 },
      { max_truck: 17.5 },
      { fire: 'b' },
      { available: '2026-04-30' },
      { industry: 'C26' },
      { verification: 'phone' },
      { kind: 'land' },
    ];
    for (const filter of misses) expect(await found(tx, filter), JSON.stringify(filter)).not.toContain('写全');
    expect(await countOffers(tx, visitor, { height: 8 })).toEqual({ count: 1, more: false });
    expect(await countOffers(tx, visitor, {}, 1)).toEqual({ count: 1, more: true });
  }));

test('what is pending, withdrawn, let, sold or archived is in no list', () =>
  rolledBack(async tx => {
    await post(tx, {}, visitor);
    for (const lease_status of ['let', 'sold', 'archived']) await post(tx, { lease_status });
    await withdrawOffer(tx, operator, (await post(tx)).code);
    const { code } = await post(tx, { lease_status: 'reserved', title: '意向中' });
    expect((await listOffers(tx, visitor)).cards.map(card => card.code)).toEqual([code]);
    expect(await countOffers(tx, operator)).toEqual({ count: 1, more: false });
  }));

test('the map shows offers with coordinates, the home page counts area by member city', () =>
  rolledBack(async tx => {
    const { code } = await post(tx, { lon: 121.3, lat: 31.1, datum: 'gcj02', gross_area: 3000 });
    await post(tx, { gross_area: 2000, place: '330402' });
    await post(tx, { kind: 'land', space_type: '', land_area: 20_000, place: '330400' });
    await post(tx, { place: '310115', gross_area: 100 });
    const { points, more } = await offersOnMap(tx, { area: { min: 100 } });
    expect(points).toEqual([
      expect.objectContaining({ code, lon: 121.3, lat: 31.1, datum: 'gcj02', family: 'factory', area_max: 3000 }),
    ]);
    expect(more).toBe(false);
    const figures = await corridorFigures(tx);
    expect(figures).toMatchObject({ count: 4, area: 5100, land: 20_000 });
    expect(figures.members).toHaveLength(9);
    expect(figures.members.slice(0, 3)).toEqual([
      { code: 310117, name: '松江', count: 1, area: 3000, land: 0 },
      { code: 330400, name: '嘉兴', count: 2, area: 2000, land: 20_000 },
      { code: 330100, name: '杭州', count: 0, area: 0, land: 0 },
    ]);
  }));
