/** What a member may do in the name of an organisation; which roles an organisation can give follows from its kind. */
export const roles = ['enterprise', 'receiver', 'secretary', 'editor', 'judge', 'officer', 'administrator'] as const;

export type Role = (typeof roles)[number];

/** What a program may do with a key, always in the name of the key's organisation. */
export const scopes = ['offers:read', 'offers:write', 'needs:read', 'needs:write'] as const;

export type Scope = (typeof scopes)[number];

/** A user's place in one organisation. `owner` manages its members, invitations and keys; roles count only where the organisation is confirmed. */
export type Seat = { organisation: string; owner: boolean; roles: readonly Role[] };

/**
 * Somebody signed in. `secondFactor` is true where the account asks for one at every sign-in: without it nobody administers. `shut` are
 * organisations to which the user belongs and for which nothing can be done before a second factor is set up, since they demand one.
 */
export type User = {
  kind: 'user';
  user: string;
  session: string;
  secondFactor: boolean;
  seats: readonly Seat[];
  shut?: readonly string[];
};

/** Who asks: decides what may be seen and done. */
export type Viewer =
  | { kind: 'visitor' }
  | User
  | { kind: 'key'; key: string; organisation: string; scopes: readonly Scope[] }
  | { kind: 'operator' };

export const visitor: Viewer = { kind: 'visitor' };
export const operator: Viewer = { kind: 'operator' };

/** How a viewer is named where acts are recorded: an id, never a name or an address. */
export function nameOf(viewer: Viewer): string {
  if (viewer.kind === 'user') return `user:${viewer.user}`;
  return viewer.kind === 'key' ? `key:${viewer.key}` : viewer.kind;
}
