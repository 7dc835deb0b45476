import { sealedColumn } from '#platform/reseal.ts';

/** The sealed values of this module, so that they can be sealed anew under another key. */
export const reporterContacts = sealedColumn({
  table: 'publish.removal',
  column: 'contact',
  about: ['removal', 'id'],
  put: (tx, id, sealed) => tx`update publish.removal set contact = ${sealed} where id = ${id}`,
});
