import { standsAt, startersOf } from './starters.ts';

/**
 * A number read from a text. `scale`: the multiplier written behind it (万, 亿, …), 1 where none was; `step`: what one more in the last
 * written place is worth (1.2万亿: 1e11); `han`: written in Chinese characters.
 */
export type NumberRead = { value: number; scale: number; step: number; start: number; end: number; han: boolean };

const ordinary = '零一二三四五六七八九';
// Sums in contracts are written so; 陆 and 伍 are family names too.
const formal = '〇壹贰叁肆伍陆柒捌玖';
const formalDigits = startersOf(formal.slice(1));
const formalTen = '拾'.charCodeAt(0);
const tenThousand = '万'.charCodeAt(0);
const hundredMillion = '亿'.charCodeAt(0);
const decimalMark = '点'.charCodeAt(0);
const nought = '0'.charCodeAt(0);
const two = '两'.charCodeAt(0);
const comma = ','.charCodeAt(0);
const point = '.'.charCodeAt(0);
const space = ' '.charCodeAt(0);
/** What a character is worth as a digit, −1 for no digit. */
const digits = new Int8Array(0x10000).fill(-1);
for (const row of [ordinary, formal])
  for (const [value, character] of [...row].entries()) digits[character.charCodeAt(0)] = value;
digits['两'.charCodeAt(0)] = 2;
/** What a character multiplies the digit before it by, 0 for nothing. */
const places = new Uint16Array(0x10000);
for (const [characters, place] of [
  ['十拾', 10],
  ['百佰', 100],
  ['千仟', 1000],
] as const)
  for (const character of characters) places[character.charCodeAt(0)] = place;
const twenties: ReadonlyMap<number, number> = new Map([
  ['廿'.charCodeAt(0), 20],
  ['卅'.charCodeAt(0), 30],
]);
/** Multipliers, longest first. */
const scales: readonly (readonly [word: string, scale: number])[] = [
  ['个亿', 1e8],
  ['千亿', 1e11],
  ['百亿', 1e10],
  ['十亿', 1e9],
  ['万亿', 1e12],
  ['千万', 1e7],
  ['百万', 1e6],
  ['十万', 1e5],
  ['亿', 1e8],
  ['万', 1e4],
  ['千', 1e3],
  ['百', 1e2],
];
const scaleStart = startersOf('千百十万亿个wk');
const behindK = /^(?:[-~至到]\d{1,4}(?:\.\d)?k?)?(?:多|来)?(?:平|方|㎡)/;
/** 千瓦, 千克, 千伏, 千米, 千卡, 千牛 are units. */
const unitsBehindThousand = '瓦伏克米卡牛升';
// People write no longer numbers; what is longer is an id.
const longestArabic = 12;
const mostDecimals = 20;
const mostGroups = 4;
const longestHan = 24;
const longestRow = 8;

/** Reads the number that begins at `start`: Arabic with thousands marks, Chinese, or mixed (3万5千); null where none begins. Never a sign. */
export function readNumber(text: string, start: number): NumberRead | null {
  return isDigitAt(text, start) ? readArabic(text, start) : readHan(text, start);
}

/** Takes the dust of binary fractions off a product of decimals. */
export function tidy(value: number): number {
  if (Number.isInteger(value)) return value;
  // Six decimals are told from their dust without a detour through digits: what lies so near has the same twelve.
  const millionths = Math.round(value * 1e6);
  const isNear = Math.abs(value * 1e6 - millionths) <= Math.abs(millionths) * 1e-14 && Math.abs(millionths) < 1e12;
  return isNear ? millionths / 1e6 : Number(value.toPrecision(12));
}

const ofEach = /^以[上下]的?[项企产楼]/;

/** The multiplier written at `at` (a space before it is skipped) and where it ends; 1 where none is. 千瓦, 千克 and the like are units. */
export function readScale(text: string, at: number): [scale: number, end: number] {
  const start = text.charCodeAt(at) === space ? at + 1 : at;
  if (!standsAt(scaleStart, text, start)) return [1, at];
  if (text[start] === 'w') return start === at && !/[a-z]/.test(text[start + 1] ?? '') ? [1e4, start + 1] : [1, at];
  // 6k平: a thousand of square metres, in no other place.
  if (text[start] === 'k') return start === at && behindK.test(text.slice(start + 1, start + 12)) ? [1e3, start + 1] : [1, at];
  for (const [word, scale] of scales) {
    if (!text.startsWith(word, start)) continue;
    const end = start + word.length;
    // 投资3个亿 and 资金1个亿以内 are sums, 3个亿元级项目 and 3个亿以上项目 are three projects.
    const isOfEach =
      text[end] === '以'
        ? ofEach.test(text.slice(end, end + 5))
        : '级美吨企项产楼'.includes(text[end] ?? ' ') ||
          /^元(?:级|以[上下]|[\u4e00-\u9fff]{0,6}(?:项目|企业|产业|工程|楼宇|集群|大单))/.test(text.slice(end, end + 10));
    if (word === '个亿' && isOfEach) return [1, at];
    // 0.3百分点
    if (word === '百' && text.startsWith('分点', end)) return [1, at];
    if (!word.endsWith('千') || !unitsBehindThousand.includes(text[end] ?? ' ')) return [scale, end];
    return word === '千' ? [1, at] : [scale / 1000, end - 1];
  }
  return [1, at];
}

function readArabic(text: string, start: number): NumberRead | null {
  let end = digitsEnd(text, start, longestArabic);
  if (isDigitAt(text, end)) return null;
  const grouped = end - start <= 3 && text[start] !== '0' ? groupsEnd(text, end) : end;
  if (grouped < 0) return null;
  end = grouped;
  let decimals = 0;
  if (text.charCodeAt(end) === point && isDigitAt(text, end + 1)) {
    const last = digitsEnd(text, end + 1, mostDecimals);
    // 1.2.3 is a section, not a number.
    if (text[last] === '.' && isDigitAt(text, last + 1)) return null;
    decimals = last - end - 1;
    end = last;
  }
  const value =
    end - start <= exactLength ? amountOf(text, start, end, decimals) : Number(text.slice(start, end).replaceAll(',', ''));
  const unit = decimals === 0 ? 1 : 10 ** -decimals;
  const [scale, after] = readScale(text, end);
  if (scale === 1) return { value, scale, step: unit, start, end, han: false };
  const more = scale >= 1e3 && isDigitAt(text, after) ? readLower(text, after, scale) : null;
  return {
    value: tidy(value * scale + (more?.value ?? 0)),
    scale,
    step: more?.step ?? unit * scale,
    start,
    end: more?.end ?? after,
    han: false,
  };
}

/** No more characters than this make a whole number and a power of ten so small that one divided by the other is what the digits say. */
const exactLength = 15;

/** What digits are worth between which thousands marks and one point may stand. */
function amountOf(text: string, start: number, end: number, decimals: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= nought) value = value * 10 + code - nought;
  }
  return decimals === 0 ? value : value / 10 ** decimals;
}

/** Where the groups of three digits behind a thousands mark end (12,800 but not 2,5 or 1,2,3); −1 where there are more than people write. */
function groupsEnd(text: string, at: number): number {
  let end = at;
  for (let count = 0; text.charCodeAt(end) === comma && digitsEnd(text, end + 1, 4) === end + 4; count++) {
    if (count === mostGroups) return -1;
    end += 4;
  }
  return end;
}

/** 3万5千, 3亿2000万; 3万5 is 35,000. */
function readLower(text: string, at: number, scale: number): { value: number; step: number; end: number } | null {
  const end = digitsEnd(text, at, 5);
  const value = Number(text.slice(at, end));
  if (end - at > 4) return null;
  const [lower, after] = readScale(text, end);
  if (lower > 1 && lower < scale) return { value: value * lower, step: lower, end: after };
  if (end - at === 1 && lower === 1 && text[end] !== '.') return { value: (value * scale) / 10, step: scale / 10, end };
  return null;
}

function readHan(text: string, start: number): NumberRead | null {
  const first = text.charCodeAt(start);
  const opening = digits[first]!;
  // 零部件, 陆家嘴, 拾荒: no number begins here.
  if (opening === 0 && !(text[start + 1] === '点' && digits[text.charCodeAt(start + 2)]! >= 0)) return null;
  if (first === formalTen && !isFormal(text.charCodeAt(start + 1)) && !isBehindFormal(text[start + 1])) return null;
  const row = opening > 0 ? readRow(text, start) : null;
  if (row) return row;
  /** What 亿 and what 万 has closed, and what stands behind them. */
  let upper = 0;
  let middle = 0;
  let section = 0;
  let current = -1;
  let lastUnit = 1;
  let scale = 1;
  let step = 1;
  let isSum = first === formalTen;
  let i = start;
  for (const limit = Math.min(start + longestHan, text.length); i < limit; i++) {
    const code = text.charCodeAt(i);
    const asDigit = digits[code]!;
    if (asDigit >= 0) {
      if (current > 0) break;
      if (isFormal(code)) {
        if (!isSum && !isBehindFormal(text[i + 1])) break;
        isSum = true;
      }
      current = asDigit;
      continue;
    }
    const place = places[code]!;
    if (place > 0) {
      if (place === 1000 && unitsBehindThousand.includes(text[i + 1] ?? ' ')) break;
      if (place === 100 && text.startsWith('分点', i + 1)) break;
      if (current < 0 && (place !== 10 || section % 100 !== 0)) break;
      section += (current > 0 ? current : 1) * place;
      current = -1;
      lastUnit = place;
      continue;
    }
    const twenty = twenties.get(code);
    if (twenty !== undefined && current <= 0 && section % 100 === 0) {
      section += twenty;
      current = -1;
      lastUnit = 10;
      continue;
    }
    const here = section + Math.max(current, 0);
    if (code === tenThousand) {
      if (here === 0 || middle > 0) break;
      middle = here * 1e4;
      scale = 1e4;
    } else if (code === hundredMillion) {
      if (here + middle === 0 || upper > 0) break;
      upper = (middle + here) * 1e8;
      scale = here === 0 ? 1e12 : 1e8;
      middle = 0;
    } else break;
    step = scale;
    section = 0;
    current = -1;
    lastUnit = scale;
  }
  const closed = upper + middle + section;
  if (i === start || (current < 0 && closed === 0)) return null;
  let rest = Math.max(current, 0);
  if (section > 0 || rest > 0) step = 1;
  const decimals = section > 0 || current >= 0 ? decimalsAt(text, i) : 0;
  if (decimals > 0) {
    // 三点五万
    let factor = 1;
    for (let at = i + 1; at <= i + decimals; at++) {
      factor /= 10;
      rest += digits[text.charCodeAt(at)]! * factor;
    }
    const [after, end] = readScale(text, i + 1 + decimals);
    return { value: tidy((closed + rest) * after), scale: after, step: factor * after, start, end, han: true };
  }
  // 三万一年, 五千一个月: 一 belongs to what follows, but not in 六百零一平.
  const isApart = lastUnit >= 100 && digits[text.charCodeAt(i - 2)] !== 0;
  if (current === 1 && isApart && text.charAt(i - 1) === '一' && '年个平方天月日亩'.includes(text[i] ?? ' '))
    return { value: tidy(closed), scale, step, start, end: i - 1, han: true };
  // 两千五 is 2,500, 一万五 is 15,000; 一百零五 is 105.
  if (current > 0 && isApart) {
    rest = (current * lastUnit) / 10;
    step = lastUnit / 10;
  }
  return { value: tidy(closed + rest), scale, step, start, end: i, han: true };
}

/** 二〇二六, 一零五, 二0一一: digits in a row around a nought are read one by one. */
function readRow(text: string, start: number): NumberRead | null {
  let value = 0;
  let end = start;
  let hasNought = false;
  for (; end < text.length && end - start <= longestRow; end++) {
    const code = text.charCodeAt(end);
    const asDigit = code === nought ? 0 : code === two ? -1 : digits[code]!;
    if (!(asDigit >= 0)) break;
    hasNought ||= asDigit === 0;
    value = value * 10 + asDigit;
  }
  if (!hasNought || end - start > longestRow || isDigitAt(text, end)) return null;
  return { value, scale: 1, step: 1, start, end, han: true };
}

/** How many digits stand behind 点 at a place; none where they tell the time (十点五分). */
function decimalsAt(text: string, at: number): number {
  if (text.charCodeAt(at) !== decimalMark) return 0;
  let end = at + 1;
  while (end - at <= longestRow && digits[text.charCodeAt(end)]! >= 0) end++;
  return '分十刻'.includes(text[end] ?? ' ') ? 0 : end - at - 1;
}

function isFormal(code: number): boolean {
  return formalDigits[code] === 1;
}

function isBehindFormal(next: string | undefined): boolean {
  return '拾佰仟万亿元圆'.includes(next ?? ' ');
}

/** Where the digits from a place on end; no more than `most` are looked at. */
function digitsEnd(text: string, at: number, most: number): number {
  let end = at;
  while (end - at < most && isDigitAt(text, end)) end++;
  return end;
}

function isDigitAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}
