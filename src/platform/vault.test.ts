import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readSettings } from './settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianqun-vault-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;
/** A command that stands for the client of a vault. */
function vault(script: string): string {
  const file = join(folder, `vault-${++made}`);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o700);
  return `${file} kv get lianqun`;
}

const secret = 'a master key that only the vault knows, long enough';

test('secrets come from a vault that a command asks, once, and stand in no file or environment of ours', () => {
  const asked = join(folder, 'asked');
  const answer = JSON.stringify({ LIANQUN_SECRET: secret, DATABASE_URL: 'postgres://run:x@localhost/lianqun' });
  const command = vault(`echo "$@" >> ${asked}; echo '${answer}'`);
  const before = { ...process.env };
  for (let n = 0; n < 3; n++)
    expect(readSettings({ LIANQUN_VAULT: command })).toMatchObject({ secret, databaseUrl: 'postgres://run:x@localhost/lianqun' });
  expect(readFileSync(asked, 'utf8')).toBe('kv get lianqun\n');
  expect(process.env).toEqual(before);
  // What the operator says at hand comes first.
  expect(readSettings({ LIANQUN_VAULT: command, DATABASE_URL: 'postgres://a@localhost/b' }).databaseUrl).toBe(
    'postgres://a@localhost/b',
  );
});

test('secrets come from the credentials that systemd unseals for the service alone', () => {
  const credentials = join(folder, 'credentials');
  mkdirSync(credentials);
  writeFileSync(join(credentials, 'LIANQUN_SECRET'), `${secret}\n`, { mode: 0o400 });
  writeFileSync(join(credentials, 'PORT'), '1');
  expect(readSettings({ CREDENTIALS_DIRECTORY: credentials })).toMatchObject({ secret, port: 3060, databaseUrl: undefined });
});

test.each([
  ['fails', 'echo geheim; exit 3'],
  ['prints no JSON', 'echo geheim'],
  ['prints something else than names and words', `echo '{"LIANQUN_SECRET":{"geheim":1}}'`],
  ['prints a name that is no secret of ours', `echo '{"PATH":"geheim"}'`],
  ['prints a list', `echo '["geheim"]'`],
])('a vault whose command %s is refused in a sentence that says nothing of its answer', (_, script) => {
  expect(() => readSettings({ LIANQUN_VAULT: vault(script) })).toThrow(
    expect.objectContaining({ name: 'Refused', message: expect.stringMatching(/^设置 LIANQUN_VAULT (?!.*geheim)/) }),
  );
});

test('a vault that prints without end is given up, also where its command heeds no signal', () => {
  const command = vault("trap '' TERM PIPE; head -c 100000 /dev/zero; while :; do sleep 1; done");
  expect(() => readSettings({ LIANQUN_VAULT: command })).toThrow(
    expect.objectContaining({ name: 'Refused', message: expect.stringMatching(/^设置 LIANQUN_VAULT .*输出太长/) }),
  );
});

test('an empty credential is refused by its name, not taken for a setting that is not there', () => {
  const credentials = mkdtempSync(join(folder, 'empty-'));
  writeFileSync(join(credentials, 'DATABASE_URL'), '\n');
  expect(() => readSettings({ CREDENTIALS_DIRECTORY: credentials })).toThrow(
    'CREDENTIALS_DIRECTORY 不能用（this setting cannot be used）：DATABASE_URL 是空的',
  );
});

test('a vault that is no full path of a command, or not there, is refused', () => {
  for (const command of ['vault kv get', '/nonexistent/vault'])
    expect(() => readSettings({ LIANQUN_VAULT: command })).toThrow('LIANQUN_VAULT');
});
