import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { builtStamp, contentStamp, home, quickStamp } from './stamp.ts';

const dist = join(home, 'dist');
const lock = join(home, 'dist.lock');
const fresh = join(home, `dist.${process.pid}`);
const bundlers = new Set<ChildProcess>();

/**
 * Brings dist up to date and says so in one line on stderr. Both parts are built into a fresh folder that takes the
 * place of the old one only when both succeeded. Of two starts one builds and the other waits; one that is stopped
 * meanwhile takes its bundlers and its half of a build along. Throws BuildFailed.
 */
export async function build(force = false): Promise<void> {
  if (!force && isSame(contentStamp())) return;
  const off = cleanWhenStopped();
  try {
    await holdLock();
    try {
      const stamp = { quick: quickStamp(), content: contentStamp() };
      if (force || !isSame(stamp.content)) await buildAll(JSON.stringify(stamp));
    } finally {
      rmSync(lock, { force: true });
    }
  } catch (error) {
    throw explained(error);
  } finally {
    off();
  }
}

/** A build that did not finish; the words carry what the bundler said. */
export class BuildFailed extends Error {}

/** Whether dist was made from this content, as after a mere copy or checkout; notes the new moments where it may. */
function isSame(content: string): boolean {
  if (builtStamp()?.content !== content) return false;
  try {
    writeFileSync(join(dist, 'stamp.json'), JSON.stringify({ quick: quickStamp(), content }));
  } catch {
    // Installed read-only: every start then compares the content, which costs some ten milliseconds.
  }
  return true;
}

function explained(error: unknown): unknown {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) {
    return new BuildFailed(
      `${home} 不可写，而其中的 dist 与源文件不一致。请让能写入它的用户先运行一次 npm run build。 The folder is read-only and dist is not up to date: run npm run build as a user who may write to it.`,
    );
  }
  if (code === 'ENOSPC') return new BuildFailed('磁盘已满，请先腾出空间。 The disk is full.');
  return error;
}

/** Lets a signal end the process at once and in order; returns a function that goes back to the usual. */
function cleanWhenStopped(): () => void {
  const clean = () => {
    for (const child of bundlers) child.kill('SIGKILL');
    for (const path of [fresh, `${lock}.${process.pid}`]) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
    if (holder() === process.pid) rmSync(lock, { force: true });
  };
  const end = (signal: NodeJS.Signals) => process.exit(128 + constants.signals[signal]);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.once(signal, end);
  process.once('exit', clean);
  return () => {
    for (const signal of signals) process.off(signal, end);
    process.off('exit', clean);
  };
}

/** Removes what builds left that were killed too hard to do so themselves; only the one that holds the lock may. */
function sweep(): void {
  for (const name of readdirSync(home)) {
    const pid = /^dist(\.lock)?\.(\d+)(\.old)?$/.exec(name)?.[2];
    if (pid && isGone(Number(pid))) rmSync(join(home, name), { recursive: true, force: true });
  }
}

async function buildAll(stamp: string): Promise<void> {
  sweep();
  rmSync(fresh, { recursive: true, force: true });
  const done: string[] = [];
  const line = watch(done);
  try {
    const parts = await Promise.allSettled([
      vite(['--outDir', join(fresh, 'public')]).then(() => done.push('browser')),
      vite(['--ssr', '--outDir', fresh]).then(() => done.push('server')),
    ]);
    const failed = parts.find(part => part.status === 'rejected');
    if (failed) throw failed.reason;
    writeFileSync(join(fresh, 'stamp.json'), stamp);
    const old = join(home, `dist.${process.pid}.old`);
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(fresh, dist);
    rmSync(old, { recursive: true, force: true });
    line.end('完成 done');
  } catch (error) {
    line.end('失败 failed');
    throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function vite(args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const bin = join(home, 'node_modules', 'vite', 'bin', 'vite.js');
    const child = spawn(process.execPath, [bin, 'build', '--logLevel', 'warn', '--emptyOutDir', 'false', ...args], {
      cwd: home,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    bundlers.add(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', text => (said += text));
    child.once('error', reject);
    child.once('close', code => {
      bundlers.delete(child);
      if (code === 0) resolve();
      else reject(new BuildFailed(said.trim() || `vite ended with ${code}`));
    });
  });
}

/** One line that tells a terminal how long it has taken so far; into a file only its beginning and its end. */
function watch(done: string[]): { end(word: string): void } {
  const began = Date.now();
  const words = () => `链群正在构建 building Lianqun … ${((Date.now() - began) / 1000).toFixed(1)} s ${done.join(' + ')}`;
  const live = process.stderr.isTTY;
  const timer = live ? setInterval(() => process.stderr.write(`\r\x1b[K${words()}`), 200) : undefined;
  if (!live) process.stderr.write('链群正在构建 building Lianqun …\n');
  return {
    end(word) {
      clearInterval(timer);
      process.stderr.write(`${live ? '\r\x1b[K' : ''}${words()} ${word}\n`);
    },
  };
}

/** The lock appears with its content at once (a link to a written file), so that nobody ever reads it half made. */
async function holdLock(): Promise<void> {
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    for (;;) {
      try {
        linkSync(mine, lock);
        return;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      if (isGone(holder())) rmSync(lock, { force: true });
      else await wait(100);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** The process that builds just now, by the lock; NaN where it cannot be told. */
function holder(): number {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return Number.NaN;
  }
}

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

if (import.meta.main) {
  await build(true).catch(error => {
    console.error(error instanceof BuildFailed ? error.message : error);
    process.exitCode = 1;
  });
}
