import { open as openFile, rename, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { exportTable, type TableFormat, templateTable } from '#importers/table/index.ts';
import type { OfferKind } from '#modules/offer/index.ts';
import type { Database } from '#platform/database.ts';
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
    options: { format: { type: 'string' }, kind: { type: 'string', default: 'space' } },
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
  const partial = `${path}.part`;
  const file = await openFile(partial, 'w');
  try {
    for await (const chunk of chunks) await file.write(chunk);
    await file.close();
    await rename(partial, path);
  } catch (error) {
    await file.close();
    await rm(partial, { force: true });
    throw error;
  }
}

async function toLines(io: Io, chunks: AsyncIterable<Buffer>): Promise<void> {
  for await (const chunk of chunks) io.stdout(chunk.toString().replace(/\r\n$/, ''));
}
