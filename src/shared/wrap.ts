// No line begins with a closing mark, none ends with an opening one (GB/T 15834-2011, 5.1).
const closing = /^[，。、；：？！）」』】》〉〕｝”’…—～·％‰℃,.;:?!)\]}%]/u;
const opening = /[（「『【《〈〔｛“‘([{]$/u;

/**
 * Breaks a text into lines by the rules of Chinese print: between any two Chinese letters, never within a Latin word or a number, no line begins
 * with a closing mark or ends with an opening one. `widthOf` measures in the unit of `width`. Of more than `most` lines the last kept one ends
 * with an ellipsis.
 */
export function wrapLines(text: string, width: number, most: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const unit of unitsOf(text, width, widthOf)) {
    if (line !== '' && widthOf((line + unit).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = unit.trimStart();
    } else line += unit;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  kept[most - 1] = shortened(kept[most - 1]!, width, widthOf);
  return kept;
}

/** The line with an ellipsis at its end: no word is cut in two where another stands before it, no mark stands before the dots. */
function shortened(line: string, width: number, widthOf: (text: string) => number): string {
  const letters = [...line];
  let cut = '';
  while (letters.length > 0 && widthOf(`${letters.join('')}…`) > width) cut = letters.pop()!;
  const left = letters.join('');
  const whole = /[\p{Script=Latin}\p{N}]/u.test(cut) ? left.slice(0, left.search(/[\p{Script=Latin}\p{N}]*$/u)) : left;
  return `${(whole || left).replace(/[，。、；：？！,.;:?!\s]$/u, '')}…`;
}

/** The same number of lines, as equally long as can be, as headings are set. */
export function balanceLines(text: string, width: number, most: number, widthOf: (text: string) => number): string[] {
  const lines = wrapLines(text, width, most, widthOf);
  let best = lines;
  for (let narrow = width * 0.95; narrow > width / 2; narrow -= width * 0.05) {
    const tried = wrapLines(text, narrow, most, widthOf);
    if (tried.length > lines.length || (tried.at(-1) !== lines.at(-1) && tried.at(-1)!.endsWith('…'))) break;
    best = tried;
  }
  return best;
}

/** What stays together on a line: a Chinese letter or a word, with the marks before and after it. */
function unitsOf(text: string, width: number, widthOf: (text: string) => number): string[] {
  const pieces = text.match(/[\p{Script=Latin}\p{N}_@#&+\-/.'’%°]+|\s+|./gu) ?? [];
  const units: string[] = [];
  for (const piece of pieces) {
    const last = units.at(-1);
    if (last !== undefined && (closing.test(piece) || opening.test(last) || /^\s/u.test(piece)) && widthOf(last + piece) <= width)
      units[units.length - 1] = last + piece;
    else if (widthOf(piece) > width) units.push(...piece);
    else units.push(piece);
  }
  return units;
}
