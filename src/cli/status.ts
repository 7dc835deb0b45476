import { parseArgs } from 'node:util';
import { countNeeds } from '#modules/need/index.ts';
import { systemClock } from '#platform/clock.ts';
import { type Database, openDatabase } from '#platform/database.ts';
import { countJobs } from '#platform/job.ts';
import { listMigrations } from '#platform/migrate.ts';
import { programVersion } from '#platform/root.ts';
import { readSettings, type Settings } from '#platform/settings.ts';
import { openStore, type Store } from '#platform/store.ts';
import { operator } from '#shared/viewer.ts';
import { findRunning } from './hold.ts';
import type { Io } from './io.ts';
import { exit } from './usage.ts';

type Site = { state: 'ready' | 'not ready' | 'down'; words: string };
type Stored = Awaited<ReturnType<typeof readStored>>;

/** `./lianqun status [--json]`: whether the site answers, how its database and jobs stand, and what is owed. Starts nothing; exit code 1 where the site is not ready. */
export async function status(args: string[], io: Io): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
  const settings = readSettings();
  const [site, store] = await Promise.all([askSite(settings), findStore(settings)]);
  let stored: Stored | null = null;
  if (store) {
    const database = openDatabase(store.connection, 1);
    stored = await readStored(database).finally(() => database.close());
    await store.close();
  }
  if (values.json) io.stdout(JSON.stringify({ version: programVersion(), site, database: stored }));
  else for (const line of linesOf(site, stored)) io.stdout(line);
  return site.state === 'ready' ? exit.done : exit.refused;
}

async function askSite({ host, port }: Settings): Promise<Site> {
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
  const address = `http://${name}:${port}`;
  try {
    const answer = await fetch(`${address}/api/ready`, { signal: AbortSignal.timeout(4000), headers: { connection: 'close' } });
    const { detail = '' } = (await answer.json()) as { detail?: string };
    if (answer.ok) return { state: 'ready', words: address };
    return { state: 'not ready', words: `${address} ${detail}` };
  } catch {
    return { state: 'down', words: address };
  }
}

async function findStore(settings: Settings): Promise<Store | undefined> {
  return settings.databaseUrl ? openStore(settings, { onlyRead: true }) : findRunning(settings);
}

async function readStored(database: Database) {
  return database.read(async db => {
    const [row] = await db<
      { server: string; name: string; bytes: number; connections: number; most: number; migration: number }[]
    >`
      select current_setting('server_version') as server, current_database() as name,
        pg_database_size(current_database())::float8 as bytes,
        (select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
        current_setting('max_connections')::int as most, (select max(number)::int from platform.migration) as migration`;
    const needs = await countNeeds(db, operator, systemClock);
    return { ...row!, migrations: listMigrations().length, jobs: await countJobs(db), needs };
  });
}

function linesOf(site: Site, stored: Stored | null): string[] {
  const states = {
    ready: '就绪 ready',
    'not ready': '未就绪 not ready',
    down: '没有应答（端口不同时请设置 PORT）no answer (set PORT if it is another)',
  };
  const lines = [`网站 site      ${states[site.state]}  ${site.words}  lianqun ${programVersion()}`];
  if (!stored) return [...lines, '数据库 database  没有运行 not running'];
  const { server, name, bytes, connections, most, migration, migrations, jobs, needs } = stored;
  const { acknowledged, qualified, answered } = needs.overdue;
  return [
    ...lines,
    `数据库 database  PostgreSQL ${server}  ${name}  ${(bytes / 1e6).toFixed(1)} MB  结构 migration ${migration}/${migrations}  连接 connections ${connections}/${most}`,
    `任务 jobs      待做 waiting ${jobs.waiting}  进行中 running ${jobs.running}  重试中 failing ${jobs.failing}  已放弃 dead ${jobs.dead}`,
    `需求 needs     未结 open ${needs.open}  超时 overdue: 受理 ${acknowledged}  核实 ${qualified}  答复 ${answered}`,
  ];
}
