import { expect, test } from 'vitest';
import { openDatabase } from '#platform/database.ts';
import { cookieOf, join, password, place, stopClock, testAccounts, totp, viewerOf } from '../../../tests/accounts.ts';
import { freshDatabase, rolledBackDatabase } from '../../../tests/database.ts';
import { requestLink, setPassword } from './link.ts';
import { acceptInvitation, inviteMember } from './member.ts';
import { foundOrganisation } from './organisation.ts';
import { beginSecondFactor, confirmSecondFactor } from './second-factor.ts';
import { readViewer } from './session.ts';
import { giveSecondFactor, requestCode, signIn, signInByCode } from './sign-in.ts';

const email = 'li@example.com';

/** How many of these came off. */
async function cameOff(tries: readonly Promise<unknown>[]): Promise<number> {
  const ends = await Promise.allSettled(tries);
  return ends.filter(one => one.status === 'fulfilled' && (one.value as { step?: string })?.step !== 'refused').length;
}

test('a link, an invitation and a code that are sent twice at the same moment open once', async () => {
  const database = openDatabase(await freshDatabase('race'));
  try {
    const accounts = testAccounts();
    const { user } = await join(database, accounts, email);
    const four = <T>(work: () => Promise<T>) => Array.from({ length: 4 }, work);
    const [message] = await database.write(tx => requestLink(tx, accounts, { email, name: null }, place));
    const token = /password\/(\S+)/.exec(message!.text)![1]!;
    const set = () => database.write(tx => setPassword(tx, accounts, { token, password: `${password}，新`, agent: '' }));
    expect(await cameOff(four(set))).toBe(1);
    const { messages, cookies } = await database.write(tx => requestCode(tx, accounts, '13800001234', place));
    const given = { phone: '13800001234', code: /\d{6}/.exec(messages[0]!.text)![0], agent: '', cookie: cookieOf(cookies) };
    expect(await cameOff(four(() => database.write(tx => signInByCode(tx, accounts, given))))).toBe(1);
    const again = await database.write(tx => signIn(tx, accounts, { email, password: `${password}，新`, agent: '' }));
    const owner = await viewerOf(database, accounts, cookieOf(again));
    expect(owner.user).toBe(user.user);
    const organisation = await database.write(tx =>
      foundOrganisation(tx, accounts, owner, { name: '示例（虚构）', kind: 'enterprise' }),
    );
    const id = typeof organisation === 'string' ? organisation : (organisation as { id: string }).id;
    const now = await viewerOf(database, accounts, cookieOf(again)).catch(() => owner);
    const asked = { email: 'wang@example.com', roles: ['enterprise'] };
    const [mail] = await database.write(tx => inviteMember(tx, accounts, now, id, asked, place));
    const other = await join(database, accounts, 'wang@example.com');
    const invitation = /invitations\/(\S+)/.exec(mail!.text)![1]!;
    await cameOff(four(() => database.write(tx => acceptInvitation(tx, accounts, other.user, invitation))));
    const [seats] = await database.read(
      db => db<{ count: number }[]>`select count(*)::int from account.member where user_id = ${other.user.user}`,
    );
    expect(seats!.count).toBe(1);
  } finally {
    await database.close();
  }
}, 90_000);

test('a code of the authenticator opens once, also in another browser and at the same moment', async () => {
  const clock = stopClock();
  const database = openDatabase(await freshDatabase('spent'));
  try {
    const accounts = testAccounts();
    const { user } = await join(database, accounts, email);
    const { address } = await database.write(tx => beginSecondFactor(tx, accounts, user, password));
    await database.write(tx => confirmSecondFactor(tx, accounts, user, totp(address)));
    const first = () => database.write(tx => signIn(tx, accounts, { email, password, agent: '' }));
    const questions = [cookieOf(await first()), cookieOf(await first()), cookieOf(await first())];
    const give = (cookie: string, code: string) =>
      database.write(tx => giveSecondFactor(tx, accounts, { code, agent: '', cookie }));
    const spent = totp(address);
    expect((await give(questions[0]!, spent)).step, 'the code that turned it on').toBe('refused');
    clock.turn();
    const next = totp(address);
    expect(await cameOff(questions.slice(1).map(question => give(question, next)))).toBe(1);
    const [left] = await database.read(
      db => db<{ count: number }[]>`select count(*)::int from account.session where user_id = ${user.user}`,
    );
    expect(left!.count, 'the one from turning it on, and one that the code opened').toBe(2);
  } finally {
    await database.close();
  }
}, 90_000);

test('a link for a forgotten password does not go round the second factor', () =>
  rolledBackDatabase(async database => {
    stopClock();
    const accounts = testAccounts();
    const { user } = await join(database, accounts, email);
    const { address } = await database.write(tx => beginSecondFactor(tx, accounts, user, password));
    await database.write(tx => confirmSecondFactor(tx, accounts, user, totp(address)));
    const [message] = await database.write(tx => requestLink(tx, accounts, { email, name: null }, place));
    const token = /password\/(\S+)/.exec(message!.text)![1]!;
    const set = await database.write(tx => setPassword(tx, accounts, { token, password: `${password}，新`, agent: '' }));
    expect(set.step).toBe('second');
    expect((await database.read(db => readViewer(db, accounts, cookieOf(set)))).kind).toBe('visitor');
  }));

test('a session ends after a day without use and after seven days with it', () =>
  rolledBackDatabase(async database => {
    const accounts = testAccounts();
    const { cookie } = await join(database, accounts, email);
    const kind = async () => (await database.read(db => readViewer(db, accounts, cookie))).kind;
    const set = (column: 'updated_at' | 'expires_at', ago: string) =>
      database.write(tx => tx`update account.session set ${tx(column)} = now() - ${ago}::interval`);
    await set('updated_at', '23 hours');
    expect(await kind()).toBe('user');
    await set('updated_at', '25 hours');
    expect(await kind()).toBe('visitor');
    await set('updated_at', '1 minute');
    expect(await kind()).toBe('user');
    await set('expires_at', '1 second');
    expect(await kind()).toBe('visitor');
  }));
