import { readCoin } from './money.ts';
import { type NumberRead, readNumber, readScale, tidy } from './number.ts';
import { qualifierAfter, qualifierBefore } from './qualifier.ts';
import { standsAt, standsIn, startersOf } from './starters.ts';
import { type Dimension, readUnit } from './unit.ts';

/** The numbers that stand before one unit: one, the two ends of a range, or a list. `few`: 多, 余 or + stands behind; `scale` is that of the last, `step` that of the first. */
export type Numbers = {
  values: readonly number[];
  range: boolean;
  few: boolean;
  scale: number;
  step: number;
  han: boolean;
  end: number;
};

/** Reads the numbers at a place, the first of which was read as `whole`; null where none stands. */
export function readNumbers(text: string, at: number, whole: NumberRead | null): Numbers | null {
  let first = whole ?? readBareScale(text, at) ?? readHalf(text, at);
  if (!first) return null;
  const some = fewAt(text, first.end);
  if (some > 0) {
    // 2100余亿元, 1千多万元: the multiplier stands behind 余.
    const [scale, end] = readScale(text, some);
    first =
      scale >= 1e4
        ? { ...first, value: tidy(first.value * scale), step: first.step * scale, scale: first.scale * scale, end }
        : { ...first, end: some };
  }
  const few = some > 0;
  return (
    readRange(text, first, few) ?? readNeighbours(text, first) ?? readList(text, first) ?? numbersOf([first.value], first, few)
  );
}

function numbersOf(values: readonly number[], last: NumberRead, few: boolean, range = false, step = last.step): Numbers {
  return { values, range, few, scale: last.scale, step, han: last.han, end: last.end };
}

const fewStarts = startersOf('多余来几+');
const mayBeFew = startersOf('多余来几+把个');
const manyStarts = startersOf('十百千万');

/** Where 多, 余, 来, 几, + or the 把 of 千把 behind a number ends, before a multiplier or unit only; 0 where none stands. */
function fewAt(text: string, at: number): number {
  if (!standsAt(mayBeFew, text, at)) return 0;
  const start = text.startsWith('个多亿', at) ? at + 1 : at;
  const isHandful = text[start] === '把' && start > 0 && standsAt(manyStarts, text, start - 1);
  if (!isHandful && !standsAt(fewStarts, text, start)) return 0;
  // 千把来平
  const end = isHandful && text[start + 1] === '来' ? start + 2 : start + 1;
  return readScale(text, end)[0] >= 1e4 || readUnit(text, end) || readCoin(text, end, false) ? end : 0;
}

const rangeMark = / ?(?:-{1,2}|~{1,2}|至|到(?!底|期)|to) ?/y;
const rangeStarts = startersOf(' -~至到t');
const rangeMarks = startersOf('-~至到t');
/** No unit and no coin with what stands behind it is longer, over a space. */
const longestUnit = 12;

/** Where the mark of range at a place ends; 0 where none stands. */
export function rangeMarkEnd(text: string, at: number): number {
  if (!standsAt(rangeStarts, text, at)) return 0;
  rangeMark.lastIndex = at;
  return rangeMark.test(text) ? rangeMark.lastIndex : 0;
}

/** 800-1000, 3000 至 4500, 20%~30%, 1000平到2000平, 10到20万. */
function readRange(text: string, first: NumberRead, few: boolean): Numbers | null {
  // Without a mark of range near by there is none.
  if (!standsIn(rangeMarks, text, first.end, first.end + longestUnit + 2)) return null;
  const early: End | null = few ? null : (readUnit(text, first.end) ?? moneyAt(text, first));
  for (const from of early ? [first.end, early.end] : [first.end]) {
    const mark = rangeMarkEnd(text, from);
    const next = mark > 0 ? readNumber(text, mark) : null;
    if (!next || next.end - next.start > 12) continue;
    if (next.han !== first.han && next.scale === 1 && first.scale === 1) continue;
    const late: End | null =
      from === first.end
        ? null
        : (readUnit(text, next.end) ?? moneyAt(text, early!.dimension === 'money' ? { ...next, han: false } : next));
    if (from !== first.end && late?.dimension !== early!.dimension) continue;
    // 9毛到1.1元, 500公斤-1吨: each end has its own unit, and the second stands for both.
    const times = late ? early!.factor / late.factor : 1;
    // 两毛五到三毛: what stands behind the coin of either end.
    const rest = late ? tidy(((early!.extra ?? 0) - (late.extra ?? 0)) / late.factor) : 0;
    // 10到20万 is 100,000 to 200,000; 8000到1.2万 is not.
    const shared = from === first.end && first.scale === 1 && next.scale > 1 && first.value < next.value / next.scale;
    const scale = shared ? next.scale : from === first.end ? times * placeShared(text, first, next) : times;
    return numbersOf(
      [tidy(first.value * scale + rest), next.value],
      late?.dimension === 'money' ? { ...next, han: false } : next,
      few,
      true,
      first.step * scale,
    );
  }
  return null;
}

/** 一到两千平, 三到四百方: the place that a lone digit shares with the end of the range, before a size; else 1. */
function placeShared(text: string, first: NumberRead, next: NumberRead): number {
  if (!first.han || !next.han || first.end - first.start !== 1 || next.end - next.start !== 2) return 1;
  const place = text[next.end - 1] === '千' ? 1000 : text[next.end - 1] === '百' ? 100 : 1;
  return place > 1 && first.value < next.value / place && readUnit(text, next.end)?.dimension === 'area' ? place : 1;
}

type End = { end: number; dimension: Dimension; factor: number; extra?: number };

/** 50亿元至100亿元: the coin as a unit. */
function moneyAt(text: string, number: NumberRead): End | null {
  const coin = readCoin(text, number.end, number.han);
  return coin ? { end: coin.end, dimension: 'money', factor: coin.factor, extra: coin.extra } : null;
}

/** 两三千平, 三五百平, 三四十亩, 十五六块: neighbouring digits, and 三五, name a range; 九五折 is one number. */
function readNeighbours(text: string, first: NumberRead): Numbers | null {
  if (!first.han || first.scale > 1) return null;
  const two = readNumber(text[first.end] ?? '', 0)?.value;
  if (two === undefined) return null;
  const one = readNumber(text.charAt(first.end - 1), 0)?.value;
  const end = first.end + 1;
  if (one === undefined) return null;
  if (text[end] === '折') return numbersOf([tidy(first.value + two / 10)], { ...first, end }, false);
  if (one >= 9 || (two !== one + 1 && !(one === 3 && two === 5))) return null;
  // 两百三四十家: hundreds before, tens behind.
  const place = text[end] ?? '';
  if (first.end - first.start > 1 && '十百千万'.includes(place) && place !== '') {
    const low = readNumber(text.slice(first.start, first.end) + place, 0);
    const high = readNumber(text.slice(first.start, first.end - 1) + text[first.end]! + place, 0);
    if (low && high && low.end === end - first.start && high.value > low.value && high.value < low.value * 1.5)
      return numbersOf([low.value, high.value], { ...first, end: end + 1 }, false, true);
  }
  if (first.end - first.start === 1) {
    // 一2.1.0: a section, no number.
    const next = readNumber(text, first.end);
    if (!next) return null;
    if (next.value === two && readUnit(text, next.end) === null && !readCoin(text, next.end, true)) return null;
    return numbersOf([tidy((one * next.value) / two), next.value], next, false, true);
  }
  if (!readUnit(text, end) && !readCoin(text, end, true)) return null;
  return numbersOf([first.value, first.value + 1], { ...first, end }, false, true);
}

const bareScale = /万亿|千亿|百亿|千万|百万|亿|万|千|百/y;
const bareStarts = startersOf('百千万亿');

/** 突破万亿元, 近千万人, 百余家: a multiplier alone is a number behind a qualifier or before 余, and before a unit. */
function readBareScale(text: string, at: number): NumberRead | null {
  if (!standsAt(bareStarts, text, at)) return null;
  bareScale.lastIndex = at;
  const found = bareScale.exec(text);
  if (!found) return null;
  const end = at + found[0].length;
  const some = fewAt(text, end);
  const unit = readUnit(text, Math.max(some, end));
  if (some === 0 && !qualifierBefore(text, at, Math.max(0, at - 8)) && !isRoundSize(text, at, unit)) return null;
  if (!unit && !readCoin(text, Math.max(some, end), false)) return null;
  if (unit && (unit.dimension === 'time' || unit.dimension === 'floor' || unit.dimension === 'other')) return null;
  const [scale] = readScale(text, at);
  return { value: scale, scale, step: scale, start: at, end, han: true };
}

/** 万方以内, 千平上下: a multiplier alone before a size and what bounds it. */
function isRoundSize(text: string, at: number, unit: ReturnType<typeof readUnit>): boolean {
  if (unit?.dimension !== 'area' || '几数上成好过百千万十'.includes(text[at - 1] ?? '∅')) return false;
  const bound = qualifierAfter(text, unit.end)?.bound;
  return bound === 'max' || bound === 'min' || bound === 'about';
}

/** 半亩, 半吨, 半倍: a half before a size. */
function readHalf(text: string, at: number): NumberRead | null {
  if (text[at] !== '半' || '一大多过'.includes(text[at - 1] ?? ' ')) return null;
  const unit = readUnit(text, at + 1);
  if (!unit || !(['mu', 'mass', 'times'].includes(unit.dimension) || unit.word === '公里' || unit.word === '公顷')) return null;
  return { value: 0.5, scale: 1, step: 0.5, start: at, end: at + 1, han: true };
}

const longestList = 8;
const listMarks = startersOf('/、');

/** 7.9/5.6/4.5米, 5、10、16吨: several sizes before one unit. */
function readList(text: string, first: NumberRead): Numbers | null {
  if (first.han || !standsAt(listMarks, text, first.end)) return null;
  // 16T*2、10T*2: how many of the first there are opens no list.
  if (text[first.end] === '、' && '*×x'.includes(text[first.start - 1] ?? ' ') && first.value < 20) return null;
  const mark = text[first.end];
  const values = [first.value];
  let last = first;
  while (values.length < longestList && text[last.end] === mark) {
    const next = readNumber(text, last.end + 1);
    if (!next || next.han || (mark === '、' && (next.value > first.value * 30 || next.value < first.value / 30))) break;
    values.push(next.value);
    last = next;
  }
  if (values.length === 1) return null;
  const unit = readUnit(text, last.end);
  const isSize = unit && ['area', 'mu', 'length', 'mass', 'kva'].includes(unit.dimension);
  // 16/13元每平每月: alike enough for two rents.
  const isAlike = mark === '、' || values.every(value => value < first.value * 3 && value > first.value / 3);
  if (!isSize && !(isAlike && readCoin(text, last.end, false)?.named)) return null;
  return numbersOf(values, last, false, false, first.step);
}
