import fc from 'fast-check';

const digits = '零一二三四五六七八九';

/** Writes up to four places in Chinese: 3050 is 三千零五十. */
function writeSection(value: number): string {
  let words = '';
  let isOpen = false;
  for (const [place, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / place) % 10;
    if (digit === 0) isOpen = words !== '';
    else {
      words += (isOpen ? '零' : '') + digits[digit] + name;
      isOpen = false;
    }
  }
  return words;
}

/** Writes a whole number below 1e12 in Chinese. */
export function writeHan(value: number): string {
  let words = '';
  let last = 0;
  for (const [place, name] of [
    [1e8, '亿'],
    [1e4, '万'],
    [1, ''],
  ] as const) {
    const section = Math.floor(value / place) % 1e4;
    if (section === 0) continue;
    const isOpen = words !== '' && (section < 1000 || last > place * 1e4);
    words += (isOpen ? '零' : '') + writeSection(section) + name;
    last = place;
  }
  return words.replace(/^一十/, '十');
}

/** Whole numbers of every length that people write. */
export const anyWhole = fc.oneof(
  fc.integer({ min: 1, max: 9999 }),
  fc.integer({ min: 1, max: 99_999_999 }),
  fc.integer({ min: 1, max: 999_999_999_999 }),
);

/** A size and the words that people write for it: in digits, with thousands marks, with decimals, before 万 and 亿, in Chinese. */
export const anyWriting: fc.Arbitrary<{ words: string; value: number }> = fc.oneof(
  anyWhole.map(value => ({ words: String(value), value })),
  anyWhole.map(value => ({ words: value.toLocaleString('en-US'), value })),
  anyWhole.map(value => ({ words: writeHan(value), value })),
  fc.integer({ min: 1, max: 999_999 }).map(value => ({ words: (value / 100).toFixed(2), value: value / 100 })),
  fc
    .tuple(
      fc.integer({ min: 1, max: 99_999 }),
      fc.constantFrom(['万', 1e4], ['亿', 1e8], ['万亿', 1e12], ['百万', 1e6]) as fc.Arbitrary<[string, number]>,
    )
    .map(([tenths, [name, scale]]) => ({ words: `${tenths / 10}${name}`, value: (tenths * scale) / 10 })),
);
