// What `npm test` runs: every check of the house, each timed, to the end; the last line sums up.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

const home = join(import.meta.dirname, '..');
const results = join(home, 'tmp', 'results');
/** Longer than a slow day takes for the slowest step; what hangs is ended. */
const patience = 20 * 60_000;

type Outcome = { ok: boolean; said: string; passed?: number; failed?: number };

type Step = {
  name: string;
  /** Steps that must have ended before; where one of them failed this one still runs, on what is there. */
  after?: string[];
  /** Processors it keeps busy. */
  weight?: number;
  run: () => Promise<Outcome>;
};

const steps: Step[] = [
  { name: 'install', run: async () => checkInstall() },
  { name: 'format and lint', run: () => command('biome', ['ci', '--colors=off', '.']) },
  { name: 'types', run: () => command('tsc', ['--noEmit']) },
  { name: 'import rules', run: () => command('depcruise', ['src', 'tests', 'bench']) },
  { name: 'unused code', run: () => command('knip', []) },
  { name: 'build', weight: 2, run: () => command('node', ['src/cli/build.ts']) },
  { name: 'guards', run: () => vitest('guards') },
  { name: 'schema files', after: ['build'], run: () => command('node', ['src/cli/launch.ts', 'schema', '--check']) },
  { name: 'tests', weight: 2, after: ['build'], run: () => vitest('house', 'language') },
  { name: 'weight', after: ['build'], run: () => vitest('weight') },
  { name: 'browser goals', weight: 2, after: ['build'], run: () => vitest('browser') },
  {
    name: 'leftovers',
    after: ['schema files', 'tests', 'weight', 'browser goals', 'unused code'],
    run: async () => checkLeftovers(),
  },
];

/** What lay in the project's folder before; a build makes dist, its results go to tmp. */
const before = new Set([...readdirSync(home), 'dist', 'tmp']);

const began = Date.now();
const running = new Set<ChildProcess>();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    for (const child of running) child.kill(signal);
    process.exit(1);
  });
}
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const total = { passed: 0, failed: 0 };
await runAll();
console.log(`\n${seconds(began)} in all`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

/** Starts each step as soon as those before it have ended and processors are free, in the order of the list. */
async function runAll(): Promise<void> {
  const ended = new Set<string>();
  const waiting = [...steps];
  const busy = new Map<Step, Promise<void>>();
  const room = Math.max(2, availableParallelism());
  while (waiting.length > 0 || busy.size > 0) {
    for (const step of [...waiting]) {
      const used = [...busy.keys()].reduce((sum, one) => sum + (one.weight ?? 1), 0);
      if (!(step.after ?? []).every(name => ended.has(name))) continue;
      if (used > 0 && used + (step.weight ?? 1) > room) continue;
      waiting.splice(waiting.indexOf(step), 1);
      const work = runStep(step).then(() => {
        busy.delete(step);
        ended.add(step.name);
      });
      busy.set(step, work);
    }
    await Promise.race(busy.values());
  }
}

async function runStep(step: Step): Promise<void> {
  const started = Date.now();
  const outcome = await step.run().catch((error): Outcome => ({ ok: false, said: String(error?.stack ?? error) }));
  const { passed = 0, failed = 0 } = outcome;
  total.passed += passed + (outcome.ok ? 1 : 0);
  total.failed += failed + (outcome.ok || failed > 0 ? 0 : 1);
  const numbers = outcome.passed === undefined ? '' : `  ${passed} passed, ${failed} failed`;
  console.log(`${outcome.ok ? '✓' : '✗'} ${step.name.padEnd(16)} ${seconds(started).padStart(7)}${numbers}`);
  if (!outcome.ok) console.log(indented(outcome.said));
}

/** The packages on disk must be those of the lock file: half the riddles of a red run are an old node_modules. */
function checkInstall(): Outcome {
  type Lock = { packages: Record<string, { version?: string; optional?: boolean; optionalDependencies?: object }> };
  const lock = JSON.parse(readFileSync(join(home, 'package-lock.json'), 'utf8')) as Lock;
  const wrong: string[] = [];
  for (const [path, { version, optional, optionalDependencies = {} }] of Object.entries(lock.packages)) {
    // npm writes a lock file without the packages for other systems when it cannot see them, and npm ci then refuses it.
    for (const name of Object.keys(optionalDependencies)) {
      if (!(`node_modules/${name}` in lock.packages || `${path}/node_modules/${name}` in lock.packages))
        wrong.push(`${name} is missing in the lock file`);
    }
    if (path === '') continue;
    let there: string | undefined;
    try {
      there = JSON.parse(readFileSync(join(home, path, 'package.json'), 'utf8')).version;
    } catch {
      // Packages for other systems are left out by npm.
      if (optional) continue;
    }
    if (there !== version) wrong.push(`${path}: ${version} is asked for, ${there ?? 'nothing'} is there`);
  }
  const node = Number(process.versions.node.split('.')[0]);
  if (node < 24) wrong.push(`Node ${process.versions.node} runs this, 24 or newer is needed`);
  return { ok: wrong.length === 0, said: `${wrong.join('\n')}\nRun npm ci.` };
}

/** A test that mistakes a text for a path, or a start without its data folder, would litter the project. */
function checkLeftovers(): Outcome {
  const left = readdirSync(home).filter(name => !before.has(name));
  return { ok: left.length === 0, said: `These appeared in the project's folder during the run: ${left.join(', ')}` };
}

/** Runs a program of node_modules/.bin (or this very node) and keeps what it says for the case that it fails. */
function command(name: string, args: string[], more: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  return new Promise(resolve => {
    const bin = join(home, 'node_modules', '.bin');
    const env: NodeJS.ProcessEnv = { ...process.env, PATH: `${bin}:${process.env.PATH}`, NO_COLOR: '1', ...more };
    delete env.NODE_ENV;
    delete env.FORCE_COLOR;
    const file = name === 'node' ? process.execPath : join(bin, name);
    const child = spawn(file, args, { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    const limit = setTimeout(() => child.kill('SIGKILL'), patience);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    }
    const end = (ok: boolean, words = '') => {
      clearTimeout(limit);
      running.delete(child);
      resolve({ ok, said: said + words });
    };
    child.once('error', error => end(false, String(error)));
    child.once('close', (code, signal) => end(code === 0, signal ? `\nended by ${signal}` : ''));
  });
}

/** Runs one project of vitest.config.ts. A skipped test counts as failed: nothing is left out quietly. */
async function vitest(...projects: string[]): Promise<Outcome> {
  const file = join(results, `${projects[0]}.json`);
  const args = [
    'run',
    ...projects.map(project => `--project=${project}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const { ok, said } = await command('vitest', args, { CI: 'true' });
  type Report = { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number };
  let report: Report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { ok: false, said };
  }
  const skipped = report.numPendingTests + report.numTodoTests;
  const words = skipped > 0 ? `${said}\n${skipped} tests were skipped` : said;
  return { ok: ok && skipped === 0, said: words, passed: report.numPassedTests, failed: report.numFailedTests + skipped };
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

function indented(text: string): string {
  const lines = text.trimEnd().split('\n');
  const shown = lines.length > 200 ? [`… ${lines.length - 200} lines before`, ...lines.slice(-200)] : lines;
  return shown.map(line => `    ${line}`).join('\n');
}
