import type { Database, Db, Tx } from './database.ts';
import type { Secret } from './secret.ts';

type SealedRow = { id: string; about: string; sealed: Uint8Array };

/** A column that holds sealed values, in the words of the module that owns it. `head` is what a value of the newest key begins with. */
export type SealedColumn = {
  /** schema.table.column */
  name: string;
  /** How many values another key sealed. */
  left(db: Db, head: Buffer): Promise<number>;
  /** Some of them, in the order of their rows, which stay held until the end of the transaction. */
  take(tx: Tx, head: Buffer, most: number): Promise<SealedRow[]>;
  put(tx: Tx, id: string, sealed: Buffer): Promise<unknown>;
};

/** How many values of these columns were not sealed by the newest key. */
export async function countEarlier(database: Database, secret: Secret, columns: readonly SealedColumn[]): Promise<number> {
  const head = secret.head();
  const counts = await database.read(db => Promise.all(columns.map(column => column.left(db, head))));
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * Seals every value anew under the newest key, a batch a transaction: stopped at any moment, it goes on from there; several at once share the
 * work. Gives how many values this call sealed. Throws Refused('conflict') where a value cannot be opened; what was done stays.
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
    const head = secret.head();
    for (let rows = 1; rows > 0 || (await database.read(db => column.left(db, head))) > 0; ) {
      // Comes back empty where another took the same rows meanwhile, although more may be left.
      rows = await database.write(async tx => {
        const taken = await column.take(tx, head, most);
        await Promise.all(
          taken.map(({ id, about, sealed }) => column.put(tx, id, secret.seal(secret.open(sealed, about), about))),
        );
        return taken.length;
      });
      done += rows;
      await onBatch(done, total, column.name);
    }
  }
  return done;
}
