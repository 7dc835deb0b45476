import { existsSync, globSync, readFileSync } from 'node:fs';
import { inRoot } from '#platform/root.ts';

/** A file of the project by its path from the project's folder. */
export type Source = { path: string; text: string };

/** Every TypeScript file that is ours. */
export function listSources(): Source[] {
  const patterns = ['src/**/*.{ts,tsx}', 'tests/**/*.{ts,tsx}', 'bench/**/*.{ts,tsx}', '*.ts', '.*.ts'];
  return globSync(patterns, { cwd: inRoot() })
    .sort()
    .map(path => ({ path: path.replaceAll('\\', '/'), text: readFileSync(inRoot(path), 'utf8') }));
}

/** The module map: each module with those it may use, in order. */
export function moduleMap(): Record<string, string[]> {
  return JSON.parse(readFileSync(inRoot('modules.json'), 'utf8'));
}

/** The text of a file, empty when there is none. */
export function textOf(path: string): string {
  return existsSync(inRoot(path)) ? readFileSync(inRoot(path), 'utf8') : '';
}
