import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import { z } from 'zod';
import { Refused } from '#shared/refused.ts';
import { readTarHeader, tarBlock, tarHeader, tarPadding } from './tar.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Rows are packed in pieces of this many bytes, which is what a backup or a restore holds in memory. */
export const pieceSize = 1 << 20;

const first = 'lianqun-backup.json';
const last = 'sha256';
/** Members beside the rows: the head, the manifest, the key. */
const mostMember = 32 << 20;

const headSchema = z.object({
  format: z.literal('lianqun-backup'),
  formatVersion: z.int().min(1),
  createdAt: z.iso.datetime(),
  program: z.string(),
  server: z.string(),
  migration: z.int().min(1),
  migrationName: z.string(),
  /** Tells whether a key is the one with which this database sealed; null where no key was known. */
  keyMark: z.string().nullable(),
});

const manifestSchema = headSchema.extend({
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()),
      rows: z.int().min(0),
      /** Bytes and SHA-256 of the rows as COPY writes them. */
      bytes: z.int().min(0),
      sha256: z.string(),
    }),
  ),
  /** Values as text, since they may exceed what a number holds. */
  sequences: z.array(z.object({ name: z.string(), last: z.string().regex(/^-?\d+$/), called: z.boolean() })),
});

export type BackupHead = z.infer<typeof headSchema>;
export type BackupManifest = z.infer<typeof manifestSchema>;
export type BackupTable = BackupManifest['tables'][number];

export type BackupWriter = {
  /** Appends rows of a table as COPY gave them; the rows of one table follow each other. */
  rows(table: string, bytes: Uint8Array): Promise<void>;
  key(text: string): Promise<void>;
  /** Closes the file, reads it again from the disk, and only then lets it appear under its name. */
  finish(manifest: BackupManifest): Promise<number>;
  /** Leaves nothing behind. */
  drop(): Promise<void>;
};

/**
 * A backup file is a tar that any tar program opens: `lianqun-backup.json`, then `rows/TABLE/00000001.zst` … (COPY text, compressed by zstd),
 * `secret.key` where asked for, `manifest.json`, and last `sha256` of every byte before it. It appears only when it is whole.
 */
export async function createBackupFile(path: string, head: BackupHead): Promise<BackupWriter> {
  await refuseOther(path);
  const partial = `${path}.part`;
  const file = await open(partial, 'w', 0o600);
  const hash = createHash('sha256');
  const at = new Date(head.createdAt);
  const numbers = new Map<string, number>();
  let size = 0;
  const add = async (name: string, bytes: Uint8Array) => {
    const whole = Buffer.concat([tarHeader(name, bytes.length, at), bytes, Buffer.alloc(tarPadding(bytes.length))]);
    hash.update(whole);
    size += whole.length;
    await file.writeFile(whole);
  };
  const drop = async () => {
    await file.close().catch(() => {});
    await rm(partial, { force: true });
  };
  await add(first, json(head));
  return {
    async rows(table, bytes) {
      const number = (numbers.get(table) ?? 0) + 1;
      numbers.set(table, number);
      await add(`rows/${table}/${String(number).padStart(8, '0')}.zst`, await compress(bytes));
    },
    key: text => add('secret.key', Buffer.from(`${text}\n`)),
    async finish(manifest) {
      await add('manifest.json', json(manifest));
      await add(last, Buffer.from(`${hash.copy().digest('hex')}\n`));
      await file.writeFile(Buffer.alloc(2 * tarBlock));
      await file.sync();
      await file.close();
      await walkBackup(partial);
      await rename(partial, path);
      await syncFolder(dirname(path));
      return size + 2 * tarBlock;
    },
    drop,
  };
}

export type Walk = {
  /** Rows of a table, piece after piece. */
  onRows?: (table: string, bytes: Buffer) => Promise<void>;
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
};

/** Reads a backup file from its first byte to its last; throws Refused where it is cut short, changed by a bit, or something else. */
export async function walkBackup(path: string, walk: Walk = {}): Promise<BackupManifest & { key: string | null }> {
  const seen = new Map<string, { rows: number; bytes: number; hash: Hash }>();
  let manifest: BackupManifest | undefined;
  let head: BackupHead | undefined;
  let key: string | null = null;
  for await (const { name, bytes } of membersOf(path, walk)) {
    if (name === first) head = parsed(path, headSchema, bytes);
    else if (name === 'manifest.json') manifest = parsed(path, manifestSchema, bytes);
    else if (name === 'secret.key') key = bytes.toString().trim();
    else {
      const table = /^rows\/([^/]+)\/\d{8}\.zst$/.exec(name)?.[1];
      if (!table) throw damaged(path);
      const rows = await decompress(bytes, { maxOutputLength: pieceSize }).catch(() => Promise.reject(damaged(path)));
      const sum = seen.get(table) ?? { rows: 0, bytes: 0, hash: createHash('sha256') };
      seen.set(table, sum);
      sum.rows += countRows(rows);
      sum.bytes += rows.length;
      sum.hash.update(rows);
      await walk.onRows?.(table, rows);
    }
  }
  if (!manifest || !head || head.migration !== manifest.migration) throw damaged(path);
  for (const table of manifest.tables) {
    const sum = seen.get(table.name);
    const sha256 = (sum?.hash ?? createHash('sha256')).digest('hex');
    if (sha256 !== table.sha256 || (sum?.rows ?? 0) !== table.rows || (sum?.bytes ?? 0) !== table.bytes) throw damaged(path);
    seen.delete(table.name);
  }
  if (seen.size > 0) throw damaged(path);
  return { ...manifest, key };
}

/** In COPY text a line feed ends a row and stands nowhere else. */
export function countRows(bytes: Uint8Array): number {
  let rows = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) rows++;
  return rows;
}

/** The members of the tar but its last, which must tell the hash of all before it. */
async function* membersOf(path: string, { onProgress, signal }: Walk): AsyncGenerator<{ name: string; bytes: Buffer }> {
  const file = await open(path, 'r').catch(error => Promise.reject(unreadable(path, error)));
  try {
    const { size: total } = await file.stat();
    const hash = createHash('sha256');
    let done = 0;
    const take = async (length: number) => {
      const bytes = await readFully(file, length, done);
      if (!bytes) throw cut(path);
      done += length;
      return bytes;
    };
    for (let isFirst = true; ; isFirst = false) {
      signal?.throwIfAborted();
      if (isFirst && total < tarBlock) throw foreign(path);
      const block = await take(tarBlock);
      const header = readTarHeader(block);
      if (isFirst && header?.name !== first) throw foreign(path);
      if (!header || header.size > mostMember) throw damaged(path);
      const filled = await take(header.size + tarPadding(header.size));
      const bytes = filled.subarray(0, header.size);
      if (header.name === last) {
        const rest = await take(2 * tarBlock);
        const zeros = [filled.subarray(header.size), rest].every(part => part.every(byte => byte === 0));
        if (!zeros || done !== total || bytes.toString('latin1') !== `${hash.digest('hex')}\n`) throw damaged(path);
        onProgress?.(done, total);
        return;
      }
      hash.update(block).update(filled);
      yield { name: header.name, bytes };
      onProgress?.(done, total);
    }
  } finally {
    await file.close();
  }
}

async function readFully(file: FileHandle, length: number, position: number): Promise<Buffer | undefined> {
  const bytes = Buffer.allocUnsafe(length);
  for (let have = 0; have < length; ) {
    const { bytesRead } = await file.read(bytes, have, length - have, position + have);
    if (bytesRead === 0) return undefined;
    have += bytesRead;
  }
  return bytes;
}

function parsed<T>(path: string, schema: z.ZodType<T>, bytes: Buffer): T {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString());
  } catch {
    throw damaged(path);
  }
  const { formatVersion } = value as { formatVersion?: number };
  if (typeof formatVersion === 'number' && formatVersion > 1)
    throw new Refused('conflict', [
      `${path} 是更新版本的链群写的备份，请用那个版本恢复。`,
      `${path} was written by a newer Lianqun; restore it with that version.`,
    ]);
  const read = schema.safeParse(value);
  if (!read.success) throw damaged(path);
  return read.data;
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

/** An older backup may be replaced, anything else of that name may not. */
async function refuseOther(path: string): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (!there) return;
  const ours = there.isFile() && (there.size === 0 || (await startsAsBackup(path)));
  if (!ours)
    throw new Refused('conflict', [
      `${path} 已存在，而且不是链群的备份，不会覆盖它。`,
      `${path} exists and is no backup of Lianqun; it is left alone.`,
    ]);
}

async function startsAsBackup(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const block = await readFully(file, tarBlock, 0);
    return block !== undefined && readTarHeader(block)?.name === first;
  } finally {
    await file.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

const named = (path: string) => basename(path).replace(/\.part$/, '');

function foreign(path: string): Refused {
  return new Refused('invalid', [`${named(path)} 不是链群的备份文件。`, `${named(path)} is no backup of Lianqun.`]);
}

function cut(path: string): Refused {
  return new Refused('invalid', [
    `${named(path)} 不完整：文件被截断了。数据库没有改动。`,
    `${named(path)} is incomplete: its end is missing. The database was not touched.`,
  ]);
}

function damaged(path: string): Refused {
  return new Refused('invalid', [
    `${named(path)} 已损坏：内容与校验值不符。数据库没有改动。`,
    `${named(path)} is damaged: its content does not match its checksums. The database was not touched.`,
  ]);
}

function unreadable(path: string, error: NodeJS.ErrnoException): unknown {
  if (!/^(ENOENT|EACCES|EISDIR|ENOTDIR)$/.test(error.code ?? '')) return error;
  return new Refused('missing', [`打不开 ${path}（${error.code}）。`, `${path} cannot be opened (${error.code}).`]);
}
