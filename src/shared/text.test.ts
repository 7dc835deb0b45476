import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byField, check } from './complaint.ts';
import { cleanLine, cleanText, halfWidth, lengthOf, lineOf } from './text.ts';

test('what nobody can see is dropped and white space is folded', () => {
  expect(cleanLine(' 松江\u0000厂房\u200b\t\r\n 3000㎡\ufeff ')).toBe('松江厂房 3000㎡');
  expect(cleanLine('safe\u202egnp.exe\u2066x\u2069')).toBe('safegnp.exex');
  expect(cleanText('一\r\n二  \r\r\n\n\n三\u0007')).toBe('一\n二\n\n三');
  expect(halfWidth('１３８－０００　ＡＢ')).toBe('138-000 AB');
});

test('cleaning is done after once, and never takes long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
      expect(cleanLine(cleanLine(text))).toBe(cleanLine(text));
      expect(cleanText(cleanText(text))).toBe(cleanText(text));
    }),
  );
  const started = process.cpuUsage().user;
  cleanText(`${' '.repeat(60_000)}x`.repeat(2));
  cleanLine(`${'\n '.repeat(60_000)}x`);
  expect((process.cpuUsage().user - started) / 1000).toBeLessThan(500);
});

test('length is counted in characters as a reader and PostgreSQL count them', () => {
  expect(lengthOf('𠮷野家')).toBe(3);
  expect(check(lineOf(2, 3), '𠮷', 'zh')).toEqual({ ok: false, complaints: [{ path: [], words: '至少 2 个字' }] });
  expect(check(lineOf(2, 3), '𠮷𠮷𠮷', 'zh')).toEqual({ ok: true, value: '𠮷𠮷𠮷' });
});

test('half a surrogate pair is refused', () => {
  const found = check(lineOf(1, 9), 'ab\ud83d', 'zh');
  expect(found).toMatchObject({ ok: false, complaints: [{ words: '含有无法识别的字符，请重新输入' }] });
});

test('one message stands under each field of a form', () => {
  expect(
    byField([
      { path: ['a', 1], words: 'x' },
      { path: ['a'], words: 'y' },
    ]),
  ).toEqual({ a: 'x' });
});
