import { type MoneyTail, type Per, perBefore, readMoneyTail } from './money.ts';
import { type NumberRead, readNumber, tidy } from './number.ts';
import { type Dimension, readUnit } from './unit.ts';

export type Bound = 'min' | 'max' | 'about' | null;

/** A number or range with its unit, in plain-text offsets; money in yuan, areas in ㎡, loads in t/㎡, lengths in m, masses in t. */
export type Quantity = {
  dimension: Dimension;
  low: number;
  high: number;
  bound: Bound;
  /** 起 behind the number: the smallest or the first of more. */
  from: boolean;
  per: Per | null;
  start: number;
  end: number;
  /** Offsets of the number alone. */
  numberEnd: number;
};

const rangeMark = / ?(?:-+|~+|至|到|to) ?/y;
const more = /(?:多|余|来|几)(?=[平方亩米吨万个㎡m元块])/y;
const after =
  / ?\(?(?:(左右|上下|不到|浮动)|(及以上|或以上|以上|起步|起)|(及以下|或以下|以下|以内|之内|封顶|内(?![外部有饰衣设含胎资])))/y;
const lower =
  /(?:不低于|不少于|不小于|不得低于|不得少于|大于等于|大于|至少|最少|最低|起码|超过|超|≥|>=?|高于|达到)(?:为|:|：|在)? ?(?:约|人民币)?$/;
const upper =
  /(?:不超过|不超|不高于|不多于|不大于|不得超过|不得高于|小于等于|小于|最高|最多|最大|最多不过|别超过|别超|控制在|低于|≤|<=?)(?:为|:|：)? ?(?:约|人民币)?$/;
const upperNegated = /(?:不|别|勿)(?:得|能|要)?(?:超过|超|高于|大于|多于)$/;
const circa = /(?:约|大约|大概|近|将近|上下)(?:为|是)? ?$/;

/** Finds all quantities from left to right, none overlapping; stretches in `masked` (telephones, dates) are passed over. */
export function scanQuantities(text: string, masked: Uint8Array): Quantity[] {
  const found: Quantity[] = [];
  let i = 0;
  let floor = 0;
  while (i < text.length) {
    const kind = digitKind[text.charCodeAt(i)]!;
    if (kind === 0 || masked[i] || !mayBegin(text, i, kind)) {
      i++;
      continue;
    }
    // 三三三三三三三三三…: digits in a row without 十 or 百 are no number.
    const digits = kind === 2 ? digitRun(text, i) : 0;
    if (digits > 8) {
      i += digits;
      continue;
    }
    const number = readNumber(text, i);
    if (!number) {
      i++;
      continue;
    }
    const quantity = readQuantity(text, number, masked, floor);
    if (quantity && !isNameLetter(text, number, quantity)) {
      found.push(quantity);
      // 一个月 before a sum says what the sum is for, so its words stay in view.
      if (quantity.dimension !== 'time') floor = quantity.end;
      i = quantity.end;
    } else i = Math.max(number.end, i + 1);
  }
  return found;
}

const digitKind = new Uint8Array(0x10000);
for (const character of '0123456789') digitKind[character.charCodeAt(0)] = 1;
for (const character of '一二三四五六七八九') digitKind[character.charCodeAt(0)] = 2;
for (const character of '两十百千') digitKind[character.charCodeAt(0)] = 3;

/** How many Chinese digits stand in a row at `start`. */
function digitRun(text: string, start: number): number {
  let end = start;
  while (digitKind[text.charCodeAt(end)] === 2) end++;
  return end - start;
}

function mayBegin(text: string, i: number, kind: number): boolean {
  if (kind === 1) return digitKind[text.charCodeAt(i - 1)] !== 1;
  // 七通一平: the site is made ready, no area.
  return !(text[i] === '一' && text[i - 1] === '通' && text[i + 1] === '平');
}

// G207, D2, 130 of DN130: a letter directly before makes the number a name, unless that letter is itself a unit (50t/40t, 1.1m2t).
function isNameLetter(text: string, number: NumberRead, quantity: Quantity): boolean {
  const last = text[number.start - 1] ?? '';
  if (!/[a-z]/.test(last)) return false;
  if (last === 't' || last === 'm' || last === 'a') return false;
  return quantity.dimension === 'floor' || quantity.dimension === 'bare' || /[gsxd]/.test(last);
}

function readQuantity(text: string, first: NumberRead, masked: Uint8Array, floor: number): Quantity | null {
  let numberEnd = first.end;
  let low = first.value;
  let high = first.value;
  let second: NumberRead | null = null;
  let early = first.end;
  more.lastIndex = early;
  const few = more.exec(text);
  if (few) early += few[0].length;
  // 1000平到2000平, 5吨-32吨: the unit may follow the first number too.
  const earlyUnit = few ? null : readUnit(text, early);
  for (const from of earlyUnit && isSize(earlyUnit.dimension) ? [early, earlyUnit.end] : [early]) {
    rangeMark.lastIndex = from;
    const mark = rangeMark.exec(text);
    if (!mark) continue;
    const at = from + mark[0].length;
    if (masked[at]) continue;
    const next = readNumber(text, at);
    if (!next || (next.han !== first.han && next.scale === 1 && first.scale === 1)) continue;
    if (from !== early && readUnit(text, next.end)?.dimension !== earlyUnit!.dimension) continue;
    second = next;
    break;
  }
  // 两三千平, 三四十亩: two neighbouring digits name a range.
  if (!second && first.han && first.end - first.start === 1 && first.value < 9) {
    const next = readNumber(text, first.end);
    const lead = next?.han ? readNumber(text[first.end]!, 0) : null;
    if (next && lead?.value === first.value + 1) {
      second = next;
      low = tidy((first.value * next.value) / lead.value);
    }
  }
  // 十五六块: the last digit and its neighbour.
  if (!second && first.han && first.end - first.start > 1 && first.scale === 1) {
    const tens = readNumber(text[first.end - 1]!, 0);
    const next = readNumber(text[first.end] ?? '', 0);
    if (
      tens &&
      next &&
      tens.value < 9 &&
      next.value === tens.value + 1 &&
      /[块元平方吨米亩个㎡万]/.test(text[first.end + 1] ?? '')
    )
      second = { ...first, value: first.value + 1, end: first.end + 1 };
  }
  if (!second && first.han && text[first.end - 1] !== '半' && /[到至]/.test(text[first.end] ?? ''))
    second = readNumber(text, first.end + 1);
  if (second) {
    numberEnd = second.end;
    high = second.value;
    if (first.scale === 1 && second.scale > 1 && low <= tidy(second.value / second.scale)) low = tidy(low * second.scale);
    if (second.value < low && earlyUnit === null) high = second.value;
  } else if (few) numberEnd = early;
  const listed = second ? null : readList(text, first);
  if (listed) return withUnit(text, { low: listed.low, high: listed.high, first, numberEnd: listed.end, counted: false, floor });
  const counted = (second ?? first).scale >= 1e4;
  return withUnit(text, { low, high, first, numberEnd, counted, floor });
}

/** 7.9/5.6/4.5米: several sizes before one unit, from the smallest to the largest; null where no size follows (1.2/天). */
function readList(text: string, first: NumberRead): { low: number; high: number; end: number } | null {
  let { value: low, value: high, end } = first;
  let count = 1;
  while (count < (text[first.end] === '、' ? 4 : 8) && (text[end] === '/' || (text[end] === '、' && low >= 3))) {
    const next = readNumber(text, end + 1);
    if (!next || next.han || (text[end] === '、' && (next.value > low * 20 || next.value < low / 20))) break;
    low = Math.min(low, next.value);
    high = Math.max(high, next.value);
    end = next.end;
    count++;
  }
  if (count === 1) return null;
  const unit = readUnit(text, end);
  if (unit && isSize(unit.dimension)) return { low, high, end };
  return !unit && text[first.end] === '、' && readMoneyTail(text, end, false)?.named ? { low, high, end } : null;
}

function isSize(dimension: Dimension): boolean {
  return dimension === 'area' || dimension === 'mu' || dimension === 'length' || dimension === 'mass' || dimension === 'kva';
}

type Numbers = { low: number; high: number; first: NumberRead; numberEnd: number; counted: boolean; floor: number };

function withUnit(text: string, { low, high, first, numberEnd, counted, floor }: Numbers): Quantity {
  more.lastIndex = numberEnd;
  const few = more.exec(text);
  let at = numberEnd + (few ? few[0].length : 0);
  after.lastIndex = at;
  const early = after.exec(text);
  // 1500左右平, 5000以内: the qualifier may stand before the unit.
  if (early && early[0].trim() !== '起') at += early[0].length;
  const head = text.slice(Math.max(floor, first.start - 16), first.start);
  const unit = readUnit(text, at);
  const isMeasure = unit !== null && unit.dimension !== 'time' && unit.dimension !== 'floor' && unit.dimension !== 'count';
  const money =
    isMeasure && (unit.dimension !== 'other' || counted)
      ? null
      : readMoneyTail(text, at, counted || /[¥]$|(?:rmb) ?$/.test(head), first.han);
  const base = { low, high, start: first.start, numberEnd, from: false, bound: null as Bound, per: null as Per | null };
  let quantity: Quantity;
  const bare = unit === null && !money?.named && !(money?.per.area || money?.per.time);
  const headed = bare && low > 0 ? headedBy(head) : null;
  if (headed) quantity = asHeaded(base, headed, at);
  else if (money && !(unit?.dimension === 'other' && unit.end > money.end)) quantity = asMoney(base, money);
  else if (unit) quantity = asMeasure(text, base, unit);
  else quantity = { ...base, dimension: counted ? 'money' : 'bare', per: counted ? perBefore(clauseTail(head)) : null, end: at };
  if (quantity.dimension === 'money') quantity.per = joinPer(quantity.per!, perBefore(clauseTail(head)));
  return bounded(text, quantity, head, early, few !== null);
}

function asMoney(base: Omit<Quantity, 'dimension' | 'end'>, money: MoneyTail): Quantity {
  return {
    ...base,
    dimension: 'money',
    low: tidy(base.low * money.factor + money.extra),
    high: tidy(base.high * money.factor + money.extra),
    per: money.per,
    end: money.end,
  };
}

type Headed = { dimension: Dimension; factor: number; per: Per | null };

const unitHead = /(?:\(([^()\d，。;\n]{1,9})\)|(元\/[平㎡m2方米/·天日月年]{1,8}))[:： ]*$/;
const sizeHead = /(?:面积|建面)(?:约|为|在|[:： ])*$/;

/** 租金(元/㎡/月):18, 面积(㎡):2600, 面积4000到1.5万: the unit stands before the number, or its label says what it is. */
function headedBy(head: string): Headed | null {
  const found = unitHead.exec(head);
  if (!found) return sizeHead.test(head) ? { dimension: 'area', factor: 1, per: null } : null;
  const words = (found[1] ?? found[2])!;
  const coin = /^(万)?元/.exec(words);
  if (coin) {
    const money = readMoneyTail(words, coin[1] ? 1 : 0, false);
    return money && { dimension: 'money', factor: coin[1] ? 1e4 : 1, per: money.per };
  }
  const unit = readUnit(words, 0);
  if (!unit || unit.dimension === 'other') return null;
  const isLoad = unit.dimension === 'mass' && /^\/(?:平|㎡|m2)/.test(words.slice(unit.end));
  return { dimension: isLoad ? 'load' : unit.dimension, factor: unit.factor, per: null };
}

function asHeaded(base: Omit<Quantity, 'dimension' | 'end'>, { dimension, factor, per }: Headed, end: number): Quantity {
  return { ...base, dimension, per, low: tidy(base.low * factor), high: tidy(base.high * factor), end };
}

const perArea = / ?(?:\/|每|一)(?:平方米|平方|平米|平|㎡|m2|m|方)(?![湖台])/y;
const bareArea = /(?:㎡|m2)/y;

function asMeasure(
  text: string,
  base: Omit<Quantity, 'dimension' | 'end'>,
  unit: { dimension: Dimension; factor: number; end: number },
): Quantity {
  const quantity: Quantity = {
    ...base,
    dimension: unit.dimension,
    low: tidy(base.low * unit.factor),
    high: tidy(base.high * unit.factor),
    end: unit.end,
  };
  if (unit.dimension === 'mass') {
    perArea.lastIndex = unit.end;
    bareArea.lastIndex = unit.end;
    const found = perArea.exec(text) ?? bareArea.exec(text);
    if (found) return { ...quantity, dimension: 'load', end: unit.end + found[0].length };
    if (/每(?:平方米|平方|平米|平|㎡) ?$/.test(text.slice(Math.max(0, base.start - 6), base.start)))
      return { ...quantity, dimension: 'load' };
  }
  return quantity;
}

function joinPer(tail: Per, head: Per): Per {
  return { area: tail.area ?? head.area, time: tail.time ?? head.time, other: tail.other };
}

/** The words since the last comma, space or full stop before a number. */
function clauseTail(head: string): string {
  return /[^，。；;!？?\n|]{0,16}$/.exec(head)![0];
}

function bounded(text: string, quantity: Quantity, head: string, early: RegExpExecArray | null, few: boolean): Quantity {
  after.lastIndex = quantity.end;
  const late = after.exec(text);
  const found = late ?? early;
  if (late) quantity.end += late[0].length;
  if (found) {
    quantity.bound = found[1] ? (found[1] === '不到' ? 'max' : 'about') : found[2] ? 'min' : 'max';
    quantity.from = found[2] === '起' || found[2] === '起步';
  } else if (upperNegated.test(head)) quantity.bound = 'max';
  else if (lower.test(head)) quantity.bound = 'min';
  else if (upper.test(head)) quantity.bound = 'max';
  else if (few || circa.test(head) || /左右|上下/.test(text.slice(quantity.numberEnd, quantity.end))) quantity.bound = 'about';
  return quantity;
}
