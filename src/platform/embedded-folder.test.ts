import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { isRoot, type Line, ownFolder, pathWith, runWriter } from '../../tests/embedded-run.ts';
import { startEmbedded } from './embedded.ts';
import { completeBinaries, copyBinaries, findBinaries } from './embedded-binaries.ts';
import { explainServerFailure } from './embedded-refusals.ts';
import { inRoot } from './root.ts';

const quiet = { durable: false, log: () => {} };
const isTold = (line: Line) => line.up !== undefined || line.refused !== undefined;
const unusable = (words: RegExp) => ({ name: 'FolderUnusable', message: expect.stringMatching(words) });
const nobody = 65534;

test('a file in the place of the folder, or above it, is named', async () => {
  const file = join(ownFolder(), 'file');
  writeFileSync(file, '');
  await expect(startEmbedded(file, quiet)).rejects.toMatchObject(unusable(/file 是一个文件，不是文件夹/));
  await expect(startEmbedded(join(file, 'below'), quiet)).rejects.toMatchObject(unusable(/file 是一个文件，不是文件夹/));
});

test('a place where no folder can be made is refused at once, also where Node would try for ever', async () => {
  await expect(startEmbedded(join('/proc', 'lianqun', 'data'), quiet)).rejects.toMatchObject(
    unusable(/那里不能新建文件夹|没有权限/),
  );
  const long = join(ownFolder(), 'x'.repeat(300));
  await expect(startEmbedded(long, quiet)).rejects.toMatchObject(unusable(/路径太长/));
});

test('a folder of another user is refused with what to do', async () => {
  const folder = ownFolder();
  if (!isRoot) chmodSync(folder, 0o500);
  const writer = runWriter(folder, { uid: nobody, durable: false });
  const told = await writer.until(isTold);
  expect(told).toMatchObject({
    refused: 'FolderUnusable',
    message: expect.stringMatching(/没有权限写入 .+。请把它的所有者改为/),
  });
});

test('a database of another version and a pgdata that is none are left as they are', async () => {
  const folder = ownFolder();
  const data = join(folder, 'pgdata');
  mkdirSync(data);
  writeFileSync(join(data, 'notes.txt'), 'mine');
  await expect(startEmbedded(folder, quiet)).rejects.toMatchObject(unusable(/pgdata 不是完整的数据库/));
  writeFileSync(join(data, 'PG_VERSION'), '15\n');
  await expect(startEmbedded(folder, quiet)).rejects.toMatchObject(unusable(/由 PostgreSQL 15 建立，本程序带的是 18/));
  expect(readdirSync(data).sort()).toEqual(['PG_VERSION', 'notes.txt']);
  expect(existsSync(join(folder, 'owner.json'))).toBe(false);
});

test('a damaged database is refused with the words of the server', async () => {
  const folder = ownFolder();
  await (await startEmbedded(folder, quiet)).stop();
  rmSync(join(folder, 'pgdata', 'global', 'pg_control'));
  await expect(startEmbedded(folder, quiet)).rejects.toMatchObject(unusable(/数据库没有能启动（.*pg_control.*postgres\.log/));
});

test('a full disk is called a full disk, before and after the database was made', async () => {
  const words = /磁盘已满。请先腾出空间/;
  expect(explainServerFailure('/x', 'FATAL:  could not write lock file "postmaster.pid": No space left on device')).toMatchObject(
    unusable(words),
  );
  const space = isRoot ? ['unshare', '--mount'] : ['unshare', '--user', '--map-root-user', '--mount'];
  const mounted = (size: string, script: string) => [
    ...space,
    'sh',
    '-c',
    `mount -t tmpfs -o size=${size} tmpfs "$3" && ${script}`,
    'sh',
  ];
  const folder = ownFolder();
  // A container may forbid mounting; then the sentence above is all that can be tried.
  if (spawnSync(space[0]!, [...mounted('1m', 'true').slice(1), '', '', folder]).status !== 0) return;

  const small = await runWriter(folder, { durable: false, before: mounted('60m', 'exec "$@"') }).until(isTold);
  expect(small).toMatchObject({ refused: 'FolderUnusable', message: expect.stringMatching(words) });

  const fill = 'timeout -s TERM 3 "$@" > /dev/null; head -c 400M /dev/zero > "$3/filler" 2> /dev/null; exec "$@"';
  const filled = runWriter(folder, { durable: false, before: mounted('250m', fill) });
  expect(await filled.until(isTold)).toMatchObject({ refused: 'FolderUnusable', message: expect.stringMatching(words) });
});

test('an ordinary user runs the server as itself', async () => {
  const writer = runWriter(ownFolder(nobody), { uid: nobody, durable: false });
  await writer.until(line => line.written === 5);
  expect(await writer.end('SIGTERM')).toBe(0);
});

test('a user without a name in the system works through a user namespace, or is told', async () => {
  const uid = 4321;
  const mayMap = spawnSync('unshare', ['--user', '--map-user=65534', 'true'], isRoot ? { uid, gid: uid } : {}).status === 0;
  const writer = runWriter(ownFolder(uid), { uid, durable: false });
  const told = await writer.until(isTold);
  if (isRoot && !mayMap) expect(told.message).toMatch(/uid 4321）在系统里没有登记名称/);
  else expect(told.up).toBeGreaterThan(0);

  const without = runWriter(ownFolder(uid), { uid, durable: false, path: pathWith('setpriv') });
  if (isRoot) expect((await without.until(isTold)).message).toMatch(/uid 4321）在系统里没有登记名称/);
});

test('root keeps one database while the ways to it change: closed folder, no user namespaces, open folder', async () => {
  const folder = ownFolder();
  chmodSync(folder, 0o700);
  const run = async (path?: string) => {
    const writer = runWriter(folder, { durable: false, ...(path ? { path } : {}) });
    const up = await writer.until(isTold);
    expect(up.refused).toBeUndefined();
    await writer.until(line => line.written === (up.rows?.at(-1) ?? 0) + 5);
    expect(await writer.end('SIGTERM')).toBe(0);
    return up.rows?.length ?? 0;
  };
  expect(await run()).toBe(0);
  expect(await run(pathWith('setpriv'))).toBeGreaterThanOrEqual(5);
  if (isRoot) {
    expect(statSync(folder).mode & 0o777).toBe(0o710);
    expect(statSync(join(folder, 'pgdata')).uid).toBe(nobody);
    chownSync(folder, 0, 0);
    chmodSync(folder, 0o700);
  }
  expect(await run()).toBeGreaterThanOrEqual(10);
  chmodSync(folder, 0o755);
  expect(await run(pathWith())).toBeGreaterThanOrEqual(15);
});

test('under a closed folder root is told which way to open, when user namespaces are forbidden too', async () => {
  const folder = join(ownFolder(), 'inner');
  mkdirSync(folder);
  chmodSync(join(folder, '..'), 0o700);
  const told = await runWriter(folder, { durable: false, path: pathWith('setpriv') }).until(isTold);
  if (isRoot) expect(told).toMatchObject({ refused: 'FolderUnusable', message: expect.stringMatching(/root 启动.*chmod o\+x/) });
  else expect(told.up).toBeGreaterThan(0);
});

test('links that npm drops are put back, in a copy where the package cannot be written to', async () => {
  const folder = ownFolder();
  const found = findBinaries();
  const copy = { ...found, package: join(copyBinaries(found, folder), '..') };
  const link = join(copy.package, 'native', 'lib', 'libecpg.so.6');
  rmSync(link);
  expect(completeBinaries(copy, folder)).toBe(join(copy.package, 'native'));
  expect(readlinkSync(link)).toBe('libecpg.so.6.18');

  rmSync(link);
  chmodSync(join(copy.package, 'native', 'lib'), 0o555);
  const other = ownFolder(nobody);
  const module = pathToFileURL(inRoot('src/platform/embedded-binaries.ts')).href;
  const script = `import(${JSON.stringify(module)}).then(m => console.log(m.completeBinaries(${JSON.stringify(copy)}, ${JSON.stringify(other)})))`;
  const as = isRoot ? { uid: nobody, gid: nobody } : {};
  const native = execFileSync(process.execPath, ['-e', script], { ...as, encoding: 'utf8' }).trim();
  expect(native).toBe(join(other, `postgres-${found.version}`, 'native'));
  expect(readlinkSync(join(native, 'lib', 'libecpg.so.6'))).toBe('libecpg.so.6.18');
  expect(execFileSync(join(native, 'bin', 'postgres'), ['--version'], { ...as, cwd: '/', encoding: 'utf8' })).toMatch(
    /PostgreSQL\) 18/,
  );
  chmodSync(join(copy.package, 'native', 'lib'), 0o755);
});
