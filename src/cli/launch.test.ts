import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRoot } from '#platform/root.ts';

let folder: string;

/** A small project with our real start files and build settings; only what it serves is short. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianqun-launch-'));
  for (const path of ['src/cli', 'src/ui/box', 'bin']) mkdirSync(join(folder, path), { recursive: true });
  const ours = ['lianqun', 'package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts'];
  for (const path of [...ours, 'src/cli/launch.ts', 'src/cli/build.ts', 'src/cli/stamp.ts'])
    copyFileSync(inRoot(path), join(folder, path));
  writeFileSync(join(folder, 'src/ui/style.css'), 'body { color: teal }');
  writeFileSync(join(folder, 'src/ui/box/element.ts'), "document.title = 'box';");
  says('one');
  symlinkSync(inRoot('node_modules'), join(folder, 'node_modules'));
  symlinkSync('../lianqun', join(folder, 'bin', 'linked'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function says(words: string): void {
  writeFileSync(
    join(folder, 'src/cli/index.ts'),
    `console.log(${JSON.stringify(words)}, process.argv[2], process.env.NODE_ENV);`,
  );
}

type Heard = { code: number; out: string; err: string };

function start(command = join(folder, 'lianqun'), env: NodeJS.ProcessEnv = {}): Promise<Heard> {
  const { NODE_ENV: _, ...clean } = process.env;
  return new Promise(resolve => {
    execFile(command, ['hello'], { cwd: tmpdir(), env: { ...clean, ...env } }, (error, out, err) => {
      resolve({ code: Number(error?.code ?? 0), out: out.trim(), err });
    });
  });
}

const building = /building/;

test('the first start builds once even where two start at the same moment, and both run', async () => {
  const [first, second] = await Promise.all([start(), start()]);
  expect([first, second].map(({ code, out }) => ({ code, out }))).toEqual([
    { code: 0, out: 'one hello production' },
    { code: 0, out: 'one hello production' },
  ]);
  expect([first.err, second.err].filter(err => building.test(err))).toHaveLength(1);
  const names = readdirSync(join(folder, 'dist/public/assets'));
  for (const ending of ['.css', '.css.br', '.css.gz', '.js', '.js.br', '.js.gz'])
    expect(names.some(name => name.endsWith(ending))).toBe(true);
  expect(existsSync(join(folder, 'dist/public/.vite/manifest.json'))).toBe(true);
  expect(readdirSync(folder).filter(name => name.startsWith('dist'))).toEqual(['dist']);
});

test('a start through a symbolic link from another folder finds its own and builds nothing', async () => {
  expect(await start(join(folder, 'bin', 'linked'))).toEqual({ code: 0, out: 'one hello production', err: '' });
});

test('a file that was only touched is no reason to build', async () => {
  utimesSync(join(folder, 'src/cli/index.ts'), new Date(), new Date());
  expect((await start()).err).toBe('');
});

test('a test beside the sources is no reason to build', async () => {
  writeFileSync(join(folder, 'src/cli/index.test.ts'), 'broken(');
  expect((await start()).err).toBe('');
});

test('a changed source is built before it runs', async () => {
  says('two');
  expect(await start()).toMatchObject({ code: 0, out: 'two hello production', err: expect.stringMatching(building) });
});

test('a source that cannot be built ends with 70, says where, and leaves the last build as it was', async () => {
  const before = statSync(join(folder, 'dist/lianqun.js')).ino;
  writeFileSync(join(folder, 'src/cli/index.ts'), 'const broken = ;');
  expect(await start()).toMatchObject({ code: 70, out: '', err: expect.stringContaining('index.ts') });
  expect(statSync(join(folder, 'dist/lianqun.js')).ino).toBe(before);
  expect(readdirSync(folder).filter(name => name.startsWith('dist'))).toEqual(['dist']);
  says('three');
  expect((await start()).out).toBe('three hello production');
});

test('a lock left by a killed build holds nobody up', async () => {
  says('four');
  writeFileSync(join(folder, 'dist.lock'), '999999999');
  expect((await start()).out).toBe('four hello production');
});

test('a start that is stopped while it builds leaves no half of a build behind', async () => {
  says('five');
  for (const [signal, code] of [
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGHUP', 129],
  ] as const) {
    const child = spawn(join(folder, 'lianqun'), ['hello'], { stdio: ['ignore', 'ignore', 'pipe'] });
    await once(child.stderr, 'data');
    await wait(150);
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([code, null]);
    expect(readdirSync(folder).filter(name => name.startsWith('dist'))).toEqual(['dist']);
  }
});

test('what builds left that were killed outright is swept by the next one', async () => {
  for (const name of ['dist.999999999', 'dist.999999998.old']) mkdirSync(join(folder, name, 'public'), { recursive: true });
  writeFileSync(join(folder, 'dist.lock.999999999'), '999999999');
  says('six');
  expect((await start()).out).toBe('six hello production');
  expect(readdirSync(folder).filter(name => name.startsWith('dist'))).toEqual(['dist']);
});

test('an up-to-date copy runs without the lock of the build, so that it may be installed read-only', async () => {
  // Nobody, root included, can make this lock.
  mkdirSync(join(folder, 'dist.lock'));
  utimesSync(join(folder, 'src/cli/index.ts'), new Date(), new Date());
  expect(await start()).toEqual({ code: 0, out: 'six hello production', err: '' });
  rmSync(join(folder, 'dist.lock'), { recursive: true });
});

test('without node_modules it says to run npm ci', async () => {
  const bare = mkdtempSync(join(tmpdir(), 'lianqun-bare-'));
  copyFileSync(inRoot('lianqun'), join(bare, 'lianqun'));
  expect(await start(join(bare, 'lianqun'))).toMatchObject({ code: 1, err: expect.stringMatching(/npm ci/) });
  mkdirSync(join(bare, 'node_modules'));
  const old = join(bare, 'old');
  mkdirSync(old);
  writeFileSync(join(old, 'node'), '#!/bin/sh\necho false\n', { mode: 0o755 });
  const { code, err } = await start(join(bare, 'lianqun'), { PATH: `${old}:/usr/bin:/bin` });
  expect({ code, told: /Node 24/.test(err) }).toEqual({ code: 1, told: true });
  rmSync(bare, { recursive: true, force: true });
});
