/** Where Chinese characters meet digits, letters or marks with one space between them, and without. */
const spaced =
  /(?<=[\u4e00-\u9fff）)”]) (?=[\dA-Za-z])|(?<=[\dA-Za-z%]) (?=[\u4e00-\u9fff（(“])|(?<=[\u4e00-\u9fff]) (?=[,，。、；;：])|(?<=[,，、；;：。]) (?=[\u4e00-\u9fff])/g;
const joined = /[\u4e00-\u9fff][\dA-Za-z]|[\dA-Za-z%][\u4e00-\u9fff]/g;
const prose = /[,，。]/;
/** A text has so many of them at least, and hardly a place without one. */
const fewest = 4;
const rare = 4;
const none: ReadonlySet<number> = new Set();

/**
 * The spaces that a page sets between Chinese characters and digits or letters (在 2024 年实现 1.2 万亿元), by their offsets: where a text sets them almost
 * everywhere in its sentences they part nothing. Lines without a comma or full stop are left as they are, as their spaces part fields.
 */
export function typesetGaps(raw: string): ReadonlySet<number> {
  if (!raw.includes(' ')) return none;
  const gaps: number[] = [];
  let unset = 0;
  let start = 0;
  for (const line of raw.split('\n')) {
    if (prose.test(line)) {
      for (const { index } of line.matchAll(spaced)) gaps.push(start + index);
      unset += line.match(joined)?.length ?? 0;
    }
    start += line.length + 1;
  }
  return gaps.length >= fewest && gaps.length >= rare * unset ? new Set(gaps) : none;
}
