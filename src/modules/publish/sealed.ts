import type { SealedColumn } from '#platform/reseal.ts';

/** The sealed values of this module, so that they can be sealed anew under another key. */
export const reporterContacts: SealedColumn = {
  name: 'publish.removal.contact',
  left: async (db, head) => {
    const [row] = await db<{ count: number }[]>`
      select count(*)::int as count from publish.removal where substring(contact from 1 for 6) <> ${head}`;
    return row!.count;
  },
  take: (tx, head, most) => tx`
    select id::text as id, 'removal:' || id as about, contact as sealed from publish.removal
    where substring(contact from 1 for 6) <> ${head} order by publish.removal.id limit ${most} for no key update`,
  put: (tx, id, sealed) => tx`update publish.removal set contact = ${sealed} where id = ${id}`,
};
