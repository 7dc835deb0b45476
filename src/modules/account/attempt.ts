import type { Tx } from '#platform/database.ts';
import { Refused } from '#shared/refused.ts';
import type { Accounts } from './accounts.ts';
import { nextAttempt, type Policy, policies, type Tried } from './attempt-policy.ts';

export type AttemptKind = keyof typeof policies;

/**
 * Counts one attempt for an account (by its e-mail or telephone, whether there is such an account or not), for a sender's address or for a
 * message; throws Refused('busy') with the seconds to wait where there were too many. Commit it before the attempt itself is made.
 */
export async function takeAttempt(tx: Tx, accounts: Accounts, kind: AttemptKind, about: string): Promise<void> {
  const key = keyOf(accounts, kind, about);
  const policy: Policy = policies[kind];
  await tx`select pg_advisory_xact_lock(hashtextextended(${key.toString('hex')}, 0))`;
  const [tried] = await tx<Tried[]>`select count, last, until from account.attempt where key = ${key}`;
  const next = nextAttempt(tried ?? null, policy, accounts.clock());
  if (!next.accepted) throw tooSoon(next.retryAfter);
  const { count, last, until } = next.tried;
  await tx`
    insert into account.attempt (key, count, last, until) values (${key}, ${count}, ${last}, ${until})
    on conflict (key) do update set count = excluded.count, last = excluded.last, until = excluded.until`;
}

/** Forgets the attempts for an account, after the right password or code. */
export async function forgetAttempts(tx: Tx, accounts: Accounts, kind: AttemptKind, about: string): Promise<void> {
  await tx`delete from account.attempt where key = ${keyOf(accounts, kind, about)}`;
}

function keyOf({ secret }: Accounts, kind: AttemptKind, about: string): Buffer {
  return secret.fingerprint(`attempt ${kind} ${about}`);
}

/** The refusal of somebody who has to wait so many seconds. */
export function tooSoon(seconds: number): Refused {
  const [zh, en] =
    seconds < 90
      ? [`${seconds} 秒`, `${seconds} seconds`]
      : [`${Math.ceil(seconds / 60)} 分钟`, `${Math.ceil(seconds / 60)} minutes`];
  return new Refused('busy', [`尝试次数太多，请 ${zh}后再试`, `Too many attempts; please try again in ${en}`]);
}
