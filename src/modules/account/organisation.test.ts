import { describe, expect, test } from 'vitest';
import type { Database } from '#platform/database.ts';
import { operator, type User } from '#shared/viewer.ts';
import { cookieOf, join, password, place, testAccounts, viewerOf } from '../../../tests/accounts.ts';
import { rolledBackDatabase } from '../../../tests/database.ts';
import {
  type Accounts,
  acceptInvitation,
  cancelInvitation,
  changeRoles,
  closeAccount,
  confirmOrganisation,
  createAdministrator,
  foundOrganisation,
  inviteMember,
  leaveOrganisation,
  listKeys,
  listOrganisations,
  makeKey,
  makeOrganisation,
  readInvitation,
  readKey,
  readOrganisation,
  readViewer,
  removeMember,
  revokeKey,
  setPassword,
} from './index.ts';

const unknown = '00000000-0000-4000-8000-000000000000';

/** An enterprise with its owner, who has signed in, and a stranger who owns another one. */
async function two(database: Database) {
  const accounts = testAccounts();
  const owner = await join(database, accounts, 'owner@example.com');
  const stranger = await join(database, accounts, 'stranger@example.com');
  const found = (user: User, name: string) =>
    database.write(tx => foundOrganisation(tx, accounts, user, { name, kind: 'enterprise' }));
  const [id, other] = [await found(owner.user, '示例精密（虚构）'), await found(stranger.user, '别家（虚构）')];
  return {
    accounts,
    id,
    other,
    owner: { ...owner, user: await viewerOf(database, accounts, owner.cookie) },
    stranger: { ...stranger, user: await viewerOf(database, accounts, stranger.cookie) },
  };
}

/** Invites an address and lets it join; gives its viewer and cookie. */
async function joined(database: Database, accounts: Accounts, owner: User, id: string, email: string, roles: string[]) {
  const invitee = await join(database, accounts, email);
  const [message] = await database.write(tx => inviteMember(tx, accounts, owner, id, { email, roles }, place));
  const invitation = /invitations\/(\S+)/.exec(message!.text)![1]!;
  const cookie = cookieOf([await database.write(tx => acceptInvitation(tx, accounts, invitee.user, invitation))]);
  return { before: invitee.cookie, cookie, invitation, user: await viewerOf(database, accounts, cookie) };
}

describe('organisations and members', () => {
  test('whoever founds an enterprise owns it with its role; a park counts only when an administrator has confirmed it', () =>
    rolledBackDatabase(async database => {
      const { accounts, owner, id } = await two(database);
      expect(owner.user.seats).toEqual([{ organisation: id, owner: true, roles: ['enterprise'] }]);
      const park = await database.write(tx =>
        foundOrganisation(tx, accounts, owner.user, { name: '示例园区', kind: 'receiver' }),
      );
      const seat = async () => (await viewerOf(database, accounts, owner.cookie)).seats.find(one => one.organisation === park);
      expect(await seat()).toEqual({ organisation: park, owner: true, roles: [] });
      await expect(database.write(tx => confirmOrganisation(tx, owner.user, park))).rejects.toMatchObject({
        reason: 'forbidden',
      });
      await database.write(tx => confirmOrganisation(tx, operator, park));
      expect((await database.read(db => readViewer(db, accounts, owner.cookie))).kind, 'rights changed: sign in anew').toBe(
        'visitor',
      );
      for (const kind of ['platform', 'government', 'panel', 'secretariat', 'nonsense', ''])
        await expect(
          database.write(tx => foundOrganisation(tx, accounts, owner.user, { name: '示例', kind })),
        ).rejects.toMatchObject({ reason: 'invalid' });
    }));

  test('an invitation is accepted only by who has the address; the session gets a new token with the new seat', () =>
    rolledBackDatabase(async database => {
      const { accounts, owner, stranger, id } = await two(database);
      const member = await joined(database, accounts, owner.user, id, 'zhou@example.com', ['enterprise']);
      expect(member.user.seats).toEqual([{ organisation: id, owner: false, roles: ['enterprise'] }]);
      expect((await database.read(db => readViewer(db, accounts, member.before))).kind).toBe('visitor');
      const [message] = await database.write(tx =>
        inviteMember(tx, accounts, owner.user, id, { email: 'wu@example.com', roles: ['enterprise'] }, place),
      );
      const open = /invitations\/(\S+)/.exec(message!.text)![1]!;
      await expect(database.read(db => readInvitation(db, stranger.user, open))).rejects.toMatchObject({ reason: 'missing' });
      await expect(database.write(tx => acceptInvitation(tx, accounts, stranger.user, open))).rejects.toMatchObject({
        reason: 'missing',
      });
      await expect(
        database.write(tx => acceptInvitation(tx, accounts, member.user, member.invitation)),
        'used',
      ).rejects.toMatchObject({ reason: 'missing' });
      const seen = await database.read(db => readOrganisation(db, owner.user, id));
      expect(seen.invitations).toMatchObject([{ contact: 'w***@example.com', roles: ['enterprise'] }]);
      await database.write(tx => cancelInvitation(tx, owner.user, id, open));
      const invitee = await join(database, accounts, 'wu@example.com');
      await expect(database.write(tx => acceptInvitation(tx, accounts, invitee.user, open))).rejects.toMatchObject({
        reason: 'missing',
      });
    }));

  test('an organisation gives only the roles of its kind: nobody makes an administrator by inviting', () =>
    rolledBackDatabase(async database => {
      const { accounts, owner, id } = await two(database);
      for (const roles of [['administrator'], ['officer'], ['enterprise', 'editor'], ['enterprise,administrator'], []])
        await expect(
          database.write(tx => inviteMember(tx, accounts, owner.user, id, { email: 'x@example.com', roles }, place)),
          roles.join(),
        ).rejects.toMatchObject({ reason: 'invalid' });
      const [own] = (await database.read(db => readOrganisation(db, owner.user, id))).members;
      await expect(
        database.write(tx => changeRoles(tx, accounts, owner.user, id, own!.id, ['owner', 'administrator'])),
      ).rejects.toMatchObject({ reason: 'invalid' });
    }));

  test('members see, owners manage, strangers find nothing, whatever ids they put together', () =>
    rolledBackDatabase(async database => {
      const { accounts, owner, stranger, id, other } = await two(database);
      const member = await joined(database, accounts, owner.user, id, 'zhou@example.com', ['enterprise']);
      const seen = await database.read(db => readOrganisation(db, member.user, id));
      expect(seen.members.map(one => one.roles)).toEqual([['owner', 'enterprise'], ['enterprise']]);
      const [ownerSeat, memberSeat] = seen.members;
      for (const [viewer, organisation, reason] of [
        [member.user, id, 'forbidden'],
        [stranger.user, id, 'missing'],
        [member.user, other, 'missing'],
        [owner.user, unknown, 'missing'],
        [owner.user, "' or 1=1", 'missing'],
      ] as const) {
        const refused = { reason };
        const invite = { email: 'x@example.com', roles: ['enterprise'] };
        await expect(database.write(tx => inviteMember(tx, accounts, viewer, organisation, invite, place))).rejects.toMatchObject(
          refused,
        );
        await expect(
          database.write(tx => changeRoles(tx, accounts, viewer, organisation, memberSeat!.id, ['enterprise'])),
        ).rejects.toMatchObject(refused);
        await expect(
          database.write(tx => removeMember(tx, accounts, viewer, organisation, memberSeat!.id)),
        ).rejects.toMatchObject(refused);
        await expect(database.read(db => listKeys(db, viewer, organisation))).rejects.toMatchObject(refused);
      }
      // An id of another organisation's member under one's own organisation.
      await expect(database.write(tx => removeMember(tx, accounts, stranger.user, other, memberSeat!.id))).rejects.toMatchObject({
        reason: 'missing',
      });
      await expect(
        database.write(tx => changeRoles(tx, accounts, stranger.user, other, ownerSeat!.id, ['enterprise'])),
      ).rejects.toMatchObject({ reason: 'missing' });
    }));

  test('changing roles and removing end the sessions of whom it is about; the last owner stays', () =>
    rolledBackDatabase(async database => {
      const { accounts, owner, id } = await two(database);
      const member = await joined(database, accounts, owner.user, id, 'zhou@example.com', ['enterprise']);
      const [ownerSeat, memberSeat] = (await database.read(db => readOrganisation(db, owner.user, id))).members;
      for (const work of [
        () => database.write(tx => removeMember(tx, accounts, owner.user, id, ownerSeat!.id)),
        () => database.write(tx => changeRoles(tx, accounts, owner.user, id, ownerSeat!.id, ['enterprise'])),
      ])
        await expect(work()).rejects.toMatchObject({ reason: 'conflict' });
      await database.write(tx => changeRoles(tx, accounts, owner.user, id, memberSeat!.id, ['owner', 'enterprise']));
      expect((await database.read(db => readViewer(db, accounts, member.cookie))).kind).toBe('visitor');
      await database.write(tx => removeMember(tx, accounts, owner.user, id, ownerSeat!.id));
      expect((await database.read(db => readViewer(db, accounts, owner.cookie))).kind).toBe('visitor');
    }));
});

describe('leaving', () => {
  test('a member leaves, the last owner cannot; closing an account erases the person and what nobody else has a seat in', () =>
    rolledBackDatabase(async database => {
      const { accounts, owner, stranger, id, other } = await two(database);
      const member = await joined(database, accounts, owner.user, id, 'zhou@example.com', ['enterprise']);
      await expect(database.write(tx => leaveOrganisation(tx, owner.user, id))).rejects.toMatchObject({ reason: 'conflict' });
      await expect(database.write(tx => closeAccount(tx, accounts, owner.user, password))).rejects.toMatchObject({
        reason: 'conflict',
      });
      await expect(database.write(tx => leaveOrganisation(tx, stranger.user, id))).rejects.toMatchObject({ reason: 'missing' });
      await database.write(tx => leaveOrganisation(tx, member.user, id));
      expect((await viewerOf(database, accounts, member.cookie)).seats).toEqual([]);
      await expect(database.write(tx => closeAccount(tx, accounts, stranger.user, 'wrong'))).rejects.toMatchObject({
        reason: 'invalid',
      });
      await database.write(tx => closeAccount(tx, accounts, stranger.user, password));
      expect((await database.read(db => readViewer(db, accounts, stranger.cookie))).kind).toBe('visitor');
      const [left] = await database.read(
        db => db`select (select count(*)::int from account."user" where id = ${stranger.user.user}) as users,
          (select count(*)::int from account.organization where id = ${other}) as organisations`,
      );
      expect(left).toEqual({ users: 0, organisations: 0 });
    }));
});

describe('keys', () => {
  test('a key is shown once, carries its scopes, and is nobody when revoked, changed or run out', () =>
    rolledBackDatabase(async database => {
      const { accounts, owner, stranger, id } = await two(database);
      const key = await database.write(tx =>
        makeKey(tx, accounts, owner.user, id, { name: '房源同步', given: ['offers:read', 'offers:write'], days: 90 }),
      );
      const viewer = await database.write(tx => readKey(tx, accounts, key));
      expect(viewer).toMatchObject({ kind: 'key', organisation: id, scopes: ['offers:read', 'offers:write'] });
      const [row] = await database.read(db => db<{ t: string }[]>`select to_jsonb(k)::text as t from account.apikey k`);
      expect(row!.t).not.toContain(key);
      for (const wrong of ['', 'lq_', `${key}A`, key.toLowerCase(), 'lq_'.padEnd(67, 'A'), "' or 1=1 --"])
        expect(await database.write(tx => readKey(tx, accounts, wrong)), wrong).toBeNull();
      await database.write(tx => tx`update account.apikey set rate_limit_max = request_count + 1`);
      expect(await database.write(tx => readKey(tx, accounts, key))).not.toBeNull();
      await expect(
        database.write(tx => readKey(tx, accounts, key)),
        'asks too often',
      ).rejects.toMatchObject({ reason: 'busy' });
      const [listed] = await database.read(db => listKeys(db, owner.user, id));
      expect(listed).toMatchObject({
        name: '房源同步',
        scopes: ['offers:read', 'offers:write'],
        start: expect.stringMatching(/^lq_/),
      });
      await expect(database.write(tx => revokeKey(tx, stranger.user, id, listed!.id))).rejects.toMatchObject({
        reason: 'missing',
      });
      await database.write(tx => tx`update account.apikey set expires_at = now() - interval '1 minute'`);
      expect(await database.write(tx => readKey(tx, accounts, key)), 'run out').toBeNull();
      const next = await database.write(tx =>
        makeKey(tx, accounts, owner.user, id, { name: '二', given: ['needs:read'], days: 30 }),
      );
      const [second] = await database.read(db => listKeys(db, owner.user, id));
      await database.write(tx => revokeKey(tx, owner.user, id, second!.id));
      expect(await database.write(tx => readKey(tx, accounts, next)), 'revoked').toBeNull();
    }));

  test('a key needs a name, a scope that exists and one of the periods', () =>
    rolledBackDatabase(async database => {
      const { accounts, owner, id } = await two(database);
      const good = { name: '同步', given: ['needs:read'], days: 30 };
      for (const [field, change] of [
        ['name', { name: '' }],
        ['scopes', { given: ['everything'] }],
        ['scopes', { given: [] }],
        ['days', { days: 4000 }],
      ] as const)
        await expect(database.write(tx => makeKey(tx, accounts, owner.user, id, { ...good, ...change }))).rejects.toMatchObject({
          fields: { [field]: expect.anything() },
        });
    }));
});

describe('administrators', () => {
  test('the operator makes the first one by a link that is used once; administering needs the second factor', () =>
    rolledBackDatabase(async database => {
      const accounts = testAccounts();
      const { token } = await database.write(tx => createAdministrator(tx, accounts, operator, 'Admin@Example.com'));
      const signed = await database.write(tx =>
        setPassword(tx, accounts, { token, password: '管理 要小心，一步一步来', agent: '' }),
      );
      const weak = await viewerOf(database, accounts, cookieOf(signed));
      expect(weak.seats).toMatchObject([{ owner: true, roles: ['editor', 'administrator'] }]);
      await expect(database.read(db => listOrganisations(db, weak))).rejects.toThrow('两步验证');
      const { user } = await join(database, accounts, 'somebody@example.com');
      for (const viewer of [weak, user])
        await expect(
          database.write(tx =>
            makeOrganisation(tx, accounts, viewer, { name: '示例评审组', kind: 'platform', owner: viewer.user }),
          ),
          'not even for oneself',
        ).rejects.toMatchObject({ reason: 'forbidden' });
      const strong = { ...weak, secondFactor: true };
      expect(await database.read(db => listOrganisations(db, strong))).toMatchObject([{ kind: 'platform', members: 1 }]);
      const made = await database.write(tx =>
        makeOrganisation(tx, accounts, strong, {
          name: '示例集群秘书处',
          kind: 'secretariat',
          owner: weak.user,
        }),
      );
      expect((await viewerOf(database, accounts, cookieOf(signed))).seats[1]).toEqual({
        organisation: made,
        owner: true,
        roles: ['secretary', 'editor'],
      });
      const second = await database.write(tx => createAdministrator(tx, accounts, operator, 'two@example.com'));
      expect(second.token).not.toBe(token);
      await expect(database.write(tx => createAdministrator(tx, accounts, strong, 'three@example.com'))).rejects.toMatchObject({
        reason: 'forbidden',
      });
    }));
});
