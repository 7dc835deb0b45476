import { expect, it } from 'vitest';
import { newRequestId } from './request-id.ts';

it('no two numbers of requests are the same, also after the stock ran out', () => {
  const made = Array.from({ length: 5000 }, newRequestId);
  expect(new Set(made).size).toBe(5000);
  expect(made.every(one => /^[\w-]{12}$/.test(one))).toBe(true);
});
