import { EventEmitter } from 'node:events';
import { Logger, parseCronItems, run, runMigrations, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import type { Connection, Db, Tx } from './database.ts';
import type { Log } from './log.ts';

/** What a job does. It may run again after a crash or an error, so doing it twice must do no harm; `signal` ends when the process stops. */
export type JobWork = (payload: unknown, job: { id: string; attempt: number; signal: AbortSignal }) => Promise<void>;

/** Work by the name under which it is asked for. */
export type JobWorks = Readonly<Record<string, JobWork>>;

/** A name that is asked for again and again; `crontab` in UTC (minute hour day month weekday). What was missed while nothing ran is done at the next start, up to a day back. */
export type JobPlan = { name: string; crontab: string };

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
export async function startJobs(at: Connection, works: JobWorks, plans: readonly JobPlan[], log: Log): Promise<JobRunner> {
  const pool = poolOf(at, atOnce + 3, error => log.warn('job connection', { error }));
  const taskList = Object.fromEntries(
    Object.entries(works).map(([name, work]) => [
      name,
      async (payload: unknown, { job, abortSignal }: { job: { id: string; attempts: number }; abortSignal?: AbortSignal }) => {
        try {
          await work(payload, { id: job.id, attempt: job.attempts, signal: abortSignal ?? new AbortController().signal });
        } catch (error) {
          log.warn('job failed', { job: job.id, name, attempt: job.attempts, error });
          throw error;
        }
      },
    ]),
  );
  const keeper = await pool.connect();
  await freeOrphans(keeper);
  const workers: string[] = [];
  let holding: Promise<unknown> = Promise.resolve();
  const events: WorkerEvents = new EventEmitter();
  events.on('worker:create', ({ worker: { workerId } }) => {
    workers.push(workerId);
    holding = holding
      .then(() => keeper.query(`select pg_advisory_lock(${lockOf('$1')})`, [workerId]))
      .catch(error => log.warn('job keeper', { error }));
  });
  const runner = await run({
    pgPool: pool,
    events,
    taskList,
    concurrency: atOnce,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: quiet,
    parsedCronItems: parseCronItems(
      plans.map(({ name, crontab }) => ({
        task: name,
        match: crontab,
        identifier: name,
        options: { backfillPeriod: 86_400_000, maxAttempts: usualAttempts },
      })),
    ),
  });
  return {
    stop: async () => {
      await runner.stop();
      await holding;
      await keeper.query('select graphile_worker.force_unlock_workers($1)', [workers]).finally(() => keeper.release(true));
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

const lockOf = (worker: string) => `hashtextextended('lianqun worker ' || ${worker}, 0)`;

/**
 * Gives back the jobs of workers that are gone: each holds a lock of its session as long as it lives. The library itself waits four hours,
 * since it cannot tell a killed process from a slow one.
 */
async function freeOrphans(keeper: pg.PoolClient): Promise<void> {
  await keeper.query(`
    select graphile_worker.force_unlock_workers(array_agg(worker)) from (
      select distinct locked_by as worker from graphile_worker.jobs where locked_by is not null
    ) as held
    where pg_try_advisory_xact_lock(${lockOf('worker')})`);
}

const quiet = new Logger(() => () => {});

/** A lost connection is told and made anew; without listeners it would end the process. */
function poolOf(at: Connection, max: number, onLost: (error: Error) => void = () => {}): pg.Pool {
  const pool = new pg.Pool({
    max,
    application_name: 'lianqun jobs',
    ...(at.url
      ? { connectionString: at.url }
      : { user: at.user ?? 'app', database: at.database ?? 'lianqun', ...(at.socket ? { host: at.socket } : {}) }),
  });
  pool.on('error', onLost);
  pool.on('connect', client => void client.on('error', onLost));
  return pool;
}
