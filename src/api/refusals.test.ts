import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import type { Database } from '#platform/database.ts';
import { makeLog } from '#platform/log.ts';
import { accounts, clock, keepsPromise, plant, request, type Seen, secret, withApi } from '../../tests/api.ts';
import { makeApi } from './index.ts';

describe('what it refuses', () => {
  const refused = (seen: Seen, status: number) => {
    expect(seen.status, seen.text).toBe(status);
    expect(seen.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(seen.body).toMatchObject({
      type: expect.stringMatching(/^urn:lianqun:problem:/),
      title: expect.any(String),
      status,
      detail: expect.any(String),
    });
    expect(seen.text).not.toMatch(/select |insert |at .*\.ts:|node_modules|postgres/i);
  };

  test('every wrong field is named with its place and what to do, and nothing is saved', () =>
    withApi(async ({ send, rows }) => {
      const before = await rows();
      const bad = await send('POST', '/api/needs', {
        json: { ...request, phone: '60000000', tax: 1e12, company: '甲', consent: false, hobby: 1 },
      });
      refused(bad, 422);
      expect(
        Object.fromEntries(bad.body.errors.map((one: { pointer: string; words: string }) => [one.pointer, one.words])),
      ).toMatchObject({
        '/phone': expect.stringContaining('手机号'),
        '/tax': '不能大于 10,000,000',
        '/company': '至少 2 个字',
        '/consent': '需要您同意后才能提交',
        '/hobby': expect.stringContaining('没有这个字段'),
      });
      const english = await send('POST', '/api/needs', {
        json: { ...request, company: '甲' },
        headers: { 'accept-language': 'en' },
      });
      expect(english.body).toMatchObject({
        title: 'Something needs to be corrected',
        errors: [{ pointer: '/company', words: 'At least 2 characters' }],
      });
      for (const change of [
        { gross_area: -5 },
        { gross_area: 'big' },
        { place: 999999 },
        { place: '310117; drop table' },
        { kind: 'boat' },
        { title: '' },
        { rent: 1, rent_unit: 'dollar' },
        { crane_loads: [5, 'x'] },
        { phone: '13800001234' },
        { available_area: 9000 },
        { code: 'S-1', publication: 'listed' },
        { clear_height: Number.MAX_VALUE },
      ]) {
        refused(await send('POST', '/api/offers', { json: { ...plant, ...change } }), 422);
      }
      for (const conditions of [
        [{ criterion: 'colour', hard: true, want: { is: 'flag' } }],
        [{ criterion: 'height', hard: true, want: { is: 'range', min: 8, max: 9 } }],
        [{ criterion: 'height', hard: true, want: { is: 'range', min: 1e9, max: null } }],
        [
          { criterion: 'eia', hard: true, want: { is: 'flag' } },
          { criterion: 'eia', hard: true, want: { is: 'flag' } },
        ],
        Array.from({ length: 500 }, () => ({ criterion: 'eia', hard: true, want: { is: 'flag' } })),
      ]) {
        refused(await send('POST', '/api/matches', { json: { conditions } }), 422);
        refused(await send('POST', '/api/needs', { json: { ...request, conditions } }), 422);
      }
      refused(await send('POST', '/api/matches', { json: { text: '你好' } }), 422);
      expect(await rows()).toEqual(before);
    }));

  test.each([
    ['/api/offers?size=1000', 'size'],
    ['/api/offers?area_min=many', 'area_min'],
    ['/api/offers?area_min=-1', 'area_min'],
    ['/api/offers?colour=red', 'colour'],
    ['/api/offers?eia=maybe', 'eia'],
    ['/api/offers?size=5&size=6', 'size'],
    ['/api/offers?available=2027-02-30', 'available'],
    ['/api/offers?available=0000-01-01', 'available'],
    ['/api/offers?__proto__=1', '__proto__'],
    ['/api/offers?place=310117%3Bdrop', 'place'],
    ['/api/matches?height=tall', 'height'],
    ['/api/places?under=1', 'under'],
  ])('a parameter that cannot be used is named: %s', (path, parameter) =>
    withApi(async ({ send }) => {
      const seen = await send('GET', path);
      refused(seen, 422);
      expect(seen.body.errors[0].parameter).toBe(parameter);
    }),
  );

  test('broken cursors, codes and tokens are told apart from nothing', () =>
    withApi(async ({ send }) => {
      for (const after of [
        'x',
        'W10',
        Buffer.from('["newest",1e999,1]').toString('base64url'),
        Buffer.from('["rent",1,1]').toString('base64url'),
      ]) {
        refused(await send('GET', `/api/offers?after=${after}`), 422);
      }
      for (const code of ['S-000000-0000', 's-1', '..%2F..', "'%20or%201=1", '%E6%9D%BE', 'X'.repeat(300)])
        refused(await send('GET', `/api/offers/${code}`), 404);
      for (const token of ['A'.repeat(22), 'short', "'%20or%20'1'='1", '%22%3E%3Cscript%3E', 'A'.repeat(2000)]) {
        refused(await send('GET', `/api/needs/${token}`), 404);
        refused(await send('DELETE', `/api/needs/${token}`), 404);
      }
    }));

  test('SQL and HTML are text like any other', () =>
    withApi(async ({ send, rows }) => {
      const text = "求租3000平厂房'); drop table need.need; -- <script>alert(1)</script> {{1+1}} \\u0000 %s";
      const posted = await send('POST', '/api/needs', { json: { ...request, text, company: '<b>"示例"</b> \' or 1=1 --' } });
      keepsPromise('postNeed', posted);
      const own = await send('GET', `/api/needs/${posted.body.token}`);
      expect(own.body).toMatchObject({ text, company: '<b>"示例"</b> \' or 1=1 --' });
      expect(own.headers.get('content-type')).toContain('application/json');
      expect((await rows()).needs).toBe(1);
    }));

  test('a body that is broken, too large, too deep or of another kind is refused before anything happens', () =>
    withApi(async ({ send, rows }) => {
      const before = await rows();
      const json = JSON.stringify(request);
      for (const path of ['/api/needs', '/api/offers', '/api/matches', '/api/parse']) {
        refused(await send('POST', path, { raw: json.slice(0, -3) }), 400);
        refused(await send('POST', path, { raw: '' }), 400);
        refused(
          await send('POST', path, {
            raw: Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xe6, 0x9d]), Buffer.from('"}')]),
          }),
          400,
        );
        refused(await send('POST', path, { raw: Buffer.from(json, 'utf16le') }), 400);
        refused(await send('POST', path, { raw: `${'['.repeat(30_000)}${']'.repeat(30_000)}` }), 400);
        refused(await send('POST', path, { raw: `{"text":"松江3000平厂房","__proto__":{"consent":true}}` }), 400);
        refused(await send('POST', path, { json: { ...request, text: '厂'.repeat(30_000) } }), 413);
        refused(await send('POST', path, { json: request, headers: { 'content-type': 'text/plain' } }), 415);
        refused(await send('POST', path, { json: request, headers: { 'content-type': 'application/json; charset=gbk' } }), 415);
        refused(
          await send('POST', path, { json: request, headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
          415,
        );
        for (const other of [null, 'text', 7, [], [request], true]) refused(await send('POST', path, { json: other }), 422);
        refused(await send('POST', path, { json: { ...request, constructor: { prototype: 1 } } }), 422);
        refused(await send('POST', path, { json: request, headers: { accept: 'text/html' } }), 406);
      }
      refused(await send('POST', '/api/parse', { raw: '{"text":"\\ud800 3000平"}' }), 422);
      refused(await send('GET', '/api/places?find=%E6%9D'), 400);
      expect(await rows()).toEqual(before);
    }));

  test('an unknown address is 404, a known one with another method 405 with what it supports', () =>
    withApi(async ({ send }) => {
      refused(await send('GET', '/api/nothing'), 404);
      refused(await send('GET', '/api/offers/x/y'), 404);
      const wrong = await send('PUT', '/api/offers');
      refused(wrong, 405);
      expect(wrong.headers.get('allow')).toBe('GET, POST, HEAD, OPTIONS');
      expect((await send('DELETE', '/api/matches')).headers.get('allow')).toBe('GET, POST, HEAD, OPTIONS');
      expect((await send('POST', '/api/needs/x')).headers.get('allow')).toBe('GET, DELETE, HEAD, OPTIONS');
      const head = await send('HEAD', '/api/criteria');
      expect([head.status, head.text]).toEqual([200, '']);
    }));

  test('a page of another site may read what is public, and write only from an origin that was named', async () => {
    const evil = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const park = { origin: 'https://park.example', 'sec-fetch-site': 'cross-site' };
    await withApi(
      async ({ send, rows }) => {
        expect((await send('GET', '/api/places', { headers: evil })).headers.get('access-control-allow-origin')).toBe('*');
        expect(
          (await send('GET', '/api/needs/AAAAAAAAAAAAAAAAAAAAAA', { headers: evil })).headers.has('access-control-allow-origin'),
        ).toBe(false);
        const before = await rows();
        refused(await send('POST', '/api/needs', { json: request, headers: evil }), 403);
        expect(await rows()).toEqual(before);
        const asked = (origin: string) =>
          send('OPTIONS', '/api/needs', { headers: { origin, 'access-control-request-method': 'POST' } });
        expect((await asked('https://evil.example')).headers.has('access-control-allow-methods')).toBe(false);
        expect((await asked('https://park.example')).headers.get('access-control-allow-methods')).toBe('POST');
        const written = await send('POST', '/api/needs', { json: request, headers: park });
        expect([written.status, written.headers.get('access-control-allow-origin')]).toEqual([201, 'https://park.example']);
        expect(
          (await send('POST', '/api/parse', { json: { text: '3000平' }, headers: evil })).headers.get(
            'access-control-allow-origin',
          ),
        ).toBe('*');
      },
      ['https://park.example'],
    );
  });

  test('one address that posts too many requests waits, and is told how long', () =>
    withApi(async ({ send, rows }) => {
      for (let i = 0; i < 6; i++)
        expect((await send('POST', '/api/needs', { json: request, address: '192.0.2.9' })).status).toBe(201);
      const seen = await send('POST', '/api/needs', { json: request, address: '192.0.2.9' });
      refused(seen, 429);
      expect(Number(seen.headers.get('retry-after'))).toBeGreaterThan(60);
      expect((await send('POST', '/api/needs', { json: request, address: '192.0.2.10' })).status).toBe(201);
      expect((await rows()).needs).toBe(7);
    }));

  test('what has not changed is not sent again', () =>
    withApi(async ({ send }) => {
      const first = await send('GET', '/api/criteria');
      expect(first.headers.get('cache-control')).toBe('public, max-age=3600');
      const again = await send('GET', '/api/criteria', { headers: { 'if-none-match': `W/${first.headers.get('etag')}` } });
      expect([again.status, again.text]).toEqual([304, '']);
    }));

  test('a failure shows a number, the log has it, and nothing of the cause leaks', async () => {
    const lines: string[] = [];
    const log = makeLog('info', clock, line => lines.push(line));
    const broken = {
      read: () => Promise.reject(new Error('password authentication failed for user "lianqun"')),
      write: () => Promise.reject(new Error('x')),
      close: async () => {},
    };
    const app = new Hono().route('/api', makeApi({ database: broken as unknown as Database, accounts, secret, clock, log }));
    const answer = await app.request('/api/offers');
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(text).not.toMatch(/password|lianqun"/);
    const { number, detail } = JSON.parse(text);
    expect(detail).toContain(number);
    expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'error', number });
    expect((await app.request('/api/health')).status).toBe(503);
  });
});
