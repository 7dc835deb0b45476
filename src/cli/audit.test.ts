import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import {
  beginSecondFactor,
  confirmSecondFactor,
  readViewer,
  recordAct,
  requestLink,
  resetFactor,
  setPassword,
  signIn,
  signOutUsers,
} from '#modules/account/index.ts';
import { connect, type Database, openDatabase } from '#platform/database.ts';
import { operator } from '#shared/viewer.ts';
import { cookieOf, join, password, place, stopClock, testAccounts, testMaster, totp, viewerOf } from '../../tests/accounts.ts';
import { freshDatabase, rolledBackDatabase } from '../../tests/database.ts';
import { admin } from './admin.ts';
import { audit } from './audit.ts';
import type { Command } from './commands.ts';

const folder = mkdtempSync(joinPath(tmpdir(), 'lianqun-audit-'));
vi.stubEnv('LIANQUN_SECRET', 'a master key that exists only in this test');
vi.stubEnv('LIANQUN_DATA', folder);
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

async function run(command: Awaited<ReturnType<Command['load']>>, database: Database, ...args: string[]) {
  const said: string[] = [];
  const io = {
    stdout: (line: string) => void said.push(line),
    stderr: (line: string) => void said.push(line),
    stdin: async () => '',
    bytes: async () => new Uint8Array(),
  };
  const code = await command(args, io, async () => database);
  return { code, said: said.join('\n') };
}

test('verifying says how many lines are sound, notes where the log stands, and finds a tail that was cut off with its head', async () => {
  const at = await freshDatabase('cli_audit');
  const database = openDatabase(at, 2);
  const owner = connect(at);
  try {
    for (let i = 1; i <= 4; i++)
      await database.write(tx => recordAct(tx, operator, { what: 'offer.post', object: `offer:${i}` }));
    const sound = await run(audit, database, 'verify');
    expect(sound).toMatchObject({ code: 0, said: expect.stringMatching(/完好：4 行.*末行 4 [0-9a-f]{64}/) });
    expect(readFileSync(joinPath(folder, 'audit.anchors'), 'utf8')).toMatch(/^4 [0-9a-f]{64} \S+\n$/);
    expect(JSON.parse((await run(audit, database, 'verify', '--json')).said)).toMatchObject({
      lines: 4,
      fault: null,
      anchors: 1,
    });
    await owner.begin(async tx => {
      await tx.unsafe('set local session_replication_role = replica');
      await tx.unsafe('delete from account.audit where number > 2');
      await tx.unsafe('update account.audit_head set number = 2, hash = (select hash from account.audit where number = 2)');
    });
    expect(await run(audit, database, 'verify')).toMatchObject({ code: 1, said: expect.stringContaining('第 3 行') });
    appendFileSync(joinPath(folder, 'audit.anchors'), 'scribble\n');
    expect((await run(audit, database, 'verify')).said).toContain('1 行读不出');
  } finally {
    await owner.end();
    await database.close();
  }
});

test('the operator signs one account out, or everybody', () =>
  rolledBackDatabase(async database => {
    const accounts = testAccounts();
    const one = await join(database, accounts, 'li@example.com');
    const other = await join(database, accounts, 'wang@example.com');
    const kind = async (cookie: string) => (await database.read(db => readViewer(db, accounts, cookie))).kind;
    const ended = (whom: string) => database.write(tx => signOutUsers(tx, accounts, operator, whom));
    expect(await ended('li@example.com')).toBe(1);
    expect([await kind(one.cookie), await kind(other.cookie)]).toEqual(['visitor', 'user']);
    expect((await run(admin, database, 'sign-out', 'everybody')).said).toContain('已结束');
    expect(await kind(other.cookie)).toBe('visitor');
    await expect(ended('nobody@example.com')).rejects.toMatchObject({ reason: 'missing' });
    await expect(database.write(tx => signOutUsers(tx, accounts, other.user, 'everybody'))).rejects.toMatchObject({
      reason: 'forbidden',
    });
  }));

test('a lost second factor goes only with password and sessions, by the operator who says how it was proved; the own mailbox opens the account again', () =>
  rolledBackDatabase(async database => {
    const clock = stopClock();
    const accounts = testAccounts();
    vi.stubEnv('LIANQUN_SECRET', testMaster);
    const email = 'lost@example.com';
    const { user } = await join(database, accounts, email);
    const reset = (proof: string[], whom = email) => run(admin, database, 'reset-factor', whom, ...proof);
    await expect(reset(['--proof', 'person'])).rejects.toMatchObject({ reason: 'conflict' });
    const { address } = await database.write(tx => beginSecondFactor(tx, accounts, user, password));
    const on = cookieOf(await database.write(tx => confirmSecondFactor(tx, accounts, user, totp(address))));
    for (const none of [[], ['--proof', 'he said so']])
      await expect(reset(none)).rejects.toMatchObject({ reason: 'invalid', message: expect.stringContaining('--proof') });
    await expect(reset(['--proof', 'owner'], 'nobody@example.com')).rejects.toMatchObject({ reason: 'missing' });
    await expect(database.write(tx => resetFactor(tx, accounts, user, { address: email, proof: 'owner' }))).rejects.toMatchObject(
      { reason: 'forbidden' },
    );
    expect((await reset(['--proof', 'owner'])).said).toContain('忘记密码');
    clock.turn();
    expect((await database.read(db => readViewer(db, accounts, on))).kind, 'every session has ended').toBe('visitor');
    const enter = () => database.write(tx => signIn(tx, accounts, { email, password, agent: '' }));
    expect((await enter()).step, 'the password that somebody may know opens nothing').toBe('refused');
    const [message] = await database.write(tx => requestLink(tx, accounts, { email, name: null }, place));
    const token = /password\/(\S+)/.exec(message!.text)![1]!;
    const again = await database.write(tx => setPassword(tx, accounts, { token, password, agent: '' }));
    expect(await viewerOf(database, accounts, cookieOf(again))).toMatchObject({ user: user.user, secondFactor: false });
    const [act] = await database.read(
      db =>
        db<
          { who: string; details: unknown }[]
        >`select who, details from account.audit where what = 'account.reset-second-factor'`,
    );
    expect(act).toMatchObject({ who: 'operator', details: '{"proof":"owner"}' });
  }));

test('the first administrator gets a link that is used once', () =>
  rolledBackDatabase(async database => {
    const made = await run(admin, database, 'create', 'first@example.com');
    expect(made).toMatchObject({ code: 0, said: expect.stringMatching(/^http:\/\/127\.0\.0\.1:3060\/password\/\S+\n.*60 分钟/) });
    await expect(run(admin, database, 'create', 'nobody')).rejects.toThrow('邮箱');
    await expect(run(admin, database, 'delete', 'x@example.com')).rejects.toThrow('例如');
  }));
