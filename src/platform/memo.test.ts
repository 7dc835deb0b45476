import { expect, test } from 'vitest';
import { freshFor, remember } from './memo.ts';

test('the latest keys are kept and the one unused longest goes first', () => {
  let made = 0;
  const keep = remember<number>(2);
  const ask = (key: string) => keep(key, () => ++made);
  expect([ask('a'), ask('b'), ask('a'), ask('c'), ask('a'), ask('b')]).toEqual([1, 2, 1, 3, 1, 4]);
});

test('an answer is shared while fresh, made again after, and a failure is not kept', async () => {
  let now = 0;
  let made = 0;
  const share = freshFor<number>(100, 2, () => now);
  const make = async () => ++made;
  const site = {};
  expect(await Promise.all([share(site, 'a', make), share(site, 'a', make)])).toEqual([1, 1]);
  now = 100;
  expect(await share(site, 'a', make)).toBe(2);
  now = 200;
  await expect(share(site, 'a', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect(await share(site, 'a', make)).toBe(3);
  expect(await share(site, 'b', make), 'another key').toBe(4);
  expect(await share({}, 'a', make), 'another owner').toBe(5);
});
