import { parseArgs } from 'node:util';
import type { Database } from '#platform/database.ts';
import { dropJobs, type Job, listJobs, retryJobs } from '#platform/job.ts';
import type { Io } from './io.ts';
import { exit, Usage } from './usage.ts';

const states: Readonly<Record<Job['state'], string>> = { waiting: '待做', running: '进行中', failing: '重试中', dead: '已放弃' };

/** `./lianqun job list [--state STATE] [--json]`, `job retry ID…|dead` and `job drop ID…`: what is to be done beside requests, and what was given up. */
export async function job(args: string[], io: Io, open: () => Promise<Database>): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { state: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const [verb = 'list', ...ids] = positionals;
  const state = stateOf(values.state);
  if (verb === 'list' && ids.length === 0) return list(io, await open(), state, values.json);
  const known = ids.every(id => /^\d{1,18}$/.test(id));
  if (verb === 'retry' && ids.length > 0 && (known || ids.join() === 'dead')) {
    const database = await open();
    const retried = await database.write(async tx =>
      retryJobs(tx, known ? ids : (await listJobs(tx, { state: 'dead', limit: 10_000 })).map(({ id }) => id)),
    );
    io.stdout(`${retried} 项将重新执行 to be done again`);
    return retried === 0 && known ? exit.refused : exit.done;
  }
  if (verb === 'drop' && ids.length > 0 && known) {
    const database = await open();
    const dropped = await database.write(tx => dropJobs(tx, ids));
    io.stdout(`${dropped} 项已移除 dropped`);
    return dropped === 0 ? exit.refused : exit.done;
  }
  throw new Usage('请写明要做什么，例如：./lianqun job list，或 ./lianqun job retry dead');
}

async function list(io: Io, database: Database, state: Job['state'] | null, json: boolean): Promise<number> {
  const jobs = await database.read(db => listJobs(db, { state }));
  if (json) io.stdout(JSON.stringify(jobs));
  else if (jobs.length === 0) io.stdout('队列里没有任务。 The queue is empty.');
  for (const { id, name, state: now, attempts, attemptsAllowed, dueAt, error } of json ? [] : jobs) {
    io.stdout(`${id.padStart(6)}  ${states[now]}  ${name}  ${attempts}/${attemptsAllowed}  ${dueAt.toISOString()}`);
    if (error) io.stdout(`        ${error.split('\n')[0]}`);
  }
  return exit.done;
}

function stateOf(word: string | undefined): Job['state'] | null {
  if (word === undefined) return null;
  const found = Object.entries(states).find(([state, zh]) => state === word || zh === word);
  if (!found)
    throw new Usage(
      `没有“${word}”这种状态；可用：${Object.entries(states)
        .map(one => one.join(' '))
        .join('、')}`,
    );
  return found[0] as Job['state'];
}
