import { findable } from '#modules/offer/index.ts';
import type { Viewer } from '#shared/viewer.ts';

/**
 * The SQL condition for what a reader may see of the entries called so, asked of the tables themselves: what is withdrawn is gone at once, whatever
 * the index still holds. An organisation of the network is shown while something of it is on offer.
 */
export function visibleTo(viewer: Viewer, entry: string): string {
  const mayFind = findable(viewer);
  // Scalar subqueries on purpose: an "exists" beneath a case is made a hash over the whole table, 25 ms at 100,000 posts.
  return `coalesce(case
    when ${entry}.post is not null then (select true from publish.post p where p.id = ${entry}.post and p.stage = 'released')
    when ${entry}.offer is not null then (select true from offer.offer o where o.id = ${entry}.offer and ${mayFind})
    when ${entry}.organisation is not null then (select true from offer.offer o where o.lessor = ${entry}.organisation and ${mayFind} limit 1)
    else (select true from account.organization g where g.id = ${entry}.receiver and g.kind = 'receiver' and g.confirmed_at is not null) end, false)`;
}
