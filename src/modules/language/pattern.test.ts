import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ending, manyEndings, opening } from './pattern.ts';

const openings = [
  /^(?:大关|关口|台阶)?，(?:达到?|为)\d/,
  /^[\u4e00-\u9fff]{0,2}某/,
  /^(?!起)[起分]?p(?![a-z])/,
  /^(?:[、和]|以及)+/,
  /^级|^[)）].级/,
  /^[^，]大/,
  /^\(起|^\d{0,2}[年-]/,
];
const endings = [
  /(?:公司|集(?:团|群)|[协商]会)$/,
  /级[^，，]{0,4}$/,
  /(?:突破|超过?)$/,
  /[年日](?:起|止)?(?=$)$|以来$/,
  /第 ?$/,
  /级(?<!大)\d*$/,
  /(?:约|为|达)+\)$/,
];
const words = fc.string({
  unit: fc.constantFrom(...'大关口台阶，达到为1起分pa某、和以及级)）（(年-公司集团群协商会突破超过日止来第 约'),
  maxLength: 8,
});

/** All stretches, and some beyond the end. */
const stretchesOf = (text: string) =>
  [...text, ''].flatMap((_, start) => [0, 1, 2, 3, 9].map((length): [number, number] => [start, start + length]));

describe('a pattern that looks at one character first', () => {
  it('finds at the beginning what the pattern alone finds', () => {
    for (const pattern of openings) {
      const quick = opening(pattern);
      fc.assert(
        fc.property(words, text => {
          expect(quick.test(text)).toBe(pattern.test(text));
          expect(quick.exec(text)).toEqual(pattern.exec(text));
          expect(quick.cut(text)).toBe(text.replace(pattern, ''));
          for (const [start, end] of stretchesOf(text)) {
            expect(quick.testAt(text, start, end)).toBe(pattern.test(text.slice(start, end)));
            expect(quick.execAt(text, start, end)).toEqual(pattern.exec(text.slice(start, end)));
          }
        }),
        { numRuns: 300, seed: 20261126 },
      );
    }
  });

  it('finds at the end what the pattern alone finds', () => {
    for (const pattern of endings) {
      const quick = ending(pattern);
      fc.assert(
        fc.property(words, text => {
          expect(quick.test(text)).toBe(pattern.test(text));
          expect(quick.exec(text)).toEqual(pattern.exec(text));
          expect(quick.cut(text)).toBe(text.replace(pattern, ''));
          for (const [start, end] of stretchesOf(text)) {
            expect(quick.testAt(text, start, end)).toBe(pattern.test(text.slice(start, end)));
            expect(quick.execAt(text, start, end)).toEqual(pattern.exec(text.slice(start, end)));
          }
        }),
        { numRuns: 300, seed: 20261126 },
      );
    }
  });

  it('finds of many forms before the end what all of them together find', () => {
    const pattern = /(?:公司|集(?:团|群)|(?<=大)关|[协商]会|超过?|级[^，，]{0,4}|\d+月?|以来)$/;
    const quick = manyEndings(pattern);
    fc.assert(
      fc.property(words, text => {
        expect(quick.test(text)).toBe(pattern.test(text));
        expect(quick.exec(text)).toEqual(pattern.exec(text));
        expect(quick.cut(text)).toBe(text.replace(pattern, ''));
      }),
      { numRuns: 600, seed: 20261126 },
    );
    expect(() => manyEndings(/(?:公司|集团)/)).toThrow('Not a bracket');
    expect(() => manyEndings(/(?:公司|(集团))$/)).toThrow('Not a bracket');
    expect(() => manyEndings(/(?:公司|级?)$/)).toThrow('nothing');
  });

  it('is refused where it may fit elsewhere or nothing at all', () => {
    expect(() => opening(/^级|以上/)).toThrow('Not bound');
    expect(() => ending(/以上|级$/)).toThrow('Not bound');
    expect(() => opening(/^级?/)).toThrow('nothing');
    expect(() => ending(/(?:级|$)$/)).toThrow('nothing');
    expect(() => opening(/^A/i)).toThrow('Flags');
  });
});
