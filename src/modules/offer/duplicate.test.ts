import { describe, expect, test } from 'vitest';
import { loadDemo } from '#importers/demo/load.ts';
import type { Tx } from '#platform/database.ts';
import { makeSecret } from '#platform/secret.ts';
import { operator, visitor } from '#shared/viewer.ts';
import { rolledBack } from '../../../tests/database.ts';
import { duplicatesText, findDuplicates, type Likeness, likenessOf, sameSpace } from './duplicate.ts';
import type { RawValue } from './field-text.ts';
import { readOfferForm } from './input.ts';
import { postOffer } from './post.ts';
import { publishOffer, withdrawOffer } from './publish.ts';

const secret = makeSecret('a master key for this test only, long enough');
const plant = {
  kind: 'space',
  title: '九亭厂房',
  place: '310117105',
  space_type: 'standard_factory',
  deal_type: 'rent',
  available_area: '3000',
  rent: '1.2',
  rent_unit: 'yuan_m2_day',
};

async function post(tx: Tx, change: Record<string, RawValue> = {}, phone = '19900001500', viewer = operator) {
  const reading = readOfferForm({ ...plant, ...change });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const contact = phone ? { person: '王经理', phone } : null;
  return postOffer(tx, viewer, { offer: reading.offer, contact, origin: 'form' }, secret);
}

const like = (change: Record<string, RawValue> = {}, phone = '19900001500') => likenessOf({ ...plant, ...change }, phone)!;
const codes = async (tx: Tx, ...asked: (Likeness | null)[]) =>
  (await findDuplicates(tx, asked)).map(found => found.map(one => one.offer?.code ?? 'hidden'));

describe('a listing that is known already', () => {
  test('is found by place, area within 2 %, and price or telephone, each said', () =>
    rolledBack(async tx => {
      const { code } = await post(tx);
      const [found] = await findDuplicates(tx, [like({ available_area: '2976' })]);
      expect(found).toEqual([
        { offer: { code, title: '九亭厂房' }, same: { off: expect.closeTo(0.008, 6), town: true, price: true, phone: true } },
      ]);
      expect(await codes(tx, like({ available_area: '2900' }))).toEqual([[]]);
      expect(await codes(tx, like({ place: '310118' }))).toEqual([[]]);
      expect(await codes(tx, like({ place: '310117' }))).toEqual([[code]]);
      expect(await codes(tx, like({ rent: '2' }))).toEqual([[code]]);
      expect(await codes(tx, like({ rent: '36', rent_unit: 'yuan_m2_month' }, '19912345678'))).toEqual([[code]]);
      expect(await codes(tx, like({ rent: '2' }, '19912345678'))).toEqual([[]]);
      expect(await codes(tx, like({ rent: '', rent_unit: '' }, ''))).toEqual([[]]);
    }));

  test('answers for all listings of a paste at once, in their order, and leaves out codes that do not count', () =>
    rolledBack(async tx => {
      const { code } = await post(tx);
      const other = await post(tx, { place: '330482', available_area: '800', rent: '18', rent_unit: 'yuan_m2_month' });
      const asked = [null, like({ place: '330482', available_area: '800', rent: '18', rent_unit: 'yuan_m2_month' }), like()];
      expect(await codes(tx, ...asked)).toEqual([[], [other.code], [code]]);
      expect((await findDuplicates(tx, asked, [other.code])).map(found => found.length)).toEqual([0, 0, 1]);
      expect(await findDuplicates(tx, [])).toEqual([]);
    }));

  test('is one that a visitor may find; what waits for review is told of without its code, and only under the same telephone', () =>
    rolledBack(async tx => {
      const { code, token } = await post(tx, {}, '19900001500', visitor);
      expect(await codes(tx, like(), like({}, '19912345678'), like({}, ''))).toEqual([['hidden'], [], []]);
      await publishOffer(tx, operator, code);
      expect(await codes(tx, like())).toEqual([[code]]);
      await withdrawOffer(tx, visitor, code, token);
      expect(await codes(tx, like())).toEqual([[]]);
    }));

  test('tells a telephone by no more than the public page shows of it', () =>
    rolledBack(async tx => {
      const { code } = await post(tx, { rent: '2' });
      // Four hidden digits differ: whoever tries numbers learns nothing from the answer.
      expect(await codes(tx, like({}, '19987651500'))).toEqual([[code]]);
    }));

  test('is compared by the same monthly rent, sale and land price that the table holds', () =>
    rolledBack(async tx => {
      const forms: Record<string, RawValue>[] = [
        {},
        { rent_day_basis: 'd365' },
        { rent: '400', rent_unit: 'yuan_m2_year' },
        { rent: '9000', rent_unit: 'yuan_mu_month' },
        { rent: '90000', rent_unit: 'yuan_mu_year' },
        { rent: '1.2元/㎡/天', rent_unit: '' },
        { deal_type: 'sale', rent: '', rent_unit: '', sale_price: '4200' },
        { deal_type: 'sale', rent: '', rent_unit: '', sale_total: '2600' },
        { kind: 'land', space_type: '', available_area: '', land_area: '30亩', land_price: '28', rent: '', rent_unit: '' },
        { kind: 'land', space_type: '', available_area: '', land_area: '30亩', start_price: '840', rent: '', rent_unit: '' },
      ];
      for (const form of forms) {
        const { code } = await post(tx, form);
        const [row] = await tx<{ area: number; rent: number; sale: number; land: number }[]>`
          select area_max as area, rent_month as rent, sale_m2 as sale, land_mu_price as land from offer.offer where code = ${code}`;
        const { area, rent, sale, land } = like(form);
        for (const [key, value] of Object.entries({ area, rent, sale, land })) {
          const stored = row![key as keyof typeof row & 'area'] as number | null;
          if (stored === null) expect(value, key).toBeNull();
          else expect(value, key).toBeCloseTo(stored, 6);
        }
      }
    }));
});

test('without place or area nothing can be compared', () => {
  expect(likenessOf({ ...plant, place: '' }, '')).toBeNull();
  expect(likenessOf({ ...plant, available_area: '' }, '')).toBeNull();
  expect(likenessOf({ ...plant, place: "310117'; drop table", available_area: 'viel' }, '')).toBeNull();
});

test('being the same holds both ways, and land is no hall', () => {
  const one = like();
  const other = like({ available_area: '3050', rent: '1.21' });
  expect(sameSpace(one, other)).toEqual(sameSpace(other, one));
  expect(sameSpace(one, { ...other, kind: 'land' })).toBeNull();
});

test('the demonstration set is searched by its index, one stretch a listing', () =>
  rolledBack(async tx => {
    await loadDemo(tx, new Date());
    await tx`analyze offer.offer`;
    const rows = await tx<{ district: number; town: number; area: number; rent: number }[]>`
      select district, town, area_max as area, rent_month as rent from offer.offer
      where kind = 'space' and rent_month is not null and area_max is not null and lease_status = 'open'
        and confirmed_at > now() - interval '90 days' order by id limit 30`;
    const asked = rows.map((row, n) => ({ n, kind: 'space', sale: null, land: null, phone: null, ...row }));
    const plan = await tx.unsafe<{ 'QUERY PLAN': string }[]>(`explain ${duplicatesText}`, [asked, []] as never[]);
    const text = plan.map(row => row['QUERY PLAN']).join('\n');
    expect(text).toMatch(/Index Scan using offer_same_space|Bitmap Index Scan on offer_same_space/);
    expect(text).not.toContain('Seq Scan');
    const found = await findDuplicates(tx, asked as unknown as Likeness[]);
    expect(found.every(list => list.length > 0)).toBe(true);
  }));
