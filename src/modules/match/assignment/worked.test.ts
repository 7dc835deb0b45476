import { describe, expect, test } from 'vitest';
import { type Assigned, assign } from './assign.ts';
import type { Instance } from './market.ts';

const one = (need: number, offer: number, fit: number, takes = 1) => ({ need, offer, fit, takes });
const asks = (need: number, more: object = {}) => ({
  need,
  enterprise: `e${need}`,
  class: null,
  ranking: [] as number[],
  ...more,
});
const gives = (offer: number, room = 1, ranking: number[] = []) => ({ offer, room, ranking });
const got = (result: Assigned) => result.pairs.map(pair => `${pair.need}→${pair.offer}`).join(' ');

test('by hand: the sum decides, not the first come (90 + 70 against 80 + 60)', () => {
  const instance = { needs: [asks(1), asks(2), asks(3)], offers: [gives(1), gives(2)], floors: [] };
  const pairs = [one(1, 1, 90), one(1, 2, 80), one(2, 1, 70), one(2, 2, 20), one(3, 1, 40), one(3, 2, 30)];
  const result = assign({ ...instance, pairs }, '1');
  expect(got(result)).toBe('1→2 2→1');
  expect(result.totalFit).toBe(150);
  const small = [asks(1), asks(2), asks(3, { class: 'small' })];
  const held = assign({ ...instance, needs: small, pairs, floors: [{ class: 'small', least: 1 }] }, '1');
  expect(held).toMatchObject({ totalFit: 120, floorCost: 30 });
  const [first, , third] = result.needReasons;
  expect(first!.better).toEqual([
    { offer: 1, fit: 90, rank: null, takers: [{ class: null, fit: 70, by: 'fit' }], decidedBy: 'total', lacks: 31 },
  ]);
  // Need 3 in offer 1 leaves 80 for offer 2, in offer 2 it leaves 90 for offer 1: to beat 150 it must bring 71 or 61, and it brings 40 and 30.
  const better = [
    { offer: 1, decidedBy: 'fit', lacks: 31 },
    { offer: 2, lacks: 31 },
  ];
  expect(third).toMatchObject({ outcome: 'outbid', betterCount: 2, better });
});

test('by hand: a floor of one small enterprise costs what it takes, and says whom', () => {
  const needs = [asks(1), asks(2), asks(3, { class: 'small' })];
  const pairs = [one(1, 1, 90), one(2, 2, 80), one(3, 2, 50)];
  const offers = [gives(1), gives(2)];
  const result = assign({ needs, offers, pairs, floors: [{ class: 'small', least: 1 }] }, '1');
  expect(got(result)).toBe('1→1 3→2');
  expect(result).toMatchObject({ totalFit: 140, floorCost: 30, floors: [{ asked: 1, feasible: 1, placed: 1 }] });
  expect(result.needReasons[1]).toMatchObject({
    outcome: 'outbid',
    better: [{ decidedBy: 'floor', takers: [{ class: 'small', fit: 50 }] }],
  });
  const share = assign({ needs, offers, pairs, floors: [{ class: 'small', share: 1 }] }, '1');
  expect(share.floors).toEqual([{ class: 'small', asked: 2, feasible: 1, placed: 1 }]);
});

test('by hand: rankings that both sides stated hold, though the total would be higher without them', () => {
  const needs = [asks(1, { ranking: [1, 2] }), asks(2, { ranking: [1, 2] })];
  const pairs = [one(1, 1, 10), one(1, 2, 90), one(2, 1, 90), one(2, 2, 10)];
  const both = assign({ needs, offers: [gives(1, 1, [1, 2]), gives(2, 1, [1, 2])], pairs, floors: [] }, '1');
  expect(got(both)).toBe('1→1 2→2');
  expect(both.needReasons[1]).toMatchObject({
    got: { by: 'ranking' },
    better: [{ offer: 1, rank: 1, decidedBy: 'own_ranking' }],
  });
  const oneSided = assign({ needs, offers: [gives(1), gives(2)], pairs, floors: [] }, '1');
  expect(got(oneSided)).toBe('1→2 2→1');
});

test('by hand: of several assignments without a blocking pair the one with the highest total is taken', () => {
  const needs = [asks(1, { ranking: [1, 2] }), asks(2, { ranking: [2, 1] })];
  const offers = [gives(1, 1, [2, 1]), gives(2, 1, [1, 2])];
  const pairs = [one(1, 1, 10), one(1, 2, 50), one(2, 1, 50), one(2, 2, 10)];
  expect(got(assign({ needs, offers, pairs, floors: [] }, '1'))).toBe('1→2 2→1');
});

test('by hand: a floor that needs room of a ranking takes one pair and leaves the other, and the blocking pair is named', () => {
  const needs = [asks(1, { ranking: [1] }), asks(2, { ranking: [2] }), asks(3, { class: 'small' }), asks(4)];
  const pairs = [one(1, 1, 10), one(2, 2, 10), one(3, 1, 50), one(4, 2, 90)];
  const offers = [gives(1, 1, [1]), gives(2, 1, [2])];
  const result = assign({ needs, offers, pairs, floors: [{ class: 'small', least: 1 }] }, '1');
  expect(got(result)).toBe('2→2 3→1');
  expect(result.blocking).toEqual([{ need: 1, offer: 1, because: 'floor' }]);
  expect(result.needReasons[0]).toMatchObject({ outcome: 'outbid', better: [{ offer: 1, rank: 1, decidedBy: 'floor' }] });
});

test('by hand: 5,000 ㎡ take 3,000 and 2,000, not the single best fit of 4,000', () => {
  const pairs = [one(1, 1, 90, 4000), one(2, 1, 70, 3000), one(3, 1, 60, 2000)];
  const result = assign({ needs: [asks(1), asks(2), asks(3)], offers: [gives(1, 5000)], pairs, floors: [] }, '1');
  expect(got(result)).toBe('2→1 3→1');
  expect(result.offerReasons[0]).toMatchObject({ room: 5000, used: 5000, better: [{ fit: 90, elsewhere: null }], candidates: 3 });
});

test('by hand: an enterprise with two needs gets one offer, and its other need is told', () => {
  const needs = [asks(1, { enterprise: 'a' }), asks(2, { enterprise: 'a' }), asks(3)];
  const result = assign(
    { needs, offers: [gives(1), gives(2)], pairs: [one(1, 1, 90), one(2, 2, 80), one(3, 2, 10)], floors: [] },
    '1',
  );
  expect(got(result)).toBe('1→1 3→2');
  expect(result.needReasons[1]!.outcome).toBe('sibling');
});

describe('hostile sizes', () => {
  const empty = { needs: [], offers: [], pairs: [], floors: [] };
  test('nothing, no offers, no room', () => {
    expect(assign(empty, '1')).toMatchObject({ pairs: [], totalFit: 0, proven: true });
    const alone = assign({ ...empty, needs: [asks(1)], floors: [{ class: 'small', least: 3 }] }, '1');
    expect(alone).toMatchObject({ pairs: [], floors: [{ asked: 3, feasible: 0 }], needReasons: [{ outcome: 'no_offer' }] });
    const shut = assign({ ...empty, needs: [asks(1)], offers: [gives(1, 0)], pairs: [one(1, 1, 50)] }, '1');
    expect(shut.pairs).toEqual([]);
  });

  test('all fits alike: the draw decides, every seed places as many, and the same seed the same', () => {
    const needs = Array.from({ length: 60 }, (_, need) => asks(need));
    const offers = Array.from({ length: 20 }, (_, offer) => gives(offer));
    const pairs = needs.flatMap(({ need }) => offers.map(({ offer }) => one(need, offer, 500)));
    const winners = (seed: string) => assign({ needs, offers, pairs, floors: [] }, seed);
    const first = winners('1');
    expect(first.pairs).toHaveLength(20);
    expect(first.pairs.map(pair => pair.need).sort()).toEqual(first.needLots.slice(0, 20).sort());
    expect(JSON.stringify(winners('1'))).toBe(JSON.stringify(first));
    expect(got(winners('2'))).not.toBe(got(first));
    expect(first.needReasons.find(reason => reason.outcome === 'outbid')!.better[0]).toMatchObject({
      decidedBy: 'lot',
      lacks: 1,
    });
  });

  test.each([
    ['a need twice', { needs: [asks(1), asks(1)] }, /两次/],
    ['a pair with nobody', { pairs: [one(1, 1, 5)] }, /不在名单/],
    ['a fit beyond 100 points', { needs: [asks(1)], offers: [gives(1)], pairs: [one(1, 1, 100_001)] }, /契合度/],
    ['half a ㎡', { offers: [gives(1, 0.5)] }, /整数/],
    ['a share beyond the whole', { floors: [{ class: 'small', share: 1.2 }] }, /比例/],
    [
      'two classes in one enterprise',
      { needs: [asks(1, { enterprise: 'a', class: 'x' }), asks(2, { enterprise: 'a' })] },
      /不一致/,
    ],
  ])('%s is refused in words', (_, wrong, words) => {
    expect(() => assign({ ...empty, ...wrong } as Instance, '1')).toThrow(words);
  });
});
