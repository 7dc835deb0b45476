import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { connect, openDatabase } from '#platform/database.ts';
import { startEmbedded } from '#platform/embedded.ts';
import type { Io } from '../src/cli/io.ts';
import { buildPosts } from './search/build.ts';
import { type Line, measure, type Spread } from './search/measure.ts';

const usage = '--posts N (100000)  --each N (45 questions of a kind)  --keep DIR  --json';

/**
 * The search over a hundred thousand invented posts, kind of question by kind, suggestions and related posts, beside a scan of the titles with ilike
 * in the same run. On an embedded server in a temporary folder, or in --keep DIR, which spares building it again.
 */
export async function benchSearch(args: string[], io: Io): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      posts: { type: 'string', default: '100000' },
      each: { type: 'string', default: '45' },
      keep: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const [posts, each] = [Number(values.posts), Number(values.each)];
  if (!(posts >= 1000 && each >= 5)) {
    io.stderr(usage);
    return 2;
  }
  if (values.keep) mkdirSync(values.keep, { recursive: true });
  const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'lianqun-bench-'));
  const embedded = await startEmbedded(folder, { durable: false });
  const at = { socket: embedded.socket, database: 'lianqun_bench_search' };
  const sql = connect(at);
  const database = openDatabase(at);
  try {
    await makeDatabase(embedded.socket, at.database);
    await buildPosts(sql, database, posts, io);
    if (!values.json) for (const line of heading(posts)) io.stdout(line);
    const lines = await measure(sql, each, io, line => values.json || io.stdout(asText(line)));
    if (values.json) io.stdout(JSON.stringify({ posts, each, lines }));
    return 0;
  } finally {
    await sql.end({ timeout: 5 });
    await database.close();
    await embedded.stop();
    if (!values.keep) rmSync(folder, { recursive: true, force: true });
  }
}

async function makeDatabase(socket: string, name: string): Promise<void> {
  const admin = connect({ socket, database: 'postgres' });
  const [there] = await admin`select 1 from pg_database where datname = ${name}`;
  if (!there) await admin.unsafe(`create database ${name}`);
  await admin.end();
}

function heading(posts: number): string[] {
  const heads = ['n', 'p50', 'p95', 'p99', 'busy p50', 'busy p95', 'ilike p50', 'ratio p50', 'ratio p95'];
  return [
    `${posts.toLocaleString('en')} posts; milliseconds of all statements as a client sees them, the fastest of three; busy: what the server's process computed; ilike: titles only, scanned`,
    `${'what'.padEnd(34)}${heads.map(head => head.padStart(10)).join('')}`,
  ];
}

function asText({ what, n, seen, busy, plain, ratio }: Line): string {
  const ms = (of: Spread | null, key: keyof Spread) => (of === null ? '' : of[key].toFixed(2)).padStart(10);
  const columns = [
    ...[ms(seen, 'p50'), ms(seen, 'p95'), ms(seen, 'p99'), ms(busy, 'p50'), ms(busy, 'p95')],
    ...[ms(plain, 'p50'), ms(ratio, 'p50'), ms(ratio, 'p95')],
  ];
  return what.padEnd(34) + String(n).padStart(10) + columns.join('');
}
