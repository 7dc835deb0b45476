import { expect, test } from 'vitest';
import { makeRandom } from './random.ts';

const many = <T>(make: () => T) => Array.from({ length: 4000 }, make);

test('a seed always gives the same sequence, and another seed another', () => {
  const [one, same, other] = ['a', 'a', 'b'].map(seed => many(makeRandom(seed).unit)) as [number[], number[], number[]];
  expect(same).toEqual(one);
  expect(other).not.toEqual(one);
  expect(one.every(value => value >= 0 && value < 1)).toBe(true);
});

test('whole numbers reach both ends and weights are kept', () => {
  const random = makeRandom('weights');
  expect(new Set(many(() => random.integer(1, 3)))).toEqual(new Set([1, 2, 3]));
  const often = many(() => random.weighted({ often: 9, seldom: 1, never: 0 }));
  expect(often.filter(key => key === 'often').length / often.length).toBeCloseTo(0.9, 1);
  expect(often).not.toContain('never');
});

test('half of log-normal values lie below the median', () => {
  const random = makeRandom('sizes');
  const below = many(() => random.logNormal(3000, 0.7)).filter(value => value < 3000).length;
  expect(below / 4000).toBeCloseTo(0.5, 1);
});

test('some of a list keeps its order and its number', () => {
  const random = makeRandom('some');
  for (const few of many(() => random.some([1, 2, 3, 4, 5], 3))) {
    expect(few).toHaveLength(3);
    expect(few).toEqual([...few].sort());
  }
  expect(random.some([1, 2], 5)).toEqual([1, 2]);
});
