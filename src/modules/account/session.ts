import { randomBytes } from 'node:crypto';
import type { Db, Tx } from '#platform/database.ts';
import { Refused } from '#shared/refused.ts';
import { type Role, roles, type Seat, type User, type Viewer, visitor } from '#shared/viewer.ts';
import type { Accounts } from './accounts.ts';
import { recordAct } from './audit.ts';
import { idleSeconds, sessionCookie, sessionSeconds, sessionTokenIn, signSession } from './session-cookie.ts';

/** A seat as it is stored; `demands`: the organisation demands a second factor, and the time to set one up is over. */
export type MemberRow = { organisation: string; role: string; confirmed: boolean; demands: boolean };

/** Who a browser is by its Cookie header: one statement, and none where it carries no session of ours. */
export async function readViewer(db: Db, accounts: Accounts, cookie: string | undefined): Promise<Viewer> {
  return (await readSession(db, accounts, cookie)).viewer;
}

/**
 * The same, with whether its use should be noted (noteUse), which is due once in ten minutes: a session unused for a day has ended. `isBarred`:
 * the site demands a second factor of this user, who has none yet, and may do nothing before but set one up.
 */
export async function readSession(
  db: Db,
  { key, factor }: Accounts,
  cookie: string | undefined,
): Promise<{ viewer: Viewer; isDue: boolean; isBarred: boolean }> {
  const nobody = { viewer: visitor, isDue: false, isBarred: false };
  const token = sessionTokenIn(cookie, key);
  if (!token) return nobody;
  const [row] = await db<
    { session: string; user: string; second: boolean; due: boolean; belongs: boolean; members: MemberRow[] }[]
  >`
    select s.id as session, u.id as user, coalesce(u.two_factor_enabled, false) as second,
      s.updated_at < now() - interval '10 minutes' as due,
      exists (select from account.member m join account.organization o on o.id = m.organization_id
        where m.user_id = u.id and o.kind <> 'enterprise') as belongs,
      (select coalesce(json_agg(json_build_object('organisation', m.organization_id, 'role', m.role,
          'confirmed', o.confirmed_at is not null, 'demands', coalesce(r.due <= now(), false)) order by m.created_at, m.id), '[]')
        from account.member m join account.organization o on o.id = m.organization_id
          left join account.factor_rule r on r.organization_id = o.id where m.user_id = u.id) as members
    from account.session s join account."user" u on u.id = s.user_id
    where s.token = ${token} and s.expires_at > now() and s.updated_at > now() - ${idleSeconds} * interval '1 second'`;
  if (!row) return nobody;
  const { user, session, second: secondFactor } = row;
  return {
    viewer: { kind: 'user', user, session, secondFactor, ...seatsOf(row.members, secondFactor) },
    isDue: row.due,
    isBarred: !secondFactor && (factor === 'everybody' || (factor === 'members' && row.belongs)),
  };
}

/** Notes that a session is in use. */
export async function noteUse(tx: Tx, viewer: User): Promise<void> {
  await tx`update account.session set updated_at = now() where id = ${viewer.session}`;
}

/** The seats of a user from their rows: those whose organisation demands a second factor that the user has not are shut. */
export function seatsOf(rows: readonly MemberRow[], secondFactor: boolean): Pick<User, 'seats' | 'shut'> {
  const isShut = ({ demands }: MemberRow) => demands && !secondFactor;
  const shut = rows.filter(isShut).map(one => one.organisation);
  return { seats: rows.filter(one => !isShut(one)).map(seatOf), ...(shut.length > 0 ? { shut } : {}) };
}

/** A user's place in an organisation from its row; roles count only where the organisation is confirmed. */
function seatOf({ organisation, role, confirmed }: MemberRow): Seat {
  const held = role.split(',');
  return {
    organisation,
    owner: held.includes('owner'),
    roles: confirmed ? roles.filter((one): one is Role => held.includes(one)) : [],
  };
}

/** Whether a Cookie header has any session in it, ours or not: what decides if the database is asked at all. */
export function hasSession(cookie: string | undefined): boolean {
  return cookie?.includes(`${sessionCookie}=`) ?? false;
}

/** One device that is signed in. */
export type Session = { id: string; agent: string | null; since: Date; until: Date; current: boolean };

/** The devices on which a user is signed in, newest first. */
export async function listSessions(db: Db, viewer: User): Promise<Session[]> {
  return db<Session[]>`
    select id, user_agent as agent, created_at as since, expires_at as until, id = ${viewer.session} as current
    from account.session where user_id = ${viewer.user} and expires_at > now()
      and updated_at > now() - ${idleSeconds} * interval '1 second' order by created_at desc, id`;
}

/** Signs one device of the user out; throws Unproven where prove was not called in time, and Refused('missing') for a session that is not the user's own. */
export async function endSession(tx: Tx, viewer: User, id: string): Promise<void> {
  await insistProven(tx, viewer);
  const [row] = await tx`delete from account.session where id::text = ${id} and user_id = ${viewer.user} returning id`;
  if (!row) throw new Refused('missing', ['没有这条登录记录', 'There is no such session']);
  await recordAct(tx, viewer, { what: 'account.end-session', object: `user:${viewer.user}` });
}

/** Signs the user out on every other device; throws Unproven where prove was not called in time. */
export async function endOtherSessions(tx: Tx, viewer: User): Promise<number> {
  await insistProven(tx, viewer);
  const rows = await tx`delete from account.session where user_id = ${viewer.user} and id <> ${viewer.session} returning id`;
  await recordAct(tx, viewer, { what: 'account.end-sessions', object: `user:${viewer.user}`, details: { count: rows.length } });
  return rows.length;
}

/** Minutes for which a proof holds. */
const provenMinutes = 10;

/** The refusal of a step that asks to prove once more who one is: shown as a question, not as an error. */
export class Unproven extends Refused {}

/** Throws Unproven where the user has not proved within the last ten minutes, in this session, who they are. */
export async function insistProven(tx: Tx, viewer: User): Promise<void> {
  const [row] = await tx`
    select 1 from account.session where id::text = ${viewer.session} and user_id::text = ${viewer.user}
      and proven_at > now() - ${provenMinutes} * interval '1 minute'`;
  if (!row) throw new Unproven('invalid', ['请先确认是您本人', 'Please confirm first that it is you']);
}

/** Ends every session of another user, whose rights have changed: the next request has to sign in with the new ones. */
export async function endSessionsOf(tx: Tx, user: string): Promise<void> {
  await tx`delete from account.session where user_id = ${user}`;
}

/** Gives the user's session a new token, after what they may has grown, so that an older cookie opens nothing; returns the cookie. */
export async function rotateSession(tx: Tx, accounts: Accounts, viewer: User): Promise<string> {
  const token = newToken();
  await tx`update account.session set token = ${token}, updated_at = now() where id = ${viewer.session}`;
  return cookieOf(accounts, token);
}

/** Opens a session for a user and returns its cookie. */
export async function openSession(tx: Tx, accounts: Accounts, user: string, agent: string): Promise<string> {
  const token = newToken();
  await tx`
    insert into account.session (token, user_id, expires_at, user_agent)
    values (${token}, ${user}, now() + ${sessionSeconds} * interval '1 second', ${agent.replace(/[^\x20-\x7e]/g, '').slice(0, 300)})`;
  return cookieOf(accounts, token);
}

function cookieOf({ key }: Accounts, token: string): string {
  return `${sessionCookie}=${signSession(token, key)}; Max-Age=${sessionSeconds}; Path=/; HttpOnly; SameSite=Lax`;
}

function newToken(): string {
  return randomBytes(24).toString('base64url');
}
