import { rowsOf } from './vocabulary.ts';

/** A text made plain for reading, with the way back: `from[i]` is the offset in `raw` of character i of `plain`. */
export type Text = { raw: string; plain: string; from: Uint32Array };

const variants = new Map(rowsOf('characters.csv').map(([written, plain]) => [written!, plain!]));
for (const [odd, plain] of [
  ['\u3000', ' '],
  ['\u00a0', ' '],
  ['\t', ' '],
  ['\r', '\n'],
  ['²', '2'],
  ['㎡', '㎡'],
  ['～', '~'],
  ['〜', '~'],
  ['–', '-'],
  ['—', '-'],
  ['―', '-'],
  ['‐', '-'],
  ['‑', '-'],
  ['−', '-'],
  ['－', '-'],
  ['﹣', '-'],
  ['·', '·'],
  ['•', '·'],
  ['・', '·'],
  ['∕', '/'],
  ['⁄', '/'],
  ['÷', '/'],
  ['＜', '<'],
  ['＞', '>'],
  ['≦', '≤'],
  ['≧', '≥'],
  ['㏎', 'm'],
  ['￥', '¥'],
  ['﹒', '.'],
] as const)
  variants.set(odd, plain);

// Soft hyphens, zero-width and direction marks, byte-order marks and variation selectors.
const invisible = [
  [0xad, 0xad],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2064],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
] as const;
const dropped = 0xffff;

/** What every UTF-16 code becomes: half-width, simplified, lower case; `dropped` for invisible characters. */
const plainOf = Uint16Array.from({ length: 0x10000 }, (_, code) => {
  if (code === 13) return 10;
  if (code < 32) return code === 10 ? 10 : 32;
  if (code < 0x80) return code >= 65 && code <= 90 ? code + 32 : code;
  return isWide(code)
    ? String.fromCharCode(code - 0xfee0)
        .toLowerCase()
        .charCodeAt(0)
    : code;
});
for (const [written, plain] of variants) plainOf[written.charCodeAt(0)] = plain.charCodeAt(0);
for (const [first, last] of invisible) plainOf.fill(dropped, first, last + 1);

/** Makes a text plain: half-width, simplified, lower case, without invisible characters and without spaces that pull a word or number apart. */
export function plainText(raw: string): Text {
  const codes = new Uint16Array(raw.length);
  const from = new Uint32Array(raw.length);
  let length = 0;
  let spaced = false;
  for (let i = 0; i < raw.length; i++) {
    const code = plainOf[raw.charCodeAt(i)]!;
    if (code === dropped) continue;
    spaced ||= code === space;
    codes[length] = code;
    from[length++] = i;
  }
  if (spaced) length = close(codes, from, length);
  // A half-width comma groups thousands between digits and parts clauses elsewhere.
  for (let i = 0; i < length; i++)
    if (codes[i] === comma && !(isDigit(codes[i - 1] ?? 0) && isDigit(codes[i + 1] ?? 0))) codes[i] = wideComma;
  let plain = '';
  // A call takes a bounded number of arguments.
  for (let at = 0; at < length; at += 8192)
    plain += String.fromCharCode.apply(null, codes.subarray(at, Math.min(length, at + 8192)) as unknown as number[]);
  return { raw, plain, from: from.subarray(0, length) };
}

/** Where a stretch of the plain text lies in the text as given. */
export function rawSpan(text: Text, start: number, end: number): [start: number, end: number] {
  return [
    text.from[start] ?? text.raw.length,
    end > start ? (text.from[end - 1] ?? text.raw.length - 1) + 1 : (text.from[start] ?? 0),
  ];
}

/** The words of a stretch of the plain text as people wrote them. */
export function rawWords(text: Text, start: number, end: number): string {
  const [first, last] = rawSpan(text, start, end);
  return text.raw.slice(first, last);
}

// The full-width comma stays: between digits it parts two numbers, where the half-width one groups thousands.
function isWide(code: number): boolean {
  return code >= 0xff01 && code <= 0xff5e && code !== 0xff0c;
}

const space = 32;
const comma = 44;
const wideComma = 0xff0c;
const isHan = (code: number) => code >= 0x4e00 && code <= 0x9fff;
const isDigit = (code: number) => code >= 48 && code <= 57;
const unitStart: ReadonlySet<number> = new Set([...'平㎡方m元'].map(character => character.charCodeAt(0)));

/** Drops the spaces of "出 租 厂 房" (three or more single characters) and of "5 000" (groups of three digits), in place; the new length. */
function close(codes: Uint16Array, from: Uint32Array, length: number): number {
  const keep = new Uint8Array(length).fill(1);
  const han = (i: number) => i >= 0 && i < length && isHan(codes[i]!);
  const digit = (i: number) => i >= 0 && i < length && isDigit(codes[i]!);
  const single = (i: number) => han(i) && !han(i - 1) && !han(i + 1);
  for (let i = 0; i < length; i++) {
    if (!single(i)) continue;
    let last = i;
    while (codes[last + 1] === space && single(last + 2)) last += 2;
    if (last - i >= 4) for (let j = i + 1; j < last; j += 2) keep[j] = 0;
    i = last;
  }
  for (let i = 1; i + 4 < length; i++)
    if (
      codes[i] === space &&
      digit(i - 1) &&
      !digit(i - 4) &&
      digit(i + 1) &&
      digit(i + 2) &&
      digit(i + 3) &&
      unitStart.has(codes[i + 4]!)
    )
      keep[i] = 0;
  let kept = 0;
  for (let i = 0; i < length; i++) {
    if (!keep[i]) continue;
    codes[kept] = codes[i]!;
    from[kept++] = from[i]!;
  }
  return kept;
}

/** All matches of a global pattern, like String.matchAll but without a copy of the pattern for every call. */
export function matchesOf(pattern: RegExp, words: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(words); match; match = pattern.exec(words)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex++;
  }
  return found;
}
