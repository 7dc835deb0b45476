import { plainText, rawSpan, type Text } from '#modules/language/index.ts';
import { byFirst, figure, hidden, sign } from './disguise-list.ts';
import { wordAt } from './words.ts';

/**
 * A text with disguises taken off. `form[i]` stands for the plain characters from `start[i]` to `end[i]`; `mask[i]` is not 0 where
 * it stood in other characters (蕞, zui, 国嫁级, No.1), `gap[i]` is 1 where symbols stood before it inside a run of Chinese.
 */
export type Form = {
  text: Text;
  form: string;
  start: Uint32Array;
  end: Uint32Array;
  mask: Uint8Array;
  gap: Uint8Array;
  /** Whether the text has more to try than anybody would write, so that its end was left as it is. */
  isCut: boolean;
};

/** 1 where a disguise of one character begins, 2 where one of several; then what may stand second. */
const begins = new Uint8Array(0x10000);
const second = new Uint8Array(0x10000);
for (const { written } of [...byFirst.values()].flat()) {
  begins[written.charCodeAt(0)] = begins[written.charCodeAt(0)]! | (written.length === 1 ? 1 : 2);
  if (written.length > 1) second[written.charCodeAt(1)] = 1;
}

const isHan = (code: number) => (code >= 0x4e00 && code <= 0x9fff) || code === 0x3007;
const isLatin = (code: number) => code >= 97 && code <= 122;
const gaps = flagsOf(' |*_^·.-~+=#@&$\'"`/\\•');
function flagsOf(characters: string): Uint8Array {
  const flags = new Uint8Array(0x10000);
  for (const character of characters) flags[character.charCodeAt(0)] = 1;
  return flags;
}
/** Where a symbol or line end can only have been put in: behind 最 before praise, inside 第一 and 国家级. */
const split = flagsOf('，。、!?;:“”‘’()[]<>《》【】\n');
/** Two characters that nobody lists one after the other. */
const whole = new Set(['顶级', '极致', '极品', '唯一', '至尊', '顶尖', '独家']);
const mostGap = 4;
const mostTried = 30_000;
const ringedOne = new Set([...'①❶➀➊⒈⑴㈠㊀']);
/** 第①, 唯①: what stands before a ringed one that is no bullet. */
const counted = flagsOf('第唯惟维');
const unit = '一'.charCodeAt(0);
const variants = flagsOf('惟维');
const only = '唯'.charCodeAt(0);

/** Takes the disguises off a text; a stretch of the form leads back to the text as given by `spanOf`. Time grows with the length. */
export function takeOff(raw: string): Form {
  const text = plainText(raw);
  const plain = toneless(text.plain);
  const apart = pulledApart(plain);
  const size = plain.length + 8;
  const codes = new Uint16Array(size);
  const form: Form = {
    text,
    form: '',
    start: new Uint32Array(size),
    end: new Uint32Array(size),
    mask: new Uint8Array(size),
    gap: new Uint8Array(size),
    isCut: false,
  };
  let length = 0;
  const put = (code: number, start: number, end: number, mask: number, gap: number) => {
    codes[length] = code;
    form.start[length] = start;
    form.end[length] = end;
    form.mask[length] = mask;
    form.gap[length++] = gap;
  };
  let gap = 0;
  let tried = 0;
  for (let i = 0; i < plain.length; ) {
    const disguise = isTelling(plain, i) && tried++ < mostTried ? disguiseAt(plain, i, codes, length) : null;
    if (disguise) {
      for (let k = 0; k < disguise.meant.length; k++)
        put(disguise.meant.charCodeAt(k), i, i + disguise.length, disguise.mask, k === 0 ? gap : 0);
      i += disguise.length;
      gap = 0;
      continue;
    }
    const code = plain.charCodeAt(i);
    // TOP①, No.①: the ring counts behind the sign for a rank.
    const rank = code === 0x7c && ringedOne.has(text.raw[text.from[i]!]!) ? rankSign(codes, length) : 0;
    if (rank > 0) {
      const start = form.start[length - rank]!;
      length -= rank;
      for (const character of '第一') put(character.charCodeAt(0), start, i + 1, sign, 0);
      i++;
      continue;
    }
    // The ring of ① is a bullet to the plain text, behind 第 it counts.
    if (code === 0x7c && ringedOne.has(text.raw[text.from[i]!]!) && counted[codes[length - 1] ?? 0] === 1) {
      if (variants[codes[length - 1]!] === 1) codes[length - 1] = only;
      put(unit, i, i + 1, hidden, 0);
      i++;
      continue;
    }
    // 高企申报💯通过: the picture of a hundred stands for the words.
    if (code === 0x7c && text.raw.startsWith('💯', text.from[i]!) && isHan(plain.charCodeAt(i + 1))) {
      for (const character of '百分百') put(character.charCodeAt(0), i, i + 1, hidden, 0);
      i++;
      continue;
    }
    const gapEnd = apart.has(i) ? i + 1 : gapAt(plain, i, codes[length - 1] ?? 0, codes[length - 2] ?? 0);
    if (gapEnd > i) {
      gap = 1;
      i = gapEnd;
      continue;
    }
    put(code, i, i + 1, isStandIn(text, i) ? hidden : 0, gap);
    gap = 0;
    i++;
  }
  form.isCut = tried > mostTried;
  let words = '';
  for (let at = 0; at < length; at += 8192)
    words += String.fromCharCode.apply(null, codes.subarray(at, Math.min(length, at + 8192)) as unknown as number[]);
  form.form = words;
  return form;
}

/** How many characters of no, no. or top stand before a place. */
function rankSign(codes: Uint16Array, length: number): number {
  const before = String.fromCharCode(...codes.subarray(Math.max(0, length - 3), length));
  return /top$|no\.$/.test(before)
    ? 3
    : /(?:^|[^a-z])no$/.test(before)
      ? 2
      : /[国市省业区界球内类东南西北中]d$/.test(before)
        ? 1
        : 0;
}

const tones: readonly (readonly [plain: string, toned: string])[] = [
  ['a', 'āáǎà'],
  ['e', 'ēéěè'],
  ['i', 'īíǐì'],
  ['o', 'ōóǒò'],
  ['u', 'ūúǔùǖǘǚǜ'],
];
const toned = new Map(tones.flatMap(([letter, marked]) => [...marked].map(one => [one, letter])));
/** zuì is read as zui. */
const toneless = (plain: string) => plain.replace(/[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/g, letter => toned.get(letter)!);

/** Where single characters in a row with the same sign between them make a word together: 国、家、级, but neither 国、省、市 nor 包、过、滤. */
function pulledApart(plain: string): Set<number> {
  const signs = new Set<number>();
  for (const { 0: row, index } of plain.matchAll(rows)) {
    const letters = [...row].filter((_, i) => i % 2 === 0).join('');
    const joined = letters + plain.slice(index + row.length, index + row.length + 6);
    const word =
      wordAt(joined, 0)?.word.length ?? (/^(?:国家级|最[好佳优强大高低牛棒美专便实划先权具靠省])/.test(joined) ? 3 : 0);
    if (word >= 3 || (word > 0 && word >= letters.length)) for (let i = 1; i < row.length; i += 2) signs.add(index + i);
  }
  return signs;
}
const rows = /[\u4e00-\u9fff]([、，。,.·;:!?'"“”‘’()<>/])[\u4e00-\u9fff](?:\1[\u4e00-\u9fff]){1,7}/g;

/** Where a stretch of the form lies in the text as given. */
export function spanOf(form: Form, start: number, end: number): { start: number; end: number } {
  const [first, last] = rawSpan(
    form.text,
    form.start[start] ?? form.text.plain.length,
    form.end[end - 1] ?? form.text.plain.length,
  );
  return { start: first, end: last };
}

/** Whether a stretch was written so that a reader sees the word and a filter does not. */
export function isHidden(form: Form, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (form.mask[i] === hidden || (i > start && form.gap[i] === 1)) return true;
  // Invisible characters and closed gaps leave the plain text shorter than what was written.
  const span = spanOf(form, start, end);
  return span.end - span.start > form.end[end - 1]! - form.start[start]!;
}

/** How a first place was written other than 第一: by a sign (No.1, TOP1, №1), by a figure (第1), or not. */
export function notationOf(form: Form, start: number, end: number): 'sign' | 'figure' | null {
  for (let i = start; i < end; i++)
    if (form.mask[i] === sign || form.mask[i] === figure) return form.mask[i] === sign ? 'sign' : 'figure';
  return null;
}

const standIns = flagsOf('蕞髙囯㝡朂傢');

/** A character that the language module reads as another one, put there against filters. */
function isStandIn(text: Text, at: number): boolean {
  return standIns[text.raw.charCodeAt(text.from[at]!)] === 1;
}

/** Whether a disguise may begin at a place, going by two characters. */
function isTelling(plain: string, at: number): boolean {
  const code = plain.charCodeAt(at);
  const kind = begins[code]!;
  if (kind === 0 || (isLatin(code) && isLatin(plain.charCodeAt(at - 1)))) return false;
  const following = plain.charCodeAt(at + 1);
  return kind !== 2 || second[following] === 1 || gaps[following] === 1;
}

function disguiseAt(
  plain: string,
  at: number,
  codes: Uint16Array,
  length: number,
): { meant: string; length: number; mask: number } | null {
  const list = byFirst.get(plain[at]!)!;
  for (const one of list) {
    const end = matchEnd(plain, at, one.written);
    if (end < 0) continue;
    const isSpelled = isLatin(one.written.charCodeAt(0));
    if (isLatin(one.written.charCodeAt(one.written.length - 1)) && isLatin(plain.charCodeAt(end))) continue;
    // The sound of a word alone is a word of another language; beside Chinese it is that word.
    const next = plain.charCodeAt(gapFree(plain, end));
    // 强度 D I Y I: letters pulled apart are no word of another language either.
    const isApart = end - at >= one.written.length * 2 - 1 && gaps[plain.charCodeAt(at + 1)] === 1;
    const last = codes[length - 1] ?? 0;
    const before = isApart && gaps[last] === 1 ? (codes[length - 2] ?? 0) : last;
    if (isSpelled && !isHan(next) && !isHan(before)) continue;
    if (one.before && !one.before.test(length > 0 ? String.fromCharCode(codes[length - 1]!) : '')) continue;
    const from = gapFree(plain, end);
    if (one.after && !one.after.test(plain.slice(from, from + 4))) continue;
    return { meant: one.meant, length: end - at, mask: one.mask ?? hidden };
  }
  return null;
}

function gapFree(plain: string, at: number): number {
  let to = at;
  while (to < at + mostGap && gaps[plain.charCodeAt(to)] === 1) to++;
  return to;
}

/** The end of a disguise with symbols allowed between its characters; -1 where it does not stand. */
function matchEnd(plain: string, at: number, written: string): number {
  let to = at;
  for (let k = 0; k < written.length; k++) {
    if (plain[to] !== written[k]) {
      const free = k > 0 ? gapFree(plain, to) : to;
      if (free === to || plain[free] !== written[k]) return -1;
      to = free;
    }
    to++;
  }
  return to;
}

/** The end of the symbols between two Chinese characters that pull a word apart; the place itself where there are none. */
function gapAt(plain: string, at: number, before: number, beforeThat: number): number {
  if (!isHan(before)) return at;
  const code = plain.charCodeAt(at);
  if (gaps[code] === 1) {
    let to = at;
    while (to < at + mostGap && gaps[plain.charCodeAt(to)] === 1) to++;
    const next = plain.charCodeAt(to);
    if (isHan(next) || (split[next] === 1 && gapAt(plain, to, before, beforeThat) > to)) return to;
    return at;
  }
  if (split[code] !== 1) return at;
  let to = at;
  while (to < at + mostGap && (split[plain.charCodeAt(to)] === 1 || gaps[plain.charCodeAt(to)] === 1)) to++;
  const next = plain[to] ?? '';
  const last = String.fromCharCode(before);
  if (last === '最' && '好佳优强大高低牛棒美'.includes(next) && next !== '') return to;
  if (last === '第' && next === '一') return to;
  if (String.fromCharCode(beforeThat, before) === '国家' && next === '级') return to;
  if (code !== 0xff0c && code !== 0x2c && whole.has(last + next)) return to;
  return at;
}
