import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { afterAll, expect, test, vi } from 'vitest';
import { openAccounts } from '#modules/account/accounts.ts';
import { factorKeys, firstKey } from '#modules/account/factor-secret.ts';
import { beginSecondFactor, confirmSecondFactor } from '#modules/account/second-factor.ts';
import { giveSecondFactor, signIn } from '#modules/account/sign-in.ts';
import { type Connection, openDatabase } from '#platform/database.ts';
import { inRoot } from '#platform/root.ts';
import { secretOf } from '#platform/secret.ts';
import { cookieOf, join, password, stopClock, totp } from '../../tests/accounts.ts';
import { freshDatabase } from '../../tests/database.ts';
import { heard } from '../../tests/heard.ts';
import { key } from './key.ts';
import { run } from './run.ts';

const folder = mkdtempSync(joinPath(tmpdir(), 'lianqun-key-factor-'));
vi.stubEnv('LIANQUN_DATA', folder);
vi.stubEnv('LIANQUN_SECRET', '');

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const anHourAgo = () => {
  const then = new Date(Date.now() - 3_600_000);
  utimesSync(joinPath(folder, 'secret.key'), then, then);
};

async function say(args: string[], at: Connection) {
  const database = openDatabase(at, 4);
  const { io, said } = heard();
  const table = [{ name: 'it', summary: ['', ''] as const, usage: '', load: async () => key }];
  const code = await run(['it', ...args], { io, open: async () => database, english: false, table });
  await database.close();
  return { code, ...said() };
}

const json = (told: { out: string }) => JSON.parse(told.out) as { newest: number; keys: number[]; sealed: number };

/** What better-auth encrypts of the secret in an otpauth address, which is base32 of it. */
function plainSecret(address: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...new URL(address).searchParams.get('secret')!.replace(/=+$/, '')]
    .map(one => letters.indexOf(one).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from(bits.match(/.{8}/g)!.map(byte => Number.parseInt(byte, 2))).toString();
}

test('second factors are sealed anew with the rest: the authenticator opens the account as before, also when the first key is gone', async () => {
  const at = await freshDatabase('factor');
  const database = openDatabase(at, 4);
  const stored = async () => {
    const [row] = await database.read(db => db<{ secret: string }[]>`select secret from account.two_factor`);
    return row!.secret;
  };
  // The site that runs meanwhile follows the keys in the folder.
  const accounts = openAccounts({ secret: secretOf({ secret: undefined, data: folder }), sender: async () => {} });
  stopClock();
  const { user } = await join(database, accounts, 'factor@example.com');
  const { address } = await database.write(tx => beginSecondFactor(tx, accounts, user, password));
  await database.write(tx => confirmSecondFactor(tx, accounts, user, totp(address)));
  // As versions before this one encrypted it.
  const earlier = await symmetricEncrypt({ key: firstKey(accounts.secret), data: plainSecret(address) });
  await database.write(tx => tx`update account.two_factor set secret = ${earlier}`);
  expect(json(await say(['renew', '--json'], at))).toMatchObject({ newest: 1, sealed: 2, earlier: 0 });
  expect(await stored()).toMatch(/^\$ba\$1\$/);
  anHourAgo();
  expect(json(await say(['drop', '--json'], at))).toMatchObject({ keys: [1] });
  const opens = async () => {
    await database.write(tx => tx`delete from account.spent_code`);
    const asked = await database.write(tx => signIn(tx, accounts, { email: 'factor@example.com', password, agent: '' }));
    const given = { code: totp(address), agent: '', cookie: cookieOf(asked) };
    return (await database.write(tx => giveSecondFactor(tx, accounts, given))).step;
  };
  expect(await opens()).toBe('in');
  // A key that is not there is named with the place, and what can be sealed stays as it is.
  const other = (await stored()).replace('$ba$1$', '$ba$9$');
  await database.write(tx => tx`update account.two_factor set secret = ${other}`);
  expect(await say(['renew'], at)).toMatchObject({ code: 1, err: expect.stringContaining('account.two_factor.secret') });
  await database.close();
});

test('killed amid second factors, each is still opened, and the same command seals the rest', async () => {
  const at = await freshDatabase('killedfactor');
  const database = openDatabase(at, 4);
  const secret = secretOf({ secret: undefined, data: folder });
  const { newest } = json(await say(['status', '--json'], at));
  const count = 500;
  const plain = Array.from({ length: count }, (_, n) => `secret ${n}`);
  const earlier = await Promise.all(plain.map(data => symmetricEncrypt({ key: factorKeys(secret), data })));
  await database.write(
    tx => tx`
      with made as (
        insert into account."user" (name, email) select '示例', lpad(n::text, 64, '0') || '@mail.invalid' from generate_series(1, ${count}) as n
        returning id)
      insert into account.two_factor (user_id, secret, backup_codes)
      select m.id, s.secret, '[]' from (select id, row_number() over () as n from made) m
        join unnest(${earlier}::text[]) with ordinality as s (secret, n) using (n)`,
  );
  const script = `
    import { key } from ${JSON.stringify(inRoot('src/cli/key.ts'))};
    import { openDatabase } from ${JSON.stringify(inRoot('src/platform/database.ts'))};
    const progress = (done, total, column) => { if (column.includes('two_factor') && done > 0) process.kill(process.pid, 'SIGKILL'); };
    await key(['renew'], { stdout() {}, stderr() {}, progress }, async () => openDatabase(${JSON.stringify(at)}, 2));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: inRoot(), stdio: 'inherit' });
  expect((await once(child, 'close'))[1]).toBe('SIGKILL');
  const opened = async () => {
    const rows = await database.read(db => db<{ secret: string }[]>`select secret from account.two_factor`);
    return Promise.all(rows.map(row => symmetricDecrypt({ key: factorKeys(secret), data: row.secret })));
  };
  expect((await opened()).sort()).toEqual(plain.sort());
  const after = json(await say(['renew', '--json'], at));
  expect(after).toMatchObject({ newest: newest + 1, earlier: 0 });
  expect(after.sealed).toBeGreaterThan(0);
  expect(after.sealed).toBeLessThan(count);
  expect((await opened()).sort()).toEqual(plain.sort());
  await database.close();
});
