import type { SealedColumn } from '#platform/reseal.ts';

/** The sealed values of this module, so that they can be sealed anew under another key. */
export const offerContacts: SealedColumn = {
  name: 'offer.offer.contact',
  left: async (db, head) => {
    const [row] = await db<{ count: number }[]>`
      select count(*)::int as count from offer.offer where substring(contact from 1 for 6) <> ${head}`;
    return row!.count;
  },
  take: (tx, head, most) => tx`
    select id::text as id, 'offer:' || code as about, contact as sealed from offer.offer
    where substring(contact from 1 for 6) <> ${head} order by offer.offer.id limit ${most} for no key update`,
  put: (tx, id, sealed) => tx`update offer.offer set contact = ${sealed} where id = ${id}`,
};
