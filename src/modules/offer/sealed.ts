import { sealedColumn } from '#platform/reseal.ts';

/** The sealed values of this module, so that they can be sealed anew under another key. */
export const offerContacts = sealedColumn({
  table: 'offer.offer',
  column: 'contact',
  about: ['offer', 'code'],
  put: (tx, id, sealed) => tx`update offer.offer set contact = ${sealed} where id = ${id}`,
});
