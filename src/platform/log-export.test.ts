import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { inContext } from './context.ts';
import { log } from './log.ts';
import { exportLog } from './log-export.ts';

type Sent = { severityNumber: number; timeUnixNano: string; body: { stringValue: string }; attributes: object[] };

async function collector(status = 200) {
  const got: { url: string | undefined; token: string | undefined; lines: Sent[] }[] = [];
  const server = createServer((asked, answer) => {
    let body = '';
    asked.on('data', text => (body += text));
    asked.on('end', () => {
      got.push({
        url: asked.url,
        token: asked.headers.authorization,
        lines: JSON.parse(body).resourceLogs[0].scopeLogs[0].logRecords,
      });
      answer.writeHead(status).end('{}');
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { got, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const to = (endpoint: string) => ({ endpoint, headers: 'authorization=Bearer%20x', serviceName: 'site', version: '1' });

test('each line of the log is on the machine of the collector as well, whole, with its moment, weight and request', async () => {
  const { got, endpoint } = await collector();
  const exporting = exportLog(to(endpoint), log);
  await inContext({ id: 'R-1' }, async () => log.warn('security', { what: 'sign-in refused', network: '192.0.2.0' }));
  log.error('failure', { error: new Error('lost') });
  await exporting.stop();
  log.warn('after the end');
  expect(got).toHaveLength(1);
  expect(got[0]).toMatchObject({ url: '/v1/logs', token: 'Bearer x' });
  const [one, two, ...more] = got[0]!.lines;
  expect(more).toEqual([]);
  expect(JSON.parse(one!.body.stringValue)).toMatchObject({
    level: 'warn',
    event: 'security',
    id: 'R-1',
    what: 'sign-in refused',
    network: '192.0.2.0',
  });
  expect(one!.attributes).toContainEqual({ key: 'lianqun.request', value: { stringValue: 'R-1' } });
  expect([one!.severityNumber, two!.severityNumber]).toEqual([13, 17]);
  expect(Math.abs(Number(one!.timeUnixNano) / 1e6 - Date.now())).toBeLessThan(60_000);
});

test('a collector that refuses or is away stops nobody, and is told of once', async () => {
  for (const endpoint of [(await collector(503)).endpoint, 'http://127.0.0.1:1']) {
    const told: string[] = [];
    const warn = (event: string) => void told.push(event);
    const exporting = exportLog(to(endpoint), { debug: warn, info: warn, warn, error: warn });
    for (let n = 0; n < 600; n++) log.warn('security', { n });
    await exporting.stop();
    expect(told).toEqual(['log lines not sent']);
  }
});
