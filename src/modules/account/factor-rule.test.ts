import { expect, test } from 'vitest';
import type { Database } from '#platform/database.ts';
import type { User } from '#shared/viewer.ts';
import { cookieOf, join, password, place, stopClock, testAccounts, totp, viewerOf } from '../../../tests/accounts.ts';
import { rolledBackDatabase } from '../../../tests/database.ts';
import {
  type Accounts,
  acceptInvitation,
  beginSecondFactor,
  confirmSecondFactor,
  demandFactor,
  dropFactor,
  foundOrganisation,
  inviteMember,
  leaveOrganisation,
  listKeys,
  listOwnOrganisations,
  makeKey,
  readFactorRule,
  readOrganisation,
  readUsers,
} from './index.ts';

/** An enterprise of a person with a second factor, and a colleague without one. */
async function firm(database: Database) {
  const accounts = testAccounts();
  const owner = await join(database, accounts, 'owner@example.com');
  const name = '示例精密（虚构）';
  const id = await database.write(tx => foundOrganisation(tx, accounts, owner.user, { name, kind: 'enterprise' }));
  const before = await viewerOf(database, accounts, owner.cookie);
  const colleague = await join(database, accounts, 'zhou@example.com');
  const [message] = await database.write(tx =>
    inviteMember(tx, accounts, before, id, { email: 'zhou@example.com', roles: ['owner', 'enterprise'] }, place),
  );
  const invitation = /invitations\/(\S+)/.exec(message!.text)![1]!;
  const cookie = cookieOf([await database.write(tx => acceptInvitation(tx, accounts, colleague.user, invitation))]);
  return { accounts, id, before, strong: await protect(database, accounts, before), cookie };
}

async function protect(database: Database, accounts: Accounts, user: User): Promise<User> {
  const clock = stopClock();
  const { address } = await database.write(tx => beginSecondFactor(tx, accounts, user, password));
  const cookies = await database.write(tx => confirmSecondFactor(tx, accounts, user, totp(address)));
  clock.go();
  return viewerOf(database, accounts, cookieOf(cookies));
}

test('an organisation demands a second factor: members without one are told, act until the period is over, and again once they have one', () =>
  rolledBackDatabase(async database => {
    const { accounts, id, strong, cookie } = await firm(database);
    const colleague = () => viewerOf(database, accounts, cookie);
    const messages = await database.write(tx => demandFactor(tx, accounts, strong, id, 14, place));
    expect(
      messages.map(one => one.to),
      'who has one is not told',
    ).toEqual(['zhou@example.com']);
    expect(messages[0]!.text).toContain('https://lianqun.example/workspace/security');
    const rule = await database.read(async db => readFactorRule(db, await colleague(), id));
    expect(rule, 'visible to every member').toMatchObject({ isDue: false });
    expect(rule!.due.getTime() - rule!.since.getTime()).toBe(14 * 86_400_000);
    expect((await colleague()).seats, 'the period is left to them').toMatchObject([{ organisation: id, owner: true }]);

    await database.write(
      tx => tx`update account.factor_rule set since = now() - interval '15 days', due = now() - interval '1 day'`,
    );
    const shut = await colleague();
    expect(shut).toMatchObject({ seats: [], shut: [id] });
    const [told] = await database.read(db => readUsers(db, { user: shut.user }));
    expect(told, 'notices go by the same seats').toMatchObject({ seats: [], shut: [id] });
    const refused = { reason: 'forbidden', message: expect.stringContaining('两步验证') };
    const key = { name: '同步', given: ['offers:read'], days: 30 };
    for (const act of [
      () => database.read(db => listKeys(db, shut, id)),
      () => database.write(tx => makeKey(tx, accounts, shut, id, key)),
      () => database.write(tx => dropFactor(tx, shut, id)),
      () => database.write(tx => demandFactor(tx, accounts, { ...shut, secondFactor: true }, id, 30, place)),
    ])
      await expect(act()).rejects.toMatchObject(refused);
    const seen = await database.read(db => readOrganisation(db, shut, id));
    expect(seen.members.map(one => one.secondFactor)).toEqual([true, false]);
    expect(await database.read(db => listOwnOrganisations(db, shut))).toMatchObject([{ id, factorDue: expect.any(Date) }]);
    expect((await viewerOf(database, accounts, cookie)).shut).toEqual([id]);

    const protectedNow = await protect(database, accounts, shut);
    expect(protectedNow).toMatchObject({ seats: [{ organisation: id, owner: true, roles: ['enterprise'] }] });
    expect(protectedNow.shut).toBeUndefined();
    await database.write(tx => makeKey(tx, accounts, protectedNow, id, key));
    const acts = await database.read(
      db => db<{ what: string }[]>`select what from account.audit where object = ${`organisation:${id}`} order by number`,
    );
    expect(acts.map(one => one.what)).toContain('account.demand-second-factor');
  }));

test('who has no second factor cannot demand one; strangers find nothing; what is dropped counts no longer; who is shut out can leave', () =>
  rolledBackDatabase(async database => {
    const { accounts, id, before, strong, cookie } = await firm(database);
    const colleague = await viewerOf(database, accounts, cookie);
    await expect(database.write(tx => demandFactor(tx, accounts, colleague, id, 7, place))).rejects.toMatchObject({
      reason: 'conflict',
    });
    await expect(database.write(tx => demandFactor(tx, accounts, strong, id, 5, place))).rejects.toMatchObject({
      fields: { grace: expect.anything() },
    });
    const stranger = { ...before, user: '00000000-0000-4000-8000-000000000000', secondFactor: true, seats: [] };
    await expect(database.write(tx => demandFactor(tx, accounts, stranger, id, 7, place))).rejects.toMatchObject({
      reason: 'missing',
    });
    await expect(database.read(db => readFactorRule(db, stranger, id))).rejects.toMatchObject({ reason: 'missing' });
    const [told] = await database.write(tx => demandFactor(tx, accounts, strong, id, 0, place));
    expect(told!.text).toContain('立即生效');
    expect(told!.text, 'no day that is already over').not.toMatch(/\d日/);
    expect((await viewerOf(database, accounts, cookie)).shut, 'at once').toEqual([id]);
    await database.write(tx => dropFactor(tx, strong, id));
    expect((await viewerOf(database, accounts, cookie)).seats).toHaveLength(1);
    await expect(database.write(tx => dropFactor(tx, strong, id))).rejects.toMatchObject({ reason: 'conflict' });
    await database.write(tx => demandFactor(tx, accounts, strong, id, 0, place));
    const shut = await viewerOf(database, accounts, cookie);
    await database.write(tx => leaveOrganisation(tx, shut, id));
    expect((await viewerOf(database, accounts, cookie)).shut).toBeUndefined();
  }));
