import { pathOnSite } from '../site/address.ts';
import { type Inside, mimeOf, openFile } from '../site/file.ts';
import type { Attachment, Author, Category, Comment, Fault, Post, PostStatus, Tag } from '../site/record.ts';
import { textOfHtml, withoutUnseen } from '../site/tree.ts';
import type { Piece } from './item.ts';

/** What earlier parts said that later ones refer to; `categories` holds the path of each below the word "category", `tags` those that were told of. */
export type Known = {
  address: string | null;
  authors: Map<string, string>;
  categories: Map<string, string>;
  tags: Set<string>;
  zone: string;
};

const line = (text: string | undefined) => withoutUnseen((text ?? '').replace(/\s+/g, ' ')).trim();
const fieldOf = (piece: Piece, name: string) => line(piece.text.get(name));

/** A category; items name it by its word, so the word is its key. */
export function categoryOf(piece: Piece, known: Known): Category {
  const slug = fieldOf(piece, 'wp:category_nicename');
  const parent = fieldOf(piece, 'wp:category_parent');
  const term = fieldOf(piece, 'wp:term_id');
  // Below its parent is where WordPress serves it, by its word alone where it was made before it had one.
  const above = parent === slug ? undefined : known.categories.get(parent);
  const ways = above ? [`${above}/${slug}`, slug] : [slug];
  known.categories.set(slug, ways[0]!);
  return {
    kind: 'category',
    key: `category:${slug}`,
    name: fieldOf(piece, 'wp:cat_name') || slug,
    slug: readable(slug),
    parentKey: parent && parent !== slug ? `category:${parent}` : null,
    text: textOfHtml(piece.text.get('wp:category_description') ?? ''),
    oldAddresses: [...new Set(ways.flatMap(way => listPaths(term && `cat=${term}`, `category/${way}/`, known.address)))],
  };
}

/** A tag, keyed by its word like a category. */
export function tagOf(piece: Piece, { address, tags }: Known): Tag {
  const slug = fieldOf(piece, 'wp:tag_slug');
  const name = fieldOf(piece, 'wp:tag_name') || slug;
  tags.add(slug);
  return {
    kind: 'tag',
    key: `tag:${slug}`,
    name,
    slug: readable(slug),
    oldAddresses: listPaths(`tag=${slug}`, `tag/${slug}/`, address),
  };
}

/** What an item names, by words written as in the records of categories and tags. */
function termsOf({ categories }: Piece) {
  return categories.map(one => ({ ...one, slug: line(one.slug) })).filter(({ slug }) => slug !== '');
}

/** The categories and tags that only an item names, as an export of some posts leaves it; each once. */
export function termsIn(piece: Piece, known: Known): (Category | Tag)[] {
  const text = (one: Record<string, string>) => ({ ...piece, text: new Map(Object.entries(one)) });
  const terms: (Category | Tag)[] = [];
  for (const { domain, slug, name } of termsOf(piece)) {
    if (domain === 'category' && !known.categories.has(slug))
      terms.push(categoryOf(text({ 'wp:category_nicename': slug, 'wp:cat_name': name }), known));
    if (domain === 'post_tag' && !known.tags.has(slug))
      terms.push(tagOf(text({ 'wp:tag_slug': slug, 'wp:tag_name': name }), known));
  }
  return terms;
}

/** An author by number and shown name; the name that signs in only finds the items. */
export function authorOf(piece: Piece, known: Known): Author {
  const id = fieldOf(piece, 'wp:author_id');
  const login = fieldOf(piece, 'wp:author_login');
  const name = fieldOf(piece, 'wp:author_display_name');
  // Without a number two authors would be one; the name that signs in may be an e-mail address and is not kept.
  const key = `author:${id || name}`;
  known.authors.set(login, key);
  // An e-mail address was never the word of a list.
  const word = /^[\w.-]{1,60}$/.test(login) ? `author/${login.toLowerCase()}/` : '';
  return {
    kind: 'author',
    key,
    name: name || key,
    oldAddresses: listPaths(id && `author=${id}`, word, known.address),
  };
}

const statuses: Readonly<Record<string, PostStatus>> = {
  publish: 'released',
  future: 'draft',
  draft: 'draft',
  pending: 'draft',
  private: 'private',
  trash: 'binned',
};

/** Parts of WordPress itself that are stored among the posts. */
const inner = new Set(
  (
    'revision,nav_menu_item,custom_css,customize_changeset,oembed_cache,user_request,wp_block,wp_template,wp_template_part,wp_global_styles,' +
    'wp_navigation,wp_font_family,wp_font_face'
  ).split(','),
);

/** A post or page; nothing for what WordPress keeps there for itself; a fault for a type that only a plug-in knows or a text without end. */
export function postOf(piece: Piece, known: Known, where: string): Post | Fault | null {
  const type = fieldOf(piece, 'wp:post_type') || 'post';
  const id = numberOf(piece);
  const status = fieldOf(piece, 'wp:status');
  if (inner.has(type) || status === 'auto-draft') return null;
  if (id === '') return { where, zh: '文章没有编号，没有读取。', en: 'The post has no id and was not read.' };
  if (piece.tooLong)
    return { where, zh: `文章 ${id} 超过 8 MB，没有读取。`, en: `Post ${id} is longer than 8 MB and was not read.` };
  if (type !== 'post' && type !== 'page')
    return {
      where,
      zh: `“${fieldOf(piece, 'title')}”的类型是“${type}”，来自原网站的插件，没有读取。`,
      en: `“${fieldOf(piece, 'title')}” is of type “${type}”, which belongs to a plug-in of the old site; it was not read.`,
    };
  const thumbnail = piece.meta.get('_thumbnail_id');
  const terms = termsOf(piece);
  const category = terms.find(({ domain }) => domain === 'category');
  const html = withoutShortcodes(piece.text.get('content:encoded') ?? '');
  return {
    kind: 'post',
    key: `post:${id}`,
    type,
    title: fieldOf(piece, 'title'),
    slug: readable(fieldOf(piece, 'wp:post_name')),
    body: { html, lineBreaks: !html.includes('<!-- wp:') },
    excerpt: textOfHtml(piece.text.get('excerpt:encoded') ?? ''),
    categoryKey: category ? `category:${category.slug}` : null,
    tagKeys: [...new Set(terms.filter(({ domain }) => domain === 'post_tag').map(({ slug }) => `tag:${slug}`))],
    authorKey: known.authors.get(fieldOf(piece, 'dc:creator')) ?? null,
    releasedAt: momentOf(piece, 'wp:post_date', known),
    changedAt: momentOf(piece, 'wp:post_modified', known),
    status: fieldOf(piece, 'wp:post_password') ? 'private' : (statuses[status] ?? 'draft'),
    views: viewsOf(piece),
    oldAddresses: addressesOf(piece, id, type, known.address),
    cover: thumbnail && /^\d{1,15}$/.test(thumbnail) ? { attachmentKey: `attachment:${thumbnail}` } : null,
  };
}

/** The number of a post or file, from its short address where the export leaves it out. */
function numberOf(piece: Piece): string {
  const written = fieldOf(piece, 'wp:post_id');
  if (/^\d{1,15}$/.test(written)) return written;
  const short = ['guid', 'link'].map(name => /[?&](?:p|page_id|attachment_id)=(\d{1,15})(?!\d)/.exec(fieldOf(piece, name))?.[1]);
  return short.find(number => number !== undefined) ?? '';
}

function viewsOf({ meta }: Piece): number {
  const written = meta.get('views') ?? meta.get('post_views_count') ?? meta.get('_post_views') ?? '';
  return /^\d{1,12}$/.test(written) ? Number(written) : 0;
}

/** The permanent address, the short one, and those that WordPress itself forwarded after a post was renamed. */
function addressesOf(piece: Piece, id: string, type: string, address: string | null): string[] {
  const link = fieldOf(piece, 'link');
  const short = type === 'page' ? `?page_id=${id}` : `?p=${id}`;
  const renamed = piece.meta.get('_wp_old_slug');
  const name = fieldOf(piece, 'wp:post_name');
  const old = renamed && name && link.includes(name) ? [link.replace(name, encodeURIComponent(readable(renamed)))] : [];
  return paths([...(/[?&]p(?:age_id)?=\d/.test(link) ? [] : [link]), short, ...old], address);
}

function paths(written: readonly string[], address: string | null): string[] {
  const found = written.filter(one => one !== '').map(one => pathOnSite(one, address));
  return [...new Set(found.filter(path => path !== null && path !== '/'))].map(path =>
    path!.replace(/%7B(page|date)%7D/gi, '{$1}'),
  );
}

/** The addresses of a list by number and by word, each with one for all its further pages; by word also below "archives", where many sites keep all. */
function listPaths(query: string, word: string, address: string | null): string[] {
  const words = word ? [word, `${word}page/{page}/`, `archives/${word}`, `archives/${word}page/{page}/`] : [];
  return paths([...(query ? [`?${query}`, `?${query}&paged={page}`] : []), ...words], address);
}

/** Lists that belong to no record: by date, and the further pages of all posts. */
export function siteLists(address: string | null): { from: string; to: string }[] {
  const dated = ['{date}/', '{date}/page/{page}/', 'archives/date/{date}/', 'archives/date/{date}/page/{page}/', '?m={date}'];
  return [
    ...paths(dated, address).map(from => ({ from, to: '/posts?after={date}' })),
    ...paths(['page/{page}/', '?paged={page}'], address).map(from => ({ from, to: '/posts' })),
  ];
}

/** A file of the media library, with its bytes where the file was found; a fault for one without a number, since a second would be taken for it. */
export function attachmentOf(piece: Piece, file: Inside | null, { address }: Known, where: string): Attachment | Fault {
  const id = numberOf(piece);
  if (id === '') return { where, zh: '附件没有编号，没有读取。', en: 'The file has no id and was not read.' };
  const url = fieldOf(piece, 'wp:attachment_url');
  const name = decoded(url.split('/').at(-1) ?? '');
  return {
    kind: 'attachment',
    key: `attachment:${id}`,
    name: fieldOf(piece, 'title') || name,
    mime: mimeOf(name),
    oldAddress: pathOnSite(url, address) ?? url,
    size: file?.size ?? null,
    open: file ? openFile(file) : null,
  };
}

/** Where the file of an attachment lies below a copy of wp-content/uploads; null for an address that names no such place. */
export function uploadPath(piece: Piece): string | null {
  const url = URL.parse(fieldOf(piece, 'wp:attachment_url'));
  const path = url && decoded(url.pathname);
  const at = path ? path.indexOf('/wp-content/uploads/') : -1;
  return path && at >= 0 ? path.slice(at + '/wp-content/uploads/'.length) : null;
}

/** A comment as plain text; pings of other sites are none. */
export function commentOf(inner: ReadonlyMap<string, string>, post: string, known: Known): Comment | null {
  const id = line(inner.get('wp:comment_id'));
  const type = line(inner.get('wp:comment_type'));
  if (!/^\d{1,15}$/.test(id) || type === 'pingback' || type === 'trackback') return null;
  const approved = line(inner.get('wp:comment_approved'));
  const gone = approved === 'trash' || approved === 'spam';
  return {
    kind: 'comment',
    key: `comment:${id}`,
    postKey: post,
    text: textOfHtml(inner.get('wp:comment_content') ?? ''),
    at: moment(line(inner.get('wp:comment_date_gmt')), 'Z') ?? moment(line(inner.get('wp:comment_date')), known.zone),
    author: line(inner.get('wp:comment_author')),
    status: approved === '1' ? 'shown' : gone ? 'binned' : 'waiting',
  };
}

/** Drafts hold zeros as their time in UTC; the local one then counts. */
function momentOf({ text }: Piece, name: string, { zone }: Known): Date | null {
  return moment(line(text.get(`${name}_gmt`)), 'Z') ?? moment(line(text.get(name)), zone);
}

function moment(written: string, zone: string): Date | null {
  if (!/^(?:19|20)\d\d-\d\d-\d\d \d\d:\d\d:\d\d$/.test(written)) return null;
  const at = new Date(`${written.replace(' ', 'T')}${zone}`);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** Frames of pictures go, films become links; other words in square brackets stay, since people write them too. */
function withoutShortcodes(html: string): string {
  return html.replace(/\[\/?(?:caption|gallery|playlist|video|audio|embed)\b([^\]<]{0,1000})\]/g, (_, inside: string) => {
    const address = /\b(?:src|mp4|mp3)="(https?:\/\/[^"\s]{1,500})"/.exec(inside)?.[1];
    return address ? `<iframe src="${address}"></iframe>` : '';
  });
}

/** WordPress stores Chinese words of addresses encoded. */
const readable = (slug: string) => decoded(slug);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
