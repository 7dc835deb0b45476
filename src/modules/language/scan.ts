import { isDigit } from './character.ts';
import { type Code, readCode } from './code.ts';
import {
  costOf,
  costOfWeight,
  isTellingWeight,
  type Senses,
  sensesOfWeight,
  singleCost,
  singleWeight,
  wordsAt,
} from './dictionary.ts';
import { type Gazetteer, isTrade, levelOf, type Named } from './gazetteer.ts';
import { type Quantity, readQuantity } from './quantity.ts';
import { standsAt, startersOf } from './starters.ts';
import { readTime, type Time, timeStarts } from './time.ts';
import type { Found } from './word-table.ts';

/** A word with a meaning for a grammar, or a name of places, or a trade. */
export type Word = {
  kind: 'word';
  start: number;
  end: number;
  word: string;
  /** What it means to the grammars; null for nothing. */
  senses: Senses | null;
  places: Named | null;
  /** Codes of the industries that a trade's name stands for; null where the word names no trade. */
  trade: readonly string[] | null;
};
export type Mark = { kind: 'mark'; start: number; end: number; mark: string };
export type Token = Quantity | Time | Code | Word | Mark;

/** A plain text as words: its tokens from left to right, none overlapping, and where its words begin. Ordinary words are no tokens. */
export type Scan = { plain: string; tokens: readonly Token[]; starts: Uint8Array };

const marks = startersOf('，。；;:：!？?\n|｜、/()（）【】[]〔〕《》“”"\'+ ·~');
const freeCost = 1;
const figureCost = 4;
const unknownCost = 12;
/** How common a province, a city, a district and a town are taken to be. */
const placeCounts = [3000, 3000, 400, 120] as const;
const tradeCount = 300;

/**
 * Takes a plain text apart: the most likely row of words, where numbers with units, times, telephones and names compete with the words of
 * the dictionary (统一, not 一; 天然气, not 天). Linear in the length of the text.
 */
export function scan(plain: string, gazetteer: Gazetteer): Scan {
  const length = plain.length;
  const lane = length <= usual.ends.length ? usual : laneOf(length);
  const { costs, ends, isTelling, weights, names: called } = lane;
  costs[length] = 0;
  /** From right to left. */
  const figures: Figure[] = [];
  prices ??= pricesOf();
  const { placeCost, tradeCost } = prices;
  for (let at = length - 1; at >= 0; at--) {
    const code = plain.charCodeAt(at);
    let best = singleOf(code) + costs[at + 1]!;
    let end = at + 1;
    /** The lengths of words here that mean something to a grammar, as bits. */
    let telling = 0;
    let wordsFound: Found | null = null;
    let namesFound: Found | null = null;
    const figure = mayBeFigure(plain, at, code) ? figureAt(plain, at) : null;
    if (figure) {
      figures.push(figure);
      const sum = costOfFigure(figure) + costs[figure.end]!;
      if (sum < best) [best, end] = [sum, figure.end];
    }
    const isLatin = isLetter(code);
    if (code >= 0x4e00 || isDigit(code) || (isLatin && !isLetter(plain.charCodeAt(at - 1)))) {
      const words = wordsAt(plain, at);
      wordsFound = words;
      for (let i = 0; i < words.count; i++) {
        const to = words.ends[i]!;
        const weight = words.weights[i]!;
        const cost = costOfWeight(weight);
        if (isTellingWeight(weight)) telling |= bitOf(to - at);
        const sum = (isLatin ? letterCost(plain, at, to, cost) : cost) + costs[to]!;
        if (sum < best) [best, end] = [sum, to];
      }
      const names = gazetteer.namesAt(plain, at);
      namesFound = names;
      for (let i = 0; i < names.count; i++) {
        const to = names.ends[i]!;
        telling |= bitOf(to - at);
        const sum = placeCost[levelOf(names.weights[i]!)]! + costs[to]!;
        if (sum < best) [best, end] = [sum, to];
      }
      // Of a place and a trade as likely as each other the place stands.
      for (let i = 0; i < names.count; i++) {
        if (!isTrade(names.weights[i]!)) continue;
        const to = names.ends[i]!;
        const sum = (isLatin ? letterCost(plain, at, to, tradeCost) : tradeCost) + costs[to]!;
        if (sum < best) [best, end] = [sum, to];
      }
    }
    costs[at] = best;
    ends[at] = end;
    const isSingle = end === at + 1;
    if (isSingle ? singleWeight(code) === 0 : (telling & bitOf(end - at)) === 0) isTelling[at] = 0;
    else {
      isTelling[at] = 1;
      weights[at] = isSingle ? singleWeight(code) : weightIn(wordsFound, end);
      called[at] = isSingle ? 0 : nodeIn(namesFound, end);
    }
  }
  return { plain, ...collect(plain, lane, figures, gazetteer) };
}

/** Letters cost little, so that a word of letters (pcb, esfr) costs a little less than they, where it is a word and no part of one. */
function letterCost(plain: string, at: number, to: number, cost: number): number {
  if (!isLetter(plain.charCodeAt(to - 1))) return cost;
  return isLetter(plain.charCodeAt(to)) ? unknownCost * (to - at) : Math.min(cost, (to - at) * freeCost - freeCost / 2);
}

type Figure = Quantity | Time | Code;

/** What the scan writes down at every place of a text: the cost of the cheapest row from there on, where its first word ends and whether that word says something to a grammar. */
type Lane = {
  costs: Float64Array;
  ends: Uint32Array;
  isTelling: Uint8Array;
  /** The weight of a telling word, which tells what it means, and where what it names is kept; 0 where it means or names nothing. */
  weights: Uint32Array;
  names: Uint32Array;
};

function laneOf(length: number): Lane {
  return {
    costs: new Float64Array(length + 1),
    ends: new Uint32Array(length),
    isTelling: new Uint8Array(length),
    weights: new Uint32Array(length),
    names: new Uint32Array(length),
  };
}

// Most texts are short: making room for each of them would take longer than many a look-up. Every place is written before it is read.
const usual = laneOf(4096);

/** `placeCost`: by the level of a name; what names no place is no place at any price. */
type Prices = { placeCost: readonly number[]; tradeCost: number };
let prices: Prices | undefined;

function pricesOf(): Prices {
  return { placeCost: [...placeCounts.map(costOf), Number.POSITIVE_INFINITY], tradeCost: costOf(tradeCount) };
}

function collect(
  plain: string,
  { ends, isTelling, weights, names }: Lane,
  figures: Figure[],
  gazetteer: Gazetteer,
): Pick<Scan, 'tokens' | 'starts'> {
  const tokens: Token[] = [];
  const starts = new Uint8Array(plain.length + 1);
  let next = figures.pop();
  for (let at = 0; at < plain.length; ) {
    starts[at] = 1;
    const end = ends[at]!;
    while (next && next.start < at) next = figures.pop();
    const figure = next?.start === at ? next : undefined;
    const word = isTelling[at] === 1 ? plain.slice(at, end) : '';
    const isSingle = end === at + 1;
    const senses = isTelling[at] === 0 ? null : sensesOfWeight(weights[at]!);
    // 一楼 is a floor's number and what a hall may be: the word says more.
    // 临海、三门优先: a place in a list, no three doors.
    const isNamed =
      figure !== undefined &&
      word !== '' &&
      (plain[at - 1] === '、' || plain[end] === '、') &&
      names[at]! > 0 &&
      gazetteer.knownAt(names[at]!, word).places !== null;
    if (figure && figure.end === end && !senses && !isNamed) tokens.push(figure);
    else if (isSingle && marks[plain.charCodeAt(at)] === 1) tokens.push({ kind: 'mark', start: at, end, mark: plain[at]! });
    else if (isTelling[at] === 1) {
      const { places, trade } = names[at]! > 0 ? gazetteer.knownAt(names[at]!, word) : unnamed;
      if (senses || places || trade) tokens.push({ kind: 'word', start: at, end, word, senses, places, trade });
    }
    at = end;
  }
  starts[plain.length] = 1;
  return { tokens, starts };
}

const unnamed = { places: null, trade: null };

/** The weight of the word found that ends at a place; 0 where none does. */
function weightIn(found: Found | null, end: number): number {
  if (found) for (let i = 0; i < found.count; i++) if (found.ends[i] === end) return found.weights[i]!;
  return 0;
}

/** The node of the word found that ends at a place; 0 where none does. */
function nodeIn(found: Found | null, end: number): number {
  if (found) for (let i = 0; i < found.count; i++) if (found.ends[i] === end) return found.nodes[i]!;
  return 0;
}

function singleOf(code: number): number {
  if (code >= 0x4e00) return singleCost(code);
  return isDigit(code) ? unknownCost : freeCost;
}

const bitOf = (length: number) => 1 << Math.min(length, 31);
const isLetter = (code: number) => code >= 97 && code <= 122;
const figureStart = startersOf(
  `${timeStarts}同0123456789abcdefghijklmnopqrstuvwxyz一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾廿卅零半第（([〔【国省县乡`,
);
const multiples = startersOf('十百千万亿');

function mayBeFigure(plain: string, at: number, code: number): boolean {
  if (figureStart[code] === 0) return false;
  const last = plain.charCodeAt(at - 1);
  // The digits of one number, and the letters of one word, are read from their first.
  if (isDigit(code))
    return !isDigit(last) && !(last === 46 && isDigit(plain.charCodeAt(at - 2))) && !(isLetter(last) && isName(plain, at));
  // 数十亿元, 几百亩: how many tens is left open; in 户数十五户 the number begins.
  if (multiples[code] === 1)
    return (
      last !== code &&
      plain.charAt(at - 1) !== '几' &&
      !(plain.charAt(at - 1) === '数' && !'人户总件指倍次天个家台套'.includes(plain[at - 2] ?? ' '))
    );
  return !(isLetter(code) && isLetter(last));
}

/** P2, G60: the digits belong to the letters before them, unless those are a word that figures follow (GDP, RMB) or the unit of another number. */
function isName(plain: string, at: number): boolean {
  return !/(?:^|[^a-z])(?:gdp|pct|cpi|ppi|pmi|ipo|rd|rmb|cny|usd|tel|vx|wx|qq|about|to|[\d.]+(?:m|t|m2|kva|kw|kg|km))$/.test(
    plain.slice(Math.max(0, at - 8), at),
  );
}

function figureAt(plain: string, at: number): Quantity | Time | Code | null {
  const code = readCode(plain, at);
  if (code?.kind === 'phone') return code;
  const time = readTime(plain, at);
  if (time) return time;
  if (code) return code;
  const quantity = hanRun(plain, at) > 8 ? null : readQuantity(plain, at);
  if (!quantity) return null;
  // A Chinese number alone says something only when it is a large one.
  if (quantity.han && quantity.dimension === 'bare' && quantity.high < 10) return null;
  return quantity;
}

const hanDigit = startersOf('一二三四五六七八九');

/** 三三三三三三三三三…: digits in a row without 十 or 百 are no number. */
function hanRun(plain: string, at: number): number {
  let end = at;
  while (end - at < 9 && standsAt(hanDigit, plain, end)) end++;
  return end - at;
}

function costOfFigure(figure: Quantity | Time | Code): number {
  if (figure.kind !== 'quantity') return figure.kind === 'time' ? figureCost : freeCost;
  if (!figure.han) return figureCost;
  return figure.dimension === 'bare' ? 14 : 8;
}
