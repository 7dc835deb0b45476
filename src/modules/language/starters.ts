/** A table that tells for every UTF-16 code whether a form may begin with it: looking there first spares most places of a text a pattern. */
export function startersOf(characters: string): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

/** Whether a character of a table stands at a place. Behind the end of the text no code stands, and a table asked for none is slow to say so. */
export function standsAt(table: Uint8Array, text: string, at: number): boolean {
  return at >= 0 && at < text.length && table[text.charCodeAt(at)] === 1;
}

/** Whether any character of a table stands in a stretch of a text. */
export function standsIn(table: Uint8Array, text: string, start: number, end: number): boolean {
  const last = Math.min(end, text.length);
  for (let at = Math.max(0, start); at < last; at++) if (table[text.charCodeAt(at)] === 1) return true;
  return false;
}

/** A table of several sets of characters: the set at i has the bit 1 << i; at most eight. */
export function markersOf(...sets: readonly string[]): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const [i, characters] of sets.entries()) for (const character of characters) table[character.charCodeAt(0)]! |= 1 << i;
  return table;
}

/** The bits of all sets of which a character stands in a stretch of a text. */
export function markersIn(table: Uint8Array, text: string, start: number, end: number): number {
  const last = Math.min(end, text.length);
  let found = 0;
  for (let at = start; at < last; at++) found |= table[text.charCodeAt(at)]!;
  return found;
}
