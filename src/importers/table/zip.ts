import { crc32, createInflateRaw } from 'node:zlib';
import { Refused } from '#shared/refused.ts';

/** A part of an archive. `open` streams its content, and refuses one that is larger than `most` bytes, cut off or damaged. */
export type ZipEntry = { name: string; open(most: number): AsyncGenerator<Buffer> };

type Listed = { name: string; method: number; flags: number; crc: number; packed: number; unpacked: number; at: number };

/** A sheet packs to a tenth or a fortieth of its size; beyond two hundred times it was made to fill a disk or a day. */
const most = { entries: 2000, nameBytes: 1000, ratio: 200, small: 64 << 20 };

/**
 * The parts of a zip archive by its directory at the end. Nothing is unpacked before it is asked for, and never more than the caller allows,
 * whatever the archive claims about sizes: an archive bomb ends at the limit.
 */
export function readZip(bytes: Buffer): Map<string, ZipEntry> {
  const end = endRecord(bytes);
  const count = bytes.readUInt16LE(end + 10);
  const start = bytes.readUInt32LE(end + 16);
  if (count > most.entries) throw broken('压缩包里的文件太多');
  const entries = new Map<string, ZipEntry>();
  for (let at = start, seen = 0; seen < count; seen++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) throw broken();
    const listed = directoryRow(bytes, at);
    entries.set(listed.name, { name: listed.name, open: limit => unpack(bytes, listed, limit) });
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** The end record stands in the last 64 kB, before a comment. */
function endRecord(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--) {
    if (bytes.readUInt32LE(at) === 0x06054b50) return at;
  }
  throw broken();
}

function directoryRow(bytes: Buffer, at: number): Listed {
  const nameBytes = bytes.readUInt16LE(at + 28);
  if (nameBytes > most.nameBytes || at + 46 + nameBytes > bytes.length) throw broken();
  return {
    flags: bytes.readUInt16LE(at + 8),
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packed: bytes.readUInt32LE(at + 20),
    unpacked: bytes.readUInt32LE(at + 24),
    at: bytes.readUInt32LE(at + 42),
    name: bytes.toString('utf8', at + 46, at + 46 + nameBytes).replaceAll('\\', '/'),
  };
}

async function* unpack(
  bytes: Buffer,
  { at, method, flags, packed, unpacked, crc }: Listed,
  limit: number,
): AsyncGenerator<Buffer> {
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== 0x04034b50) throw broken();
  if (flags & 1) throw broken('文件加了密码');
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  if (from + packed > bytes.length) throw broken();
  if (unpacked > limit || (unpacked > most.small && unpacked > packed * most.ratio)) throw tooLarge();
  let size = 0;
  let sum = 0;
  for await (const chunk of inflated(bytes.subarray(from, from + packed), method)) {
    size += chunk.length;
    if (size > limit) throw tooLarge();
    if (size > unpacked && size > most.small) throw broken();
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (size !== unpacked || sum !== crc) throw broken();
}

async function* inflated(packed: Buffer, method: number): AsyncGenerator<Buffer> {
  if (method === 0) {
    yield packed;
    return;
  }
  if (method !== 8) throw broken('压缩方式无法识别');
  const stream = createInflateRaw({ chunkSize: 1 << 16 });
  stream.end(packed);
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (error) {
    if (String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw broken();
    throw error;
  } finally {
    stream.destroy();
  }
}

function broken(why = '文件不完整或已损坏'): Refused {
  return new Refused('invalid', `这个 Excel 文件打不开：${why}。请用 Excel 或 WPS 重新打开，另存为 .xlsx 后再试。`);
}

function tooLarge(): Refused {
  return new Refused('invalid', '这个 Excel 文件解压后太大，不能导入。请拆成几个文件，或另存为 CSV 后再试。');
}
