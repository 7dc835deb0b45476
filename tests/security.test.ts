import { connect as dial } from 'node:net';
import { expect, test } from 'vitest';
import { makeLog } from '#platform/log.ts';
import type { Message } from '#platform/sender.ts';
import { serveHttp } from '#platform/serve.ts';
import { password } from './accounts.ts';
import { siteOver } from './app.ts';
import { asks } from './asks.ts';
import { rolledBackDatabase } from './database.ts';
import { house } from './house.ts';

const gets = asks.filter(one => one.route.startsWith('GET '));

test(
  'every answer says what it is with its character set, and bears the headers of safety',
  () =>
    house(async ({ app, people, objects }) => {
      for (const one of gets) {
        for (const who of ['visitor', 'owner of A']) {
          const { headers, body, status } = await app.request(one.at(objects), { headers: people[who]! });
          const at = `${one.route} by ${who}`;
          if (body && status !== 304 && status !== 301 && status !== 303)
            expect(headers.get('content-type'), at).toMatch(
              /^image\/(?:png|jpeg|webp|avif)$|^(?:text\/\w+|application\/(?:\w+\+)?(?:json|xml)|image\/svg\+xml); ?charset=utf-8$/i,
            );
          expect(headers.get('content-security-policy'), at).toMatch(
            /object-src 'none'; base-uri 'none'; frame-ancestors 'none'/,
          );
          expect(headers.get('content-security-policy'), at).not.toContain('unsafe');
          expect(headers.get('x-content-type-options'), at).toBe('nosniff');
          expect(headers.get('referrer-policy'), at).toMatch(/^(?:same-origin|no-referrer)$/);
          expect(headers.get('permissions-policy'), at).toContain('camera=()');
        }
      }
    }),
  60_000,
);

test(
  'no form of any page is taken from another site, and no page changes anything when it is only read',
  () =>
    house(async ({ app, people, objects, acts }) => {
      const posts = asks.filter(one => one.route.startsWith('POST /') && !one.route.startsWith('POST /api'));
      expect(posts.length).toBeGreaterThan(50);
      for (const one of posts) {
        for (const mark of [
          { 'sec-fetch-site': 'cross-site' },
          { 'sec-fetch-site': 'same-site' },
          { origin: 'https://evil.example' },
        ]) {
          const headers = new Headers({ ...people['owner of A'] });
          for (const [name, value] of Object.entries(mark)) headers.set(name, value);
          const answer = await app.request(one.at(objects), {
            method: 'POST',
            headers,
            body: new URLSearchParams(one.form?.(objects)),
          });
          expect(answer.status, one.route).toBe(403);
        }
      }
      let read = 0;
      const before = await acts();
      for (const one of gets) {
        for (const who of ['owner of A', 'administrator', 'receiver of the request']) {
          const at = one.at(objects);
          const asked = `${at}${at.includes('?') ? '&' : '?'}do=withdraw&sure=1&_method=POST`;
          await app.request(asked, { headers: people[who]! });
          read++;
        }
      }
      expect(read).toBeGreaterThan(100);
      expect(await acts()).toBe(before);
    }),
  120_000,
);

test('nothing but built files is served as a file: no source, key, list of a folder or way upwards', () =>
  house(async ({ app }) => {
    const hidden = [
      '/.git/config',
      '/.env',
      '/package.json',
      '/src/app.ts',
      '/dist/lianqun.js',
      '/var/secret.key',
      '/.vite/manifest.json',
    ];
    const upwards = [
      '/assets/',
      '/assets/../package.json',
      '/assets/..%2fpackage.json',
      '/assets/%2e%2e/%2e%2e/etc/passwd',
      '/assets//etc/passwd',
    ];
    for (const path of [
      ...hidden,
      ...upwards,
      '/assets/.vite/manifest.json',
      '/metrics',
      '/debug',
      '/admin',
      '/api',
      '/api/admin',
    ])
      expect((await app.request(path)).status, path).toBe(404);
  }));

test('every field for a password hides it, may be pasted into and is known to password managers', () =>
  house(async ({ app, people }) => {
    let fields = 0;
    for (const path of ['/sign-in', '/password/x', '/workspace/security', '/sign-in/phone', '/sign-up']) {
      const html = await (
        await app.request(path, { headers: path.startsWith('/workspace') ? people['owner of A']! : {} })
      ).text();
      expect(html).not.toMatch(/onpaste|autocomplete="off"|安全问题|密码提示/);
      for (const [tag] of html.matchAll(/<input[^>]*name="(?:password|current)"[^>]*>/g)) {
        fields++;
        expect(tag).toContain('type="password"');
        expect(tag).toMatch(/autocomplete="(?:current|new)-password"/);
        expect(Number(/maxlength="(\d+)"/.exec(tag)?.[1] ?? 128)).toBeGreaterThanOrEqual(64);
      }
      if (path === '/sign-in/phone') expect(html).toContain('短信可能被拦截');
    }
    expect(fields).toBeGreaterThan(1);
  }));

test(
  'what is private is kept in no cache, and signing out clears the browser',
  () =>
    house(async ({ app, people, objects }) => {
      for (const one of gets) {
        const { headers } = await app.request(one.at(objects), { headers: people['owner of A']! });
        const keep = headers.get('cache-control') ?? '';
        if (/workspace|needs\/:token|own\/:token|GET \/api\/own|password|invitations/.test(one.route) && !headers.get('location'))
          expect(keep, one.route).toContain('no-store');
        else if (!/^GET \/(?:api|favicon|media|\w+\/points|feed|robots|sitemap|site\.css|.*\.(?:svg|xml|json)$)/.test(one.route))
          expect(keep, one.route).not.toContain('public');
      }
      expect(await (await app.request('/workspace', { headers: people['owner of A']! })).text()).toContain('/sign-out');
      const out = await app.request('/sign-out', { method: 'POST', headers: people['owner of A']!, body: new URLSearchParams() });
      expect(out.headers.get('clear-site-data')).toBe('"cache", "storage"');
      expect(out.headers.getSetCookie()[0]).toMatch(/=; Max-Age=0/);
    }),
  60_000,
);

test('who was not let in and what was denied stands in the log, without address, password or code', () => {
  const lines: string[] = [];
  const log = makeLog(
    'info',
    () => new Date(),
    line => lines.push(line),
  );
  return house(
    async ({ app, people, objects, undone }) => {
      const send = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
        undone(async () => app.request(path, { method: 'POST', headers, body: new URLSearchParams(form) }));
      await send('/sign-in', { email: 'li@example.com', password: 'nobody knows it' });
      await send('/sign-in/phone', { phone: '13800001234', code: '123456' });
      await send('/sign-in/second', { code: '654321' });
      const stranger = people['member of B'] as Record<string, string>;
      await send(`/workspace/organisations/${objects.organisation}`, { do: 'leave', sure: '1' }, stranger);
      await app.request('/api/own/needs', { headers: people['key offers:read']! });
      await app.request('/api/own/needs', { headers: people['wrong key']! });
      const said = lines.map(line => JSON.parse(line)).filter(line => line.event === 'security');
      expect(said.map(line => line.by ?? line.what)).toEqual([
        ...['password', 'telephone', 'second factor', 'denied', 'denied'],
        expect.stringContaining('key'),
      ]);
      expect(said[3].who).toMatch(/^user:[0-9a-f-]{36}$/);
      expect(said[0].account).toMatch(/^[0-9a-f]{12}$/);
      expect(lines.join('\n')).not.toMatch(/li@example|nobody knows|13800001234|123456"|654321|lq_/);
    },
    { log },
  );
});

test('a link in a message begins with the address of the site, whatever host a request names', () =>
  rolledBackDatabase(async database => {
    const sent: Message[] = [];
    const app = siteOver(database, async message => void sent.push(message), { address: 'https://lianqun.example' });
    const body = new URLSearchParams({ email: 'li@example.com', name: '示例人', password });
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' };
    await app.request('http://evil.example/sign-up', { method: 'POST', headers, body });
    expect(sent[0]?.text).toContain('https://lianqun.example/password/');
    expect(sent[0]?.text).not.toContain('evil');
  }));

test('a message whose end two readers could see in two places is refused', async () => {
  const serving = await serveHttp(async request => new Response(await request.text()), { host: '127.0.0.1', port: 0 });
  const say = (head: string[], body: string) =>
    new Promise<string>(resolve => {
      let said = '';
      const socket = dial(serving.port, '127.0.0.1');
      socket
        .on('data', chunk => (said += chunk))
        .on('close', () => resolve(said))
        .on('error', () => resolve(said));
      socket.end(`${['POST / HTTP/1.1', 'Host: a', ...head].join('\r\n')}\r\n\r\n${body}`);
    });
  const hidden = '0\r\n\r\nGET /hidden HTTP/1.1\r\nHost: a\r\n\r\n';
  for (const head of [
    ['Content-Length: 4', 'Transfer-Encoding: chunked'],
    ['Content-Length: 0', 'Content-Length: 5'],
    ['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'],
    ['Transfer-Encoding: xchunked'],
    ['Transfer-Encoding : chunked'],
    ['X: a', ' b'],
  ])
    expect(await say(head, hidden), head.join()).toMatch(/^HTTP\/1\.1 400 [\s\S]*$/);
  expect((await say(['Content-Length: 3', 'Connection: close'], 'abc')).match(/HTTP\/1\.1/g)).toHaveLength(1);
  await serving.stop();
});
