import type postgres from 'postgres';
import { afterAll, inject } from 'vitest';
import { connect, type Database, type Db, type Tx, withEnd } from '#platform/database.ts';
import { runningRole } from '#platform/running-role.ts';

const clones = new Map<string, Promise<postgres.Sql>>();
const made = new Set<postgres.Sql>();

/** This worker's own copy of the template database, made at its first use, as this user. */
function ownDatabase(user: string): Promise<postgres.Sql> {
  const known = clones.get(user);
  if (known) return known;
  const clone = (async () => {
    const { socket, template } = inject('postgres');
    const name = `${template}_w${process.env.VITEST_POOL_ID}_${process.pid}`;
    const admin = connect({ socket, database: 'postgres' });
    const [there] = await admin`select 1 from pg_database where datname = ${name}`;
    if (!there) await admin.unsafe(`create database ${name} template ${template}`);
    await admin.end();
    const sql = connect({ socket, database: name, user }, { max: 4 });
    made.add(sql);
    return sql;
  })();
  clones.set(user, clone);
  return clone;
}

afterAll(async () => {
  for (const sql of made) await sql.end({ timeout: 1 });
  made.clear();
  clones.clear();
});

class RolledBack extends Error {}

/** Runs the work in a writing transaction that is always rolled back, so that tests never see each other; as a running program unless told. */
export async function rolledBack<T>(work: (tx: Tx) => Promise<T>, user = runningRole): Promise<T> {
  const sql = await ownDatabase(user);
  let result: T;
  await sql
    .begin(async tx => {
      result = await withEnd(tx as unknown as Tx, work);
      throw new RolledBack();
    })
    .catch(error => {
      if (!(error instanceof RolledBack)) throw error;
    });
  return result!;
}

/** The same as the owner of the tables, who may make and alter them. */
export const rolledBackAsOwner = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => rolledBack(work, 'app');

/** A Database whose reads and writes share one rolled-back transaction; a refused write undoes only itself, as in production. */
export function rolledBackDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  return rolledBack(tx =>
    work({
      read: inner => inner(tx as Db),
      write: inner =>
        (tx as unknown as postgres.TransactionSql).savepoint(sp => withEnd(sp as unknown as Tx, inner)) as ReturnType<
          typeof inner
        >,
      close: async () => {},
    }),
  );
}

/** A database of its own for tests that need several connections or real commits; dropped with the run. */
export async function freshDatabase(label: string): Promise<{ socket: string; database: string }> {
  const { socket, template } = inject('postgres');
  const database = `${template}_${label}_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  const admin = connect({ socket, database: 'postgres' });
  await admin.unsafe(`create database ${database} template ${template}`);
  await admin.end();
  return { socket, database };
}
