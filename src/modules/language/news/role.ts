import type { Token } from '../scan.ts';

export const rolesOf = (token: Token | undefined): readonly string[] =>
  token?.kind === 'word' ? (token.senses?.news ?? none) : none;

const none: readonly string[] = [];

/** Whether a word plays one of several parts for the grammars of the news. */
export function hasRole(token: Token | undefined, ...roles: readonly string[]): boolean {
  if (token?.kind !== 'word' || token.senses?.news === undefined) return false;
  for (const role of token.senses.news) if (roles.includes(role)) return true;
  return false;
}
