import { linesOf, rowsOf } from './vocabulary.ts';
import { type Found, wordTable } from './word-table.ts';

/** The word lists that give a word a meaning for a grammar; each is a file of data/language with the word and a value. */
const cues = ['label', 'kind', 'sign', 'deal', 'deny', 'side', 'trade', 'news'] as const;
export type Cue = (typeof cues)[number];

/** What a word means to the grammars: 层高 is a `label` for `height`. */
export type Senses = { readonly [cue in Cue]: readonly string[] | undefined } & {
  /** Room for what the grammars of the news make of `news`; −1 before that. */
  parts: number;
};

/** All senses have the same properties in the same order: what looks into them need not tell dozens of forms apart. */
const noSenses = { ...Object.fromEntries(cues.map(cue => [cue, undefined])), parts: -1 } as Senses;

type Entry = { cost: number; kind: string; senses: Senses | null };

// Words of the cue lists that the dictionary lacks or knows as rare are taken to be this common; a text of the trade is full of them.
const cueCount = 2000;

const costParts = 1024;
/** The weight of a word is its cost, and in the lowest bits where its senses stand in their row; 0 where it means nothing to a grammar. */
const sensesBits = 15;
const sensesMask = (1 << sensesBits) - 1;

/** The words with how often they were seen and their kinds, of which there are few: each is kept once. */
function readWords(): { word: string; count: number; kind: string }[] {
  const kinds = new Map<string, string>();
  return linesOf('words.csv').map(line => {
    // Not cut into cells: 68,000 small lists would take longer than all the rest.
    const [middle, last] = [line.indexOf(','), line.lastIndexOf(',')];
    const kind = line.slice(last + 1);
    if (!kinds.has(kind)) kinds.set(kind, kind);
    return { word: line.slice(0, middle), count: Number(line.slice(middle + 1, last)), kind: kinds.get(kind)! };
  });
}

function load() {
  const words = readWords();
  const total = words.reduce((sum, { count }) => sum + count, 0);
  // At least one part, since a weight of 0 stands for no word. Whole parts add up without rounding: what stands behind a sentence never tips a tie inside it.
  const costOf = (count: number) => Math.max(1, Math.round((Math.log(total) - Math.log(count)) * costParts)) / costParts;
  const entries = wordTable<Entry>(words.length * 1.2);
  const meant: (Senses | null)[] = [null];
  const weightOf = ({ cost, senses }: Entry) =>
    cost * costParts * (sensesMask + 1) + (senses === null ? 0 : meant.push(senses) - 1);
  const singles = new Float32Array(0x10000).fill(costOf(1));
  const singleMeanings = new Uint16Array(0x10000);
  const add = (word: string, entry: Entry) => {
    const weight = weightOf(entry);
    entries.set(word, entry, weight);
    if (word.length === 1) singleMeanings[word.charCodeAt(0)] = weight & sensesMask;
  };
  for (const { word, count, kind } of words) {
    const cost = costOf(count);
    add(word, { cost, kind, senses: null });
    if (word.length === 1) singles[word.charCodeAt(0)] = cost;
  }
  for (const cue of cues)
    for (const [word, value] of rowsOf(`${cue}.csv`)) {
      const known = entries.get(word!);
      const cost =
        word!.length > 1 ? Math.min(known?.cost ?? Number.POSITIVE_INFINITY, costOf(cueCount)) : (known?.cost ?? costOf(1));
      const senses = { ...noSenses, ...known?.senses, [cue]: [...(known?.senses?.[cue] ?? []), value!] };
      add(word!, { cost, kind: known?.kind ?? '', senses });
    }
  if (meant.length > sensesMask) throw new Error('More words mean something than a weight has room for');
  return { entries, singles, singleMeanings, meant, costOf };
}

let loaded: ReturnType<typeof load> | undefined;
const dictionary = () => (loaded ??= load());

/** The known words of two or more characters at a place; their weights tell what they cost and whether they mean something to a grammar. */
export function wordsAt(text: string, at: number): Found {
  return dictionary().entries.findAt(text, at);
}

/** The cost of a word by its weight: −ln of its share among all words. */
export const costOfWeight = (weight: number): number => (weight >>> sensesBits) / costParts;

/** Whether a word means something to a grammar, by its weight. */
export const isTellingWeight = (weight: number): boolean => (weight & sensesMask) > 0;

/** What a single character costs as a word of its own. */
export function singleCost(code: number): number {
  return dictionary().singles[code]!;
}

/** What stands for the weight of a single character where it means something to a grammar; 0 where it means nothing. */
export function singleWeight(code: number): number {
  return dictionary().singleMeanings[code]!;
}

/** The cost of a word that would be seen so often in the texts from which the dictionary comes. */
export function costOf(count: number): number {
  return dictionary().costOf(count);
}

/** What a word found in a text means to the grammars, by its weight; null for ordinary words. */
export function sensesOfWeight(weight: number): Senses | null {
  return dictionary().meant[weight & sensesMask]!;
}

/** What a word means to the grammars; null for ordinary words. */
export function sensesOf(word: string): Senses | null {
  return dictionary().entries.get(word)?.senses ?? null;
}

/** Whether a word is an ordinary one, going by the dictionary, which takes many a place for one (合肥) and few words for places. */
export function isOrdinary(word: string): boolean {
  const entry = dictionary().entries.get(word);
  return entry !== undefined && entry.kind !== 'ns' && (entry.kind !== '' || entry.senses !== null);
}

/** Whether a word is a seldom one that tells the grammars nothing: what firms like to be called by (海葵, 启明). */
export function isRare(word: string, cost = rareCost): boolean {
  const entry = dictionary().entries.get(word);
  return entry !== undefined && entry.senses === null && entry.cost >= cost;
}

const rareCost = 14;

/** Whether the dictionary takes a word for a place (皖南), though it may be none of the lists of places. */
export function isPlaceWord(word: string): boolean {
  return dictionary().entries.get(word)?.kind === 'ns';
}

const everyday = new Set(rowsOf('everyday.csv').map(([word]) => word!));

/** Whether a name of places is an ordinary word too (和平, 东方), which counts as a place only in the company of other places. `isHigh`: it names more than a town. */
export function isEveryday(word: string, isHigh: boolean): boolean {
  return everyday.has(word) || (!isHigh && isOrdinary(word));
}
