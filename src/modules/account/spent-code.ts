import type { Tx } from '#platform/database.ts';
import type { Accounts } from './accounts.ts';

/** Notes that a code of the authenticator was used; false where it was used before, also where two come at the same moment. */
export async function spendCode(tx: Tx, { secret }: Accounts, user: string, code: string): Promise<boolean> {
  const hash = secret.fingerprint(`spent ${user} ${code}`);
  // A code is accepted for its own half minute and one on either side.
  const rows = await tx`
    insert into account.spent_code (hash, until) values (${hash}, now() + interval '2 minutes')
    on conflict (hash) do update set until = excluded.until where spent_code.until < now() returning 1`;
  return rows.length > 0;
}
