import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { freshDatabase, rolledBack } from '../../tests/database.ts';
import { connect, type Database, openDatabase } from './database.ts';
import { addJob, dropJobs, installJobs, type JobRunner, type JobWorks, listJobs, retryJobs, startJobs } from './job.ts';
import { makeLog } from './log.ts';

const lines: string[] = [];
const log = makeLog(
  'info',
  () => new Date(),
  line => void lines.push(line),
);
const open: { runner?: JobRunner; database?: Database } = {};

async function begin(works: JobWorks) {
  const at = await freshDatabase('job');
  open.database = openDatabase(at, 2);
  const start = async () => {
    open.runner = await startJobs(at, works, [], log);
  };
  return { at, database: open.database, start };
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 1200; turn++) {
    if (await isSo()) return;
    await sleep(25);
  }
  throw new Error('waited in vain');
}

afterEach(async () => {
  await open.runner?.stop();
  await open.database?.close();
  open.runner = undefined;
  open.database = undefined;
  lines.length = 0;
});

describe('jobs', () => {
  it('are done after the transaction that asked for them, and never when it was rolled back', async () => {
    const done: unknown[] = [];
    const { database, start } = await begin({ greet: async payload => void done.push(payload) });
    await start();
    await database.write(tx => addJob(tx, 'greet', { id: 1 }));
    await database
      .write(async tx => {
        await addJob(tx, 'greet', { id: 2 });
        throw new Error('rolled back');
      })
      .catch(() => {});
    await database.write(tx => addJob(tx, 'greet', { id: 3 }));
    await until(async () => (await database.read(db => listJobs(db))).length === 0);
    // Several are done at once, so none is promised to be first.
    expect(done).toHaveLength(2);
    expect(done).toEqual(expect.arrayContaining([{ id: 1 }, { id: 3 }]));
  });

  it('under one key are one, with the newest payload', async () => {
    const { database } = await begin({});
    await database.write(tx => addJob(tx, 'greet', { id: 1 }, { key: 'one' }));
    await database.write(tx => addJob(tx, 'greet', { id: 2 }, { key: 'one' }));
    expect(await database.read(db => listJobs(db))).toMatchObject([{ name: 'greet', key: 'one', state: 'waiting' }]);
  });

  it('that fail wait and say why; given up they stay until somebody retries or drops them', async () => {
    let isBroken = true;
    const done: unknown[] = [];
    const { database, start } = await begin({
      send: async payload => {
        if (isBroken) throw new Error('no route to mail.example');
        done.push(payload);
      },
    });
    await start();
    await database.write(async tx => {
      await addJob(tx, 'send', { id: 1 });
      await addJob(tx, 'send', { id: 2 }, { attempts: 1 });
      await addJob(tx, 'send', { id: 3 }, { attempts: 1 });
    });
    const states = () => database.read(db => listJobs(db));
    await until(async () => (await states()).every(({ attempts, state }) => attempts === 1 && state !== 'running'));
    const [first, second, third] = await states();
    expect([first, second, third].map(job => job?.state)).toEqual(['dead', 'dead', 'failing']);
    expect(first?.error).toContain('no route to mail.example');
    expect(lines.join()).toContain('job failed');
    expect(lines.join()).not.toContain('"id":1}');
    isBroken = false;
    expect(await database.write(tx => retryJobs(tx, [first!.id]))).toBe(1);
    expect(await database.write(tx => dropJobs(tx, [second!.id]))).toBe(1);
    // What was done leaves the list a moment after it was.
    await until(async () => (await states()).length === 1);
    expect(done).toHaveLength(1);
    expect((await states()).map(({ id }) => id)).toEqual([third!.id]);
  });

  it('cut off by a stop are done at the next start', async () => {
    const seen: number[] = [];
    const { database, start } = await begin({
      slow: async (_, { attempt, signal }) => {
        seen.push(attempt);
        if (attempt > 1) return;
        await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));
      },
    });
    await start();
    await database.write(tx => addJob(tx, 'slow', {}));
    await until(() => seen.length === 1);
    expect(open.runner?.isAlive()).toBe(true);
    await open.runner?.stop();
    expect(open.runner?.isAlive()).toBe(false);
    await start();
    await until(async () => (await database.read(db => listJobs(db))).length === 0);
    expect(seen).toEqual([1, 2]);
  });

  it('of a killed process are done at the next start, those of a living one are left to it', async () => {
    const seen: string[] = [];
    const { at, database, start } = await begin({ slow: async (_, { id }) => void seen.push(id) });
    await database.write(async tx => {
      await addJob(tx, 'slow', {});
      await addJob(tx, 'slow', {});
    });
    const living = connect(at);
    await living`select pg_advisory_lock(hashtextextended('lianqun worker alive', 0))`;
    await living`update graphile_worker._private_jobs set locked_at = now(), locked_by = case when id = 1 then 'gone' else 'alive' end`;
    await start();
    await until(() => seen.length === 1);
    await sleep(200);
    expect(seen).toEqual(['1']);
    expect(await database.read(db => listJobs(db))).toMatchObject([{ id: '2', state: 'running' }]);
    await living.end();
  });

  it('go on after the database ended every session, still locked as those of a living process, and stop in order', async () => {
    const done: unknown[] = [];
    const { at, database, start } = await begin({ greet: async payload => void done.push(payload) });
    await start();
    const other = connect(at);
    const locks = async () => {
      const [row] = await other`select count(*)::int as count from pg_locks l join pg_database d on d.oid = l.database
        where locktype = 'advisory' and datname = ${at.database}`;
      return row?.count;
    };
    await until(async () => (await locks()) === 3);
    await other`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${at.database} and application_name = 'lianqun jobs'`;
    await until(async () => (await locks()) === 3);
    await database.write(tx => addJob(tx, 'greet', { id: 1 }));
    await until(() => done.length === 1);
    expect(open.runner?.isAlive()).toBe(true);
    await open.runner?.stop();
    open.runner = undefined;
    await until(async () => (await locks()) === 0);
    await other.end();
  });

  it('can be installed twice, and asked for where nothing runs', async () => {
    const { at } = await begin({});
    await installJobs(at);
    await rolledBack(async tx => {
      await addJob(tx, 'later', { id: 1 }, { at: new Date('2030-01-01T00:00:00Z') });
      expect(await listJobs(tx)).toMatchObject([{ name: 'later', dueAt: new Date('2030-01-01T00:00:00Z') }]);
    });
  });
});
