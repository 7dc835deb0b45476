import { expect, onTestFinished, test } from 'vitest';
import { freshDatabase } from '../../tests/database.ts';
import { ownFolder } from '../../tests/embedded-run.ts';
import { type Connection, connect, openDatabase } from './database.ts';
import { addJob, listJobs, startJobs } from './job.ts';
import { grantRunning, runningRole } from './running-role.ts';
import { openStore, prepareStore } from './store.ts';

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** What a running program must not be able to do, whatever statement somebody gets into it. */
const beyond = [
  'create table public.mine (x int)',
  'create table need.mine (x int)',
  'create schema mine',
  'alter table offer.offer add column mine text',
  'alter table account.audit disable trigger all',
  'drop table need.event',
  'drop schema account cascade',
  'truncate need.need cascade',
  'truncate account.audit',
  'update account.audit set what = $$x.y$$',
  'delete from account.audit',
  'delete from account.audit_head',
  'update need.event set words = $$x$$',
  'delete from need.event',
  'insert into platform.migration (number, name) values (9999, $$x$$)',
  'set session_replication_role = replica',
  'set role app',
  'set session authorization app',
  'create role mine superuser',
  'alter role lianqun_run superuser',
  "copy (select 1) to program 'true'",
  "copy public.mine from '/etc/passwd'",
  "select pg_read_file('/etc/passwd')",
  'create extension pg_trgm schema public',
  'create index on need.need (text)',
  'create function public.mine() returns int language sql as $$select 1$$',
  'create database mine',
];

async function refusals(at: Connection, more: readonly string[] = []): Promise<(string | undefined)[]> {
  const sql = connect(at);
  const codes: (string | undefined)[] = [];
  for (const statement of [...beyond, ...more])
    codes.push(
      await sql.unsafe(statement).then(
        () => `${statement}: done`,
        (error: { code?: string }) => (/^42(?:501|P01)$/.test(error.code!) ? undefined : `${statement}: ${error.code}`),
      ),
    );
  await sql.end();
  return codes.filter(one => one !== undefined);
}

test('the embedded database is used by a role that reads and writes rows and can do nothing else; its owner makes the tables', async () => {
  const store = await openStore({ data: ownFolder(), databaseUrl: undefined }, { durable: false, log: () => {} });
  onTestFinished(() => store.close());
  expect(await prepareStore(store)).toBe(true);
  expect(await prepareStore(store), 'as each start does').toBe(true);
  expect(await refusals(store.connection, ['create temp table mine (x int)'])).toEqual([]);
  const sql = connect(store.connection);
  const [who] = await sql`select current_user::text as name, usesuper, usecreatedb from pg_user where usename = current_user`;
  expect(who).toEqual({ name: runningRole, usesuper: false, usecreatedb: false });
  await sql`insert into account."user" (name, email) values ('示例', ${`${'0'.repeat(64)}@mail.invalid`})`;
  await sql`update account."user" set name = '示例人'`;
  expect((await sql`delete from account."user" returning name`)[0]).toEqual({ name: '示例人' });
  // The index over words comes and goes in the name of the owner, and goes only while there is nothing to find.
  await sql`select search.drop_word_index()`;
  await sql`select search.make_word_index()`;
  expect((await sql`select to_regclass('search.entry_words') is not null as there`)[0]).toEqual({ there: true });
  await sql.end();
  const database = openDatabase(store.connection, 2);
  const done = Promise.withResolvers<unknown>();
  await database.write(tx => addJob(tx, 'test.role', { n: 7 }));
  expect(await database.read(db => listJobs(db))).toHaveLength(1);
  const jobs = await startJobs(store.connection, { 'test.role': async payload => done.resolve(payload) }, [], quiet);
  expect(await done.promise).toEqual({ n: 7 });
  await jobs.stop();
  expect(await database.read(db => listJobs(db))).toEqual([]);
  await database.close();
}, 120_000);

test('with DATABASE_OWNER_URL the user of DATABASE_URL gets rights to the rows from the owner, who alone makes and alters', async () => {
  const { socket, database } = await freshDatabase('two');
  const admin = connect({ socket, database });
  const role = `site_${process.pid}`;
  await admin.unsafe(`create role ${role} login`);
  const url = (user: string) => `postgres://${user}@localhost/${database}?host=${encodeURIComponent(socket)}`;
  const store = await openStore({ data: '/nonexistent', databaseUrl: url(role), databaseOwnerUrl: url('app') });
  expect(await prepareStore(store)).toBe(true);
  expect(await refusals(store.connection)).toEqual([]);
  const sql = connect(store.connection);
  expect((await sql`select count(*)::int as places from reference.place`)[0]!.places).toBeGreaterThan(0);
  // What a migration adds is there for it after the next start, also where several start at once; the rest stays shut.
  await admin`create table need.later (x int)`;
  await expect(sql`insert into need.later values (1)`).rejects.toMatchObject({ code: '42501' });
  await Promise.all([prepareStore(store), prepareStore(store), grantRunning(admin, role)]);
  await sql`insert into need.later values (1)`;
  await sql.end();
  // The same user twice is told from two; another database than the one it works on is refused.
  const alone = await openStore({ data: '/nonexistent', databaseUrl: url('app') });
  expect(await prepareStore(alone)).toBe(false);
  const other = (await freshDatabase('elsewhere')).database;
  await expect(
    openStore({ data: '/nonexistent', databaseUrl: url(role), databaseOwnerUrl: url('app').replace(database, other) }),
  ).rejects.toMatchObject({ name: 'DatabaseUnusable', message: expect.stringContaining('DATABASE_OWNER_URL') });
  await admin.unsafe(`drop owned by ${role}; drop role ${role}`);
  await admin.end();
}, 60_000);
