import type { Senses } from '../dictionary.ts';
import type { Token } from '../scan.ts';

/** What the words of data/language/news.csv do in a sentence, one bit each: a word may play several parts. */
export const role = {
  act: 1 << 0,
  base: 1 << 1,
  do: 1 << 2,
  down: 1 << 3,
  each: 1 << 4,
  flow: 1 << 5,
  from: 1 << 6,
  have: 1 << 7,
  lead: 1 << 8,
  make: 1 << 9,
  modal: 1 << 10,
  narrow: 1 << 11,
  noun: 1 << 12,
  rank: 1 << 13,
  reach: 1 << 14,
  said: 1 << 15,
  share: 1 << 16,
  to: 1 << 17,
  up: 1 << 18,
  who: 1 << 19,
} as const;

/** Words that tell of a thing or a figure and stand in the name of neither. */
export const telling =
  role.have |
  role.flow |
  role.reach |
  role.to |
  role.up |
  role.down |
  role.narrow |
  role.base |
  role.each |
  role.share |
  role.rank |
  role.modal |
  role.from;

/** The parts that a word plays, counted up when they are first asked for: every word of a text is asked dozens of times. */
function partsOf(senses: Senses): number {
  if (senses.parts >= 0) return senses.parts;
  let parts = 0;
  for (const one of senses.news ?? []) parts |= role[one as keyof typeof role];
  senses.parts = parts;
  return parts;
}

/** The parts that a token plays for the grammars of the news, as bits of `role`. */
export const rolesOf = (token: Token | undefined): number =>
  token?.kind === 'word' && token.senses !== null ? partsOf(token.senses) : 0;

/** Whether a word plays one of several parts (`role.act | role.do`) for the grammars of the news. */
export const hasRole = (token: Token | undefined, roles: number): boolean => (rolesOf(token) & roles) !== 0;
