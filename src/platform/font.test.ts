import { expect, test } from 'vitest';
import { openFont } from './font.ts';
import { inRoot } from './root.ts';

const folder = inRoot('node_modules', '@expo-google-fonts', 'noto-sans-sc', '400Regular');

test('a font tells its letters and their widths', () => {
  const font = openFont(`${folder}/NotoSansSC_400Regular.ttf`);
  expect([font.widthOf('链'), font.widthOf('产业'), font.widthOf('')]).toEqual([1, 2, 0]);
  expect(font.widthOf('i')).toBeLessThan(font.widthOf('W'));
  expect(font.widthOf('iW')).toBeCloseTo(font.widthOf('i') + font.widthOf('W'));
  expect(['链', '“', 'é', '㎡', '😀', '\ue000'].map(font.has)).toEqual([true, true, true, true, false, false]);
});

test('what is no font is refused', () => {
  expect(() => openFont(`${folder}/index.js`)).toThrow('no table');
});
