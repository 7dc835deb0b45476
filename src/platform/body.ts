import { Refusing } from './refusal.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** The body of a request in memory; refuses with 413 as soon as it is longer than the limit, whatever its headers say. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await readWithin(request, limit);
  } catch (error) {
    if (error instanceof Refusing) throw error;
    // Whoever sends hung up; no failure of ours.
    throw new Refusing({
      status: 400,
      zh: '内容没有传完，请重新发送',
      en: 'The content was not sent completely; please send it again',
    });
  }
}

async function readWithin(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const told = request.headers.get('content-length');
  if (Number(told) > limit) throw tooLarge(limit);
  // HTTP itself holds a body to its stated length, and reading it whole is what the server does fastest.
  if (told !== null && !request.headers.has('transfer-encoding'))
    return withinLimit(new Uint8Array(await request.arrayBuffer()), limit);
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (request.body) {
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > limit) throw tooLarge(limit);
      chunks.push(chunk);
    }
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

/** The bytes as text; refuses with 400 where they are not UTF-8, since a replaced character would be stored for ever. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Refusing({
      status: 400,
      zh: '内容不是有效的 UTF-8 文字，请换用 UTF-8 编码再发',
      en: 'The content is not valid UTF-8; please send it in UTF-8',
    });
  }
}

/** Parses JSON from outside: at most `depth` levels deep and without keys that reach into an object's prototype. */
export function parseJson(text: string, depth = 24): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusing({
      status: 400,
      zh: '内容不是完整的 JSON，请检查引号、逗号和括号',
      en: 'The content is not complete JSON; please check quotes, commas and brackets',
    });
  }
  if (!plain(value, depth)) {
    throw new Refusing({
      status: 400,
      zh: `JSON 嵌套超过 ${depth} 层，或含有不允许的键名`,
      en: `The JSON is nested more than ${depth} deep or has a key that is not allowed`,
    });
  }
  return value;
}

function plain(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  if (Array.isArray(value)) return value.every(item => plain(item, depth - 1));
  return Object.entries(value).every(([key, item]) => key !== '__proto__' && plain(item, depth - 1));
}

/** Whether every percent escape of a path, query or form is UTF-8 and no control character hides in it. */
export function escapesAreSound(text: string): boolean {
  if (hasControls(text)) return false;
  if (!text.includes('%')) return true;
  if (/%(?:0[0-8bcef]|1[0-9a-f]|7f)/i.test(text)) return false;
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether text holds characters that nobody types and the database cannot keep; tabs and line breaks are none of them. */
export function hasControls(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 127 || (code < 32 && code !== 9 && code !== 10 && code !== 13)) return true;
  }
  return false;
}

function withinLimit(bytes: Uint8Array<ArrayBuffer>, limit: number): Uint8Array<ArrayBuffer> {
  if (bytes.byteLength > limit) throw tooLarge(limit);
  return bytes;
}

function tooLarge(limit: number): Refusing {
  const kb = Math.floor(limit / 1024);
  return new Refusing({
    status: 413,
    zh: `内容超过 ${kb} KB，请缩短后再发`,
    en: `The content is larger than ${kb} KB; please shorten it`,
  });
}
