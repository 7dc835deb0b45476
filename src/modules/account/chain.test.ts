import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Act, canonicalDetails, chainHash, faultOf, type Head, type Link, start } from './chain.ts';

const act = (number: number, change: Partial<Act> = {}): Act => ({
  number,
  at: new Date(Date.UTC(2026, 10, 25, 8, 0, 0, number)),
  who: 'operator',
  what: 'offer.publish',
  object: `offer:S-261125-000${number}`,
  details: canonicalDetails({ publication: 'listed' }),
  ...change,
});

function chained(acts: Act[]): Link[] {
  let head: Head = start;
  return acts.map(one => {
    const link = { ...one, previous: head.hash, hash: chainHash(one, head.hash) };
    head = link;
    return link;
  });
}

function firstFault(links: Link[]) {
  let head: Head = start;
  for (const link of links) {
    const fault = faultOf(link, head);
    if (fault) return fault;
    head = link;
  }
  return null;
}

test('the hash is SHA-256 over the written-out canonical form (worked example)', () => {
  const text =
    '[1,"2026-11-25T08:00:00.001Z","operator","offer.publish","offer:S-261125-0001","{\\"publication\\":\\"listed\\"}",' +
    '"0000000000000000000000000000000000000000000000000000000000000000"]';
  expect(chainHash(act(1), start.hash).toString('hex')).toBe(createHash('sha256').update(text).digest('hex'));
});

test('details read the same in whatever order their keys came', () => {
  expect(canonicalDetails({ b: 1, a: null, 中: 'x' })).toBe('{"a":null,"b":1,"中":"x"}');
  expect(canonicalDetails({ 中: 'x', a: null, b: 1 })).toBe(canonicalDetails({ b: 1, a: null, 中: 'x' }));
});

test('a chain as it was written has no fault', () => {
  expect(firstFault(chained([1, 2, 3, 4].map(n => act(n))))).toBeNull();
});

test('a changed, removed, moved or inserted line is found where it stands', () => {
  const links = chained([1, 2, 3, 4].map(n => act(n)));
  const [one, two, three, four] = links as [Link, Link, Link, Link];
  expect(firstFault([one, { ...two, who: 'user:someone' }, three, four])).toEqual({ number: 2, fault: 'changed' });
  expect(firstFault([one, three, four])).toEqual({ number: 2, fault: 'missing' });
  expect(firstFault([two, three, four])).toEqual({ number: 1, fault: 'missing' });
  expect(firstFault([one, three, two, four])).toEqual({ number: 2, fault: 'missing' });
  expect(firstFault([one, { ...three, number: 2 }, { ...two, number: 3 }, four])).toEqual({ number: 2, fault: 'previous' });
  expect(firstFault([one, two, two, three])).toEqual({ number: 3, fault: 'order' });
  const forged = { ...two, who: 'user:someone' };
  const rehashed = { ...forged, hash: chainHash(forged, one.hash) };
  expect(firstFault([one, rehashed, three, four]), 'a line hashed anew no longer fits the next').toEqual({
    number: 3,
    fault: 'previous',
  });
});

test('any change of any part of any line is found at that line', () => {
  const change = fc.oneof(
    fc.record({ at: fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }) }),
    fc.record({ who: fc.string() }),
    fc.record({ what: fc.string() }),
    fc.record({ object: fc.string() }),
    fc.record({ details: fc.string() }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), change, (at, changed) => {
      const links = chained([1, 2, 3, 4, 5].map(n => act(n)));
      const there = links[at - 1]!;
      fc.pre(Object.entries(changed).some(([key, value]) => String(value) !== String(there[key as keyof Act])));
      links[at - 1] = { ...there, ...changed };
      expect(firstFault(links)).toEqual({ number: at, fault: 'changed' });
    }),
  );
});
