import { Refused } from '#shared/refused.ts';
import type { Database, Db, Tx } from './database.ts';
import type { Secret } from './secret.ts';

type SealedRow = { id: string; about: string; sealed: Uint8Array };

/** A column that holds sealed values. `head` is what a value of the newest key begins with. */
export type SealedColumn = {
  /** schema.table.column */
  name: string;
  /** How many values another key sealed. */
  left(db: Db, head: Buffer): Promise<number>;
  /** Some of them, behind a row, in the order of their rows, which stay held until the end of the transaction. */
  take(tx: Tx, head: Buffer, most: number, after?: string): Promise<SealedRow[]>;
  put(tx: Tx, id: string, sealed: Buffer): Promise<unknown>;
  /** Seals a value anew where a library and not we sealed it; throws Refused('conflict') where it cannot be opened. */
  again?(secret: Secret, sealed: Uint8Array): Promise<Buffer>;
};

type ColumnOrder = Pick<SealedColumn, 'put'> & {
  table: string;
  column: string;
  /** The word and the column to which a value is bound, as in need:XQ-1. */
  about: [word: string, column: string];
  /** Whether the bytes stand as base64url. */
  isText?: true;
};

/** A column of sealed values in a table with a key `id`; the statement that writes stays with the module that owns the table. */
export function sealedColumn({ table, column, about: [word, bound], isText, put }: ColumnOrder): SealedColumn {
  // Six bytes in front of a value are eight characters of base64url.
  const isEarlier = (db: Db, head: Buffer) =>
    isText ? db`left(${db(column)}, 8) <> ${head.toString('base64url')}` : db`substring(${db(column)} from 1 for 6) <> ${head}`;
  return {
    name: `${table}.${column}`,
    async left(db, head) {
      const [row] = await db<{ count: number }[]>`select count(*)::int as count from ${db(table)} where ${isEarlier(db, head)}`;
      return row!.count;
    },
    async take(tx, head, most, after) {
      const rows = await tx<{ id: string; about: string; sealed: string | Uint8Array }[]>`
        select t.id::text as id, ${`${word}:`}::text || ${tx(bound)} as about, ${tx(column)} as sealed from ${tx(table)} as t
        where ${isEarlier(tx, head)} ${after === undefined ? tx`` : tx`and t.id > ${after}`}
        order by t.id limit ${most} for no key update`;
      return rows.map(row => ({
        ...row,
        sealed: typeof row.sealed === 'string' ? Buffer.from(row.sealed, 'base64url') : row.sealed,
      }));
    },
    put,
  };
}

/** How many values of these columns were not sealed by the newest key. */
export async function countEarlier(database: Database, secret: Secret, columns: readonly SealedColumn[]): Promise<number> {
  const head = secret.head();
  const counts = await database.read(db => Promise.all(columns.map(column => column.left(db, head))));
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * Seals every value anew under the newest key, a batch a transaction: stopped at any moment, it goes on from there; several at once share the
 * work. Gives how many values this call sealed. Throws Refused('conflict') where a value cannot be opened, with its place; what was done stays.
 */
export async function resealAll(
  database: Database,
  secret: Secret,
  columns: readonly SealedColumn[],
  onBatch: (done: number, total: number, column: string) => void | Promise<void> = () => {},
  most = 200,
): Promise<number> {
  const total = await countEarlier(database, secret, columns);
  let done = 0;
  for (const column of columns) {
    let after: string | undefined;
    // Comes back empty where another took the same rows meanwhile, or an earlier key sealed one in front: from the start again while any is left.
    while (after !== undefined || (await database.read(db => column.left(db, secret.head()))) > 0) {
      const rows = await database.write(tx => resealSome(tx, secret, column, most, after));
      after = rows.at(-1)?.id;
      done += rows.length;
      await onBatch(done, total, column.name);
    }
  }
  return done;
}

async function resealSome(tx: Tx, secret: Secret, column: SealedColumn, most: number, after?: string): Promise<SealedRow[]> {
  const rows = await column.take(tx, secret.head(), most, after);
  const anew = await Promise.all(
    rows.map(async ({ id, about, sealed }) => {
      const again = async () => column.again?.(secret, sealed) ?? secret.seal(secret.open(sealed, about), about);
      return { id, sealed: await placed(`${column.name} ${id}`, again) };
    }),
  );
  await Promise.all(anew.map(({ id, sealed }) => column.put(tx, id, sealed)));
  return rows;
}

/** What is thrown says where the value stands, since one alone keeps the earlier keys from going. */
async function placed<T>(where: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new Refused(error.reason, [`${error.message}（${where}）`, `${error.en} (${where})`]);
  }
}
