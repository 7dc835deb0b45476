/** A number or bullet at the head of a line: its style, and how long it is with the blanks around it. */
export type ItemMark = { style: string; length: number };

const blank = '[ \\t\\u3000\\u00a0]{0,4}';
const han = '[一二三四五六七八九十]{1,3}';
const styles: readonly (readonly [style: string, pattern: RegExp])[] = [
  // 1、 1. 1) 1： but neither 1.5元 nor 10:24.
  ['arabic', new RegExp(`^${blank}\\d{1,3} ?(?:[、)）]|[.．:：](?!\\d)|,(?=[\\u4e00-\\u9fff]))${blank}`)],
  [
    'arabic.blank',
    new RegExp(`^${blank}\\d{1,2}[ \\t\\u3000]{1,4}(?=[\\u4e00-\\u9fff【])(?![号楼层栋幢期年万千吨米部台套月日个])`),
  ],
  ['latin', new RegExp(`^${blank}[A-Za-z](?:[、)）]|[.．:：](?![A-Za-z\\d]))${blank}`)],
  ['arabic.round', new RegExp(`^${blank}[(（]\\d{1,3}[)）][、.:：]?${blank}`)],
  ['arabic.square', new RegExp(`^${blank}[【[]\\d{1,3}[】\\]][、.:：]?${blank}`)],
  ['circled', /^[ \t\u3000]{0,4}[\u2460-\u24ff\u2776-\u2793\u3220-\u3229\u3251-\u325f][、.:：]?[ \t\u3000]{0,4}/],
  ['keycap', /^[ \t\u3000]{0,4}(?:\d\ufe0f?\u20e3|\u{1f51f})[、.:：]?[ \t\u3000]{0,4}/u],
  ['han', new RegExp(`^${blank}${han}(?:[、.．:：)）])${blank}`)],
  ['han.round', new RegExp(`^${blank}[(（【]${han}[)）】][、.:：]?${blank}`)],
  // 房源一：, 地块2、, 第三套:, NO.1
  [
    'worded',
    new RegExp(
      `^${blank}[【[]?(?:(?:房源|项目|地块|标的|资源|案源|盘源|编号|序号|客户|需求)[ #]?(?:${han}|\\d{1,3}|[A-Za-z])|第 ?(?:${han}|\\d{1,3}) ?[套处个宗块]|N[Oo][.．] ?\\d{1,3})[】\\]]?(?:[、.．:：)）]|(?=[ \\u3000]))${blank}`,
    ),
  ],
];
/** Bullets and pictures that open every line of a list: the same sign makes the same style. */
const bullet =
  /^[ \t\u3000]{0,4}([•·●○◆◇■□▪▫►▶▷➤★☆✦✔✅☑✓👉📍🏭🏠🏢🔸🔹🔥🔴🟢🔵⭐❗‼*＊-]|[\u{1f300}-\u{1faff}])\ufe0f?[ \t\u3000]{0,4}(?=\S)/u;

/** Reads the mark of an item at the head of a line; null where none stands. */
export function readItemMark(words: string): ItemMark | null {
  for (const [style, pattern] of styles) {
    const found = pattern.exec(words);
    if (found) return { style, length: found[0].length };
  }
  const sign = bullet.exec(words);
  return sign ? { style: `bullet ${sign[1]}`, length: sign[0].length } : null;
}
