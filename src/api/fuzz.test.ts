import fc, { type Arbitrary } from 'fast-check';
import { expect, test } from 'vitest';
import { systemClock } from '#platform/clock.ts';
import { makeLog } from '#platform/log.ts';
import { faultOf, hostileText, hostileValue } from '../../tests/fuzz.ts';
import { type Standing, standingHouse } from '../../tests/house.ts';

type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  minimum?: number;
  maximum?: number;
  example?: unknown;
};
type Described = {
  operationId: string;
  parameters?: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: { 'application/json': { schema: Schema; example: unknown } } };
};
type Document = { paths: Record<string, Record<string, Described>>; components: { schemas: Record<string, Schema> } };
type Sent = { method: string; path: string; body: unknown; headers: Record<string, string> };

/** Values that a schema describes, with something hostile in a tenth of all places. */
function valuesOf(schema: Schema, all: Document, depth = 0): Arbitrary<unknown> {
  const good = goodOf(schema, all, depth);
  return fc.oneof({ weight: 9, arbitrary: good }, { weight: 1, arbitrary: hostileValue });
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
  if (type === 'array') return fc.array(schema.items ? valuesOf(schema.items, all, depth + 1) : hostileValue, { maxLength: 3 });
  if (type === 'object' && depth < 6) {
    const shape = Object.entries(schema.properties ?? {}).map(([key, one]) => [key, valuesOf(one, all, depth + 1)] as const);
    return fc.record(Object.fromEntries(shape), { requiredKeys: schema.required ?? [] });
  }
  return example === undefined ? fc.string({ maxLength: 30 }) : fc.oneof(fc.constant(example), fc.string({ maxLength: 30 }));
}

const oddHeaders: Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 20, arbitrary: fc.constant({}) },
  fc.constantFrom<Record<string, string>>(
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/json; charset=gbk' },
    { accept: 'text/html' },
    { accept: 'application/json;q=0' },
    { 'accept-language': 'en' },
    { origin: 'https://evil.example' },
    { 'if-none-match': '*' },
    { host: 'evil.example' },
    { 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '"><script>' },
    { 'x-http-method-override': 'DELETE' },
  ),
);

/** Requests to one operation as the document describes it, more or less, on codes and tokens that exist. */
function requestsTo(path: string, method: string, described: Described, all: Document, real: readonly string[]): Arbitrary<Sent> {
  const parameters = fc.tuple(
    ...(described.parameters ?? []).map(one => {
      const values = valuesOf(one.schema, all);
      const some = one.in === 'path' ? fc.oneof(fc.constantFrom<unknown>(...real), values) : values;
      // Of fifty filters a few at a time: all at once, one of them is always wrong.
      const absent = { weight: one.in === 'path' ? 1 : (described.parameters ?? []).length, arbitrary: fc.constant(null) };
      return fc.tuple(fc.constant(one), fc.oneof(absent, { weight: 3, arbitrary: some }));
    }),
  );
  const json = described.requestBody?.content['application/json'];
  const near = (example: unknown) =>
    fc
      .tuple(fc.constantFrom(...Object.keys(example as object)), hostileValue)
      .map(([key, value]) => ({ ...(example as object), [key]: value }));
  const body = json
    ? fc.oneof(valuesOf(json.schema, all), near(json.example), fc.constant(json.example), hostileValue)
    : fc.constant(undefined);
  return fc.tuple(parameters, body, oddHeaders, hostileText).map(([asked, sent, headers, more]) => ({
    method: method.toUpperCase(),
    path: addressOf(path, asked, more),
    body: sent,
    headers,
  }));
}

function addressOf(path: string, asked: [{ name: string; in: string }, unknown][], more: string): string {
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
    // The same name twice, or one that nobody asked for.
    if (place === 'query' && more.length === 7) query.append(name, more.toWellFormed());
  }
  if (more.length === 9) query.set(more.toWellFormed(), '1');
  return query.size > 0 ? `${at}?${query}` : at;
}

type Caller = Record<string, string>;

const inAll = 16_000;
const atOnce = 8;
const unlimited = { burst: Number.MAX_SAFE_INTEGER, perMinute: Number.MAX_SAFE_INTEGER };

const keys = ['key offers:read', 'key offers:write', 'key needs:read', 'key needs:write', 'key of B', 'wrong key'];
const users = ['visitor', 'owner of A', 'member of B', 'receiver', 'secretary', 'administrator'];
const forged: Caller = { authorization: 'Basic cm9vdDpyb290' };

test('sixteen thousand requests over every operation by visitors, members, keys of each scope and forgers: no failure, no leak, nothing of another organisation', () => {
  const failures: string[] = [];
  const log = makeLog('error', systemClock, line => failures.push(line));
  const rates = { all: unlimited, posts: unlimited, saves: unlimited };
  const attack = async ({ app, people, objects, hidden, undone }: Standing) => {
    const document = (await (await app.request('/api/openapi.json')).json()) as Document;
    const operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, described]) => ({ path, method, described })),
    );
    const callers = Object.entries<Caller>({ ...people, forged }).filter(([who]) => [...keys, ...users, 'forged'].includes(who));
    const { listed, code, needToken, token, number } = objects;
    const real = [listed, code, needToken, token, number, hidden.code];
    const secrets = Object.values(people).flatMap(headers => Object.values(headers).map(one => one.split(/[=. ]/).at(-1)!));
    const seen = new Map<number, number>();
    const reached = new Set<string>();
    for (const { path, method, described } of operations) {
      const id = described.operationId;
      const send = async ([[who, caller], { method: verb, path: at, body, headers }]: [[string, Caller], Sent]) => {
        const type: Caller = body === undefined ? {} : { 'content-type': 'application/json' };
        const answer = await undone(async () => {
          const sent = { method: verb, headers: { ...type, ...caller, ...headers } };
          const given = await app.request(at, body === undefined ? sent : { ...sent, body: JSON.stringify(body) });
          return { status: given.status, type: given.headers.get('content-type') ?? '', text: await given.text() };
        });
        seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
        expect(failures).toEqual([]);
        const isOfA = /^key (offers|needs):/.test(who);
        expect(faultOf(answer, hidden, isOfA, secrets), `${id} by ${who}`).toBeNull();
        if (answer.status < 400) {
          reached.add(id);
          return;
        }
        expect([400, 401, 403, 404, 406, 409, 413, 414, 415, 422], `${id}: ${answer.text}`).toContain(answer.status);
        expect(answer.type).toContain('application/problem+json');
        const { detail, errors = [] } = JSON.parse(answer.text);
        expect(detail.length).toBeGreaterThan(4);
        for (const wrong of errors) expect(wrong.words.length).toBeGreaterThan(1);
      };
      const one = fc.tuple(fc.constantFrom(...callers), requestsTo(path, method, described, document, real));
      // A failure prints the seed, and the smallest requests that show it.
      await fc.assert(
        fc.asyncProperty(fc.array(one, { minLength: atOnce, maxLength: atOnce, size: 'max' }), async asked => {
          await Promise.all(asked.map(send));
        }),
        { numRuns: Math.ceil(inAll / operations.length / atOnce) },
      );
    }
    expect([...seen.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(inAll);
    expect([...seen.keys()]).toEqual(expect.arrayContaining([200, 201, 401, 403, 404, 422]));
    const all = operations.map(({ described }) => described.operationId);
    expect(
      all.filter(id => !reached.has(id)),
      'operations that nothing reached',
    ).toEqual([]);
  };
  return standingHouse('fuzz_api', attack, { log, rates });
}, 300_000);
