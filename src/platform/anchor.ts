import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { prepareFolder } from './embedded-folder.ts';

/** The number and hash of the last line that a log had at some moment. */
export type Noted = { number: number; hash: string };

const fileIn = (folder: string) => join(folder, 'audit.anchors');

/** Every note in the data folder, oldest first; lines that are none are given as such, since somebody may have changed the file. */
export function readAnchors(folder: string): { anchors: Noted[]; broken: number } {
  const anchors: Noted[] = [];
  let broken = 0;
  for (const line of textOf(fileIn(folder)).split('\n').filter(Boolean)) {
    const found = /^(\d{1,15}) ([0-9a-f]{64}) \S+$/.exec(line);
    if (found) anchors.push({ number: Number(found[1]), hash: found[2]! });
    else broken++;
  }
  return { anchors, broken };
}

/** Notes where a log stands, outside the database, so that an end cut off together with its head shows; nothing where it stands there already. */
export function noteAnchor(folder: string, { number, hash }: Noted, now: Date): void {
  if (number === 0 || readAnchors(folder).anchors.at(-1)?.number === number) return;
  prepareFolder(folder);
  const handle = openSync(fileIn(folder), 'a', 0o600);
  writeSync(handle, `${number} ${hash} ${now.toISOString()}\n`);
  fsyncSync(handle);
  closeSync(handle);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
