import { expect, test } from 'vitest';
import type { Database } from '#platform/database.ts';
import type { User } from '#shared/viewer.ts';
import { cookieOf, join, password, place, testAccounts, viewerOf } from '../../../tests/accounts.ts';
import { rolledBackDatabase } from '../../../tests/database.ts';
import {
  endOtherSessions,
  endSession,
  listSessions,
  prove,
  requestCode,
  requestProof,
  signIn,
  signInByCode,
  Unproven,
} from './index.ts';

const email = 'li@example.com';

/** Eleven minutes go by in which the user proves nothing. */
const wait = (database: Database, user: User) =>
  database.write(tx => tx`update account.session set proven_at = proven_at - interval '11 minutes' where id = ${user.session}`);

test('other sessions end only by who has just signed in or types the password again, which holds for ten minutes in that session alone', () =>
  rolledBackDatabase(async database => {
    const accounts = testAccounts();
    const { user } = await join(database, accounts, email);
    const again = await database.write(tx => signIn(tx, accounts, { email, password, agent: 'phone' }));
    const phone = await viewerOf(database, accounts, cookieOf(again));
    await wait(database, user);
    for (const act of [
      () => database.write(tx => endSession(tx, user, phone.session)),
      () => database.write(tx => endOtherSessions(tx, user)),
      () => database.write(tx => endOtherSessions(tx, { ...user, user: phone.session })),
    ])
      await expect(act()).rejects.toBeInstanceOf(Unproven);
    expect(await database.read(db => listSessions(db, user))).toHaveLength(2);
    const given = (typed: string) =>
      database.write(tx => prove(tx, accounts, user, { password: typed, code: '', cookie: undefined }));
    expect(await given('wrong')).toBe(false);
    await expect(database.write(tx => endOtherSessions(tx, user))).rejects.toBeInstanceOf(Unproven);
    await wait(database, phone);
    expect(await given(password)).toBe(true);
    await expect(
      database.write(tx => endOtherSessions(tx, phone)),
      'proved in another session',
    ).rejects.toBeInstanceOf(Unproven);
    expect(await database.write(tx => endOtherSessions(tx, user))).toBe(1);
  }));

test('an account without password proves who it is by a code to its telephone, which nobody else’s code or browser replaces', () =>
  rolledBackDatabase(async database => {
    const accounts = testAccounts();
    const digits = (text: string) => /\d{6}/.exec(text)![0];
    const enter = async (phone: string) => {
      const { messages, cookies } = await database.write(tx => requestCode(tx, accounts, phone, place));
      const code = digits(messages[0]!.text);
      const signed = await database.write(tx =>
        signInByCode(tx, accounts, { phone, code, agent: '', cookie: cookieOf(cookies) }),
      );
      return viewerOf(database, accounts, cookieOf(signed));
    };
    const user = await enter('13800001234');
    const other = await enter('13800005678');
    await wait(database, user);
    const foreign = await database.write(tx => requestProof(tx, accounts, other, place));
    const sent = await database.write(tx => requestProof(tx, accounts, user, place));
    expect(sent.messages).toMatchObject([{ kind: 'sms', to: '13800001234' }]);
    const give = (code: string, cookie: string | undefined) =>
      database.write(tx => prove(tx, accounts, user, { password: '', code, cookie }));
    const cookie = cookieOf(sent.cookies);
    const code = digits(sent.messages[0]!.text);
    expect(await give(code, undefined), 'another browser').toBe(false);
    expect(await give(digits(foreign.messages[0]!.text), cookieOf(foreign.cookies)), 'another telephone').toBe(false);
    expect(await give('', cookie)).toBe(false);
    await expect(database.write(tx => endOtherSessions(tx, user))).rejects.toBeInstanceOf(Unproven);
    expect(await give(code, cookie)).toBe(true);
    await database.write(tx => endOtherSessions(tx, user));
    expect(await give(code, cookie), 'once').toBe(false);
  }));
