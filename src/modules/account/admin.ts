import type { Tx } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import { operator, type Viewer } from '#shared/viewer.ts';
import type { Accounts } from './accounts.ts';
import { blindEmail, readEmail } from './address.ts';
import { recordAct } from './audit.ts';
import { findOrBegin, linkToken } from './link.ts';
import { accountPermissions } from './may.ts';
import { makePlatform } from './organisation.ts';
import { endSessionsOf } from './session.ts';

/**
 * Makes the account of this address an administrator, beginning one where there is none, and gives the token of a one-time link that sets a
 * password and signs in. Only the operator may.
 */
export async function createAdministrator(
  tx: Tx,
  accounts: Accounts,
  viewer: Viewer,
  address: string,
): Promise<{ token: string }> {
  insist(may(viewer, accountPermissions.makeAdministrator));
  const email = readEmail(address);
  if (!email) throw new Refused('invalid', ['请写明邮箱地址', 'Name an e-mail address']);
  const { id, blinded, made } = await findOrBegin(tx, accounts, email, '管理员');
  if (made) await recordAct(tx, operator, { what: 'account.begin', object: `user:${id}` });
  const [platform] = await tx<{ id: string }[]>`
    select id from account.organization where kind = 'platform' order by created_at, id limit 1 for update`;
  if (!platform) await makePlatform(tx, accounts, id);
  else {
    const role = 'owner,administrator,editor';
    await tx`
      insert into account.member (organization_id, user_id, role) values (${platform.id}, ${id}, ${role})
      on conflict (organization_id, user_id) do update set role = excluded.role`;
  }
  await endSessionsOf(tx, id);
  const token = await linkToken(tx, accounts, blinded);
  // It is printed on the operator's terminal and handed on from there, which takes longer than opening a mailbox.
  await tx`update account.verification set expires_at = now() + interval '60 minutes' where value = ${id}`;
  await recordAct(tx, operator, { what: 'account.make-administrator', object: `user:${id}` });
  return { token: token! };
}

/**
 * Ends every session of the account with this address, or of everybody; gives how many ended. Only the operator may. Throws Refused('missing')
 * where no account has the address.
 */
export async function signOutUsers(tx: Tx, accounts: Accounts, viewer: Viewer, address: string | 'everybody'): Promise<number> {
  insist(may(viewer, accountPermissions.endSessions));
  const email = address === 'everybody' ? null : readEmail(address);
  if (address !== 'everybody' && !email) throw new Refused('invalid', ['请写明邮箱地址', 'Name an e-mail address']);
  const [user] = email
    ? await tx<{ id: string }[]>`select id from account."user" where email = ${blindEmail(accounts.secret, email).blinded}`
    : [];
  if (email && !user) throw new Refused('missing', ['没有用这个邮箱的账号', 'No account has this address']);
  const ended = await tx`delete from account.session ${user ? tx`where user_id = ${user.id}` : tx``} returning id`;
  const object = user ? `user:${user.id}` : 'user:all';
  await recordAct(tx, viewer, { what: 'account.sign-out-all', object, details: { count: ended.length } });
  return ended.length;
}

/** How the operator can know that it is the owner of an account who has lost the second factor. */
const factorProofs = ['person', 'document', 'owner'] as const;

/**
 * Takes a lost second factor from an account, and its password and sessions with it: what is left is the way by which it was opened at first, a
 * link to its own mailbox, behind which both are set up anew. `proof` says how the operator knows who asks. Only the operator may. Throws
 * Refused('missing') where no account has the address, Refused('conflict') where it has no second factor or no mailbox that was proved.
 */
export async function resetFactor(
  tx: Tx,
  accounts: Accounts,
  viewer: Viewer,
  { address, proof }: { address: string; proof: string },
): Promise<void> {
  insist(may(viewer, accountPermissions.resetFactor));
  const known = factorProofs.find(one => one === proof);
  if (!known)
    throw new Refused('invalid', [
      `请用 --proof 写明怎样核实了本人：${factorProofs.join('、')}`,
      `Say by --proof how you know who asks: ${factorProofs.join(', ')}`,
    ]);
  const email = readEmail(address);
  if (!email) throw new Refused('invalid', ['请写明邮箱地址', 'Name an e-mail address']);
  const [user] = await tx<{ id: string; second: boolean; verified: boolean }[]>`
    select id, coalesce(two_factor_enabled, false) as second, email_verified as verified from account."user"
    where email = ${blindEmail(accounts.secret, email).blinded} for update`;
  if (!user) throw new Refused('missing', ['没有用这个邮箱的账号', 'No account has this address']);
  if (!user.second || !user.verified)
    throw new Refused('conflict', [
      '这个账号没有开启两步验证，或邮箱没有验证过，没有改动',
      'This account has no second factor, or its address was never proved; nothing was changed',
    ]);
  await tx`delete from account.two_factor where user_id = ${user.id}`;
  await tx`update account."user" set two_factor_enabled = false, updated_at = now() where id = ${user.id}`;
  await tx`update account.account set password = null, updated_at = now() where user_id = ${user.id}`;
  await endSessionsOf(tx, user.id);
  await recordAct(tx, viewer, { what: 'account.reset-second-factor', object: `user:${user.id}`, details: { proof: known } });
}
