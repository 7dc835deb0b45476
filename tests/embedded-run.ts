import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { inRoot } from '#platform/root.ts';

export type Line = { up?: number; rows?: number[]; written?: number; refused?: string; message?: string; log?: string };

export type Writer = {
  process: ChildProcess;
  /** Every line so far, in order. */
  lines: Line[];
  /** Waits for a line that fits, from the line of that index on; fails with what was told when the program ends first or is silent. */
  until(fits: (line: Line) => boolean, from?: number): Promise<Line>;
  /** Sends the signal and waits until the program has ended and all its output was read. */
  end(signal: NodeJS.Signals): Promise<number | null>;
};

type How = { uid?: number; durable?: boolean; path?: string; before?: string[] };

export const isRoot = process.getuid?.() === 0;

/** Starts the writing program on a folder, as another user where root asks for it, with another PATH, or behind other words. */
export function runWriter(folder: string, how: How = {}): Writer {
  const [program, ...rest] = [
    ...(how.before ?? []),
    process.execPath,
    inRoot('tests/embedded-writer.ts'),
    folder,
    how.durable === false ? 'fast' : 'durable',
  ];
  const child = spawn(program!, rest, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PATH: how.path ?? process.env.PATH },
    ...(how.uid !== undefined && isRoot ? { uid: how.uid, gid: how.uid } : {}),
  });
  const lines: Line[] = [];
  const closed = new Promise<number | null>(resolve => child.once('close', resolve));
  let ended = false;
  void closed.then(() => {
    ended = true;
  });
  let unfinished = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    const parts = (unfinished + text).split('\n');
    unfinished = parts.pop()!;
    for (const part of parts) lines.push(JSON.parse(part) as Line);
  });
  onTestFinished(async () => {
    if (!ended) child.kill('SIGTERM');
    await closed;
  });
  return {
    process: child,
    lines,
    async until(fits, from = 0) {
      const late = Date.now() + 60_000;
      for (let seen = from; ; await wait(2)) {
        // In this order: what was told last is read before the end counts.
        const over = ended || Date.now() > late;
        for (; seen < lines.length; seen++) if (fits(lines[seen]!)) return lines[seen]!;
        if (over)
          throw new Error(`The writer ${ended ? 'ended' : 'is silent'}: ${JSON.stringify(lines.filter(line => !line.written))}`);
      }
    },
    end(signal) {
      child.kill(signal);
      return closed;
    },
  };
}

/** A folder that is removed after the test; anybody may pass through it, and root gives it to the user named. */
export function ownFolder(uid?: number): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lianqun-embedded-')));
  chmodSync(folder, 0o755);
  const inner = join(folder, 'data');
  mkdirSync(inner);
  if (isRoot) {
    chownSync(folder, uid ?? 0, uid ?? 0);
    chownSync(inner, uid ?? 0, uid ?? 0);
  }
  onTestFinished(async () => {
    for (let tries = 0; serversOf(inner).length > 0 && tries < 500; tries++) await wait(10);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return inner;
}

/** A PATH that holds only these tools of the system, as on a machine without the others. */
export function pathWith(...tools: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'lianqun-path-'));
  chmodSync(folder, 0o755);
  for (const tool of tools) {
    const at = ['/usr/bin', '/bin'].map(bin => join(bin, tool)).find(existsSync);
    if (at) symlinkSync(at, join(folder, tool));
  }
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

export function postmasterOf(folder: string): number {
  return Number(readFileSync(join(folder, 'pgdata', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** The processes that work in the folder's cluster, by their working folder. */
export function serversOf(folder: string): number[] {
  const data = join(folder, 'pgdata');
  if (!existsSync('/proc')) return [];
  return readdirSync('/proc')
    .map(Number)
    .filter(pid => {
      try {
        return pid > 0 && readlinkSync(`/proc/${pid}/cwd`) === data;
      } catch {
        return false;
      }
    });
}
