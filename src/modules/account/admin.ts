import type { Tx } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import { operator, type Viewer } from '#shared/viewer.ts';
import type { Accounts } from './accounts.ts';
import { readEmail } from './address.ts';
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
  await recordAct(tx, operator, { what: 'account.make-administrator', object: `user:${id}` });
  return { token: token! };
}
