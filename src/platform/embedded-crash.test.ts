import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ownFolder, postmasterOf, runWriter, serversOf } from '../../tests/embedded-run.ts';
import { connect } from './database.ts';
import { startEmbedded } from './embedded.ts';

const random = (most: number) => Math.random() * most;

test('every acknowledged row is there after twenty kills of the server and of the program during writes', {
  timeout: 120_000,
}, async () => {
  const folder = ownFolder();
  const acknowledged = new Set<number>();
  for (let round = 0; round < 10; round++) {
    const writer = runWriter(folder);
    const { rows = [] } = await writer.until(line => line.up !== undefined);
    expect([...acknowledged].filter(number => !rows.includes(number))).toEqual([]);

    await wait(random(150));
    const told = writer.lines.length;
    process.kill(postmasterOf(folder), 'SIGKILL');
    await writer.until(line => /was restarted/.test(line.log ?? ''), told);
    await writer.until(line => line.written !== undefined, writer.lines.length);

    await wait(random(150));
    const server = postmasterOf(folder);
    const end = writer.end('SIGKILL');
    // Every other time the server goes at the same moment, without its shutdown.
    if (round % 2) process.kill(server, 'SIGKILL');
    await end;
    for (const line of writer.lines) if (line.written) acknowledged.add(line.written);
  }
  const server = await startEmbedded(folder, { log: () => {} });
  const sql = connect({ socket: server.socket, database: 'lianqun' });
  const rows = new Set((await sql<{ number: number }[]>`select number from written`).map(row => row.number));
  expect([...acknowledged].filter(number => !rows.has(number))).toEqual([]);
  expect(acknowledged.size).toBeGreaterThan(100);
  await sql.end({ timeout: 1 });
  await server.stop();
  expect(serversOf(folder)).toEqual([]);
});

test('a pool keeps working after the server was killed, and one line is logged', async () => {
  const folder = ownFolder();
  const log: string[] = [];
  const server = await startEmbedded(folder, { durable: false, log: line => log.push(line) });
  const sql = connect({ socket: server.socket, database: 'postgres' }, { max: 3 });
  await Promise.all([sql`select 1`, sql`select 1`, sql`select 1`]);
  process.kill(postmasterOf(folder), 'SIGKILL');
  const answer = async (): Promise<unknown> => {
    try {
      return (await sql`select 2 as two`)[0]?.two;
    } catch {
      await wait(10);
      return answer();
    }
  };
  expect(await answer()).toBe(2);
  await expect.poll(() => log).toEqual([expect.stringMatching(/ended and was restarted/)]);
  await sql.end({ timeout: 1 });
  await server.stop();
});

test('a pool that found nobody for a while answers within a second after the server is back', async () => {
  const folder = ownFolder();
  const first = await startEmbedded(folder, { durable: false });
  await first.stop();
  const sql = connect({ socket: first.socket, database: 'postgres' });
  const away = Date.now() + 3_000;
  while (Date.now() < away) await sql`select 1`.catch(() => wait(5));
  const server = await startEmbedded(folder, { durable: false });
  const back = Date.now();
  while (!(await sql`select 1`.catch(() => undefined))) await wait(5);
  expect(Date.now() - back).toBeLessThan(1_500);
  await sql.end({ timeout: 1 });
  await server.stop();
});

test('a killed back end does not cost the lock on the folder', async () => {
  const folder = ownFolder();
  const log: string[] = [];
  const server = await startEmbedded(folder, { durable: false, log: line => log.push(line) });
  const sql = connect({ socket: server.socket, database: 'postgres' });
  const [backend] = await sql`select pg_backend_pid() as pid`;
  process.kill(backend!.pid, 'SIGKILL');
  await expect.poll(() => log, { timeout: 40_000 }).toEqual([expect.stringMatching(/lost its sessions and recovered/)]);
  const [locks] = await sql`select count(*)::int as held from pg_locks where locktype = 'advisory' and granted`;
  expect(locks?.held).toBe(1);
  await sql.end({ timeout: 1 });
  await server.stop();
});

test('a server that keeps dying is given up after five restarts, and the program is told', { timeout: 60_000 }, async () => {
  const folder = ownFolder();
  let lost: Error | undefined;
  const log: string[] = [];
  const server = await startEmbedded(folder, { durable: false, log: line => log.push(line), onLost: error => (lost = error) });
  for (let restarts = 0; !lost; restarts++) {
    // On a busy machine the file may still name the one that was killed before.
    await expect.poll(() => kills(postmasterOf(folder)), { timeout: 20_000 }).toBe(true);
    await expect.poll(() => lost ?? log.length > restarts, { timeout: 20_000 }).toBeTruthy();
  }
  expect(lost?.message).toMatch(/not restarted any more/);
  expect(log.filter(line => /was restarted/.test(line)).length).toBe(5);
  await server.stop();
  expect(serversOf(folder)).toEqual([]);
});

test('a start that was killed while it made the cluster leaves nothing in the way of the next', async () => {
  const folder = ownFolder();
  for (let round = 0; round < 3; round++) {
    const writer = runWriter(folder, { durable: false });
    while (!readdirSync(folder).some(name => name.startsWith('pgdata.init'))) await wait(5);
    await wait(random(150));
    await writer.end('SIGKILL');
  }
  expect(existsSync(join(folder, 'pgdata'))).toBe(false);
  const writer = runWriter(folder, { durable: false });
  await writer.until(line => line.written === 5);
  expect(await writer.end('SIGTERM')).toBe(0);
  expect(readdirSync(folder).sort()).toEqual(['pgdata', 'postgres.log', 'run']);
});

/** Ends a process at once; false where there is none with this number. */
function kills(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}
