import { expect, test } from 'vitest';
import { creditCodeHolds } from './credit-code.ts';

// The worked example of the standard's annex: 91350100M000100Y43.
test('a credit code holds by its last sign, as in the example of GB 32100-2015', () => {
  expect(creditCodeHolds('91350100M000100Y43')).toBe(true);
  for (const wrong of [
    '91350100M000100Y44',
    '91350100M000010Y43',
    '91350100M000100Y4',
    '91350100I000100Y43',
    '',
    '统一社会信用代码',
  ])
    expect(creditCodeHolds(wrong), wrong).toBe(false);
});
