import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { charsetOfDump, decodedBySight, type Encoding } from '../site/encoding.ts';
import { headOf } from '../site/file.ts';
import type { Fault } from '../site/record.ts';
import { unreadable } from '../site/refuse.ts';
import { type DumpItem, looksLikeDump, readDump } from './dump.ts';
import { columnsByValues } from './layout.ts';
import { tooLong } from './sqlite.ts';
import { type Found, isPostTable, keptBack, type Row, type TableName, type Tables, type Value } from './tables.ts';

/** The bytes of a dump from its beginning, each time they are asked for. */
export type DumpBytes = { name: string; open: () => AsyncIterable<Uint8Array>; named: Encoding | null };

const small = ['config', 'category', 'tag', 'member'] as const;
const mostSmall = 200_000;

/** A dump on disk, plain or compressed by gzip. Refuses what begins as neither. */
export async function dumpFile(path: string): Promise<DumpBytes> {
  const head = await headOf(path, 1 << 16);
  const packed = head[0] === 0x1f && head[1] === 0x8b;
  const open = () => (packed ? createReadStream(path).pipe(createGunzip()) : createReadStream(path));
  const text = packed ? (await firstText(open, path)).toString('latin1') : head.toString('latin1');
  if (!looksLikeDump(text.replace(/^\u00ef\u00bb\u00bf/, '')))
    throw unreadable(
      path,
      '这既不是 SQLite 数据库，也不是 MySQL 导出文件（.sql、.sql.gz）。',
      'This is neither an SQLite database nor a MySQL dump (.sql, .sql.gz).',
    );
  return { name: path, open, named: charsetOfDump(text) };
}

async function firstText(open: () => AsyncIterable<Uint8Array>, path: string): Promise<Buffer> {
  try {
    for await (const chunk of open()) return Buffer.from(chunk).subarray(0, 1 << 16);
  } catch (error) {
    throw gzipWords(error, path);
  }
  return Buffer.alloc(0);
}

/** Opens a MySQL dump of Z-BlogPHP: reads through it once for the small tables, then once for each table that is asked for. */
export async function openDump(bytes: DumpBytes, prefix: string | null): Promise<Tables> {
  const { found, posts, count } = await smallTables(bytes);
  const prefixes = [...posts].filter(one => prefix === null || one === prefix);
  if (prefixes.length === 0)
    throw unreadable(
      bytes.name,
      '里面没有 Z-BlogPHP 的文章表（以 post 结尾，有 log_ID 列）。',
      'It holds no table of posts of Z-BlogPHP (its name ending in "post", with a column log_ID).',
    );
  if (prefixes.length > 1)
    throw unreadable(
      bytes.name,
      `里面有几个网站，表名前缀是 ${prefixes.join('、')}。请写明要哪一个。`,
      `It holds several sites, with the prefixes ${prefixes.join(', ')}. Please say which one.`,
    );
  if (count > mostSmall)
    throw unreadable(
      bytes.name,
      `分类、标签和作者超过 ${mostSmall} 个，不像一个网站。`,
      `It holds more than ${mostSmall} categories, tags and authors, which is no website.`,
    );
  const own = prefixes[0]!;
  return {
    async *rows(tables, after) {
      const inMemory = tables.filter(table => (small as readonly string[]).includes(table));
      for (const { prefix: its, table, where, read } of found)
        if (its === own && inMemory.includes(table)) yield { at: 0, where, ...('fault' in read ? read : { table, ...read }) };
      const others = tables.filter(table => !inMemory.includes(table));
      if (others.length > 0) yield* rowsBehind(bytes, own, others, after);
    },
    close() {},
  };
}

type Read = { row: Row } | { fault: Fault };
type Small = { prefix: string; table: TableName; where: string; read: Read };

async function smallTables(bytes: DumpBytes): Promise<{ found: Small[]; posts: Set<string>; count: number }> {
  const found: Small[] = [];
  const posts = new Set<string>();
  const named = new Map<string, string[]>();
  let count = 0;
  const wanted = (table: string) => {
    if (/post$/i.test(table) && !named.has(table)) posts.add(table.slice(0, -4));
    return partOf(table, small) !== null;
  };
  for await (const item of items(bytes, wanted)) {
    if (item.kind === 'columns') {
      named.set(item.table, item.columns);
      if (/post$/i.test(item.table) && isPostTable(item.columns)) posts.add(item.table.slice(0, -4));
      continue;
    }
    const part = item.table === null ? null : partOf(item.table, small);
    // What is no SQL between the tables is told with the posts.
    if (!part) continue;
    if (++count > mostSmall) break;
    const where = `${bytes.name}:${item.line}`;
    // A slice of a chunk would keep the whole chunk in memory for as long as its row.
    found.push({ ...part, where, read: structuredClone(readItem(item, part.table, named, where)) });
  }
  return { found, posts, count };
}

async function* rowsBehind(
  bytes: DumpBytes,
  prefix: string,
  tables: readonly TableName[],
  after: number,
): AsyncGenerator<Found, void, undefined> {
  const named = new Map<string, string[]>();
  const own = (table: string) => {
    const part = partOf(table, tables);
    return part?.prefix === prefix ? part.table : null;
  };
  let at = 0;
  for await (const item of items(bytes, table => own(table) !== null)) {
    if (item.kind === 'columns') {
      named.set(item.table, item.columns);
      continue;
    }
    const table = item.table === null ? null : own(item.table);
    // What is no SQL between the tables is told once, with the posts.
    if (item.table === null ? !tables.includes('post') : table === null) continue;
    if (++at <= after) continue;
    const where = `${bytes.name}:${item.line}`;
    const read = readItem(item, table, named, where);
    yield { at, where, ...('fault' in read ? read : { table: table!, ...read }) };
  }
}

function badWords(why: 'no SQL' | 'too long' | 'cut off', where: string): Fault {
  if (why === 'too long') return tooLong(where);
  if (why === 'cut off')
    return { where, zh: '文件在这一行中间断了，请重新导出。', en: 'The file ends within this row; please export it again.' };
  return { where, zh: '这里不是 SQL，已跳到下一条语句。', en: 'This is no SQL; it was passed over to the next statement.' };
}

async function* items(bytes: DumpBytes, wanted: (table: string) => boolean): AsyncGenerator<DumpItem, void, undefined> {
  try {
    yield* readDump(decodedBySight(bytes.open(), bytes.named), wanted);
  } catch (error) {
    throw gzipWords(error, bytes.name);
  }
}

function gzipWords(error: unknown, path: string): unknown {
  const { code } = error as { code?: string };
  if (code !== 'Z_BUF_ERROR' && code !== 'Z_DATA_ERROR') return error;
  return unreadable(
    path,
    '压缩文件不完整或已损坏，从这里起读不下去。请重新复制或导出。',
    'The compressed file is cut off or damaged and cannot be read on from here. Please copy or export it again.',
  );
}

function partOf(name: string, tables: readonly TableName[]): { prefix: string; table: TableName } | null {
  const lower = name.toLowerCase();
  const table = tables.find(one => lower.endsWith(one));
  return table ? { prefix: name.slice(0, -table.length), table } : null;
}

/** A row by the names of its columns, or why it is none. */
function readItem(
  item: Exclude<DumpItem, { kind: 'columns' }>,
  table: TableName | null,
  named: ReadonlyMap<string, string[]>,
  where: string,
): Read {
  if (item.kind === 'bad') return { fault: badWords(item.why, where) };
  const { values } = item;
  const told = item.columns ?? named.get(item.table);
  const columns = told ?? (table && columnsByValues(table, values));
  if (columns?.length !== values.length) return { fault: strangeWords(item.table, values.length, told !== undefined, where) };
  const row: Record<string, Value> = Object.create(null);
  for (const [at, column] of columns.entries()) if (!keptBack.test(column)) row[column] = values[at]!;
  return { row };
}

function strangeWords(table: string, count: number, told: boolean, where: string): Fault {
  if (told)
    return {
      where,
      zh: `这一行有 ${count} 个值，和 ${table} 的列对不上，没有读取。`,
      en: `This row has ${count} values, which do not match the columns of ${table}; it was not read.`,
    };
  return {
    where,
    zh: `这一行有 ${count} 个值，没有写明是 ${table} 的哪些列，各版本的列也对不上，没有读取。请连同表结构（CREATE TABLE）重新导出。`,
    en: `This row has ${count} values and does not say for which columns of ${table}; those of no version match, so it was not read. Please export it again with the structure of the tables (CREATE TABLE).`,
  };
}
