import { expect, test } from 'vitest';
import { passwordFault } from './password.ts';

test.each(['正确的马电池订书钉今天', 'a correct horse, a battery', 'zhuo 9 mi lu hua cheng', 'Tr7#qP0!xZ2mK'.repeat(9)])(
  'any text of 12 characters may be a password, whatever it is made of: %s',
  password => {
    const long = password.length >= 12 ? password : `${password}，好`;
    expect(passwordFault(long, 'someone@example.com')).toBeNull();
  },
);

test.each([
  ['short', '至少 12 个字符'],
  ['十一个字的密码不够长呀', '至少 12 个字符'],
  ['x'.repeat(129), '最多 128 个字符'],
  ['password1234', '太常见'],
  ['Password1234!', '太常见'],
  ['1qaz2wsx3edc', '太常见'],
  ['woaini1314520', '太常见'],
  ['aaaaaaaaaaaa', '太常见'],
  ['123412341234', '太常见'],
  ['abcdefghijkl', '太常见'],
  ['poiuytrewqlk', null],
  ['lkjhgfdsapoiuy', '太常见'],
  ['zhang.san.2026', '邮箱'],
  ['lianqun-lianqu', '本站'],
  ['broken \ud800 password', '无法识别'],
])('%s: %s', (password, words) => {
  const fault = passwordFault(password, 'zhang.san@example.com');
  if (words === null) expect(fault).toBeNull();
  else expect(fault?.[0]).toContain(words);
});
