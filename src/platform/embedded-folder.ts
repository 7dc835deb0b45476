import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, lstatSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { explainMissing, FolderUnusable } from './embedded-refusals.ts';

/** Where everything of one data folder lies. */
export type Places = {
  folder: string;
  /** The cluster's own folder. */
  data: string;
  /** Folder of the unix socket: inside the data folder, or under the system's temporary one when that path is too long. */
  run: string;
  log: string;
};

/** Makes the data folder where it is missing and checks that it can be used; throws FolderUnusable. */
export function prepareFolder(wanted: string): Places {
  try {
    // Root keeps the folder to itself, but the server's user must be able to pass through it.
    makeFolder(wanted, process.getuid?.() === 0 ? 0o711 : 0o700);
    accessSync(wanted, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw explainMissing(wanted, error);
  }
  const folder = realpathSync(wanted);
  return { folder, data: join(folder, 'pgdata'), run: socketFolder(folder), log: join(folder, 'postgres.log') };
}

/** One step after the other: Node's own recursive way tries for ever where the system answers ENOENT, as under /proc. */
function makeFolder(path: string, mode: number): void {
  if (!existsSync(path) && dirname(path) !== path) makeFolder(dirname(path), mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !lstatSync(realpathSync(path)).isDirectory()) throw error;
  }
}

/** A socket's path may have 107 bytes, and some signs mean something in PostgreSQL's list of folders. */
function socketFolder(folder: string): string {
  const run = join(folder, 'run');
  if (Buffer.byteLength(join(run, '.s.PGSQL.5432')) <= 100 && !/[,"'\\\p{Cc}]/u.test(run)) return run;
  const name = `lianqun-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  const short = join(tmpdir(), name);
  return Buffer.byteLength(short) <= 80 ? short : join('/tmp', name);
}

/** Makes the socket folder; throws FolderUnusable when somebody else made one of that name in the temporary folder first. */
export function makeSocketFolder(places: Places, owners: number[]): void {
  mkdirSync(places.run, { recursive: true, mode: 0o700 });
  const made = lstatSync(places.run);
  if (!made.isDirectory() || (process.getuid && !owners.includes(made.uid)) || made.mode & 0o077) {
    throw new FolderUnusable(places.folder, `放置套接字的 ${places.run} 属于别人或对别人开放。请移走它，再重新启动。`);
  }
}

/** Removes the socket folder where it lies in the system's temporary one. */
export function removeSocketFolder(places: Places): void {
  if (!places.run.startsWith(places.folder)) rmSync(places.run, { recursive: true, force: true });
}
