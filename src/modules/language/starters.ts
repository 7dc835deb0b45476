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
