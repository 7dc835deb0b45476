import type { SealedColumn } from '#platform/reseal.ts';

/** The sealed values of this module, so that they can be sealed anew under another key. */
export const robotAddresses: SealedColumn = {
  name: 'notice.robot.address',
  left: async (db, head) => {
    const [row] = await db<{ count: number }[]>`
      select count(*)::int as count from notice.robot where substring(address from 1 for 6) <> ${head}`;
    return row!.count;
  },
  take: (tx, head, most) => tx`
    select id::text as id, 'robot:' || id as about, address as sealed from notice.robot
    where substring(address from 1 for 6) <> ${head} order by notice.robot.id limit ${most} for no key update`,
  put: (tx, id, sealed) => tx`update notice.robot set address = ${sealed} where id = ${id}`,
};
