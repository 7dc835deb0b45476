import type { SealedColumn } from '#platform/reseal.ts';

/** The sealed values of this module, so that they can be sealed anew under another key. */
export const needContacts: SealedColumn = {
  name: 'need.need.contact',
  left: async (db, head) => {
    const [row] = await db<{ count: number }[]>`
      select count(*)::int as count from need.need where substring(contact from 1 for 6) <> ${head}`;
    return row!.count;
  },
  take: (tx, head, most) => tx`
    select id::text as id, 'need:' || number as about, contact as sealed from need.need
    where substring(contact from 1 for 6) <> ${head} order by need.need.id limit ${most} for no key update`,
  put: (tx, id, sealed) => tx`update need.need set contact = ${sealed} where id = ${id}`,
};
