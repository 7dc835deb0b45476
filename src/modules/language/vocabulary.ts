import { readFileSync } from 'node:fs';
import { inRoot } from '#platform/root.ts';

/** The rows of a word list in data/language: a source line and a header, then cells without commas. */
export function rowsOf(name: string): string[][] {
  return readFileSync(inRoot('data', 'language', name), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(2)
    .map(line => line.split(','));
}
