import { plainText } from '#modules/language/index.ts';
import { dateLexemes } from './window.ts';

/** What an entry is filtered by beside its words. */
export type Marks = { kind: string; at: Date; category: number | null; places: readonly number[] };

/** Longer tokens are no words; an index takes at most 2 kB for one. */
const longest = 40;

const run = /\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+(?:[\-._\/][[\p{L}\p{N}]--\p{Script=Han}]+)*/gv;
const han = /^\p{Script=Han}/u;
const parts = /[-._/]/;

/** The text as it is compared: half-width, simplified, small letters, evasions and the commas of thousands undone. */
export function plainOf(text: string): string {
  return plainText(text).plain.replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
}

export type Run = { words: string; han: boolean };

/** Stretches of Chinese characters and of Latin letters and digits, in their order. */
export function runsOf(plain: string): Run[] {
  return [...plain.matchAll(run)].map(found => ({ words: found[0], han: han.test(found[0]) }));
}

/** Every two characters that stand side by side; one alone stays alone. */
export function pairsOf(chinese: string): string[] {
  const characters = [...chinese];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, index) => characters[index]! + character);
}

/** A code as a whole and its parts: s-261123-0001, s, 261123, 0001. */
export function codesOf(latin: string): string[] {
  const all = parts.test(latin) ? [latin, ...latin.split(parts)] : [latin];
  return all.map(one => one.slice(0, longest));
}

/** Everything that a text is found by: pairs of Chinese characters, codes with their parts. */
export function tokensOf(text: string): Set<string> {
  const tokens = new Set<string>();
  for (const { words, han: isHan } of runsOf(plainOf(text))) {
    for (const token of isHan ? pairsOf(words) : codesOf(words)) tokens.add(token);
  }
  return tokens;
}

/** The lexemes of an entry, parted by spaces: the database makes its tsvector of them. Single characters count in titles only. */
export function lexemesOf(title: string, text: string, marks: Marks): string {
  const titled = tokensOf(title);
  for (const { words, han: isHan } of runsOf(plainOf(title))) if (isHan) for (const character of words) titled.add(character);
  const all = tokensOf(text);
  for (const token of titled) all.add(token);
  const more = [
    `k=${marks.kind}`,
    ...dateLexemes(marks.at),
    ...(marks.category === null ? [] : [`c=${marks.category}`]),
    ...marks.places.map(code => `p=${code}`),
  ];
  return [...all, ...[...titled].map(token => `^${token}`), ...more].join(' ');
}
