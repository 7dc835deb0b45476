import { AsyncLocalStorage } from 'node:async_hooks';
import type postgres from 'postgres';
import type { Database, Db, Tx } from '#platform/database.ts';
import { connect, withEnd } from '#platform/database.ts';
import type { Deps } from '../src/app.ts';
import { siteOver } from './app.ts';
import { freshDatabase, rolledBack } from './database.ts';
import { hide, type Private } from './fuzz.ts';
import { type Objects, type People, settle } from './seats.ts';

type House = {
  app: ReturnType<typeof siteOver>;
  people: People;
  objects: Objects;
  /** How many changes the audit log holds. */
  acts(): Promise<number>;
  /** Runs the work, and undoes whatever it changed. */
  undone<T>(work: () => Promise<T>): Promise<T>;
};

/** A house that stays, with what belongs to organisation A and stands nowhere else. */
export type Standing = House & { hidden: Private };

async function countActs(db: Db): Promise<number> {
  const [row] = await db<{ count: number }[]>`select count(*)::int from account.audit`;
  return row!.count;
}

const undoing = new Error('undone');

/** The whole site over one settled database, in one transaction that is rolled back; a refused write undoes only itself. */
export function house<T>(work: (house: House) => Promise<T>, more: Partial<Deps> = {}): Promise<T> {
  return rolledBack(async tx => {
    const { people, objects } = await settle(tx);
    let now: Tx = tx;
    const database: Database = {
      read: inner => inner(now as Db),
      write: inner =>
        (now as unknown as postgres.TransactionSql).savepoint(sp => withEnd(sp as unknown as Tx, inner)) as ReturnType<
          typeof inner
        >,
      close: async () => {},
    };
    const undone = async <R>(inner: () => Promise<R>): Promise<R> => {
      let result: R;
      await (tx as unknown as postgres.TransactionSql)
        .savepoint(async sp => {
          now = sp as unknown as Tx;
          result = await inner();
          throw undoing;
        })
        .catch(error => {
          if (error !== undoing) throw error;
        });
      now = tx;
      return result!;
    };
    return work({ app: siteOver(database, undefined, more), people, objects, undone, acts: () => countActs(now as Db) });
  });
}

/**
 * The same over a database of its own where the settled house is committed: each `undone` is a transaction that is rolled back, so that many
 * can run at once and any number one after the other.
 */
export async function standingHouse<T>(
  label: string,
  work: (house: Standing) => Promise<T>,
  more: Partial<Deps> = {},
): Promise<T> {
  const sql = connect(await freshDatabase(label), { max: 4 });
  const inside = new AsyncLocalStorage<Tx>();
  const here = () => inside.getStore() ?? (sql as unknown as Tx);
  const database: Database = {
    read: inner => inner(here()),
    write: inner =>
      (here() as unknown as postgres.TransactionSql).savepoint(sp => withEnd(sp as unknown as Tx, inner)) as ReturnType<
        typeof inner
      >,
    close: async () => {},
  };
  const undone = async <R>(inner: () => Promise<R>): Promise<R> => {
    let result: R;
    await sql
      .begin(async tx => {
        result = await inside.run(tx as unknown as Tx, inner);
        throw undoing;
      })
      .catch(error => {
        if (error !== undoing) throw error;
      });
    return result!;
  };
  try {
    const { people, objects, hidden } = await sql.begin(tx =>
      withEnd(tx as unknown as Tx, async own => {
        const settled = await settle(own);
        return { ...settled, hidden: await hide(own, settled.objects.organisation) };
      }),
    );
    return await work({
      app: siteOver(database, undefined, more),
      people,
      objects,
      hidden,
      undone,
      acts: () => countActs(here()),
    });
  } finally {
    await sql.end({ timeout: 1 });
  }
}
