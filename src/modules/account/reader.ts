import type { Db } from '#platform/database.ts';
import type { Secret } from '#platform/secret.ts';
import type { User } from '#shared/viewer.ts';
import { openAddress } from './address.ts';
import { type MemberRow, seatsOf } from './session.ts';

/** The members of an organisation, or one user, as viewers with every seat that they have now; nobody needs to be signed in. */
export async function readUsers(db: Db, of: { organisation: string } | { user: string }): Promise<User[]> {
  const among =
    'user' in of
      ? db`u.id::text = ${of.user}`
      : db`u.id in (select user_id from account.member where organization_id::text = ${of.organisation})`;
  const rows = await db<{ user: string; second: boolean; members: MemberRow[] }[]>`
    select u.id as user, coalesce(u.two_factor_enabled, false) as second,
      (select coalesce(json_agg(json_build_object('organisation', m.organization_id, 'role', m.role,
          'confirmed', o.confirmed_at is not null, 'demands', coalesce(r.due <= now(), false)) order by m.created_at, m.id), '[]')
        from account.member m join account.organization o on o.id = m.organization_id
          left join account.factor_rule r on r.organization_id = o.id where m.user_id = u.id) as members
    from account."user" u where ${among} order by u.created_at, u.id`;
  return rows.map(({ user, second, members }) => ({
    kind: 'user',
    user,
    session: '',
    secondFactor: second,
    ...seatsOf(members, second),
  }));
}

/** The verified e-mail address of a user; null where there is none. */
export async function readMailbox(db: Db, secret: Secret, user: string): Promise<string | null> {
  const [row] = await db<{ sealed: string | null; blinded: string }[]>`
    select email_sealed as sealed, email as blinded from account."user" where id::text = ${user} and email_verified`;
  return row?.sealed ? openAddress(secret, row.sealed, row.blinded) : null;
}

/** The confirmed organisations of a kind whose members watch over others. */
export async function listWatchers(db: Db, kind: 'secretariat' | 'platform'): Promise<string[]> {
  const rows = await db<{ id: string }[]>`
    select id from account.organization where kind = ${kind} and confirmed_at is not null order by id`;
  return rows.map(row => row.id);
}
