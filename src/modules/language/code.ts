import { isDigit } from './character.ts';
import { standsAt, startersOf } from './starters.ts';
/** A stretch that holds digits or letters and counts nothing: a telephone number, an address of the web, the number of a document, a name such as G60 or 1+7+N. */
export type Code = { kind: 'phone' | 'code'; start: number; end: number };

const phone =
  /(?:\+?86[- ]?)?1[3-9]\d(?:\.\d{4}\.\d{4}|-\d{4}-\d{4}| \d{4} \d{4})(?!\d)|1[3-9]\d\d[- ]\d{3}[- ]\d{4}(?!\d)|1[3-9]\d\d[- ]\d{4}[- ]\d{3}(?!\d)|1[3-9]\d{3}[- ]\d{3}[- ]\d{3}(?!\d)|1[3-9]\d(?: ?- ?| )?[\d*]{4}(?: ?- ?| )?[\d*]{4}(?![\d*])|\(?0\d{2,3}\)?[ -]?[2-9\d]\d{6,7}(?: ?[-转] ?\d{1,5})?(?!\d)|\(?0\d{2,3}\)?[ -]?[2-9]\d{3}[ -]\d{3}(?!\d)|\(?0\d{2,3}\)?[ -]?\d{3,4}[ -]\d{4}(?: ?[-转] ?\d{1,5})?(?!\d)|\(?0\d{2,3}\)?[ -]?[2-9]\d{0,3}\*{2,5}\d{2,4}(?![\d*])|[48]00[ -]?\d{3,4}[ -]?\d{3,4}(?!\d)/y;
/** The forms, in the order in which they are tried. */
const forms: readonly RegExp[] = [
  /https?:\/\/[^\s，。]{1,200}|www\.[^\s，。]{1,200}/y,
  // 1+7+N, 6+X, 104/195/198 as classes of land.
  /(?:\d{1,4}|[nx])(?:\+(?:\d{1,4}|[nx])(?![\d.]*(?:吨|t|平|㎡|m|米|万|亩|元))){1,6}/y,
  /(?:104|195|198)(?:(?:\/|、)(?:104|195|198)){0,2}(?:板块|地块|区块)/y,
  // 国道213, 第5届, 第十二次, 〔2025〕55号, 3.0版, 12号线
  /第 ?(?:\d{1,4}|[一二三四五六七八九十百]{1,5})(?:期|届|次|批|代|轮|版|章|条|项|部|号|阶段|时间|产业|梯队|方阵|季)?/y,
  /[〔[(（【](?:19|20)\d\d[〕\])）】] ?第?\d*号?/y,
  /\d{1,2}(?:\.\d)?版(?!面)/y,
  /\d{1,3}(?:号线|强|纳米|nm|英寸|mm²?线)/y,
  // Two sizes of a ground plan: 130×54米, 24*18
  /\d{1,4}(?:\.\d{1,2})?(?:米|m)? ?[×x*] ?\d{1,4}(?:\.\d{1,2})?(?:米|m)?(?: ?[×x*] ?\d{1,4}(?:\.\d{1,2})?)?(?:米|m(?!2))?(?!吨|t(?![a-z])|台|部|,\d{3})/y,
  // Dates and licence numbers written in one row.
  /20[12]\d[01]\d[0-3]\d(?!\d)|\d{13,}|[0-9a-z]{18}(?![0-9a-z])/y,
  /\d{1,2}:\d{2}(?::\d{2})?/y,
  /(?:国道|省道|县道|乡道) ?[a-z]?\d{1,4}/y,
];
const codes = new RegExp(forms.map(({ source }) => `(?:${source})`).join('|'), 'y');
const lettered = /[a-z][a-z&.]{0,7}[- ]?\d{1,6}(?:[.-]\d{1,5})?[a-z]?(?![\d万亿%])/y;
/** Letters after which digits are a value: GDP1.2万亿元, DN is a name, rmb25 is not. */
const measured =
  /^(?:gdp|pct|cpi|ppi|pmi|ipo|rd|r&d|rmb|cny|usd|tel|wechat|vx|wx|vat|d|height|load|loading)[- ]?\d|^floor \d[\d.]*t$/;

/** A 6800㎡: a letter and, behind a space, what it has. */
const valued = /^[a-z] \d{2,}$/;
const unit = /^ ?(?:㎡|平|方|m2|亩|米|吨|元|kva)/;

const bracket = '('.charCodeAt(0);
const otherStarts = startersOf('第〔[(（【国省县乡');
const roads = startersOf('国省县乡');

/** Most digits begin no telephone: the second of them tells so. */
function mayBePhone(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  switch (text.charCodeAt(at)) {
    case 0x31:
      return next >= 0x33 && next <= 0x39;
    case 0x30:
      return next >= 0x30 && next <= 0x39;
    case 0x34:
      return next === 0x30;
    case 0x38:
      return next === 0x30 || next === 0x36;
    case bracket:
      return next === 0x30;
    default:
      return false;
  }
}

/** What may stand behind the first digits of a code, and their decimals, over a space. */
const behindDigits = startersOf('+/、板地区版号强纳英米×*:abcdefghijklmnopqrstuvwxyz');
/** As many digits in a row may be one. */
const fewestDigits = 8;

/** Most numbers are no codes: what stands behind their digits tells so before the patterns are tried. */
function mayFollow(text: string, at: number): boolean {
  let end = digitsEnd(text, at, fewestDigits);
  if (end - at === fewestDigits) return true;
  if (text[end] === '.') end = digitsEnd(text, end + 1, fewestDigits);
  return standsAt(behindDigits, text, text[end] === ' ' ? end + 1 : end);
}

function digitsEnd(text: string, at: number, most: number): number {
  let end = at;
  while (end - at < most && isDigit(text.charCodeAt(end))) end++;
  return end;
}

const isLetter = (code: number) => code >= 97 && code <= 122;

/** 国道213, （2025）: what stands behind the other characters that begin a code; nobody's guess behind 第. */
function mayOpen(text: string, at: number): boolean {
  const next = text[at + 1];
  return standsAt(roads, text, at) ? next === '道' : text[at] === '第' || next === '1' || next === '2';
}

/** linda 199-…: a name before the number. */
function isPhone(text: string, at: number): boolean {
  phone.lastIndex = at;
  return phone.test(text);
}

/** Reads a telephone number, address or name made of digits that begins at `at`; null where none does. */
export function readCode(text: string, at: number): Code | null {
  const code = text.charCodeAt(at);
  const isNumber = isDigit(code);
  if (isNumber && isDigit(text.charCodeAt(at - 1))) return null;
  if (mayBePhone(text, at)) {
    phone.lastIndex = at;
    const found = phone.exec(text);
    if (found) return { kind: 'phone', start: at, end: at + found[0].length };
  }
  const isWord = isLetter(code);
  if (isWord && !isLetter(text.charCodeAt(at - 1))) {
    lettered.lastIndex = at;
    const found = lettered.exec(text);
    if (
      found &&
      !measured.test(found[0]) &&
      !isPhone(text, at + found[0].search(/\d/)) &&
      !(valued.test(found[0]) && unit.test(text.slice(at + found[0].length, at + found[0].length + 3)))
    )
      return { kind: 'code', start: at, end: at + found[0].length };
  }
  if (isNumber ? !mayFollow(text, at) : !isWord && !(standsAt(otherStarts, text, at) && mayOpen(text, at))) return null;
  codes.lastIndex = at;
  return codes.test(text) ? { kind: 'code', start: at, end: codes.lastIndex } : null;
}
