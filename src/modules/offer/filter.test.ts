import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type OfferFilter, offerFilterFromQuery, offerFilterToQuery } from './filter.ts';

test('an address in everyday figures becomes a filter', () => {
  const query = new URLSearchParams(
    'kind=space&place=310117,330400&area_min=2,000&area_max=1万&rent_max=0.9&rent_unit=yuan_m2_day&height=8米&fire=c2&eia=1&available=2026-06-01&industry=c36&updated=30',
  );
  expect(offerFilterFromQuery(query)).toEqual({
    kind: 'space',
    place: [310117, 330400],
    area: { min: 2000, max: 10_000 },
    rent: { max: 0.9, unit: 'yuan_m2_day' },
    height: 8,
    fire: 'c2',
    eia: true,
    available: '2026-06-01',
    industry: 'C36',
    updated: 30,
  });
});

test('what an address says wrongly is no filter', () => {
  const wrong = {
    kind: 'flat',
    place: 'x',
    area_min: 'many',
    rent_max: '-1',
    fire: 'z',
    eia: '0',
    available: 'soon',
    updated: '1e9',
    height: "8' or 1=1",
  };
  expect(offerFilterFromQuery(wrong)).toEqual({});
});

test('a range given backwards is turned', () =>
  expect(offerFilterFromQuery({ area_min: '5', area_max: '2' })).toEqual({ area: { min: 2, max: 5 } }));

const figure = fc.integer({ min: 0, max: 999_999 }).map(n => n / 100);
const range = fc.tuple(figure, figure).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));
const filters = fc.record(
  {
    kind: fc.constantFrom('space', 'land'),
    place: fc.uniqueArray(fc.constantFrom(310117, 330400, 330402003), { minLength: 1 }),
    block: fc.constantFrom('104 板块', '经开区'),
    family: fc.subarray(['factory', 'warehouse', 'land'], { minLength: 1 }),
    type: fc.subarray(['standard_factory', 'cold_store'], { minLength: 1 }),
    deal: fc.constantFrom('rent', 'sale'),
    area: range,
    rent: range.map(r => ({ ...r, unit: 'yuan_m2_month' })),
    sale_price: range,
    land_price: range,
    floor: fc.constantFrom('ground', 'upper', 'single', 'standalone'),
    height: figure,
    load: figure,
    power: figure,
    crane: figure,
    lift: figure,
    max_truck: figure,
    fire: fc.constantFrom('a', 'c1'),
    eia: fc.constant(true),
    short_lease: fc.constant(true),
    available: fc.constant('2026-06-01'),
    verification: fc.constantFrom('phone', 'site'),
    updated: fc.integer({ min: 1, max: 365 }),
    unknown: fc.constant(true),
  },
  { requiredKeys: [] },
);

test('an address says a filter in full', () => {
  fc.assert(
    fc.property(filters, filter => {
      expect(offerFilterFromQuery(new URLSearchParams(offerFilterToQuery(filter as OfferFilter).toString()))).toEqual(filter);
    }),
  );
});

test('a year that no calendar has is no date, since PostgreSQL would fail on it', () => {
  expect(offerFilterFromQuery({ available: '0000-01-01' })).toEqual({});
  expect(offerFilterFromQuery({ available: '0001-01-01' })).toEqual({ available: '0001-01-01' });
});
