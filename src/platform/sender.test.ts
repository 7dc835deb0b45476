import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeLog } from './log.ts';
import { deliver, logSender, type Message } from './sender.ts';
import { commandSender, mailText } from './sender-command.ts';

const mail: Message = { kind: 'mail', to: 'li@example.com', subject: '设置密码', text: '打开 https://x.example/secret-link' };

function logged(show: boolean) {
  const lines: string[] = [];
  const log = makeLog(
    'info',
    () => new Date(),
    line => lines.push(line),
  );
  return { send: logSender(log, show), log, lines };
}

test('without a sender the log says that there was a message; its link only where that is wanted, its address never', async () => {
  const quiet = logged(false);
  await quiet.send(mail);
  expect(quiet.lines.join()).toContain('no sender is set up');
  expect(quiet.lines.join()).not.toMatch(/secret-link|li@example/);
  const shown = logged(true);
  await shown.send(mail);
  expect(shown.lines.join()).toContain('secret-link');
  expect(shown.lines.join()).not.toContain('li@example');
});

test('a command gets the whole message on its standard input', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lianqun-sender-'));
  const file = join(folder, 'out');
  await commandSender(`/usr/bin/tee ${file}`, 'lianqun@example.com')({ ...mail, kind: 'sms', to: '13800001234' });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ to: '13800001234', text: mail.text });
  rmSync(folder, { recursive: true });
});

test('an e-mail has no header but its own, whatever stands in its parts', () => {
  const text = mailText({ ...mail, to: 'a@b.cn\nBcc: all@b.cn', subject: 'x\nBcc: y' }, 'l@x.cn\r\nX: 1');
  const [head = '', body = ''] = text.split('\n\n');
  expect(head.split('\n')).toHaveLength(7);
  expect(Buffer.from(body, 'base64').toString()).toBe(mail.text);
});

test('a repeated e-mail keeps its id, and says how to turn such mails off', () => {
  const text = mailText({ ...mail, id: 'notice-1', unsubscribe: 'https://l.example/notices/off/1' }, '链群 <l@x.cn>');
  expect(text).toContain(
    '\nMessage-ID: <notice-1@x.cn>\nList-Unsubscribe: <https://l.example/notices/off/1>\nList-Unsubscribe-Post: ',
  );
});

test('a message that cannot be sent is logged and stops nobody', async () => {
  const { log, lines } = logged(false);
  deliver(commandSender('/bin/false', 'x'), [mail], log);
  deliver(commandSender('/nowhere/at-all', 'x'), [mail], log);
  await expect.poll(() => lines.length).toBe(2);
  expect(lines.join()).not.toMatch(/secret-link|li@example/);
});
