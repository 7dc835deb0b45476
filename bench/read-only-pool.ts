import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type postgres from 'postgres';
import type { Io } from '#cli/io.ts';
import { connect } from '#platform/database.ts';
import { startEmbedded } from '#platform/embedded.ts';

const statements = 2000;
const rounds = 9;
const tick = 10; // ms of /proc/PID/stat, USER_HZ = 100

type Cost = { node: number; server: number; elapsed: number };

/**
 * What a page saves by connections that the server keeps read-only: CPU of this process and of PostgreSQL, and time, for one small
 * statement; the baseline is `begin read only` and `commit` around the same statement. Ends with 1 when a write gets through.
 */
export async function benchReadOnlyPool(_args: string[], io: Io): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'lianqun-bench-'));
  const server = await startEmbedded(folder, { durable: false });
  const at = { socket: server.socket, database: 'postgres' };
  const pooled = connect(at, { connection: { default_transaction_read_only: true } });
  const wrapped = connect(at);
  try {
    const ways = [
      (value: number) => pooled`select ${value}::int as value`,
      (value: number) => wrapped.begin('read only', tx => tx`select ${value}::int as value`),
    ];
    const pids = await Promise.all([pooled, wrapped].map(backend));
    const costs: Cost[][] = [[], []];
    for (let round = -1; round < rounds; round++) {
      for (const [index, work] of ways.entries()) {
        io.progress?.(round + 1, rounds, 'rounds');
        const cost = await measure(work, pids[index]!);
        if (round >= 0) costs[index]!.push(cost);
      }
    }
    const [direct, around] = costs.map(medians) as [Cost, Cost];
    io.stdout(line('read-only connection', direct));
    io.stdout(line('begin read only … commit', around));
    const cpu = (around.node + around.server) / (direct.node + direct.server);
    io.stdout(
      `begin and commit cost ${cpu.toFixed(1)} times the CPU and ${(around.elapsed / direct.elapsed).toFixed(1)} times the time`,
    );
    const refused = await pooled`create table t (a int)`.then(
      () => false,
      error => error.code === '25006',
    );
    io.stdout(`a write on the read-only connection: ${refused ? 'refused (25006)' : 'NOT REFUSED'}`);
    return refused ? 0 : 1;
  } finally {
    await Promise.all([pooled.end(), wrapped.end()]);
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function line(name: string, { node, server, elapsed }: Cost): string {
  return `${name.padEnd(26)} ${node.toFixed(0)} µs CPU in Node, ${server.toFixed(0)} µs in PostgreSQL, ${elapsed.toFixed(0)} µs elapsed a statement`;
}

async function measure(work: (value: number) => PromiseLike<unknown>, pid: number): Promise<Cost> {
  const before = { cpu: process.cpuUsage(), server: serverTime(pid), now: performance.now() };
  for (let value = 0; value < statements; value++) await work(value);
  const cpu = process.cpuUsage(before.cpu);
  return {
    node: (cpu.user + cpu.system) / statements,
    server: ((serverTime(pid) - before.server) * 1000) / statements,
    elapsed: ((performance.now() - before.now) * 1000) / statements,
  };
}

async function backend(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  return row!.pid;
}

/** Milliseconds of CPU that a server process has used (Linux). */
function serverTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tick;
}

function medians(costs: Cost[]): Cost {
  const middle = (key: keyof Cost) => costs.map(cost => cost[key]).sort((a, b) => a - b)[costs.length >> 1]!;
  return { node: middle('node'), server: middle('server'), elapsed: middle('elapsed') };
}
