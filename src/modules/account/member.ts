import type { Db, Tx } from '#platform/database.ts';
import type { Message } from '#platform/sender.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import type { Role, User, Viewer } from '#shared/viewer.ts';
import { wordsIn } from '#shared/words.ts';
import { type Accounts, ask, headersOf, type Place, signedIn } from './accounts.ts';
import { blindEmail, readEmail } from './address.ts';
import { recordAct } from './audit.ts';
import { type Kind, rolesOf } from './kind.ts';
import { accountPermissions } from './may.ts';
import { noOrganisation } from './organisation.ts';
import { endSessionsOf, rotateSession } from './session.ts';

export type Given = { email: string; roles: readonly string[] };

/**
 * Invites somebody by e-mail into an organisation of which the viewer is an owner, with roles that its kind can give. The message is sent
 * whether the address has an account or not.
 */
export async function inviteMember(
  tx: Tx,
  accounts: Accounts,
  viewer: Viewer,
  organisation: string,
  given: Given,
  place: Place,
): Promise<Message[]> {
  insist(may(viewer, accountPermissions.manageMembers, { organisation }));
  const user = signedIn(viewer);
  const email = readEmail(given.email);
  if (!email) throw new Refused('invalid', ['请填写邮箱地址', 'Type an e-mail address'], { email: '请填写邮箱地址' });
  const there = await lockOrganisation(tx, organisation);
  const role = allowedRoles(there.kind, given.roles);
  const { blinded, masked } = blindEmail(accounts.secret, email);
  const headers = await headersOf(tx, accounts, user);
  const outcome = await ask(tx, accounts, api =>
    api.createInvitation({
      body: { email: blinded, role: role as 'owner'[], organizationId: there.id, emailMasked: masked },
      headers,
      returnHeaders: true,
    }),
  );
  if (!outcome.ok)
    throw new Refused('conflict', [
      '这个邮箱已经是成员，或已有一份未接受的邀请',
      'This address is a member already or has an open invitation',
    ]);
  const { id } = outcome.value as { id: string };
  await recordAct(tx, viewer, {
    what: 'account.invite',
    object: `organisation:${there.id}`,
    details: { invitation: id, roles: role.join(',') },
  });
  const t = wordsIn(place.lang);
  const address = `${place.origin}${place.lang === 'en' ? '/en' : ''}/invitations/${id}`;
  return [
    {
      kind: 'mail',
      to: email,
      subject: t(`链群：${there.name} 邀请您加入`, `Lianqun: ${there.name} invites you`),
      text: t(
        `${there.name} 邀请您加入。请在 7 天内用这个邮箱登录（还没有账号请先注册），再打开：\n${address}`,
        `${there.name} invites you to join. Please sign in with this address within 7 days (sign up first if you have no account), then open:\n${address}`,
      ),
    },
  ];
}

/** Takes an open invitation of the organisation back. */
export async function cancelInvitation(tx: Tx, viewer: Viewer, organisation: string, id: string): Promise<void> {
  insist(may(viewer, accountPermissions.manageMembers, { organisation }));
  const [row] = await tx`
    update account.invitation set status = 'canceled'
    where id::text = ${id} and organization_id::text = ${organisation} and status = 'pending' returning id`;
  if (!row) throw new Refused('missing', ['没有这份邀请', 'There is no such invitation']);
  await recordAct(tx, viewer, {
    what: 'account.cancel-invitation',
    object: `organisation:${organisation}`,
    details: { invitation: id },
  });
}

/** An open invitation to the viewer, with the name of the organisation; throws Refused('missing') for one that is somebody else's. */
export async function readInvitation(
  db: Db,
  viewer: Viewer,
  id: string,
): Promise<{ organisation: string; name: string; kind: Kind; roles: (Role | 'owner')[] }> {
  const [row] = await db<{ organisation: string; name: string; kind: Kind; role: string; user: string }[]>`
    select i.organization_id as organisation, o.name, o.kind, i.role, u.id as user
    from account.invitation i join account.organization o on o.id = i.organization_id
    join account."user" u on u.email = i.email and u.email_verified
    where i.id::text = ${id} and i.status = 'pending' and i.expires_at > now()`;
  insist(may(viewer, accountPermissions.acceptInvitation, row ? { user: row.user } : {}));
  const { user: _, role, ...rest } = row!;
  return { ...rest, roles: role.split(',') as (Role | 'owner')[] };
}

/** Accepts an invitation to the viewer; the session gets a new token, and its cookie comes back. */
export async function acceptInvitation(tx: Tx, accounts: Accounts, viewer: User, id: string): Promise<string> {
  const { organisation, kind, roles } = await readInvitation(tx, viewer, id);
  allowedRoles(kind, roles);
  const headers = await headersOf(tx, accounts, viewer);
  const outcome = await ask(tx, accounts, api =>
    api.acceptInvitation({ body: { invitationId: id }, headers, returnHeaders: true }),
  );
  if (!outcome.ok) throw new Refused('conflict', ['这份邀请不能接受了', 'This invitation cannot be accepted any more']);
  await recordAct(tx, viewer, {
    what: 'account.join',
    object: `organisation:${organisation}`,
    details: { invitation: id, roles: roles.join(',') },
  });
  return rotateSession(tx, accounts, viewer);
}

/** Gives a member other roles; the member's sessions end, so that the next one carries them. The last owner stays one. */
export async function changeRoles(
  tx: Tx,
  accounts: Accounts,
  viewer: Viewer,
  organisation: string,
  member: string,
  given: readonly string[],
): Promise<void> {
  insist(may(viewer, accountPermissions.manageMembers, { organisation }));
  const user = signedIn(viewer);
  const there = await lockOrganisation(tx, organisation);
  const changed = await memberOf(tx, there.id, member);
  const role = allowedRoles(there.kind, given);
  const headers = await headersOf(tx, accounts, user);
  if (!role.includes('owner')) await keepOwner(tx, there.id, changed.id);
  const outcome = await ask(tx, accounts, api =>
    api.updateMemberRole({
      body: { memberId: changed.id, organizationId: there.id, role: role as 'owner'[] },
      headers,
      returnHeaders: true,
    }),
  );
  if (!outcome.ok) throw lastOwner();
  if (changed.user !== user.user) await endSessionsOf(tx, changed.user);
  await recordAct(tx, viewer, {
    what: 'account.change-roles',
    object: `organisation:${there.id}`,
    details: { user: changed.user, before: changed.role, after: role.join(',') },
  });
}

/** Takes a member out of the organisation; the member's sessions end. The last owner stays. */
export async function removeMember(
  tx: Tx,
  accounts: Accounts,
  viewer: Viewer,
  organisation: string,
  member: string,
): Promise<void> {
  insist(may(viewer, accountPermissions.manageMembers, { organisation }));
  const user = signedIn(viewer);
  const there = await lockOrganisation(tx, organisation);
  const removed = await memberOf(tx, there.id, member);
  await keepOwner(tx, there.id, removed.id);
  const headers = await headersOf(tx, accounts, user);
  const outcome = await ask(tx, accounts, api =>
    api.removeMember({ body: { memberIdOrEmail: removed.id, organizationId: there.id }, headers, returnHeaders: true }),
  );
  if (!outcome.ok) throw lastOwner();
  await endSessionsOf(tx, removed.user);
  await recordAct(tx, viewer, {
    what: 'account.remove-member',
    object: `organisation:${there.id}`,
    details: { user: removed.user },
  });
}

/** The roles asked for, in order, if an organisation of this kind can give them all; throws Refused('invalid') otherwise. */
function allowedRoles(kind: Kind, given: readonly string[]): string[] {
  const can: readonly string[] = ['owner', ...rolesOf(kind)];
  const asked = can.filter(role => given.includes(role));
  if (asked.length === 0 || given.some(role => !can.includes(role)))
    throw new Refused('invalid', ['请选择这个组织可以给的角色', 'Choose roles that this organisation can give'], {
      roles: '请选择这个组织可以给的角色',
    });
  return asked;
}

/** An organisation, locked, so that two owners who step down at once do not leave it without any; throws Refused('missing'). */
export async function lockOrganisation(tx: Tx, id: string): Promise<{ id: string; name: string; kind: Kind }> {
  const [row] = await tx<{ id: string; name: string; kind: Kind }[]>`
    select id, name, kind from account.organization where id::text = ${id} for update`;
  if (!row) throw noOrganisation();
  return row;
}

async function memberOf(tx: Tx, organisation: string, member: string): Promise<{ id: string; user: string; role: string }> {
  const [row] = await tx<{ id: string; user: string; role: string }[]>`
    select id, user_id as user, role from account.member where id::text = ${member} and organization_id = ${organisation}`;
  if (!row) throw new Refused('missing', ['没有这位成员', 'There is no such member']);
  return row;
}

/** Throws Refused('conflict') where an organisation would have no owner without this member. */
export async function keepOwner(tx: Tx, organisation: string, leaving: string): Promise<void> {
  const [row] = await tx<{ fine: boolean }[]>`
    select bool_or(id <> ${leaving}) is true or not bool_or(id = ${leaving}) is true as fine
    from account.member where organization_id = ${organisation} and 'owner' = any(string_to_array(role, ','))`;
  if (!row!.fine) throw lastOwner();
}

function lastOwner(): Refused {
  return new Refused('conflict', [
    '组织至少要有一位负责人，请先指定另一位',
    'An organisation needs an owner; please name another one first',
  ]);
}
