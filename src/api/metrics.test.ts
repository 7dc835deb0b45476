import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { addJob } from '#platform/job.ts';
import { makeLog } from '#platform/log.ts';
import { startMetrics } from '#platform/metrics.ts';
import { guard } from '#platform/web.ts';
import { accounts, clock, secret } from '../../tests/api.ts';
import { rolledBackDatabase } from '../../tests/database.ts';
import { makeApi, metricsPage } from './index.ts';

const token = 'a-token-of-operators';
type Ask = (path: string, headers?: Record<string, string>, address?: string) => Promise<{ status: number; text: string }>;

/** A site that counts, over a database that is rolled back. */
function withMetrics(access: string, work: (ask: Ask, addJobs: () => Promise<void>) => Promise<void>): Promise<void> {
  return rolledBackDatabase(async plain => {
    const metrics = startMetrics();
    const database = metrics.counted(plain);
    const app = new Hono();
    guard(app, { clock, log: makeLog('error', clock), watch: metrics.watch });
    app.get('/metrics', metricsPage({ metrics, access }, { database, clock }));
    app.get('/assets/*', c => c.text('asset'));
    app.route('/api', makeApi({ database, accounts, secret, clock }));
    const ask: Ask = async (path, headers = {}, address = '203.0.113.7') => {
      const answer = await app.request(path, { headers }, { incoming: { socket: { remoteAddress: address } } });
      return { status: answer.status, text: await answer.text() };
    };
    await work(ask, () => plain.write(tx => addJob(tx, 'need.erase', {})));
    metrics.stop();
  });
}

test('figures tell requests by the pattern of their address, jobs, database, process and what is owed, in the form that Prometheus reads', () =>
  withMetrics(token, async (ask, addJobs) => {
    await ask('/api/offers/S-260101-0001');
    await ask('/api/offers/S-260101-0002');
    await ask('/api/health');
    await ask('/assets/x.js');
    for (const guess of ['/wp-login.php', '/.env', '/a/b/c']) await ask(guess);
    await addJobs();
    const { status, text } = await ask('/metrics', { authorization: `Bearer ${token}` });
    expect(status).toBe(200);
    const figure = (name: string) =>
      Number(
        text
          .split('\n')
          .find(line => line.startsWith(`${name} `))
          ?.split(' ')
          .at(-1),
      );
    expect(figure('lianqun_request_seconds_count{route="/api/offers/:code",status="4xx"}')).toBe(2);
    expect(figure('lianqun_request_seconds_bucket{route="/api/offers/:code",status="4xx",le="+Inf"}')).toBe(2);
    expect(figure('lianqun_request_seconds_count{route="/api/health",status="2xx"}')).toBe(1);
    expect(figure('lianqun_request_seconds_count{route="/assets/*",status="2xx"}')).toBe(1);
    expect(figure('lianqun_request_seconds_count{route="other",status="4xx"}')).toBe(3);
    expect(figure('lianqun_requests_under_way')).toBe(1);
    expect(figure('lianqun_jobs{state="waiting"}')).toBe(1);
    expect(figure('lianqun_needs_overdue{clock="answered"}')).toBe(0);
    expect(figure('lianqun_database_up')).toBe(1);
    for (const name of ['process_resident_memory_bytes', 'process_cpu_seconds_total', 'lianqun_database_bytes'])
      expect(figure(name), name).toBeGreaterThan(0);
    expect(figure('lianqun_event_loop_lag_seconds{quantile="0.99"}')).toBeGreaterThanOrEqual(0);
    for (const line of text.trimEnd().split('\n'))
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"]*",?)+\})? [\d.e+-]+)$/);
    const named = text
      .split('\n')
      .filter(line => line.startsWith('# TYPE'))
      .map(line => line.split(' ')[2]);
    expect(new Set(named).size).toBe(named.length);
  }));

test('nobody else finds the page: without the token, with another, from elsewhere or through a proxy', async () => {
  await withMetrics(token, async ask => {
    for (const authorization of ['', 'Bearer another-token-of-length', `Basic ${token}`, `Bearer ${token}x`])
      expect((await ask('/metrics', { authorization }, '127.0.0.1')).status).toBe(404);
  });
  await withMetrics('loopback', async ask => {
    expect((await ask('/metrics', {}, '127.0.0.1')).status).toBe(200);
    expect((await ask('/metrics', {}, '::ffff:127.0.0.1')).status).toBe(200);
    expect((await ask('/metrics', {}, '192.168.1.5')).status).toBe(404);
    expect((await ask('/metrics', { 'x-forwarded-for': '203.0.113.9' }, '127.0.0.1')).status).toBe(404);
    expect((await ask('/metrics', { authorization: 'Bearer loopback' }, '192.168.1.5')).status).toBe(404);
  });
});
