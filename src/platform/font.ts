import { closeSync, openSync, readSync } from 'node:fs';

/** What a drawing has to know of a font before it draws: how wide letters are, in em, and which there are. */
export type Font = { widthOf(text: string): number; has(letter: string): boolean };

/** Reads the widths of a TrueType font (tables head, hhea, hmtx and cmap of the OpenType specification 1.9); some 400 kB stay in memory. Throws for a file that is no such font. */
export function openFont(path: string): Font {
  const file = openSync(path, 'r');
  try {
    const read = (at: number, length: number) => {
      const bytes = Buffer.alloc(length);
      readSync(file, bytes, 0, length, at);
      return bytes;
    };
    const count = read(0, 12).readUInt16BE(4);
    const directory = read(12, count * 16);
    const table = (name: string) => {
      const at = directory.indexOf(name, 0, 'latin1');
      if (at < 0) throw new Error(`${path} has no table ${name}`);
      return read(directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12));
    };
    const unitsPerEm = table('head').readUInt16BE(18);
    const measured = table('hhea').readUInt16BE(34);
    const widths = table('hmtx');
    const glyphs = groupsOf(table('cmap'));
    // Letters behind the last measured one are as wide as it.
    const advance = (glyph: number) => widths.readUInt16BE(Math.min(glyph, measured - 1) * 4);
    return {
      has: letter => glyphs(letter.codePointAt(0)!) !== 0,
      widthOf: text => {
        let width = 0;
        for (const letter of text) width += advance(glyphs(letter.codePointAt(0)!));
        return width / unitsPerEm;
      },
    };
  } finally {
    closeSync(file);
  }
}

/** Finds the number of a glyph by its code point in the subtable of format 12, which Chinese fonts have for letters beyond 65,535. */
function groupsOf(cmap: Buffer): (code: number) => number {
  for (let index = 0; index < cmap.readUInt16BE(2); index++) {
    const at = cmap.readUInt32BE(4 + index * 8 + 4);
    if (cmap.readUInt16BE(at) !== 12) continue;
    const count = cmap.readUInt32BE(at + 12);
    const group = (n: number, field: number) => cmap.readUInt32BE(at + 16 + n * 12 + field);
    return code => {
      let [low, high] = [0, count - 1];
      while (low <= high) {
        const middle = (low + high) >> 1;
        if (code < group(middle, 0)) high = middle - 1;
        else if (code > group(middle, 4)) low = middle + 1;
        else return group(middle, 8) + code - group(middle, 0);
      }
      return 0;
    };
  }
  throw new Error('The font maps no code points beyond 65,535');
}
