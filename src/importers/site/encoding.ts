import { isAscii } from 'node:buffer';

/** The encodings that old Chinese sites are written in, as TextDecoder names them. */
export type Encoding = 'utf-8' | 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const names: Readonly<Record<string, Encoding>> = {
  utf8: 'utf-8',
  utf8mb3: 'utf-8',
  utf8mb4: 'utf-8',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  gb18030: 'gb18030',
  xgbk: 'gb18030',
  cp936: 'gb18030',
  big5: 'big5',
  latin1: 'windows-1252',
  iso88591: 'windows-1252',
  windows1252: 'windows-1252',
};

/** The encoding that a charset name means ("utf8mb4", "GB2312"), or null for a name that is not known here. */
export function encodingNamed(name: string): Encoding | null {
  return names[name.toLowerCase().replace(/[^a-z0-9]/g, '')] ?? null;
}

/**
 * The encoding of a text by its first bytes: byte-order mark, then whether they are UTF-8, then the charset that it names itself, then GB18030.
 * Proof goes before the name, since pages were often converted without changing what they say of themselves.
 */
export function detectEncoding(head: Uint8Array, named: Encoding | null = null): Encoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const utf8 = looksLikeUtf8(head);
  if (utf8 === 'no') return named && named !== 'utf-8' ? named : 'gb18030';
  return utf8 === 'yes' ? 'utf-8' : (named ?? 'utf-8');
}

/** The charset that the head of an HTML or XML text names, or null. */
export function charsetInHead(head: Uint8Array): Encoding | null {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 4096)).toString('latin1');
  const name = /(?:charset|encoding)\s{0,9}=\s{0,9}["']?([\w-]{2,20})/i.exec(text)?.[1];
  return name ? encodingNamed(name) : null;
}

/** The charset that a MySQL dump says it is written in, or null. */
export function charsetOfDump(head: string): Encoding | null {
  const name = /\bset\s{1,9}names\s{1,9}["']?(\w{2,20})/i.exec(head)?.[1] ?? /\bcharset=(\w{2,20})/i.exec(head)?.[1];
  return name ? encodingNamed(name) : null;
}

/** The text of bytes whose encoding nothing names. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder(detectEncoding(bytes)).decode(bytes);
}

/** 'yes' with at least one character beyond ASCII, 'ascii' with none; a character cut off by the end counts as whole. */
function looksLikeUtf8(head: Uint8Array): 'yes' | 'ascii' | 'no' {
  let beyond = false;
  for (let at = 0; at < head.length; at++) {
    const byte = head[at]!;
    if (byte < 0x80) continue;
    beyond = true;
    const more = byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : -1;
    if (more < 0) return 'no';
    for (let next = at + 1; next <= at + more && next < head.length; next++) {
      if ((head[next]! & 0xc0) !== 0x80) return 'no';
    }
    at += more;
  }
  return beyond ? 'yes' : 'ascii';
}

/**
 * The text of bytes as they come, characters over the edges of chunks put together; what means nothing becomes U+FFFD. ASCII passes as it is, and the
 * first chunk with other bytes decides on the encoding, held against the charset that the text names.
 */
export async function* decodedBySight(
  chunks: AsyncIterable<Uint8Array>,
  named: Encoding | null,
): AsyncGenerator<string, void, undefined> {
  let decoder: TextDecoder | null = null;
  for await (const chunk of chunks) {
    decoder ??= isAscii(chunk) ? null : new TextDecoder(detectEncoding(chunk, named));
    const text = decoder
      ? decoder.decode(chunk, { stream: true })
      : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString('latin1');
    if (text) yield text;
  }
  const rest = decoder?.decode();
  if (rest) yield rest;
}
