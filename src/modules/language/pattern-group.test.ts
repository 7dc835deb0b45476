import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternGroup } from './pattern-group.ts';

const patterns = [
  /被.{2,4}[掉走]|老板.{0,3}不(?:干|做)了/,
  /^[\u4e00-\u9fff]{0,2}某(?:家|厂)?/,
  /(?:再|另|还)?(?:附赠|送)约?$/,
  /(?<=[做搞])给|(?<![不没])租[0-3]/,
  /[^，]家(?:$|，)|[一-三]{1,2}\d/,
  /^(?:\(?原|[:：])\u8d70*/,
];
const words = fc.string({
  unit: fc.constantFrom(...'被老板不干做了掉走某家厂再另还附赠送约搞给没租012，一二三原(：:'),
  maxLength: 8,
});

describe('a group of patterns', () => {
  it('finds in words what each pattern alone finds', () => {
    const group = patternGroup();
    for (const [pattern, needing] of patterns.map(pattern => [pattern, group.add(pattern)] as const))
      fc.assert(
        fc.property(words, text => {
          expect(needing.test(text, group.heldBy(text))).toBe(pattern.test(text));
          expect(needing.exec(text, group.heldBy(text))).toEqual(pattern.exec(text));
          const inside = `被${text}第`;
          const held = group.heldIn(inside, 1, text.length + 1);
          expect(needing.execAt(inside, 1, text.length + 1, held)).toEqual(pattern.exec(text));
          expect(needing.testAt(inside, 1, text.length + 1, held)).toBe(pattern.test(text));
        }),
        { numRuns: 300, seed: 20261126 },
      );
  });

  it('tells of a pattern that is looked for in another way whether it can fit', () => {
    const group = patternGroup();
    const mayDouble = group.needs(/翻了?番|成倍增长/g);
    expect(mayDouble(group.heldBy('产值成倍增长'))).toBe(true);
    expect(mayDouble(group.heldBy('产值翻了番'))).toBe(true);
    expect(mayDouble(group.heldBy('产值增长8%'))).toBe(false);
  });

  it('refuses a pattern that may fit without any one character', () => {
    const group = patternGroup();
    expect(() => group.add(/^(?:约|$)/)).toThrow('without');
    expect(() => group.add(/[^，]+/)).toThrow('without');
    expect(() => group.add(/a/i)).toThrow('Flags');
  });
});
