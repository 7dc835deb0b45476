import { describe, expect, test } from 'vitest';
import { cookieOf, join, password, place, stopClock, testAccounts, totp, viewerOf } from '../../../tests/accounts.ts';
import { rolledBackDatabase } from '../../../tests/database.ts';
import {
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  endOtherSessions,
  endSecondFactor,
  endSession,
  giveSecondFactor,
  listSessions,
  readViewer,
  renewRecoveryCodes,
  requestCode,
  requestLink,
  setPassword,
  signIn,
  signInByCode,
  signOut,
  takeAttempt,
} from './index.ts';

const email = 'li@example.com';

describe('signing in', () => {
  test('a link by e-mail begins an account, sets its password and signs in; with the password one signs in again, with another not', () =>
    rolledBackDatabase(async database => {
      const accounts = testAccounts();
      const { user } = await join(database, accounts, email);
      expect(user).toMatchObject({ kind: 'user', seats: [], secondFactor: false });
      const good = await database.write(tx => signIn(tx, accounts, { email, password, agent: 'phone' }));
      expect((await viewerOf(database, accounts, cookieOf(good))).user).toBe(user.user);
      for (const wrong of [
        { email, password: `${password}.` },
        { email: 'nobody@example.com', password },
      ])
        expect(await database.write(tx => signIn(tx, accounts, { ...wrong, agent: '' }))).toEqual({ step: 'refused' });
    }));

  test('neither address nor telephone stands in the database in clear', () =>
    rolledBackDatabase(async database => {
      const accounts = testAccounts();
      await join(database, accounts, email);
      await database.write(tx => requestCode(tx, accounts, '138 0000 1234', place));
      const rows = await database.read(db =>
        db.unsafe(`
        select to_jsonb(u)::text as t from account."user" u union all select to_jsonb(v)::text from account.verification v
        union all select to_jsonb(s)::text from account.session s union all select to_jsonb(a)::text from account.audit a`),
      );
      const text = rows.map(row => row.t).join('\n');
      expect(text).toContain('l***@example.com');
      expect(text).not.toMatch(/li@example|13800001234/);
    }));

  test('a link opens once; a forgotten address that nobody has sends nothing; one that is known sends a link and ends earlier sessions', () =>
    rolledBackDatabase(async database => {
      const accounts = testAccounts();
      const { cookie } = await join(database, accounts, email);
      expect(await database.write(tx => requestLink(tx, accounts, { email: 'nobody@example.com', name: null }, place))).toEqual(
        [],
      );
      const [message] = await database.write(tx => requestLink(tx, accounts, { email, name: null }, { ...place, lang: 'en' }));
      expect(message).toMatchObject({ kind: 'mail', to: email });
      const token = /https:\/\/lianqun\.example\/en\/password\/(\S+)/.exec(message!.text)![1]!;
      const next = `${password}，回来`;
      await expect(database.write(tx => setPassword(tx, accounts, { token, password: 'short', agent: '' }))).rejects.toThrow(
        '12',
      );
      await database.write(tx => setPassword(tx, accounts, { token, password: next, agent: '' }));
      expect((await database.read(db => readViewer(db, accounts, cookie))).kind).toBe('visitor');
      await expect(database.write(tx => setPassword(tx, accounts, { token, password: next, agent: '' }))).rejects.toThrow('用过');
      const old = await database.write(tx => signIn(tx, accounts, { email, password, agent: '' }));
      expect(old.step).toBe('refused');
    }));

  test('a link by e-mail holds for ten minutes, and says so', () =>
    rolledBackDatabase(async database => {
      const accounts = testAccounts();
      await join(database, accounts, email);
      const [message] = await database.write(tx => requestLink(tx, accounts, { email, name: null }, place));
      expect(message!.text).toContain('10 分钟');
      const pass = (minutes: number) =>
        database.write(tx => tx`update account.verification set expires_at = expires_at - ${minutes} * interval '1 minute'`);
      const token = /password\/(\S+)/.exec(message!.text)![1]!;
      const open = () => database.write(tx => setPassword(tx, accounts, { token, password: `${password}，回来`, agent: '' }));
      await pass(10);
      await expect(open()).rejects.toMatchObject({ reason: 'missing' });
      await pass(-9.5);
      expect((await open()).step).toBe('in');
    }));

  test('signing up with an address that has an account changes nothing in it and tells only the mailbox', () =>
    rolledBackDatabase(async database => {
      const accounts = testAccounts();
      const { user } = await join(database, accounts, email);
      const messages = await database.write(tx => requestLink(tx, accounts, { email, name: '别人' }, place));
      expect(messages[0]?.subject).toBe('链群：设置密码');
      const [row] = await database.read(db => db`select name from account."user" where id = ${user.user}`);
      expect(row?.name).toBe('示例人');
    }));

  test('a forged, changed or foreign cookie is nobody', () =>
    rolledBackDatabase(async database => {
      const accounts = testAccounts();
      const { cookie } = await join(database, accounts, email);
      const [token] = decodeURIComponent(cookie.split('=')[1]!).split('.');
      for (const forged of [
        undefined,
        '',
        'lianqun.session_token=',
        `lianqun.session_token=${token}`,
        `lianqun.session_token=${token}.AAAA`,
        cookie.replace('session_token', 'session'),
        cookie.slice(0, -6),
        'lianqun.session_token=%E0%A4%A',
      ])
        expect((await database.read(db => readViewer(db, accounts, forged))).kind, forged).toBe('visitor');
      expect((await database.read(db => readViewer(db, accounts, `a=b; ${cookie}; c=d`))).kind).toBe('user');
    }));

  test('signing in ends the session that the browser brought; sessions are listed, ended one by one, all others at once, or by signing out', () =>
    rolledBackDatabase(async database => {
      const accounts = testAccounts();
      const { cookie } = await join(database, accounts, email);
      const again = cookieOf(await database.write(tx => signIn(tx, accounts, { email, password, agent: 'desk', cookie })));
      expect((await database.read(db => readViewer(db, accounts, cookie))).kind).toBe('visitor');
      const phone = cookieOf(await database.write(tx => signIn(tx, accounts, { email, password, agent: 'phone' })));
      const user = await viewerOf(database, accounts, again);
      const sessions = await database.read(db => listSessions(db, user));
      expect(sessions.map(one => [one.agent, one.current]).sort()).toEqual([
        ['desk', true],
        ['phone', false],
      ]);
      await database.write(tx => endOtherSessions(tx, user));
      expect((await database.read(db => readViewer(db, accounts, phone))).kind).toBe('visitor');
      const third = cookieOf(await database.write(tx => signIn(tx, accounts, { email, password, agent: 'third' })));
      const other = (await database.read(db => listSessions(db, user))).find(one => !one.current)!;
      await database.write(tx => endSession(tx, user, other.id));
      expect((await database.read(db => readViewer(db, accounts, third))).kind).toBe('visitor');
      await database.write(tx => signOut(tx, accounts, again));
      expect((await database.read(db => readViewer(db, accounts, again))).kind).toBe('visitor');
    }));

  test('nobody ends the session of somebody else', () =>
    rolledBackDatabase(async database => {
      const accounts = testAccounts();
      const one = await join(database, accounts, email);
      const other = await join(database, accounts, 'wang@example.com');
      await expect(database.write(tx => endSession(tx, one.user, other.user.session))).rejects.toMatchObject({
        reason: 'missing',
      });
      expect((await database.read(db => readViewer(db, accounts, other.cookie))).kind).toBe('user');
    }));

  test('changing the password asks for the earlier one and gives the session a new token', () =>
    rolledBackDatabase(async database => {
      const accounts = testAccounts();
      const { cookie, user } = await join(database, accounts, email);
      const next = '后来 天黑了，我们一起回家';
      await expect(database.write(tx => changePassword(tx, accounts, user, { current: 'wrong', next }))).rejects.toMatchObject({
        fields: { current: '密码不对' },
      });
      const fresh = cookieOf(await database.write(tx => changePassword(tx, accounts, user, { current: password, next })));
      expect((await database.read(db => readViewer(db, accounts, cookie))).kind).toBe('visitor');
      expect((await viewerOf(database, accounts, fresh)).user).toBe(user.user);
    }));
});

describe('the second factor', () => {
  test('once confirmed by a code, signing in asks for one; recovery codes work once; it is turned off by the password', () =>
    rolledBackDatabase(async database => {
      const clock = stopClock();
      const accounts = testAccounts();
      const { user } = await join(database, accounts, email);
      await expect(database.write(tx => beginSecondFactor(tx, accounts, user, 'wrong'))).rejects.toThrow('密码不对');
      const { address, codes } = await database.write(tx => beginSecondFactor(tx, accounts, user, password));
      expect(codes).toHaveLength(10);
      expect(decodeURIComponent(address)).toContain('l***@example.com');
      const half = await database.write(tx => signIn(tx, accounts, { email, password, agent: '' }));
      expect(half.step, 'before it is confirmed nobody is locked out').toBe('in');
      await expect(database.write(tx => confirmSecondFactor(tx, accounts, user, '000000'))).rejects.toThrow('验证码不对');
      const on = cookieOf(await database.write(tx => confirmSecondFactor(tx, accounts, user, totp(address))));
      const strong = await viewerOf(database, accounts, on);
      expect(strong.secondFactor).toBe(true);
      expect((await database.read(db => listSessions(db, strong))).length, 'every earlier session has ended').toBe(1);
      const first = await database.write(tx => signIn(tx, accounts, { email, password, agent: '' }));
      expect(first.step).toBe('second');
      for (let i = 0; i < 8; i++) {
        await database.write(tx => takeAttempt(tx, accounts, 'account', email));
        await database.write(tx => signIn(tx, accounts, { email, password, agent: '' }));
      }
      const question = cookieOf(first);
      expect((await database.read(db => readViewer(db, accounts, question))).kind).toBe('visitor');
      expect(await database.write(tx => giveSecondFactor(tx, accounts, { code: '123456', agent: '', cookie: question }))).toEqual(
        {
          step: 'refused',
        },
      );
      clock.turn();
      const done = await database.write(tx =>
        giveSecondFactor(tx, accounts, { code: totp(address), agent: '', cookie: question }),
      );
      expect((await viewerOf(database, accounts, cookieOf(done))).user).toBe(user.user);
      const recover = async () => {
        const begun = await database.write(tx => signIn(tx, accounts, { email, password, agent: '' }));
        return database.write(tx => giveSecondFactor(tx, accounts, { code: codes[0]!, agent: '', cookie: cookieOf(begun) }));
      };
      expect((await recover()).step).toBe('in');
      expect((await recover()).step, 'used up').toBe('refused');
      const now = await viewerOf(database, accounts, cookieOf(done));
      expect(await database.write(tx => renewRecoveryCodes(tx, accounts, now, password))).toHaveLength(10);
      const off = await database.write(tx => endSecondFactor(tx, accounts, now, password));
      expect((await viewerOf(database, accounts, cookieOf(off))).secondFactor).toBe(false);
    }));
});

test('a code of the authenticator lives for its own half minute alone, and one that came too late leaves the next try open', () =>
  rolledBackDatabase(async database => {
    const clock = stopClock();
    const accounts = testAccounts();
    const { user } = await join(database, accounts, email);
    const { address } = await database.write(tx => beginSecondFactor(tx, accounts, user, password));
    const [before, after] = [totp(address, Date.now() - 30_000), totp(address, Date.now() + 30_000)];
    for (const code of [before, after])
      await expect(database.write(tx => confirmSecondFactor(tx, accounts, user, code))).rejects.toThrow('30 秒已过');
    await database.write(tx => confirmSecondFactor(tx, accounts, user, totp(address)));
    clock.turn();
    const asked = await database.write(tx => signIn(tx, accounts, { email, password, agent: '' }));
    const give = (code: string) =>
      database.write(tx => giveSecondFactor(tx, accounts, { code, agent: '', cookie: cookieOf(asked) }));
    const sessions = async () => (await database.read(db => db`select from account.session`)).length;
    const there = await sessions();
    for (const shift of [-60_000, -30_000, 30_000]) {
      expect(await give(totp(address, Date.now() + shift)), `${shift} ms`).toEqual({ step: 'refused' });
      expect(await sessions(), 'nothing was opened').toBe(there);
    }
    expect((await give(totp(address))).step).toBe('in');
  }));

describe('a code by telephone', () => {
  const code = (text: string) => /\d{6}/.exec(text)![0];

  test('the right code begins an account or signs into it; it works once, and three wrong ones spoil it', () =>
    rolledBackDatabase(async database => {
      const accounts = testAccounts();
      let cookie = '';
      const ask = async () => {
        const { messages, cookies } = await database.write(tx => requestCode(tx, accounts, '138 0000 1234', place));
        cookie = cookieOf(cookies);
        return messages[0]!;
      };
      const give = (given: string) =>
        database.write(tx => signInByCode(tx, accounts, { phone: '13800001234', code: given, agent: '', cookie }));
      const message = await ask();
      expect(message).toMatchObject({ kind: 'sms', to: '13800001234' });
      const signed = await give(code(message.text));
      const user = await viewerOf(database, accounts, cookieOf(signed));
      expect(await give(code(message.text))).toEqual({ step: 'refused' });
      expect((await viewerOf(database, accounts, cookieOf(await give(code((await ask()).text))))).user).toBe(user.user);
      const spoiled = code((await ask()).text);
      const wrong = spoiled === '000000' ? '000001' : '000000';
      for (let i = 0; i < 3; i++) expect((await give(wrong)).step).toBe('refused');
      expect((await give(spoiled)).step).toBe('refused');
    }));

  test('an account with a second factor is not opened by a code alone', () =>
    rolledBackDatabase(async database => {
      const accounts = testAccounts();
      const byCode = async () => {
        const { messages, cookies } = await database.write(tx => requestCode(tx, accounts, '13800001234', place));
        const given = { phone: '13800001234', code: code(messages[0]!.text), agent: '', cookie: cookieOf(cookies) };
        return database.write(tx => signInByCode(tx, accounts, given));
      };
      await byCode();
      await database.write(tx => tx`update account."user" set two_factor_enabled = true`);
      await expect(byCode()).rejects.toMatchObject({ reason: 'forbidden' });
    }));

  test('a code opens only in the browser that asked for it, and neither an earlier nor a later one takes its place', () =>
    rolledBackDatabase(async database => {
      const accounts = testAccounts();
      const ask = () => database.write(tx => requestCode(tx, accounts, '13800001234', place));
      const give = (given: string, cookie?: string) =>
        database.write(tx => signInByCode(tx, accounts, { phone: '13800001234', code: given, agent: '', cookie }));
      const thief = await ask();
      const owner = await ask();
      const talkedOut = code(owner.messages[0]!.text);
      expect((await give(talkedOut)).step, 'no cookie').toBe('refused');
      for (let i = 0; i < 4; i++) await give('000000');
      expect((await give(talkedOut, cookieOf(owner.cookies))).step, 'strangers spoil nothing').toBe('in');
      const next = await ask();
      expect((await give(code(next.messages[0]!.text), cookieOf(thief.cookies))).step, 'of another request').toBe('refused');
      const forged = cookieOf(next.cookies).replace(/\d+\./, '9999999999999.');
      expect((await give(code((await ask()).messages[0]!.text), forged)).step).toBe('refused');
    }));
});
