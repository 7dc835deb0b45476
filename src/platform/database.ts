import type { ConnectionOptions } from 'node:tls';
import postgres from 'postgres';
import { tlsOf } from './database-tls.ts';

declare const reads: unique symbol;
declare const writes: unique symbol;

/** A handle that can only read: what a page or a list gets. */
export type Db = postgres.ISql<Record<string, never>> & { readonly [reads]: true };

/** A handle inside one writing transaction; `tx` in a signature means "this writes". Only `write` makes one. */
export type Tx = Db & { readonly [writes]: true };

export type Database = {
  /** Runs the work on connections that the server keeps read-only; each statement sees its own snapshot. */
  read<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** Runs the work in one writing transaction: all of it is kept, or nothing. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

export type Connection = { url?: string; socket?: string; user?: string; database?: string };

/**
 * Opens two small pools: reading connections carry default_transaction_read_only, so that a page needs no
 * begin and commit around its one statement (two round trips less), and writing ones open a transaction each.
 */
export function openDatabase(at: Connection, size = 16): Database {
  const reading = connect(at, { max: size, connection: { default_transaction_read_only: true } });
  const writing = connect(at, { max: Math.max(2, size >> 1) });
  return {
    read: work => work(reading as unknown as Db),
    write: work => writeThrough(writing, work),
    close: async () => {
      await Promise.all([reading.end({ timeout: 5 }), writing.end({ timeout: 5 })]);
    },
  };
}

/**
 * What is left to the end of a transaction is sent together with the commit: a lock that everybody wants is held while the server works, not while
 * this program is busy. Where it fails the server rolls back, and so does this throw.
 */
async function writeThrough<T>(sql: postgres.Sql, work: (tx: Tx) => Promise<T>): Promise<T> {
  let ending: Promise<void> | undefined;
  const result = await sql.begin(async own => {
    const tx = own as unknown as Tx;
    const last: End[] = [];
    ends.set(tx, last);
    const result = await work(tx);
    ends.delete(tx);
    // All at once: what waited for another would come after the commit.
    ending = Promise.all(last.map(one => one())).then(() => {});
    ending.catch(() => {});
    return { result };
  });
  await ending;
  return result.result;
}

type End = () => Promise<void>;

async function runAll(last: readonly End[]): Promise<void> {
  for (const one of last) await one();
}

const ends = new WeakMap<Tx, End[]>();

/** Runs the work of a transaction, and then what it asked to be done at its end. */
export async function withEnd<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  const last: End[] = [];
  ends.set(tx, last);
  const result = await work(tx);
  ends.delete(tx);
  await runAll(last);
  return result;
}

/**
 * Leaves one statement to the very end of the transaction, so that a lock which everybody wants is held only while it commits and never waits for
 * a row. Done at once in a transaction that somebody opened by other means.
 */
export async function atEnd(tx: Tx, work: () => Promise<void>): Promise<void> {
  const last = ends.get(tx);
  if (last) last.push(work);
  else await work();
}

/** Runs a part of a transaction and keeps what it did only where its outcome is to be kept; the transaction goes on in both cases. */
export async function keptIf<T>(
  tx: Tx,
  work: (part: Tx) => Promise<T>,
  isKept: (value: T) => Promise<boolean>,
): Promise<[T, boolean]> {
  const undone = new Error('undone');
  let value: T;
  try {
    await (tx as unknown as postgres.TransactionSql).savepoint(async part => {
      value = await work(part as unknown as Tx);
      if (!(await isKept(value))) throw undone;
    });
    return [value!, true];
  } catch (error) {
    if (error !== undone) throw error;
    return [value!, false];
  }
}

/** Another handle of the same transaction: what is left to its end by one is done at the end of both. */
export function sameEnd(tx: Tx, other: Tx): Tx {
  const last = ends.get(tx);
  if (last) ends.set(other, last);
  return other;
}

type Extra = {
  max?: number;
  /** Seconds to wait for a new connection; 30 unless told. */
  timeout?: number;
  connection?: Record<string, string | boolean | number>;
  /** Called when a connection has ended, whoever ended it. */
  onclose?: () => void;
};

/** A plain postgres.js client for start-up, migrations and benches; pages and modules use openDatabase. */
export function connect(at: Connection, extra: Extra = {}): postgres.Sql {
  const options: postgres.Options<Record<string, postgres.PostgresType>> = {
    max: extra.max ?? 1,
    idle_timeout: 0,
    max_lifetime: null,
    // postgres.js waits up to 20 s between attempts: people would see errors long after a restarted server is back.
    backoff: attempts => Math.min(2 ** attempts / 100, 0.5),
    ...(extra.timeout ? { connect_timeout: extra.timeout } : {}),
    onnotice: () => {},
    ...(extra.onclose ? { onclose: extra.onclose } : {}),
    types: {
      bigint: { to: 20, from: [20], parse: Number, serialize: String },
      numeric: { to: 1700, from: [1700], parse: Number, serialize: String },
      day: { to: 1082, from: [1082], parse: (day: string) => day, serialize: (day: string) => day },
    },
    connection: { application_name: 'lianqun', TimeZone: 'UTC', ...extra.connection },
  };
  if (at.url) {
    const { url, ssl } = tlsOf(at.url);
    return postgres(...withSocket(url, ssl ? { ...options, ssl } : options));
  }
  return postgres({
    ...options,
    ...(at.socket ? { host: at.socket } : {}),
    user: at.user ?? 'app',
    database: at.database ?? 'lianqun',
  });
}

/** The same address in the words of the driver `pg`, which the job queue and backups use. */
export function addressForPg(
  at: Connection,
): { connectionString: string; ssl?: ConnectionOptions } | { user: string; database: string; host?: string } {
  if (at.url) {
    const { url, ssl } = tlsOf(at.url);
    return { connectionString: url, ...(ssl ? { ssl } : {}) };
  }
  return { user: at.user ?? 'app', database: at.database ?? 'lianqun', ...(at.socket ? { host: at.socket } : {}) };
}

/** libpq's way to name a unix socket, postgres://user@localhost/name?host=/run/postgresql, which postgres.js does not read. */
function withSocket<T extends object>(url: string, options: T): [string, T & { host?: string }] {
  const parts = new URL(url);
  const host = parts.searchParams.get('host');
  if (!host?.startsWith('/')) return [url, options];
  parts.searchParams.delete('host');
  return [parts.href, { ...options, host }];
}
