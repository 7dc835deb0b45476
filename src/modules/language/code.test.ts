import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCode } from './code.ts';
import { plainText } from './text.ts';

/** The kind and words of the first code in a text. */
function first(words: string): string | null {
  const { plain } = plainText(words);
  for (let at = 0; at < plain.length; at++) {
    const code = readCode(plain, at);
    if (code) return `${code.kind} ${plain.slice(code.start, code.end)}`;
  }
  return null;
}

describe('telephone numbers', () => {
  it('mobile numbers with every gap, starred or not', () => {
    const four = fc.integer({ min: 0, max: 9999 }).map(value => String(value).padStart(4, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 130, max: 199 }), four, four, fc.constantFrom('', ' ', '-', ' - '), (head, one, two, gap) => {
        for (const words of [`${head}${gap}${one}${gap}${two}`, `${head}${gap}****${gap}${two}`]) {
          expect(first(words), words).toBe(`phone ${words}`);
          expect(first(`面积300平，电话${words}王`), words).toBe(`phone ${words}`);
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each(['021-57001201', '(021)57001201', '0571-85001201-803', '0571 8500120', '400-820-1201', '4008201201', '800-820-1201'])(
    '%s',
    words => {
      expect(first(`电话${words}，`)).toBe(`phone ${words}`);
    },
  );

  it.each(['139000012011', '5700120', '1390000120', '13900001201元'.slice(0, 10)])('%s is none', words => {
    expect(first(words)?.startsWith('phone') ?? false).toBe(false);
  });
});

describe('digits that count nothing', () => {
  it.each([
    ['G60', 'a road'],
    ['1+7+N', 'a formula'],
    ['6+X', 'a formula'],
    ['104板块', 'a class of land'],
    ['195/198地块', 'classes of land'],
    ['国道213', 'a road'],
    ['第5届', 'an ordinal'],
    ['第十二次', 'an ordinal'],
    ['〔2025〕55号', 'a document'],
    ['3.0版', 'a version'],
    ['12号线', 'a line'],
    ['500强', 'a list'],
    ['14纳米', 'a process'],
    ['130×54米', 'a ground plan'],
    ['24*18', 'a ground plan'],
    ['91330000MA27U0000X', 'a licence'],
    ['20260519', 'a day in one row'],
    ['GB 50346', 'a standard'],
    ['T469361', 'an id'],
    ['C36', 'a trade'],
    ['https://a.cn/2026/300', 'an address'],
    ['12:30', 'a time of day'],
  ])('%s: %s', words => {
    expect(first(words)).toBe(`code ${plainText(words).plain}`);
  });

  it.each(['GDP1.2万亿元', 'RMB500万', '1200平', '5+10吨', 'A 6800㎡', '24吨', '2026年', '1个'])('but they do in %s', words => {
    expect(first(words)).toBeNull();
  });
});
