import { isHan } from '../character.ts';
import { startersOf } from '../starters.ts';
import type { Article } from './article.ts';

const particles = startersOf('的了在和与将已也');

/** Whether no characters of a stretch form a word. */
export function isAllUnknown({ starts, plain }: Pick<Article, 'starts' | 'plain'>, start: number, end: number): boolean {
  for (let at = start; at < end; at++)
    if (starts[at] !== 1 || !isHan(plain.charCodeAt(at)) || particles[plain.charCodeAt(at)] === 1) return false;
  return true;
}

/** Whether two or more characters in a row are words of their own: what the dictionary does not know. */
export function hasUnknown({ starts, plain }: Pick<Article, 'starts' | 'plain'>, start: number, end: number): boolean {
  let run = 0;
  for (let at = start; at < end; at++) {
    const isSingle = starts[at] === 1 && (at + 1 === end || starts[at + 1] === 1) && plain.charCodeAt(at) >= 0x4e00;
    run = isSingle ? run + 1 : 0;
    if (run >= 2) return true;
  }
  return false;
}
