import { recordAct } from '#modules/account/index.ts';
import type { Tx } from '#platform/database.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import { lockOffer } from './post.ts';

/** Marks a listing as 意向中 for one request, so that it is not proposed to others; its organisation's members may. Refuses one that is not open. */
export async function holdOffer(tx: Tx, viewer: Viewer, code: string): Promise<number> {
  const id = await lockOffer(tx, viewer, code, null);
  const [row] = await tx`
    update offer.offer set lease_status = 'reserved', updated_at = now()
    where id = ${id} and lease_status = 'open' and publication = 'listed' returning id`;
  if (!row)
    throw new Refused('conflict', [
      `${code} 现在不能锁定：已被别人锁定、已租售或不在架。`,
      `${code} cannot be reserved now: somebody else has it, it is let or sold, or it is not listed.`,
    ]);
  await recordAct(tx, viewer, { what: 'offer.hold', object: `offer:${code}` });
  return id;
}

/** Gives listings that were 意向中 back to the market. */
export async function freeOffers(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx<{ code: string }[]>`
    update offer.offer set lease_status = 'open', updated_at = now()
    where id = any(${ids as number[]}) and lease_status = 'reserved' returning code`;
  for (const { code } of rows) await recordAct(tx, 'system', { what: 'offer.free', object: `offer:${code}` });
}

/** Marks a listing as let, or as sold where it was for sale only, once the enterprise has confirmed it. */
export async function closeOffer(tx: Tx, id: number): Promise<void> {
  const [row] = await tx<{ code: string }[]>`
    update offer.offer set lease_status = case when deal_type = 'sale' then 'sold' else 'let' end, updated_at = now()
    where id = ${id} and lease_status in ('open', 'reserved') returning code`;
  if (row) await recordAct(tx, 'system', { what: 'offer.close', object: `offer:${row.code}` });
}
