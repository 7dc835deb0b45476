import type { Token } from '../scan.ts';

export const rolesOf = (token: Token | undefined): readonly string[] =>
  token?.kind === 'word' ? (token.senses?.news ?? none) : none;

const none: readonly string[] = [];

export const hasRole = (token: Token | undefined, ...roles: readonly string[]) =>
  rolesOf(token).some(role => roles.includes(role));
