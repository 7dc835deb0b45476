import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as the server took it. */
export type Taken = { user: string | undefined; from: string; to: string[]; raw: string };

export type MailServer = { port: number; taken: Taken[]; close(): Promise<void> };

/** A real SMTP server on this machine that keeps what it takes; `refuse` says which mailboxes there are not. */
export async function serveMail(refuse: (address: string) => boolean = () => false): Promise<MailServer> {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    hideSTARTTLS: true,
    onAuth: ({ username, password }, _session, done) =>
      password === 'p@ss word' ? done(null, { user: username }) : done(new Error('bad password')),
    onRcptTo: ({ address }, _session, done) =>
      refuse(address) ? done(Object.assign(new Error(`<${address}> no such mailbox`), { responseCode: 550 })) : done(),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', chunk => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        taken.push({
          user: session.user,
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return { port, taken, close: () => new Promise<void>(resolve => server.close(resolve)) };
}

/** The text of a plain mail, whatever its encoding. */
export function textIn({ raw }: Taken): string {
  const at = raw.indexOf('\r\n\r\n');
  const body = raw.slice(at + 4);
  if (/transfer-encoding: base64/i.test(raw.slice(0, at))) return Buffer.from(body, 'base64').toString();
  const plain = /transfer-encoding: quoted-printable/i.test(raw.slice(0, at))
    ? body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : body;
  return Buffer.from(plain, 'latin1').toString();
}
