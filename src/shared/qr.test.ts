import { create } from 'qrcode';
import { expect, test } from 'vitest';
import { qrDrawing } from './qr.ts';

test('the drawing covers exactly the dark squares, with four light ones around', () => {
  const text = 'https://lianqun.example/posts/12';
  const { size, path } = qrDrawing(text);
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  expect(size).toBe(modules.size + 8);
  const dark = new Set<string>();
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let column = 0; column < Number(run); column++) dark.add(`${Number(x) + column - 4} ${Number(y) - 4}`);
  const expected = [...modules.data].flatMap((on, at) => (on ? `${at % modules.size} ${Math.floor(at / modules.size)}` : []));
  expect([...dark].sort()).toEqual(expected.sort());
});
