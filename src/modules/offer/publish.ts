import type { Tx } from '#platform/database.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import { ownedOffer } from './post.ts';

/** Puts a draft, pending or withdrawn listing on the public list; only the operator may. Refuses one that is listed already. */
export async function publishOffer(tx: Tx, actor: Viewer, code: string): Promise<void> {
  const id = await ownedOffer(tx, operatorOnly(actor), code, null);
  const [row] = await tx`
    update offer.offer set publication = 'listed', listed_at = coalesce(listed_at, now()), confirmed_at = now(), updated_at = now()
    where id = ${id} and publication <> 'listed' returning id`;
  if (!row) throw new Refused('conflict', [`${code} 已经在架，不需要再次发布。`, `${code} is listed already.`]);
}

/** Takes a listing off the public list; its author (by token) or the operator may. Refuses one that is withdrawn already. */
export async function withdrawOffer(tx: Tx, actor: Viewer, code: string, token: string | null = null): Promise<void> {
  const id = await ownedOffer(tx, actor, code, token);
  const [row] = await tx`
    update offer.offer set publication = 'withdrawn', updated_at = now()
    where id = ${id} and publication <> 'withdrawn' returning id`;
  if (!row) throw new Refused('conflict', [`${code} 已经下架。`, `${code} was withdrawn already.`]);
}

/** Records that a listing still stands today, so that its freshness starts again; its author (by token) or the operator may. */
export async function confirmOffer(tx: Tx, actor: Viewer, code: string, token: string | null = null): Promise<void> {
  const id = await ownedOffer(tx, actor, code, token);
  const [row] = await tx`
    update offer.offer set confirmed_at = now(), updated_at = now()
    where id = ${id} and publication <> 'withdrawn' returning id`;
  if (!row) {
    throw new Refused('conflict', [
      `${code} 已经下架，重新发布后才能确认在架。`,
      `${code} was withdrawn; it can be confirmed once it is listed again.`,
    ]);
  }
}

/** The actor, if it is the operator; refuses anyone else. */
export function operatorOnly(actor: Viewer): Viewer {
  if (actor.kind !== 'operator') throw new Refused('forbidden', ['这一步只有运营方可以做。', 'Only the operator may do this.']);
  return actor;
}
