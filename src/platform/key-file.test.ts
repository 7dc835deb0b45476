import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { masterKeyIn, replaceKeyFile, writeMasterKey } from './key-file.ts';
import { withoutEarlier } from './key-ring.ts';
import { makeSecret, secretOf } from './secret.ts';

const master = 'a master key that only this test knows, long enough';
const [one, two] = [`seal1:${'A'.repeat(43)}`, `seal2:${'B'.repeat(43)}`];
let folder: string;
const file = () => join(folder, 'secret.key');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianqun-key-file-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('keys are made whole, once, for the owner alone; what cannot be put in place leaves the old ones and nothing beside', () => {
  const made = masterKeyIn(folder);
  expect(writeMasterKey(folder, 'another')).toBe(made);
  expect(masterKeyIn(folder)).toBe(made);
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  replaceKeyFile(folder, `${made}\n${one}`);
  expect(readFileSync(file(), 'utf8')).toBe(`${made}\n${one}\n`);
  rmSync(file());
  mkdirSync(file());
  expect(() => replaceKeyFile(folder, 'x')).toThrow(expect.objectContaining({ name: 'Refused', reason: 'conflict' }));
  expect(readdirSync(folder)).toEqual(['secret.key']);
});

test('a key file that was cut off or mistyped is refused, so that nothing is sealed under a key that nobody has kept', () => {
  const made = masterKeyIn(folder);
  const open = (text: string) => {
    writeFileSync(file(), text);
    return secretOf({ secret: undefined, data: folder });
  };
  for (const length of [5, 20, 46, 47, made.length - 1])
    expect(() => open(made.slice(0, length)), `${length} characters`).toThrow('被截断');
  expect(() => open(made.slice(0, -1) + (made.endsWith('A') ? 'B' : 'A'))).toThrow('被截断');
  expect(() => open(made.replace(/^lq1-./, begin => (begin === 'lq1-A' ? 'lq1-B' : 'lq1-A')))).toThrow('被截断');
  expect(() => open(`${made.slice(0, 30)}\n${one}`)).toThrow('被截断');
  const sealed = open(`${made}\n${one}`).seal('x', 'y');
  expect(makeSecret(`${made} ${one}`).open(sealed, 'y')).toBe('x');
});

test('an empty key file is refused: nothing is sealed by a key that everybody knows', () => {
  for (const nothing of ['', '\n', ' \n ']) {
    writeFileSync(file(), nothing);
    expect(() => secretOf({ secret: undefined, data: folder })).toThrow('是空的');
    expect(readFileSync(file(), 'utf8'), 'left as it was').toBe(nothing);
  }
});

test.each([
  ['cut off', `${master}\n${one.slice(0, -1)}`],
  ['with something behind', `${master}\n${one}\nseal2`],
  ['too long', `${master}\n${one}A`],
  ['with a zero in front', `${master}\nseal01:${'A'.repeat(43)}`],
  ['in the place of the first', `${master}\nseal0:${'A'.repeat(43)}`],
  ['twice', `${master}\n${one}\nseal1:${'B'.repeat(43)}`],
  ['before the master key', `${one}\n${master}`],
  ['without a master key', one],
])('a further key %s is refused, and never becomes part of the master key', (_name, text) => {
  for (const read of [() => makeSecret(text), () => withoutEarlier(text)])
    expect(read).toThrow(expect.objectContaining({ name: 'Refused', reason: 'invalid' }));
});

test('a running site keeps its keys while the file is broken or another one, and follows once it is right', () => {
  writeFileSync(file(), `${master}\n${one}\n`);
  const told: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation(line => told.push(String(line)) > 0);
  const running = secretOf({ secret: undefined, data: folder });
  const sealed = running.seal('x', 'y');
  for (const [n, text] of ['', `${master}\n${one.slice(0, 20)}`, `another ${master}\n${one}\n${two}`].entries()) {
    writeFileSync(file(), text);
    expect(running.open(sealed, 'y'), text).toBe('x');
    expect(running.seal('x', 'y')[5], text).toBe(1);
    expect(told, 'said once each').toHaveLength(n + 1);
  }
  vi.restoreAllMocks();
  expect(told.join('')).not.toContain(master);
  writeFileSync(file(), `${master}\n${one}\n${two}\n`);
  expect(running.seal('x', 'y')[5]).toBe(2);
  expect(running.open(sealed, 'y')).toBe('x');
});
