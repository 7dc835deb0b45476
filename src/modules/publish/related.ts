import type { Tx } from '#platform/database.ts';

/** Stores which posts say similar things, best first; the page of a post leaves out those that are not public any more. */
export async function saveRelated(tx: Tx, post: number, ids: readonly number[]): Promise<void> {
  await tx`update publish.post set related = ${ids as number[]}::bigint[] where id = ${post} and related is distinct from ${ids as number[]}::bigint[]`;
}
