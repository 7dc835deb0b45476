import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { inRoot } from '#platform/root.ts';

const lifecycle = pathToFileURL(inRoot('src/cli/lifecycle.ts')).href;

/** A program that tells why it was asked to stop; `end` says what it does then, after `grace` milliseconds it is ended. */
function program(end: string, grace = 30_000): string[] {
  const script = `import(${JSON.stringify(lifecycle)}).then(({ onStop, superviseParent }) => {
    const asked = why => { console.log(why); ${end} };
    onStop(asked, ${grace});
    superviseParent(asked, ${grace});
    setInterval(() => {}, 1000);
    console.log('pid ' + process.pid);
  })`;
  return [process.execPath, '-e', script];
}

type Told = { child: ChildProcess; lines: string[]; code: Promise<number | null>; pid: number };

async function start(words: string[], env: NodeJS.ProcessEnv = {}): Promise<Told> {
  const { npm_lifecycle_event: _, ...clean } = process.env;
  const child = spawn(words[0]!, words.slice(1), { stdio: ['ignore', 'pipe', 'inherit'], env: { ...clean, ...env } });
  const lines: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => lines.push(...text.trim().split('\n')));
  // Closed when the last holder of the pipe has ended: the program itself, also when its parent went first.
  const code = new Promise<number | null>(resolve => child.once('close', resolve));
  await expect.poll(() => lines[0], { timeout: 40_000 }).toMatch(/^pid /);
  const pid = Number(lines[0]!.slice(4));
  onTestFinished(async () => {
    if (isRunning(pid)) process.kill(pid, 'SIGKILL');
    await code;
  });
  return { child, lines, code, pid };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** As `npm start` does: a parent that waits for the program and passes no signal on. */
const behindParent = (words: string[]) => ['sh', '-c', '"$@" & wait', 'sh', ...words];

test('a program that npm started ends when its parent is killed', async () => {
  const told = await start(behindParent(program('process.exit()')), { npm_lifecycle_event: 'start' });
  expect(told.pid).not.toBe(told.child.pid);
  const killed = performance.now();
  told.child.kill('SIGKILL');
  await told.code;
  expect(told.lines.slice(1)).toEqual(['parent gone']);
  expect(performance.now() - killed).toBeLessThan(8000);
});

test('a program that npm did not start outlives its parent', async () => {
  const told = await start(behindParent(program('process.exit()')));
  told.child.kill('SIGKILL');
  await wait(1200);
  expect(isRunning(told.pid)).toBe(true);
  expect(told.lines.length).toBe(1);
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s asks once, and the program ends in its own time', async signal => {
  const told = await start(program('setTimeout(() => process.exit(0), 50)'));
  told.child.kill(signal);
  expect(await told.code).toBe(0);
  expect(told.lines.slice(1)).toEqual([signal]);
});

test('a second signal forces the end', async () => {
  const told = await start(program(''));
  told.child.kill('SIGTERM');
  await expect.poll(() => told.lines.length).toBe(2);
  told.child.kill('SIGINT');
  expect(await told.code).toBe(130);
});

test('a program that does not end in time is ended', async () => {
  const told = await start(program('', 200));
  told.child.kill('SIGTERM');
  expect(await told.code).toBe(1);
});
