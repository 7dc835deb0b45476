import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Io } from '#cli/io.ts';
import { connect } from '#platform/database.ts';
import { inRoot } from '#platform/root.ts';
import { fillPosts } from './posts.ts';
import { cpuOf, serveFrom, stop } from './served.ts';

type Page = { name: string; path: string; fresh?: true };
type Measured = { page: string; cpu_ms: number; database_cpu_ms: number; per_second: number; bytes: number; ratio: number };

const connections = 8;

/**
 * Serves the demonstration set from a process of its own and asks it for each page: CPU milliseconds a request of the server and of its
 * database, requests a second, bytes, and the ratio to the floor: a bare node:http answer that reads the same twenty rows and joins strings.
 */
export async function benchPages(args: string[], io: Io): Promise<number> {
  const requests = Number(args[args.indexOf('--requests') + 1]) || 3000;
  const data = mkdtempSync(join(tmpdir(), 'lianqun-bench-'));
  const env = { ...process.env, LIANQUN_DATA: data, LIANQUN_RATES: 'off', PORT: '0', HOST: '127.0.0.1', DATABASE_URL: '' };
  const server = await serveFrom([inRoot('lianqun'), 'start'], env);
  const floor = await serveFrom([process.execPath, inRoot('bench', 'floor.ts')], { ...env, FLOOR_SOCKET: join(data, 'run') });
  try {
    const code = await firstCode(server.address);
    await restOf(join(data, 'run'));
    const posts = args.includes('--posts') ? Number(args[args.indexOf('--posts') + 1]) : 100_000;
    await fillPosts(join(data, 'run'), posts);
    const first = await firstPost(server.address);
    const pages: Page[] = [
      { name: 'floor', path: '/' },
      { name: 'home', path: '/' },
      { name: 'list', path: '/spaces' },
      { name: 'list, filtered', path: '/spaces?place=310117&height=6' },
      { name: 'offer', path: `/offers/${code}` },
      { name: 'request', path: '/needs/new' },
      // A query that nobody sent before has no page in memory: the post is made anew each time.
      { name: 'post, made', path: first, fresh: true },
      { name: 'post, kept', path: first },
      { name: 'posts, made', path: '/posts', fresh: true },
      { name: 'posts, kept', path: '/posts' },
      { name: 'match', path: `/match?q=${encodeURIComponent('松江3000-5000平单层厂房，层高8米以上，可环评')}` },
    ];
    const results: Measured[] = [];
    for (const [index, page] of pages.entries()) {
      io.progress?.(index, pages.length, page.name);
      const target = page.name === 'floor' ? floor : server;
      await ask(target.address + page.path, Math.ceil(requests / 2), page.fresh);
      const before = cpuOf(target.pid, data);
      const started = performance.now();
      const bytes = await ask(target.address + page.path, requests, page.fresh);
      const seconds = (performance.now() - started) / 1000;
      const after = cpuOf(target.pid, data);
      const cpu = (after.own - before.own) / requests;
      results.push({
        page: page.name,
        cpu_ms: cpu,
        database_cpu_ms: (after.database - before.database) / requests,
        per_second: requests / seconds,
        bytes,
        ratio: cpu / (results[0]?.cpu_ms ?? cpu),
      });
    }
    io.progress?.(pages.length, pages.length, '');
    report(results, args.includes('--json'), io);
    return 0;
  } finally {
    await Promise.all([stop(floor.child), stop(server.child)]);
    rmSync(data, { recursive: true, force: true });
  }
}

function report(results: readonly Measured[], json: boolean, io: Io): void {
  if (json) {
    io.stdout(JSON.stringify(results));
    return;
  }
  io.stdout('page             CPU ms   database ms   requests/s     kB   × floor');
  for (const row of results) {
    io.stdout(
      `${row.page.padEnd(15)}${row.cpu_ms.toFixed(2).padStart(8)}${row.database_cpu_ms.toFixed(2).padStart(14)}${row.per_second.toFixed(0).padStart(13)}${(row.bytes / 1024).toFixed(1).padStart(7)}${row.ratio.toFixed(2).padStart(10)}`,
    );
  }
}

let asked = 0;

/** Asks an address so many times over a few kept connections and returns the size of one answer; `fresh` adds a query that was never sent; any status but 200 is an error. */
async function ask(url: string, times: number, fresh = false): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let left = times;
  let bytes = 0;
  const one = () =>
    new Promise<void>((resolve, reject) => {
      get(fresh ? `${url}?fresh=${++asked}` : url, { agent, headers: { 'accept-encoding': 'identity' } }, answer => {
        if (answer.statusCode !== 200) reject(new Error(`${url}: ${answer.statusCode}`));
        let size = 0;
        answer.on('data', (chunk: Buffer) => {
          size += chunk.length;
        });
        answer.on('end', () => {
          bytes = size;
          resolve();
        });
      }).on('error', reject);
    });
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (left-- > 0) await one();
    }),
  );
  agent.destroy();
  return bytes;
}

/** Waits until the work of the start is done: the search over the demonstration set would count as the cost of pages. */
async function restOf(socket: string): Promise<void> {
  const sql = connect({ socket });
  try {
    for (let tries = 0; tries < 240; tries++) {
      const [row] = await sql<{ due: number }[]>`
        select count(*)::int as due from graphile_worker.jobs where run_at <= now() and attempts < max_attempts`;
      if (row!.due === 0) return;
      await wait(500);
    }
    throw new Error('The work of the start does not end');
  } finally {
    await sql.end();
  }
}

async function firstCode(address: string): Promise<string> {
  const html = await (await fetch(`${address}/spaces`)).text();
  const code = /data-code="([^"]+)"/.exec(html)?.[1];
  if (!code) throw new Error('The list shows no listing to open');
  return code;
}

async function firstPost(address: string): Promise<string> {
  const html = await (await fetch(`${address}/posts`)).text();
  const path = /href="(\/posts\/\d+)"/.exec(html)?.[1];
  if (!path) throw new Error('The list shows no post to open');
  return path;
}
