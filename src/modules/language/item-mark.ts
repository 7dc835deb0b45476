import { isHan } from './character.ts';
/** - 面积 3500㎡, · 企业 24家 at the head of a line: the mark of an item, like a bullet; in place. */
export function markItems(codes: Uint16Array, length: number): void {
  let isHead = true;
  for (let i = 0; i < length; i++) {
    const code = codes[i]!;
    if (isHead && itemMarks.has(code) && (codes[i + 1] === 0x20 || isHan(codes[i + 1] ?? 0))) codes[i] = 0x7c;
    isHead = code === newline || (isHead && code === 0x20);
  }
}

const newline = 10;
const itemMarks: ReadonlySet<number> = new Set([...'-*·'].map(character => character.charCodeAt(0)));
