import fc, { type Arbitrary } from 'fast-check';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { openAccounts } from '#modules/account/index.ts';
import { makeLog } from '#platform/log.ts';
import { makeSecret } from '#platform/secret.ts';
import { guard } from '#platform/web.ts';
import { rolledBackDatabase } from '../../tests/database.ts';
import { apiDocument, makeApi } from './index.ts';

type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  items?: Schema;
  prefixItems?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  minimum?: number;
  maximum?: number;
  example?: unknown;
};
type Described = {
  parameters?: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: { 'application/json': { schema: Schema; example: unknown } } };
};
type Document = { paths: Record<string, Record<string, Described>>; components: { schemas: Record<string, Schema> } };

const secret = makeSecret('a master key that only this test knows, long enough');
const clock = () => new Date();

const hostile: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '‮abc',
    "'; drop table need.need; --",
    '<script>alert(1)</script>',
    '%00',
    '../../etc/passwd',
    '{{7*7}}',
    'NaN',
    '1e400',
    '0x10',
    '١٢٣',
    '１２３',
    -0,
    -1,
    0.1,
    1e308,
    2 ** 53,
    -(2 ** 63),
    [],
    {},
    [[]],
    [null],
    { $ne: 1 },
    { __proto__: null, toString: 1 },
    '松江',
    '3000平',
    310117,
    'S-261123-0001',
    'A'.repeat(22),
    '2027-02-29',
    '9999-12-31',
    '厂'.repeat(3000),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Values that a schema describes, with something hostile in a tenth of all places. */
function valuesOf(schema: Schema, all: Document, depth = 0): Arbitrary<unknown> {
  const good = goodOf(schema, all, depth);
  return fc.oneof({ weight: 9, arbitrary: good }, { weight: 1, arbitrary: hostile });
}

function goodOf(schema: Schema, all: Document, depth: number): Arbitrary<unknown> {
  if (schema.$ref) return goodOf(all.components.schemas[schema.$ref.split('/').at(-1)!]!, all, depth);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return fc.oneof(...either.map(one => goodOf(one, all, depth)));
  const type = [schema.type ?? 'string'].flat().find(one => one !== 'null');
  const { minimum: min = -10, maximum: max = 1e6, example } = schema;
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer') return fc.integer({ min: Math.ceil(Math.max(min, -1e9)), max: Math.floor(Math.min(max, 1e9)) });
  if (type === 'number') return fc.double({ min, max, noNaN: true });
  if (type === 'array') return fc.array(schema.items ? valuesOf(schema.items, all, depth + 1) : hostile, { maxLength: 3 });
  if (type === 'object' && depth < 6) {
    const shape = Object.entries(schema.properties ?? {}).map(([key, one]) => [key, valuesOf(one, all, depth + 1)] as const);
    return fc.record(Object.fromEntries(shape), { requiredKeys: schema.required ?? [] });
  }
  return example === undefined ? fc.string({ maxLength: 30 }) : fc.oneof(fc.constant(example), fc.string({ maxLength: 30 }));
}

type Sent = { method: string; path: string; body: unknown };

/** Requests as the document describes them, more or less. */
function requestsOf(document: Document): Arbitrary<Sent> {
  const each = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, described]): Arbitrary<Sent> => {
      const parameters = fc.tuple(
        ...(described.parameters ?? []).map(one =>
          fc.tuple(fc.constant(one), fc.option(valuesOf(one.schema, document), { freq: 3 })),
        ),
      );
      const json = described.requestBody?.content['application/json'];
      const near = (example: unknown) =>
        fc
          .tuple(fc.constantFrom(...Object.keys(example as object)), hostile)
          .map(([key, value]) => ({ ...(example as object), [key]: value }));
      const body = json
        ? fc.oneof(valuesOf(json.schema, document), near(json.example), fc.constant(json.example), hostile)
        : fc.constant(undefined);
      return fc
        .tuple(parameters, body)
        .map(([asked, sent]) => ({ method: method.toUpperCase(), path: addressOf(path, asked), body: sent }));
    }),
  );
  return fc.oneof(...each);
}

function addressOf(path: string, asked: [{ name: string; in: string }, unknown][]): string {
  const text = (value: unknown) =>
    (typeof value === 'string'
      ? value
      : Array.isArray(value)
        ? value.map(one => (typeof one === 'string' ? one : JSON.stringify(one))).join(',')
        : (JSON.stringify(value) ?? '')
    ).toWellFormed();
  let at = path;
  const query = new URLSearchParams();
  for (const [{ name, in: place }, value] of asked) {
    if (place === 'path') at = at.replace(`{${name}}`, encodeURIComponent(text(value).slice(0, 200)) || '-');
    else if (value !== null) query.set(name, text(value).slice(0, 300));
  }
  return query.size > 0 ? `${at}?${query}` : at;
}

test('a thousand requests made from the document, half of them hostile, end in an answer or a clear refusal and never in a failure', () =>
  rolledBackDatabase(async database => {
    const failures: string[] = [];
    const log = makeLog('error', clock, line => failures.push(line));
    const api = makeApi({ database, accounts: openAccounts({ secret, sender: async () => {} }), secret, clock, log });
    const app = new Hono();
    guard(app, { clock, log });
    app.route('/api', api);
    const seen = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(requestsOf(apiDocument(api) as unknown as Document), async ({ method, path, body }) => {
        const init =
          body === undefined
            ? { method }
            : { method, body: JSON.stringify(body) ?? 'undefined', headers: { 'content-type': 'application/json' } };
        const answer = await app.request(path, init);
        const text = await answer.text();
        seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
        expect(failures).toEqual([]);
        if (answer.status < 300) return;
        expect([400, 401, 404, 413, 414, 422]).toContain(answer.status);
        expect(answer.headers.get('content-type')).toContain('application/problem+json');
        const { detail, errors = [] } = JSON.parse(text);
        expect(detail.length).toBeGreaterThan(4);
        for (const one of errors) expect(one.words.length).toBeGreaterThan(1);
        expect(text).not.toMatch(/node_modules|\.ts:\d|syntax error|violates/);
      }),
      { numRuns: 1000 },
    );
    expect([...seen.keys()]).toEqual(expect.arrayContaining([200, 201, 404, 422]));
  }));
