import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Logger, parseCronItems, run, runMigrations, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import { inContext } from './context.ts';
import { addressForPg, type Connection, type Db, type Tx } from './database.ts';
import type { Log } from './log.ts';

/** What a job does. It may run again after a crash or an error, so doing it twice must do no harm; `signal` ends when the process stops. */
export type JobWork = (payload: unknown, job: { id: string; attempt: number; signal: AbortSignal }) => Promise<void>;

/** Work by the name under which it is asked for. */
export type JobWorks = Readonly<Record<string, JobWork>>;

/** Runs each job inside something else, such as a trace; its log lines carry the number of the job by itself. */
export type JobAround = (name: string, id: string, work: () => Promise<void>) => Promise<void>;

/** A name that is asked for again and again; `crontab` in UTC (minute hour day month weekday). What was missed while nothing ran is done at the next start, up to a day back, unless `often`: then the next turn does for all. */
export type JobPlan = { name: string; crontab: string; often?: true };

export type JobOrder = {
  /** Asking again under the same key replaces what has not begun. */
  key?: string;
  /** Not before this moment. */
  at?: Date;
  /** Tries before it counts as dead; the pause between them grows from seconds to six hours. */
  attempts?: number;
};

export type Job = {
  id: string;
  name: string;
  key: string | null;
  /** waiting: to be done; running; failing: tried in vain, to be tried again; dead: given up. */
  state: 'waiting' | 'running' | 'failing' | 'dead';
  attempts: number;
  attemptsAllowed: number;
  /** When it was asked for, and when it is due. */
  createdAt: Date;
  dueAt: Date;
  /** What went wrong the last time; no payload, which names rows only. */
  error: string | null;
};

export type JobRunner = {
  /** False once it ended by itself, and while it cannot ask the queue for work. */
  isAlive(): boolean;
  /** Takes no more jobs, lets running ones finish for five seconds; what is cut off then, or by a killed process, is done at the next start. */
  stop(): Promise<void>;
};

const usualAttempts = 12;
const atOnce = 3;

/** Makes or renews the tables of the queue (schema graphile_worker); safe to repeat and to race. */
export async function installJobs(at: Connection): Promise<void> {
  const pool = poolOf(at, 1);
  try {
    await runMigrations({ pgPool: pool, logger: quiet });
  } finally {
    await pool.end();
  }
}

/** Asks for work inside a transaction: it is done after the commit, or never. The payload holds ids, no words and no contacts. */
export async function addJob(tx: Tx, name: string, payload: object, order: JobOrder = {}): Promise<void> {
  await tx`
    select from graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::text::json, run_at => ${order.at ?? null},
      max_attempts => ${order.attempts ?? usualAttempts}, job_key => ${order.key ?? null})`;
}

/** Starts doing the jobs of the queue in this process; several processes share them. */
export async function startJobs(
  at: Connection,
  works: JobWorks,
  plans: readonly JobPlan[],
  log: Log,
  around: JobAround = (_, id, work) => inContext({ id: `job-${id}` }, work),
): Promise<JobRunner> {
  const pool = poolOf(at, atOnce + 3, error => log.warn('job connection', { error }));
  const taskList = Object.fromEntries(
    Object.entries(works).map(([name, work]) => [
      name,
      async (payload: unknown, { job, abortSignal }: { job: { id: string; attempts: number }; abortSignal?: AbortSignal }) => {
        const signal = abortSignal ?? new AbortController().signal;
        try {
          await around(name, job.id, () => work(payload, { id: job.id, attempt: job.attempts, signal }));
        } catch (error) {
          log.warn('job failed', { job: job.id, name, attempt: job.attempts, error });
          throw error;
        }
      },
    ]),
  );
  await freeOrphans(pool);
  const keeper = keepLocks(pool, log);
  const events: WorkerEvents = new EventEmitter();
  events.on('worker:create', ({ worker: { workerId } }) => keeper.hold(workerId));
  let isFailing = false;
  events.on('worker:getJob:error', () => {
    isFailing = true;
  });
  for (const event of ['worker:getJob:empty', 'job:start'] as const) {
    events.on(event, () => {
      isFailing = false;
    });
  }
  let isEnded = false;
  const runner = await run({
    pgPool: pool,
    events,
    taskList,
    concurrency: atOnce,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: quiet,
    parsedCronItems: parseCronItems(
      plans.map(({ name, crontab, often }) => ({
        task: name,
        match: crontab,
        identifier: name,
        options: often
          ? { backfillPeriod: 0, maxAttempts: usualAttempts, jobKey: name }
          : { backfillPeriod: 86_400_000, maxAttempts: usualAttempts },
      })),
    ),
  });
  const end = () => {
    isEnded = true;
  };
  runner.promise.then(end, end);
  return {
    isAlive: () => !isEnded && !isFailing,
    stop: async () => {
      await runner.stop();
      // A database that is gone gives the jobs back at the next start.
      await keeper.end().catch(error => log.warn('job keeper', { error }));
      await pool.end();
    },
  };
}

/** The jobs of the queue, those that are dead first, then by when they are due. */
export function listJobs(
  db: Db,
  { state = null, limit = 100 }: { state?: Job['state'] | null; limit?: number } = {},
): Promise<Job[]> {
  return db<Job[]>`
    select id, name, key, state, attempts, "attemptsAllowed", "createdAt", "dueAt", error from (
      select id::text, task_identifier as name, key, attempts, max_attempts as "attemptsAllowed", created_at as "createdAt", run_at as "dueAt",
        left(last_error, 400) as error,
        case when locked_at is not null then 'running' when attempts >= max_attempts then 'dead' when attempts > 0 then 'failing'
          else 'waiting' end as state
      from graphile_worker.jobs
    ) as job
    where ${state}::text is null or state = ${state}
    order by state <> 'dead', "dueAt", id limit ${limit}`;
}

/** How many jobs the queue holds in each state. */
export async function countJobs(db: Db): Promise<Record<Job['state'], number>> {
  const [row] = await db<Record<Job['state'], number>[]>`
    select count(*) filter (where locked_at is null and attempts = 0)::int as waiting,
      count(*) filter (where locked_at is not null)::int as running,
      count(*) filter (where locked_at is null and attempts > 0 and attempts < max_attempts)::int as failing,
      count(*) filter (where locked_at is null and attempts >= max_attempts)::int as dead
    from graphile_worker.jobs`;
  return { ...row! };
}

/** Has failing or dead jobs done again at once, with all their tries before them; gives how many were taken. */
export async function retryJobs(tx: Tx, ids: readonly string[]): Promise<number> {
  const rows = await tx`
    select from graphile_worker.reschedule_jobs(${ids as string[]}::bigint[], run_at => now(), attempts => 0)`;
  return rows.length;
}

/** Takes jobs that nobody is doing out of the queue for good; gives how many. */
export async function dropJobs(tx: Tx, ids: readonly string[]): Promise<number> {
  const rows = await tx`select from graphile_worker.complete_jobs(${ids as string[]}::bigint[])`;
  return rows.length;
}

/** What a backup keeps of the queue, as columns and a query over the library's tables; a running job counts as waiting, since its work is not done. */
export const queued = {
  columns: ['name', 'payload', 'queue', 'run_at', 'max_attempts', 'attempts', 'key', 'priority', 'flags'],
  query: `
    select t.identifier, j.payload, q.queue_name, j.run_at, j.max_attempts, j.attempts, j.key, j.priority,
      (select array_agg(flag order by flag) from jsonb_object_keys(j.flags) as flag)
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    left join graphile_worker._private_job_queues q on q.id = j.job_queue_id order by j.id`,
} as const;

/** Where the rows of a backup are put before `requeue`; gone at the end of the transaction. */
export const requeueTable = `create temp table requeued (place bigint generated always as identity, name text, payload json, queue text, run_at timestamptz,
  max_attempts int, attempts int, key text, priority int, flags text[]) on commit drop`;

/** Puts what stands in the temporary table `requeued` in the place of the whole queue, through the library's own functions. */
export const requeue = [
  'select graphile_worker.force_unlock_workers(array_agg(locked_by)) from graphile_worker.jobs where locked_by is not null',
  'select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker.jobs',
  `with added as materialized (
    select attempts, (graphile_worker.add_job(name, payload, queue, run_at, max_attempts, key, priority, flags)).id
    from (select * from requeued order by place) as ordered
  ), tried as materialized (select attempts, array_agg(id) as ids from added where attempts > 0 group by attempts)
  select graphile_worker.reschedule_jobs(ids, attempts => attempts) from tried`,
] as const;

const lockOf = (worker: string) => `hashtextextended('lianqun worker ' || ${worker}, 0)`;

/**
 * Gives back the jobs of workers that are gone: each holds a lock of its session as long as it lives. The library itself waits four hours,
 * since it cannot tell a killed process from a slow one.
 */
async function freeOrphans(pool: pg.Pool): Promise<void> {
  await pool.query(`
    select graphile_worker.force_unlock_workers(array_agg(worker)) from (
      select distinct locked_by as worker from graphile_worker.jobs where locked_by is not null
    ) as held
    where pg_try_advisory_xact_lock(${lockOf('worker')})`);
}

/** Holds a lock for each worker on a session of its own, and on another one when that is lost. */
function keepLocks(pool: pg.Pool, log: Log): { hold(worker: string): void; end(): Promise<void> } {
  const workers: string[] = [];
  let session: pg.PoolClient | undefined;
  let isEnded = false;
  const lock = (at: pg.PoolClient, worker: string) => at.query(`select pg_advisory_lock(${lockOf('$1')})`, [worker]);
  const open = async () => {
    while (!session && !isEnded) {
      try {
        const fresh = await pool.connect();
        fresh.once('end', () => {
          // Its place in the pool is free again; without that the pool would wait for it at the end.
          if (!isEnded) fresh.release(true);
          session = undefined;
          if (!isEnded) holding = holding.then(open);
        });
        for (const worker of workers) await lock(fresh, worker);
        session = fresh;
      } catch (error) {
        log.warn('job keeper', { error });
        await wait(1000);
      }
    }
  };
  let holding: Promise<unknown> = open();
  return {
    hold(worker) {
      workers.push(worker);
      holding = holding.then(() => session && lock(session, worker)).catch(error => log.warn('job keeper', { error }));
    },
    async end() {
      isEnded = true;
      await holding;
      session?.release(true);
      await pool.query('select graphile_worker.force_unlock_workers($1)', [workers]);
    },
  };
}

const quiet = new Logger(() => () => {});

/** A lost connection is told and made anew; without listeners it would end the process. */
function poolOf(at: Connection, max: number, onLost: (error: Error) => void = () => {}): pg.Pool {
  const pool = new pg.Pool({
    max,
    application_name: 'lianqun jobs',
    ...addressForPg(at),
  });
  pool.on('error', onLost);
  pool.on('connect', client => void client.on('error', onLost));
  return pool;
}
