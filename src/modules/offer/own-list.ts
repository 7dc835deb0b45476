import type { Db } from '#platform/database.ts';
import { may } from '#shared/may.ts';
import type { Viewer } from '#shared/viewer.ts';
import { offerPermissions } from './may.ts';
import type { Publication } from './read.ts';

/** A line of an organisation's own listings. */
export type OwnOfferLine = { code: string; title: string; publication: Publication; confirmedAt: Date; organisation: string };

/** The newest listings of these organisations, at most 200, public or not; those in which the viewer has no seat are left out. */
export async function listOwnOffers(db: Db, viewer: Viewer, organisations: readonly string[]): Promise<OwnOfferLine[]> {
  const own = organisations.filter(organisation => may(viewer, offerPermissions.readOwn, { organisation }) === null);
  if (own.length === 0) return [];
  return db<OwnOfferLine[]>`
    select code, title, publication, confirmed_at as "confirmedAt", owner as organisation from offer.offer
    where owner = any(${own}::uuid[]) order by id desc limit 200`;
}
