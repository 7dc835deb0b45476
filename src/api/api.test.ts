import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { moveNeed } from '#modules/need/index.ts';
import { postOffer, publishOffer, readOfferForm } from '#modules/offer/index.ts';
import type { Database } from '#platform/database.ts';
import { makeLog } from '#platform/log.ts';
import { makeSecret } from '#platform/secret.ts';
import { guard } from '#platform/web.ts';
import { operator } from '#shared/viewer.ts';
import { rolledBackDatabase } from '../../tests/database.ts';
import { apiDocument, makeApi } from './index.ts';
import { operations } from './operations.ts';

const secret = makeSecret('a master key that only these tests know, long enough');
const clock = () => new Date();
const request = {
  text: '求租松江3000平单层厂房',
  company: '示例有限公司（虚构）',
  contact: '示例人',
  phone: '13800001234',
  consent: true,
};
const plant = {
  kind: 'space',
  title: '示例厂房（虚构）',
  place: 310117,
  space_type: 'standard_factory',
  deal_type: 'rent',
  gross_area: 3200,
  clear_height: 9,
  rent: 0.8,
  rent_unit: 'yuan_m2_day',
};

// biome-ignore lint/suspicious/noExplicitAny: a test reads answers of every form
type Json = any;

type Seen = { status: number; body: Json; text: string; headers: Headers };
type Client = {
  send(
    method: string,
    path: string,
    init?: { json?: unknown; raw?: BodyInit; headers?: Record<string, string>; address?: string },
  ): Promise<Seen>;
  database: Database;
  rows(): Promise<Record<string, number>>;
  lines: Record<string, unknown>[];
};

/** The API behind its guard over a database that is rolled back. */
function withApi(work: (api: Client) => Promise<void>, origins: string[] = []): Promise<void> {
  return rolledBackDatabase(async database => {
    const lines: Record<string, unknown>[] = [];
    const log = makeLog('info', clock, line => lines.push(JSON.parse(line)));
    const app = new Hono();
    guard(app, { clock, log });
    app.route('/api', makeApi({ database, secret, clock, log, origins }));
    await work({
      database,
      lines,
      send: async (method, path, { json, raw, headers, address } = {}) => {
        const body = raw ?? (json === undefined ? undefined : JSON.stringify(json));
        const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
        const env = address ? { incoming: { socket: { remoteAddress: address } } } : {};
        const answer = await app.request(
          path,
          { method, headers: { ...type, ...headers }, ...(body === undefined ? {} : { body }) },
          env,
        );
        const text = await answer.text();
        const isJson = answer.headers.get('content-type')?.includes('json');
        return { status: answer.status, text, body: isJson && text ? JSON.parse(text) : null, headers: answer.headers };
      },
      rows: () =>
        database.read(async db => {
          const [row] = await db<Record<string, number>[]>`
            select (select count(*)::int from offer.offer) as offers, (select count(*)::int from need.need) as needs,
              (select count(*)::int from need.event) as events, (select count(*)::int from match.want) as wants`;
          return { ...row! };
        }),
    });
  });
}

/** A listing that is public. */
async function listed(database: Database, change: Record<string, unknown> = {}): Promise<string> {
  const reading = readOfferForm({ ...plant, ...change } as never);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return database.write(
    async tx => (await postOffer(tx, operator, { offer: reading.offer, contact: null, origin: 'api' }, secret)).code,
  );
}

/** The answer has the form that the document promises. */
function keepsPromise(id: string, seen: Seen): void {
  const { answer } = operations.find(operation => operation.id === id)!;
  expect(seen.status, seen.text).toBe(answer.status);
  const parsed = answer.schema!.safeParse(seen.body);
  expect(parsed.error?.issues ?? []).toEqual([]);
}

describe('what each operation does', () => {
  test('listings are found by the filters of the pages and read page by page', () =>
    withApi(async ({ send, database }) => {
      for (const title of ['示例一（虚构）', '示例二（虚构）', '示例三（虚构）']) await listed(database, { title });
      await listed(database, { title: '矮的（虚构）', clear_height: 5 });
      const first = await send('GET', '/api/offers?place=310117&height=8&size=2&area_min=');
      keepsPromise('listOffers', first);
      expect(first.body.offers).toHaveLength(2);
      const second = await send('GET', `/api/offers?place=310117&height=8&size=2&after=${first.body.next}`);
      expect([second.body.offers.length, second.body.next]).toEqual([1, null]);
      expect((await send('GET', '/api/offers?family=warehouse,office&family=lab')).body.offers).toEqual([]);
      const one = await send('GET', `/api/offers/${first.body.offers[0].code}`);
      keepsPromise('readOffer', one);
      expect(one.body.values).toMatchObject({ clear_height: 9, gross_area: 3200 });
    }));

  test('a posted listing waits for review: its code and token come back, nobody sees it before', () =>
    withApi(async ({ send, database }) => {
      const posted = await send('POST', '/api/offers', { json: { ...plant, contact: '示例人', phone: '138 0000 1234' } });
      keepsPromise('postOffer', posted);
      const { code, token } = posted.body;
      expect(token).toMatch(/^[\w-]{22}$/);
      expect((await send('GET', `/api/offers/${code}`)).status).toBe(404);
      await database.write(tx => publishOffer(tx, operator, code));
      const seen = await send('GET', `/api/offers/${code}`);
      expect(seen.body.contact_masked).toContain('138****1234');
      expect(seen.text).not.toContain('13800001234');
      expect(seen.text).not.toContain(token);
    }));

  test('a sentence, conditions, or both are matched with reasons; the address form says the same', () =>
    withApi(async ({ send, database }) => {
      await listed(database);
      await listed(database, { title: '矮的（虚构）', clear_height: 5 });
      const conditions = [
        { criterion: 'place', hard: true, want: { is: 'any', of: [310117] } },
        { criterion: 'height', hard: true, want: { is: 'range', min: 8, max: null } },
      ];
      const found = await send('POST', '/api/matches', { json: { conditions, limit: 5 } });
      keepsPromise('findMatches', found);
      expect(found.body.results).toHaveLength(1);
      expect(found.body.results[0]).toMatchObject({
        offer: { title: '示例厂房（虚构）' },
        verdicts: [
          { criterion: 'place', verdict: 'met' },
          { criterion: 'height', verdict: 'met' },
        ],
      });
      const sum = found.body.results[0].parts.reduce((all: number, part: { contribution: number }) => all + part.contribution, 0);
      expect(sum).toBeCloseTo(found.body.results[0].score, 6);
      expect(found.body.relax.find((one: { criterion: string }) => one.criterion === 'height')).toMatchObject({
        more: 1,
        smallest: { gain: 1 },
      });
      const address = await send('GET', '/api/matches?place=310117&height=8-');
      keepsPromise('listMatches', address);
      expect(address.body.results).toEqual(found.body.results);
      const both = await send('POST', '/api/matches', { json: { text: '松江 3000 平厂房', conditions } });
      const criteria = both.body.conditions.map((one: { criterion: string }) => one.criterion);
      expect(criteria).toEqual(expect.arrayContaining(['area', 'place', 'height']));
      expect(new Set(criteria).size).toBe(criteria.length);
    }));

  test('a text is read, and the tables of criteria, places and industries can be looked up', () =>
    withApi(async ({ send }) => {
      const read = await send('POST', '/api/parse', { json: { text: '求租松江 3000 平厂房' } });
      keepsPromise('parseText', read);
      expect(read.body).toMatchObject({ area_m2: { min: 3000, max: 3000 } });
      const criteria = await send('GET', '/api/criteria');
      keepsPromise('listCriteria', criteria);
      const places = await send('GET', `/api/places?find=${encodeURIComponent('松江')}`);
      keepsPromise('findPlaces', places);
      expect(places.body.places[0]).toMatchObject({ code: 310117, name: '松江区' });
      expect((await send('GET', '/api/places')).body.places).toHaveLength(9);
      expect((await send('GET', '/api/places?under=330400')).body.places.length).toBeGreaterThan(4);
      const industries = await send('GET', '/api/industries');
      keepsPromise('listIndustries', industries);
      expect((await send('GET', `/api/industries?find=${encodeURIComponent('汽车零部件')}`)).body.industries[0].code).toBe('C36');
      keepsPromise('readConsent', await send('GET', '/api/consent?receivers=5&days=30'));
      keepsPromise('readHealth', await send('GET', '/api/health'));
    }));

  test('a request is posted, followed by its token, and withdrawn; only the mask of its contact is ever shown', () =>
    withApi(async ({ send, database, lines }) => {
      const posted = await send('POST', '/api/needs', { json: { ...request, tax: 300 } });
      keepsPromise('postNeed', posted);
      const { number, token } = posted.body;
      await database.write(tx => moveNeed(tx, operator, clock, number, { stage: 'L20' }));
      const own = await send('GET', `/api/needs/${token}`, { headers: { 'accept-language': 'en' } });
      keepsPromise('readNeed', own);
      expect(own.body).toMatchObject({ number, stage: 'L20', stage_name: 'Acknowledged', contact: '示** · 138****1234' });
      expect(own.body.conditions.map((one: { criterion: string }) => one.criterion)).toContain('area');
      expect(own.body.clocks[0]).toMatchObject({ key: 'acknowledged', state: 'done', in_time: true });
      expect(own.text).not.toMatch(/13800001234|示例人/);
      expect(own.headers.get('cache-control')).toBe('private, no-store');
      expect((await send('DELETE', `/api/needs/${token}`)).status).toBe(204);
      expect((await send('GET', `/api/needs/${token}`)).body).toMatchObject({ stage: 'cancelled', text: null, contact: null });
      expect((await send('DELETE', `/api/needs/${token}`)).status).toBe(204);
      expect(JSON.stringify(lines)).not.toContain(token);
    }));

  test('the document names every operation with summary, description, example and errors, and every example keeps its schema', () =>
    withApi(async ({ send }) => {
      const { body } = await send('GET', '/api/openapi.json');
      expect(body).toMatchObject({ openapi: '3.1.0', servers: [{ url: '/' }] });
      const described = Object.entries<Record<string, Json>>(body.paths).flatMap(([path, item]) =>
        Object.entries(item).map(([method, one]) => ({ path, method, ...one })),
      );
      expect(described).toHaveLength(operations.length);
      for (const one of described) {
        expect(one.summary, one.path).toMatch(/[一-鿿].* · /);
        expect(one.description.length).toBeGreaterThan(30);
        for (const parameter of one.parameters ?? [])
          expect(parameter.description ?? parameter.schema.description, `${one.path} ${parameter.name}`).toBeTruthy();
        const statuses = Object.keys(one.responses);
        expect(statuses).toEqual(expect.arrayContaining(['400', '406', '429', '500']));
        for (const [status, response] of Object.entries<Json>(one.responses)) {
          const whole = response.$ref ? body.components.responses[response.$ref.split('/').at(-1)] : response;
          if (status !== '204') expect(Object.values<Json>(whole.content)[0].example, `${one.path} ${status}`).toBeDefined();
        }
      }
      for (const { id, body: input, answer } of operations) {
        expect(input?.schema.safeParse(input.example).error?.issues ?? [], id).toEqual([]);
        expect(answer.schema?.safeParse(answer.example).error?.issues ?? [], id).toEqual([]);
      }
      expect(JSON.stringify(apiDocument(makeApi({ database: null as never, secret, clock })))).toBe(JSON.stringify(body));
    }));
});

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
    const app = new Hono().route('/api', makeApi({ database: broken as unknown as Database, secret, clock, log }));
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
