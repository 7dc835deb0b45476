import { readFileSync } from 'node:fs';
import { inRoot } from '#platform/root.ts';

/** The lines of a word list in data/language, without its source line and header. */
export function linesOf(name: string): string[] {
  return readFileSync(inRoot('data', 'language', name), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(2);
}

/** The rows of a word list in data/language: cells without commas. */
export const rowsOf = (name: string): string[][] => linesOf(name).map(line => line.split(','));
