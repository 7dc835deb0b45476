import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Grant, may, type Permission } from './may.ts';
import { operator, type Role, roles, type Scope, scopes, type Viewer, visitor } from './viewer.ts';

const user = (seats: [organisation: string, owner: boolean, ...roles: Role[]][], secondFactor = true): Viewer => ({
  kind: 'user',
  user: 'u1',
  session: 's1',
  secondFactor,
  seats: seats.map(([organisation, owner, ...own]) => ({ organisation, owner, roles: own })),
});
const key = (organisation: string, ...own: Scope[]): Viewer => ({ kind: 'key', key: 'k1', organisation, scopes: own });
const only = (...grants: Grant[]): Permission => ({ zh: '做', en: 'do', grants });

test('what names nobody is denied to everybody, the operator too', () => {
  for (const viewer of [visitor, operator, user([['a', true, ...roles]]), key('a', ...scopes)])
    expect(may(viewer, only(), { organisation: 'a', user: 'u1', link: true })?.reason).toBe('forbidden');
});

test.each<[Grant, Viewer, object, boolean]>([
  ['anyone', visitor, {}, true],
  ['signed-in', visitor, {}, false],
  ['signed-in', user([]), {}, true],
  ['signed-in', key('a', ...scopes), {}, false],
  ['link', visitor, { link: true }, true],
  ['link', user([]), { link: false }, false],
  ['self', user([]), { user: 'u1' }, true],
  ['self', user([]), { user: 'u2' }, false],
  ['self', user([]), {}, false],
  ['own', user([['a', false]]), { organisation: 'a' }, true],
  ['own', user([['a', false]]), { organisation: 'b' }, false],
  ['own', user([['a', false]]), { organisation: null }, false],
  ['own', user([['a', false]]), {}, false],
  ['own-owner', user([['a', false, ...roles]]), { organisation: 'a' }, false],
  ['own-owner', user([['a', true]]), { organisation: 'a' }, true],
  ['own-receiver', user([['a', true, 'enterprise']]), { organisation: 'a' }, false],
  [
    'own-receiver',
    user([
      ['a', false],
      ['b', false, 'receiver'],
    ]),
    { organisation: 'a' },
    false,
  ],
  ['editor', user([['b', false, 'editor']]), { organisation: 'a' }, true],
  ['administrator', user([['b', false, 'administrator']]), {}, true],
  ['administrator', user([['b', false, 'administrator']], false), {}, false],
  ['operator', operator, {}, true],
  ['operator', user([['b', true, ...roles]]), {}, false],
])('%s: %j with %j is %j', (grant, viewer, facts, expected) => {
  expect(may(viewer, only(grant), facts) === null).toBe(expected);
});

test('a key needs the scope of the act and stays within its organisation', () => {
  const write: Permission = { ...only('key'), scope: 'offers:write' };
  expect(may(key('a', 'offers:write'), write, { organisation: 'a' })).toBeNull();
  expect(may(key('a', 'offers:write'), write)).toBeNull();
  expect(may(key('a', 'offers:read'), write, { organisation: 'a' })?.reason).toBe('forbidden');
  expect(may(key('a', ...scopes), write, { organisation: 'b' })?.reason).toBe('forbidden');
  expect(may(key('a', ...scopes), write, { organisation: null })?.reason).toBe('forbidden');
  expect(may(key('a', ...scopes), only('key'), { organisation: 'a' })?.reason, 'no scope, no key').toBe('forbidden');
});

test('an object that others do not know of is not found by them; its members hear that their role does not allow it', () => {
  const hidden: Permission = { ...only('own-owner'), unseen: true };
  expect(may(visitor, hidden, { organisation: 'a' })?.reason).toBe('missing');
  expect(may(user([['b', true]]), hidden, { organisation: 'a' })?.reason).toBe('missing');
  expect(may(key('b', ...scopes), hidden, { organisation: 'a' })?.reason).toBe('missing');
  expect(may(user([['a', false]]), hidden, { organisation: 'a' })?.reason).toBe('forbidden');
});

test('no seat, role or scope in one organisation ever opens what belongs to another', () => {
  const grants = fc.subarray<Grant>(['own', 'own-owner', 'own-receiver', 'own-enterprise', 'self', 'link', 'key']);
  const seats = fc.array(fc.tuple(fc.constantFrom('b', 'c'), fc.boolean(), fc.subarray([...roles])), { maxLength: 4 });
  fc.assert(
    fc.property(grants, seats, fc.subarray([...scopes]), fc.constantFrom(...scopes), (given, places, own, scope) => {
      const permission: Permission = { ...only(...given), scope };
      const facts = { organisation: 'a', user: 'u9' };
      const somebody = user(places.map(([organisation, owner, held]) => [organisation, owner, ...held]));
      expect(may(somebody, permission, facts)).not.toBeNull();
      expect(may(key('b', ...own), permission, facts)).not.toBeNull();
      expect(may(visitor, permission, facts)).not.toBeNull();
    }),
  );
});
