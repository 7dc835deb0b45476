import { basename } from 'node:path';
import { Refused } from '#shared/refused.ts';
import { siteAddress } from '../site/address.ts';
import { fileInside, fingerprintOf, headOf } from '../site/file.ts';
import type { Entry, Fault, Site, SiteRecord } from '../site/record.ts';
import { sizeOfFile, unreadable } from '../site/refuse.ts';
import { dumpFile, openDump } from './dump-tables.ts';
import {
  attachmentOf,
  authorOf,
  categoryOf,
  commentOf,
  idOf,
  isReader,
  lineOf,
  postOf,
  tagOf,
  uploadPath,
  type Words,
} from './record.ts';
import { listPaths, readSettings, type Settings } from './setting.ts';
import { openSqlite } from './sqlite.ts';
import { columnsOf, type Found, type Row, type Tables } from './tables.ts';

export type ZblogOptions = {
  /** The address of the old site, where its database holds only a placeholder. */
  address?: string;
  /** The folder of the old site that holds zb_users; without it uploads are known by address only. */
  files?: string;
  /** The prefix of the tables, where the database holds several sites. */
  prefix?: string;
};

/**
 * Opens the database of a Z-BlogPHP site for reading: an SQLite file or a MySQL dump (.sql, .sql.gz), told apart by its first bytes. Refuses any
 * other file, and one that holds no such site, with a sentence in both languages.
 */
export async function openZblog(path: string, options: ZblogOptions = {}): Promise<Site> {
  await sizeOfFile(path);
  const address = givenAddress(options.address);
  const head = (await headOf(path, 64)).toString('latin1');
  if (head.startsWith('** This file contains an SQLite 2'))
    throw unreadable(
      path,
      '这是旧的 SQLite 2 数据库。请先在原网站后台导出为 SQLite 3 或 MySQL。',
      'This is an old SQLite 2 database. Please convert it to SQLite 3 or MySQL on the old site first.',
    );
  const prefix = options.prefix ?? null;
  const tables = head.startsWith('SQLite format 3\0') ? openSqlite(path, prefix) : await openDump(await dumpFile(path), prefix);
  try {
    const terms = await readTerms(tables);
    const settings = readSettings(terms.config, address);
    return {
      name: settings.address ? new URL(settings.address).host : basename(path),
      address: settings.address,
      lists: [
        ...listPaths(settings.rules.date, '?date={date}', { date: '{date}' }, settings.address).map(from => ({
          from,
          to: '/posts?after={date}',
        })),
        ...listPaths(settings.rules.index, '?page={page}', {}, settings.address).map(from => ({ from, to: '/posts' })),
      ].filter(({ from }) => from !== '/' && !/page\}.*page\}/.test(from)),
      fingerprint: await fingerprintOf(path),
      records: after => records(tables, terms, settings, options.files ?? null, after ?? null),
      close: () => tables.close(),
    };
  } catch (error) {
    tables.close();
    throw error;
  }
}

function givenAddress(written: string | undefined): string | null {
  if (!written) return null;
  const address = siteAddress(written);
  if (address) return address;
  throw new Refused('invalid', [
    `“${written}”不是网站地址，应像 https://example.org/ 这样写。`,
    `“${written}” is not the address of a site; write it like https://example.org/.`,
  ]);
}

/** The small tables, and what of them could not be read. */
type Terms = { config: Row[]; category: Row[]; tag: Row[]; member: Row[]; faults: Fault[] };

async function readTerms(tables: Tables): Promise<Terms> {
  const terms: Terms = { config: [], category: [], tag: [], member: [], faults: [] };
  for await (const found of tables.rows(['config', 'category', 'tag', 'member'], 0)) {
    if ('fault' in found) terms.faults.push(found.fault);
    else if (found.table !== 'config' && idOf(found.row[columnsOf[found.table][0]!]) === 0)
      terms.faults.push({
        where: found.where,
        zh: '这一行没有编号，没有读取。',
        en: 'This row has no id and was not read.',
      });
    else terms[found.table as Exclude<keyof Terms, 'faults'>].push(found.row);
  }
  return terms;
}

const stages = ['term', 'post', 'upload', 'comment'] as const;

async function* records(
  tables: Tables,
  terms: Terms,
  settings: Settings,
  files: string | null,
  after: string | null,
): AsyncGenerator<Entry, void, undefined> {
  const [stage, from] = place(after);
  const words = wordsOf(terms);
  if (stage === 0) yield* termEntries(terms, settings, from);
  const read = {
    post: async ({ row, where }: FoundRow) => postOf(row, settings, words, where),
    upload: async ({ row, where }: FoundRow) => upload(row, where, settings, files),
    comment: async ({ row }: FoundRow) => commentOf(row),
  };
  for (const name of ['post', 'upload', 'comment'] as const) {
    const at = stages.indexOf(name);
    if (at < stage) continue;
    for await (const found of tables.rows([name], at === stage ? from : 0)) {
      const position = `${name}:${found.at}`;
      const one: SiteRecord | Fault = 'fault' in found ? found.fault : await read[name](found);
      yield 'kind' in one ? { position, record: one } : { position, fault: one };
    }
  }
}

type FoundRow = Extract<Found, { row: Row }>;

function place(after: string | null): [stage: number, at: number] {
  if (after === null) return [0, 0];
  const [, name = '', at = ''] = /^(term|post|upload|comment):(\d{1,15})$/.exec(after) ?? [];
  const stage = stages.indexOf(name as (typeof stages)[number]);
  if (stage < 0)
    throw new Refused('invalid', [
      '上次导入停下的位置无法识别，请从头导入。',
      'The place of the last import is not known; please begin anew.',
    ]);
  return [stage, Number(at)];
}

function wordsOf({ category, member }: Terms): Words {
  return {
    categories: new Map(category.map(row => [idOf(row.cate_ID), { name: lineOf(row.cate_Name), alias: lineOf(row.cate_Alias) }])),
    authors: new Map(member.map(row => [idOf(row.mem_ID), { name: lineOf(row.mem_Name), alias: lineOf(row.mem_Alias) }])),
  };
}

function* termEntries(terms: Terms, settings: Settings, after: number): Generator<Entry, void, undefined> {
  const records: SiteRecord[] = [
    ...parentsFirst(terms.category).map(row => categoryOf(row, settings)),
    ...terms.tag.map(row => tagOf(row, settings)),
    ...terms.member.filter(row => !isReader(row)).map(row => authorOf(row, settings)),
  ];
  const steps = [...records.map(record => ({ record })), ...terms.faults.map(fault => ({ fault }))];
  for (let at = after; at < steps.length; at++) yield { position: `term:${at + 1}`, ...steps[at]! };
}

/** A category behind its parent; one that hangs in a circle loses it. */
function parentsFirst(rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map(row => [idOf(row.cate_ID), row]));
  const done = new Map<number, Row>();
  for (const row of rows) {
    const way: Row[] = [];
    const seen = new Set<number>();
    for (
      let one: Row | undefined = row;
      one && !done.has(idOf(one.cate_ID)) && !seen.has(idOf(one.cate_ID));
      one = byId.get(idOf(one.cate_ParentID))
    ) {
      seen.add(idOf(one.cate_ID));
      way.push(one);
    }
    for (const one of way.toReversed())
      done.set(idOf(one.cate_ID), done.has(idOf(one.cate_ParentID)) ? one : { ...one, cate_ParentID: 0 });
  }
  return [...done.values()];
}

async function upload(row: Row, where: string, settings: Settings, files: string | null): Promise<SiteRecord | Fault> {
  const path = uploadPath(row, settings);
  if (!path)
    return {
      where,
      zh: `附件“${lineOf(row.ul_Name)}”的文件名或日期不可用，没有读取。`,
      en: `The name or day of the upload “${lineOf(row.ul_Name)}” cannot be used; it was not read.`,
    };
  return attachmentOf(row, path, files ? await fileInside(files, path) : null, settings);
}
