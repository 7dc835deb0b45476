import type postgres from 'postgres';
import { describe, expect, test } from 'vitest';
import { dayInChina } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import { makeSecret } from '#platform/secret.ts';
import { operator, visitor } from '#shared/viewer.ts';
import { rolledBack } from '../../../tests/database.ts';
import { openContact } from './contact.ts';
import type { RawValue } from './field-text.ts';
import type { OfferFilter } from './filter.ts';
import { freshnessOf } from './freshness.ts';
import { readOfferForm } from './input.ts';
import { listOffers, readNewest } from './list.ts';
import { changeOffer, postOffer } from './post.ts';
import { confirmOffer, publishOffer, withdrawOffer } from './publish.ts';
import { lookAtOfferContact, readOffer, readOwnOffer } from './read.ts';
import { expireVerifications, verifyOffer } from './verify.ts';

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

const within = <T>(tx: Tx, work: (inner: Tx) => Promise<T>) =>
  (tx as unknown as postgres.TransactionSql).savepoint(inner => work(inner as unknown as Tx)) as Promise<T>;

const found = async (tx: Tx, filter: OfferFilter) => (await listOffers(tx, visitor, filter)).cards.map(card => card.title);

describe('posting', () => {
  test('a visitor posts, the operator publishes, and then everyone reads all fields with names and freshness', () =>
    rolledBack(async tx => {
      const contact = { person: '陈工', phone: '13800001234' };
      const { code } = await postOffer(
        tx,
        visitor,
        { offer: read({ clear_height: 8, note: '电话 138 0000 1234' }), contact, origin: 'form' },
        secret,
      );
      expect(code).toMatch(/^S-\d{6}-\d{4,}$/);
      expect(await readOffer(tx, visitor, code)).toBeNull();
      expect((await readOffer(tx, operator, code))?.publication).toBe('pending');
      expect((await listOffers(tx, visitor)).cards).toEqual([]);
      await publishOffer(tx, operator, code);
      const offer = await readOffer(tx, visitor, code);
      expect(offer).toMatchObject({
        code,
        title: '九亭标准厂房',
        place: { city: '上海市', district: '松江区', town: null },
        family: 'factory',
        height: 8,
        contact_masked: '陈** 138****1234',
        values: { space_type: 'standard_factory', deal_type: 'rent', clear_height: 8 },
        freshness: { state: 'fresh', days: 0 },
        proofs: [],
        lessor: null,
      });
      expect(offer!.note).toBe('电话 138****1234');
      expect((await readNewest(tx, 3)).map(card => card.code)).toEqual([code]);
      const [row] = await tx<
        { contact: Buffer; edit_token: Buffer }[]
      >`select contact, edit_token from offer.offer where code = ${code}`;
      expect(row!.contact.toString('latin1')).not.toContain('13800001234');
      expect(openContact(secret, code, row!.contact)).toEqual(contact);
      expect(() => openContact(secret, 'S-1', row!.contact)).toThrow();
      expect(await lookAtOfferContact(tx, operator, secret, code, '核实')).toEqual(contact);
      expect(await refusal(lookAtOfferContact(tx, visitor, secret, code, '核实'))).toBe('forbidden');
    }));

  test('codes are never given twice, and land has its own letter', () =>
    rolledBack(async tx => {
      const codes = [await post(tx), await post(tx), await post(tx, { kind: 'land', space_type: '', land_area: '30亩' })].map(
        ({ code }) => code,
      );
      expect(new Set(codes).size).toBe(3);
      expect(codes[2]).toMatch(/^L-/);
    }));

  test('only the holder of the private link or the operator changes a listing; a forged link finds nothing', () =>
    rolledBack(async tx => {
      const { code, token } = await post(tx, {}, visitor);
      const other = await post(tx, {}, visitor);
      const input = read({ title: '改过的标题' });
      for (const forged of [other.token, '', 'x'.repeat(22), `${token}x`]) {
        expect(await refusal(changeOffer(tx, visitor, code, forged, input))).toBe('missing');
        expect(await refusal(withdrawOffer(tx, visitor, code, forged))).toBe('missing');
        expect(await refusal(confirmOffer(tx, visitor, code, forged))).toBe('missing');
        expect(await readOwnOffer(tx, code, forged)).toBeNull();
      }
      expect(await refusal(changeOffer(tx, visitor, code, null, input))).toBe('missing');
      expect(await refusal(changeOffer(tx, visitor, 'S-000000-9999', token, input))).toBe('missing');
      expect(await changeOffer(tx, visitor, code, token, input)).toEqual({ changed: ['title'] });
      expect(await readOwnOffer(tx, code, token)).toEqual({
        offer: input,
        publication: 'pending',
        refused: null,
        version: expect.any(String),
        looks: [],
      });
      expect(await changeOffer(tx, operator, code, null, read())).toEqual({ changed: ['title'] });
    }));

  test('a visitor’s change takes the listing back to review, the operator’s does not', () =>
    rolledBack(async tx => {
      const { code, token } = await post(tx);
      await changeOffer(tx, operator, code, null, read({ clear_height: 9 }));
      expect((await readOffer(tx, visitor, code))?.values.clear_height).toBe(9);
      await changeOffer(tx, visitor, code, token, read({ clear_height: 10 }));
      expect(await readOffer(tx, visitor, code)).toBeNull();
    }));

  test('publishing and withdrawing twice is refused, and only the operator publishes', () =>
    rolledBack(async tx => {
      const { code, token } = await post(tx, {}, visitor);
      expect(await refusal(publishOffer(tx, visitor, code))).toBe('forbidden');
      await publishOffer(tx, operator, code);
      expect(await refusal(publishOffer(tx, operator, code))).toBe('conflict');
      await withdrawOffer(tx, visitor, code, token);
      expect(await refusal(withdrawOffer(tx, visitor, code, token))).toBe('conflict');
      expect(await refusal(confirmOffer(tx, visitor, code, token))).toBe('conflict');
      expect(await readOffer(tx, visitor, code)).toBeNull();
      expect(await refusal(publishOffer(tx, operator, 'S-1'))).toBe('missing');
    }));
});

describe('freshness', () => {
  test.each([
    [0, 'fresh'],
    [30, 'fresh'],
    [31, 'ageing'],
    [60, 'ageing'],
    [61, 'faded'],
    [90, 'faded'],
    [91, 'members'],
    [120, 'members'],
    [121, 'hidden'],
  ])('after %d days a listing is %s', (days, state) => {
    const now = new Date('2026-11-23T08:00:00Z');
    expect(freshnessOf(new Date(now.getTime() - days * 86_400_000 - 3600_000), now)).toMatchObject({ days, state });
  });

  test('visitors find and read a listing through its ninetieth day; a confirmation brings it back', () =>
    rolledBack(async tx => {
      const { code, token } = await post(tx);
      const age = (days: number) =>
        tx`update offer.offer set confirmed_at = now() - ${days} * interval '1 day' where code = ${code}`;
      await age(90.5);
      expect((await readOffer(tx, visitor, code))?.freshness.state).toBe('faded');
      expect((await listOffers(tx, visitor)).cards).toHaveLength(1);
      await age(91.5);
      expect(await readOffer(tx, visitor, code)).toBeNull();
      expect((await listOffers(tx, visitor)).cards).toEqual([]);
      expect((await readOffer(tx, operator, code))?.freshness.state).toBe('members');
      expect((await listOffers(tx, operator)).cards).toHaveLength(1);
      const member = { kind: 'user', user: 'u', session: 's', secondFactor: false, seats: [] } as const;
      expect((await readOffer(tx, member, code))?.freshness.state, 'whoever is signed in sees it a month longer').toBe('members');
      expect((await listOffers(tx, member)).cards).toHaveLength(1);
      await age(121.5);
      expect(await readOffer(tx, member, code)).toBeNull();
      await confirmOffer(tx, visitor, code, token);
      expect((await readOffer(tx, visitor, code))?.freshness.state).toBe('fresh');
    }));
});

describe('verification', () => {
  const today = dayInChina(new Date());
  const check = { method: 'site', passed: true, checkedBy: '园区招商部', checkedOn: today, validUntil: '2099-12-31' } as const;

  test('each field carries its newest proof, and a check of the whole listing sets its level', () =>
    rolledBack(async tx => {
      const { code } = await post(tx, { clear_height: 8, floor_load: 1 });
      await verifyOffer(tx, operator, { ...check, code, field: 'clear_height', method: 'phone', checkedOn: '2026-01-05' });
      await verifyOffer(tx, operator, { ...check, code, field: 'clear_height', passed: false });
      await verifyOffer(tx, operator, { ...check, code, field: 'floor_load', checkedOn: '2026-01-05', validUntil: '2026-02-05' });
      expect((await readOffer(tx, visitor, code))?.verification).toBe('none');
      await verifyOffer(tx, operator, { ...check, code, field: null });
      const offer = await readOffer(tx, visitor, code);
      expect(offer?.verification).toBe('site');
      expect(offer?.proofs.map(({ field, passed, holds }) => ({ field, passed, holds }))).toEqual([
        { field: null, passed: true, holds: true },
        { field: 'clear_height', passed: false, holds: false },
        { field: 'floor_load', passed: true, holds: false },
      ]);
      expect(offer?.proofs[0]).toMatchObject({
        method: 'site',
        checked_by: '园区招商部',
        checked_on: today,
        valid_until: '2099-12-31',
        note: null,
      });
      expect(await found(tx, { verification: 'document' })).toHaveLength(1);
      await verifyOffer(tx, operator, { ...check, code, field: null, passed: false });
      expect((await readOffer(tx, visitor, code))?.verification).toBe('failed');
    }));

  test('a proof goes with the value that it proved, and the level with any of them', () =>
    rolledBack(async tx => {
      const { code } = await post(tx, { clear_height: 8, floor_load: 1 });
      for (const field of ['clear_height', 'floor_load', null]) await verifyOffer(tx, operator, { ...check, code, field });
      await changeOffer(tx, operator, code, null, read({ clear_height: 9, floor_load: 1 }));
      const offer = await readOffer(tx, visitor, code);
      expect(offer?.proofs.map(proof => proof.field)).toEqual(['floor_load']);
      expect(offer?.verification).toBe('none');
    }));

  test('the level falls when the proof of the whole listing has run out', () =>
    rolledBack(async tx => {
      const { code } = await post(tx);
      await verifyOffer(tx, operator, { ...check, code, field: null, checkedOn: '2026-01-05', validUntil: '2026-07-05' });
      expect(await expireVerifications(tx, '2026-07-05')).toBe(0);
      expect(await expireVerifications(tx, '2026-07-06')).toBe(1);
      expect((await readOffer(tx, visitor, code))?.verification).toBe('none');
    }));

  test('a listing falls to the best proof that still holds, and to none when all have run out', () =>
    rolledBack(async tx => {
      const { code } = await post(tx);
      const prove = (method: 'phone' | 'site', validUntil: string) =>
        verifyOffer(tx, operator, { ...check, code, field: null, method, checkedOn: '2026-01-05', validUntil });
      await prove('phone', '2026-12-31');
      await prove('site', '2026-07-05');
      const level = async () => (await readOffer(tx, visitor, code))?.verification;
      expect(await level()).toBe('site');
      expect(await expireVerifications(tx, '2026-07-06')).toBe(1);
      expect(await level()).toBe('phone');
      expect(await expireVerifications(tx, '2027-01-01')).toBe(1);
      expect(await level()).toBe('none');
    }));

  test('a check that cannot be is refused with words for each part', () =>
    rolledBack(async tx => {
      const { code } = await post(tx);
      const wrong = (change: object) =>
        within(tx, inner => verifyOffer(inner, operator, { ...check, code, field: null, ...change })).then(
          () => [],
          e => Object.keys(e.fields),
        );
      expect(await wrong({ field: 'far_min' })).toEqual(['field']);
      expect(await wrong({ field: 'clear_height' })).toEqual(['field']);
      expect(await wrong({ method: 'guess' })).toEqual(['method']);
      expect(await wrong({ checkedOn: '2099-01-01' })).toEqual(['checkedOn']);
      expect(await wrong({ checkedOn: '2026-02-30', validUntil: '2026-01-01', checkedBy: 'x' })).toEqual([
        'checkedBy',
        'checkedOn',
        'validUntil',
      ]);
      expect(await refusal(verifyOffer(tx, visitor, { ...check, code, field: null }))).toBe('forbidden');
    }));
});
