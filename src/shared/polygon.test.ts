import { expect, test } from 'vitest';
import { boundsOf, insidePolygons, interiorPoint, type Polygons, type Ring } from './polygon.ts';

const square = (from: number, to: number): Ring => [
  [from, from],
  [to, from],
  [to, to],
  [from, to],
  [from, from],
];
const frame: Polygons = [[square(0, 10), square(3, 7)]];

test('a point in a hole is outside, one in the frame or in a second part inside', () => {
  expect(insidePolygons([1, 1], frame)).toBe(true);
  expect(insidePolygons([5, 5], frame)).toBe(false);
  expect(insidePolygons([11, 11], frame)).toBe(false);
  expect(insidePolygons([25, 25], [...frame, [square(20, 30)]])).toBe(true);
});

test('the interior point of a frame lies in the frame, not in its middle', () => {
  const point = interiorPoint(frame);
  expect(insidePolygons(point, frame)).toBe(true);
  expect(interiorPoint([[square(0, 10)]])).toEqual([5, 5]);
});

test('bounds hold every part', () => {
  expect(boundsOf([...frame, [square(20, 30)]])).toEqual([0, 0, 30, 30]);
});
