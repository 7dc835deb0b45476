import { createServer } from 'node:http';
import { type AddressInfo, connect as connectTcp, createServer as createTcp } from 'node:net';
import { connect as connectTls } from 'node:tls';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { expect, onTestFinished, test } from 'vitest';
import { freshDatabase } from '../../tests/database.ts';
import { addressForPg, connect } from './database.ts';
import { openMailer } from './mail.ts';
import { holdReach, reachOfSettings } from './reach.ts';
import { readSettings } from './settings.ts';

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A server that counts who comes. */
async function listener(): Promise<{ port: number; came: () => number }> {
  let came = 0;
  const server = createServer((_, answer) => void answer.end('{}'));
  server.on('connection', () => came++);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, came: () => came };
}

test('what a site calls is read from its settings: databases, mail, collector, robots, each with its port', () => {
  const { places, sockets } = reachOfSettings(
    readSettings({
      DATABASE_URL: 'postgres://run:x@DB.example.org/lianqun?sslmode=verify-full',
      DATABASE_OWNER_URL: 'postgres://own:x@[2001:db8::1]:6432/lianqun?sslmode=verify-full',
      LIANQUN_MAIL: 'smtps://u:p@Mail.Example.org',
      LIANQUN_ADDRESS: 'https://lianqun.example.org',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'https://otel.example.org:4318',
    }),
  );
  expect([...places].sort()).toEqual([
    '2001:db8::1:6432',
    'db.example.org:5432',
    'mail.example.org:465',
    'oapi.dingtalk.com:443',
    'open.feishu.cn:443',
    'open.larksuite.com:443',
    'otel.example.org:4318',
    'qyapi.weixin.qq.com:443',
  ]);
  expect(sockets).toEqual([]);
  const local = reachOfSettings(
    readSettings({ DATABASE_URL: 'postgres://app@localhost/x?host=/run/postgresql', LIANQUN_MAIL: '' }),
  );
  expect(local.sockets).toEqual(['/run/postgresql']);
  expect([...local.places].some(place => place.startsWith('localhost'))).toBe(false);
});

test('no library reaches anything but what is named: it fails before a byte or a question for a name leaves, and stands in the log', async () => {
  const [named, other] = [await listener(), await listener()];
  const at = await freshDatabase('reach');
  const refused: unknown[] = [];
  const end = holdReach(
    { places: new Set([`127.0.0.1:${named.port}`]), sockets: [at.socket] },
    { ...quiet, warn: (event, fields) => void refused.push({ event, ...fields }) },
  );
  onTestFinished(end);
  expect(await (await fetch(`http://127.0.0.1:${named.port}/`)).json()).toEqual({});
  await expect(fetch(`http://127.0.0.1:${other.port}/`)).rejects.toMatchObject({ cause: { code: 'EACCES' } });
  await expect(fetch('https://metadata.example.invalid/latest')).rejects.toMatchObject({ cause: { code: 'EACCES' } });
  const failed = (socket: ReturnType<typeof connectTcp>) => new Promise(resolve => socket.once('error', resolve));
  expect(await failed(connectTcp(other.port, '127.0.0.1'))).toMatchObject({ code: 'EACCES' });
  expect(await failed(connectTls({ port: other.port, host: '127.0.0.1' }))).toMatchObject({ code: 'EACCES' });
  expect(await failed(connectTcp('/run/docker.sock'))).toMatchObject({ code: 'EACCES' });
  const mailer = openMailer(`smtp://127.0.0.1:${other.port}?tls=off`, 'a@example.org');
  await expect(mailer.send({ to: 'b@example.org', subject: 'x', text: 'x' })).rejects.toThrow('not among what this site calls');
  mailer.close();
  const away = new pg.Client(addressForPg({ url: `postgres://app@127.0.0.1:${other.port}/x` }));
  await expect(away.connect()).rejects.toMatchObject({ code: 'EACCES' });
  expect(other.came()).toBe(0);
  expect(refused.length).toBeGreaterThanOrEqual(6);
  expect(refused).toContainEqual({ event: 'security', what: 'connection refused', place: 'metadata.example.invalid:443' });
  // The database is reached by both drivers as ever, through its socket alone.
  const sql = connect(at);
  expect((await sql`select 1 as one`)[0]).toEqual({ one: 1 });
  await sql.end();
  const client = new pg.Client(addressForPg(at));
  await client.connect();
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await client.end();
});

test.each([
  ['smtp://localhost', ''],
  ['smtp://127.0.0.1', '?tls=off'],
  ['smtp://LocalHost', '?tls=off'],
])('a mail server named as %s is reached under that name, whatever number it has', async (address, more) => {
  const taken: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      stream.resume();
      taken.push(...session.envelope.rcptTo.map(one => one.address));
      stream.on('end', () => done());
    },
  });
  await new Promise<void>(resolve => server.listen(0, 'localhost', resolve));
  onTestFinished(() => new Promise<void>(resolve => server.close(resolve)));
  const mail = `${address}:${(server.server.address() as AddressInfo).port}${more}`;
  onTestFinished(holdReach(reachOfSettings(readSettings({ LIANQUN_MAIL: mail, LIANQUN_ADDRESS: 'https://a.example' })), quiet));
  const mailer = openMailer(mail, 'a@example.org');
  await mailer.send({ to: 'b@example.org', subject: 'x', text: 'x' });
  mailer.close();
  expect(taken).toEqual(['b@example.org']);
});

test('answering is not calling: a server of this process goes on taking connections', async () => {
  const server = createTcp(socket => socket.end('hello'));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  onTestFinished(holdReach({ places: new Set([`127.0.0.1:${port}`]), sockets: [] }, quiet));
  const text = await new Promise(resolve => connectTcp(port, '127.0.0.1').once('data', bytes => resolve(String(bytes))));
  expect(text).toBe('hello');
});
