import { needOf } from '../pattern-need.ts';

/** A pattern, and by what part of its fit it is replaced (by nothing). */
type Cut = RegExp | readonly [pattern: RegExp, by: string];

/** The patterns of which words hold a character that they need, one bit each: a look at each character that spares most words most patterns. */
function fittingOf(patterns: readonly RegExp[]): (words: string) => number {
  if (patterns.length > 31) throw new Error('More patterns than a number has bits');
  const table = new Uint32Array(0x10000);
  let always = 0;
  for (const [i, pattern] of patterns.entries()) {
    const need = needOf(pattern);
    if (!need) always |= 1 << i;
    else for (const code of need) table[code]! |= 1 << i;
  }
  return words => {
    let found = always;
    for (let at = 0; at < words.length; at++) found |= table[words.charCodeAt(at)]!;
    return found;
  };
}

/** Takes out of words what patterns fit (or leaves a part of it), one pattern after the other; each is tried only on words that hold what it needs. */
export function cutting(...cuts: readonly Cut[]): (words: string) => string {
  const rules = cuts.map((cut): readonly [RegExp, string] => (cut instanceof RegExp ? [cut, ''] : cut));
  const fitting = fittingOf(rules.map(([pattern]) => pattern));
  return words => {
    let rest = words;
    let found = fitting(words);
    for (let i = 0; found !== 0; i++, found >>>= 1) if (found & 1) rest = rest.replace(rules[i]![0], rules[i]![1]);
    return rest;
  };
}

/** Whether one of several patterns fits; each is tried only on words that hold what it needs. */
export function anyOf(...patterns: readonly RegExp[]): (words: string) => boolean {
  const fitting = fittingOf(patterns);
  return words => {
    let found = fitting(words);
    for (let i = 0; found !== 0; i++, found >>>= 1) if (found & 1 && patterns[i]!.test(words)) return true;
    return false;
  };
}
