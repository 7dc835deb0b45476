import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The project's folder; this file runs from its source only, never from the bundle. */
export const home = join(import.meta.dirname, '..', '..');

/** What a build was made from. `quick` needs no file read; `content` tells a mere checkout or copy from a change. */
export type Stamp = { quick: string; content: string };

const single = ['package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts'];

/** Path, size and moment of every file that a build reads, as one hash (tests beside the sources are no part of a build). */
export function quickStamp(): string {
  const hash = createHash('sha256');
  for (const file of inputs()) {
    const { mtimeMs, size } = statSync(join(home, file));
    hash.update(`${file}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest('base64url');
}

/** Path and bytes of the same files, as one hash. */
export function contentStamp(): string {
  const hash = createHash('sha256');
  for (const file of inputs()) hash.update(`${file}\0`).update(readFileSync(join(home, file)));
  return hash.digest('base64url');
}

/** The stamp left by the last finished build; undefined when there is none. */
export function builtStamp(): Stamp | undefined {
  try {
    return JSON.parse(readFileSync(join(home, 'dist', 'stamp.json'), 'utf8'));
  } catch {
    return undefined;
  }
}

function inputs(): string[] {
  const sources: string[] = [];
  walk('src', sources);
  // The bundle holds the benches too; an installation may leave them out.
  if (existsSync(join(home, 'bench'))) walk('bench', sources);
  return [...single, ...sources];
}

function walk(folder: string, into: string[]): void {
  for (const entry of readdirSync(join(home, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) walk(path, into);
    else if (!/\.test\.tsx?$/.test(entry.name)) into.push(path);
  }
}
