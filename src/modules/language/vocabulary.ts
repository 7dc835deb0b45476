import { readFileSync } from 'node:fs';
import { inRoot } from '#platform/root.ts';

/** A word list in data/language as it stands on disk. */
export const textOf = (name: string): string => readFileSync(inRoot('data', 'language', name), 'utf8');

/** The rows of a word list in data/language: a source line and a header, then cells without commas. */
export function rowsOf(name: string): string[][] {
  return textOf(name)
    .trimEnd()
    .split('\n')
    .slice(2)
    .map(line => line.split(','));
}
