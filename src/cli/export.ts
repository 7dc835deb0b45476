import { open as openFile, rename, rm, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { exportTable, type TableFormat, templateTable } from '#importers/table/index.ts';
import type { OfferKind } from '#modules/offer/index.ts';
import type { Database } from '#platform/database.ts';
import { Refused } from '#shared/refused.ts';
import { operator } from '#shared/viewer.ts';
import type { Io } from './io.ts';
import { exit, Usage } from './usage.ts';

/**
 * `./lianqun export offers|template [--format csv|xlsx] [--kind space|land] [FILE]`: every listing that is not withdrawn, or an empty
 * table to fill in. Without FILE the CSV goes to standard output; a file appears only when it is whole.
 */
export async function exportOffers(args: string[], io: Io, open: () => Promise<Database>): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { format: { type: 'string' }, kind: { type: 'string', default: 'space' }, json: { type: 'boolean' } },
  });
  const [what, path, ...more] = positionals;
  const format = values.format ?? (path?.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv');
  if ((what !== 'offers' && what !== 'template') || more.length > 0) {
    throw new Usage('请写明导出什么，例如：./lianqun export offers 房源.xlsx，或 ./lianqun export template 模板.xlsx');
  }
  if (format !== 'csv' && format !== 'xlsx') throw new Usage('--format 应是 csv 或 xlsx');
  if (values.kind !== 'space' && values.kind !== 'land') throw new Usage('--kind 应是 space（房源）或 land（地块）');
  if (!path && format === 'xlsx') throw new Usage('导出 .xlsx 请写明文件名');
  const send = (chunks: AsyncIterable<Buffer>) => (path ? toFile(path, chunks) : toLines(io, chunks));
  if (what === 'template') await send(templateTable(values.kind as OfferKind, format));
  else await (await open()).read(db => send(exportTable(db, operator, format as TableFormat)));
  if (path) io.stdout(`已写入 ${path}`);
  return exit.done;
}

async function toFile(path: string, chunks: AsyncIterable<Buffer>): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there && !there.isFile()) {
    // A new file put in the place of a pipe or a device would destroy it.
    throw new Refused('invalid', [
      `${path} 不是普通文件，请换一个文件名；要接到管道，请不写文件名。`,
      `${path} is no ordinary file; name another one, or none to write to standard output.`,
    ]);
  }
  const partial = `${path}.part`;
  const file = await openFile(partial, 'w').catch(error => Promise.reject(wordsFor(error, path)));
  try {
    // write() may take only a part of a chunk, as on a disk that fills up; writeFile() goes on until all is written or fails.
    for await (const chunk of chunks) await file.writeFile(chunk);
    await file.sync();
    await file.close();
    await rename(partial, path);
  } catch (error) {
    await file.close();
    await rm(partial, { force: true });
    throw wordsFor(error, path);
  }
}

const unwritable =
  /^(ENOSPC|EDQUOT|EFBIG|EIO|EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EISDIR|ENOTEMPTY|EEXIST|ENAMETOOLONG|ELOOP|ENXIO)$/;

function wordsFor(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (!code || !unwritable.test(code)) return error;
  const why = /^(ENOSPC|EDQUOT|EFBIG)$/.test(code)
    ? ['磁盘已满', 'the disk is full']
    : ['请检查位置和权限', 'check place and permissions'];
  return new Refused('invalid', [
    `${path} 写不进去（${code}）：${why[0]}。没有留下不完整的文件。`,
    `${path} cannot be written (${code}): ${why[1]}. No incomplete file was left.`,
  ]);
}

async function toLines(io: Io, chunks: AsyncIterable<Buffer>): Promise<void> {
  for await (const chunk of chunks) io.stdout(chunk.toString().replace(/\r\n$/, ''));
}
