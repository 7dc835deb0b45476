import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, Handler } from 'hono';
import { countNeeds } from '#modules/need/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database.ts';
import type { Figure, Metrics } from '#platform/metrics.ts';
import { operator } from '#shared/viewer.ts';

export type MetricsPage = {
  metrics: Metrics;
  /** `loopback`: programs on this machine that come without a proxy; else the token to be shown. */
  access: string;
};

/** GET /metrics for operators: what the process counts, and what is owed to enterprises. To everybody else there is no such address. */
export function metricsPage(
  { metrics, access }: MetricsPage,
  { database, clock }: { database: Database; clock: Clock },
): Handler {
  return async c => {
    if (!(access === 'loopback' ? isLocal(c) : showsToken(c, access))) return c.notFound();
    const owed = await database.read(db => owedFigures(db, clock)).catch(() => []);
    const text = await metrics.print(database, owed);
    return c.body(text, 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8', 'Cache-Control': 'no-store' });
  };
}

async function owedFigures(db: Parameters<typeof countNeeds>[0], clock: Clock): Promise<Figure[]> {
  const { open, overdue } = await countNeeds(db, operator, clock);
  return [
    { name: 'lianqun_needs_open', meaning: 'Requests in which something is still owed.', kind: 'gauge', values: [[{}, open]] },
    {
      name: 'lianqun_needs_overdue',
      meaning: 'Requests whose clock ran out, by the promise that was not kept in time.',
      kind: 'gauge',
      values: Object.entries(overdue).map(([clock, count]) => [{ clock }, count]),
    },
  ];
}

// What a proxy on this machine passes on comes from this machine too, but says from whom it is.
function isLocal(c: Context): boolean {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  const passedOn = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some(name => c.req.header(name) !== undefined);
  return !passedOn && /^(::1|(::ffff:)?127(\.\d+){3})$/.test(incoming?.socket?.remoteAddress ?? '');
}

function showsToken(c: Context, token: string): boolean {
  const shown = /^Bearer ([\x21-\x7e]+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  const hashed = (text: string) => createHash('sha256').update(text).digest();
  return shown !== undefined && timingSafeEqual(hashed(shown), hashed(token));
}
