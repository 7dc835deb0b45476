import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from '#cli/io.ts';
import { inRoot } from '#platform/root.ts';
import { serveFrom, stop } from './served.ts';

/** What one page cost a reader on a slow phone; medians of several visits with an empty cache. */
export type Visit = { page: string; paint_ms: number; shift: number; bytes: number; script_bytes: number };

/** The largest paint and the weight that the portal promises for a text page without pictures, uncompressed. */
const promised = { paint_ms: 1500, shift: 0, bytes: 60_000, script_bytes: 0 };

/**
 * Serves the demonstration set and opens its pages in a Chromium that is slowed down through the DevTools protocol to a phone on a poor line
 * (a quarter of the processor, 150 ms a round trip, 1.6 Mbit/s): largest paint, layout shift, bytes. `blank` is a page of one word, the floor.
 */
export async function benchWeb(args: string[], io: Io): Promise<number> {
  const rounds = Number(args[args.indexOf('--rounds') + 1]) || 5;
  const data = mkdtempSync(join(tmpdir(), 'lianqun-bench-'));
  const env = { ...process.env, LIANQUN_DATA: data, LIANQUN_RATES: 'off', PORT: '0', HOST: '127.0.0.1', DATABASE_URL: '' };
  const server = await serveFrom([inRoot('lianqun'), 'start'], env);
  try {
    const list = await (await fetch(`${server.address}/posts`)).text();
    const post = /href="(\/posts\/\d+)"/.exec(list)?.[1];
    if (!post) throw new Error('no post is linked from /posts');
    const visits = await visit(server.address, rounds, { post, posts: '/posts', home: '/', spaces: '/spaces' });
    if (args.includes('--json')) io.stdout(JSON.stringify(visits));
    else report(visits, io);
    const text = visits.filter(({ page }) => page === 'post' || page === 'posts');
    const kept = text.every(one => (Object.keys(promised) as (keyof typeof promised)[]).every(key => one[key] <= promised[key]));
    io.stdout(
      kept
        ? 'HELD: text pages paint within 1.5 s, do not shift, weigh at most 60 kB, bring no script'
        : 'NOT HELD: 1.5 s, no shift, 60 kB, no script',
    );
    return kept ? 0 : 1;
  } finally {
    await stop(server.child);
    rmSync(data, { recursive: true, force: true });
  }
}

/** In a process of its own: the browser driver is not bundled with the server. */
function visit(address: string, rounds: number, pages: Record<string, string>): Promise<Visit[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [inRoot('bench', 'web', 'visit.ts'), address, String(rounds), JSON.stringify(pages)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', text => {
      said += text;
    });
    child.once('error', reject);
    child.once('close', code =>
      code === 0 ? resolve(JSON.parse(said) as Visit[]) : reject(new Error(`the browser ended with ${code}`)),
    );
  });
}

function report(visits: readonly Visit[], io: Io): void {
  const floor = visits[0]!.paint_ms;
  io.stdout('page     largest paint ms   × blank   shift      kB   script kB');
  for (const { page, paint_ms, shift, bytes, script_bytes } of visits)
    io.stdout(
      `${page.padEnd(9)}${paint_ms.toFixed(0).padStart(16)}${(paint_ms / floor).toFixed(2).padStart(10)}${shift.toFixed(3).padStart(8)}${(bytes / 1000).toFixed(1).padStart(8)}${(script_bytes / 1000).toFixed(1).padStart(12)}`,
    );
}
