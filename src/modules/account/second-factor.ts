import type { Db, Tx } from '#platform/database.ts';
import { Refused } from '#shared/refused.ts';
import type { User } from '#shared/viewer.ts';
import { type Accounts, ask, headersOf } from './accounts.ts';
import { openAddress } from './address.ts';
import { recordAct } from './audit.ts';
import { refuseWeak, shortName } from './link.ts';
import { sessionTokenIn } from './session-cookie.ts';
import { isShownNow, spendCode } from './spent-code.ts';

/** What a user may see of the own account. */
export type Own = { name: string; email: string | null; phone: string | null; password: boolean; secondFactor: boolean };

/** The user's own account, addresses masked. */
export async function readOwn(db: Db, viewer: User): Promise<Own> {
  const [row] = await db<Own[]>`
    select name, email_masked as email, phone_masked as phone, coalesce(two_factor_enabled, false) as "secondFactor",
      exists (select from account.account a where a.user_id = u.id and a.password is not null) as password
    from account."user" u where id = ${viewer.user}`;
  return row!;
}

/** Changes how the user is called. */
export async function rename(tx: Tx, viewer: User, name: string): Promise<void> {
  await tx`update account."user" set name = ${shortName(name)}, updated_at = now() where id = ${viewer.user}`;
  await recordAct(tx, viewer, { what: 'account.rename', object: `user:${viewer.user}` });
}

/**
 * Begins a second factor: gives the address that an authenticator reads (otpauth://…) and ten recovery codes, both shown this once. It counts
 * after confirmSecondFactor. Throws Refused('invalid') for a wrong password.
 */
export async function beginSecondFactor(
  tx: Tx,
  accounts: Accounts,
  viewer: User,
  password: string,
): Promise<{ address: string; codes: string[] }> {
  const headers = await headersOf(tx, accounts, viewer);
  const outcome = await ask(tx, accounts, api => api.enableTwoFactor({ body: { password }, headers, returnHeaders: true }));
  if (!outcome.ok) throw wrongPassword();
  const { totpURI, backupCodes } = outcome.value as { totpURI: string; backupCodes: string[] };
  const own = await readOwn(tx, viewer);
  await recordAct(tx, viewer, { what: 'account.begin-second-factor', object: `user:${viewer.user}` });
  return { address: labelled(totpURI, own.email ?? own.phone ?? own.name), codes: backupCodes };
}

/** Ends the setting up with a first code of the authenticator; every other session ends, and the cookies of the new one come back. */
export async function confirmSecondFactor(tx: Tx, accounts: Accounts, viewer: User, code: string): Promise<string[]> {
  const headers = await headersOf(tx, accounts, viewer);
  const plain = code.replace(/\s/g, '');
  const outcome = await ask(tx, accounts, api => api.verifyTOTP({ body: { code: plain }, headers, returnHeaders: true }));
  if (
    !outcome.ok ||
    !(await isShownNow(tx, accounts, viewer.user, plain)) ||
    !(await spendCode(tx, accounts, viewer.user, plain))
  )
    throw new Refused(
      'invalid',
      [
        '验证码不对，或 30 秒已过，请看验证器上现在的 6 位数字',
        'That code is not right or its 30 seconds are over; type the six digits shown now',
      ],
      {
        code: '验证码不对，或 30 秒已过，请看验证器上现在的 6 位数字',
      },
    );
  // better-auth opened a new session for the user and ended the one it was asked with; any third one ends too. The new one is known by its
  // cookie: by the clock two may be of one moment, or the older one the later where the clock was put back.
  const own = outcome.cookies.map(cookie => sessionTokenIn(cookie.split(';')[0]!, accounts.key)).find(token => token !== null);
  await tx`delete from account.session where user_id = ${viewer.user} and token <> ${own ?? ''}`;
  await recordAct(tx, viewer, { what: 'account.second-factor-on', object: `user:${viewer.user}` });
  return outcome.cookies;
}

/** Turns the second factor off, by the password; the cookies of a new session come back. */
export async function endSecondFactor(tx: Tx, accounts: Accounts, viewer: User, password: string): Promise<string[]> {
  const headers = await headersOf(tx, accounts, viewer);
  const outcome = await ask(tx, accounts, api => api.disableTwoFactor({ body: { password }, headers, returnHeaders: true }));
  if (!outcome.ok) throw wrongPassword();
  await recordAct(tx, viewer, { what: 'account.second-factor-off', object: `user:${viewer.user}` });
  return outcome.cookies;
}

/** Makes ten new recovery codes in the place of all earlier ones, by the password. */
export async function renewRecoveryCodes(tx: Tx, accounts: Accounts, viewer: User, password: string): Promise<string[]> {
  const headers = await headersOf(tx, accounts, viewer);
  const outcome = await ask(tx, accounts, api => api.generateBackupCodes({ body: { password }, headers, returnHeaders: true }));
  if (!outcome.ok) throw wrongPassword();
  await recordAct(tx, viewer, { what: 'account.recovery-codes', object: `user:${viewer.user}` });
  return (outcome.value as { backupCodes: string[] }).backupCodes;
}

/** Changes the password by the earlier one; every other session ends, and the cookies of a new one come back. */
export async function changePassword(
  tx: Tx,
  accounts: Accounts,
  viewer: User,
  { current, next }: { current: string; next: string },
): Promise<string[]> {
  const [row] = await tx<{ sealed: string | null; email: string }[]>`
    select email_sealed as sealed, email from account."user" where id = ${viewer.user}`;
  refuseWeak(next, row?.sealed ? openAddress(accounts.secret, row.sealed, row.email) : null);
  const headers = await headersOf(tx, accounts, viewer);
  const outcome = await ask(tx, accounts, api =>
    api.changePassword({
      body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
      headers,
      returnHeaders: true,
    }),
  );
  if (!outcome.ok) throw wrongPassword('current');
  await recordAct(tx, viewer, { what: 'account.password', object: `user:${viewer.user}`, details: { by: 'password' } });
  return outcome.cookies;
}

function wrongPassword(field = 'password'): Refused {
  return new Refused('invalid', ['密码不对', 'That password is not right'], { [field]: '密码不对' });
}

// better-auth labels it with the address under which it knows the user, which says nothing to a person.
function labelled(address: string, label: string): string {
  const { search } = new URL(address);
  return `otpauth://totp/${encodeURIComponent(`链群 Lianqun:${label}`)}${search}`;
}
