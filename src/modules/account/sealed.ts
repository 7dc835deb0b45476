import type { SealedColumn } from '#platform/reseal.ts';

/** The sealed e-mail addresses of accounts, so that they can be sealed anew under another key; the hashes by which accounts are found stay. */
export const accountAddresses: SealedColumn = {
  name: 'account.user.email_sealed',
  left: async (db, head) => {
    const [row] = await db<{ count: number }[]>`
      select count(*)::int as count from account."user" where left(email_sealed, 8) <> ${head.toString('base64url')}`;
    return row!.count;
  },
  take: async (tx, head, most) => {
    const rows = await tx<{ id: string; about: string; sealed: string }[]>`
      select id::text as id, 'account:' || email as about, email_sealed as sealed from account."user"
      where left(email_sealed, 8) <> ${head.toString('base64url')} order by account."user".id limit ${most} for no key update`;
    return rows.map(row => ({ ...row, sealed: Buffer.from(row.sealed, 'base64url') }));
  },
  put: (tx, id, sealed) => tx`update account."user" set email_sealed = ${sealed.toString('base64url')} where id = ${id}`,
};

/** The sealed telephones of accounts, so that they can be sealed anew under another key; the hashes by which accounts are found stay. */
export const accountPhones: SealedColumn = {
  name: 'account.user.phone_sealed',
  left: async (db, head) => {
    const [row] = await db<{ count: number }[]>`
      select count(*)::int as count from account."user" where left(phone_sealed, 8) <> ${head.toString('base64url')}`;
    return row!.count;
  },
  take: async (tx, head, most) => {
    const rows = await tx<{ id: string; about: string; sealed: string }[]>`
      select id::text as id, 'account:' || phone_number as about, phone_sealed as sealed from account."user"
      where left(phone_sealed, 8) <> ${head.toString('base64url')} order by account."user".id limit ${most} for no key update`;
    return rows.map(row => ({ ...row, sealed: Buffer.from(row.sealed, 'base64url') }));
  },
  put: (tx, id, sealed) => tx`update account."user" set phone_sealed = ${sealed.toString('base64url')} where id = ${id}`,
};
