import { boundOfArrow } from './arrow.ts';
import { crossesOf } from './cross.ts';
import { isHan } from './han.ts';
import { markItems } from './item-mark.ts';
import { startersOf } from './starters.ts';
import { rowsOf } from './vocabulary.ts';

/** A text made plain for reading, with the way back: `from[i]` is the offset in `raw` of character i of `plain`. */
export type Text = { raw: string; plain: string; from: Uint32Array };

const dropped = 0xffff;
const space = 0x20;
const bar = 0x7c;
const comma = 0x2c;
const [point, zero] = [0x2e, 0x30];
const wideComma = 0xff0c;
const equals = 0x3d;
const hash = 0x23;
const dash = 0x2d;
const open = 0x28;
const colon = 0x3a;
const nought = '〇'.charCodeAt(0);
const yearSign = '年'.charCodeAt(0);
/** The first half of letters and digits in bold and other cuts. */
const bold = 0xd835;
const gaps = startersOf(' |*_^·');
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
 * or of one character, longer than anybody writes only the head, which says as much to a reader and hides things from a check.
 */
export function plainText(raw: string, { joins = false, cuts = false }: { joins?: boolean; cuts?: boolean } = {}): Text {
  const { codes, from } = raw.length <= usual.from.length ? usual : roomFor(raw.length);
  let length = 0;
  let parted = false;
  const crosses = crossesOf(raw);
  const isCrossed = crosses.size > 0;
  const most = cuts ? longestRow : Number.POSITIVE_INFINITY;
  let row = 0;
  let rowLength = 0;
  for (let i = 0; i < raw.length; i++) {
    const given = raw.charCodeAt(i);
    let code = plainOf[given]!;
    if (code === dropped) continue;
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
  if (parted) length = close(codes, from, length);
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
  return { raw, plain, from: from.slice(0, length) };
}

/** Characters that become another one, or none, wherever they stand: all that asks for no look at what is around them. */
const isOrdinary = Uint8Array.from({ length: 0x10000 }, (_, given) => {
  const code = plainOf[given]!;
  const isSeen =
    code === dropped || ringed[given]! > 0 || given === bold || given === 0xd83c || given === 0x25cb || given === 0x25ef;
  return isSeen || code === hash || code === open || code === yearSign || gaps[code] === 1 ? 0 : 1;
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

/** The words of a stretch of the plain text as people wrote them. */
export function rawWords(text: Text, start: number, end: number): string {
  const [first, last] = rawSpan(text, start, end);
  return text.raw.slice(first, last);
}

const sound = /[(（][a-z]*[\u00e0-\u01dc][a-z]*[)）]/y;

/** How long the bracketed sound at a place is, 0 where none stands. */
function soundAt(raw: string, at: number): number {
  sound.lastIndex = at;
  const found = sound.exec(raw);
  return found && found[0].length <= 9 ? found[0].length : 0;
}

const forbidden = '禁'.charCodeAt(0);
const isDigit = (code: number) => code >= 48 && code <= 57;
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

const isGap = (code: number) => gaps[code] === 1;
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

/** 12，000 and 1，500，000: no number begins with a nought, so that even the full-width comma groups thousands there. */
function isThousands(codes: Uint16Array, at: number): boolean {
  for (let i = at + 1; i <= at + 3; i++) if (!isDigit(codes[i] ?? 0)) return false;
  const next = codes[at + 4] ?? 0;
  if (!isDigit(codes[at - 1] ?? 0) || isLongRun(codes, at) || isDigit(next) || next === 0x2d) return false;
  return codes[at + 1] === 48 || next === comma;
}

/** Whether four digits or more end right before a place: no group of a number. */
function isLongRun(codes: Uint16Array, at: number): boolean {
  for (let i = at - 4; i < at; i++) if (!isDigit(codes[i] ?? 0)) return false;
  return true;
}

/** 5-101 960㎡, B座301 420平: three digits right before a place that are the number of a room. */
function isRoom(codes: Uint16Array, at: number): boolean {
  for (let i = at - 3; i < at; i++) if (!isDigit(codes[i] ?? 0)) return false;
  const ahead = codes[at - 4] ?? 0;
  return roomAhead.has(ahead) || (ahead === dash && isDigit(codes[at - 5] ?? 0) && !isDigit(codes[at - 7] ?? 0));
}

/** Drops the marks of thousands (6,280), in place; the new length. */
function joinGroups(codes: Uint16Array, from: Uint32Array, length: number): number {
  const digit = (i: number) => i >= 0 && i < length && isDigit(codes[i]!);
  const isGroup = (i: number) => codes[i] === comma && digit(i + 1) && digit(i + 2) && digit(i + 3) && !digit(i + 4);
  let kept = 0;
  // Where the next mark stands and how many come, behind one to three digits.
  let next = -1;
  let groups = 0;
  for (let i = 0; i < length; i++) {
    if (digit(i) && !digit(i - 1) && codes[i] !== zero && codes[i - 1] !== comma && codes[i - 1] !== point) {
      for (next = i + 1; next < i + 3 && digit(next); ) next++;
      for (groups = 0; groups <= mostGroups && isGroup(next + 4 * groups); ) groups++;
      // More than people write.
      if (groups > mostGroups) groups = 0;
    }
    if (i === next && groups > 0) {
      next += 4;
      groups--;
      continue;
    }
    codes[kept] = codes[i]!;
    from[kept++] = from[i]!;
  }
  return kept;
}

const mostGroups = 4;

/** Drops the gaps of "出 租 厂 房" or "出|租|厂|房" (three or more single characters) and of "5 000 ㎡" (groups of three digits), in place; the new length. */
function close(codes: Uint16Array, from: Uint32Array, length: number): number {
  const keep = new Uint8Array(length).fill(1);
  const han = (i: number) => i >= 0 && i < length && isHan(codes[i]!);
  const digit = (i: number) => i >= 0 && i < length && isDigit(codes[i]!);
  const single = (i: number) => han(i) && !han(i - 1) && !han(i + 1);
  for (let i = 0; i < length; i++) {
    if (!single(i)) continue;
    let last = i;
    while (last + 2 < length && isGap(codes[last + 1]!) && single(last + 2)) last += 2;
    if (last - i >= 4) for (let j = i + 1; j < last; j += 2) keep[j] = 0;
    i = last;
  }
  for (let i = length - 4; i > 0; i--) {
    if (codes[i] !== space || !digit(i - 1) || !digit(i + 1) || !digit(i + 2) || !digit(i + 3)) continue;
    if (isLongRun(codes, i) || isRoom(codes, i)) continue;
    const isGrouped = codes[i + 4] === space && keep[i + 4] === 0;
    if (isGrouped || sizeStart.has(codes[codes[i + 4] === space ? i + 5 : i + 4] ?? 0)) keep[i] = 0;
  }
  let kept = 0;
  for (let i = 0; i < length; i++) {
    if (!keep[i]) continue;
    codes[kept] = codes[i]!;
    from[kept++] = from[i]!;
  }
  return kept;
}

const roomAhead: ReadonlySet<number> = new Set([...'栋幢座楼室abcdefgh'].map(character => character.charCodeAt(0)));
const sizeStart: ReadonlySet<number> = new Set([...'平㎡方亩m元'].map(character => character.charCodeAt(0)));
