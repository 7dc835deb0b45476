import { Refused } from './refused.ts';
import type { Role, Scope, Viewer } from './viewer.ts';

/**
 * Who may do something:
 * anyone; signed-in: every user; link: whoever holds the object's private link; self: the user whom it is about; own: every member of the
 * object's organisation; own-owner: those who manage it; own-ROLE: its members with that role; key: a program with the scope, for its own
 * organisation; ROLE: whoever has that role in a confirmed organisation; operator: the command line.
 */
export type Grant = 'anyone' | 'signed-in' | 'link' | 'self' | 'own' | 'own-owner' | `own-${Role}` | 'key' | Role | 'operator';

/** One thing that can be done, in words for the table, and who may. Whoever is not named may not. */
export type Permission = {
  zh: string;
  en: string;
  grants: readonly Grant[];
  /** What a key needs; without one no key may. */
  scope?: Scope;
  /** Whether the object itself is unknown to others: they are told that there is none (404) instead of that they may not (403). */
  unseen?: true;
  /** Whether a member may as well whose organisation demands a second factor that the member has not set up. */
  withoutFactor?: true;
};

/** What is known of the object that is acted on. */
export type Facts = {
  /** The organisation it belongs to; null: to none. */
  organisation?: string | null;
  /** The user whom it is about. */
  user?: string;
  /** True where the request came with its private link. */
  link?: boolean;
};

/** The refusal of somebody who may not, also where it says that there is nothing: it stands in the log of security. */
export class Denied extends Refused {}

/** Null when the viewer may, else the refusal; pure, and everything is denied that no grant allows. */
export function may(viewer: Viewer, permission: Permission, facts: Facts = {}): Refused | null {
  if (permission.grants.some(grant => holds(grant, viewer, permission, facts))) return null;
  if (isShut(viewer, facts) || (facts.organisation === undefined && isShutOut(viewer)))
    return new Denied('forbidden', [
      '您的组织要求两步验证：请先在“账号安全”里开启，再做这一步',
      'Your organisation demands a second factor: please turn it on under “Security” before this step',
    ]);
  if (permission.unseen && !related(viewer, facts))
    return new Denied('missing', ['没有找到，请核对地址或编号', 'Not found; please check the address or number']);
  if (viewer.kind === 'visitor')
    return new Denied('forbidden', ['请先登录，再做这一步', 'Please sign in first, then do this step']);
  if (viewer.kind === 'key')
    return new Denied('forbidden', ['这个密钥没有这项权限', 'This key does not have the scope for this']);
  if (permission.grants.includes('administrator') && lacksSecondFactor(viewer))
    return new Denied('forbidden', [
      '管理员要先在“账号安全”里开启两步验证，才能做这一步',
      'An administrator has to turn on the second factor under “Security” before this step',
    ]);
  return new Denied('forbidden', ['您的角色不能做这一步', 'Your role does not allow this step']);
}

/** Throws the refusal, where there is one. */
export function insist(refused: Refused | null): void {
  if (refused) throw refused;
}

function holds(grant: Grant, viewer: Viewer, { scope, withoutFactor }: Permission, facts: Facts): boolean {
  if (grant === 'anyone') return true;
  if (grant === 'link') return facts.link === true;
  if (grant === 'operator') return viewer.kind === 'operator';
  if (grant === 'key') {
    if (viewer.kind !== 'key' || scope === undefined || !viewer.scopes.includes(scope)) return false;
    return facts.organisation === undefined || facts.organisation === viewer.organisation;
  }
  if (viewer.kind !== 'user') return false;
  if (grant === 'signed-in') return true;
  if (grant === 'self') return facts.user === viewer.user;
  if (grant === 'own' && withoutFactor && isShut(viewer, facts)) return true;
  if (grant === 'own' || grant.startsWith('own-')) {
    const seat = facts.organisation ? viewer.seats.find(one => one.organisation === facts.organisation) : undefined;
    if (!seat || grant === 'own') return seat !== undefined;
    return grant === 'own-owner' ? seat.owner : seat.roles.includes(grant.slice(4) as Role);
  }
  if (grant === 'administrator' && !viewer.secondFactor) return false;
  return viewer.seats.some(seat => seat.roles.includes(grant as Role));
}

/** Whether the viewer knows of the object anyway, so that a 403 tells nothing new. */
function related(viewer: Viewer, facts: Facts): boolean {
  if (viewer.kind === 'operator') return true;
  if (viewer.kind === 'key') return facts.organisation === undefined || facts.organisation === viewer.organisation;
  if (viewer.kind !== 'user') return false;
  return viewer.seats.some(seat => seat.organisation === facts.organisation);
}

function isShut(viewer: Viewer, { organisation }: Facts): boolean {
  return viewer.kind === 'user' && !!organisation && (viewer.shut?.includes(organisation) ?? false);
}

/** Whether nothing but shut seats is left, so that what asks for a role needs the second factor first. */
function isShutOut(viewer: Viewer): boolean {
  return viewer.kind === 'user' && viewer.shut !== undefined && viewer.seats.length === 0;
}

function lacksSecondFactor(viewer: Viewer): boolean {
  return viewer.kind === 'user' && !viewer.secondFactor && viewer.seats.some(seat => seat.roles.includes('administrator'));
}
