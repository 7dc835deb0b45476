import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Refused } from '#shared/refused.ts';
import { linkAddress, pathOnSite, siteAddress, unknownHost } from '../site/address.ts';
import { charsetInHead, detectEncoding } from '../site/encoding.ts';
import { mimeOf } from '../site/file.ts';
import { elementToMarkdown } from '../site/markdown.ts';
import type { Entry, Fault, Post, Site, SiteRecord } from '../site/record.ts';
import { cannotOpen, unreadable } from '../site/refuse.ts';
import { readMarkdown } from './front.ts';
import { readPage } from './html.ts';
import { type Found, walk } from './walk.ts';

export type FolderOptions = {
  /** The address under which the folder was served; links of this host become paths. */
  address?: string;
};

const mostPage = 8 << 20;
const mostWords = 200_000;

/**
 * Opens a folder of HTML pages and Markdown files, as a static site or an exporter leaves them: the folders become categories, other files attachments.
 * Refuses what is no folder; links out of it are not followed.
 */
export async function openFolder(path: string, { address: given }: FolderOptions = {}): Promise<Site> {
  const about = await stat(path).catch(error => Promise.reject(cannotOpen(path, error)));
  if (!about.isDirectory()) throw unreadable(path, '这不是文件夹。', 'This is no folder.');
  const address = given ? siteAddress(given) : null;
  if (given && !address) throw new Refused('invalid', [`“${given}”不是网站地址。`, `“${given}” is not the address of a site.`]);
  return {
    name: address ? new URL(address).host : basename(resolve(path)),
    address,
    fingerprint: await fingerprint(path),
    records: after => records(path, address, after ?? null),
    close() {},
  };
}

/** Names, sizes and times of all files: a file more or less makes it another source. */
async function fingerprint(root: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const step of walk(root, null)) {
    hash.update(step.path);
    if ('file' in step) hash.update(`\0${step.file.size}\0${step.file.changed.getTime()}\n`);
  }
  return hash.digest('hex').slice(0, 32);
}

async function* records(root: string, address: string | null, after: string | null): AsyncGenerator<Entry, void, undefined> {
  // What earlier posts named; after a stop it is named once more, which changes nothing.
  const named = new Set<string>();
  let done = after ?? '';
  for await (const step of walk(root, after)) {
    const position = step.path;
    const where = join(root, position);
    if ('fault' in step) {
      yield { position, fault: step.fault };
      done = position;
      continue;
    }
    const read = await recordsOf(step.file, where, address);
    for (const one of read) {
      if ('kind' in one && (one.kind === 'category' || one.kind === 'tag' || one.kind === 'author')) {
        if (named.has(one.key)) continue;
        if (named.size < mostWords) named.add(one.key);
      }
      // A post comes last of its file: only with it the file is done.
      const place = one === read.at(-1) ? position : done;
      yield 'kind' in one ? { position: place, record: one } : { position: place, fault: one };
    }
    done = position;
  }
}

async function recordsOf(file: Found, where: string, address: string | null): Promise<(SiteRecord | Fault)[]> {
  const ending = file.path.slice(file.path.lastIndexOf('.') + 1).toLowerCase();
  const isPage = /^(?:html?|xhtml|shtml)$/.test(ending);
  if (!isPage && ending !== 'md' && ending !== 'markdown') return [attachmentOf(file, address)];
  if (file.size > mostPage) return [{ where, zh: '超过 8 MB，没有读取。', en: 'It is longer than 8 MB and was not read.' }];
  try {
    const bytes = await readFile(file.real);
    const text = new TextDecoder(detectEncoding(bytes, charsetInHead(bytes))).decode(bytes);
    return isPage ? fromHtml(file, text, address) : fromMarkdown(file, text, address);
  } catch (error) {
    if (error instanceof Refused) return [{ where, zh: error.message, en: error.en }];
    const { code } = error as NodeJS.ErrnoException;
    if (!code) throw error;
    return [{ where, zh: `无法读取（${code}）。`, en: `It cannot be read (${code}).` }];
  }
}

function attachmentOf(file: Found, address: string | null): SiteRecord {
  const [oldAddress = ''] = pathsOf(file, address);
  const name = basename(file.path);
  return {
    kind: 'attachment',
    key: `file:${file.path}`,
    name,
    mime: mimeOf(name),
    oldAddress,
    size: file.size,
    open: () => createReadStream(file.real),
  };
}

function fromHtml(file: Found, text: string, address: string | null): SiteRecord[] {
  const page = readPage(text, file.path);
  const base = URL.parse(pathsOf(file, address)[0]!, address ?? unknownHost)!.href;
  const markdown = elementToMarkdown(page.main, { base });
  const post = { ...postOf(file, address), title: page.title, excerpt: page.excerpt.slice(0, 500), releasedAt: page.at };
  const cover = page.cover ? linkAddress(page.cover, base) : null;
  return withWords({ ...post, body: { markdown }, cover: cover ? { address: cover } : null }, file, '', page.tags, '');
}

function fromMarkdown(file: Found, text: string, address: string | null): SiteRecord[] {
  const { front, markdown } = readMarkdown(text);
  const [path = ''] = pathsOf(file, address);
  const base = URL.parse(path, address ?? unknownHost)!.href;
  const heading = /^#\s(.{1,300})$/m.exec(markdown.slice(0, 4000))?.[1]?.trim();
  const post: Post = {
    ...postOf(file, address),
    type: front.page ? 'page' : 'post',
    title: front.title || heading || basename(file.path).replace(/\.\w{1,9}$/, ''),
    slug: front.slug,
    body: { markdown: resolved(markdown, base).trim() },
    excerpt: front.excerpt.slice(0, 500),
    releasedAt: front.at,
    changedAt: front.changedAt ?? file.changed,
    status: front.draft ? 'draft' : 'released',
    cover: front.cover ? { address: linkAddress(front.cover, base) ?? front.cover } : null,
  };
  return withWords(post, file, front.category, front.tags, front.author);
}

/** Relative addresses of links and pictures as paths from the root of the site. */
function resolved(markdown: string, base: string): string {
  return markdown.replace(/\]\(([^()\s<>]{1,2000})(?=[)\s])/g, (whole, address: string) => {
    const found = address.startsWith('#') ? null : linkAddress(address, base);
    return found ? `](${found}` : whole;
  });
}

function postOf(file: Found, address: string | null): Post {
  return {
    kind: 'post',
    key: `file:${file.path}`,
    type: 'post',
    title: '',
    slug: '',
    body: { markdown: '' },
    excerpt: '',
    categoryKey: null,
    tagKeys: [],
    authorKey: null,
    releasedAt: null,
    changedAt: file.changed,
    status: 'released',
    views: 0,
    oldAddresses: pathsOf(file, address),
    cover: null,
  };
}

/** A post behind the categories, tags and author that it names. */
function withWords(post: Post, file: Found, category: string, tags: readonly string[], author: string): SiteRecord[] {
  const folders = category ? [category] : file.path.split('/').slice(0, -1);
  const categories = folders.map((name, at): SiteRecord => {
    const keyOf = (end: number) => `category:${folders.slice(0, end).join('/')}`;
    return {
      kind: 'category',
      key: keyOf(at + 1),
      name,
      slug: '',
      parentKey: at > 0 ? keyOf(at) : null,
      text: '',
      oldAddresses: [],
    };
  });
  return [
    ...categories,
    ...tags.map((name): SiteRecord => ({ kind: 'tag', key: `tag:${name}`, name, slug: '', oldAddresses: [] })),
    ...(author ? [{ kind: 'author' as const, key: `author:${author}`, name: author, oldAddresses: [] }] : []),
    {
      ...post,
      categoryKey: categories.at(-1)?.key ?? null,
      tagKeys: tags.map(name => `tag:${name}`),
      authorKey: author ? `author:${author}` : null,
    },
  ];
}

/** The path of a file on the old site: its name in UTF-8, and as its bytes stand where that differs; "/a/" beside "/a/index.html". */
function pathsOf({ path, raw }: Found, address: string | null): string[] {
  const written = [path.split('/').map(encodeURIComponent).join('/'), bytesEncoded(raw)];
  const paths = written.map(one => pathOnSite(one, address)).filter(one => one !== null);
  const folders = paths.filter(one => /\/index\.\w{1,5}$/.test(one)).map(one => one.replace(/index\.\w{1,5}$/, ''));
  return [...new Set([...paths, ...folders])];
}

function bytesEncoded(raw: Buffer): string {
  let text = '';
  for (const byte of raw)
    text +=
      byte === 0x2f || (byte < 0x80 && /[\w.~-]/.test(String.fromCharCode(byte)))
        ? String.fromCharCode(byte)
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  return text;
}
