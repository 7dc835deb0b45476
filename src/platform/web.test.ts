import { setTimeout as wait } from 'node:timers/promises';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { makeLog } from './log.ts';
import { acceptedLanguage } from './refusal.ts';
import { serveHttp } from './serve.ts';
import { failure, guard, type WebOptions } from './web.ts';

const clock = () => new Date('2026-11-23T01:00:00Z');

function site(options: Partial<WebOptions> = {}) {
  const lines: Record<string, unknown>[] = [];
  const log = makeLog('info', clock, line => lines.push(JSON.parse(line)));
  const app = new Hono();
  guard(app, { clock, log, ...options });
  app.get('/', c => c.html('home'));
  app.get('/need/:token', c => c.text('need'));
  app.get('/raw', () => new Response('raw'));
  app.get('/own', c => c.text('own', 200, { 'Content-Security-Policy': "default-src 'none'" }));
  app.post('/form', async c => c.json(await c.req.parseBody()));
  app.get('/broken', () => {
    throw Object.assign(new Error('relation "secret" does not exist'), {
      code: '42P01',
      detail: '13800001234',
      query: 'select 1',
    });
  });
  app.onError((error, c) => c.json(failure(c, error, log), 500));
  const from = (address: string) => ({ incoming: { socket: { remoteAddress: address } } });
  return { app, lines, from, log };
}

const form = (body: BodyInit, headers: Record<string, string> = {}) => ({
  method: 'POST',
  body,
  headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'localhost', ...headers },
});

test('every answer, also a raw one, carries the headers that keep scripts, frames and guesses out', async () => {
  const { app } = site({ tiles: 'https://tiles.example.org/{z}/{x}/{y}.png', address: 'https://lianqun.example' });
  for (const path of ['/', '/raw', '/nowhere']) {
    const { headers } = await app.request(path);
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob: https:\/\/tiles\.example\.org;/,
    );
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{12}$/);
  }
  expect((await app.request('/own')).headers.get('content-security-policy')).toBe("default-src 'none'");
  expect((await site().app.request('/')).headers.has('strict-transport-security')).toBe(false);
});

test('a page takes no other method, and its form no other type, whatever a header says about it', async () => {
  const { app } = site();
  for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND']) {
    // A Request cannot be made with TRACE here, so the app is handed one that says so.
    const asked = Object.defineProperty(new Request('http://localhost/'), 'method', { value: method });
    const answer = await app.fetch(asked);
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
    expect(await answer.text()).not.toContain('x-secret');
  }
  expect((await app.request('http://localhost/form', form('a=1', { 'x-http-method-override': 'DELETE' }))).status).toBe(200);
  for (const type of ['text/plain', 'application/json', 'application/xml', 'text/html', 'x'])
    expect((await app.request('http://localhost/form', form('a=1', { 'content-type': type }))).status).toBe(415);
});

test('where the site has an https address, a page asked for without it leads there, and a program is told to change', async () => {
  const { app, lines } = site({ address: 'https://lianqun.example', trustProxy: true });
  const plain = { 'x-forwarded-proto': 'http', host: 'evil.example' };
  const page = await app.request('http://evil.example/?q=1', { headers: plain });
  expect([page.status, page.headers.get('location')]).toEqual([308, 'https://lianqun.example/?q=1']);
  expect((await app.request('/api/offers', { headers: plain })).status).toBe(403);
  expect((await app.request('http://localhost/form', form('a=1', plain))).status).toBe(403);
  expect((await app.request('/', { headers: { 'x-forwarded-proto': 'https' } })).status).toBe(200);
  expect(lines.filter(line => line.event === 'security')).toHaveLength(2);
});

test('what was refused for safety stands in the log with its reason, and with neither contact nor token', async () => {
  const { app, lines, from } = site({ rates: { all: { burst: 1, perMinute: 1 }, posts: { burst: 1, perMinute: 1 } } });
  await app.request('http://localhost/form', form('phone=13800001234', { origin: 'https://evil.example' }), from('203.0.113.77'));
  await app.request('/need/Zm9vYmFyYmF6cXV4MTIzNA', {}, from('203.0.113.77'));
  const security = lines.filter(line => line.event === 'security');
  expect(security).toMatchObject([
    {
      level: 'warn',
      method: 'POST',
      path: '/form',
      from: '203.0.113.0',
      what: expect.stringContaining('not sent from this site'),
    },
    { level: 'warn', method: 'GET', path: '/need/***', what: expect.stringContaining('Too many requests') },
  ]);
  expect(JSON.stringify(lines)).not.toMatch(/13800001234|Zm9v|113\.77/);
});

test('each request is one line of the log, without tokens, questions or the last part of the address', async () => {
  const { app, lines, from } = site();
  await app.request('/need/Zm9vYmFyYmF6cXV4MTIzNA?phone=13800001234', {}, from('203.0.113.77'));
  expect(lines).toEqual([
    {
      at: '2026-11-23T01:00:00.000Z',
      level: 'info',
      event: 'request',
      id: expect.any(String),
      method: 'GET',
      path: '/need/***',
      status: 200,
      ms: expect.any(Number),
      bytes: null,
      from: '203.0.113.0',
    },
  ]);
  await app.request('/', {}, from('2001:db8:1234:5678::1'));
  expect(lines[1]).toMatchObject({ from: '2001:db8:1234::/48' });
});

test('whatever is logged while a request is answered carries its number, also where many are answered at once', async () => {
  const { app, lines, log } = site({ trustProxy: true });
  app.get('/wait/:ms', async c => {
    await wait(Number(c.req.param('ms')));
    log.info('found', { ms: c.req.param('ms') });
    return c.text('');
  });
  const ask = (ms: number) => app.request(`/wait/${ms}`, { headers: { 'x-request-id': `number-${ms}` } });
  const answers = await Promise.all([30, 10, 20].map(ask));
  expect(answers.map(answer => answer.headers.get('x-request-id'))).toEqual(['number-30', 'number-10', 'number-20']);
  const found = lines.filter(line => line.event === 'found').map(({ id, ms }) => `${id} ${ms}`);
  expect(found).toEqual(['number-10 10', 'number-20 20', 'number-30 30']);
});

test('only what a proxy of ours sends is taken for the number of a request, and only where it is a sane one', async () => {
  const ask = async (trustProxy: boolean, id: string) =>
    (await site({ trustProxy }).app.request('/', { headers: { 'x-request-id': id } })).headers.get('x-request-id');
  expect(await ask(true, 'a1b2c3d4-e5f6')).toBe('a1b2c3d4-e5f6');
  expect(await ask(false, 'a1b2c3d4-e5f6')).toMatch(/^[\w-]{12}$/);
  for (const id of ['short', 'x'.repeat(65), 'with space in it', '<script>alert</script>'])
    expect(await ask(true, id)).not.toBe(id);
});

test('the line of a request tells what went over the wire, once it has, and where the reader left before the end', async () => {
  const { app, lines } = site();
  app.get('/long', () => new Response(new ReadableStream({ pull: flow => flow.enqueue(Buffer.alloc(65_536)) })));
  app.get('/thousand', c => c.text('x'.repeat(1000)));
  const server = await serveHttp(app.fetch, { host: '127.0.0.1', port: 0 });
  const address = `http://127.0.0.1:${server.port}`;
  await (await fetch(`${address}/thousand`)).text();
  await expect.poll(() => lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ path: '/thousand', status: 200 });
  expect(lines[0]!.bytes).toBeGreaterThan(1000);
  expect(lines[0]!.bytes).toBeLessThan(3000);
  const leaving = new AbortController();
  const long = await fetch(`${address}/long`, { signal: leaving.signal });
  await long.body!.getReader().read();
  leaving.abort();
  await expect.poll(() => lines).toHaveLength(2);
  expect(lines[1]).toMatchObject({ path: '/long', cut: true });
  await server.stop();
});

test('a failure shows a number and nothing else; the log has the number and the cause, without row values or the query', async () => {
  const { app, lines } = site();
  const response = await app.request('/broken');
  const text = await response.text();
  const { number } = JSON.parse(text);
  expect(number).toMatch(/^E-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  expect(text).not.toMatch(/secret|relation|42P01|at /);
  expect(lines[0]).toMatchObject({ event: 'failure', number, code: '42P01', error: 'Error: relation "secret" does not exist' });
  expect(JSON.stringify(lines)).not.toMatch(/13800001234|select 1/);
});

test.each(['/?q=%E4%B8', '/?q=%FF', '/%C0%80', '/?q=%', '/?q=%ED%A0%80', '/?a=%00'])(
  'an address with broken escapes is refused: %s',
  async path => {
    const { app } = site();
    const response = await app.request(path);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('地址中有无法识别的字符');
    expect((await app.request(path, { headers: { accept: 'application/json' } })).headers.get('content-type')).toContain(
      'application/problem+json',
    );
  },
);

test('sound addresses pass, however odd', async () => {
  const { app } = site();
  for (const path of ['/?q=%E6%9D%BE%E6%B1%9F+3000', '/?q=100%25', '/?q=a%0Ab', '/?q=松江'])
    expect((await app.request(path)).status).toBe(200);
  expect((await app.request(`/?q=${'a'.repeat(9000)}`)).status).toBe(414);
});

test('a form of this site is read; one from another site, broken or too long is refused', async () => {
  const { app } = site({ formLimit: 1000 });
  const send = (body: BodyInit, headers = {}) => app.request('http://localhost/form', form(body, headers));
  expect(await (await send('a=%E6%9D%BE%0D%0A1', { 'sec-fetch-site': 'same-origin' })).json()).toEqual({ a: '松\r\n1' });
  expect((await send('a=1')).status).toBe(200);
  expect((await send('a=1', { origin: 'http://localhost' })).status).toBe(200);
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'cross-site', accept: 'application/json' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ]) {
    expect((await send('a=1', headers)).status).toBe(403);
  }
  for (const body of ['a=%E4%B8', 'a=%FF', Uint8Array.of(0x61, 0x3d, 0xe4, 0xb8), 'a=%00', 'a=\u0000', 'a=\u001f'])
    expect((await send(body)).status).toBe(400);
  expect((await send(`a=${'1'.repeat(1000)}`)).status).toBe(413);
  const endless = new ReadableStream({ pull: controller => controller.enqueue(new Uint8Array(500)) });
  expect((await app.request('/form', { ...form(endless), duplex: 'half' } as RequestInit)).status).toBe(413);
});

test('an address may take larger forms than the others, and no larger ones than it says', async () => {
  const { app } = site({ formLimit: 1000, formLimits: { '/form': 3000 } });
  const send = (length: number) => app.request('http://localhost/form', form(`a=${'1'.repeat(length)}`));
  expect((await send(2000)).status).toBe(200);
  expect((await send(3000)).status).toBe(413);
});

test('a form with files is read; a text field in it that is not UTF-8 or holds what nobody types is refused', async () => {
  const { app } = site();
  const good = new FormData();
  good.set('a', '松江');
  good.set('f', new File([Uint8Array.of(0xff, 0xfe)], 'x.bin'));
  expect(await (await app.request('/form', { method: 'POST', body: good })).json()).toMatchObject({ a: '松江' });
  const part = (value: number[]) =>
    Buffer.concat([
      Buffer.from('--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n'),
      Buffer.from(value),
      Buffer.from('\r\n--b--\r\n'),
    ]);
  const type = { 'content-type': 'multipart/form-data; boundary=b' };
  expect((await app.request('/form', form(part([0xe4, 0xb8]), type))).status).toBe(400);
  expect((await app.request('/form', form(part([0x61, 0x00]), type))).status).toBe(400);
  expect((await app.request('/form', form(part([0x61, 0x0d, 0x0a, 0x63]), type))).status).toBe(200);
  expect((await app.request('/form', form('--b\r\nnonsense', type))).status).toBe(400);
});

test('who asks too often waits; others do not, and a forwarded address counts only behind a proxy of ours', async () => {
  const rates = { all: { burst: 2, perMinute: 1 }, posts: { burst: 1, perMinute: 1 } };
  const { app, from } = site({ rates });
  const get = (address: string, forwarded = '') => app.request('/', { headers: { 'x-forwarded-for': forwarded } }, from(address));
  expect([(await get('192.0.2.1', '1.1.1.1')).status, (await get('192.0.2.1', '2.2.2.2')).status]).toEqual([200, 200]);
  const late = await get('192.0.2.1', '3.3.3.3');
  expect([late.status, late.headers.get('retry-after')]).toEqual([429, '60']);
  expect((await get('192.0.2.2')).status).toBe(200);
  const post = () => app.request('http://localhost/form', form('a=1'), from('192.0.2.3'));
  expect([(await post()).status, (await post()).status]).toEqual([200, 429]);
  const behind = site({ rates, trustProxy: true });
  const through = (forwarded: string) =>
    behind.app.request('/', { headers: { 'x-forwarded-for': `9.9.9.9, ${forwarded}` } }, behind.from('127.0.0.1'));
  for (const one of ['192.0.2.1', '192.0.2.2', '192.0.2.3', '2001:db8:1:2::1']) expect((await through(one)).status).toBe(200);
  await through('2001:db8:1:2::2');
  expect((await through('2001:db8:1:2:3::3')).status).toBe(429);
});

test('a form that its sender gave up halfway is a broken request and no failure of ours', async () => {
  const { app, lines } = site();
  const cut = new ReadableStream({ pull: controller => controller.error(new Error('aborted')) });
  expect((await app.request('http://localhost/form', { ...form(cut), duplex: 'half' } as RequestInit)).status).toBe(400);
  expect(lines.filter(line => line.event === 'failure')).toEqual([]);
});

test('Chinese is spoken unless English is preferred', () => {
  expect(acceptedLanguage(undefined)).toBe('zh');
  expect(acceptedLanguage('en-US,en;q=0.9')).toBe('en');
  expect(acceptedLanguage('zh-CN,zh;q=0.9,en;q=0.8')).toBe('zh');
  expect(acceptedLanguage('de,en;q=0.7,zh;q=0.3')).toBe('en');
  expect(acceptedLanguage('fr')).toBe('zh');
});
