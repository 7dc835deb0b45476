import { sealedColumn } from '#platform/reseal.ts';

/** The sealed values of this module, so that they can be sealed anew under another key. */
export const needContacts = sealedColumn({
  table: 'need.need',
  column: 'contact',
  about: ['need', 'number'],
  put: (tx, id, sealed) => tx`update need.need set contact = ${sealed} where id = ${id}`,
});
