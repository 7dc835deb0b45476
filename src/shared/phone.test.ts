import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskName, maskPhones, readPhone } from './phone.ts';

// All numbers here are invented.
test.each([
  ['13800001234', '13800001234', '138****1234'],
  ['138 0000 1234', '13800001234', '138****1234'],
  ['１３８－００００－１２３４', '13800001234', '138****1234'],
  ['+86 138-0000-1234', '13800001234', '138****1234'],
  ['0086 13800001234', '13800001234', '138****1234'],
  ['021-60000000', '021-60000000', '021-****0000'],
  ['（021）6000 0000', '021-60000000', '021-****0000'],
  ['02160000000转801', '021-60000000-801', '021-****0000'],
  ['0571-80000001-12', '0571-80000001-12', '0571-****0001'],
  ['0573 8000001 分机 6', '0573-8000001-6', '0573-****0001'],
  ['+86 21 6000 0000', '021-60000000', '021-****0000'],
  ['400-000-0000', '400-000-0000', '400-***-0000'],
])('reads %s', (typed, canonical, masked) => {
  expect(readPhone(typed)).toEqual({ canonical, masked });
});

test.each(['', '12800001234', '1380000123', '138000012345', '60000000', '2160000000', '电话', '+1 202 000 0000', '1'.repeat(50)])(
  'refuses %j',
  typed => {
    expect(readPhone(typed)).toBeNull();
  },
);

test('a stored number reads as itself', () => {
  for (const typed of ['13800001234', '021-60000000-801', '0573-8000001', '400-000-0000']) {
    expect(readPhone(typed)?.canonical).toBe(typed);
  }
});

test('telephone numbers inside a text are hidden, figures are not', () => {
  expect(maskPhones('求租3000平，联系138 0000 1234或021-60000000，预算0.85元/㎡/天，编号20261123')).toBe(
    '求租3000平，联系138****1234或021****0000，预算0.85元/㎡/天，编号20261123',
  );
  expect(maskPhones('+86 13800001234 微信同号；１３８００００１２３４')).toBe('138****1234 微信同号；138****1234');
});

test('no mobile number survives masking, wherever it stands', () => {
  const mobile = fc
    .tuple(fc.constantFrom('13', '15', '17', '18', '19'), fc.integer({ min: 100_000_000, max: 999_999_999 }))
    .map(p => p.join(''));
  const words = fc.string({ unit: fc.constantFrom('电', '话', '，', ' ', 'a', '平'), maxLength: 6 });
  fc.assert(fc.property(words, mobile, words, (before, number, after) => !maskPhones(before + number + after).includes(number)));
});

test('of a name only the first character is shown', () => {
  expect(maskName('示例人')).toBe('示**');
  expect(maskName('𠮷野')).toBe('𠮷**');
});
