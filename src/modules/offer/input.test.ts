import fc from 'fast-check';
import type postgres from 'postgres';
import { describe, expect, test } from 'vitest';
import { makeSecret } from '#platform/secret.ts';
import { operator } from '#shared/viewer.ts';
import { rolledBack } from '../../../tests/database.ts';
import { type Field, fieldOf, fieldsFor } from './field.ts';
import { type RawValue, readDate } from './field-text.ts';
import { offerInput, readOfferForm } from './input.ts';
import { ownFields } from './own-fields.ts';
import { postOffer } from './post.ts';
import { readNumber } from './unit.ts';

const songjiang = 310117;
const form = { kind: 'space', title: '九亭标准厂房', place: String(songjiang), space_type: 'standard_factory' };

describe('a number as people type it', () => {
  test.each([
    ['3000', '㎡', 3000],
    ['3,000 ㎡', '㎡', 3000],
    ['３０００平方米', '㎡', 3000],
    ['1.2万平米', '㎡', 12_000],
    ['30亩', '㎡', 20_000],
    ['8 米', 'm', 8],
    ['850mm', 'm', 0.85],
    ['500公斤/㎡', 't/㎡', 0.5],
    ['1.25 MVA', 'kVA', 1250],
    ['1.45亿元', '万元', 14_500],
    ['3年', '月', 36],
    ['三层', '层', 3],
    ['一千二百', '㎡', 1200],
    ['二十', '%', 20],
    ['约 20%', '%', 20],
    ['-1', '层', -1],
  ])('%s in %s is %d', (text, unit, value) => expect(readNumber(text, unit)).toBe(value));

  test.each([
    ['500kW', 'kVA'],
    ['3000尺', '㎡'],
    ['1,00', '㎡'],
    ['3-5', 'm'],
    ['八米五', 'm'],
    ['1e9', '㎡'],
    ['', '㎡'],
    ['Infinity', '㎡'],
  ])('%s is no number of %s', (text, unit) => expect(readNumber(text, unit)).toBeNull());
});

test('dates are read in four spellings and only where the day exists', () => {
  for (const text of ['2026-3-1', '2026/03/01', '2026.3.1', '2026年3月1日']) expect(readDate(text)).toBe('2026-03-01');
  for (const text of ['2026-02-30', '2025-02-29', '26-03-01', '2026-13-01', '尽快']) expect(readDate(text)).toBeNull();
});

test('a form in everyday words becomes a listing in codes and units', () => {
  const read = readOfferForm({
    ...form,
    town: '',
    gross_area: '１２，０００ ㎡',
    clear_height: '8.5 米',
    crane_loads: '10吨、5t',
    rent: '0.85 元/㎡/天',
    can_register: '可以',
    canopy: '不详',
    fire_class: '丙二',
    pollution_accepted: ['dust', 'noise'],
    allowed_industries: 'c36，C37',
    lessor_role: '二房东',
    head_lease_end: '2031年12月31日',
    available_from: '',
    note: '第一行\r\n第二行\u0000',
  });
  expect(read).toEqual({
    ok: true,
    offer: {
      kind: 'space',
      title: '九亭标准厂房',
      note: '第一行\n第二行',
      city: 310100,
      district: songjiang,
      town: null,
      lon: null,
      lat: null,
      datum: null,
      lessor_role: 'sublessor',
      lease_status: 'open',
      media: null,
      values: {
        space_type: 'standard_factory',
        can_register: true,
        head_lease_end: '2031-12-31',
        gross_area: 12_000,
        clear_height: 8.5,
        crane_loads: [10, 5],
        pollution_accepted: ['dust', 'noise'],
        fire_class: 'c2',
        rent: 0.85,
        rent_unit: 'yuan_m2_day',
        allowed_industries: ['C36', 'C37'],
      },
    },
  });
});

test('a JSON body may bring numbers, truth values and lists as they are', () => {
  const read = readOfferForm({ ...form, place: songjiang, gross_area: 800, canopy: true, crane_loads: [5], dock: 'one_side' });
  expect(read.ok && read.offer.values).toMatchObject({ gross_area: 800, canopy: true, crane_loads: [5], dock: 'one_side' });
});

test.each<[Record<string, RawValue>, string, RegExp]>([
  [{ title: '' }, 'title', /2 到 80 个字/],
  [{ title: '厂' }, 'title', /2 到 80 个字/],
  [{ kind: '' }, 'kind', /房源、地块/],
  [{ place: '999999' }, 'place', /城市、区县或街道镇/],
  [{ place: '310000' }, 'place', /城市、区县或街道镇/],
  [{ space_type: '' }, 'space_type', /请选一种/],
  [{ space_type: '别墅' }, 'space_type', /标准厂房/],
  [{ clear_height: '80' }, 'clear_height', /1.8 到 60 之间的数字，单位 m/],
  [{ clear_height: Number.POSITIVE_INFINITY }, 'clear_height', /1.8 到 60/],
  [{ floors: '3.5' }, 'floors', /整数/],
  [{ power_capacity: '500kW' }, 'power_capacity', /kVA/],
  [{ available_from: '2026-02-30' }, 'available_from', /2026-03-01/],
  [{ canopy: '也许' }, 'canopy', /“是”或“否”/],
  [{ allowed_industries: 'Z99' }, 'allowed_industries', /C36/],
  [{ rent: '20' }, 'rent_unit', /请选一种/],
  [{ rent_unit: 'yuan_m2_day' }, 'rent', /清空单位/],
  [{ gross_area: '500', available_area: '600' }, 'available_area', /500 ㎡/],
  [{ gross_area: '500', min_divisible_area: '600' }, 'min_divisible_area', /500 ㎡/],
  [{ lease_min: '24', lease_max: '12' }, 'lease_min', /最长租期/],
  [{ floor: '5', floors: '3' }, 'floor', /总层数/],
  [{ lessor_role: 'sublessor' }, 'head_lease_end', /二房东/],
  [{ lon: '121.2' }, 'lat', /都填/],
  [{ lon: '121.2', lat: '31.1' }, 'datum', /GCJ-02/],
  [{ far_min: '1.5' }, 'far_min', /只用于地块/],
])('%j is answered at %s', (change, field, words) => {
  const read = readOfferForm({ ...form, ...change });
  expect(read.ok).toBe(false);
  if (read.ok) return;
  expect(Object.keys(read.problems)).toEqual([field]);
  expect(read.problems[field]!.zh).toMatch(words);
  expect(read.problems[field]!.en).toMatch(/^[\x20-\x7e°㎡/；;，]+$/);
});

test('a parcel keeps its own rules', () => {
  const parcel = { kind: 'land', title: '工业用地', place: '330400', land_area: '30亩' };
  const read = readOfferForm({ ...parcel, rent: '2万元/亩/年' });
  expect(read.ok).toBe(false);
  expect(readOfferForm({ ...parcel, rent: '20000', rent_unit: '元/亩/年' })).toMatchObject({
    ok: true,
    offer: { city: 330400, district: 330400, values: { land_area: 20_000 } },
  });
  expect(readOfferForm({ ...parcel, far_min: '2', far_max: '1' })).toMatchObject({ problems: { far_min: {} } });
  expect(readOfferForm({ ...parcel, clear_height: '8' })).toMatchObject({
    problems: { clear_height: { zh: expect.stringContaining('房源') } },
  });
  expect(readOfferForm({ ...parcel, announced_on: '2026-05-01', apply_until: '2026-04-01' })).toMatchObject({
    problems: { apply_until: {} },
  });
});

test('the schema of the API document knows every field', () => {
  const keys = Object.keys(offerInput.shape);
  for (const field of [...ownFields, ...fieldsFor('space'), ...fieldsFor('land')]) expect(keys).toContain(field.key);
  expect(offerInput.safeParse({ kind: 'space', title: '厂房', place: songjiang, clear_height: 8 }).success).toBe(true);
  expect(offerInput.safeParse({ kind: 'space', title: '厂房', place: songjiang, clear_height: 99 }).success).toBe(false);
});

const known = (field: Field): fc.Arbitrary<RawValue> => {
  const { value } = field;
  switch (value.is) {
    case 'number':
      return value.integer
        ? fc.integer({ min: value.min, max: value.max })
        : fc.double({ min: value.min, max: value.max, noNaN: true });
    case 'numbers':
      return fc.array(fc.double({ min: value.min, max: value.max, noNaN: true }), { maxLength: 3 });
    case 'choice':
      return fc.constantFrom(...Object.keys(value.options));
    case 'choices':
      return fc.subarray(Object.keys(value.options));
    case 'codes':
      return fc.subarray(['C36', 'C37', 'A01', 'T96']);
    case 'flag':
      return fc.boolean();
    case 'date':
      return fc
        .date({ min: new Date('1950-01-01'), max: new Date('2190-01-01'), noInvalidDate: true })
        .map(day => day.toISOString().slice(0, 10));
    case 'text':
      return fc.string({ unit: 'binary', maxLength: value.max + 2 });
  }
};

/** A person who empties every field that is complained about, until nothing is. */
function corrected(values: Record<string, RawValue>) {
  for (let round = 0; ; round++) {
    const read = readOfferForm(values);
    if (read.ok || round === 5) return read;
    for (const key of Object.keys(read.problems)) delete values[key];
  }
}

test('whatever the form lets through, the database accepts', async () => {
  const secret = makeSecret('a master key for this test only, long enough');
  const fields = (kind: 'space' | 'land') => [
    ...ownFields.filter(field => field.key !== 'kind' && field.key !== 'title'),
    ...fieldsFor(kind),
  ];
  const forms = fc.constantFrom('space', 'land').chain(kind =>
    fc
      .record(Object.fromEntries(fields(kind as 'space').map(field => [field.key, known(field)])), { requiredKeys: [] })
      .map(values => ({
        ...form,
        datum: 'wgs84',
        ...values,
        kind,
        ...(kind === 'land' ? { space_type: '' } : {}),
      })),
  );
  let posted = 0;
  await rolledBack(async tx => {
    await fc.assert(
      fc.asyncProperty(forms, async values => {
        const read = corrected({ ...(values as Record<string, RawValue>) });
        if (!read.ok) return;
        posted++;
        await (tx as unknown as postgres.TransactionSql).savepoint(inner =>
          postOffer(inner as never, operator, { offer: read.offer, contact: null, origin: 'form' }, secret),
        );
      }),
      { numRuns: 300 },
    );
  });
  expect(posted).toBeGreaterThan(120);
});

test('a title is counted in characters, as the database counts it', () => {
  expect(readOfferForm({ ...form, title: '🏭' }).ok).toBe(false);
  expect(readOfferForm({ ...form, title: '🏭'.repeat(80) }).ok).toBe(true);
  expect(fieldOf('address').value).toMatchObject({ max: 120 });
});
