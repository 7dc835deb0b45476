import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it, test } from 'vitest';
import { blackPng, frames, pdf, photo, photoWithPlace, zip } from '../../tests/pictures.ts';
import { fileLimit, formSizes, inspectFile, makeForms } from './picture.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';

const blackAvif = (width: number, height: number) => sharp(blackPng(width, height)).avif({ effort: 0 }).toBuffer();

describe('what a file is, is decided by its content', () => {
  it.each(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)('takes %s with its size', async type => {
    expect(await inspectFile(await photo(60, 40, type))).toMatchObject({ type: `image/${type}`, width: 60, height: 40 });
  });

  it('takes a PDF, which has no size', async () => {
    expect(await inspectFile(pdf)).toMatchObject({ type: 'application/pdf', width: null, height: null });
  });

  const head = '<!doctype html><script>alert(1)</script>';
  it.each<[string, () => Buffer | Promise<Buffer>, string]>([
    ['a page called a picture', () => Buffer.from(head), '不是其中任何一种'],
    ['a drawing with script', () => Buffer.from(svg), '不是其中任何一种'],
    ['a drawing after a declaration', () => Buffer.from(`<?xml version="1.0"?>${svg}`), '不是其中任何一种'],
    ['a page with the beginning of a GIF', () => Buffer.from(`GIF89a/*${head}*/`), '损坏'],
    ['a program', () => Buffer.from('MZ\x90\0'), '不是其中任何一种'],
    ['a TIFF', () => sharp(blackPng(9, 9)).tiff().toBuffer(), '不是其中任何一种'],
    ['a photograph of an iPhone', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), 'HEIC'],
    ['a JPEG cut off in the middle', async () => (await photo(900, 900)).subarray(0, 20_000), '损坏'],
    ['a PNG cut off in the middle', async () => (await photo(900, 900, 'png')).subarray(0, 200_000), '损坏'],
    ['a WebP cut off in the middle', async () => (await photo(900, 900, 'webp')).subarray(0, 4000), '损坏'],
    ['an AVIF cut off in the middle', async () => (await photo(900, 900, 'avif')).subarray(0, 2000), '损坏'],
    ['a PDF cut off in the middle', () => pdf.subarray(0, 30), '损坏'],
    ['a PDF that is an archive as well', () => Buffer.concat([pdf, zip]), '压缩包'],
    ['an archive before a PDF', () => Buffer.concat([zip, pdf]), '不是其中任何一种'],
    ['a picture that is an archive as well', async () => Buffer.concat([await photo(9, 9), zip]), '压缩包'],
    ['a picture of 900 megapixels', () => blackPng(30_000, 30_000), '30000×30000 像素'],
    ['an AVIF of 17 megapixels', () => blackAvif(4200, 4100), '超过 1600 万像素'],
    ['a picture higher than any', () => blackPng(1, 40_000), '1×40000 像素'],
    ['an animation of 10,000 frames', () => frames(10_000), '10000 帧'],
    ['nothing', () => Buffer.alloc(0), '空的'],
    ['30 MB', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(30_000_000)]), '20 MB'],
  ])('refuses %s with its reason', async (_, make, words) => {
    const bytes = await make();
    const before = process.memoryUsage().rss;
    await expect(inspectFile(bytes)).rejects.toMatchObject({ reason: 'invalid', message: expect.stringContaining(words) });
    // Refused by its header: nothing of a bomb was unpacked.
    expect(process.memoryUsage().rss - before).toBeLessThan(120_000_000);
  });

  it('takes an animation of few frames', async () => {
    expect(await inspectFile(frames(20))).toMatchObject({ type: 'image/gif', width: 1, height: 1 });
  });

  it('gives a sentence for any bytes behind any beginning, and never another error', async () => {
    const beginnings = ['\xff\xd8\xff', '\x89PNG\r\n\x1a\n', 'GIF89a', 'RIFF\0\0\0\0WEBP', '\0\0\0\x20ftypavif', '%PDF-1.7'];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 400 }), async (start, rest) => {
        const found = inspectFile(Buffer.concat([Buffer.from(start, 'latin1'), rest]));
        await found.catch(error => expect(error).toMatchObject({ reason: 'invalid' }));
      }),
      { numRuns: 60 },
    );
  });
});

describe('the smaller forms', () => {
  it('are upright, of three widths in two types and one JPEG, and say nothing of camera or place', async () => {
    const file = await inspectFile(await photoWithPlace(2400, 1800));
    expect(file).toMatchObject({ width: 1800, height: 2400 });
    const forms = await makeForms({ bytes: file.bytes, width: 1800, height: 2400 });
    expect(forms.map(({ type, width, height }) => [type, width, height])).toEqual([
      ['image/avif', 400, 533],
      ['image/webp', 400, 533],
      ['image/avif', 800, 1067],
      ['image/webp', 800, 1067],
      ['image/avif', 1600, 2133],
      ['image/webp', 1600, 2133],
      ['image/jpeg', 1200, 1600],
    ]);
    for (const form of forms) {
      const seen = await sharp(form.content).metadata();
      expect(seen).toMatchObject({ width: form.width, height: form.height });
      expect([seen.exif, seen.xmp, seen.iptc, seen.orientation]).toEqual([undefined, undefined, undefined, undefined]);
      expect(Buffer.from(form.content).includes('Telephone')).toBe(false);
    }
  });

  it('lays what is transparent on white in the JPEG only', async () => {
    const bytes = await sharp({ create: { width: 50, height: 50, channels: 4, background: '#ff000000' } })
      .png()
      .toBuffer();
    const forms = await makeForms({ bytes, width: 50, height: 50 });
    const corner = async (type: string) => {
      const raw = await sharp(forms.find(form => form.type === type)!.content)
        .raw()
        .toBuffer();
      return [...raw.subarray(0, 4)];
    };
    expect((await corner('image/webp'))[3]).toBe(0);
    expect((await corner('image/jpeg')).slice(0, 3)).toEqual([255, 255, 255]);
  });

  test('are never larger than the picture, keep its shape, and none is there twice', () => {
    const side = fc.integer({ min: 1, max: 30_000 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const { sizes, plain } = formSizes(width, height);
        expect(new Set(sizes.map(size => size.width)).size).toBe(sizes.length);
        for (const size of [...sizes, plain]) {
          expect(size.width).toBeLessThanOrEqual(Math.min(width, 1600));
          expect(size.height).toBeLessThanOrEqual(Math.min(height, 8192));
          expect(Math.abs(size.width * height - size.height * width)).toBeLessThanOrEqual(Math.max(width, height));
        }
      }),
    );
  });

  it('come from the largest picture that is taken within seconds and 300 MB', async () => {
    const bytes = await sharp({ create: { width: 7000, height: 7000, channels: 3, background: '#3a7' } })
      .jpeg()
      .toBuffer();
    expect(bytes.length).toBeLessThan(fileLimit);
    const before = process.memoryUsage().rss;
    const file = await inspectFile(bytes);
    await makeForms({ bytes: file.bytes, width: 7000, height: 7000 });
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
  });
});
