import { timingSafeEqual } from 'node:crypto';
import { recordAct } from '#modules/account/index.ts';
import type { Db, Tx } from '#platform/database.ts';
import type { Secret } from '#platform/secret.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import { visitor } from '#shared/viewer.ts';
import { offerPermissions } from './may.ts';

/**
 * The token of a link that confirms a listing without signing in, and can do nothing else. It holds until the listing is confirmed by whatever
 * way, since it is made from that moment; nothing is stored.
 */
export function confirmToken(secret: Secret, code: string, confirmedAt: Date): string {
  return secret.fingerprint(`offer confirm ${code} ${confirmedAt.getTime()}`).subarray(0, 16).toString('base64url');
}

/** The title of the listing that a link would confirm; null where the link is forged, used or too old. */
export async function readByConfirmLink(db: Db, secret: Secret, code: string, token: string): Promise<{ title: string } | null> {
  const [row] = await db<{ title: string; confirmedAt: Date }[]>`
    select title, confirmed_at as "confirmedAt" from offer.offer where code = ${code.slice(0, 40)} and publication = 'listed'`;
  return row && opens(secret, code, row.confirmedAt, token) ? { title: row.title } : null;
}

/** Confirms a listing by the link that its owner got; throws Refused('missing') where the link opens nothing. */
export async function confirmByLink(tx: Tx, secret: Secret, code: string, token: string): Promise<void> {
  const [row] = await tx<{ id: number; confirmedAt: Date }[]>`
    select id, confirmed_at as "confirmedAt" from offer.offer where code = ${code.slice(0, 40)} and publication = 'listed' for update`;
  const link = row !== undefined && opens(secret, code, row.confirmedAt, token);
  if (!row || !link)
    throw new Refused('missing', [
      '这个链接已经用过或已失效；如仍需确认，请登录后在“我的房源”里操作',
      'This link was used or holds no more; sign in and confirm the listing there',
    ]);
  insist(may(visitor, offerPermissions.change, { link }));
  await tx`update offer.offer set confirmed_at = now(), updated_at = now() where id = ${row.id}`;
  await recordAct(tx, visitor, { what: 'offer.confirm', object: `offer:${code}`, details: { by: 'link' } });
}

function opens(secret: Secret, code: string, confirmedAt: Date, token: string): boolean {
  return /^[\w-]{22}$/.test(token) && timingSafeEqual(Buffer.from(confirmToken(secret, code, confirmedAt)), Buffer.from(token));
}
