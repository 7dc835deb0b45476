import type { Db } from '#platform/database.ts';
import type { Details } from './chain.ts';

/** One line of the audit log as those read it who act upon it. */
export type ReadAct = { number: number; at: Date; who: string; what: string; object: string; details: Details };

/**
 * The acts after a line, in the order in which they were kept, at most `limit`. Numbers become visible in order, since whoever writes holds the
 * head of the log until the commit: a reader that remembers the last one misses nothing.
 */
export async function listActs(db: Db, after: number, limit = 1000): Promise<Pick<ReadAct, 'number' | 'what' | 'object'>[]> {
  return db<Pick<ReadAct, 'number' | 'what' | 'object'>[]>`
    select number, what, object from account.audit where number > ${after} order by number limit ${limit}`;
}

/** One act; null for a number that is not there. */
export async function readAct(db: Db, number: number): Promise<ReadAct | null> {
  const [row] = await db<(Omit<ReadAct, 'details'> & { details: string })[]>`
    select number, at, who, what, object, details from account.audit where number = ${number}`;
  return row ? { ...row, details: JSON.parse(row.details) as Details } : null;
}
