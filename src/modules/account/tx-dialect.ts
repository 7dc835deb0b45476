import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { Tx } from '#platform/database.ts';

/** What better-auth wanted sent while it ran: a link for a user, or a code to a telephone (blinded). */
export type Sent =
  | { is: 'link'; user: string; email: string; token: string }
  | { is: 'code'; phone: string; code: string }
  | { is: 'reset'; user: string; email: string };

const current = new AsyncLocalStorage<{ tx: Tx; sent: Sent[] }>();

/** Runs the work so that every statement of better-auth inside it goes through this transaction: all of it is kept, with its audit line, or nothing. */
export function inTransaction<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  return current.run({ tx, sent: current.getStore()?.sent ?? [] }, work);
}

/** Runs the work and gives what better-auth wanted sent in it beside its result. */
export async function collecting<T>(tx: Tx, work: () => Promise<T>): Promise<{ result: T; sent: Sent[] }> {
  const sent: Sent[] = [];
  return { result: await current.run({ tx, sent }, work), sent };
}

/** Notes that better-auth wants something sent. */
export function sending(one: Sent): void {
  current.getStore()?.sent.push(one);
}

/** How Kysely, and so better-auth, reaches our database: never by a connection of its own, only by the transaction it is run in. */
export const txDialect: Dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => driver,
  createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
};

const nothing = async () => {};

const driver: Driver = {
  init: nothing,
  acquireConnection: async () => connection,
  // Begin and commit belong to whoever called inTransaction.
  beginTransaction: nothing,
  commitTransaction: nothing,
  rollbackTransaction: nothing,
  releaseConnection: nothing,
  destroy: nothing,
};

const connection: DatabaseConnection = {
  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const tx = current.getStore()?.tx;
    if (!tx) throw new Error('better-auth was called outside a transaction');
    const rows = await tx.unsafe(sql, parameters as never[], { prepare: true });
    return { rows: [...rows] as R[], numAffectedRows: BigInt(rows.count) };
  },
  // biome-ignore lint/correctness/useYield: better-auth streams nothing
  async *streamQuery() {
    throw new Error('Nothing is streamed here');
  },
};
