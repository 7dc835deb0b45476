import { sealedColumn } from '#platform/reseal.ts';

/** The sealed e-mail addresses of accounts, so that they can be sealed anew under another key; the hashes by which accounts are found stay. */
export const accountAddresses = sealedColumn({
  table: 'account.user',
  column: 'email_sealed',
  about: ['account', 'email'],
  isText: true,
  put: (tx, id, sealed) => tx`update account."user" set email_sealed = ${sealed.toString('base64url')} where id = ${id}`,
});

/** The same for their telephones. */
export const accountPhones = sealedColumn({
  table: 'account.user',
  column: 'phone_sealed',
  about: ['account', 'phone_number'],
  isText: true,
  put: (tx, id, sealed) => tx`update account."user" set phone_sealed = ${sealed.toString('base64url')} where id = ${id}`,
});
