import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { moveNeed } from '#modules/need/index.ts';
import { publishOffer } from '#modules/offer/index.ts';
import { operator } from '#shared/viewer.ts';
import { accounts, clock, type Json, keepsPromise, listed, plant, request, secret, withApi } from '../../tests/api.ts';
import { rolledBackDatabase } from '../../tests/database.ts';
import { apiDocument, makeApi } from './index.ts';
import { operations } from './operations.ts';

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
      const paste = '1、松江新桥厂房出租，1200平，1.1元/平/天\n2、九亭仓库560平，0.95元/平/天';
      const listings = await send('POST', '/api/parse/listings', { json: { text: paste } });
      keepsPromise('parseListings', listings);
      expect(listings.body.listings.map((one: { values: { area_m2: unknown } }) => one.values.area_m2)).toEqual([
        { min: 1200, max: 1200 },
        { min: 560, max: 560 },
      ]);
      const [{ spans }] = listings.body.listings;
      const area = spans.find((one: { field: string }) => one.field === 'area_m2');
      expect(listings.body.text.slice(area.start, area.end)).toBe('1200平');
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
      keepsPromise('readReady', await send('GET', '/api/ready'));
    }));

  test('readiness tells every reason why no requests should come, and is kept by nobody', () =>
    rolledBackDatabase(async database => {
      const api = new Hono().route(
        '/api',
        makeApi({ database, accounts, secret, clock, whyNotReady: async () => ['stopping', 'jobs'] }),
      );
      const answer = await api.request('/api/ready', { headers: { 'accept-language': 'en' } });
      expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('cache-control')]).toEqual([
        503,
        '5',
        'no-store',
      ]);
      expect(await answer.json()).toMatchObject({ detail: 'No requests should be sent here just now: stopping, jobs' });
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
      expect(JSON.stringify(apiDocument(makeApi({ database: null as never, accounts, secret, clock })))).toBe(
        JSON.stringify(body),
      );
    }));
});
