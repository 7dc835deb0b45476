import { expect, test } from 'vitest';
import { rolledBack } from '../../../tests/database.ts';
import { insertOffers, now } from './arbitrary.ts';
import type { Condition, CriterionKey, Want } from './condition.ts';
import { explainOffer, findMatches } from './find.ts';
import { findRelaxations } from './relax.ts';

const base = {
  kind: 'space',
  city: 310100,
  district: 310117,
  origin: 'demo',
  invented: true,
  publication: 'listed',
  lease_status: 'open',
  verification: 'phone',
  confirmed_at: '2026-11-20T00:00:00Z',
  space_type: 'standard_factory',
};
const ask = (criterion: CriterionKey, want: Want, hard = true): Condition => ({ criterion, hard, want });
const any = (...of: (number | string)[]): Want => ({ is: 'any', of });
const least = (min: number): Want => ({ is: 'range', min, max: null });
const most = (max: number): Want => ({ is: 'range', min: null, max });
const flag: Want = { is: 'flag' };

async function verdicts(offer: object, ...conditions: Condition[]): Promise<string[]> {
  return rolledBack(async tx => {
    const [code] = await insertOffers(tx, [{ ...base, ...offer }]);
    return (await explainOffer(tx, code!, { conditions, now }))!.verdicts.map(one => one.verdict);
  });
}

test.each<[string, object, Condition, string]>([
  ['the district is wanted', {}, ask('place', any(310117)), 'met'],
  ['its province is wanted', {}, ask('place', any(310000)), 'met'],
  ['next door is wanted', {}, ask('place', any(310112)), 'near'],
  ['far away is wanted', {}, ask('place', any(330402)), 'missed'],
  ['the listing names only the city, a district of it is wanted', { district: 310100 }, ask('place', any(310117)), 'unknown'],
  ['the listing names only the city, all of it is wanted', { district: 310100 }, ask('place', any(310100)), 'met'],
  ['a town is wanted, the listing names none', {}, ask('place', any(310117102)), 'unknown'],
  ['a town is wanted, the listing lies in it', { town: 310117102 }, ask('place', any(310117102)), 'met'],
  ['a town is wanted, the listing lies in another', { town: 310117103 }, ask('place', any(310117102)), 'near'],
  ['the city without this district is wanted', {}, ask('place', { is: 'any', of: [310100], not: [310117] }), 'missed'],
  ['anywhere but in this town', { town: 310117102 }, ask('place', { is: 'any', of: [], not: [310117102] }), 'missed'],
  ['a kindred type', {}, ask('family', any('warehouse')), 'near'],
  ['to let or for sale', { deal_type: 'rent_or_sale' }, ask('deal', any('sale')), 'met'],
  ['built to order', { deal_type: 'custom' }, ask('deal', any('rent')), 'near'],
  [
    'land that is auctioned is for sale',
    { kind: 'land', space_type: null, supply_mode: 'auction' },
    ask('deal', any('sale')),
    'met',
  ],
  [
    'a part of it is large enough',
    { available_area: 9000, min_divisible_area: 1000 },
    ask('area', { is: 'range', min: 2000, max: 3000 }),
    'met',
  ],
  ['a tenth too small', { available_area: 1800 }, ask('area', { is: 'range', min: 2000, max: 3000 }), 'near'],
  ['much too large', { available_area: 9000 }, ask('area', { is: 'range', min: 2000, max: 3000 }), 'missed'],
  ['no area', {}, ask('area', least(2000)), 'unknown'],
  ['0.93 a day is 27.9 a month', { rent: 0.93, rent_unit: 'yuan_m2_day' }, ask('rent', most(27.9)), 'met'],
  ['a little dear', { rent: 30, rent_unit: 'yuan_m2_month' }, ask('rent', most(27.9)), 'near'],
  ['a little low', { clear_height: 7.6 }, ask('height', least(8)), 'near'],
  ['one crane is strong enough', { crane_loads: [5, 16] }, ask('crane', least(10)), 'met'],
  ['a stricter fire class admits more', { fire_class: 'b' }, ask('fire', any('c')), 'met'],
  ['a laxer fire class does not', { fire_class: 'e' }, ask('fire', any('c')), 'missed'],
  ['environmental assessment possible', { eia_possible: 'yes' }, ask('eia', flag), 'met'],
  ['restricted', { eia_possible: 'restricted' }, ask('eia', flag), 'near'],
  ['to be confirmed', { eia_possible: 'to_confirm' }, ask('eia', flag), 'unknown'],
  ['no sprinklers', { sprinkler: 'none' }, ask('sprinkler', flag), 'missed'],
  ['certificate in progress', { title_certificate: 'in_progress' }, ask('title', flag), 'near'],
  [
    'the industry is barred',
    { restricted_industries: ['C26'], allowed_industries: ['C26'] },
    ask('industry', any('C26'), false),
    'missed',
  ],
  ['others are wanted', { allowed_industries: ['C36'] }, ask('industry', any('C26'), false), 'near'],
  ['others are barred', { restricted_industries: ['C36'] }, ask('industry', any('C26'), false), 'met'],
  ['nothing is said of industries', {}, ask('industry', any('C26'), false), 'unknown'],
  [
    'free within sixty days after',
    { available_from: '2027-01-20' },
    ask('available', { is: 'by', date: '2026-12-31' }, false),
    'near',
  ],
  ['tax, but no area is asked', { tax_per_mu: 30 }, ask('tax', least(100), false), 'unknown'],
])('%s', async (_, offer, condition, verdict) => {
  expect(await verdicts(offer, condition)).toEqual([verdict]);
});

test('promised tax is compared per mu: over the area asked for spaces, over the parcel for land', async () => {
  // 2,000 ㎡ are 3 mu: 100 万元 is 33.3 a mu. The parcel of 20,000 ㎡ is 30 mu and asks for 900.
  const area = ask('area', { is: 'range', min: 2000, max: null }, false);
  expect(await verdicts({ tax_per_mu: 30, available_area: 5000 }, area, ask('tax', least(100)))).toEqual(['met', 'met']);
  const land = { kind: 'land', space_type: null, land_area: 20_000, tax_per_mu: 30 };
  expect(await verdicts(land, area, ask('tax', least(100)))).toEqual(['met', 'missed']);
});

test('of two equal offers the one that says what is asked stands above the one that does not', async () => {
  await rolledBack(async tx => {
    const [silent, plain] = await insertOffers(tx, [base, { ...base, clear_height: 9, rent: 20, rent_unit: 'yuan_m2_month' }]);
    const conditions = [ask('height', least(8)), ask('rent', most(20))];
    const { results, total, unknown } = await findMatches(tx, { conditions, now });
    expect(results.map(match => match.offer.code)).toEqual([plain, silent]);
    expect({ total, unknown }).toEqual({ total: 2, unknown: 1 });
  });
});

test('let, failed, withdrawn and long unconfirmed offers are not proposed', async () => {
  await rolledBack(async tx => {
    await insertOffers(tx, [
      { ...base, lease_status: 'let' },
      { ...base, lease_status: 'reserved' },
      { ...base, verification: 'failed' },
      { ...base, publication: 'withdrawn' },
      { ...base, confirmed_at: '2026-08-01T00:00:00Z' },
    ]);
    expect((await findMatches(tx, { conditions: [], now })).total).toBe(0);
  });
});

test('an empty result says which single condition to move and by how little', async () => {
  await rolledBack(async tx => {
    await insertOffers(tx, [
      { ...base, clear_height: 7.63, available_area: 3000, eia_possible: 'yes' },
      { ...base, clear_height: 6, available_area: 3000, eia_possible: 'yes' },
      { ...base, clear_height: 9, available_area: 3000, eia_possible: 'no' },
      { ...base, district: 310112, clear_height: 9, available_area: 3000, eia_possible: 'yes' },
      { ...base, city: 330400, district: 330402, clear_height: 9, available_area: 3000, eia_possible: 'yes' },
      { ...base, clear_height: 9, available_area: 1290, eia_possible: 'yes' },
    ]);
    const conditions = [
      ask('place', any(310117)),
      ask('area', { is: 'range', min: 2000, max: 4000 }),
      ask('height', least(8)),
      ask('eia', flag),
    ];
    expect((await findMatches(tx, { conditions, now })).total).toBe(0);
    const relaxations = await findRelaxations(tx, { conditions, now });
    expect(relaxations.map(({ criterion, more, smallest }) => [criterion, more, smallest?.gain, smallest?.zh])).toEqual([
      ['place', 2, 1, '地点加上上海 · 闵行'],
      ['area', 1, 1, '面积 2,000 → 1,250 ㎡'],
      ['height', 2, 1, '层高 8 → 7.6 m'],
      ['eia', 1, 1, '不要求可环评'],
    ]);
  });
});
