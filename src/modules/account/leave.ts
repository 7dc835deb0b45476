import type { Tx } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import type { User } from '#shared/viewer.ts';
import type { Accounts } from './accounts.ts';
import { recordAct } from './audit.ts';
import { accountPermissions } from './may.ts';
import { keepOwner, lockOrganisation } from './member.ts';
import { rightPassword } from './proof.ts';
import { insistProven } from './session.ts';

/** Takes the user out of an organisation by the user's own wish; its last owner stays. */
export async function leaveOrganisation(tx: Tx, viewer: User, organisation: string): Promise<void> {
  insist(may(viewer, accountPermissions.leave, { organisation }));
  const there = await lockOrganisation(tx, organisation);
  const [seat] = await tx<{ id: string }[]>`
    select id from account.member where organization_id = ${there.id} and user_id = ${viewer.user}`;
  await keepOwner(tx, there.id, seat!.id);
  await tx`delete from account.member where id = ${seat!.id}`;
  await recordAct(tx, viewer, { what: 'account.leave', object: `organisation:${there.id}` });
}

/**
 * Closes the user's account for good: name, addresses, password, sessions and seats go. An organisation in which nobody else has a seat goes
 * with it, and what was posted in its name stays with its private links. Throws Refused('conflict') where others would be left without an
 * owner, Refused('invalid') for a wrong password, Unproven for an account without one where prove was not called in time.
 */
export async function closeAccount(tx: Tx, accounts: Accounts, viewer: User, password: string): Promise<void> {
  insist(may(viewer, accountPermissions.manageSelf, { user: viewer.user }));
  const [own] = await tx`select 1 from account.account where user_id = ${viewer.user} and password is not null`;
  if (!own) await insistProven(tx, viewer);
  else if (!(await rightPassword(tx, accounts, viewer, password)))
    throw new Refused('invalid', ['密码不对', 'That password is not right'], { password: '密码不对' });
  const seats = await tx<{ organisation: string; id: string; others: boolean }[]>`
    select m.organization_id as organisation, m.id,
      exists (select from account.member o where o.organization_id = m.organization_id and o.id <> m.id) as others
    from account.member m where m.user_id = ${viewer.user} order by 1`;
  for (const { organisation, id, others } of seats) {
    await lockOrganisation(tx, organisation);
    if (others) await keepOwner(tx, organisation, id);
    else {
      await tx`delete from account.apikey where reference_id = ${organisation}`;
      await tx`delete from account.organization where id = ${organisation}`;
    }
  }
  await tx`delete from account."user" where id = ${viewer.user}`;
  await recordAct(tx, viewer, { what: 'account.close', object: `user:${viewer.user}`, details: { organisations: seats.length } });
}
