import { recordAct } from '#modules/account/index.ts';
import type { Tx } from '#platform/database.ts';
import { maskPhones } from '#shared/phone.ts';
import { Refused } from '#shared/refused.ts';
import { cleanLine, lengthOf } from '#shared/text.ts';
import type { Viewer } from '#shared/viewer.ts';
import { offerPermissions } from './may.ts';
import { lockOffer } from './post.ts';

/** Puts a draft, pending or withdrawn listing on the public list; editors, administrators and the operator may. Refuses one that is listed already. */
export async function publishOffer(tx: Tx, actor: Viewer, code: string): Promise<void> {
  const id = await lockOffer(tx, actor, code, null, offerPermissions.publish);
  const [row] = await tx`
    update offer.offer set publication = 'listed', listed_at = coalesce(listed_at, now()), confirmed_at = now(), updated_at = now(), refused = null
    where id = ${id} and publication <> 'listed' returning id`;
  if (!row) throw new Refused('conflict', [`${code} 已经在架，不需要再次发布。`, `${code} is listed already.`]);
  await recordAct(tx, actor, { what: 'offer.publish', object: `offer:${code}` });
}

/** Sends a listing that waits for review back to its author as a draft, with the reason, which the author reads; whoever publishes may. */
export async function refuseOffer(tx: Tx, actor: Viewer, code: string, why: string): Promise<void> {
  const id = await lockOffer(tx, actor, code, null, offerPermissions.publish);
  const words = maskPhones(cleanLine(why));
  if (lengthOf(words) < 2 || lengthOf(words) > 400 || !words.isWellFormed())
    throw new Refused('invalid', ['请写明退回原因，2 到 400 个字', 'Say why, in 2 to 400 characters'], {
      why: '请写明退回原因，2 到 400 个字',
    });
  const [row] = await tx`
    update offer.offer set publication = 'draft', refused = ${words}, updated_at = now() where id = ${id} and publication = 'pending' returning id`;
  if (!row) throw new Refused('conflict', [`${code} 不在待审核状态。`, `${code} does not wait for review.`]);
  await recordAct(tx, actor, { what: 'offer.refuse', object: `offer:${code}` });
}

/** Takes a listing off the public list; its author (by token), the organisation's members or the operator may. Refuses one that is withdrawn already. */
export async function withdrawOffer(tx: Tx, actor: Viewer, code: string, token: string | null = null): Promise<void> {
  const id = await lockOffer(tx, actor, code, token);
  const [row] = await tx`
    update offer.offer set publication = 'withdrawn', updated_at = now()
    where id = ${id} and publication <> 'withdrawn' returning id`;
  if (!row) throw new Refused('conflict', [`${code} 已经下架。`, `${code} was withdrawn already.`]);
  await recordAct(tx, actor, { what: 'offer.withdraw', object: `offer:${code}` });
}

/** Records that a listing still stands today, so that its freshness starts again; its author (by token), the organisation's members or the operator may. */
export async function confirmOffer(tx: Tx, actor: Viewer, code: string, token: string | null = null): Promise<void> {
  const id = await lockOffer(tx, actor, code, token);
  const [row] = await tx`
    update offer.offer set confirmed_at = now(), updated_at = now()
    where id = ${id} and publication <> 'withdrawn' returning id`;
  if (!row) {
    throw new Refused('conflict', [
      `${code} 已经下架，重新发布后才能确认在架。`,
      `${code} was withdrawn; it can be confirmed once it is listed again.`,
    ]);
  }
  await recordAct(tx, actor, { what: 'offer.confirm', object: `offer:${code}` });
}
