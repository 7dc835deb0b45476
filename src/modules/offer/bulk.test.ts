import { expect, test } from 'vitest';
import { rolledBack } from '../../../tests/database.ts';
import { insertOffers, insertVerifications, type NewOffer, type OfferVerification } from './index.ts';

const offer = (code: string, values: NewOffer['values'] = {}): NewOffer => ({
  code,
  kind: 'space',
  title: '松江九亭标准厂房出租 1200㎡',
  note: null,
  city: 310100,
  district: 310117,
  town: 310117107,
  lon: 121.32,
  lat: 31.12,
  datum: 'gcj02',
  lessor_role: 'owner',
  lease_status: 'open',
  media: ['photo'],
  values: { space_type: 'standard_factory', available_area: 1200, ...values },
  origin: 'import',
  invented: true,
  lessor: null,
  publication: 'listed',
  verification: 'none',
  confirmed_at: '2026-03-02T02:00:00.000Z',
  listed_at: '2026-03-01T02:00:00.000Z',
});

const proof = (code: string): OfferVerification => ({
  code,
  field: 'available_area',
  method: 'site',
  passed: true,
  checked_by: '示例核验组',
  checked_on: '2026-03-03',
  valid_until: '2026-09-03',
  note: null,
});

test('more listings than one statement takes are all stored, with their lists, days and moments', async () => {
  await rolledBack(async tx => {
    const codes = Array.from({ length: 1203 }, (_, i) => `BULK-${i}`);
    await insertOffers(
      tx,
      codes.map(code => offer(code, { crane_loads: [10, 5], available_from: '2026-05-01', allowed_industries: ['C36'] })),
    );
    const [count] = await tx`select count(*)::int as stored from offer.offer where code like 'BULK-%'`;
    expect(count?.stored).toBe(1203);
    const [row] = await tx`
      select crane_loads, available_from, allowed_industries, media, family, area_max, confirmed_at, updated_at, created_at
      from offer.offer where code = 'BULK-1202'`;
    expect(row).toEqual({
      crane_loads: [10, 5],
      available_from: '2026-05-01',
      allowed_industries: ['C36'],
      media: ['photo'],
      family: 'factory',
      area_max: 1200,
      confirmed_at: new Date('2026-03-02T02:00:00Z'),
      updated_at: new Date('2026-03-02T02:00:00Z'),
      created_at: new Date('2026-03-01T02:00:00Z'),
    });
  });
});

test('a code that is taken and a value out of range are refused by the database', async () => {
  await expect(rolledBack(tx => insertOffers(tx, [offer('TWICE-1'), offer('TWICE-1')]))).rejects.toThrow(/offer_code_unique/);
  await expect(rolledBack(tx => insertOffers(tx, [offer('HIGH-1', { clear_height: 600 })]))).rejects.toThrow(
    /offer_clear_height_range/,
  );
});

test('proofs find their listings by code; one without a listing is left out', async () => {
  await rolledBack(async tx => {
    await insertOffers(tx, [offer('PROOF-1')]);
    await insertVerifications(tx, [proof('PROOF-1'), proof('PROOF-2')]);
    const rows =
      await tx`select o.code, v.field, v.method, v.valid_until from offer.verification v join offer.offer o on o.id = v.offer`;
    expect(rows).toEqual([{ code: 'PROOF-1', field: 'available_area', method: 'site', valid_until: '2026-09-03' }]);
  });
});
