import { needOf } from './pattern-need.ts';

/** A pattern of a group, tried only on words of which the group says that they hold what it needs. */
export type Needing = {
  test(words: string, held: number): boolean;
  exec(words: string, held: number): RegExpExecArray | null;
  /** Tried on a stretch of a text, cut out only then; `held`: by the stretch or more around it. */
  testAt(text: string, start: number, end: number, held: number): boolean;
  execAt(text: string, start: number, end: number, held: number): RegExpExecArray | null;
};

/** Patterns asked about the same words one after the other: one look at the words tells which of them can fit. */
export type PatternGroup = {
  /** A pattern that needs a character: every fit of it holds one of a few. Refuses one that may fit without. */
  add(pattern: RegExp): Needing;
  /** Whether what such a pattern needs is held, for one that is looked for in another way. */
  needs(pattern: RegExp): (held: number) => boolean;
  /** What the patterns of the group need and words hold, one bit a pattern. */
  heldBy(words: string): number;
  heldIn(text: string, start: number, end: number): number;
};

// One row a character with one number a group, so that all groups find what a character says side by side.
const mostGroups = 32;
const mostPatterns = 30;
const mostRows = 2048;
const rows = new Int32Array(mostRows * mostGroups);
const rowOf = new Uint16Array(0x10000);
let groups = 0;
let taken = 1;

const { charCodeAt } = String.prototype;

/** Makes an empty group of patterns. */
export function patternGroup(): PatternGroup {
  const column = groups++;
  if (groups > mostGroups) throw new Error('More groups than a row has numbers');
  let patterns = 0;
  const bitOf = (pattern: RegExp) => {
    const need = needOf(pattern);
    if (!need) throw new Error(`May fit without any one character: ${pattern}`);
    if (patterns === mostPatterns) throw new Error('More patterns than a number has bits');
    const bit = 1 << patterns++;
    for (const code of need) {
      if (rowOf[code] === 0) {
        if (taken === mostRows) throw new Error('More characters than there are rows');
        rowOf[code] = taken++;
      }
      rows[rowOf[code]! * mostGroups + column]! |= bit;
    }
    return bit;
  };
  const heldIn = (text: string, start: number, end: number) => {
    let held = 0;
    for (let at = start; at < end; at++) held |= rows[rowOf[charCodeAt.call(text, at)]! * mostGroups + column]!;
    return held;
  };
  return {
    add(pattern) {
      if (pattern.flags !== '') throw new Error(`Flags are not understood: ${pattern}`);
      const bit = bitOf(pattern);
      return {
        test: (words, held) => (held & bit) !== 0 && pattern.test(words),
        exec: (words, held) => ((held & bit) !== 0 ? pattern.exec(words) : null),
        testAt: (text, start, end, held) => (held & bit) !== 0 && pattern.test(text.slice(start, end)),
        execAt: (text, start, end, held) => ((held & bit) !== 0 ? pattern.exec(text.slice(start, end)) : null),
      };
    },
    needs(pattern) {
      const bit = bitOf(pattern);
      return held => (held & bit) !== 0;
    },
    heldBy: words => heldIn(words, 0, words.length),
    heldIn,
  };
}
