import type { Db, Tx } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import type { Viewer } from '#shared/viewer.ts';
import { publishPermissions } from './may.ts';

/** Notes under which post a request was written; nothing where there is no such post, or the request has one already. */
export async function noteAsked(tx: Tx, number: string, post: number): Promise<void> {
  await tx`
    insert into publish.asked (need, post)
    select n.id, p.id from need.need n, publish.post p where n.number = ${number} and p.id = ${post} and p.stage = 'released'
    on conflict do nothing`;
}

/** How many requests were written under a post. */
export async function countAsked(db: Db, viewer: Viewer, post: number): Promise<number> {
  insist(may(viewer, publishPermissions.see));
  const [row] = await db<{ count: number }[]>`select count(*)::int as count from publish.asked where post = ${post}`;
  return row!.count;
}
