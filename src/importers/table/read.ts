import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { Refused } from '#shared/refused.ts';
import { type Bytes, firstBytes, readCsv } from './csv.ts';
import { type Row, readSheet } from './sheet.ts';

/** A file to read: on disk, or its bytes from an upload. */
export type TableFile = { path: string } | { bytes: Uint8Array };

/** The largest workbook that is taken; a CSV file is streamed and may be of any size. */
const mostWorkbookBytes = 128 << 20;
/** Endings of what is no table, whatever its first bytes say: programs, pages, pictures, documents, archives. */
const foreign =
  /^\.(?:exe|dll|com|bat|cmd|ps1|sh|js|mjs|php|html?|svg|xml|png|jpe?g|gif|webp|pdf|docx?|pptx?|zip|rar|7z|gz|tar|xlsm|xlsb)$/;
const mostPipeBytes = 256 << 20;

/** The rows of a CSV file or an .xlsx workbook, told apart by their first bytes and not by their names. Refuses other files with a sentence. */
export async function* readTable(given: TableFile): AsyncGenerator<Row> {
  const file = 'path' in given ? await readable(given.path) : given;
  const bytes: Bytes = 'path' in file ? () => createReadStream(file.path) : () => chunksOf(file.bytes);
  const head = await firstBytes(bytes, 4096).catch(error => Promise.reject(wordsForFile(error)));
  if (head.length === 0) throw new Refused('invalid', '文件是空的。');
  const signature = head.toString('latin1', 0, 4);
  const ending = 'path' in given ? extname(given.path).toLowerCase() : '';
  if (foreign.test(ending)) throw new Refused('invalid', `${ending} 不是表格文件的名称。请换成 .xlsx 或 .csv。`);
  if (signature === 'PK\u0003\u0004' || signature === 'PK\u0005\u0006') {
    yield* readSheet(await whole(file));
    return;
  }
  if (signature === '\u00d0\u00cf\u0011\u00e0') {
    throw new Refused('invalid', '这是旧版 .xls 文件，或加了密码的工作簿。请去掉密码并另存为 .xlsx 或 CSV 后再试。');
  }
  if (/^\s*<(?:!doctype|html|\?xml|table)/i.test(head.toString('utf8').replace(/^\ufeff/, ''))) {
    throw new Refused('invalid', '这其实是网页，不是表格文件。请用 Excel 或 WPS 打开后另存为 .xlsx 或 CSV。');
  }
  if (signature.startsWith('%PDF')) throw new Refused('invalid', '这是 PDF，不是表格文件。请换成 .xlsx 或 CSV。');
  yield* readCsv(bytes);
}

/** A pipe, such as <(zcat table.csv.gz), gives its bytes once, but a table is read several times over: it is held in memory. */
async function readable(path: string): Promise<TableFile> {
  const about = await stat(path).catch(error => Promise.reject(wordsForFile(error)));
  if (about.isFile() || about.isDirectory()) return { path };
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostPipeBytes)
      throw new Refused('invalid', `从管道来的内容超过 ${mostPipeBytes >> 20} MB。请先存成文件，再写明文件名。`);
    chunks.push(chunk);
  }
  return { bytes: Buffer.concat(chunks) };
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1 << 16) yield bytes.subarray(at, at + (1 << 16));
}

async function whole(file: TableFile): Promise<Buffer> {
  const size = 'path' in file ? (await stat(file.path)).size : file.bytes.length;
  if (size > mostWorkbookBytes) throw new Refused('invalid', '这个 Excel 文件超过 128 MB。请拆成几个文件，或另存为 CSV 后再试。');
  return 'path' in file ? readFile(file.path) : Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
}

function wordsForFile(error: NodeJS.ErrnoException): Error {
  if (error.code === 'ENOENT') return new Refused('missing', `找不到文件 ${error.path}，请核对文件名。`);
  if (error.code === 'EISDIR') return new Refused('invalid', '这是一个文件夹，请写出其中的表格文件。');
  if (error.code === 'EACCES') return new Refused('invalid', '没有读取这个文件的权限。');
  return error;
}
