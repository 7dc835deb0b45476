import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kilometresBetween } from './distance.ts';

test('a degree along the equator or a meridian is 111.19 km, and to the other side of the earth it is half its girth', () => {
  expect(kilometresBetween([120, 0], [121, 0])).toBeCloseTo(111.19, 1);
  expect(kilometresBetween([120, 30], [120, 31])).toBeCloseTo(111.19, 1);
  expect(kilometresBetween([0, 0], [180, 0])).toBeCloseTo(Math.PI * 6371, 6);
});

test('it is as far there as back, and nowhere to the same point', () => {
  const point = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }));
  fc.assert(
    fc.property(point, point, (a, b) => {
      expect(kilometresBetween(a, b)).toBeCloseTo(kilometresBetween(b, a), 6);
      expect(kilometresBetween(a, a)).toBe(0);
    }),
  );
});
