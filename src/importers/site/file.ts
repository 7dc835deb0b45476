import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { cannotOpen } from './refuse.ts';

const edge = 1 << 20;

/** The first bytes of a file, at most `most` of them. */
export async function headOf(path: string, most: number): Promise<Buffer> {
  const handle = await open(path).catch(error => Promise.reject(cannotOpen(path, error)));
  try {
    const buffer = Buffer.alloc(most);
    const { bytesRead } = await handle.read(buffer, 0, most, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** A mark of one state of a file: its size with its first and last megabyte, so that gigabytes need not be read to tell. */
export async function fingerprintOf(path: string): Promise<string> {
  const handle = await open(path).catch(error => Promise.reject(cannotOpen(path, error)));
  try {
    const { size } = await handle.stat();
    const hash = createHash('sha256').update(String(size));
    const buffer = Buffer.alloc(Math.min(edge, size));
    for (const at of new Set([0, Math.max(0, size - edge)])) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
      hash.update(buffer.subarray(0, bytesRead));
    }
    return hash.digest('hex').slice(0, 32);
  } finally {
    await handle.close();
  }
}

export type Inside = { path: string; size: number };

/**
 * The file of this relative path if it truly lies in the folder: "..", absolute paths, and links that lead out of it give null,
 * as does a file that is not there.
 */
export async function fileInside(folder: string, path: string): Promise<Inside | null> {
  if (path.includes('\0') || path.includes('\\') || isAbsolute(path)) return null;
  const root = await realpath(folder).catch(() => null);
  if (!root) return null;
  const wanted = resolve(root, path);
  if (!within(root, wanted)) return null;
  const real = await realpath(wanted).catch(() => null);
  if (!real || !within(root, real)) return null;
  const about = await stat(real).catch(() => null);
  return about?.isFile() ? { path: real, size: about.size } : null;
}

/** Whether a path, with links resolved, lies in a folder. */
export function within(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Opens the bytes of a file that fileInside has found. */
export function openFile(file: Inside): () => Readable {
  return () => createReadStream(file.path);
}

const kinds: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  zip: 'application/zip',
  rar: 'application/vnd.rar',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  txt: 'text/plain',
  csv: 'text/csv',
};

/** The media type that the ending of a name stands for. */
export function mimeOf(name: string): string {
  return kinds[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';
}
