import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { createTransport } from 'nodemailer';
import { Refused } from '#shared/refused.ts';
import { cleanLine } from '#shared/text.ts';
import { isHere } from './here.ts';
import type { Message } from './sender.ts';

export type Mailer = {
  /** Hands the mail to the server as plain text; throws with the server's words, addresses masked, where it is refused or cannot be reached. */
  send(mail: Omit<Message, 'kind'>): Promise<void>;
  close(): void;
};

const patience = 15_000;

/**
 * Mail through an SMTP server (smtp:// or smtps:// with user and password, or `?cert=` and `&key=` with files of a
 * certificate of our own; `?tls=off`: in clear); `from` is the sender that people see. Throws Refused('invalid') where a file cannot be read.
 */
export function openMailer(server: string, from: string): Mailer {
  const url = new URL(server);
  const isWrapped = url.protocol === 'smtps:';
  const [cert, key] = ['cert', 'key'].map(name => url.searchParams.get(name));
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (isWrapped ? 465 : 587);
  const transport = createTransport({
    host,
    port,
    // Left to itself it looks the name up and connects to a number, by which nobody knows any more whether that was meant (reach.ts).
    getSocket: (_: unknown, done: SocketTaker) => connectTo(host, port, done),
    secure: isWrapped,
    // No mail travels in the clear, unless the operator wrote so; on this machine there is nobody between.
    requireTLS: !isWrapped && !isHere(url.hostname) && url.searchParams.get('tls') !== 'off',
    ...(url.username ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } } : {}),
    ...(cert && key ? { tls: { cert: readOwn(cert), key: readOwn(key) } } : {}),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience * 2,
    pool: true,
    maxConnections: 2,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text, id, unsubscribe }) {
      const sent = transport.sendMail({
        from,
        to: { name: '', address: to },
        subject: cleanLine(subject).slice(0, 200),
        text,
        ...(id ? { messageId: `<${id}@${domainOf(from)}>` } : {}),
        headers: {
          'Auto-Submitted': 'auto-generated',
          ...(unsubscribe
            ? { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
            : {}),
        },
      });
      // What a server says of a mailbox names it, and words of errors stand in the log and in the queue.
      await sent.catch((error: Error) => {
        throw new Error(error.message.replace(/[^\s<>"]+@[^\s<>"]+/g, '***').slice(0, 300));
      });
    },
    close: () => transport.close(),
  };
}

function readOwn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Refused(
      'invalid',
      `设置 LIANQUN_MAIL 不能用（this setting cannot be used）：cert 或 key 指定的文件读不了 a file cannot be read（${code}）：${file}`,
    );
  }
}

type SocketTaker = (error: Error | null, socket?: { connection: Socket }) => void;

function connectTo(host: string, port: number, done: SocketTaker): void {
  const socket = connect({ host, port, timeout: patience });
  const fail = (error: Error) => done(error);
  socket.once('error', fail);
  socket.once('timeout', () => socket.destroy(new Error(`${host}:${port} does not answer`)));
  socket.once('connect', () => {
    socket.off('error', fail);
    socket.removeAllListeners('timeout').setTimeout(0);
    done(null, { connection: socket });
  });
}

/** The domain of a sender, to which ids of its messages belong. */
export function domainOf(from: string): string {
  return /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';
}
