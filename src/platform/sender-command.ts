import { spawn } from 'node:child_process';
import { domainOf } from './mail.ts';
import type { Message, Sender } from './sender.ts';

/**
 * A sender that starts a command for each message, as sendmail is used: an e-mail comes on its standard input with its headers, a text to a
 * telephone as one line of JSON. Throws where the command fails or takes longer than half a minute.
 */
export function commandSender(command: string, from: string): Sender {
  const [file = '', ...args] = command.trim().split(/\s+/);
  return message =>
    new Promise((resolve, reject) => {
      const child = spawn(file, args, { stdio: ['pipe', 'ignore', 'ignore'], timeout: 30_000 });
      child.once('error', reject);
      child.once('close', code => (code === 0 ? resolve() : reject(new Error(`${file} ended with ${code}`))));
      child.stdin.once('error', reject);
      child.stdin.end(
        message.kind === 'mail' ? mailText(message, from) : `${JSON.stringify({ to: message.to, text: message.text })}\n`,
      );
    });
}

/** An e-mail as RFC 5322 asks for it, everything beyond ASCII encoded. */
export function mailText({ to, subject, text, id, unsubscribe }: Message, from: string): string {
  const address = (value: string) => value.replace(/[^\x21-\x7e]/g, '');
  return [
    `From: ${address(from)}`,
    `To: ${address(to)}`,
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    'Auto-Submitted: auto-generated',
    ...(id ? [`Message-ID: <${address(id)}@${domainOf(from)}>`] : []),
    ...(unsubscribe ? [`List-Unsubscribe: <${address(unsubscribe)}>`, 'List-Unsubscribe-Post: List-Unsubscribe=One-Click'] : []),
    '',
    Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\n'),
    '',
  ].join('\n');
}
