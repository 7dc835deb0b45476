import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { connect } from '#platform/database.ts';
import { startEmbedded } from '#platform/embedded.ts';
import type { Io } from '../src/cli/io.ts';
import { buildDatabase } from './match/build.ts';
import { type Line, measure } from './match/measure.ts';

const usage = '--rows N (1000000)  --requests N (500)  --only forward|near|relax|reverse|duplicates  --keep DIR  --json';

/**
 * Forward match, near misses, relaxations, reverse match and duplicates over a million invented offers and as many wants, each beside a plain SQL
 * statement for the same answer in the same run; a differing row is an error. Uses DATABASE_URL where it is set (a database named
 * lianqun_bench_match is made there), else an embedded server in a temporary folder, or in --keep DIR, which spares building it again.
 */
export async function benchMatch(args: string[], io: Io): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      rows: { type: 'string', default: '1000000' },
      requests: { type: 'string', default: '500' },
      only: { type: 'string', default: '' },
      keep: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const [rows, requests] = [Number(values.rows), Number(values.requests)];
  if (!(rows >= 1000 && requests >= 10)) {
    io.stderr(usage);
    return 2;
  }
  const server = await openServer(values.keep);
  const sql = connect(server.at, { max: 1 });
  try {
    await buildDatabase(sql, rows, io);
    if (!values.json) for (const line of heading(rows)) io.stdout(line);
    const lines = await measure(
      sql,
      { rows, count: requests, only: values.only },
      io,
      line => values.json || io.stdout(asText(line)),
    );
    if (values.json) io.stdout(JSON.stringify({ rows, requests, lines }));
    return 0;
  } finally {
    await sql.end({ timeout: 5 });
    await server.stop();
  }
}

async function openServer(keep: string | undefined) {
  const database = 'lianqun_bench_match';
  const url = process.env.DATABASE_URL;
  if (url) {
    await makeDatabase({ url }, database);
    const own = new URL(url);
    own.pathname = `/${database}`;
    return { at: { url: own.href }, stop: async () => {} };
  }
  if (keep) mkdirSync(keep, { recursive: true });
  const folder = keep ?? mkdtempSync(join(tmpdir(), 'lianqun-bench-'));
  const embedded = await startEmbedded(folder, { durable: false });
  await makeDatabase({ socket: embedded.socket, database: 'postgres' }, database);
  return {
    at: { socket: embedded.socket, database },
    stop: async () => {
      await embedded.stop();
      if (!keep) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function makeDatabase(at: Parameters<typeof connect>[0], name: string): Promise<void> {
  const sql = connect(at);
  const [there] = await sql`select 1 from pg_database where datname = ${name}`;
  if (!there) await sql.unsafe(`create database ${name}`);
  await sql.end();
}

function heading(rows: number): string[] {
  const many = rows.toLocaleString('en');
  return [
    `${many} offers, ${many} wants; milliseconds as a client sees them; plain: a statement by hand with the same indexes; ratio: ours / plain of the same request`,
    `${'what'.padEnd(44)}${['n', 'p50', 'p95', 'plain p50', 'plain p95', 'ratio p50', 'ratio p95'].map(head => head.padStart(10)).join('')}`,
  ];
}

function asText({ what, n, ours, plain, ratio }: Line): string {
  const ms = (value: number | undefined) => (value === undefined ? '' : value.toFixed(2)).padStart(10);
  return [
    what.padEnd(44),
    String(n).padStart(10),
    ...[ours.p50, ours.p95, plain?.p50, plain?.p95, ratio?.p50, ratio?.p95].map(ms),
  ].join('');
}
