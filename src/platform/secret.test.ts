import { expect, test } from 'vitest';
import { makeSecret, tokenOnce } from './secret.ts';

const secret = makeSecret('a master key that only this test knows, long enough');
const once = 'AAAAAAAAAAAAAAAAAAAAAA';

test('what was sealed opens for its own row alone; another row, another key or a changed byte gives words and no stack', () => {
  const sealed = secret.seal('示例人', 'need:1');
  expect(secret.open(sealed, 'need:1')).toBe('示例人');
  const changed = Buffer.from(sealed);
  changed[20]! ^= 1;
  const wrong = [
    () => secret.open(sealed, 'need:2'),
    () => secret.open(changed, 'need:1'),
    () => secret.open(sealed.subarray(0, 15), 'need:1'),
    () => makeSecret('another master key, long enough to be used').open(sealed, 'need:1'),
  ];
  for (const open of wrong) expect(open).toThrow(expect.objectContaining({ name: 'Refused', reason: 'conflict' }));
});

test('a form sent twice has one token, which nobody can work out without the key', () => {
  const token = tokenOnce(secret, once, { text: '3000平' });
  expect(token).toMatch(/^[\w-]{22}$/);
  expect(tokenOnce(secret, once, { text: '3000平' })).toBe(token);
  const others = [
    tokenOnce(secret, once, { text: '5000平' }),
    tokenOnce(secret, 'BBBBBBBBBBBBBBBBBBBBBB', { text: '3000平' }),
    tokenOnce(makeSecret('another master key, long enough to be used'), once, { text: '3000平' }),
    tokenOnce(secret, undefined, { text: '3000平' }),
    tokenOnce(secret, '', { text: '3000平' }),
    tokenOnce(secret, 'short', { text: '3000平' }),
    tokenOnce(secret, 'short', { text: '3000平' }),
  ];
  expect(new Set([token, ...others]).size).toBe(8);
});
