import type { Metadata, Sharp, SharpOptions } from 'sharp';
import { Refused } from '#shared/refused.ts';
import { bareBytes } from './picture-bare.ts';
import { oneAtATime } from './turn.ts';

export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/avif' | 'image/gif';
export type FileType = PictureType | 'application/pdf';

declare const inspected: unique symbol;

/** A file that `inspectFile` has looked into, a picture without data about camera, place and people; width and height in px as people see it, null for a document. */
export type InspectedFile = {
  readonly bytes: Uint8Array;
  readonly type: FileType;
  readonly width: number | null;
  readonly height: number | null;
  readonly [inspected]: true;
};

/** A picture made smaller, ready to be sent. */
export type PictureForm = {
  type: 'image/avif' | 'image/webp' | 'image/jpeg';
  width: number;
  height: number;
  content: Uint8Array;
};

/** The largest file that is taken, in bytes. */
export const fileLimit = 20 * 1024 * 1024;
/** The largest that telephones make: 50 megapixels take up to 300 MB while they are decoded, a progressive JPEG most. */
const pixelLimit = 50_000_000;
/** AVIF is decoded whole: 16 megapixels take 310 MB, 49 took 1160 MB. */
const avifPixelLimit = 16_000_000;
const sideLimit = 30_000;
const frameLimit = 500;

/** Widths of the forms in px. */
export const widths = [400, 800, 1600];
/** Width of the JPEG for feeds and for sharing. */
export const plainWidth = 1200;
/** A picture that is very long is narrowed until it is no longer than this, in px. */
const tallest = 8192;

/**
 * Decides what a file is by its content, whatever it is called, turns a picture upright, takes from it what it says of camera, place and people,
 * and decodes it once to see that it is whole. Throws Refused('invalid') with the reason.
 */
export async function inspectFile(bytes: Uint8Array): Promise<InspectedFile> {
  if (bytes.length === 0) throw refused('文件是空的，请重新选择', 'The file is empty; please choose it again');
  if (bytes.length > fileLimit) throw tooLarge();
  const type = typeOf(bytes);
  if (hidesArchive(bytes))
    throw refused('文件里夹带了压缩包，请重新导出后再上传', 'An archive is hidden in the file; please export it again');
  if (type === 'application/pdf') {
    if (!ascii(bytes, bytes.length - 1024, bytes.length).includes('%%EOF')) throw broken();
    return { bytes, type, width: null, height: null } as InspectedFile;
  }
  const most = type === 'image/avif' ? avifPixelLimit : pixelLimit;
  return (await checking(() => soundPicture(bytes, type, most))) as InspectedFile;
}

/** The refusal of a file larger than `fileLimit`. */
export function tooLarge(): Refused {
  return refused('文件超过 20 MB，请压缩后再上传', 'The file is larger than 20 MB; please make it smaller');
}

/**
 * The sizes in which a picture of this width and height is kept: at most 400, 800 and 1600 px wide as `wanted`, never enlarged; `plain` is the
 * JPEG. Pure, so that a page knows them without asking.
 */
export function formSizes(width: number, height: number): { sizes: (Size & { wanted: number })[]; plain: Size } {
  const sizes = widths.map(wanted => ({ wanted, ...sizeWithin(width, height, wanted) }));
  return {
    sizes: sizes.filter((size, index) => index === 0 || size.width > sizes[index - 1]!.width),
    plain: sizeWithin(width, height, plainWidth),
  };
}

export type Size = { width: number; height: number };

/** A picture as PNG that fits into a box, with its points as red, green, blue and opacity; throws where it cannot be decoded. */
export async function smallPng(bytes: Uint8Array, box: Size): Promise<Size & { png: Uint8Array; points: Uint8Array }> {
  const open = await opener();
  const small = open(bytes, opening)
    .resize({ ...box, fit: 'inside' })
    .toColourspace('srgb')
    .ensureAlpha()
    .timeout({ seconds: 20 });
  const { data, info } = await small.clone().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, points: data, png: await small.png().toBuffer() };
}

/** Makes every form of a picture as AVIF and WebP, and one JPEG; turned upright, in sRGB, without any data about camera or place. Throws Refused('invalid') where it cannot be decoded. */
export function makeForms({ bytes, ...upright }: Pick<InspectedFile, 'bytes'> & Size): Promise<PictureForm[]> {
  const { sizes, plain } = formSizes(upright.width, upright.height);
  const largest = sizes.reduce((a, b) => (a.width >= b.width ? a : b));
  return making(async () => {
    const open = await opener();
    // Decoded once: every form is made from the largest, which has at most 1600 × 8192 px.
    const { data, info } = await decode(() =>
      open(bytes, opening)
        .autoOrient()
        .resize({ width: largest.width, height: largest.height, fit: 'fill' })
        .toColourspace('srgb')
        .timeout({ seconds: 20 })
        .raw()
        .toBuffer({ resolveWithObject: true }),
    );
    const from = ({ width, height }: Size): Sharp =>
      open(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
        .resize({ width, height, fit: 'fill' })
        .timeout({ seconds: 60 });
    const forms: PictureForm[] = [];
    for (const { wanted: _, ...size } of sizes) {
      // AVIF at effort 4 takes 13 s for 1600 px of noise, at 2 under one second and is a sixth larger.
      forms.push({ type: 'image/avif', ...size, content: await from(size).avif({ quality: 50, effort: 2 }).toBuffer() });
      forms.push({ type: 'image/webp', ...size, content: await from(size).webp({ quality: 78 }).toBuffer() });
    }
    const jpeg = from(plain).flatten({ background: '#ffffff' }).jpeg({ quality: 80, mozjpeg: true });
    forms.push({ type: 'image/jpeg', ...plain, content: await jpeg.toBuffer() });
    return forms;
  });
}

// One picture of each kind in memory at a time; whoever waits for the check of an upload does not wait for the forms of others.
const [checking, making] = [oneAtATime(), oneAtATime()];

const opening: SharpOptions = { limitInputPixels: pixelLimit, failOn: 'warning', pages: 1, sequentialRead: true };

/** Reads the header, holds it against the limits, and only then takes the picture apart and decodes it. */
async function soundPicture(
  bytes: Uint8Array,
  type: PictureType,
  most: number,
): Promise<Size & { bytes: Uint8Array; type: PictureType }> {
  const open = await opener();
  const head = await decode(() => open(bytes, { limitInputPixels: false, failOn: 'warning' }).metadata());
  const size = uprightSize(head);
  if (size.width * size.height > most || Math.max(size.width, size.height) > sideLimit)
    throw refused(
      `图片有 ${size.width}×${size.height} 像素，超过 ${most / 10_000} 万像素，请缩小后再上传`,
      `The picture has ${size.width}×${size.height} pixels, more than ${most / 1e6} megapixels; please make it smaller`,
    );
  if ((head.pages ?? 1) > frameLimit)
    throw refused(
      `动图有 ${head.pages} 帧，最多 ${frameLimit} 帧，请截短后再上传`,
      `The animation has ${head.pages} frames, at most ${frameLimit} are taken; please shorten it`,
    );
  const bare = await bareOf(open, bytes, type, head);
  await decode(() => open(bare, opening).resize(16, 16).timeout({ seconds: 10 }).raw().toBuffer());
  return { ...size, bytes: bare, type };
}

/**
 * The picture without what it says beside itself. Only one that EXIF turns, or that cannot be taken apart, and an AVIF that says something are
 * written anew; the others keep every pixel. An animation is not turned: readers of animations do not heed it either.
 */
async function bareOf(open: Open, bytes: Uint8Array, type: PictureType, head: Metadata): Promise<Uint8Array> {
  const anew = () => decode(() => writtenAnew(open, bytes, type));
  if (type === 'image/avif') return (head.exif ?? head.xmp ?? head.iptc) ? anew() : bytes;
  const bare = (turned(head) ? null : bareBytes(bytes, type)) ?? (type === 'image/gif' ? null : bareBytes(await anew(), type));
  if (!bare) throw broken();
  return bare;
}

function writtenAnew(open: Open, bytes: Uint8Array, type: PictureType): Promise<Uint8Array> {
  const picture = open(bytes, opening).autoOrient().keepIccProfile().timeout({ seconds: 60 });
  if (type === 'image/png') return picture.png().toBuffer();
  if (type === 'image/webp') return picture.webp({ quality: 92, effort: 2 }).toBuffer();
  if (type === 'image/avif') return picture.avif({ quality: 80, effort: 2 }).toBuffer();
  // Better codes would need the whole picture once more: 800 MB instead of 290 for 49 megapixels.
  return picture.jpeg({ quality: 92, optimiseCoding: false }).toBuffer();
}

function turned({ orientation, pages }: Metadata): boolean {
  return (orientation ?? 1) > 1 && (pages ?? 1) === 1;
}

function uprightSize(head: Metadata): Size {
  const { width, height, pageHeight, orientation } = head;
  const own = pageHeight ?? height;
  return turned(head) && orientation! >= 5 ? { width: own, height: width } : { width, height: own };
}

function sizeWithin(width: number, height: number, wanted: number): Size {
  const scale = Math.min(1, wanted / width, tallest / height);
  const scaled = (side: number) => Math.max(1, Math.round(side * scale));
  return { width: scaled(width), height: scaled(height) };
}

function typeOf(bytes: Uint8Array): FileType {
  const head = ascii(bytes, 0, 16);
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'image/gif';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'image/webp';
  if (head.startsWith('%PDF-')) return 'application/pdf';
  if (head.slice(4, 8) === 'ftyp') {
    if (head.slice(8, 12) === 'avif' || head.slice(8, 12) === 'avis') return 'image/avif';
    if (/^(?:heic|heix|mif1|msf1)/.test(head.slice(8, 12)))
      throw refused(
        '这是 HEIC 照片，请在手机“设置 → 相机 → 格式”里选“兼容性最佳”，或另存为 JPEG 再上传',
        'This is a HEIC photograph; please save it as JPEG first',
      );
  }
  throw refused(
    '只收 JPEG、PNG、WebP、AVIF、GIF 图片和 PDF 文件；这个文件的内容不是其中任何一种',
    'JPEG, PNG, WebP, AVIF and GIF pictures and PDF documents are taken; by its content this file is none of them',
  );
}

/** Whether a ZIP archive ends in the file: what a picture to one program is a program to another. */
function hidesArchive(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).subarray(-(65_535 + 22));
  const at = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  return at >= 0 && at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) <= tail.length;
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1', Math.max(0, from), to);
}

/** Runs work of the decoder; whatever it cannot read is the fault of the file. */
async function decode<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw broken();
  }
}

function broken(): Refused {
  return refused('文件已损坏或不完整，请重新导出后再上传', 'The file is broken or incomplete; please export it again');
}

function refused(zh: string, en: string): Refused {
  return new Refused('invalid', [zh, en], { file: zh });
}

type Open = (bytes: Uint8Array, options: SharpOptions) => Sharp;
let opened: Promise<Open> | undefined;

/** The library is loaded at the first picture, may use one thread, keeps nothing, and reads no format but ours. */
function opener(): Promise<Open> {
  opened ??= import('sharp').then(({ default: sharp }) => {
    sharp.concurrency(1);
    sharp.cache(false);
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({ operation: ['Jpeg', 'Png', 'Webp', 'Heif', 'Nsgif'].map(name => `VipsForeignLoad${name}`) });
    return (bytes, options) => sharp(bytes, options);
  });
  return opened;
}
