import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { textOf } from '../site/encoding.ts';
import { unreadable } from '../site/refuse.ts';
import {
  columnsOf,
  type Found,
  isPostTable,
  keptBack,
  mostValue,
  type Row,
  type TableName,
  type Tables,
  type Value,
} from './tables.ts';

/** Opens a Z-BlogPHP database of SQLite 3 for reading only. Refuses a file that is none, is cut off, or holds no such tables. */
export function openSqlite(path: string, prefix: string | null): Tables {
  const database = opened(path);
  try {
    const found = prefixIn(database, path, prefix);
    return {
      async *rows(tables, after) {
        for (const table of tables) yield* rowsOf(database, path, found, table, after);
      },
      close: () => database.close(),
    };
  } catch (error) {
    database.close();
    throw sqliteWords(error, path);
  }
}

function opened(path: string): DatabaseSync {
  try {
    const database = new DatabaseSync(path, { readOnly: true, allowExtension: false });
    database.exec('pragma trusted_schema = off; pragma cell_size_check = on; pragma query_only = on');
    return database;
  } catch (error) {
    throw sqliteWords(error, path);
  }
}

/** Only real tables count: a view could compute for ever. */
function prefixIn(database: DatabaseSync, path: string, wanted: string | null): string {
  const names = database.prepare("select name from sqlite_schema where type = 'table' and name like '%post' limit 1000").all();
  const prefixes = names
    .map(row => String(row.name))
    .filter(name => isPostTable([...columnsIn(database, name)]))
    .map(name => name.slice(0, -4))
    .filter(prefix => wanted === null || prefix === wanted);
  if (prefixes.length === 1) return prefixes[0]!;
  if (prefixes.length === 0)
    throw unreadable(
      path,
      '里面没有 Z-BlogPHP 的文章表（以 post 结尾，有 log_ID 列）。请确认这是网站的数据库文件。',
      'It holds no table of posts of Z-BlogPHP (its name ending in "post", with a column log_ID). Please check that this is the database of the site.',
    );
  throw unreadable(
    path,
    `里面有几个网站，表名前缀是 ${prefixes.join('、')}。请写明要哪一个。`,
    `It holds several sites, with the prefixes ${prefixes.join(', ')}. Please say which one.`,
  );
}

function columnsIn(database: DatabaseSync, table: string): Set<string> {
  return new Set(
    database
      .prepare('select name from pragma_table_info(?)')
      .all(table)
      .map(row => String(row.name)),
  );
}

async function* rowsOf(
  database: DatabaseSync,
  path: string,
  prefix: string,
  table: TableName,
  after: number,
): AsyncGenerator<Found, void, undefined> {
  const name = prefix + table;
  const id = columnsOf[table][0]!;
  let at = after;
  const place = () => `${path}，${name}，${id} > ${at}`;
  try {
    const there = columnsIn(database, name);
    if (!there.has(id)) return;
    const columns = columnsOf[table].filter(column => there.has(column) && !keptBack.test(column));
    const long = columns.map(column => `coalesce(octet_length(${quoted(column)}), 0) > ${mostValue}`).join(' or ');
    const read = columns
      .map(column => `iif(octet_length(${quoted(column)}) > ${mostValue}, null, ${quoted(column)}) as ${quoted(column)}`)
      .join(', ');
    const from = `from ${quoted(name)} where ${quoted(id)}`;
    const bytes = database.prepare(
      `select ${columns.map(column => `cast(${quoted(column)} as blob) as ${quoted(column)}`).join(', ')} ${from} = ?`,
    );
    const all = database.prepare(
      `select ${read}, ${long} as "#long" ${from} > ? and typeof(${quoted(id)}) = 'integer' order by ${quoted(id)}`,
    );
    // Ids beyond 2^53 would throw as numbers.
    all.setReadBigInts(true);
    for (const raw of all.iterate(after)) {
      at = Number(raw[id]);
      const where = `${path}，${name}，${id} ${at}`;
      if (raw['#long']) yield { at, where, fault: tooLong(where) };
      else yield { at, where, table, row: rowOf(raw, () => bytes.get(at)) };
    }
  } catch (error) {
    throw sqliteWords(error, place());
  }
}

/** Text that is not UTF-8, as an old site may hold it, is read again by its bytes. */
function rowOf(raw: Record<string, SQLOutputValue>, again: () => Record<string, SQLOutputValue> | undefined): Row {
  const row: Record<string, Value> = {};
  let bytes: Record<string, SQLOutputValue> | undefined;
  for (const [column, value] of Object.entries(raw)) {
    if (typeof value === 'string' && value.includes('\ufffd')) {
      bytes ??= again();
      const own = bytes?.[column];
      row[column] = own instanceof Uint8Array ? textOf(own) : value;
    } else if (value instanceof Uint8Array) row[column] = textOf(value);
    else row[column] = typeof value === 'bigint' ? Number(value) : value;
  }
  return row;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** The words for a row with a value that no person wrote. */
export function tooLong(where: string) {
  const most = mostValue >> 20;
  return { where, zh: `内容超过 ${most} MB，没有读取。`, en: `It is longer than ${most} MB and was not read.` };
}

function sqliteWords(error: unknown, where: string): unknown {
  const { errcode, message } = error as { errcode?: number; message?: string };
  if (errcode === undefined) return error;
  // The lower byte is SQLite's primary result code: 11 corrupt, 26 not a database, 14 cannot open, 5 and 6 locked.
  const code = errcode & 0xff;
  if (code === 26)
    return unreadable(
      where,
      '这不是 SQLite 3 数据库（或已加密）。若是旧的 SQLite 2，请先在原网站后台导出为 SQLite 3 或 MySQL。',
      'This is no SQLite 3 database, or it is encrypted. An old SQLite 2 file must first be converted to SQLite 3 or MySQL on the old site.',
    );
  if (code === 11)
    return unreadable(
      where,
      '数据库文件不完整或已损坏，从这里起读不下去。请重新复制一份完整的文件。',
      'The database file is cut off or damaged and cannot be read on from here. Please copy the whole file again.',
    );
  if (code === 5 || code === 6)
    return unreadable(
      where,
      '数据库正被占用。请先停下原网站，或复制一份再导入。',
      'The database is in use. Please stop the old site, or import a copy.',
    );
  return unreadable(where, `数据库无法读取（${message}）。`, `The database cannot be read (${message}).`);
}
