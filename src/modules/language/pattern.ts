import { type Form, formsOf, type Part, type Ranges } from './pattern-source.ts';

/** A pattern that looks at one character first: most words cannot fit, and that spares them the pattern. */
export type Quick = {
  test(words: string): boolean;
  exec(words: string): RegExpExecArray | null;
  /** The words without what fits. */
  cut(words: string): string;
};

type Side = 'first' | 'last';
/** The codes at one side of what a part of a pattern fits, as ranges, and whether it may fit nothing at all. */
type Edge = { ranges: Ranges; isEmpty: boolean };

/** A pattern for a stretch of a text, cut out only where its first or last character may fit. */
export type QuickAt = Quick & {
  testAt(text: string, start: number, end: number): boolean;
  execAt(text: string, start: number, end: number): RegExpExecArray | null;
};

/** A pattern that begins with ^, tried only on words whose first character may begin it; refuses one that may fit elsewhere or fit nothing. */
export const opening = (pattern: RegExp): QuickAt => quick(pattern, 'first');

/** A pattern that ends with $, tried only on words whose last character may end it; refuses one that may fit elsewhere or fit nothing. */
export const ending = (pattern: RegExp): QuickAt => quick(pattern, 'last');

/**
 * A pattern of one bracket with many forms before $ (`(?:a|b|…)$`): only those are tried that may end with the last character, which finds the
 * same in less time. Refuses one with groups or a form that fits nothing.
 */
export function manyEndings({ source, flags }: RegExp): Quick {
  const inside = /^\(\?:([\s\S]*)\)\$$/.exec(source)?.[1];
  if (inside === undefined || flags !== '' || /(?<!\\)\((?!\?)/.test(source))
    throw new Error(`Not a bracket of forms: ${source}`);
  const forms = alternativesOf(inside).map(form => ({ form, ...edgeOf(form, 'last') }));
  for (const { form, isEmpty } of forms) if (isEmpty) throw new Error(`Fits nothing at all too: ${form}`);
  const patterns = new Map<number, RegExp | null>();
  const patternOf = (words: string): RegExp | null => {
    const code = words === '' ? 0 : words.charCodeAt(words.length - 1);
    const known = patterns.get(code);
    if (known !== undefined) return known;
    const fitting = forms.filter(({ ranges }) => ranges.some(([from, to]) => from <= code && code <= to));
    const pattern = fitting.length === 0 ? null : new RegExp(`(?:${fitting.map(({ form }) => form).join('|')})$`);
    patterns.set(code, pattern);
    return pattern;
  };
  return {
    test: words => patternOf(words)?.test(words) ?? false,
    exec: words => patternOf(words)?.exec(words) ?? null,
    cut: words => {
      const pattern = patternOf(words);
      return pattern ? words.replace(pattern, '') : words;
    },
  };
}

// One row of bits a character, one bit a pattern: patterns that look at the same character one after the other find their bits side by side. Only
// characters that some pattern names have a row of their own, which keeps all rows near the processor; the others share two.
const mostPatterns = 1024;
const width = mostPatterns >> 5;
const mostRows = 4096;
const rows = new Uint32Array(mostRows * width);
const [ofOthers, ofHan] = [0, 1];
const rowOf = new Uint16Array(0x10000).fill(ofOthers).fill(ofHan, 0x4e00, 0xa000);
let patterns = 0;
let taken = 2;
/** Ranges wider than this name kinds of characters rather than each of them. */
const widest = 64;

/** Notes that a pattern may begin or end with characters; of those without a row of their own too many rather than too few. */
function note(from: number, to: number, word: number, bit: number): void {
  if (to - from < widest) {
    for (let code = from; code <= to; code++) {
      if (rowOf[code]! <= ofHan) {
        if (taken === mostRows) throw new Error('More characters than there are rows');
        rows.copyWithin(taken * width, rowOf[code]! * width, (rowOf[code]! + 1) * width);
        rowOf[code] = taken++;
      }
      rows[rowOf[code]! * width + word]! |= bit;
    }
    return;
  }
  for (let code = from; code <= to; code++) rows[rowOf[code]! * width + word]! |= bit;
}

// Strings of many makes come by here (cut out, joined, read from a file): looking the method up on each would take longer than calling it.
const { charCodeAt } = String.prototype;

const holds = (code: number, word: number, bit: number) => (rows[rowOf[code]! * width + word]! & bit) !== 0;

function quick(pattern: RegExp, side: Side): QuickAt {
  const word = patterns >> 5;
  const bit = 1 << (patterns & 31);
  if (++patterns > mostPatterns) throw new Error('More patterns than a row has bits');
  for (const [from, to] of rangesOf(pattern, side)) note(from, to, word, bit);
  const isFirst = side === 'first';
  const mayFit = (words: string) => words !== '' && holds(charCodeAt.call(words, isFirst ? 0 : words.length - 1), word, bit);
  const mayFitAt = (text: string, start: number, end: number) => {
    const last = Math.min(end, text.length);
    return start >= 0 && start < last && holds(charCodeAt.call(text, isFirst ? start : last - 1), word, bit);
  };
  return {
    test: words => mayFit(words) && pattern.test(words),
    exec: words => (mayFit(words) ? pattern.exec(words) : null),
    cut: words => (mayFit(words) ? words.replace(pattern, '') : words),
    testAt: (text, start, end) => mayFitAt(text, start, end) && pattern.test(text.slice(start, end)),
    execAt: (text, start, end) => (mayFitAt(text, start, end) ? pattern.exec(text.slice(start, end)) : null),
  };
}

function rangesOf(pattern: RegExp, side: Side): Ranges {
  if (pattern.flags !== '') throw new Error(`Flags are not understood: ${pattern}`);
  return alternativesOf(pattern.source).flatMap(source => {
    if (!(side === 'first' ? /^\^/ : /(?<!\\)\$$/).test(source)) throw new Error(`Not bound to its ${side} character: ${source}`);
    const { ranges, isEmpty } = edgeOf(source, side);
    if (isEmpty) throw new Error(`Fits nothing at all too: ${source}`);
    return ranges;
  });
}

/** The alternatives of a pattern that stand in no bracket. */
function alternativesOf(source: string): string[] {
  const cuts = [-1];
  let depth = 0;
  for (const { index, 0: piece } of source.matchAll(/\\.|\[(?:\\.|[^\\\]])*\]|[()|]/g)) {
    if (piece === '(') depth++;
    else if (piece === ')') depth--;
    else if (piece === '|' && depth === 0) cuts.push(index);
  }
  return cuts.map((cut, i) => source.slice(cut + 1, cuts[i + 1]));
}

/** What a part of a pattern may begin or end with: what stands behind the first part that cannot be left out does not count. */
function edgeOf(source: string, side: Side): Edge {
  return edgeOfForms(formsOf(source), side);
}

function edgeOfForms(forms: readonly Form[], side: Side): Edge {
  const edges = forms.map(form => {
    const parts = form.map(part => edgeOfPart(part, side));
    const ordered = side === 'first' ? parts : parts.reverse();
    const firm = ordered.findIndex(({ isEmpty }) => !isEmpty);
    const seen = firm < 0 ? ordered : ordered.slice(0, firm + 1);
    return { ranges: seen.flatMap(({ ranges }) => ranges), isEmpty: firm < 0 };
  });
  return { ranges: edges.flatMap(({ ranges }) => ranges), isEmpty: edges.some(({ isEmpty }) => isEmpty) };
}

function edgeOfPart(part: Part, side: Side): Edge {
  // What stands around a fit is no part of it.
  if (part.kind === 'edge' || (part.kind === 'group' && part.look !== 'within')) return { ranges: [], isEmpty: true };
  const edge = part.kind === 'codes' ? { ranges: part.ranges, isEmpty: false } : edgeOfForms(part.forms, side);
  return part.isOptional ? { ...edge, isEmpty: true } : edge;
}
