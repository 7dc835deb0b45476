import type { Db } from '#platform/database.ts';
import { segment, splitWord } from './segment.ts';
import { codesOf, pairsOf, plainOf, runsOf } from './word.ts';

/** One word of a question: what was typed, and the lists of lexemes of which one must stand whole. */
export type QueryTerm = { words: string; any: string[][]; names: string[] };

export type Question = {
  terms: QueryTerm[];
  /** The whole as one stretch, to see whether it stands like this; null where that says nothing more. */
  phrase: string | null;
  /** True where only one character was typed: it is looked for in titles. */
  titleOnly: boolean;
};

const mostTerms = 8;
const longest = 100;
/** Words between words; alone they say nothing. */
const glue: ReadonlySet<string> = new Set([...'的了和与及在对为将从向由或者是有之其等于个这那我你您要想找请']);

/**
 * Reads what was typed into words: Chinese by the dictionary, each word then by its pairs of characters, so that it is found wherever they stand;
 * Latin letters as they are, or as pinyin or initials of names in the index. Nothing readable gives no terms.
 */
export async function readQuestion(db: Db, typed: string): Promise<Question> {
  const pieces = typed.slice(0, longest).split(/\s+/).map(plainOf).filter(Boolean);
  const terms: QueryTerm[] = [];
  const singles: string[] = [];
  for (const { words, han } of pieces.flatMap(runsOf)) {
    if (!han) terms.push({ words, any: latinLists(words), names: [] });
    else if (words.length === 1) singles.push(words);
    else terms.push(...(await chineseTerms(words)));
  }
  const kept = [...new Map(terms.map(term => [term.words, term])).values()].slice(0, mostTerms);
  await addNames(db, kept, pieces);
  if (kept.length === 0 && singles.length > 0) {
    const [words] = singles as [string];
    return { terms: [{ words, any: [[words]], names: [] }], phrase: null, titleOnly: true };
  }
  const phrase = pieces.join('');
  const isOneWord = kept.length === 1 && kept[0]!.any.every(list => list.length === 1);
  return { terms: kept, phrase: isOneWord || phrase === '' ? null : phrase, titleOnly: false };
}

/** The question as PostgreSQL's text search reads it; with "^" before each lexeme for titles. Empty where there is no term. */
export function tsqueryOf(terms: readonly QueryTerm[], inTitle: boolean): string {
  const quote = (lexeme: string) => `'${inTitle ? '^' : ''}${lexeme}'`;
  return terms.map(({ any }) => `(${any.map(list => `(${list.map(quote).join(' & ')})`).join(' | ')})`).join(' & ');
}

async function chineseTerms(run: string): Promise<QueryTerm[]> {
  const words = run.length === 2 ? [run] : (await Promise.all((await segment(run)).map(splitWord))).flat();
  const terms: QueryTerm[] = [];
  let at = 0;
  for (const word of words) {
    const start = at;
    at += word.length;
    if (word.length > 1) terms.push({ words: word, any: [pairsOf(word)], names: [] });
    // A single character that means something belongs to its neighbour: 炼化|厂 is looked for as 化厂 beside 炼化.
    else if (!glue.has(word) && words.length > 1) {
      const [left, right] = [run.slice(start - 1, start + 1), run.slice(start, start + 2)];
      const pair = start > 0 && (!glue.has(left[0]!) || right.length < 2) ? left : right;
      if (pair.length === 2) terms.push({ words: pair, any: [[pair]], names: [] });
    }
  }
  return terms.length > 0 ? terms : [{ words: run, any: [pairsOf(run)], names: [] }];
}

/** A code with marks is found as a whole or by all of its parts. */
function latinLists(words: string): string[][] {
  const [whole, ...parts] = codesOf(words);
  return parts.length > 0 ? [[whole!], parts.filter(Boolean)] : [[whole!]];
}

/** Letters may be the sound of a name, whole (changxing, chang xing) or as initials (cx) of one in the region. */
async function addNames(db: Db, terms: QueryTerm[], pieces: readonly string[]): Promise<void> {
  const isSound = (words: string) => /^[a-z]{2,30}$/.test(words);
  const sounds = terms.map(({ words }) => words).filter(isSound);
  if (sounds.length === 0) return;
  const joined = pieces.length > 1 && pieces.every(isSound) ? pieces.join('') : null;
  const asked = joined === null ? sounds : [joined, ...sounds];
  const rows = await db<{ sound: string; plain: string }[]>`
    select s.sound, n.plain from unnest(${asked}::text[]) as s(sound), lateral (
      select plain, max(weight) as weight from search.name
      where pinyin = s.sound or (initials = s.sound and weight >= 70)
      group by plain order by max(weight) desc, plain limit 3) n`;
  const together = rows.filter(({ sound }) => sound === joined);
  if (together.length > 0) terms.splice(0, terms.length, { words: joined!, any: [[joined!]], names: [] });
  for (const term of terms) {
    for (const { plain } of rows.filter(({ sound }) => sound === term.words)) {
      const lists = runsOf(plain).map(({ words, han }) => (han ? pairsOf(words) : [words]));
      term.any.push(lists.flat());
      term.names.push(plain);
    }
  }
}
