/** A number read from a text: `scale` is the multiplier written behind it (万, 亿, …), 1 where none was. */
export type NumberRead = { value: number; scale: number; start: number; end: number; han: boolean };

const digit: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const small: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const scales: readonly (readonly [string, number])[] = [
  ['千万', 1e7],
  ['百万', 1e6],
  ['十万', 1e5],
  ['万亿', 1e12],
  ['亿', 1e8],
  ['万', 1e4],
  ['千', 1e3],
];

const arabic = /\d{1,3}(?:,\d{3}){1,4}(?!\d)(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?/y;
// 千 before these letters belongs to the unit (千瓦, 千伏安, 千克, 千米), w before a letter is no 万.
const unitOfThousand = /千(?:瓦|伏|克|米|卡)/y;

/** Reads the number that begins at `start`: Arabic with thousands marks, Chinese, or mixed (3万5千); null where none begins. Never a sign. */
export function readNumber(text: string, start: number): NumberRead | null {
  const code = text.charCodeAt(start);
  if (code >= 48 && code <= 57) return readArabic(text, start);
  return readHan(text, start);
}

function readArabic(text: string, start: number): NumberRead | null {
  let end = start + 1;
  while (isDigitAt(text, end)) end++;
  let written = text.slice(start, end);
  if (text[end] === ',' || text[end] === '.' || end - start > 12) {
    arabic.lastIndex = start;
    const found = arabic.exec(text);
    if (!found) return null;
    written = found[0].replaceAll(',', '');
    end = start + found[0].length;
  }
  let value = Number(written);
  if (isDigitAt(text, end)) {
    while (isDigitAt(text, end)) end++;
    return { value, scale: 1, start, end, han: false };
  }
  const [scale, after] = readScale(text, end);
  if (scale === 1) return { value, scale, start, end, han: false };
  value *= scale;
  end = after;
  if (scale >= 1e4 && isDigitAt(text, end)) {
    arabic.lastIndex = end;
    const more = arabic.exec(text)![0];
    const [lower, lowerEnd] = readScale(text, end + more.length);
    if (lower > 1 && lower < scale) {
      value += Number(more.replaceAll(',', '')) * lower;
      end = lowerEnd;
    } else if (more.length === 1 && !/[\d.]/.test(text[end + 1] ?? '')) {
      value += (Number(more) * scale) / 10;
      end += 1;
    }
  }
  return { value: tidy(value), scale, start, end, han: false };
}

const scaleStart: ReadonlySet<number> = new Set([...'千百十万亿w'].map(character => character.charCodeAt(0)));

function readScale(text: string, at: number): [scale: number, end: number] {
  const i = text[at] === ' ' ? at + 1 : at;
  if (!scaleStart.has(text.charCodeAt(i))) return [1, at];
  unitOfThousand.lastIndex = i;
  if (unitOfThousand.test(text)) return [1, at];
  for (const [word, scale] of scales) if (text.startsWith(word, i)) return [scale, i + word.length];
  if (i === at && text[i] === 'w' && !/[a-z]/.test(text[i + 1] ?? '')) return [1e4, i + 1];
  return [1, at];
}

function readHan(text: string, start: number): NumberRead | null {
  let total = 0;
  let section = 0;
  let current = -1;
  let lastUnit = 1;
  let scale = 1;
  let i = start;
  for (; i < text.length && i < start + 24; i++) {
    const character = text[i]!;
    const asDigit = digit[character];
    if (asDigit !== undefined) {
      if (current > 0 && lastUnit === 1 && character !== '零') break;
      current = asDigit;
      continue;
    }
    const unit = small[character];
    if (unit !== undefined) {
      if (character === '千' && /[瓦伏克米]/.test(text[i + 1] ?? '')) break;
      if (current < 0 && character !== '十') break;
      section += (current < 0 ? 1 : current) * unit;
      current = -1;
      lastUnit = unit;
      continue;
    }
    if (character === '万' || character === '亿') {
      if (current < 0 && section === 0 && total === 0) break;
      scale = character === '万' ? 1e4 : 1e8;
      total = (total + section + Math.max(current, 0)) * scale;
      section = 0;
      current = -1;
      lastUnit = scale;
      continue;
    }
    break;
  }
  if (i === start || (current < 0 && section === 0 && total === 0)) return null;
  // 三点五, 1万5 in characters (一万五), 三千五
  let rest = Math.max(current, 0);
  if (text[i] === '点' && digit[text[i + 1] ?? ''] !== undefined && current >= 0) {
    let factor = 0.1;
    for (i++; i < text.length && digit[text[i]!] !== undefined; i++, factor /= 10) rest += digit[text[i]!]! * factor;
    const [after, end] = readScale(text, i);
    return { value: tidy((total + section + rest) * after), scale: after, start, end, han: true };
  }
  if (current > 0 && lastUnit >= 100 && text[i - 2] !== '零') rest = (current * lastUnit) / 10;
  return { value: tidy(total + section + rest), scale, start, end: i, han: true };
}

/** Takes the dust of binary fractions off a product of decimals. */
export function tidy(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(12));
}

function isDigitAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** The smallest of many numbers; unlike Math.min(...) safe for lists of any length. */
export function smallestOf(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
}

/** The largest of many numbers. */
export function largestOf(values: readonly number[]): number {
  return values.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY);
}
