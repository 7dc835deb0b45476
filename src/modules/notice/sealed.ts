import { sealedColumn } from '#platform/reseal.ts';

/** The sealed values of this module, so that they can be sealed anew under another key. */
export const robotAddresses = sealedColumn({
  table: 'notice.robot',
  column: 'address',
  about: ['robot', 'id'],
  put: (tx, id, sealed) => tx`update notice.robot set address = ${sealed} where id = ${id}`,
});
