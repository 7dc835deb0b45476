import { boundOfArrow } from './arrow.ts';
import { isDigit, isHan } from './character.ts';
import { crossesOf } from './cross.ts';
import { markItems } from './item-mark.ts';
import { wrapsOf } from './line-wrap.ts';
import { withSpeltPhones } from './phone-words.ts';
import { closeGaps, isGap, isThousands, joinGroups } from './text-join.ts';
import { typesetGaps } from './typeset.ts';
import { rowsOf } from './vocabulary.ts';

/** A text made plain for reading, with the way back: `from[i]` is the offset in `raw` of character i of `plain`. */
export type Text = { raw: string; plain: string; from: Uint32Array };

const dropped = 0xffff;
const space = 0x20;
const bar = 0x7c;
const comma = 0x2c;
const wideComma = 0xff0c;
const equals = 0x3d;
const hash = 0x23;
const open = 0x28;
const colon = 0x3a;
const nought = '〇'.charCodeAt(0);
const yearSign = '年'.charCodeAt(0);
/** The first half of letters and digits in bold and other cuts. */
const bold = 0xd835;
const units: ReadonlySet<number> = new Set([...'亩顷元平米方'].map(character => character.charCodeAt(0)));

/** What every UTF-16 code becomes: half-width, simplified, small letters; bullets and pictures part like a bar; invisible characters vanish. */
const plainOf = Uint16Array.from({ length: 0x10000 }, (_, code) => {
  if (code === 13) return 10;
  if (code < 32) return code === 10 ? 10 : space;
  if (code < 0x80) return code >= 65 && code <= 90 ? code + 32 : code;
  // The full-width comma stays: between digits it parts two numbers, where the half-width one groups thousands.
  return code >= 0xff01 && code <= 0xff5e && code !== wideComma ? plainOfLatin(code - 0xfee0) : code;
});

const replaced: readonly (readonly [characters: string, by: string])[] = [
  ['\u3000\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u2800', ' '],
  ['\u2028\u2029', '\n'],
  ['～〜∼⁓', '~'],
  ['–—―‐‑‒⁃−﹣﹘─⸺⸻', '-'],
  ['•・∙', '·'],
  ['∕⁄÷', '/'],
  ['﹤〈', '<'],
  ['﹥〉', '>'],
  ['≦', '≤'],
  ['≧', '≥'],
  ['￥', '¥'],
  ['﹒', '.'],
  ['²', '2'],
  ['³', '3'],
  ['╳✕✖', '×'],
  ['「『', '“'],
  ['」』', '”'],
];
for (const [characters, by] of replaced) for (const character of characters) plainOf[character.charCodeAt(0)] = by.charCodeAt(0);
for (const file of ['characters.csv', 'stand-ins.csv'])
  for (const [written, plain] of rowsOf(file)) plainOf[written!.charCodeAt(0)] = plain!.charCodeAt(0);

// Control characters stand for nothing.
plainOf.fill(space, 0x7f, 0xa0);
// Geometric shapes, dingbats, arrows, numbers in rings and the first half of every emoji are bullets; 〇 and ㎡ are not.
for (const [first, last] of [
  [0x2190, 0x21ff],
  [0x2300, 0x23ff],
  [0x2469, 0x249b],
  [0x2580, 0x27bf],
  [0x2b00, 0x2bff],
  [0xd83c, 0xd83e],
  [0xfffc, 0xfffd],
] as const)
  plainOf.fill(bar, first, last + 1);
for (const character of '╳✕✖') plainOf[character.charCodeAt(0)] = '×'.charCodeAt(0);
// Soft hyphens, marks over letters, zero-width and direction marks, fillers, variation selectors, byte-order marks, tags and second halves of emoji.
for (const [first, last] of [
  [0xad, 0xad],
  [0x300, 0x36f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x180b, 0x180f],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x20d0, 0x20ff],
  [0x3164, 0x3164],
  [0xdb40, 0xdb40],
  [0xdc00, 0xdfff],
  [0xfe00, 0xfe0f],
  [0xfe20, 0xfe2f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
] as const)
  plainOf.fill(dropped, first, last + 1);
// Radicals, compatibility ideographs, upright and small forms look like ordinary characters and are written to evade filters.
for (const [first, last] of [
  [0x2e80, 0x2fdf],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff61, 0xff64],
] as const)
  for (let code = first; code <= last; code++) {
    const form = String.fromCharCode(code).normalize('NFKC');
    if (plainOf[code] === code && form.length === 1) plainOf[code] = plainOf[form.charCodeAt(0)]!;
  }

/** The code of the digit in a ring (①, ⓪, ❶, ➀, ➊); 0 for every other character. */
const ringed = new Uint8Array(0x10000);
for (const [first, digit, count] of [
  [0x2460, 1, 9],
  [0x24ea, 0, 1],
  [0x24ff, 0, 1],
  [0x2776, 1, 9],
  [0x2780, 1, 9],
  [0x278a, 1, 9],
] as const)
  for (let i = 0; i < count; i++) ringed[first + i] = 48 + digit + i;

/**
 * Makes a text plain: half-width, simplified, small letters, without invisible characters and without spaces or symbols that pull a word or
 * number apart; `joins`: without the marks of thousands too, which elsewhere part what stands beside them; `cuts`: of a row of digits and marks,
 * or of one character, longer than anybody writes only the head, which says as much to a reader and hides things from a check; `sets`: without
 * the spaces that a page sets around digits and letters.
 */
export function plainText(
  raw: string,
  { joins = false, cuts = false, sets = false }: { joins?: boolean; cuts?: boolean; sets?: boolean } = {},
): Text {
  const { codes, from } = raw.length <= usual.from.length ? usual : roomFor(raw.length);
  let length = 0;
  let parted = false;
  const crosses = crossesOf(raw);
  const isCrossed = crosses.size > 0;
  const wraps = wrapsOf(raw);
  const isWrapped = wraps.size > 0;
  const gaps = sets ? typesetGaps(raw) : null;
  const isSet = gaps !== null && gaps.size > 0;
  const most = cuts ? longestRow : Number.POSITIVE_INFINITY;
  let row = 0;
  let rowLength = 0;
  for (let i = 0; i < raw.length; i++) {
    const given = raw.charCodeAt(i);
    let code = plainOf[given]!;
    if (code === dropped || (isWrapped && wraps.has(i)) || (isSet && gaps.has(i))) continue;
    if (rowOf[code]! !== row) {
      row = rowOf[code]!;
      rowLength = 0;
    }
    if (++rowLength > most) continue;
    if (isOrdinary[given] === 1 && !isCrossed) {
      codes[length] = code;
      from[length++] = i;
      continue;
    }
    if (ringed[given]! > 0) code = inRow(raw, i) ? ringed[given]! : bar;
    else if (given === bold) code = plainOfBold(raw, i);
    // 🈲喷漆: the picture of the word.
    else if (given === 0xd83c && raw.charCodeAt(i + 1) === 0xde32) code = forbidden;
    // 2000㎡↑: that much or more.
    else if (code === bar && boundOfArrow(raw, i) > 0) code = boundOfArrow(raw, i);
    // ❌电镀❌印染: a cross before a word refuses it too.
    else if (crosses.has(i)) code = crosses.get(i)!;
    // #化纤 #纺织: a tag begins a word; 3#楼 is a building.
    else if (code === hash && isHan(raw.charCodeAt(i + 1)) && !isLetterOrDigit(codes[length - 1] ?? 0)) code = space;
    // 二○二六: a ring among Chinese digits is a nought.
    else if ((given === 0x25cb || given === 0x25ef) && hanDigits.has(codes[length - 1] ?? 0)) code = nought;
    // 個(gè): some pages write the sound behind every changed character.
    if (code === open) {
      const sound = soundAt(raw, i);
      if (sound > 0 && length > 0 && isHan(codes[length - 1]!)) {
        i += sound - 1;
        continue;
      }
    }
    parted ||= isGap(code) && (code === space || code === bar || isHan(codes[length - 1] ?? 0));
    if (code === yearSign) writeYear(codes, length);
    codes[length] = code;
    from[length++] = i;
  }
  // Some rules look a few places ahead: nothing of another text may stand there.
  for (let i = length; i < length + mostAhead; i++) codes[i] = 0;
  if (parted) length = closeGaps(codes, from, length);
  let grouped = false;
  // A half-width comma groups thousands between digits and parts clauses elsewhere.
  for (let i = length - 1; i >= 0; i--) {
    if (codes[i] === comma && !(isDigit(codes[i - 1] ?? 0) && isDigit(codes[i + 1] ?? 0))) codes[i] = wideComma;
    else if (codes[i] === wideComma && isThousands(codes, i)) codes[i] = comma;
    grouped ||= codes[i] === comma;
  }
  if (joins && grouped) length = joinGroups(codes, from, length);
  // 面积=3500: a sign of equality behind a word is a colon, behind a unit it is none (1亩=666㎡).
  for (let i = 1; i < length; i++) if (codes[i] === equals && isHan(codes[i - 1]!) && !units.has(codes[i - 1]!)) codes[i] = colon;
  markItems(codes, length);
  let plain = '';
  // A call takes a bounded number of arguments.
  for (let at = 0; at < length; at += 8192)
    plain += String.fromCharCode.apply(null, codes.subarray(at, Math.min(length, at + 8192)) as unknown as number[]);
  return { raw, plain: withSpeltPhones(plain), from: from.slice(0, length) };
}

/** Characters that become another one, or none, wherever they stand: all that asks for no look at what is around them. */
const isOrdinary = Uint8Array.from({ length: 0x10000 }, (_, given) => {
  const code = plainOf[given]!;
  const isSeen =
    code === dropped || ringed[given]! > 0 || given === bold || given === 0xd83c || given === 0x25cb || given === 0x25ef;
  return isSeen || code === hash || code === open || code === yearSign || isGap(code) ? 0 : 1;
});

/** Where a text is made plain, before it is known how long it gets. */
const roomFor = (length: number) => ({ codes: new Uint16Array(length + mostAhead), from: new Uint32Array(length) });
const mostAhead = 8;
// Most texts are short: making room for each of them takes longer than many a step. Every place is written before it is read.
const usual = roomFor(4096);

/** Where a stretch of the plain text lies in the text as given. */
export function rawSpan(text: Text, start: number, end: number): [start: number, end: number] {
  const first = text.from[start] ?? text.raw.length;
  if (end <= start) return [first, first];
  const last = text.from[end - 1] ?? text.raw.length - 1;
  // A character of two halves ends with its second.
  const isPair = isHigh(text.raw.charCodeAt(last)) && isLow(text.raw.charCodeAt(last + 1));
  return [first, last + (isPair ? 2 : 1)];
}

/** The words of a stretch of the plain text as people wrote them, without the breaks of lines that are none. */
export function rawWords(text: Text, start: number, end: number): string {
  const [first, last] = rawSpan(text, start, end);
  const words = text.raw.slice(first, last);
  const isWrapped = words.includes('\n') && !text.plain.slice(start, end).includes('\n');
  if (!isWrapped) return words;
  return words
    .split('\n')
    .map(line => line.trim())
    .join('');
}

const sound = /[(（][a-z]*[\u00e0-\u01dc][a-z]*[)）]/y;

/** How long the bracketed sound at a place is, 0 where none stands. */
function soundAt(raw: string, at: number): number {
  sound.lastIndex = at;
  const found = sound.exec(raw);
  return found && found[0].length <= 9 ? found[0].length : 0;
}

const forbidden = '禁'.charCodeAt(0);
const isHigh = (code: number) => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number) => code >= 0xdc00 && code <= 0xdfff;

/** A longer row of digits, marks and spaces on one line, or of one character, says nothing: the rest of it is left out. */
const longestRow = 1024;
/** What makes a row with its like: digits, marks and spaces with each other, every other character only with itself. */
const rowOf = Uint16Array.from({ length: 0x10000 }, (_, code) => {
  const mayBeMark = code < 0xc0 || (code >= 0x2000 && code < 0x3040) || code >= 0xfe00;
  return mayBeMark && code !== 10 && /[\d\s\p{P}\p{S}]/u.test(String.fromCharCode(code)) ? space : code;
});
for (const digit of '零〇一二两三四五六七八九十百千万亿') rowOf[digit.charCodeAt(0)] = space;
const isLetterOrDigit = (code: number) => isDigit(code) || (code >= 97 && code <= 122);

const hanDigits: ReadonlyMap<number, number> = new Map([
  ['零'.charCodeAt(0), 0],
  ...[...'〇一二三四五六七八九'].map((character, digit) => [character.charCodeAt(0), digit] as const),
]);

/** 二〇二六年, 二○一一年, 一九九八年: the four digits before 年 become Arabic, in place. */
function writeYear(codes: Uint16Array, end: number): void {
  let value = 0;
  for (let i = end - 4; i < end; i++) {
    const digit = codes[i] === 48 ? 0 : (hanDigits.get(codes[i] ?? 0) ?? -1);
    if (digit < 0) return;
    value = value * 10 + digit;
  }
  if (end < 4 || value < 1900 || value > 2099 || hanDigits.has(codes[end - 5] ?? 0)) return;
  for (let i = end - 1; i >= end - 4; i--) {
    codes[i] = 48 + (value % 10);
    value = Math.floor(value / 10);
  }
}

function plainOfLatin(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

/** 𝟏𝟑𝟖, 𝗺: letters and digits in bold or other cuts, of two halves. */
function plainOfBold(raw: string, at: number): number {
  const form = raw.slice(at, at + 2).normalize('NFKC');
  return form.length === 1 ? plainOf[form.charCodeAt(0)]! : bold;
}

const listStart = /[\s，,。；;、:：|]/;
const phoneBehind = /^[\d \-\u2460-\u2468\u24ea]{10}/;

/** ①③⑧ in a row are digits, a single one is a bullet. */
function inRow(raw: string, at: number): boolean {
  const isFigure = (near: number) => ringed[near]! > 0 || isDigit(near);
  if (isFigure(raw.charCodeAt(at - 1))) return true;
  const next = raw.charCodeAt(at + 1);
  if (!isFigure(next)) return false;
  // ③2,000㎡ of a list: a ring before the digits of its item, unless they make a telephone.
  return ringed[next]! > 0 || !listStart.test(raw[at - 1] ?? ' ') || phoneBehind.test(raw.slice(at + 1, at + 14));
}
