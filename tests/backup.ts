import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, inject, vi } from 'vitest';
import { backup } from '#cli/backup.ts';
import { fillStore } from '#cli/fill.ts';
import { run } from '#cli/run.ts';
import { type NewNeed, needInput, postNeed } from '#modules/need/index.ts';
import { sweepSearch, sweptTables } from '#modules/search/index.ts';
import { type Connection, connect, openDatabase } from '#platform/database.ts';
import { addJob } from '#platform/job.ts';
import { schemasOf } from '#platform/migrate.ts';
import { makeSecret } from '#platform/secret.ts';
import { visitor } from '#shared/viewer.ts';
import { freshDatabase } from './database.ts';
import { heard } from './heard.ts';
import { tellIndexed } from './search.ts';

export const master = 'a master key that only this test knows, long enough';
export const secret = makeSecret(master);
export const clock = () => new Date('2026-11-23T01:00:00Z');
export const need = (text: string): NewNeed => ({
  ...needInput.parse({ text, contact: '示例人', phone: '13800001234', company: '示例有限公司（虚构）', consent: true }),
  conditions: [],
  language: 'zh',
  origin: 'form',
});
const tricky = '制表\t换行\n反斜线\\ \\N 引号" 全角　，。';

type Place = { socket: string; database: string };

/** A folder of its own with a backup of a database that holds the demonstration set, two needs and two jobs. */
export function backedUp(): { folder: string; source: Place; file: string } {
  const it = { folder: '', source: { socket: '', database: '' }, file: '' };
  beforeAll(async () => {
    it.folder = mkdtempSync(join(tmpdir(), 'lianqun-backup-'));
    vi.stubEnv('LIANQUN_DATA', join(it.folder, 'data'));
    it.source = await filledDatabase();
    it.file = join(it.folder, 'whole.tar');
    expect(await say(backup, [it.file], it.source)).toMatchObject({ code: 0 });
  });
  beforeEach(() => void vi.stubEnv('LIANQUN_DATA', join(it.folder, 'data')));
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(it.folder, { recursive: true, force: true });
  });
  return it;
}

/** Words that a person would see, and the exit code. */
export async function say(command: typeof backup, args: string[], at: Connection, key: string | undefined = master) {
  vi.stubEnv('DATABASE_URL', `postgres://app@localhost/${at.database}?host=${encodeURIComponent(at.socket!)}`);
  vi.stubEnv('LIANQUN_SECRET', key ?? '');
  const { io, said } = heard();
  const open = () => Promise.reject(new Error('no database of the command line is asked for'));
  const load = async () => command;
  const table = [{ name: 'it', summary: ['', ''] as const, usage: '', load }];
  const code = await run(['it', ...args], { io, open, english: false, table });
  return { code, ...said() };
}

export async function emptyDatabase(label: string): Promise<{ socket: string; database: string }> {
  const { socket, template } = inject('postgres');
  const database = `${template}_${label}_${Math.random().toString(36).slice(2, 8)}`;
  const admin = connect({ socket, database: 'postgres' });
  await admin.unsafe(`create database ${database}`).finally(() => admin.end());
  return { socket, database };
}

/** Every row of every table of ours as text, in order, and every sequence. */
export async function contentOf(at: Connection): Promise<Record<string, string[]>> {
  const sql = connect(at);
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = any(${schemasOf()}) order by 1`;
  const all: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await sql.unsafe<{ row: string }[]>(`select t::text as row from ${name} t order by 1`);
    all[name] = rows.map(({ row }) => row);
  }
  const sequences = await sql<{ name: string; last: string }[]>`
    select schemaname || '.' || sequencename as name, last_value::text as last from pg_sequences
    where schemaname = any(${schemasOf()}) order by 1`;
  all.sequences = sequences.map(({ name, last }) => `${name} ${last}`);
  const jobs = await sql<{ row: string }[]>`
    select concat_ws(' ', t.identifier, j.payload, j.run_at, j.attempts, j.max_attempts, j.key, j.priority) as row
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by 1`.catch(() => []);
  all.jobs = jobs.map(({ row }) => row);
  await sql.end();
  return all;
}

/** What a backup holds of such a content: everything but the rows that are made again. */
export function keptOf(content: Record<string, string[]>): Record<string, string[]> {
  return { ...content, ...Object.fromEntries(sweptTables.map(name => [name, []])) };
}

/** What can be found, word for word, whatever number an entry has. */
export async function indexOf(at: Connection): Promise<string[]> {
  const sql = connect(at);
  const rows = await sql<{ row: string }[]>`
    select (to_jsonb(e) - 'id')::text || coalesce((select string_agg(t.term || t.weight, ' ' order by t.term) from search.term t where t.entry = e.id), '') as row
    from search.entry e order by 1`;
  await sql.end();
  return rows.map(({ row }) => row);
}

async function filledDatabase(): Promise<Place> {
  const source = await freshDatabase('backup');
  const database = openDatabase(source, 2);
  await database.write(tx => fillStore(tx, { demo: true }));
  await database.write(async tx => {
    await postNeed(tx, visitor, secret, clock, need(`求租松江3000平厂房 ${tricky}`));
    await postNeed(tx, visitor, secret, clock, need('求租嘉兴仓库'));
    await addJob(tx, 'need.erase', { id: 1, words: tricky }, { key: 'one', at: new Date('2030-01-01T00:00:00Z') });
    await addJob(tx, 'offer.expire', { id: 2 }, { at: new Date('2031-01-01T00:00:00Z'), attempts: 3 });
  });
  await database.write(tx => tellIndexed(tx, { title: '松江集成电路产业园开工', body: '光刻胶、晶圆与封装测试' }));
  await sweepSearch(database);
  const sql = connect(source);
  // Tried twice already; held by a worker at the moment of the backup.
  await sql`update graphile_worker._private_jobs set attempts = 2 where key is null`;
  await sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'someone' where key = 'one'`;
  await sql.end();
  await database.close();
  return source;
}
