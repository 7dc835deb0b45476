import { type Inside, mimeOf, openFile } from '../site/file.ts';
import type { Attachment, Author, Category, Comment, Fault, Post, PostStatus, Tag } from '../site/record.ts';
import { textOfHtml, withoutUnseen } from '../site/tree.ts';
import { readPhp } from './php.ts';
import { encodedWord, hostMark, listPaths, pathByRule, type Settings } from './setting.ts';
import type { Row, Value } from './tables.ts';

/** What the addresses of posts are made of besides the post itself. */
export type Words = {
  categories: ReadonlyMap<number, { name: string; alias: string }>;
  authors: ReadonlyMap<number, { name: string; alias: string }>;
};

export const idOf = (value: Value | undefined) => (Number.isSafeInteger(Number(value)) && Number(value) > 0 ? Number(value) : 0);
export const lineOf = (value: Value | undefined) => withoutUnseen(String(value ?? '').replace(/\s+/g, ' ')).trim();

/** A moment in seconds since 1970 as PHP stores it; null for none, and for what lies outside of 1980 to 2100. */
function momentOf(value: Value | undefined): Date | null {
  const seconds = Number(value);
  return seconds > 315_532_800 && seconds < 4_102_444_800 ? new Date(Math.trunc(seconds) * 1000) : null;
}

/** A category with the path that listed its posts. */
export function categoryOf(row: Row, { rules, address }: Settings): Category {
  const id = idOf(row.cate_ID);
  const name = lineOf(row.cate_Name);
  const slug = lineOf(row.cate_Alias);
  const parent = idOf(row.cate_ParentID);
  const words = { id: String(id), alias: slug || encodedWord(name) };
  return {
    kind: 'category',
    key: `category:${id}`,
    name,
    slug,
    parentKey: parent && parent !== id ? `category:${parent}` : null,
    text: textOfHtml(String(row.cate_Intro ?? '')),
    oldAddresses: listPaths(rules.category, '?cate={%id%}', words, address),
  };
}

/** A tag with the path that listed its posts. */
export function tagOf(row: Row, { rules, address }: Settings): Tag {
  const id = idOf(row.tag_ID);
  const name = lineOf(row.tag_Name);
  const slug = lineOf(row.tag_Alias);
  const words = { id: String(id), alias: slug || encodedWord(name) };
  return {
    kind: 'tag',
    key: `tag:${id}`,
    name,
    slug,
    oldAddresses: listPaths(rules.tag, '?tags={%id%}', words, address),
  };
}

/** Whether a member only read and commented (levels 5 and 6 may not write): such a name is a reader's and stays behind. */
export function isReader(row: Row): boolean {
  return Number(row.mem_Level) >= 5 && !Number(row.mem_Articles) && !Number(row.mem_Pages);
}

/** An author under the name that visitors saw: the alias where there is one. */
export function authorOf(row: Row, { rules, address }: Settings): Author {
  const id = idOf(row.mem_ID);
  const words = { id: String(id), alias: lineOf(row.mem_Alias) || encodedWord(lineOf(row.mem_Name)) };
  return {
    kind: 'author',
    key: `author:${id}`,
    name: lineOf(row.mem_Alias) || lineOf(row.mem_Name),
    oldAddresses: listPaths(rules.author, '?auth={%id%}', words, address),
  };
}

const statuses: Readonly<Record<number, PostStatus>> = { 0: 'released', 1: 'draft', 2: 'draft', 4: 'private', 8: 'private' };

/** A post or page; a fault for a kind that only a plug-in of the old site knew, and for a row without an id. */
export function postOf(row: Row, settings: Settings, words: Words, where: string): Post | Fault {
  const id = idOf(row.log_ID);
  const type = Number(row.log_Type ?? 0);
  if (id === 0) return { where, zh: '文章没有编号，没有读取。', en: 'The post has no id and was not read.' };
  if (type !== 0 && type !== 1)
    return {
      where,
      zh: `文章 ${id} 的类型是 ${type}，来自原网站的插件，没有读取。`,
      en: `Post ${id} is of type ${type}, which belongs to a plug-in of the old site; it was not read.`,
    };
  const category = idOf(row.log_CateID);
  const author = idOf(row.log_AuthorID);
  const host = settings.address ?? '/';
  return {
    kind: 'post',
    key: `post:${id}`,
    type: type === 1 ? 'page' : 'post',
    title: lineOf(row.log_Title),
    slug: lineOf(row.log_Alias),
    body: { html: String(row.log_Content ?? '').replaceAll(hostMark, host) },
    excerpt: excerptOf(String(row.log_Intro ?? ''), String(row.log_Content ?? '')),
    categoryKey: category && words.categories.has(category) ? `category:${category}` : null,
    tagKeys: tagKeysOf(String(row.log_Tag ?? '')),
    authorKey: author && words.authors.has(author) ? `author:${author}` : null,
    releasedAt: momentOf(row.log_PostTime) ?? momentOf(row.log_CreateTime),
    changedAt: momentOf(row.log_UpdateTime),
    status: statuses[Number(row.log_Status ?? 0)] ?? 'draft',
    views: Math.max(0, Math.trunc(Number(row.log_ViewNums)) || 0),
    oldAddresses: addressesOf(row, settings, words),
    cover: coverOf(String(row.log_Meta ?? ''), host),
  };
}

function addressesOf(row: Row, settings: Settings, words: Words): string[] {
  const { rules, address, zone, idForAlias } = settings;
  const rule = Number(row.log_Type) === 1 ? rules.page : rules.article;
  const id = String(idOf(row.log_ID));
  const category = words.categories.get(idOf(row.log_CateID));
  const author = words.authors.get(idOf(row.log_AuthorID));
  const at = /\{%(?:year|month|day)%\}/.test(rule) ? momentOf(row.log_PostTime) : null;
  const [year = '', month = '', day = ''] = at ? dayIn(zone, at) : [];
  const values = {
    id,
    alias: lineOf(row.log_Alias) || (idForAlias ? id : encodedWord(lineOf(row.log_Title))),
    category: category?.alias || encodedWord(category?.name ?? ''),
    author: author?.alias || encodedWord(author?.name ?? ''),
    year,
    month,
    day,
  };
  return distinct([pathByRule(rule, values, address), pathByRule('?id={%id%}', values, address)]);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dayIn(zone: string, at: Date): string[] {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
  formats.set(zone, format);
  return format.format(at).split('-');
}

function tagKeysOf(written: string): string[] {
  return distinct([...written.slice(0, 4000).matchAll(/\{(\d{1,12})\}/g)].map(found => `tag:${Number(found[1])}`));
}

/** The summary a person wrote; what Z-Blog cut off the text by itself says so in a comment, or in older versions only begins as the text does. */
function excerptOf(intro: string, content: string): string {
  if (intro.includes('<!--autointro-->')) return '';
  const written = textOfHtml(intro);
  return textOfHtml(content.slice(0, intro.length + 1000)).startsWith(written) ? '' : written;
}

/** Themes keep the picture of a post under a name of their own. */
function coverOf(meta: string, host: string): Post['cover'] {
  if (meta === '') return null;
  const values = readPhp(meta);
  if (!(values instanceof Map)) return null;
  for (const [key, value] of values) {
    if (typeof value !== 'string' || !/thumb|cover|pic|img|image/i.test(key)) continue;
    const address = value.replaceAll(hostMark, host).trim();
    if (address.length < 1000 && /^(?:https?:\/\/|\/)[^\s"<>]+\.(?:jpe?g|png|gif|webp)(?:\?[^\s"<>]*)?$/i.test(address))
      return { address };
  }
  return null;
}

/** The path of an upload below the folder of the old site, as Z-Blog files it: by year and month of its own time zone. */
export function uploadPath(row: Row, { zone, uploadByDay }: Settings): string | null {
  const name = String(row.ul_Name ?? '');
  const at = momentOf(row.ul_PostTime);
  if (!at || name === '' || name === '.' || name === '..' || /[/\\\0]/.test(name)) return null;
  const [year, month, day] = dayIn(zone, at);
  return `zb_users/upload/${year}/${month}/${uploadByDay ? `${day}/` : ''}${name}`;
}

/** An upload, with its bytes where the file was found. */
export function attachmentOf(row: Row, path: string, file: Inside | null, { address }: Settings): Attachment {
  const name = lineOf(row.ul_Name);
  const mime = lineOf(row.ul_MimeType);
  return {
    kind: 'attachment',
    key: `upload:${idOf(row.ul_ID)}`,
    name: lineOf(row.ul_SourceName) || name,
    mime: /^[\w.+-]{1,60}\/[\w.+-]{1,80}$/.test(mime) ? mime : mimeOf(name),
    oldAddress: pathByRule(path.split('/').map(encodedWord).join('/'), {}, address) ?? `/${path}`,
    size: file?.size ?? (Number(row.ul_Size) || null),
    open: file ? openFile(file) : null,
  };
}

/** A comment as plain text under the name it was signed with. */
export function commentOf(row: Row): Comment {
  return {
    kind: 'comment',
    key: `comment:${idOf(row.comm_ID)}`,
    postKey: `post:${idOf(row.comm_LogID)}`,
    text: textOfHtml(String(row.comm_Content ?? '')),
    at: momentOf(row.comm_PostTime),
    author: lineOf(row.comm_Name),
    status: Number(row.comm_IsChecking) ? 'waiting' : 'shown',
  };
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter(value => value !== null))];
}
