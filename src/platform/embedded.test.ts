import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { ownFolder, pathWith, postmasterOf, runWriter, serversOf } from '../../tests/embedded-run.ts';
import { connect } from './database.ts';
import { FolderHeld, startEmbedded } from './embedded.ts';
import { endWithParent } from './embedded-account.ts';
import { prepareFolder } from './embedded-folder.ts';
import { findLeftServer, stopServer } from './embedded-process.ts';

const quiet = { durable: false, log: () => {} };
const isUp = (line: { up?: number; refused?: string }) => line.up !== undefined || line.refused !== undefined;

test('the server keeps everything by default, reads Chinese, answers only on its socket, and leaves no process', async () => {
  const folder = ownFolder();
  const server = await startEmbedded(folder);
  const sql = connect({ socket: server.socket, database: 'postgres' });
  const [set] = await sql`
    select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages,
      current_setting('data_checksums') as checksums, current_setting('listen_addresses') as tcp, current_setting('timezone') as zone,
      current_setting('jit') as jit, current_setting('server_encoding') as encoding`;
  expect(set).toEqual({
    fsync: 'on',
    commit: 'on',
    pages: 'on',
    checksums: 'on',
    tcp: '',
    zone: 'UTC',
    jit: 'off',
    encoding: 'UTF8',
  });
  await sql`create extension pg_trgm`;
  const [chinese] =
    await sql`select cardinality(show_trgm('松江厂房')) as pieces, to_tsvector('simple', '厂房，土地')::text as words`;
  expect(chinese).toEqual({ pieces: 5, words: "'厂房':1 '土地':2" });
  await sql.end();
  await Promise.all([server.stop(), server.stop()]);
  expect(serversOf(folder)).toEqual([]);
  expect(readdirSync(folder).sort()).toEqual(['pgdata', 'postgres.log', 'run']);
});

test('a server left by a killed program is adopted with its rows and stopped at the end', async () => {
  const folder = ownFolder();
  // Without setpriv the server cannot end with the program.
  const writer = runWriter(folder, { durable: false, path: pathWith('unshare') });
  await writer.until(line => line.written === 20);
  const left = postmasterOf(folder);
  await writer.end('SIGKILL');
  const server = await startEmbedded(folder, quiet);
  expect(postmasterOf(folder)).toBe(left);
  const sql = connect({ socket: server.socket, database: 'lianqun' });
  const [kept] = await sql`select count(*)::int as rows from written where number <= 20`;
  expect(kept?.rows).toBe(20);
  await sql.end();
  await server.stop();
  expect(serversOf(folder)).toEqual([]);
});

test.runIf(endWithParent('INT').length > 0)(
  'the server of a killed program stops by itself, and a start in that moment waits for it',
  async () => {
    const folder = ownFolder();
    const first = runWriter(folder, { durable: false });
    await first.until(line => line.written === 5);
    const left = postmasterOf(folder);
    await first.end('SIGKILL');
    const second = runWriter(folder, { durable: false });
    await second.until(line => line.up !== undefined);
    expect(postmasterOf(folder)).not.toBe(left);
    await second.end('SIGKILL');
    await expect.poll(() => serversOf(folder), { timeout: 40_000 }).toEqual([]);
    expect(readFileSync(join(folder, 'postgres.log'), 'utf8').trim()).toMatch(/database system is shut down$/);
  },
);

test('a server that does not answer the request to stop is ended after a bounded time', async () => {
  const folder = ownFolder();
  const writer = runWriter(folder, { durable: false, path: pathWith('unshare') });
  await writer.until(line => line.written === 1);
  await writer.end('SIGKILL');
  const places = prepareFolder(folder);
  const left = findLeftServer(places)!;
  process.kill(left.pid, 'SIGSTOP');
  const log: string[] = [];
  await stopServer(places, left, 200, line => log.push(line));
  expect(serversOf(folder)).toEqual([]);
  expect(log).toEqual([expect.stringMatching(/SIGQUIT/), expect.stringMatching(/SIGKILL/)]);
});

test('a second start on a folder is refused by name and the first goes on', async () => {
  const folder = ownFolder();
  const writer = runWriter(folder, { durable: false });
  await writer.until(line => line.written === 1);
  const pid = writer.process.pid!;
  const refusal = async () =>
    startEmbedded(folder, quiet).then(
      server => server.stop(),
      (error: unknown) => error as FolderHeld,
    );
  const byFile = await refusal();
  expect(byFile).toBeInstanceOf(FolderHeld);
  expect(byFile).toMatchObject({
    pid,
    message: expect.stringMatching(new RegExp(`正由另一个链群进程使用（进程号 ${pid}，自 .+ 起）`)),
  });

  rmSync(join(folder, 'owner.json'));
  const byLock = await refusal();
  expect(byLock).toBeInstanceOf(FolderHeld);
  expect(byLock).toMatchObject({ pid });
  await writer.until(line => line.written !== undefined, writer.lines.length);
  expect(await writer.end('SIGTERM')).toBe(0);
  expect(writer.lines.filter(line => line.log)).toEqual([]);
});

test('one program cannot start twice on a folder either', async () => {
  const folder = ownFolder();
  const server = await startEmbedded(folder, quiet);
  await expect(startEmbedded(folder, quiet)).rejects.toMatchObject({ name: 'FolderHeld', pid: process.pid });
  await server.stop();
});

test('of two starts at the same moment on an empty folder one wins and the other says who', async () => {
  const folder = ownFolder();
  const writers = [runWriter(folder, { durable: false }), runWriter(folder, { durable: false })];
  const told = await Promise.all(writers.map(writer => writer.until(isUp)));
  expect(told.map(line => line.refused ?? 'up').sort()).toEqual(['FolderHeld', 'up']);
  const winner = writers[told.findIndex(line => line.up !== undefined)]!;
  expect(told.find(line => line.refused)?.message).toContain(`进程号 ${winner.process.pid}`);
  expect(await winner.end('SIGTERM')).toBe(0);
});

test('what a crashed machine leaves does not hinder the next start, even when the process numbers are in use again', async () => {
  const folder = ownFolder();
  await (await startEmbedded(folder, quiet)).stop();
  const data = join(folder, 'pgdata');
  const pidFile = (pid: number) => `${pid}\n${data}\n1700000000\n5432\n${join(folder, 'run')}\n\n  1234567   65536\nready   \n`;
  const owner = (pid: number) =>
    JSON.stringify({ pid, since: '2026-01-01T00:00:00.000Z', begun: '1', boot: 'another', space: 'pid:[1]' });
  for (const pid of [process.pid, process.ppid, 4_000_000]) {
    writeFileSync(join(data, 'postmaster.pid'), pidFile(pid));
    writeFileSync(join(folder, 'run', '.s.PGSQL.5432.lock'), pidFile(pid));
    writeFileSync(join(folder, 'owner.json'), owner(pid));
    await (await startEmbedded(folder, quiet)).stop();
  }
  writeFileSync(join(folder, 'owner.json'), '');
  utimesSync(join(folder, 'owner.json'), 1, 1);
  await (await startEmbedded(folder, quiet)).stop();
  expect(existsSync(join(folder, 'owner.json'))).toBe(false);
});

test('a path too long for a socket, or with signs of its own meaning, works through the temporary folder', async () => {
  for (const name of ['长'.repeat(40), `园区, "甲" o'x`]) {
    const folder = join(ownFolder(), name);
    const server = await startEmbedded(folder, quiet);
    expect(dirname(server.socket)).not.toContain(folder);
    const sql = connect({ socket: server.socket, database: 'postgres' });
    expect((await sql`select 1 as one`)[0]?.one).toBe(1);
    await sql.end();
    await server.stop();
    expect(existsSync(server.socket)).toBe(false);
  }
});

test('settings are written anew at each start', async () => {
  const folder = join(ownFolder(), 'moved');
  await (await startEmbedded(folder, quiet)).stop();
  writeFileSync(join(folder, 'pgdata', 'lianqun.conf'), "jit = 'on'\nunix_socket_directories = '/nonexistent'\n");
  const server = await startEmbedded(folder, { log: () => {} });
  const sql = connect({ socket: server.socket, database: 'postgres' });
  expect((await sql`select current_setting('jit') as jit, current_setting('fsync') as fsync`)[0]).toEqual({
    jit: 'off',
    fsync: 'on',
  });
  await sql.end();
  await server.stop();
});
