import type { PictureType } from './picture.ts';

/**
 * The same picture, pixel for pixel, without what a file says beside them: EXIF with its place, XMP, IPTC, comments, previews, and whatever lies
 * behind its end. Colour profiles stay. Null where the form is not followed to its end, or is one (AVIF) that cannot be taken apart this way.
 */
export function bareBytes(bytes: Uint8Array, type: PictureType): Buffer | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    const kept = new Kept(file);
    return takers[type]?.(file, kept) ? kept.bytes : null;
  } catch (error) {
    // A length that points behind the end of the file.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** What is kept of a file, in one piece: a hostile one has millions of parts, each of which as an object would take more than itself. */
class Kept {
  private readonly file: Buffer;
  private readonly room: Buffer;
  private length = 0;

  constructor(file: Buffer) {
    this.file = file;
    // Nothing is kept twice; the byte more is the even end of a last part.
    this.room = Buffer.allocUnsafe(file.length + 1);
  }

  /** Keeps a part and gives it, so that it can be changed; throws where it ends behind the file. */
  add(from: number, to: number): Buffer {
    if (to > this.file.length) throw new RangeError('The part ends behind the file');
    const start = this.length;
    this.length += this.file.copy(this.room, start, from, to);
    return this.room.subarray(start, this.length);
  }

  addZero(): void {
    this.length = this.room.writeUInt8(0, this.length);
  }

  get bytes(): Buffer {
    return this.room.subarray(0, this.length);
  }
}

/** Puts into the second what of the first is kept; false where the form is not followed to its end. */
type Taker = (file: Buffer, kept: Kept) => boolean;

const takers: Partial<Record<PictureType, Taker>> = {
  'image/jpeg': bareJpeg,
  'image/png': barePng,
  'image/webp': bareWebp,
  'image/gif': bareGif,
};

/** Segments up to the first end of a picture; telephones put a second picture, with data of its own, behind it. */
function bareJpeg(file: Buffer, kept: Kept): boolean {
  kept.add(0, 2);
  for (let at = 2; ; ) {
    if (file.readUInt8(at) !== 0xff) return false;
    const mark = file.readUInt8(at + 1);
    if (mark === 0xff) {
      at += 1;
      continue;
    }
    if (mark === 0xd9) {
      kept.add(at, at + 2);
      return true;
    }
    const length = file.readUInt16BE(at + 2);
    if (length < 2) return false;
    const end = at + 2 + length;
    if (keptInJpeg(mark, file.toString('latin1', at + 4, at + 16))) kept.add(at, end);
    at = end;
    if (mark !== 0xda) continue;
    // What is drawn: within it 0xff is followed by nothing but 0 and the marks of restarts.
    let next = file.indexOf(0xff, at);
    while (next >= 0 && isDrawn(file.readUInt8(next + 1))) next = file.indexOf(0xff, next + 2);
    if (next < 0) return false;
    kept.add(at, next);
    at = next;
  }
}

const isDrawn = (mark: number) => mark === 0 || (mark >= 0xd0 && mark <= 0xd7);

/** JFIF says how dense the pixels are, APP2 holds the colour profile, APP14 how colours are written; other applications and comments go. */
function keptInJpeg(mark: number, head: string): boolean {
  if (mark === 0xe0) return head.startsWith('JFIF\0');
  if (mark === 0xe2) return head.startsWith('ICC_PROFILE\0');
  if (mark === 0xee) return head.startsWith('Adobe');
  return !((mark >= 0xe1 && mark <= 0xef) || mark === 0xfe);
}

/** What colours, transparency, size and movement need; texts, times, EXIF and everything unknown go. */
const keptInPng = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT cICP mDCV cLLI bKGD hIST pHYs acTL fcTL fdAT'.split(' '),
);

function barePng(file: Buffer, kept: Kept): boolean {
  kept.add(0, 8);
  for (let at = 8; ; ) {
    const end = at + 12 + file.readUInt32BE(at);
    const name = file.toString('latin1', at + 4, at + 8);
    if (keptInPng.has(name)) kept.add(at, end);
    if (name === 'IEND') return true;
    at = end;
  }
}

const keptInWebp = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

function bareWebp(file: Buffer, kept: Kept): boolean {
  const head = kept.add(0, 12);
  const until = Math.min(file.length, file.readUInt32LE(4) + 8);
  for (let at = 12; at + 8 <= until; ) {
    const length = file.readUInt32LE(at + 4);
    const name = file.toString('latin1', at, at + 4);
    const end = at + 8 + length;
    if (keptInWebp.has(name)) {
      const part = kept.add(at, end);
      // The flags that promise EXIF and XMP.
      if (name === 'VP8X') part.writeUInt8(part.readUInt8(8) & ~0b1100, 8);
      if (length % 2 === 1) kept.addZero();
    }
    at = end + (length % 2);
  }
  head.writeUInt32LE(kept.bytes.length - 8, 4);
  return true;
}

function bareGif(file: Buffer, kept: Kept): boolean {
  let at = 13 + paletteSize(file.readUInt8(10));
  kept.add(0, at);
  for (;;) {
    const start = at;
    const kind = file.readUInt8(at);
    if (kind === 0x3b) {
      kept.add(at, at + 1);
      return true;
    }
    if (kind === 0x2c) at += 10 + paletteSize(file.readUInt8(at + 9)) + 1;
    else if (kind === 0x21) at += 2;
    else return false;
    const label = kind === 0x21 ? file.readUInt8(start + 1) : -1;
    const name = file.toString('latin1', at + 1, at + 12);
    for (let size = file.readUInt8(at); size > 0; size = file.readUInt8(at)) at += size + 1;
    at += 1;
    // Of the extensions: timing and transparency, and how often it is played.
    if (label === -1 || label === 0xf9 || (label === 0xff && /^(?:NETSCAPE|ANIMEXTS)/.test(name))) kept.add(start, at);
  }
}

const paletteSize = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
