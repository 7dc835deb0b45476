import { createHash } from 'node:crypto';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { Refused } from '#shared/refused.ts';
import { type BackupHead, type BackupManifest, type BackupTable, countRows, createBackupFile, pieceSize } from './backup-file.ts';
import { addressForPg, type Connection } from './database.ts';
import { queued } from './job.ts';
import { listMigrations, schemasOf } from './migrate.ts';

/** A table with its columns as SQL writes them; columns that the database computes are left out. */
export type Shape = { name: string; columns: string[] };

export type BackupOrder = {
  /** Version of this program. */
  program: string;
  keyMark: string | null;
  /** The key itself, where it is to lie in the file. */
  key?: string;
  /** Tables that stand in the file without rows, since the program makes these again. */
  without?: readonly string[];
  onTable?: (done: number, total: number, name: string, bytes: number) => void;
  signal?: AbortSignal;
};

/** The member of a backup that holds the jobs of the queue. */
export const queueName = 'graphile_worker.jobs';

/**
 * Writes all our tables, but for the rows of those left out, as they were at one moment, while others go on writing: rows in COPY's text form, sequences, jobs to be done.
 * Reads only, so a standby will do. Gives what the file holds and its size in bytes; throws Refused, and leaves no file where it fails.
 */
export async function writeBackup(
  at: Connection,
  path: string,
  order: BackupOrder,
): Promise<{ manifest: BackupManifest; size: number }> {
  return withSession(at, order.signal, async session => {
    const migration = await readMigration(session);
    const schemas = schemasOf(listMigrations().slice(0, migration.number));
    const shapes = await beginSnapshot(session, schemas);
    const head: BackupHead = {
      format: 'lianqun-backup',
      formatVersion: 1,
      createdAt: new Date().toISOString(),
      program: order.program,
      server: await readText(session, `select current_setting('server_version')`),
      migration: migration.number,
      migrationName: migration.name,
      keyMark: order.keyMark,
    };
    const file = await createBackupFile(path, head);
    try {
      const tables: BackupTable[] = [];
      let written = 0;
      const keep = async ({ name, columns }: Shape, source: string) => {
        order.onTable?.(tables.length, shapes.length + 1, name, written);
        tables.push(await copyOut(session, name, columns, source, file.rows));
        written += tables.at(-1)!.bytes;
      };
      for (const shape of shapes) {
        const columns = shape.columns.join(', ');
        const isLeftOut = order.without?.includes(shape.name);
        await keep(shape, isLeftOut ? `(select ${columns} from ${shape.name} where false)` : `${shape.name} (${columns})`);
      }
      await keep({ name: queueName, columns: [...queued.columns] }, `(${queued.query})`);
      // Sequences know no snapshot: read after the rows, they are never behind them.
      const sequences = await readSequences(session, schemas);
      await session.query('commit');
      if (order.key !== undefined) await file.key(order.key);
      const manifest = { ...head, tables, sequences };
      order.signal?.throwIfAborted();
      const size = await file.finish(manifest);
      order.onTable?.(tables.length, tables.length, '', written);
      return { manifest, size };
    } catch (error) {
      await file.drop();
      throw error;
    }
  });
}

/** A session of its own, whose settings make COPY write and read the same on every server; it is cut off when the signal comes. */
export async function withSession<T>(
  at: Connection,
  signal: AbortSignal | undefined,
  work: (session: pg.Client) => Promise<T>,
): Promise<T> {
  const session = new pg.Client({ ...addressForPg(at), application_name: 'lianqun backup' });
  // What ends the session is told by the statement that it ends.
  session.on('error', () => {});
  await session.connect();
  const cutOff = () => (session as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  signal?.addEventListener('abort', cutOff, { once: true });
  try {
    signal?.throwIfAborted();
    await session.query(`
      set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set extra_float_digits = 1; set bytea_output = 'hex';
      set client_encoding = 'UTF8'; set row_security = off; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0`);
    return await work(session);
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  } finally {
    signal?.removeEventListener('abort', cutOff);
    await session.end().catch(() => {});
  }
}

/** Every ordinary table of these schemas with its columns, in a stable order. */
export async function readShapes(session: pg.Client, schemas: readonly string[]): Promise<Shape[]> {
  const { rows } = await session.query<Shape>(
    `select format('%I.%I', n.nspname, c.relname) as name,
      array(select quote_ident(a.attname) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname = any($1) order by 1`,
    [schemas],
  );
  return rows;
}

async function readMigration(session: pg.Client): Promise<{ number: number; name: string }> {
  const there = await readText(session, `select to_regclass('platform.migration')::text`);
  const { rows } = there
    ? await session.query<{ number: number; name: string }>(
        'select number, name from platform.migration order by number desc limit 1',
      )
    : { rows: [] };
  const [last] = rows;
  if (!last) throw new Refused('missing', ['数据库里还没有链群的数据。', 'The database holds nothing of Lianqun yet.']);
  if (last.number > listMigrations().length)
    throw new Refused('conflict', [
      `数据库的结构（${last.number}）比这个程序（${listMigrations().length}）新，请用正在使用它的那个版本备份。`,
      `The database (migration ${last.number}) is newer than this program (${listMigrations().length}); back it up with the version that uses it.`,
    ]);
  return last;
}

/**
 * Opens the one transaction in which everything is read. The tables are locked against changes of their form before the snapshot is
 * taken; where one was made or changed in between, it is taken anew.
 */
async function beginSnapshot(session: pg.Client, schemas: readonly string[]): Promise<Shape[]> {
  for (;;) {
    const before = await readShapes(session, schemas);
    await session.query('begin isolation level repeatable read read only');
    await session.query(`lock table ${before.map(({ name }) => name).join(', ')} in access share mode`);
    if (JSON.stringify(await readShapes(session, schemas)) === JSON.stringify(before)) return before;
    await session.query('rollback');
  }
}

async function copyOut(
  session: pg.Client,
  name: string,
  columns: string[],
  source: string,
  write: (name: string, bytes: Uint8Array) => Promise<void>,
): Promise<BackupTable> {
  const hash = createHash('sha256');
  const table: BackupTable = { name, columns, rows: 0, bytes: 0, sha256: '' };
  const keep = async (bytes: Buffer) => {
    hash.update(bytes);
    table.rows += countRows(bytes);
    table.bytes += bytes.length;
    await write(name, bytes);
  };
  let parts: Buffer[] = [];
  let held = 0;
  const stream = session.query(copyTo(`copy ${source} to stdout`));
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    parts.push(chunk);
    held += chunk.length;
    if (held < pieceSize) continue;
    let whole = Buffer.concat(parts);
    for (; whole.length >= pieceSize; whole = whole.subarray(pieceSize)) await keep(whole.subarray(0, pieceSize));
    parts = [whole];
    held = whole.length;
  }
  if (held > 0) await keep(Buffer.concat(parts));
  if (table.rows !== stream.rowCount) throw new Error(`${name}: ${table.rows} rows arrived, the server sent ${stream.rowCount}`);
  return { ...table, sha256: hash.digest('hex') };
}

/** The sequences of these schemas, those of identity columns with them. */
export async function readSequences(session: pg.Client, schemas: readonly string[]): Promise<BackupManifest['sequences']> {
  const { rows: names } = await session.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and n.nspname = any($1) order by 1`,
    [schemas],
  );
  if (names.length === 0) return [];
  const each = names.map(
    ({ name }) => `select '${name.replaceAll("'", "''")}' as name, last_value::text as last, is_called as called from ${name}`,
  );
  const { rows } = await session.query<BackupManifest['sequences'][number]>(each.join(' union all '));
  return rows;
}

export async function readText(session: pg.Client, query: string): Promise<string> {
  const { rows } = await session.query({ text: query, rowMode: 'array' });
  return rows[0]?.[0] ?? '';
}
