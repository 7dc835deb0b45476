import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { Refused } from '#shared/refused.ts';
import type { Row } from './sheet.ts';

/** Gives the bytes of a file from the start, each time it is called. */
export type Bytes = () => AsyncIterable<Uint8Array>;

/** The longest record, so that a file without line ends or with an open quote ends in a sentence. */
const mostRecordBytes = 1 << 20;

/** The rows of a CSV file in UTF-8 (with or without mark), UTF-16 or GB18030, parted by comma, semicolon or tab. */
export async function* readCsv(bytes: Bytes): AsyncGenerator<Row> {
  const encoding = await encodingOf(bytes);
  const delimiter = await delimiterOf(bytes, encoding);
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    max_record_size: mostRecordBytes,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  const source = Readable.from(decoded(bytes, encoding));
  source.on('error', error => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const breaks = record.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);
      yield { line: info.lines - breaks, cells: record };
    }
  } catch (error) {
    throw wordsFor(error as { code?: string; lines?: number; message: string });
  } finally {
    source.destroy();
    parser.destroy();
  }
}

async function* decoded(bytes: Bytes, encoding: string): AsyncGenerator<Buffer> {
  if (encoding === 'utf-8') {
    for await (const chunk of bytes()) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    return;
  }
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of bytes()) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

/** The first encoding in which the whole file makes sense; a wrong one would show half the listings as 乱码. */
async function encodingOf(bytes: Bytes): Promise<string> {
  const [a, b] = await firstBytes(bytes, 2);
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  for (const encoding of ['utf-8', 'gb18030']) if (await makesSense(bytes, encoding)) return encoding;
  throw new Refused('invalid', '文件里的文字无法识别。请用 Excel 或 WPS 另存为“CSV UTF-8”或 .xlsx 后再试。');
}

async function makesSense(bytes: Bytes, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of bytes()) if (decoder.decode(chunk, { stream: true }).includes('\0')) return false;
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** The sign that parts the first line most often. */
async function delimiterOf(bytes: Bytes, encoding: string): Promise<string> {
  const head = new TextDecoder(encoding).decode(await firstBytes(bytes, 1 << 16));
  const line =
    head
      .replace(/"[^"]*"/g, '')
      .replace(/^[\s\ufeff]+/, '')
      .split(/[\r\n]/)[0] ?? '';
  const counted = [',', ';', '\t'].map(sign => ({ sign, count: line.split(sign).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).sign;
}

/** At most the first n bytes. */
export async function firstBytes(bytes: Bytes, n: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes()) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= n) break;
  }
  return Buffer.concat(chunks).subarray(0, n);
}

function wordsFor(error: { code?: string; lines?: number; message: string }): Error {
  const near = error.lines ? `第 ${error.lines} 行附近` : '文件里';
  switch (error.code) {
    case 'CSV_MAX_RECORD_SIZE':
      return new Refused('invalid', `${near}有一行过长（超过 1 MB）。请检查是否缺少换行，或有引号没有成对。`);
    case 'CSV_QUOTE_NOT_CLOSED':
      return new Refused('invalid', `${near}有引号没有成对，后面的内容无法分列。请补上引号后再试。`);
    default:
      return String(error.code).startsWith('CSV_')
        ? new Refused('invalid', `${near}的格式无法读取：${error.message}`)
        : (error as Error);
  }
}
