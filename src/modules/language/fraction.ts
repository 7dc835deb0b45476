import { readCoin } from './money.ts';
import { type NumberRead, readNumber, tidy } from './number.ts';
import { rangeMarkEnd } from './range.ts';
import { standsAt, startersOf } from './starters.ts';
import { readUnit } from './unit.ts';

/** A part of a whole: per cents as per cents, other parts as numbers below 1. */
export type Fraction = {
  dimension: 'percent' | 'share';
  values: readonly number[];
  range: boolean;
  step: number;
  han: boolean;
  end: number;
};

// 1/15GDP is a share, 4/5G are two nets.
const strokes = /(\d{1,4}) ?\/ ?(\d{1,5})(?![\d/.]|[a-z](?![a-z]))/y;
const marks = startersOf('分/ ');
const wholes: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000 };

/** Reads 1/24, 二十分之一, 百分之三十 at a place where `first` was read as a number; null where no fraction stands. */
export function readFraction(text: string, at: number, first: NumberRead | null): Fraction | null {
  const bar = first?.end ?? at + 1;
  if (!standsAt(marks, text, bar)) return null;
  const mark = text[bar];
  if (mark === '分' && text[bar + 1] === '之') {
    const whole = first?.value ?? wholes[text[at] ?? ''];
    const part = readNumber(text, bar + 2) ?? (text[bar + 2] === '百' ? { value: 100, step: 1, end: bar + 3 } : null);
    if (whole === undefined || !part) return null;
    return whole === 100 ? percentOf(text, part) : shareOf(part.value, whole, part.end, true);
  }
  if (!first || (mark !== '/' && mark !== ' ')) return null;
  strokes.lastIndex = at;
  const found = strokes.exec(text);
  if (!found) return null;
  const end = at + found[0].length;
  if (readUnit(text, end) || readCoin(text, end, false) || text.charAt(at - 1) === '/') return null;
  return shareOf(Number(found[1]), Number(found[2]), end, false);
}

/** 百分之三, 百分之三到五, 百分之三至百分之五. */
function percentOf(text: string, part: Pick<NumberRead, 'value' | 'step' | 'end'>): Fraction {
  const mark = rangeMarkEnd(text, part.end);
  const next = mark > 0 ? readNumber(text, text.startsWith('百分之', mark) ? mark + 3 : mark) : null;
  const last = next && !readUnit(text, next.end) ? next : null;
  const values = last ? [part.value, last.value] : [part.value];
  return { dimension: 'percent', values, range: last !== null, step: part.step, han: true, end: last?.end ?? part.end };
}

function shareOf(part: number, whole: number, end: number, han: boolean): Fraction | null {
  if (whole <= part || whole < 2) return null;
  const value = tidy(part / whole);
  return { dimension: 'share', values: [value], range: false, step: value / 1e9, han, end };
}
