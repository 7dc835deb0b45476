import { isDigit, isHan } from './character.ts';
import { wordsAt } from './dictionary.ts';
import { startersOf } from './starters.ts';

/** A line of a text without the spaces at its end; `width`: in columns, of which a Chinese character takes two. */
type Line = { start: number; end: number; width: number };
/** A paragraph as wide as a page, with the lines that break a sentence. */
type Page = { width: number; broken: Line[] };
/** How many lines a width broke, and how many of them within a word. */
type Tally = { broken: number; parted: number };

/** Narrower lines are items of a list rather than a page. */
const narrowest = 56;
/** How far lines of one page differ: no mark stands at the head of a line, no number is parted. */
const slack = 8;
const none: ReadonlySet<number> = new Set();

/**
 * Where the lines of a text were broken by the width of a page, as in what is copied from a PDF or a letter: the offsets of these breaks and of
 * the spaces before them. A paragraph is taken to be wrapped where every line in it that does not end a sentence is about as wide as the widest
 * and the last one ends a sentence, where such lines are several and some of them end within a word.
 */
export function wrapsOf(raw: string): ReadonlySet<number> {
  const first = raw.indexOf('\n');
  if (first < 0 || raw.indexOf('\n', first + 1) < 0) return none;
  const pages = blocksOf(raw).flatMap(block => pageOf(raw, block) ?? []);
  if (pages.length === 0) return none;
  const tallies = new Map<number, Tally>();
  for (const { width, broken } of pages) {
    const tally = tallies.get(width) ?? { broken: 0, parted: 0 };
    tallies.set(width, tally);
    tally.broken += broken.length;
    for (const line of broken) if (partsWord(raw, line)) tally.parted++;
  }
  const offsets = new Set<number>();
  for (const { width, broken } of pages)
    if (isByPage(width, tallies))
      for (const { end } of broken) for (let at = end; isBlank(raw.charCodeAt(at)); at++) offsets.add(at);
  return offsets;
}

/** Whether the lines broken at about a width were broken by it: two at least, and one in four in the middle of a word. Items of a list as long as each other end where a word does. */
function isByPage(width: number, tallies: ReadonlyMap<number, Tally>): boolean {
  let [broken, parted] = [0, 0];
  for (let near = width - slack; near <= width + slack; near++) {
    const tally = tallies.get(near);
    if (!tally) continue;
    broken += tally.broken;
    parted += tally.parted;
  }
  return broken > 1 && parted * 4 >= broken;
}

/** The lines that follow each other, in blocks; a blank line ends one, a line that opens anew begins the next. */
function blocksOf(raw: string): Line[][] {
  const blocks: Line[][] = [];
  let block: Line[] = [];
  for (let start = 0; start < raw.length; ) {
    const found = raw.indexOf('\n', start);
    const next = found < 0 ? raw.length : found;
    let end = next;
    while (end > start && isBlank(raw.charCodeAt(end - 1))) end--;
    if (end === start || opensAnew(raw, start, end)) block = [];
    if (end > start && block.push({ start, end, width: widthOf(raw, start, end) }) === 1) blocks.push(block);
    start = next + 1;
  }
  return blocks.filter(({ length }) => length > 1);
}

function pageOf(raw: string, block: readonly Line[]): Page | null {
  const width = block.reduce((most, line) => Math.max(most, line.width), 0);
  if (width < narrowest || !endsSentence(raw, block.at(-1)!.end)) return null;
  const mayStand = (line: Line) => line.width >= width - slack || endsSentence(raw, line.end);
  // A headline and a dateline above may be short.
  const lines = block.slice(block.findIndex(mayStand));
  return lines.every(mayStand) ? { width, broken: lines.slice(0, -1).filter(line => isBroken(raw, line)) } : null;
}

const isBlank = (code: number) => code === 10 || code === 13 || code === 32 || code === 9 || code === 0xa0 || code === 0x3000;
const isLetter = (code: number) => (code | 32) >= 97 && (code | 32) <= 122;

function widthOf(raw: string, start: number, end: number): number {
  let width = 0;
  for (let at = start; at < end; at++) width += raw.charCodeAt(at) < 0x1100 ? 1 : 2;
  return width;
}

/** Whether a line ends within a sentence; a break between two letters stands for a space, and stays. */
function isBroken(raw: string, { end }: Line): boolean {
  let next = end;
  while (isBlank(raw.charCodeAt(next))) next++;
  return !endsSentence(raw, end) && !(isLetter(raw.charCodeAt(end - 1)) && isLetter(raw.charCodeAt(next)));
}

/** Whether a word or number goes on behind the end of a line, or a mark that belongs to it stands there. */
function partsWord(raw: string, { end }: Line): boolean {
  let next = end;
  while (isBlank(raw.charCodeAt(next))) next++;
  if (goesOn.test(raw.charAt(next)) || (isDigit(raw.charCodeAt(end - 1)) && unitStart.test(raw.charAt(next)))) return true;
  const [before, behind] = [raw.slice(Math.max(0, end - farthest), end), raw.slice(next, next + farthest)];
  const words = before + behind;
  for (let at = 0; at < before.length; at++) {
    // 1180万|里面: a unit begins no word.
    if (isDigit(words.charCodeAt(at - 1))) continue;
    const { count, ends } = wordsAt(words, at);
    if (count > 0 && ends[count - 1]! > before.length) return true;
  }
  return false;
}

/** How far from the end of a line a word is looked for that goes on behind it. */
const farthest = 3;
const goesOn = /[，。、；：！？,.;:!?）)”》%％]/;
const unitStart = /[\d十百千万亿元米平㎡吨亩家个项年月日]/;

const closings = startersOf('”’」』)）》】"');
const sentenceEnds = startersOf('。！？!?；;：:…—|');
const telephone = /\d{3}[\d -]{5,11}$/;

/** Whether a line ends a sentence, or an advertisement with its telephone. */
function endsSentence(raw: string, end: number): boolean {
  let at = end - 1;
  while (at > 0 && closings[raw.charCodeAt(at)] === 1 && end - at < 4) at--;
  return sentenceEnds[raw.charCodeAt(at)] === 1 || telephone.test(raw.slice(Math.max(0, end - 14), end));
}

const item = /^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、]|[（(]?\d{1,2}(?:[）)、]|[.．](?!\d))|[\u4e00-\u9fff]{2,6}[:：])/;
/** Marks that may stand at the head of a line within a sentence. */
const inner = startersOf('“‘「『(（《〈"，、。；：！？,.;:!?%％');

/** Whether a line begins with a space, a bullet, the number of an item or a label. */
function opensAnew(raw: string, start: number, end: number): boolean {
  const code = raw.charCodeAt(start);
  const isWord = isHan(code) || isLetter(code) || isDigit(code) || inner[code] === 1;
  return !isWord || item.test(raw.slice(start, Math.min(end, start + 8)));
}
