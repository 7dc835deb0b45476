import { timingSafeEqual } from 'node:crypto';
import type { Db, Tx } from '#platform/database.ts';
import { type Accounts, ask } from './accounts.ts';
import { factorKeys } from './factor-secret.ts';

/** Whether a code is the one that the user's authenticator shows in this half minute; better-auth alone takes the one before and after as well. */
export async function isShownNow(tx: Tx, accounts: Accounts, user: string, code: string): Promise<boolean> {
  const secret = await openSecret(tx, accounts, user);
  if (secret === null || !/^\d{6}$/.test(code)) return false;
  const shown = await ask(tx, accounts, api => api.generateTOTP({ body: { secret }, returnHeaders: true }));
  return shown.ok && timingSafeEqual(Buffer.from((shown.value as { code: string }).code), Buffer.from(code));
}

async function openSecret(db: Db, { secret }: Accounts, user: string): Promise<string | null> {
  const [row] = await db<{ sealed: string }[]>`select secret as sealed from account.two_factor where user_id = ${user}`;
  const { symmetricDecrypt } = await import('better-auth/crypto');
  return row ? symmetricDecrypt({ key: factorKeys(secret), data: row.sealed }) : null;
}

/** Notes that a code of the authenticator was used; false where it was used before, also where two come at the same moment. */
export async function spendCode(tx: Tx, { secret }: Accounts, user: string, code: string): Promise<boolean> {
  const hash = secret.fingerprint(`spent ${user} ${code}`);
  const rows = await tx`
    insert into account.spent_code (hash, until) values (${hash}, now() + interval '2 minutes')
    on conflict (hash) do update set until = excluded.until where spent_code.until < now() returning 1`;
  return rows.length > 0;
}
