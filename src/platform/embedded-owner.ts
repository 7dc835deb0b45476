import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { FolderHeld } from './embedded-refusals.ts';

/** Who started on a data folder, written so that a process number used again by another program is not taken for the owner. */
export type Owner = {
  pid: number;
  since: string;
  /** When the kernel started that process, in its own notation. */
  begun?: string | undefined;
  /** This run of the machine, and the space in which the process number counts (a container has its own). */
  boot?: string | undefined;
  space?: string | undefined;
  /** The server was told to stop when this process ends, so that a server still up is about to go. */
  endsWithOwner?: boolean;
};

export type Claim = {
  /** Who left the folder without releasing it, where somebody did. */
  previous: Owner | undefined;
  note(change: Partial<Owner>): void;
  release(): void;
};

/**
 * Makes this process the owner of the data folder by a file made with O_EXCL, which also guards the time before a
 * server runs. Throws FolderHeld while another living process owns it; a file left by a dead one is taken over.
 */
export async function claimFolder(folder: string): Promise<Claim> {
  const file = join(folder, 'owner.json');
  let mine: Owner = {
    pid: process.pid,
    since: new Date().toISOString(),
    begun: begunAt(process.pid),
    boot: boot(),
    space: space(),
  };
  let previous: Owner | undefined;
  for (let tries = 0; ; tries++) {
    try {
      writeFileSync(file, JSON.stringify(mine), { flag: 'wx', mode: 0o644 });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        // A full disk takes the name and refuses the words.
        rmSync(file, { force: true });
        throw error;
      }
    }
    const text = readText(file);
    if (text === undefined) continue;
    const owner = parse(text);
    if (owner ? isHeldBy(owner) : isFresh(file) && tries < 100) {
      if (owner) throw new FolderHeld(folder, { pid: owner.pid, since: new Date(owner.since) });
      await wait(20);
      continue;
    }
    previous = owner;
    takeAway(file, text);
  }
  return {
    previous,
    note(change) {
      mine = { ...mine, ...change };
      writeFileSync(`${file}.new`, JSON.stringify(mine), { mode: 0o644 });
      renameSync(`${file}.new`, file);
    },
    release: () => {
      if (parse(readText(file) ?? '')?.pid === process.pid) rmSync(file, { force: true });
    },
  };
}

/** Removes the left-over file, but puts it back when another starter had replaced it in between. */
function takeAway(file: string, expected: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (readText(aside) === expected) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

function isHeldBy(owner: Owner): boolean {
  // In another container or before the machine's last start the number means nothing here; the database's lock decides then.
  if (owner.boot !== boot() || owner.space !== space()) return false;
  if (!isRunning(owner.pid)) return false;
  const begun = begunAt(owner.pid);
  return begun === undefined || owner.begun === undefined || begun === owner.begun;
}

/** Whether a process runs; a dead one that its parent has not yet taken note of (a zombie) does not count. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return !/^State:\s+[ZX]/m.test(readText(`/proc/${pid}/status`) ?? '');
}

function begunAt(pid: number): string | undefined {
  const stat = readText(`/proc/${pid}/stat`);
  // The program's name stands in brackets and may hold spaces and brackets itself; the 20th word after it is the start.
  if (stat) return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  if (process.platform === 'linux') return undefined;
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || undefined;
}

function boot(): string | undefined {
  return readText('/proc/sys/kernel/random/boot_id')?.trim();
}

function space(): string | undefined {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return undefined;
  }
}

function isFresh(file: string): boolean {
  const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Math.abs(Date.now() - made) < 2000;
}

function parse(text: string): Owner | undefined {
  try {
    const owner = JSON.parse(text) as Owner;
    return Number.isInteger(owner.pid) ? owner : undefined;
  } catch {
    return undefined;
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
