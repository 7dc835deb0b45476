import { spawn } from 'node:child_process';
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { builtStamp, contentStamp, home, quickStamp } from './stamp.ts';

const dist = join(home, 'dist');
const lock = join(home, 'dist.lock');

/**
 * Brings dist up to date and says so in one line on stderr. Both parts are built into a fresh folder that takes the
 * place of the old one only when both succeeded. Of two starts one builds and the other waits. Throws BuildFailed.
 */
export async function build(force = false): Promise<void> {
  await holdLock();
  try {
    const stamp = { quick: quickStamp(), content: contentStamp() };
    const built = builtStamp();
    if (!force && built?.content === stamp.content) {
      if (built.quick !== stamp.quick) writeFileSync(join(dist, 'stamp.json'), JSON.stringify(stamp));
      return;
    }
    await buildAll(JSON.stringify(stamp));
  } finally {
    rmSync(lock, { force: true });
  }
}

/** A build that did not finish; the words carry what the bundler said. */
export class BuildFailed extends Error {}

async function buildAll(stamp: string): Promise<void> {
  const fresh = join(home, `dist.${process.pid}`);
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
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', text => (said += text));
    child.once('error', reject);
    child.once('close', code => (code === 0 ? resolve() : reject(new BuildFailed(said.trim() || `vite ended with ${code}`))));
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
      if (holderIsGone()) rmSync(lock, { force: true });
      else await wait(100);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

function holderIsGone(): boolean {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
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
