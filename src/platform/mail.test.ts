import { afterEach, expect, test } from 'vitest';
import { type MailServer, serveMail, textIn } from '../../tests/smtp.ts';
import { type Mailer, openMailer } from './mail.ts';

const open: { server?: MailServer; mailer?: Mailer } = {};

afterEach(async () => {
  open.mailer?.close();
  await open.server?.close();
  delete open.server;
});

async function serve(refuse: string | null = null): Promise<MailServer> {
  open.server = await serveMail(address => address === refuse);
  return open.server;
}

const from = '链群 <notice@lianqun.example>';

test('a mail reaches its mailbox with Chinese subject and text, signed in, and can be unsubscribed with one click', async () => {
  const { port, taken } = await serve();
  open.mailer = openMailer(`smtp://post:p%40ss%20word@127.0.0.1:${port}`, from);
  await open.mailer.send({
    to: 'firm@example.org',
    subject: '您的需求已受理\r\nBcc: everyone@example.org',
    text: '您好，\n需求 XQ-20261123-0001 已受理。',
    id: 'notice-17',
    unsubscribe: 'https://lianqun.example/notices/off/abc',
  });
  const [mail] = taken;
  expect(mail).toMatchObject({ user: 'post', from: 'notice@lianqun.example', to: ['firm@example.org'] });
  const heads = mail!.raw.slice(0, mail!.raw.indexOf('\r\n\r\n'));
  expect(heads).toContain('Message-ID: <notice-17@lianqun.example>');
  expect(heads).toContain('List-Unsubscribe: <https://lianqun.example/notices/off/abc>');
  expect(heads).not.toMatch(/^bcc:/im);
  expect(textIn(mail!)).toContain('需求 XQ-20261123-0001 已受理。');
});

test('what the server refuses is an error with its words, and names no mailbox', async () => {
  const { port, taken } = await serve('gone@example.org');
  open.mailer = openMailer(`smtp://127.0.0.1:${port}`, from);
  const said = await open.mailer.send({ to: 'gone@example.org', subject: 's', text: 't' }).catch(error => String(error));
  expect(said).toContain('no such mailbox');
  expect(said).not.toContain('gone@');
  expect(taken).toEqual([]);
});

test('one address is one mailbox: a list in it is not spread over several', async () => {
  const { port, taken } = await serve();
  open.mailer = openMailer(`smtp://127.0.0.1:${port}`, from);
  await open.mailer.send({ to: 'a@example.org, b@example.org', subject: 's', text: 't' }).catch(() => {});
  expect(taken.flatMap(({ to }) => to).filter(to => to === 'b@example.org')).toEqual([]);
});
