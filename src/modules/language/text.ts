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

const dropped = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|[\ufe00-\ufe0f]/;

/** Makes a text plain: half-width, simplified, lower case, without invisible characters and without spaces that pull a word or number apart. */
export function plainText(raw: string): Text {
  const out: string[] = [];
  const from: number[] = [];
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i);
    let character = raw[i]!;
    if (code >= 0x80) {
      if (dropped.test(character)) continue;
      const variant = variants.get(character);
      if (variant) character = variant;
      else if (isWide(code)) character = String.fromCharCode(code - 0xfee0).toLowerCase();
    } else if (code >= 65 && code <= 90) character = String.fromCharCode(code + 32);
    else if (code < 32 && code !== 10) character = character === '\r' ? '\n' : ' ';
    out.push(character);
    from.push(i);
  }
  return closed(raw, out, from);
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

function isHan(character: string | undefined): boolean {
  return character !== undefined && character >= '\u4e00' && character <= '\u9fff';
}

/** Drops the spaces of "出 租 厂 房" (three or more single characters) and of "5 000" (groups of three digits). */
function closed(raw: string, characters: string[], from: number[]): Text {
  const keep = new Uint8Array(characters.length).fill(1);
  const single = (i: number) =>
    isHan(characters[i]) && (i === 0 || !isHan(characters[i - 1])) && (i + 1 === characters.length || !isHan(characters[i + 1]));
  for (let i = 0; i < characters.length; i++) {
    if (!single(i)) continue;
    let last = i;
    while (characters[last + 1] === ' ' && last + 2 < characters.length && single(last + 2)) last += 2;
    if (last - i >= 4) for (let j = i + 1; j < last; j += 2) keep[j] = 0;
    i = last;
  }
  for (let i = 1; i + 3 < characters.length; i++)
    if (
      characters[i] === ' ' &&
      isDigit(characters[i - 1]) &&
      !isDigit(characters[i - 4]) &&
      characters.slice(i + 1, i + 4).every(isDigit) &&
      !isDigit(characters[i + 4]) &&
      /[平㎡方m元]/.test(characters[i + 4] ?? '')
    )
      keep[i] = 0;
  const kept = from.filter((_, i) => keep[i]);
  return { raw, plain: characters.filter((_, i) => keep[i]).join(''), from: Uint32Array.from(kept) };
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}
