import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordTable } from './word-table.ts';

const word = fc.string({ unit: fc.constantFrom('松', '江', '厂', '房', 'a', '1', '😀'), minLength: 1, maxLength: 12 });

describe('a table of words', () => {
  it('finds at every place of a text the words that begin there, shortest first', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 40 }), fc.array(word, { maxLength: 12 }), (words, parts) => {
        const table = wordTable<string>();
        for (const [i, one] of words.entries()) table.set(one, one, i + 1);
        const text = parts.join('');
        for (let at = 0; at <= text.length; at++) {
          const found: string[] = [];
          const { count, ends, weights } = table.findAt(text, at);
          for (let i = 0; i < count; i++) {
            found.push(text.slice(at, ends[i]));
            expect(words[weights[i]! - 1]).toBe(found.at(-1));
          }
          const wanted = words.filter(one => one.length > 1 && text.startsWith(one, at)).sort((a, b) => a.length - b.length);
          expect(found).toEqual(wanted);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('keeps the last value of every word, however many there are', () => {
    const table = wordTable<number>();
    const words = Array.from({ length: 20_000 }, (_, i) => `词${i.toString(36)}`);
    for (const [i, one] of words.entries()) table.set(one, i, 1);
    for (const [i, one] of words.entries()) if (i % 3 === 0) table.set(one, -i, 1);
    for (const [i, one] of words.entries()) expect(table.get(one)).toBe(i % 3 === 0 ? -i : i);
    expect(table.get('词')).toBeUndefined();
    expect(table.get('')).toBeUndefined();
  });

  it('knows single characters and very long words by name only', () => {
    const table = wordTable<string>();
    const long = '长'.repeat(31);
    table.set('厂', 'one', 1);
    table.set(long, 'long', 1);
    expect([table.get('厂'), table.get(long)]).toEqual(['one', 'long']);
    for (let at = 0; at < long.length; at++) expect(table.findAt(`${long}厂`, at).count).toBe(0);
  });
});
