import type { Tx } from '#platform/database.ts';
import type { Message } from '#platform/sender.ts';
import { Refused } from '#shared/refused.ts';
import type { User } from '#shared/viewer.ts';
import { type Accounts, ask, headersOf, type Place } from './accounts.ts';
import { openAddress } from './address.ts';
import { requestCode, rightCode } from './sign-in.ts';

/**
 * Whether what was given proves who the user is: the password, or, for an account without one, the code that was sent to its telephone. It
 * then holds for ten minutes in this session. Call takeAttempt before.
 */
export async function prove(
  tx: Tx,
  accounts: Accounts,
  viewer: User,
  given: { password: string; code: string; cookie: string | undefined },
): Promise<boolean> {
  const [own] = await tx<{ password: boolean; phone: string | null }[]>`
    select phone_number as phone,
      exists (select from account.account a where a.user_id = u.id and a.password is not null) as password
    from account."user" u where id = ${viewer.user}`;
  const isRight = own?.password
    ? await rightPassword(tx, accounts, viewer, given.password)
    : own?.phone
      ? await rightCode(tx, accounts, { blinded: own.phone, code: given.code, cookie: given.cookie })
      : false;
  if (isRight) await tx`update account.session set proven_at = now() where id = ${viewer.session}`;
  return isRight;
}

/** The code with which an account without password proves who it is, to its own telephone, and the cookie of the browser that asked for it. */
export async function requestProof(
  tx: Tx,
  accounts: Accounts,
  viewer: User,
  place: Place,
): Promise<{ messages: Message[]; cookies: string[] }> {
  const [own] = await tx<{ sealed: string | null; blinded: string | null }[]>`
    select phone_sealed as sealed, phone_number as blinded from account."user" where id = ${viewer.user}`;
  if (!own?.sealed || !own.blinded)
    throw new Refused('conflict', ['这个账号没有手机号，请用密码确认', 'This account has no telephone; use the password']);
  return requestCode(tx, accounts, openAddress(accounts.secret, own.sealed, own.blinded), place);
}

/** Whether this is the password of the user. */
export async function rightPassword(tx: Tx, accounts: Accounts, viewer: User, password: string): Promise<boolean> {
  const headers = await headersOf(tx, accounts, viewer);
  const outcome = await ask(tx, accounts, api => api.verifyPassword({ body: { password }, headers, returnHeaders: true }));
  return outcome.ok;
}
