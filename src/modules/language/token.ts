import type { Cue, Senses } from './dictionary.ts';
import type { Token } from './scan.ts';

/** What a token means to a grammar; undefined where it means nothing to it. */
export function meaning(token: Token | undefined, cue: Cue): string | undefined {
  return token?.kind === 'word' && token.senses ? sensesFor(token.senses, cue)?.[0] : undefined;
}

const none: readonly string[] = [];

/** All meanings of a token to a grammar. */
export function meanings(token: Token | undefined, cue: Cue): readonly string[] {
  return (token?.kind === 'word' && token.senses && sensesFor(token.senses, cue)) || none;
}

/** Named one by one: what is asked for by a changing name is looked up anew each time. */
function sensesFor(senses: Senses, cue: Cue): readonly string[] | undefined {
  switch (cue) {
    case 'label':
      return senses.label;
    case 'kind':
      return senses.kind;
    case 'sign':
      return senses.sign;
    case 'deal':
      return senses.deal;
    case 'deny':
      return senses.deny;
    case 'side':
      return senses.side;
    case 'trade':
      return senses.trade;
    case 'news':
      return senses.news;
  }
}

/** The index of the first token that begins at or behind an offset. */
export function firstFrom(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The tokens inside a stretch of the plain text. */
export function tokensIn(tokens: readonly Token[], start: number, end: number): Token[] {
  const inside: Token[] = [];
  for (let at = firstFrom(tokens, start); at < tokens.length && tokens[at]!.end <= end; at++) inside.push(tokens[at]!);
  return inside;
}
