import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Database, Db } from './database.ts';
import { countJobs } from './job.ts';

/** One figure to be shown: its name, what it means, and its value for each set of labels. */
export type Figure = {
  name: string;
  meaning: string;
  kind: 'gauge' | 'counter';
  values: readonly (readonly [labels: Readonly<Record<string, string>>, value: number])[];
};

export type Metrics = {
  /** For the web shell: counts each request by the pattern of its address. */
  watch(): (c: Context, seconds: number) => void;
  /** The same database, with the work that is under way counted. */
  counted(database: Database): Database;
  /** Everything counted in this process, what the database tells of itself and its jobs, and further figures, as Prometheus reads them. */
  print(database: Database, more: readonly Figure[]): Promise<string>;
  stop(): void;
};

const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Milliseconds between two looks at the event loop. */
const tick = 20;

/** Counts what happens in this process from now on. */
export function startMetrics(): Metrics {
  const requests = new Map<string, { route: string; status: string; buckets: number[]; sum: number; count: number }>();
  const work = { read: 0, write: 0 };
  let underWay = 0;
  const loop = monitorEventLoopDelay({ resolution: tick });
  loop.enable();
  const count = async <T>(kind: 'read' | 'write', job: () => Promise<T>) => {
    work[kind]++;
    try {
      return await job();
    } finally {
      work[kind]--;
    }
  };
  return {
    watch() {
      underWay++;
      return (c, seconds) => {
        underWay--;
        const route = patternOf(c);
        const status = `${Math.floor(c.res.status / 100)}xx`;
        const key = `${route} ${status}`;
        const row = requests.get(key) ?? { route, status, buckets: bounds.map(() => 0), sum: 0, count: 0 };
        requests.set(key, row);
        for (const [index, bound] of bounds.entries()) if (seconds <= bound) row.buckets[index]!++;
        row.sum += seconds;
        row.count++;
      };
    },
    counted: database => ({
      ...database,
      read: job => count('read', () => database.read(job)),
      write: job => count('write', () => database.write(job)),
    }),
    async print(database, more) {
      const lines = [
        '# HELP lianqun_request_seconds Time from a request to the end of its answer.',
        '# TYPE lianqun_request_seconds histogram',
      ];
      for (const { route, status, buckets, sum, count } of requests.values()) {
        const labels = { route, status };
        for (const [index, bound] of bounds.entries())
          lines.push(line('lianqun_request_seconds_bucket', { ...labels, le: String(bound) }, buckets[index]!));
        lines.push(
          line('lianqun_request_seconds_bucket', { ...labels, le: '+Inf' }, count),
          line('lianqun_request_seconds_sum', labels, sum),
          line('lianqun_request_seconds_count', labels, count),
        );
      }
      const own: Figure[] = [
        gauge('lianqun_requests_under_way', 'Requests not yet answered to the end.', underWay),
        {
          name: 'lianqun_database_work',
          meaning: 'Work on the database under way or waiting for a connection.',
          kind: 'gauge',
          values: [
            [{ kind: 'read' }, work.read],
            [{ kind: 'write' }, work.write],
          ],
        },
        ...processFigures(),
        {
          name: 'lianqun_event_loop_lag_seconds',
          meaning: 'How late the event loop came since the last look.',
          kind: 'gauge',
          values: [
            [{ quantile: '0.5' }, lag(loop.percentile(50))],
            [{ quantile: '0.99' }, lag(loop.percentile(99))],
            [{ quantile: '1' }, lag(loop.max)],
          ],
        },
      ];
      loop.reset();
      // A database that is gone leaves the figures of the process to be read.
      const stored = await database.read(databaseFigures).catch(() => []);
      for (const figure of [
        ...own,
        ...stored,
        gauge('lianqun_database_up', 'Whether the database could be read.', stored.length > 0 ? 1 : 0),
        ...more,
      ]) {
        lines.push(`# HELP ${figure.name} ${figure.meaning}`, `# TYPE ${figure.name} ${figure.kind}`);
        for (const [labels, value] of figure.values) lines.push(line(figure.name, labels, value));
      }
      return `${lines.join('\n')}\n`;
    },
    stop: () => void loop.disable(),
  };
}

/** The pattern that an address fits, as /offers/:code; what fits none is one pattern, so that guesses of strangers add no rows. */
function patternOf(c: Context): string {
  const own = matchedRoutes(c).find(route => !route.path.endsWith('*'));
  if (own) return own.path;
  return c.req.path.startsWith('/assets/') ? '/assets/*' : 'other';
}

/** What was measured is the time between two looks, in nanoseconds. */
function lag(measured: number): number {
  return Math.max(0, measured / 1e9 - tick / 1000);
}

function processFigures(): Figure[] {
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return [
    gauge(
      'process_start_time_seconds',
      'When the process began, in seconds since 1970.',
      Math.round(Date.now() / 1000 - process.uptime()),
    ),
    gauge('process_resident_memory_bytes', 'Memory of the process.', rss),
    gauge('lianqun_heap_used_bytes', 'Memory in use by JavaScript.', heapUsed),
    { ...gauge('process_cpu_seconds_total', 'Processor time of the process.', (user + system) / 1e6), kind: 'counter' },
  ];
}

async function databaseFigures(db: Db): Promise<Figure[]> {
  const connections = await db<{ state: string; count: number }[]>`
    select coalesce(state, 'other') as state, count(*)::int as count from pg_stat_activity
    where datname = current_database() group by 1 order by 1`;
  const [own] = await db<{ most: number; bytes: number }[]>`
    select current_setting('max_connections')::int as most, pg_database_size(current_database())::float8 as bytes`;
  const jobs = await countJobs(db);
  return [
    {
      name: 'lianqun_database_connections',
      meaning: 'Connections to the database by what they do.',
      kind: 'gauge',
      values: connections.map(({ state, count }) => [{ state }, count]),
    },
    gauge('lianqun_database_connections_most', 'Connections that the server takes at most.', own!.most),
    gauge('lianqun_database_bytes', 'Size of the database.', own!.bytes),
    {
      name: 'lianqun_jobs',
      meaning: 'Jobs of the queue by state; dead ones were given up.',
      kind: 'gauge',
      values: Object.entries(jobs).map(([state, count]) => [{ state }, count]),
    },
  ];
}

function gauge(name: string, meaning: string, value: number): Figure {
  return { name, meaning, kind: 'gauge', values: [[{}, value]] };
}

function line(name: string, labels: Readonly<Record<string, string>>, value: number): string {
  const told = Object.entries(labels).map(([key, text]) => `${key}="${text.replace(/[\\"\n]/g, ' ')}"`);
  return `${name}${told.length > 0 ? `{${told.join(',')}}` : ''} ${value}`;
}
