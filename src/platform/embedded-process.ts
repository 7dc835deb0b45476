import { type ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Account, endWithParent } from './embedded-account.ts';
import type { Places } from './embedded-folder.ts';
import { isRunning } from './embedded-owner.ts';
import { explainServerFailure } from './embedded-refusals.ts';

/** A running postmaster, started by this process or left by an earlier one. */
export type Server = {
  pid: number;
  socket: string;
  isAlive(): boolean;
  /** Started by an earlier process, not by this one. */
  isLeft: boolean;
  /** Its process was seen to work in the cluster's folder: safe to send it a signal. */
  isCertain: boolean;
  /** What it printed since its start, to explain a failure. */
  printed(): string;
};

export type ServerState = 'starting' | 'ready' | 'stopping';

/** Runs initdb on an empty folder; throws the operator's sentence when it fails. */
export async function runInitdb(
  places: Places,
  at: string,
  account: Account,
  durable: boolean,
  stop: AbortSignal,
): Promise<void> {
  const flags = [
    ...['-D', at, '-U', 'app', '--auth-local=trust', '--auth-host=reject', '--encoding=UTF8', '--data-checksums'],
    // Sorting by code point in every release; the character class must still be Unicode's, or Chinese is no letter to pg_trgm.
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--lc-ctype=C.UTF-8'],
    ...(durable ? [] : ['--no-sync']),
  ];
  const child = run(account, 'KILL', [join(account.native, 'bin', 'initdb'), ...flags], at, 'pipe');
  const abort = () => child.kill('SIGTERM');
  stop.addEventListener('abort', abort);
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', text => (printed += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  stop.removeEventListener('abort', abort);
  if (code === 0) return;
  rmSync(at, { recursive: true, force: true, maxRetries: 5 });
  stop.throwIfAborted();
  throw explainServerFailure(places.folder, printed);
}

/** Starts the postmaster; it may not accept connections yet. */
export function launch(places: Places, account: Account): Server {
  trimLog(places.log);
  const log = openSync(places.log, 'a', 0o600);
  const from = statSync(places.log).size;
  const child = run(account, 'INT', [join(account.native, 'bin', 'postgres'), '-D', places.data], places.data, log);
  closeSync(log);
  let failure = '';
  child.once('error', error => {
    failure = error.message;
  });
  return {
    pid: child.pid ?? -1,
    socket: places.run,
    isLeft: false,
    isCertain: true,
    isAlive: () => child.pid !== undefined && child.exitCode === null && child.signalCode === null,
    printed: () => failure || readFileSync(places.log).subarray(from).toString('utf8'),
  };
}

/** The postmaster that an earlier process left on this data folder, where one still runs. */
export function findLeftServer(places: Places): (Server & { state: ServerState }) | undefined {
  const file = readPidFile(places.data);
  const serves = file && servesFolder(file.pid, places.data);
  if (!file || serves === 'no') return undefined;
  return {
    pid: file.pid,
    socket: file.socket || places.run,
    state: file.state,
    isLeft: true,
    isCertain: serves === 'yes',
    isAlive: () => servesFolder(file.pid, places.data) !== 'no',
    printed: () => '',
  };
}

/** What the postmaster says about itself in postmaster.pid: line 1 its number, 5 the socket's folder, 8 its state. */
export function readPidFile(data: string): { pid: number; socket: string; state: ServerState } | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  const state = lines[7]?.trim();
  return { pid, socket: lines[4]?.trim() ?? '', state: state === 'ready' || state === 'stopping' ? state : 'starting' };
}

/**
 * Removes what a server that did not stop by itself left behind. PostgreSQL would refuse to start while the number in
 * these files is in use by any other program, or by its own dead predecessor that nobody has taken note of yet.
 */
export function removeLockFiles(places: Places): void {
  for (const file of [
    join(places.data, 'postmaster.pid'),
    join(places.run, '.s.PGSQL.5432.lock'),
    join(places.run, '.s.PGSQL.5432'),
  ]) {
    rmSync(file, { force: true });
  }
}

/** Asks for a fast shutdown (clients are cut off, a checkpoint is written) and waits; harsher after `patience` milliseconds. */
export async function stopServer(places: Places, server: Server, patience: number, log: (line: string) => void): Promise<void> {
  const steps = [
    ['SIGINT', patience],
    ['SIGQUIT', Math.min(patience, 10_000)],
    ['SIGKILL', 5_000],
  ] as const;
  for (const [signal, limit] of steps) {
    if (!server.isAlive()) break;
    if (signal !== 'SIGINT')
      log(`PostgreSQL (pid ${server.pid}) did not stop in time: sending ${signal}; the next start recovers from its log`);
    send(server.pid, signal);
    if (await isGone(server, limit)) break;
  }
  await endOrphans(places.data);
}

/** Whether the server has ended within so many milliseconds. */
async function isGone(server: Server, limit: number): Promise<boolean> {
  const end = Date.now() + limit;
  while (server.isAlive()) {
    if (Date.now() > end) return false;
    await wait(5);
  }
  return true;
}

/** Ends the back ends that outlive a killed postmaster: while one lives, no new server may start. Only Linux can name them. */
export async function endOrphans(data: string): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    const orphans = listProcessesIn(data);
    if (orphans.length === 0) return;
    for (const pid of orphans) send(pid, tries < 400 ? 'SIGQUIT' : 'SIGKILL');
    await wait(10);
  }
}

/** Sends a signal; a process that has gone already is no error. */
export function send(pid: number, signal: NodeJS.Signals): void {
  try {
    if (pid > 1) process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function listProcessesIn(data: string): number[] {
  if (process.platform !== 'linux') return [];
  const isOurs = (pid: number) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === data && /^Name:\s+postgres$/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
    } catch {
      return false;
    }
  };
  return readdirSync('/proc')
    .map(Number)
    .filter(pid => pid > 1 && isOurs(pid) && isRunning(pid));
}

/** Whether this process number still is a postmaster of that folder: its working folder is the cluster's. */
function servesFolder(pid: number, data: string): 'yes' | 'no' | 'maybe' {
  if (!isRunning(pid)) return 'no';
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data ? 'yes' : 'no';
  } catch {
    // No /proc here, or the process belongs to somebody else: only its answer on the socket can tell.
    return isRunning(pid) ? 'maybe' : 'no';
  }
}

function run(account: Account, atEnd: 'INT' | 'KILL', words: string[], cwd: string, out: 'pipe' | number): ChildProcess {
  const [program, ...rest] = [...account.prefix, ...endWithParent(atEnd), ...words];
  return spawn(program!, rest, {
    ...account.ids,
    cwd,
    // Ctrl-C reaches the whole group of the terminal: the server must be stopped by us, after its clients.
    detached: true,
    stdio: ['ignore', out, out],
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', TZ: 'UTC', LC_ALL: 'C' },
  });
}

const logLimit = 10_000_000;

/** Keeps at most the current and the last 10 MB of the server's log; the server appends, so the file may be emptied under it. */
export function trimLog(log: string): void {
  try {
    if (statSync(log).size < logLimit) return;
    copyFileSync(log, `${log}.1`);
    truncateSync(log);
  } catch {
    // no log yet, or no room for the copy: the log is not worth a stop
  }
}
