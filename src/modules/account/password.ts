import { readFileSync } from 'node:fs';
import { inRoot } from '#platform/root.ts';
import { lengthOf } from '#shared/text.ts';

let common: Set<string> | undefined;

/**
 * What is wrong with a new password, in both languages; null where it may be used. At least 12 characters, at most 128, nothing about
 * which ones (OWASP ASVS 5.0, V6.2): only what everybody uses, what is one piece repeated or a row of keys, and one's own address are refused.
 */
export function passwordFault(password: string, email: string | null = null): readonly [zh: string, en: string] | null {
  if (!password.isWellFormed()) return ['含有无法识别的字符，请重新输入', 'Contains a broken character; please type it again'];
  const length = lengthOf(password);
  if (length < 12)
    return ['至少 12 个字符，可以用一句只有您知道的话', 'At least 12 characters; a sentence that only you know will do'];
  if (password.length > 128) return ['最多 128 个字符', 'At most 128 characters'];
  const plain = password.toLowerCase();
  common ??= new Set(
    readFileSync(inRoot('data', 'passwords.txt'), 'utf8')
      .split('\n')
      .filter(line => line && !line.startsWith('#')),
  );
  // A year or a few signs at the end make a common password no rarer.
  const stem = plain.replace(/[\d\W_]{1,4}$/u, '');
  if (common.has(plain) || common.has(stem) || repeats(plain) || isRow(plain))
    return ['这个密码太常见，很容易被猜中，请换一个', 'This password is too common and easily guessed; please choose another'];
  const own = email?.split('@')[0]?.toLowerCase() ?? '';
  if (plain.includes('lianqun') || (own.length >= 4 && plain.replace(own, '').length < 8))
    return ['不要用邮箱或本站的名称做密码', 'Please do not build it from your address or the name of this site'];
  return null;
}

/** Whether a text is one piece of up to six signs over and over: aaaaaaaaaaaa, 123412341234. */
function repeats(text: string): boolean {
  for (let size = 1; size <= 6; size++) {
    if (
      text ===
      text
        .slice(0, size)
        .repeat(Math.ceil(text.length / size))
        .slice(0, text.length)
    )
      return true;
  }
  return false;
}

const rows = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm'];

function isRow(text: string): boolean {
  const turned = [...text].reverse().join('');
  return rows.some(row => row.includes(text) || row.includes(turned));
}
