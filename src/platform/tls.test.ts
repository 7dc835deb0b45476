import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createSecureContext, getCACertificates, setDefaultCACertificates, TLSSocket } from 'node:tls';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { selfSigned } from '../../tests/certificate.ts';
import { ownFolder } from '../../tests/embedded-run.ts';
import { addressForPg, connect } from './database.ts';
import { reachOf } from './database-tls.ts';
import { openMailer } from './mail.ts';
import { tellRobot } from './robot.ts';
import { readSettings } from './settings.ts';
import { openStore } from './store.ts';

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const right = selfSigned('127.0.0.1');
/** What a server may show that must not be believed: nobody vouches for it, it is for another host, it has run out. */
const wrong: [name: string, pair: { cert: string; key: string }, trusted: boolean][] = [
  ['that nobody vouches for', right, false],
  ['of another host', selfSigned('other.example'), true],
  ['that has run out', selfSigned('127.0.0.1', { over: true }), true],
];

/** Lets this process trust one certificate more, as NODE_EXTRA_CA_CERTS does. */
function trust(cert: string): void {
  const before = getCACertificates('default');
  setDefaultCACertificates([...before, cert]);
  closing.push(() => setDefaultCACertificates(before));
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

async function serveMail(pair: { cert: string; key: string }, secure: boolean, startsTls = true, asks?: { cert: string }) {
  const taken: string[] = [];
  const server = new SMTPServer({
    ...pair,
    secure,
    authOptional: true,
    ...(asks ? { requestCert: true, rejectUnauthorized: true, ca: asks.cert } : {}),
    ...(startsTls ? {} : { hideSTARTTLS: true }),
    onData(stream, _session, done) {
      stream.resume();
      stream.on('end', () => {
        taken.push('mail');
        done();
      });
    },
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  closing.push(() => new Promise<void>(resolve => server.close(resolve)));
  return { port: (server.server.address() as AddressInfo).port, taken };
}

/** A file that holds this, as an address names it. */
function fileOf(text: string): string {
  const file = join(ownFolder(), 'pair.pem');
  writeFileSync(file, text);
  return encodeURIComponent(file);
}

async function mailTo(server: string): Promise<string> {
  const mailer = openMailer(server, 'a@lianqun.example');
  closing.push(() => mailer.close());
  return mailer.send({ to: 'firm@example.org', subject: 's', text: 't' }).then(
    () => 'sent',
    (error: Error) => error.message,
  );
}

describe('mail', () => {
  test.each(wrong)('is not given to a server with a certificate %s', async (_name, pair, trusted) => {
    if (trusted) trust(pair.cert);
    const wrapped = await serveMail(pair, true);
    expect(await mailTo(`smtps://127.0.0.1:${wrapped.port}`)).toMatch(/certificate|altnames/i);
    const started = await serveMail(pair, false);
    expect(await mailTo(`smtp://127.0.0.1:${started.port}`)).toMatch(/certificate|altnames/i);
    expect([...wrapped.taken, ...started.taken]).toEqual([]);
  });

  test('is given to one with a certificate that is right', async () => {
    trust(right.cert);
    const { port, taken } = await serveMail(right, true);
    expect(await mailTo(`smtps://127.0.0.1:${port}`)).toBe('sent');
    expect(taken).toEqual(['mail']);
  });

  test('goes without a password where the server knows us by a certificate of our own, and to nobody with another', async () => {
    trust(right.cert);
    const [own, other] = [selfSigned('lianqun.example'), selfSigned('lianqun.example')];
    const { port, taken } = await serveMail(right, true, true, own);
    const by = (pair: { cert: string; key: string }) => `?cert=${fileOf(pair.cert)}&key=${fileOf(pair.key)}`;
    expect(await mailTo(`smtps://127.0.0.1:${port}${by(own)}`)).toBe('sent');
    expect(taken).toEqual(['mail']);
    for (const wrongly of ['', by(other)]) expect(await mailTo(`smtps://127.0.0.1:${port}${wrongly}`)).not.toBe('sent');
    expect(taken).toEqual(['mail']);
  });
});

describe('a group robot', () => {
  const message = { title: '标题', lines: [] };

  test.each(wrong)('with a certificate %s is told nothing', async (_name, pair, trusted) => {
    if (trusted) trust(pair.cert);
    const { told, asked } = await ask(pair);
    expect(told).toMatch(/CERT/);
    expect(asked).toBe(0);
  });

  test('with one that is right is told', async () => {
    trust(right.cert);
    expect(await ask(right)).toEqual({ told: 'sent', asked: 1 });
  });

  async function ask(pair: { cert: string; key: string }): Promise<{ told: string; asked: number }> {
    let asked = 0;
    const server = createHttps(pair, (_request, answer) => {
      asked++;
      answer.setHeader('connection', 'close').end('{"errcode":0}');
    });
    const url = `https://127.0.0.1:${await listening(server)}/send`;
    const told = await tellRobot({ kind: 'wecom', url, key: null }, message, () => new Date()).then(
      () => 'sent',
      (error: Error & { cause?: { code?: string } }) => error.cause?.code ?? error.message,
    );
    return { told, asked };
  }
});

describe('a database', () => {
  const told = Buffer.from('SFATAL\0VFATAL\0C28P01\0Mno\0\0');
  const refusal = Buffer.concat([Buffer.from([0x45, 0, 0, 0, told.length + 4]), told]);

  /** What speaks the first words of PostgreSQL and its TLS; keeps what a client then said to it. */
  async function serve(pair: { cert: string; key: string }, asks?: { cert: string }): Promise<{ port: number; said: string[] }> {
    const said: string[] = [];
    const server = createServer((socket: Socket) => {
      socket.on('error', () => {});
      socket.once('data', () => {
        socket.write('S');
        const secured = new TLSSocket(socket, {
          isServer: true,
          secureContext: createSecureContext({ ...pair, ...(asks ? { ca: asks.cert } : {}) }),
          ...(asks ? { requestCert: true } : {}),
        });
        secured.on('error', () => {});
        secured.once('data', bytes => {
          // As PostgreSQL does with clientcert=verify-full: whoever shows another certificate is not listened to.
          const shown = secured.getPeerX509Certificate()?.fingerprint256;
          if (!asks || shown === new X509Certificate(asks.cert).fingerprint256) said.push(bytes.toString('latin1'));
          secured.end(refusal);
        });
      });
    });
    return { port: await listening(server), said };
  }

  const rootIn = (cert: string) => {
    const file = join(ownFolder(), 'root.pem');
    writeFileSync(file, cert);
    return encodeURIComponent(file);
  };

  test.each(wrong)('with a certificate %s is told neither user nor password, by either driver', async (_name, pair, trusted) => {
    const { port, said } = await serve(pair);
    const root = trusted ? `&sslrootcert=${rootIn(pair.cert)}` : '';
    const url = `postgres://app:geheim@127.0.0.1:${port}/x?sslmode=verify-full${root}`;
    await expect(openStore({ data: '/nonexistent', databaseUrl: url })).rejects.toThrow(/证书/);
    for (const more of ['', '&ssl=0', '&ssl=no-verify', '&sslmode=no-verify', '&uselibpqcompat=true&sslmode=require']) {
      const client = new pg.Client(addressForPg({ url: url + more }));
      await expect(client.connect(), more).rejects.toThrow(/certificate|altnames/i);
    }
    expect(said).toEqual([]);
  });

  test('with one that is right is spoken to by both drivers', async () => {
    const { port, said } = await serve(right);
    const url = `postgres://app:geheim@127.0.0.1:${port}/x?sslmode=verify-full&sslrootcert=${rootIn(right.cert)}`;
    const sql = connect({ url }, { timeout: 5 });
    await sql`select 1`.catch(() => {});
    await sql.end({ timeout: 0 });
    await new pg.Client(addressForPg({ url })).connect().catch(() => {});
    expect(said.length).toBeGreaterThanOrEqual(2);
    for (const words of said) expect(words).toContain('app');
  });

  test('that asks for a certificate of ours gets it from both drivers, and no password is needed', async () => {
    const [own, other] = [selfSigned('site'), selfSigned('site')];
    const { port, said } = await serve(right, own);
    const url = (pair: { cert: string; key: string }) =>
      `postgres://site@127.0.0.1:${port}/x?sslmode=verify-full&sslrootcert=${rootIn(right.cert)}&sslcert=${fileOf(pair.cert)}&sslkey=${fileOf(pair.key)}`;
    const both = async (at: string) => {
      const sql = connect({ url: at }, { timeout: 5 });
      await sql`select 1`.catch(() => {});
      await sql.end({ timeout: 0 });
      await new pg.Client(addressForPg({ url: at })).connect().catch(() => {});
    };
    await both(url(own));
    expect(said.length).toBeGreaterThanOrEqual(2);
    for (const words of said) expect(words).toContain('site');
    said.length = 0;
    await both(url(other));
    expect(said).toEqual([]);
  });

  test.each([
    ['postgres://a:b@db.example/x', 'unsaid'],
    ['postgres://a:b@db.example/x?sslmode=prefer', 'unsaid'],
    ['postgres://a:b@db.example/x?sslmode=require', 'unsaid'],
    ['postgres://a:b@db.example/x?sslmode=verify-ca', 'unsaid'],
    ['postgres://a:b@127.0.0.1.db.example/x', 'unsaid'],
    ['postgres://a:b@localhost/x?host=10.0.0.1', 'unsaid'],
    ['postgres://a:b@db.example/x?host=localhost', 'unsaid'],
    ['postgres://a:b@db.example/x?host=', 'unsaid'],
    ['postgres://a:b@localhost/x?host=/run/postgresql,10.0.0.1', 'unsaid'],
    ['postgres://a:b@db.example/x?sslmode=disable', 'clear'],
    ['postgres://a:b@db.example/x?sslmode=verify-full', 'checked'],
    ['postgres://a:b@localhost/x', 'here'],
    ['postgres://a:b@[::1]:5432/x', 'here'],
    ['postgres://a:b@localhost/x?host=/run/postgresql', 'here'],
    ['postgres:///x', 'here'],
  ] as const)('%s is %s', (url, reach) => {
    expect(reachOf(url)).toBe(reach);
  });

  test('is shown a certificate of our own where the address names one', () => {
    const own = selfSigned('app.example');
    const mine = `&sslcert=${rootIn(own.cert)}&sslkey=${rootIn(own.key)}`;
    const { ssl, connectionString } = addressForPg({ url: `postgres://app@db.example/x?sslmode=verify-full${mine}` }) as {
      ssl: object;
      connectionString: string;
    };
    expect(ssl).toMatchObject({ ...own, servername: 'db.example' });
    expect(connectionString).not.toContain('ssl');
  });

  test('is elsewhere where PGHOST says so and the address names no host', () => {
    vi.stubEnv('PGHOST', 'db.example');
    closing.push(() => vi.unstubAllEnvs());
    expect(reachOf('postgres:///x')).toBe('unsaid');
    expect(reachOf('postgres://a:b@localhost/x')).toBe('here');
  });

  test('whose root certificate cannot be read is refused in a sentence without the password', async () => {
    const url = `postgres://a:geheim@192.0.2.1/x?sslmode=verify-full&sslrootcert=${encodeURIComponent(join(ownFolder(), 'none.pem'))}`;
    const refused = await openStore({ data: '/nonexistent', databaseUrl: url }).catch((error: Error) => error);
    expect(refused).toMatchObject({ name: 'DatabaseUnusable', message: expect.stringMatching(/sslrootcert.*ENOENT/) });
    expect((refused as Error).message).not.toContain('geheim');
  });

  test('on another host without a word on encryption is refused before anything is sent', async () => {
    for (const mode of ['', '?sslmode=require', '?sslmode=prefer'])
      await expect(openStore({ data: '/nonexistent', databaseUrl: `postgres://a:geheim@192.0.2.1/x${mode}` })).rejects.toThrow(
        /sslmode=verify-full/,
      );
  });
});

test('a certificate for the mail server that cannot be read is said in a sentence that names it', () => {
  const file = join(ownFolder(), 'none.pem');
  expect(() => openMailer(`smtp://relay.example?cert=${file}&key=${file}`, 'a@example.org')).toThrow(
    expect.objectContaining({ name: 'Refused', message: expect.stringContaining(`（ENOENT）：${file}`) }),
  );
});

test('mail and traces leave for another host in clear only where the operator wrote so', () => {
  const address = { LIANQUN_ADDRESS: 'https://lianqun.example' };
  const mail = (LIANQUN_MAIL: string) => readSettings({ ...address, LIANQUN_MAIL }).mail;
  expect(mail('smtp://relay.example?tls=off')).toBeDefined();
  for (const refused of ['smtp://a:b@relay.example?tls=off', 'smtp://relay.example?tls=no', 'smtps://relay.example?cert=/a.pem'])
    expect(() => mail(refused)).toThrow('LIANQUN_MAIL');
  const traces = (OTEL_EXPORTER_OTLP_ENDPOINT: string, more = {}) =>
    readSettings({ OTEL_EXPORTER_OTLP_ENDPOINT, ...more }).traces?.endpoint;
  expect(() => traces('http://collector.example:4318')).toThrow('OTEL_EXPORTER_OTLP_INSECURE');
  for (const fine of ['https://collector.example', 'http://127.0.0.1:4318', 'http://localhost:4318'])
    expect(traces(fine)).toBe(fine);
  expect(traces('http://collector.example:4318', { OTEL_EXPORTER_OTLP_INSECURE: 'true' })).toBeDefined();
});
