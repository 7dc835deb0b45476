/** 一八八二五七一…: a mobile number in Chinese digits, written so to pass a filter; 幺 is how a one is spoken. */
const spelt =
  /(?<![零〇一幺二三四五六七八九十百千万\d])[一幺1][三四五六七八九3-9][零〇一幺二三四五六七八九\d]{9}(?![零〇一幺二三四五六七八九十百千万\d])/g;
const inWords = /[一幺][三四五六七八九3-9][零〇一幺二三四五六七八九\d]{9}/;
const digits: Readonly<Record<string, string>> = Object.fromEntries([
  ['零', '0'],
  ['幺', '1'],
  ...[...'〇一二三四五六七八九'].map((word, digit) => [word, String(digit)] as const),
]);

/** Writes the mobile numbers of a text that stand in Chinese digits in Arabic ones, in place, so that every place stays where it was. */
export const withSpeltPhones = (plain: string): string =>
  inWords.test(plain) ? plain.replace(spelt, words => words.replace(/[^\d]/g, word => digits[word]!)) : plain;
