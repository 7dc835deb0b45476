import { plainText } from '#modules/language/index.ts';
import type { Db } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import type { Viewer } from '#shared/viewer.ts';
import { needPermissions } from './may.ts';
import type { Pooled } from './pool.ts';

/** How many of the newest are read: each costs the normalising of its text. */
const mostRead = 300;

/**
 * Requests in the pool that hold one form of every word, newest first, at most ten, for those who may see the pool. Read as they stand: no copy of
 * a request is kept in an index, so that its words end with its consent.
 */
export async function findPooled(
  db: Db,
  viewer: Viewer,
  words: readonly (readonly string[])[],
): Promise<Omit<Pooled, 'conditions'>[]> {
  insist(may(viewer, needPermissions.readPool));
  if (words.length === 0) return [];
  const rows = await db<Omit<Pooled, 'conditions'>[]>`
    select number, text, purpose, created_at as "createdAt" from need.need
    where stage = 'pool' and pooled and erased_at is null order by created_at desc, id desc limit ${mostRead}`;
  const fits = ({ number, text, purpose }: Omit<Pooled, 'conditions'>) => {
    const { plain } = plainText(`${number}\n${text}\n${purpose ?? ''}`);
    return words.every(forms => forms.some(form => plain.includes(form)));
  };
  return rows.filter(fits).slice(0, 10);
}
