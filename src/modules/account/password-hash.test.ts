import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { masterKeyIn } from '#platform/key-file.ts';
import { inRoot } from '#platform/root.ts';
import { passwordFault } from './password.ts';
import { passwordMatches, storedPassword } from './password-hash.ts';
import { makeRecoveryCodes, recoveryHash, recoveryStore } from './recovery-code.ts';

test('a password is stored with its costs and a salt of its own, and only the whole of it matches', async () => {
  const long = `${'很长的一句话，'.repeat(17)}末`;
  const [one, other] = await Promise.all([storedPassword(long), storedPassword(long)]);
  expect(one).toMatch(/^scrypt\$16384\$8\$5\$[\w-]{22}\$[\w-]{43}$/);
  expect(one).not.toBe(other);
  expect(await passwordMatches({ hash: one, password: long })).toBe(true);
  for (const password of [long.slice(0, -1), `${long} `, long.slice(0, 72), long.toUpperCase().concat('x'), ''])
    expect(await passwordMatches({ hash: one, password })).toBe(false);
  expect(await passwordMatches({ hash: 'plain$1$1$1$a$b', password: 'b' })).toBe(false);
});

test('the list of common passwords is long, and none on it may be used, as it is or with a year', () => {
  const list = readFileSync(inRoot('data', 'passwords.txt'), 'utf8')
    .split('\n')
    .filter(line => line && !line.startsWith('#'));
  expect(list.length).toBeGreaterThan(17_000);
  for (const one of list) {
    if (one.length >= 12) expect(passwordFault(one), one).not.toBeNull();
    if (one.length >= 8) expect(passwordFault(`${one}2026`), `${one}2026`).not.toBeNull();
  }
});

test('recovery codes are long, stored as hashes only, and known again however they are typed', async () => {
  const codes = makeRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^(?:[2-9a-z]{6}-){3}[2-9a-z]{6}$/);
  const stored = await recoveryStore.encrypt(JSON.stringify(codes));
  for (const code of codes) expect(stored).not.toContain(code.slice(0, 6));
  const read = JSON.parse(await recoveryStore.decrypt(stored)) as string[];
  expect(read).toContain(recoveryHash(` ${codes[3]!.toUpperCase().replaceAll('-', ' ')}`));
  expect(await recoveryStore.encrypt(JSON.stringify(read)), 'what is written back stays').toBe(stored);
  expect(read, 'a stolen hash is no code').not.toContain(recoveryHash(read[0]!));
});

test('the key of a data folder is made once, for its owner’s eyes only', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lianqun-key-'));
  try {
    const made = masterKeyIn(join(folder, 'data'));
    expect(made).toMatch(/^lq1-[\w-]{43}-[\w-]{6}$/);
    expect(masterKeyIn(join(folder, 'data'))).toBe(made);
    expect(statSync(join(folder, 'data', 'secret.key')).mode & 0o777).toBe(0o600);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
