import { randomBytes } from 'node:crypto';
import type { Db, Tx } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import { cleanLine, lengthOf } from '#shared/text.ts';
import { operator, type Role, type User, type Viewer } from '#shared/viewer.ts';
import { type Accounts, ask, signedIn } from './accounts.ts';
import { recordAct } from './audit.ts';
import { type Kind, kindList, openKinds, rolesOf } from './kind.ts';
import { accountPermissions } from './may.ts';

/** An organisation as its members see it. */
export type Organisation = { id: string; name: string; kind: Kind; confirmedAt: Date | null };

export type Member = {
  id: string;
  user: string;
  name: string;
  contact: string | null;
  roles: readonly (Role | 'owner')[];
  secondFactor: boolean;
  since: Date;
};

/** With everybody who belongs to it, or was asked to. */
export type OrganisationWithMembers = Organisation & { members: Member[]; invitations: Invitation[] };

export type Invitation = { id: string; contact: string | null; roles: readonly (Role | 'owner')[]; until: Date };

/** The organisations in which a user has a seat, oldest seat first, with the user's roles there and from when on they demand a second factor. */
export async function listOwnOrganisations(
  db: Db,
  viewer: User,
): Promise<(Organisation & { roles: readonly (Role | 'owner')[]; factorDue: Date | null })[]> {
  const rows = await db<(Organisation & { role: string; factorDue: Date | null })[]>`
    select o.id, o.name, o.kind, o.confirmed_at as "confirmedAt", m.role, r.due as "factorDue"
    from account.member m join account.organization o on o.id = m.organization_id
      left join account.factor_rule r on r.organization_id = o.id
    where m.user_id = ${viewer.user} order by m.created_at, m.id`;
  return rows.map(({ role, ...rest }) => ({ ...rest, roles: role.split(',') as (Role | 'owner')[] }));
}

/** An organisation with its members and open invitations, for its members and administrators; throws Refused('missing') for others. */
export async function readOrganisation(db: Db, viewer: Viewer, id: string): Promise<OrganisationWithMembers> {
  insist(may(viewer, accountPermissions.readOrganisation, { organisation: id }));
  const [row] = await db<Organisation[]>`
    select id, name, kind, confirmed_at as "confirmedAt" from account.organization where id::text = ${id}`;
  if (!row) throw noOrganisation();
  const members = await db<(Omit<Member, 'roles'> & { role: string })[]>`
    select m.id, m.user_id as user, u.name, coalesce(u.email_masked, u.phone_masked) as contact, m.role, m.created_at as since,
      coalesce(u.two_factor_enabled, false) as "secondFactor"
    from account.member m join account."user" u on u.id = m.user_id where m.organization_id = ${row.id} order by m.created_at, m.id`;
  const invitations = await db<(Omit<Invitation, 'roles'> & { role: string })[]>`
    select id, email_masked as contact, role, expires_at as until from account.invitation
    where organization_id = ${row.id} and status = 'pending' and expires_at > now() order by created_at, id`;
  return { ...row, members: members.map(withRoles), invitations: invitations.map(withRoles) };
}

/**
 * Founds an organisation whose owner is the user, with all the roles of its kind. An enterprise counts at once; a park or broker when an
 * administrator has confirmed it. Throws Refused('invalid') for a name or kind that cannot be used.
 */
export async function foundOrganisation(
  tx: Tx,
  accounts: Accounts,
  viewer: Viewer,
  { name, kind }: { name: string; kind: string },
): Promise<string> {
  insist(may(viewer, accountPermissions.foundOrganisation));
  const user = signedIn(viewer);
  const open = openKinds.find(one => one === kind);
  if (!open) throw new Refused('invalid', ['请选择类别', 'Please choose a kind'], { kind: '请选择类别' });
  return storeOrganisation(tx, accounts, viewer, { name, kind: open, owner: user.user, confirmed: open === 'enterprise' });
}

type NewOrganisation = { name: string; kind: Kind; owner: string };

/** Makes an organisation of any kind, confirmed, whose owner is this user; for administrators and the operator. */
export async function makeOrganisation(tx: Tx, accounts: Accounts, viewer: Viewer, made: NewOrganisation): Promise<string> {
  insist(may(viewer, accountPermissions.administer));
  return storeOrganisation(tx, accounts, viewer, { ...made, confirmed: true });
}

async function storeOrganisation(
  tx: Tx,
  accounts: Accounts,
  viewer: Viewer,
  { name, kind, owner, confirmed }: NewOrganisation & { confirmed: boolean },
): Promise<string> {
  const line = cleanLine(name);
  if (lengthOf(line) < 2 || lengthOf(line) > 80)
    throw new Refused('invalid', ['名称应为 2 到 80 个字', 'The name needs 2 to 80 characters'], {
      name: '名称应为 2 到 80 个字',
    });
  const outcome = await ask(tx, accounts, api =>
    api.createOrganization({
      body: {
        name: line,
        slug: randomBytes(12).toString('hex'),
        userId: owner,
        kind,
        ...(confirmed ? { confirmedAt: accounts.clock() } : {}),
      },
      returnHeaders: true,
    }),
  );
  if (!outcome.ok) throw new Refused('conflict', ['不能再新建组织', 'No further organisation can be made']);
  const { id } = outcome.value as { id: string };
  await tx`update account.member set role = ${['owner', ...rolesOf(kind)].join(',')} where organization_id = ${id} and user_id = ${owner}`;
  await recordAct(tx, viewer, { what: 'account.found-organisation', object: `organisation:${id}`, details: { kind, confirmed } });
  return id;
}

/** Every organisation for administrators: those that wait for confirmation first. */
export async function listOrganisations(db: Db, viewer: Viewer): Promise<(Organisation & { members: number })[]> {
  insist(may(viewer, accountPermissions.administer));
  return db<(Organisation & { members: number })[]>`
    select id, name, kind, confirmed_at as "confirmedAt",
      (select count(*)::int from account.member m where m.organization_id = o.id) as members
    from account.organization o order by confirmed_at nulls first, created_at desc, id limit 500`;
}

/** Lets the roles of an organisation count; its members sign in anew. Only administrators and the operator may. */
export async function confirmOrganisation(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  insist(may(viewer, accountPermissions.administer));
  const [row] = await tx<{ id: string }[]>`
    update account.organization set confirmed_at = now() where id::text = ${id} and confirmed_at is null returning id`;
  if (!row) throw noOrganisation();
  await tx`
    delete from account.session where user_id in (select user_id from account.member where organization_id = ${row.id})
      and id::text <> ${viewer.kind === 'user' ? viewer.session : ''}`;
  await recordAct(tx, viewer, { what: 'account.confirm-organisation', object: `organisation:${row.id}` });
}

/** The kind that a word names; throws Refused('invalid') for any other. */
export function kindNamed(word: string): Kind {
  const kind = kindList.find(one => one === word);
  if (!kind) throw new Refused('invalid', ['请选择类别', 'Please choose a kind'], { kind: '请选择类别' });
  return kind;
}

/** The operator makes a platform organisation whose owner administers; see admin.ts. */
export function makePlatform(tx: Tx, accounts: Accounts, owner: string): Promise<string> {
  return makeOrganisation(tx, accounts, operator, { name: '平台运营', kind: 'platform', owner });
}

/** The one answer for an organisation that does not exist and one that is not the reader's. */
export function noOrganisation(): Refused {
  return new Refused('missing', ['没有这个组织', 'There is no such organisation']);
}

function withRoles<T extends { role: string | null }>({
  role,
  ...rest
}: T): Omit<T, 'role'> & { roles: readonly (Role | 'owner')[] } {
  return { ...rest, roles: (role ?? '').split(',').filter(Boolean) as (Role | 'owner')[] };
}
