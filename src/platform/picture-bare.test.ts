import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it, test } from 'vitest';
import { frames, photo, photoWithPlace } from '../../tests/pictures.ts';
import { inspectFile } from './picture.ts';
import { bareBytes } from './picture-bare.ts';

const told = {
  IFD0: { Make: 'Telephone', Artist: 'Somebody Example', ImageDescription: 'Somewhere' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 0/1' },
};
const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><r>Somebody Example</r></x:xmpmeta>';
const pixels = (bytes: Uint8Array) => sharp(bytes).autoOrient().raw().toBuffer();

async function isBare(bytes: Uint8Array) {
  const { exif, xmp, iptc, orientation, comments } = await sharp(bytes).metadata();
  expect([exif, xmp, iptc, orientation, comments]).toEqual([undefined, undefined, undefined, undefined, undefined]);
  for (const words of ['Telephone', 'Somebody', 'Somewhere']) expect(Buffer.from(bytes).includes(words)).toBe(false);
}

describe('what is kept of a picture', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('is the same %s, without place, camera and names', async type => {
    const bytes = await sharp(await photo(80, 50, type))
      .toFormat(type)
      .withExif(told)
      .withXmp(xmp)
      .keepIccProfile()
      .toBuffer();
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    const file = await inspectFile(bytes);
    await isBare(file.bytes);
    expect(file).toMatchObject({ width: 80, height: 50 });
    expect(await pixels(file.bytes)).toEqual(await pixels(bytes));
    expect((await inspectFile(file.bytes)).bytes).toEqual(file.bytes);
  });

  it('is an AVIF without place, camera and names', async () => {
    const bytes = await sharp(await photo(80, 50))
      .avif()
      .withExif(told)
      .toBuffer();
    expect(bytes.includes('Telephone')).toBe(true);
    const file = await inspectFile(bytes);
    await isBare(file.bytes);
    expect(file).toMatchObject({ type: 'image/avif', width: 80, height: 50 });
  });

  it.each(['jpeg', 'png', 'webp'] as const)('stands upright where the data of a %s turned it', async type => {
    const red = sharp({ create: { width: 90, height: 60, channels: 3, background: '#0000ff' } }).composite([
      { input: { create: { width: 30, height: 60, channels: 3, background: '#ff0000' } }, left: 0, top: 0 },
    ]);
    // The left third is red; seen with orientation 6 it lies on top.
    const bytes = await sharp(await red.png().toBuffer())
      .toFormat(type)
      .withExif(told)
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const file = await inspectFile(bytes);
    await isBare(file.bytes);
    expect(file).toMatchObject({ width: 60, height: 90 });
    const { data, info } = await sharp(file.bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([60, 90]);
    const at = (x: number, y: number) => [...data.subarray((y * 60 + x) * 3, (y * 60 + x) * 3 + 3)].map(value => value > 128);
    expect([at(30, 10), at(30, 80)]).toEqual([
      [true, false, false],
      [false, false, true],
    ]);
  });

  it('ends where the picture ends: a second one behind it, with its own data, goes, and so do comments', async () => {
    const first = await sharp(await photo(40, 40))
      .jpeg({ progressive: true })
      .toBuffer();
    const comment = Buffer.from('\xff\xfe\0\x0bSomewhere', 'latin1');
    const bytes = Buffer.concat([first.subarray(0, 2), comment, first.subarray(2), await photoWithPlace(40, 40)]);
    const file = await inspectFile(bytes);
    await isBare(file.bytes);
    expect(file.bytes.length).toBeLessThanOrEqual(first.length);
    expect(await pixels(file.bytes)).toEqual(await pixels(first));
  });

  it('moves on where it moved; words in a GIF go', async () => {
    const moving = frames(5);
    const words = Buffer.from('\x21\xfe\x09Somewhere\0', 'latin1');
    const at = 13 + (moving[10]! & 0x80 ? 3 * 2 ** ((moving[10]! & 7) + 1) : 0);
    const bytes = Buffer.concat([moving.subarray(0, at), words, moving.subarray(at)]);
    const file = await inspectFile(bytes);
    await isBare(file.bytes);
    expect((await sharp(file.bytes, { animated: true }).metadata()).pages).toBe(5);
  });

  test('of a file of millions of empty parts is found in bounded memory', async () => {
    const small = await sharp(await photo(40, 40))
      .jpeg()
      .toBuffer();
    const parts = Buffer.alloc(16 << 20, Buffer.from([0xff, 0xdb, 0, 2]));
    const gif = Buffer.from('GIF89a\x01\0\x01\0\0\0\0', 'latin1');
    const files = [
      [Buffer.concat([small.subarray(0, 2), parts, small.subarray(2)]), 'image/jpeg'],
      [Buffer.concat([gif, Buffer.alloc(15 << 20, Buffer.from([0x21, 0xf9, 0])), Buffer.from([0x3b])]), 'image/gif'],
    ] as const;
    for (const [bytes, type] of files) {
      const before = process.memoryUsage.rss();
      expect(bareBytes(bytes, type)).toHaveLength(bytes.length);
      expect(process.memoryUsage.rss() - before).toBeLessThan(128 << 20);
    }
  });

  test('of any bytes is some or null, never an error', () => {
    const beginnings = ['\xff\xd8\xff\xe1', '\x89PNG\r\n\x1a\n', 'GIF89a', 'RIFF\0\0\0\x08WEBP'];
    const types = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'] as const;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), fc.uint8Array({ maxLength: 300 }), (which, rest) => {
        const bare = bareBytes(Buffer.concat([Buffer.from(beginnings[which]!, 'latin1'), rest]), types[which]!);
        expect(bare === null || bare.length > 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
