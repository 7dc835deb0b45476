import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A program that serves, and where. */
export type Served = { child: ChildProcess; address: string; pid: number };

/** Starts a program and waits for the address that it prints. */
export function serveFrom([command, ...rest]: string[], env: NodeJS.ProcessEnv): Promise<Served> {
  return new Promise((resolve, reject) => {
    const child = spawn(command!, rest, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const hear = (chunk: Buffer) => {
      said = (said + chunk).slice(-4000);
      const found = /http:\/\/[\d.]+:\d+/.exec(said);
      if (found) resolve({ child, address: found[0], pid: child.pid! });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', code => reject(new Error(`${command} ended with ${code}: ${said}`)));
  });
}

/** Asks it to stop and waits until it has. */
export function stop(child: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    if (child.exitCode !== null) resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** CPU milliseconds so far of a process, and of the PostgreSQL that runs in the data folder. */
export function cpuOf(pid: number, data: string): { own: number; database: number } {
  const postmaster = Number(readFileSync(join(data, 'pgdata', 'postmaster.pid'), 'utf8').split('\n')[0]);
  let database = ticks(postmaster).ms;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const process = ticks(Number(name));
    if (process.parent === postmaster) database += process.ms;
  }
  return { own: ticks(pid).ms, database };
}

// Fields 4, 14 and 15 of /proc/PID/stat: parent, user and system time in hundredths of a second.
function ticks(pid: number): { parent: number; ms: number } {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return { parent: Number(fields[1]), ms: (Number(fields[11]) + Number(fields[12])) * 10 };
  } catch {
    return { parent: 0, ms: 0 };
  }
}

/** CPU milliseconds that all programs of the machine used so far; what was stolen by other machines is left out. */
export function machineCpu(): number {
  const [user, nice, system, , , irq, softirq] = readFileSync('/proc/stat', 'utf8')
    .split('\n')[0]!
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user! + nice! + system! + irq! + softirq!) * 10;
}
