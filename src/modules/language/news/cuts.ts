/** A pattern with the characters of which one stands in all words that it fits; none for one that may fit any. */
export type Marked = readonly [marks: string, pattern: RegExp, by?: string];

/** Characters of no pattern: nothing is known of what it fits. */
const always = '';

/** The patterns whose characters stand in words, one bit each: a look at each character that spares most words most patterns. */
function marksOf(rules: readonly Marked[]): (words: string) => number {
  if (rules.length > 31) throw new Error('More patterns than a number has bits');
  const table = new Uint32Array(0x10000);
  let all = 0;
  for (const [i, [marks]] of rules.entries())
    if (marks === always) all |= 1 << i;
    else for (let at = 0; at < marks.length; at++) table[marks.charCodeAt(at)]! |= 1 << i;
  return words => {
    let found = all;
    for (let at = 0; at < words.length; at++) found |= table[words.charCodeAt(at)]!;
    return found;
  };
}

/** Replaces what patterns fit (by nothing, or by a part of it), one pattern after the other; each is tried only on words that hold a character of it. */
export function cutting(...rules: readonly Marked[]): (words: string) => string {
  const marks = marksOf(rules);
  return words => {
    let rest = words;
    let found = marks(words);
    for (let i = 0; found !== 0; i++, found >>>= 1) if (found & 1) rest = rest.replace(rules[i]![1], rules[i]![2] ?? '');
    return rest;
  };
}

/** Whether one of several patterns fits; each is tried only on words that hold a character of it. */
export function anyOf(...rules: readonly Marked[]): (words: string) => boolean {
  const marks = marksOf(rules);
  return words => {
    let found = marks(words);
    for (let i = 0; found !== 0; i++, found >>>= 1) if (found & 1 && rules[i]![1].test(words)) return true;
    return false;
  };
}
