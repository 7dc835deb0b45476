import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The project's folder, found upwards from this file so that sources, the built bundle and tests agree. */
export const root = find(import.meta.dirname);

function find(from: string): string {
  let folder = from;
  while (!existsSync(join(folder, 'modules.json'))) {
    const up = dirname(folder);
    if (up === folder) throw new Error(`Lianqun's folder was not found above ${from}`);
    folder = up;
  }
  return folder;
}

/** A path inside the project's folder. */
export function inRoot(...parts: string[]): string {
  return join(root, ...parts);
}

/** The version of this program. */
export function programVersion(): string {
  return (JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as { version: string }).version;
}
