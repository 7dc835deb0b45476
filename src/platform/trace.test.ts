import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Hono } from 'hono';
import { expect, onTestFinished, test } from 'vitest';
import { freshDatabase } from '../../tests/database.ts';
import { openDatabase } from './database.ts';
import { addJob, listJobs, startJobs } from './job.ts';
import { makeLog } from './log.ts';
import { startTracing } from './trace.ts';
import { guard } from './web.ts';

const clock = () => new Date();

type Attribute = { key: string; value: { stringValue?: string; intValue?: string } };
type Span = {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  status: { code: number };
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: Attribute[];
};

/** A receiver of traces that answers as told, and what it got. */
async function receiver(status = 200) {
  const spans: Span[] = [];
  const seen: { url?: string | undefined; headers?: NodeJS.Dict<string | string[]> } = {};
  const server = createServer((asked, answer) => {
    let body = '';
    asked.on('data', text => (body += text));
    asked.on('end', () => {
      Object.assign(seen, { url: asked.url, headers: asked.headers });
      spans.push(...JSON.parse(body).resourceSpans[0].scopeSpans[0].spans);
      answer.writeHead(status).end('{}');
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { spans, seen, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test('a request, the statements it sends and a job are traces by name and shape, without a value or an address of a person', async () => {
  const { spans, seen, endpoint } = await receiver();
  const lines: string[] = [];
  const log = makeLog('info', clock, line => void lines.push(line));
  const tracer = startTracing({ endpoint, headers: 'authorization=Bearer%20x', serviceName: 'site', version: '1' }, log);
  const at = await freshDatabase('trace');
  const plain = openDatabase(at, 2);
  const database = tracer.traced(plain);
  await database.read(db => db`select 'before any request'`);
  const app = new Hono();
  guard(app, { clock, log, watch: tracer.watch });
  app.get('/offers/:code', async c => {
    const code = c.req.param('code');
    await database.read(db => db`select code from offer.offer where code = ${code} ${db`and title <> ${'13800001234'}`}`);
    await database.write(async tx => {
      await tx`update offer.offer set title = ${'13800001234'} where code = ${code}`;
      await tx.unsafe("select '13800001234' from need.need");
    });
    await database.read(db => db`select 1 / ${0}::int`).catch(() => {});
    return c.text('');
  });
  app.get('/broken', () => {
    throw new Error('broken');
  });
  app.onError((_, c) => c.text('', 500));
  await app.request('/offers/S-260101-0007?phone=13800001234');
  await app.request('/broken');
  await database.write(tx => addJob(tx, 'greet', { phone: '13800001234' }));
  const runner = await startJobs(
    at,
    { greet: async () => void (await database.read(db => db`select count(*) from match.want`)) },
    [],
    log,
    tracer.job,
  );
  await expect.poll(async () => (await plain.read(db => listJobs(db))).length, { timeout: 40_000 }).toBe(0);
  await runner.stop();
  await tracer.stop();
  await plain.close();

  expect(seen).toMatchObject({ url: '/v1/traces', headers: { authorization: 'Bearer x' } });
  const [request] = spans.filter(span => span.name === 'GET /offers/:code');
  const below = (span: Span | undefined) =>
    spans.filter(one => one.parentSpanId === span?.spanId && one.traceId === span?.traceId);
  expect(below(request).map(({ name, kind, status }) => [name, kind, status.code])).toEqual([
    ['select offer.offer', 3, 0],
    ['update offer.offer', 3, 0],
    ['select need.need', 3, 0],
    ['select', 3, 2],
  ]);
  expect(spans.find(span => span.name === 'GET /broken')?.status.code).toBe(2);
  const job = spans.find(span => span.name === 'job greet');
  expect(below(job).map(({ name }) => name)).toEqual(['select match.want']);
  expect(spans).toHaveLength(8);
  for (const span of spans) expect(BigInt(span.endTimeUnixNano) >= BigInt(span.startTimeUnixNano)).toBe(true);
  const told = JSON.stringify(spans);
  expect(told).toContain('update offer.offer set title = $1 where code = $2');
  expect(told).not.toMatch(/13800001234|S-260101-0007|before any/);
});

test('a receiver that is away or refuses is told once in the log, costs no request and holds up no stop', async () => {
  const lines: string[] = [];
  const log = makeLog('info', clock, line => void lines.push(line));
  const { endpoint } = await receiver(503);
  for (const address of ['http://127.0.0.1:1', endpoint]) {
    const tracer = startTracing({ endpoint: address, serviceName: 'site', version: '1' }, log);
    const app = new Hono();
    guard(app, {
      clock,
      log: makeLog('error', clock),
      rates: { all: { burst: 9999, perMinute: 1 }, posts: { burst: 9, perMinute: 9 } },
      watch: tracer.watch,
    });
    app.get('/', c => c.text('fine'));
    for (let one = 0; one < 600; one++) expect((await app.request('/')).status).toBe(200);
    const began = performance.now();
    await tracer.stop();
    expect(performance.now() - began).toBeLessThan(8000);
  }
  expect(lines.filter(line => line.includes('spans not sent'))).toHaveLength(2);
});
