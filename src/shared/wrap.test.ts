import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { balanceLines, wrapLines } from './wrap.ts';

/** A Chinese letter is as wide as two others. */
const widthOf = (text: string) =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' || '“”…'.includes(letter) ? 2 : 1), 0);
const wrap = (text: string, width: number, most = 9) => wrapLines(text, width, most, widthOf);

describe('a text is broken into lines', () => {
  it.each([
    ['长三角产业集群', 6, ['长三角', '产业集', '群']],
    ['长三角，产业', 6, ['长三', '角，产', '业']],
    ['一二三（四）五', 8, ['一二三', '（四）五']],
    ['他说“好”。', 8, ['他说', '“好”。']],
    ['共 1,200 亿元', 8, ['共 1,200', '亿元']],
    ['use Lianqun now', 8, ['use', 'Lianqun', 'now']],
    ['上升12.5%左右', 8, ['上升', '12.5%左', '右']],
    ['', 8, []],
  ])('%s', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  it('ends with an ellipsis where there is more than fits, and never after a comma', () => {
    expect(wrap('一二三四五六七八', 6, 2)).toEqual(['一二三', '四五…']);
    expect(wrap('一二三四，五六七', 6, 2)).toEqual(['一二三', '四…']);
    expect(wrap('use Lianqun again', 14, 1)).toEqual(['use Lianqun…']);
    expect(wrap('use Lianqun again', 11, 1)).toEqual(['use…']);
    expect(wrap('Lianqunlianqun', 8, 1)).toEqual(['Lianqu…']);
  });

  test('nothing is lost, no line is too long or begins with a closing mark', () => {
    const letter = fc.constantFrom(...'产业集群，。、（）“”《》ab1 2.%');
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 60 }), fc.integer({ min: 12, max: 40 }), (letters, width) => {
        const text = letters.join('');
        const lines = wrap(text, width, 99);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
    );
    const words = fc.array(fc.constantFrom('产', '业集', '，', '。', '“群”', '（区）', 'AI', ' ', '12%'), { maxLength: 40 });
    fc.assert(
      fc.property(words, parts => {
        // Marks in a row of more than a line are broken somewhere.
        const text = parts.join('').replace(/[，。]{2,}/g, '，');
        for (const line of wrap(text, 20, 99).slice(1)) expect(line).not.toMatch(/^[，。”）]/);
      }),
    );
  });

  test('a heading is set in lines of like length, no more of them than needed', () => {
    expect(balanceLines('一二三四五六七', 12, 3, widthOf)).toEqual(['一二三四', '五六七']);
    expect(balanceLines('一二三', 12, 3, widthOf)).toEqual(['一二三']);
  });
});
