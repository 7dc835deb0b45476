import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inRoot } from '#platform/root.ts';

/** A reference file of the data folder as it stands on disk. */
export function readData(name: string): string {
  return readFileSync(inRoot('data', name), 'utf8');
}

/** The rows below the source line and the header; cells hold no comma, which keeps reading 44,000 rows within milliseconds. */
export function rowsOf(text: string): string[][] {
  return text
    .trimEnd()
    .split('\n')
    .slice(2)
    .map(line => line.split(','));
}

/** SHA-256 over the texts, in hexadecimal. */
export function digestOf(...texts: string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text);
  return hash.digest('hex');
}
