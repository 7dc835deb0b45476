import { plainText, rawSpan } from '#modules/language/index.ts';
import type { QueryTerm, Question } from './query.ts';

/** A stretch of text, and whether it is one of the words that were looked for. */
export type Piece = { words: string; marked: boolean };

const around = 110;
const lead = 24;
/** Words far down a long text are not shown: reading it all would cost more than the search. */
const read = 20_000;

/** The whole title in pieces, the words that were looked for marked. */
export function markTitle(title: string, question: Question): Piece[] {
  return piecesOf(title, 0, title.length, marksIn(title, wordsOf(question.terms)));
}

/** The part of a text where most of the words stand together, in pieces; its beginning where none does. About 110 characters. */
export function snippetOf(text: string, question: Question): Piece[] {
  const raw = text.slice(0, read);
  const marks = marksIn(raw, wordsOf(question.terms));
  const best = bestStart(marks);
  const from = best <= lead ? 0 : startOfClause(raw, best - lead, best);
  const to = Math.min(raw.length, from + around);
  const pieces = piecesOf(raw, from, to, marks);
  if (from > 0) pieces.unshift({ words: '…', marked: false });
  if (to < text.length) pieces.push({ words: '…', marked: false });
  return pieces;
}

type Mark = { from: number; to: number; word: number };

/** What is marked: the words as typed, and the names whose sound was typed. */
function wordsOf(terms: readonly QueryTerm[]): string[][] {
  return terms.map(({ words, names }) => [words, ...names]);
}

function marksIn(raw: string, words: readonly string[][]): Mark[] {
  const text = plainText(raw);
  const marks: Mark[] = [];
  for (const [word, forms] of words.entries()) {
    for (const form of forms) {
      for (let at = text.plain.indexOf(form); at >= 0 && marks.length < 400; at = text.plain.indexOf(form, at + form.length)) {
        if (!isWhole(text.plain, at, form)) continue;
        const [from, to] = rawSpan(text, at, at + form.length);
        marks.push({ from, to, word });
      }
    }
  }
  return marks.sort((a, b) => a.from - b.from || b.to - a.to);
}

/** Latin words are found whole, so "ai" is not marked in "said". */
function isWhole(plain: string, at: number, form: string): boolean {
  const isLatin = (character: string | undefined) => character !== undefined && /[a-z0-9]/.test(character);
  return !(isLatin(form[0]) && isLatin(plain[at - 1])) && !(isLatin(form.at(-1)) && isLatin(plain[at + form.length]));
}

function bestStart(marks: readonly Mark[]): number {
  let [best, most] = [0, 0];
  for (const [index, { from }] of marks.entries()) {
    const seen = new Set<number>();
    for (let i = index; i < marks.length && marks[i]!.to <= from + around - lead; i++) seen.add(marks[i]!.word);
    if (seen.size > most) [best, most] = [from, seen.size];
  }
  return best;
}

function startOfClause(raw: string, from: number, to: number): number {
  for (let at = to - 1; at >= from; at--) if ('，。；！？、\n'.includes(raw[at]!)) return at + 1;
  return isLowHalf(raw, from) ? from + 1 : from;
}

function isLowHalf(raw: string, at: number): boolean {
  const code = raw.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}

function piecesOf(raw: string, from: number, end: number, marks: readonly Mark[]): Piece[] {
  const to = isLowHalf(raw, end) ? end - 1 : end;
  const pieces: Piece[] = [];
  let at = from;
  for (const mark of marks) {
    if (mark.from < at || mark.to > to) continue;
    if (mark.from > at) pieces.push({ words: raw.slice(at, mark.from), marked: false });
    const before = pieces.at(-1);
    // 12 and 亿元 side by side are one mark.
    if (before?.marked) before.words += raw.slice(mark.from, mark.to);
    else pieces.push({ words: raw.slice(mark.from, mark.to), marked: true });
    at = mark.to;
  }
  if (at < to) pieces.push({ words: raw.slice(at, to), marked: false });
  return pieces;
}
