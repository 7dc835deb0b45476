import { readFileSync } from 'node:fs';
import { inRoot } from '#platform/root.ts';
import { type FamilyKey, families, type Level } from './family.ts';

type Word = {
  word: string;
  family: FamilyKey;
  level: Level;
  unlessBefore: readonly string[];
  unlessAfter: readonly string[];
};

const listOf = (cell: string) => cell.split('|').filter(part => part !== '');

let loaded: Map<string, Word[]> | undefined;
/** 1 for the characters that a word of the list begins with. */
const begins = new Uint8Array(0x10000);

function load(): Map<string, Word[]> {
  const byFirst = new Map<string, Word[]>();
  const lines = readFileSync(inRoot('data', 'advert', 'words.csv'), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(2);
  for (const line of lines) {
    const [family, level, words, unlessBefore, unlessAfter] = line.split(',') as [FamilyKey, Level, ...string[]];
    if (!(family in families)) throw new Error(`data/advert/words.csv: no family ${family}`);
    for (const word of listOf(words!)) {
      begins[word.charCodeAt(0)] = 1;
      byFirst.set(word[0]!, [
        ...(byFirst.get(word[0]!) ?? []),
        {
          word,
          family,
          level,
          unlessBefore: listOf(unlessBefore!),
          unlessAfter: listOf(unlessAfter!),
        },
      ]);
    }
  }
  // The longest word that fits is the one meant.
  for (const list of byFirst.values()) list.sort((a, b) => b.word.length - a.word.length);
  return byFirst;
}

/** Whether a word of data/advert/words.csv begins with a character. */
export function beginsWord(code: number): boolean {
  loaded ??= load();
  return begins[code] === 1;
}

/** The longest word of data/advert/words.csv that stands at a place of a text and is not part of an ordinary one; what is hidden is meant. */
export function wordAt(text: string, at: number, isHidden = false): Word | null {
  loaded ??= load();
  const list = loaded.get(text[at]!);
  for (const one of list ?? []) {
    const end = at + one.word.length;
    if (!text.startsWith(one.word, at)) continue;
    if (isHidden) return one;
    if (one.unlessBefore.some(before => text.endsWith(before, at))) continue;
    if (one.unlessAfter.some(after => text.startsWith(after, end))) continue;
    return one;
  }
  return null;
}
