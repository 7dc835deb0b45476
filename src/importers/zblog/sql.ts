import { encodingNamed, textOf } from '../site/encoding.ts';
import { mostValue, type Value } from './tables.ts';

/** Where a piece of SQL ended in the text, or why not: more text is needed, or it is no SQL. */
export type Step<T> = { end: number; value: T } | 'more' | 'bad';

const space = (code: number) => code === 32 || (code >= 9 && code <= 13);

/** The next place that is neither white space nor a comment of SQL; null where the text ends within one. */
export function afterBlank(text: string, from: number): number | null {
  const at = blankEnd(text, from);
  return at >= text.length || commentAt(text, at) ? null : at;
}

/** Where white space and whole comments end: at a word, at a comment without end, or at the end of the text. */
export function blankEnd(text: string, from: number): number {
  let at = from;
  for (;;) {
    at = wordFrom(text, at);
    const kind = at < text.length ? commentAt(text, at) : null;
    if (!kind) return at;
    const end = text.indexOf(kind === 'block' ? '*/' : '\n', at + (kind === 'block' ? 2 : 0));
    if (end < 0) return at;
    at = end + (kind === 'block' ? 2 : 1);
  }
}

function wordFrom(text: string, from: number): number {
  const near = Math.min(text.length, from + 16);
  let at = from;
  while (at < near && space(text.charCodeAt(at))) at++;
  if (at < near || at === text.length) return at;
  const word = /\S/g;
  word.lastIndex = at;
  return word.exec(text)?.index ?? text.length;
}

function commentAt(text: string, at: number): 'line' | 'block' | null {
  const sign = text[at];
  if (sign === '#' || (sign === '-' && text[at + 1] === '-')) return 'line';
  return sign === '/' && text[at + 1] === '*' ? 'block' : null;
}

/** One row "(…, …)" of an INSERT from its bracket on; only counted, not built, where `build` is false. */
export function readTuple(text: string, from: number, build: boolean): Step<Value[]> {
  const values: Value[] = [];
  let at = from + 1;
  for (;;) {
    const start = afterBlank(text, at);
    if (start === null) return 'more';
    const read = readValue(text, start, build);
    if (typeof read === 'string') return read;
    if (build) values.push(read.value);
    const next = afterBlank(text, read.end);
    if (next === null) return 'more';
    const sign = text[next];
    if (sign === ')') return { end: next + 1, value: values };
    if (sign !== ',') return 'bad';
    at = next + 1;
  }
}

function readValue(text: string, at: number, build: boolean): Step<Value> {
  const sign = text[at]!;
  if (sign === "'" || sign === '"') return readString(text, at, build);
  let end = at;
  while (end < text.length && isWord(text.charCodeAt(end))) end++;
  if (end >= text.length) return 'more';
  const word = text.slice(at, end);
  if (word === '') return 'bad';
  if (word.length > 256 && !/^0x/i.test(word)) return 'bad';
  if (/^null$/i.test(word)) return { end, value: null };
  if (/^[-+.\d]/.test(word) && !/^0x/i.test(word)) {
    const number = Number(word);
    return Number.isNaN(number) ? 'bad' : { end, value: number };
  }
  if (/^0x[0-9a-f]*$/i.test(word)) return { end, value: build ? hex(word.slice(2), null) : null };
  return afterWord(text, end, word, build);
}

/** What follows an introducer such as _utf8mb4 or x; TRUE and FALSE; anything else is a call that only MySQL could answer. */
function afterWord(text: string, end: number, word: string, build: boolean): Step<Value> {
  if (/^(?:true|false)$/i.test(word)) return { end, value: /^true$/i.test(word) ? 1 : 0 };
  const next = afterBlank(text, end);
  if (next === null) return 'more';
  if (word.startsWith('_') || /^[xnb]$/i.test(word)) {
    const introduced = readValue(text, next, build);
    if (typeof introduced === 'string' || !build) return introduced;
    if (/^x$/i.test(word)) return { end: introduced.end, value: hex(String(introduced.value), null) };
    if (/^b$/i.test(word)) return { end: introduced.end, value: Number.parseInt(String(introduced.value), 2) || 0 };
    const digits = /^0x([0-9a-f]*)$/i.exec(text.slice(next, introduced.end))?.[1];
    return digits === undefined ? introduced : { end: introduced.end, value: hex(digits, word.slice(1)) };
  }
  return text[next] === '(' ? skipCall(text, next) : 'bad';
}

function skipCall(text: string, from: number): Step<Value> {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (sign === "'" || sign === '"') {
      const read = readString(text, at, false);
      if (typeof read === 'string') return read;
      at = read.end - 1;
    } else if (sign === '(') depth++;
    else if (sign === ')' && --depth === 0) return { end: at + 1, value: null };
  }
  return 'more';
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', Z: '\u001a', '0': '\0' };

/** A quoted text with backslash escapes and doubled quotes; one that is too long to be read comes as it stands. */
export function readString(text: string, from: number, build: boolean): Step<string> {
  const quote = text.charCodeAt(from);
  let plain = true;
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) {
      plain = false;
      at++;
    } else if (code === quote) {
      if (at + 1 >= text.length) return 'more';
      if (text.charCodeAt(at + 1) !== quote)
        return { end: at + 1, value: build ? unescaped(text.slice(from + 1, at), plain, text[from]!) : '' };
      plain = false;
      at++;
    }
  }
  return 'more';
}

function unescaped(text: string, plain: boolean, quote: string): string {
  if (plain || text.length > mostValue) return text;
  return text.replace(quote === "'" ? /\\[\s\S]|''/g : /\\[\s\S]|""/g, pair => {
    const sign = pair[1]!;
    if (pair[0] !== '\\') return sign;
    // MySQL keeps the backslash of \% and \_, which only LIKE reads.
    return escapes[sign] ?? (sign === '%' || sign === '_' ? pair : sign);
  });
}

/** Where a quoted text ends that began before this place: behind its quote, or at or beyond the end of what is there. */
export function textEnd(text: string, from: number, quote: string): { at: number; closed: boolean } {
  let at = from;
  let end = -1;
  let slash = -1;
  for (;;) {
    // Each is looked for anew only when it was passed, so that a text full of one of them is gone through once.
    if (end < at) end = found(text.indexOf(quote, at));
    if (slash < at) slash = found(text.indexOf('\\', at));
    if (slash < end) at = slash + 2;
    else if (end === Number.POSITIVE_INFINITY) return { at: Math.max(at, text.length), closed: false };
    else return { at: end + 1, closed: true };
  }
}

const found = (at: number) => (at < 0 ? Number.POSITIVE_INFINITY : at);

function isWord(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    code === 95 ||
    (code >= 43 && code <= 46 && code !== 44)
  );
}

function hex(digits: string, charset: string | null): string {
  const bytes = Buffer.from(digits, 'hex');
  const encoding = charset ? encodingNamed(charset) : null;
  return encoding ? new TextDecoder(encoding).decode(bytes) : textOf(bytes);
}

/** The names in a list such as "(`log_ID`, log_Title)" or of the columns that CREATE TABLE defines. */
export function namesIn(list: string): string[] {
  return list
    .split(',')
    .map(name => name.trim().replace(/^[`"]|[`"]$/g, ''))
    .filter(name => /^\w{1,64}$/.test(name));
}

/** The columns that the body of CREATE TABLE defines, one a line as every exporter writes them, or in quotes. */
export function definedColumns(body: string): string[] {
  const names: string[] = [];
  for (const [, quoted, plain] of body.matchAll(/[,(]\s{0,200}(?:[`"](\w{1,64})[`"]|(\w{1,64}))\s{1,20}(?:\w)/g)) {
    const name = quoted ?? plain!;
    if (quoted !== undefined || !/^(?:primary|key|unique|index|constraint|fulltext|foreign|check|spatial)$/i.test(name))
      names.push(name);
  }
  return names;
}
