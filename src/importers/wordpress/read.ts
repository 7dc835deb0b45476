import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { createGunzip } from 'node:zlib';
import { Refused } from '#shared/refused.ts';
import { siteAddress } from '../site/address.ts';
import { charsetInHead, decodedBySight } from '../site/encoding.ts';
import { fileInside, fingerprintOf, headOf } from '../site/file.ts';
import type { Entry, Fault, Site, SiteRecord } from '../site/record.ts';
import { sizeOfFile, unreadable } from '../site/refuse.ts';
import type { Piece } from './item.ts';
import {
  attachmentOf,
  authorOf,
  categoryOf,
  commentOf,
  type Known,
  postOf,
  siteLists,
  tagOf,
  termsIn,
  uploadPath,
} from './record.ts';
import { readParts } from './xml.ts';

export type WordpressOptions = {
  /** A copy of the folder wp-content/uploads; without it files are known by address only. */
  files?: string;
  /** The zone of times that stand without one, as an offset: "+08:00" unless told otherwise. */
  zone?: string;
};

/** Opens an export of WordPress (WXR, also compressed by gzip) for reading; refuses any other file with a sentence in both languages. */
export async function openWordpress(path: string, { files, zone = '+08:00' }: WordpressOptions = {}): Promise<Site> {
  await sizeOfFile(path);
  const head = await headOf(path, 4096);
  const packed = head[0] === 0x1f && head[1] === 0x8b;
  const bytes = () => (packed ? createReadStream(path).pipe(createGunzip()) : createReadStream(path));
  const parts = () => readParts(decodedBySight(bytes(), packed ? null : charsetInHead(head)), path);
  const channel = await channelOf(parts, path);
  const field = (name: string) => channel.text.get(name)?.trim() ?? '';
  const address = siteAddress(field('wp:base_blog_url')) ?? siteAddress(field('link'));
  return {
    name: address ? new URL(address).host : basename(path),
    address,
    lists: siteLists(address),
    fingerprint: await fingerprintOf(path),
    records: after =>
      records(
        parts,
        { address, authors: new Map(), categories: new Map(), tags: new Set(), zone },
        path,
        files ?? null,
        after ?? null,
      ),
    close() {},
  };
}

type Parts = () => ReturnType<typeof readParts>;

async function channelOf(parts: Parts, path: string): Promise<Piece> {
  try {
    for await (const { piece } of parts()) return piece;
  } catch (error) {
    throw gzipWords(error, path);
  }
  throw unreadable(path, '导出文件里没有内容。', 'The export holds nothing.');
}

function gzipWords(error: unknown, path: string): unknown {
  const { code } = error as { code?: string };
  if (code !== 'Z_BUF_ERROR' && code !== 'Z_DATA_ERROR') return error;
  return unreadable(
    path,
    '压缩文件不完整或已损坏，从这里起读不下去。',
    'The compressed file is cut off or damaged and cannot be read on.',
  );
}

async function* records(
  parts: Parts,
  known: Known,
  path: string,
  files: string | null,
  after: string | null,
): AsyncGenerator<Entry, void, undefined> {
  const from = after === null ? 0 : Number(/^item:(\d{1,15})$/.exec(after)?.[1] ?? Number.NaN);
  if (Number.isNaN(from))
    throw new Refused('invalid', [
      '上次导入停下的位置无法识别，请从头导入。',
      'The place of the last import is not known; please begin anew.',
    ]);
  let at = 0;
  try {
    for await (const { kind, piece } of parts()) {
      const where = `${path}:${piece.line}`;
      if (kind === 'channel') continue;
      // An author must be known to the items even when its own record was stored before a stop.
      for await (const one of kind === 'author'
        ? [authorOf(piece, known)]
        : recordsOf(kind, piece, known, where, files, at < from)) {
        at++;
        if (at <= from) continue;
        const position = `item:${at}`;
        yield 'kind' in one ? { position, record: one } : { position, fault: one };
      }
    }
  } catch (error) {
    throw gzipWords(error, path);
  }
}

async function* recordsOf(
  kind: 'category' | 'tag' | 'item',
  piece: Piece,
  known: Known,
  where: string,
  files: string | null,
  passed: boolean,
): AsyncGenerator<SiteRecord | Fault, void, undefined> {
  if (kind === 'category') yield categoryOf(piece, known);
  else if (kind === 'tag') yield tagOf(piece, known);
  else if (piece.text.get('wp:post_type')?.trim() === 'attachment') {
    const path = files && !passed ? uploadPath(piece) : null;
    yield attachmentOf(piece, files && path ? await fileInside(files, path) : null, known, where);
  } else {
    const post = postOf(piece, known, where);
    if (post === null) return;
    if ('kind' in post) yield* termsIn(piece, known);
    yield post;
    if (!('kind' in post)) return;
    for (const inner of piece.comments) {
      const comment = commentOf(inner, post.key, known);
      if (comment) yield comment;
    }
  }
}
