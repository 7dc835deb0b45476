import type { Tx } from '#platform/database.ts';
import type { Message } from '#platform/sender.ts';
import { Refused } from '#shared/refused.ts';
import { cleanLine } from '#shared/text.ts';
import { visitor } from '#shared/viewer.ts';
import { wordsIn } from '#shared/words.ts';
import { type Accounts, ask, mailTo, type Place } from './accounts.ts';
import { blindEmail, openAddress } from './address.ts';
import { recordAct } from './audit.ts';
import { passwordFault } from './password.ts';
import { idleSeconds } from './session-cookie.ts';
import { type SignedIn, signInBlinded } from './sign-in.ts';
import { collecting } from './tx-dialect.ts';

/** Minutes after which a link no longer opens; auth.ts sets the same. */
const minutes = 10;

/**
 * Makes the messages by which somebody gets to an account: a link to set a password. With a name an account is begun where there is none;
 * without one nothing happens for an address that is not known. Nobody but the reader of the mailbox can tell these cases apart.
 */
export async function requestLink(
  tx: Tx,
  accounts: Accounts,
  { email, name }: { email: string; name: string | null },
  place: Place,
): Promise<Message[]> {
  const account =
    name === null
      ? { blinded: blindEmail(accounts.secret, email).blinded, made: false }
      : await findOrBegin(tx, accounts, email, name);
  if ('id' in account && account.made) await recordAct(tx, visitor, { what: 'account.begin', object: `user:${account.id}` });
  const { blinded, made: begun } = account;
  const token = await linkToken(tx, accounts, blinded);
  if (!token) return [];
  const t = wordsIn(place.lang);
  const address = `${place.origin}${place.lang === 'en' ? '/en' : ''}/password/${token}`;
  return mailTo(tx, accounts, blinded, {
    subject: begun ? t('链群：完成注册', 'Lianqun: finish signing up') : t('链群：设置密码', 'Lianqun: set a password'),
    text: t(
      `请在 ${minutes} 分钟内打开下面的链接设置密码：\n${address}\n如果不是您本人操作，忽略这封邮件即可，什么也不会改变。`,
      `Please open this link within ${minutes} minutes to set a password:\n${address}\nIf it was not you, ignore this message; nothing changes.`,
    ),
  });
}

/** A one-time token that opens the page to set a password; undefined where there is no such account. */
export async function linkToken(tx: Tx, accounts: Accounts, blinded: string): Promise<string | undefined> {
  const { sent } = await collecting(tx, () =>
    ask(tx, accounts, api => api.requestPasswordReset({ body: { email: blinded }, returnHeaders: true })),
  );
  return sent.flatMap(one => (one.is === 'link' ? [one.token] : []))[0];
}

/**
 * Sets a password by the token of a link, which is used up, and signs in with it; every other session of the account ends. Throws
 * Refused('invalid') with what is wrong with the password, Refused('missing') for a link that no longer opens.
 */
export async function setPassword(
  tx: Tx,
  accounts: Accounts,
  { token, password, agent }: { token: string; password: string; agent: string },
): Promise<SignedIn> {
  refuseWeak(password, null);
  const { result, sent } = await collecting(tx, () =>
    ask(tx, accounts, api => api.resetPassword({ body: { token, newPassword: password }, returnHeaders: true })),
  );
  const [reset] = sent.flatMap(one => (one.is === 'reset' ? [one] : []));
  if (!result.ok || !reset)
    throw new Refused('missing', [
      '这个链接已经用过或已过期，请重新申请一个',
      'This link was used or has run out; please ask for a new one',
    ]);
  const [user] = await tx<{ sealed: string | null }[]>`
    update account."user" set email_verified = true, updated_at = now() where id = ${reset.user} returning email_sealed as sealed`;
  refuseWeak(password, user?.sealed ? openAddress(accounts.secret, user.sealed, reset.email) : null);
  await recordAct(tx, 'system', { what: 'account.password', object: `user:${reset.user}`, details: { by: 'link' } });
  return signInBlinded(tx, accounts, { blinded: reset.email, password, agent });
}

/** Throws Refused('invalid') with what is wrong with a new password. */
export function refuseWeak(password: string, email: string | null): void {
  const fault = passwordFault(password, email);
  if (fault) throw new Refused('invalid', fault, { password: fault[0] });
}

/** The account that has this address, made without a password where there is none; `made` tells which. */
export async function findOrBegin(
  tx: Tx,
  { secret }: Accounts,
  email: string,
  name: string,
): Promise<{ id: string; blinded: string; made: boolean }> {
  const { blinded, sealed, masked } = blindEmail(secret, email);
  const [made] = await tx<{ id: string }[]>`
    insert into account."user" (name, email, email_sealed, email_masked) values (${shortName(name)}, ${blinded}, ${sealed}, ${masked})
    on conflict (email) do nothing returning id`;
  if (made) return { id: made.id, blinded, made: true };
  const [there] = await tx<{ id: string }[]>`select id from account."user" where email = ${blinded}`;
  return { id: there!.id, blinded, made: false };
}

/** A name as it is stored: one line, at most 60 characters, never empty. */
export function shortName(name: string): string {
  return [...cleanLine(name)].slice(0, 60).join('') || '—';
}

/** Deletes accounts that were begun a week ago and never finished, and what has run out; gives how many accounts went. Run once a day. */
export async function clearAccounts(tx: Tx): Promise<number> {
  await tx`
    delete from account.session where expires_at < now() or updated_at < now() - ${idleSeconds} * interval '1 second'`;
  await tx`delete from account.spent_code where until < now()`;
  await tx`delete from account.pace where due < now()`;
  await tx`delete from account.verification where expires_at < now()`;
  await tx`delete from account.attempt where last < now() - interval '2 days'`;
  const rows = await tx`
    delete from account."user" u where created_at < now() - interval '7 days' and not email_verified and phone_number is null
      and not exists (select from account.account a where a.user_id = u.id) and not exists (select from account.member m where m.user_id = u.id)
    returning id`;
  return rows.length;
}
