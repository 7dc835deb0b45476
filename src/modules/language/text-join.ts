import { isDigit, isHan } from './character.ts';
import { startersOf } from './starters.ts';

const gaps = startersOf(' |*_^·');
/** Whether a code may stand between characters that belong together. */
export const isGap = (code: number): boolean => gaps[code] === 1;

const space = 0x20;
const comma = 0x2c;
const dash = 0x2d;
const [point, zero] = [0x2e, 0x30];

/** 12，000 and 1，500，000: no number begins with a nought, so that even the full-width comma groups thousands there. */
export function isThousands(codes: Uint16Array, at: number): boolean {
  for (let i = at + 1; i <= at + 3; i++) if (!isDigit(codes[i] ?? 0)) return false;
  const next = codes[at + 4] ?? 0;
  if (!isDigit(codes[at - 1] ?? 0) || isLongRun(codes, at) || isDigit(next) || next === 0x2d) return false;
  return codes[at + 1] === 48 || next === comma;
}

/** Whether four digits or more end right before a place: no group of a number. */
function isLongRun(codes: Uint16Array, at: number): boolean {
  for (let i = at - 4; i < at; i++) if (!isDigit(codes[i] ?? 0)) return false;
  return true;
}

/** 5-101 960㎡, B座301 420平: three digits right before a place that are the number of a room. */
function isRoom(codes: Uint16Array, at: number): boolean {
  for (let i = at - 3; i < at; i++) if (!isDigit(codes[i] ?? 0)) return false;
  const ahead = codes[at - 4] ?? 0;
  return roomAhead.has(ahead) || (ahead === dash && isDigit(codes[at - 5] ?? 0) && !isDigit(codes[at - 7] ?? 0));
}

/** Drops the marks of thousands (6,280), in place; the new length. */
export function joinGroups(codes: Uint16Array, from: Uint32Array, length: number): number {
  const digit = (i: number) => i >= 0 && i < length && isDigit(codes[i]!);
  const isGroup = (i: number) => codes[i] === comma && digit(i + 1) && digit(i + 2) && digit(i + 3) && !digit(i + 4);
  let kept = 0;
  // Where the next mark stands and how many come, behind one to three digits.
  let next = -1;
  let groups = 0;
  for (let i = 0; i < length; i++) {
    if (digit(i) && !digit(i - 1) && codes[i] !== zero && codes[i - 1] !== comma && codes[i - 1] !== point) {
      for (next = i + 1; next < i + 3 && digit(next); ) next++;
      for (groups = 0; groups <= mostGroups && isGroup(next + 4 * groups); ) groups++;
      // More than people write.
      if (groups > mostGroups) groups = 0;
    }
    if (i === next && groups > 0) {
      next += 4;
      groups--;
      continue;
    }
    codes[kept] = codes[i]!;
    from[kept++] = from[i]!;
  }
  return kept;
}

const mostGroups = 4;

/** Drops the gaps of "出 租 厂 房" or "出|租|厂|房" (three or more single characters) and of "5 000 ㎡" (groups of three digits), in place; the new length. */
export function closeGaps(codes: Uint16Array, from: Uint32Array, length: number): number {
  const keep = new Uint8Array(length).fill(1);
  const han = (i: number) => i >= 0 && i < length && isHan(codes[i]!);
  const digit = (i: number) => i >= 0 && i < length && isDigit(codes[i]!);
  const single = (i: number) => han(i) && !han(i - 1) && !han(i + 1);
  for (let i = 0; i < length; i++) {
    if (!single(i)) continue;
    let last = i;
    while (last + 2 < length && isGap(codes[last + 1]!) && single(last + 2)) last += 2;
    if (last - i >= 4) for (let j = i + 1; j < last; j += 2) keep[j] = 0;
    i = last;
  }
  for (let i = length - 4; i > 0; i--) {
    if (codes[i] !== space || !digit(i - 1) || !digit(i + 1) || !digit(i + 2) || !digit(i + 3)) continue;
    if (isLongRun(codes, i) || isRoom(codes, i)) continue;
    const isGrouped = codes[i + 4] === space && keep[i + 4] === 0;
    if (isGrouped || sizeStart.has(codes[codes[i + 4] === space ? i + 5 : i + 4] ?? 0)) keep[i] = 0;
  }
  let kept = 0;
  for (let i = 0; i < length; i++) {
    if (!keep[i]) continue;
    codes[kept] = codes[i]!;
    from[kept++] = from[i]!;
  }
  return kept;
}

const roomAhead: ReadonlySet<number> = new Set([...'栋幢座楼室abcdefgh'].map(character => character.charCodeAt(0)));
const sizeStart: ReadonlySet<number> = new Set([...'平㎡方亩m元'].map(character => character.charCodeAt(0)));
