import { type Context, Hono } from 'hono';
import { listOfferParts, readOfferPart } from '#modules/offer/index.ts';
import { addressOf, type FeedPost, listCategories, listSitemapParts, readFeed, readSitemapPart } from '#modules/publish/index.ts';
import type { Database } from '#platform/database.ts';
import { etagOf, isFresh } from '#platform/page-cache.ts';

export type FeedOptions = {
  database: Database;
  /** The public address of the site; the one that was asked unless set. */
  address?: string | undefined;
};

const title = '链群 Lianqun';

/** What search engines and feed readers ask for at the root of the site: feeds, sitemaps, robots.txt. */
export function makeFeeds({ database, address }: FeedOptions): Hono {
  const app = new Hono();
  const originOf = (c: Context) => address ?? new URL(c.req.url).origin;
  app.get('/feed.xml', async c => {
    const { posts, origin, self } = await feedOf(c, database, originOf(c));
    return answer(c, atom(posts, origin, self), 'application/atom+xml; charset=utf-8');
  });
  app.get('/feed.json', async c => {
    const { posts, origin, self } = await feedOf(c, database, originOf(c));
    return answer(c, jsonFeed(posts, origin, self), 'application/feed+json; charset=utf-8');
  });
  app.get('/robots.txt', c => {
    const closed = [
      '/workspace',
      '/needs/',
      '/match',
      '/search',
      '/compare',
      '/api/',
      '/offers/*/own/',
      '/offers/*/confirm/',
      '/notices/',
      '/invitations/',
    ];
    const lines = ['User-agent: *', ...closed.flatMap(path => [`Disallow: ${path}`, `Disallow: /en${path}`])];
    return answer(c, `${lines.join('\n')}\nAllow: /\n\nSitemap: ${originOf(c)}/sitemap.xml\n`, 'text/plain; charset=utf-8');
  });
  app.get('/sitemap.xml', async c => {
    const [posts, offers] = await database.read(db => Promise.all([listSitemapParts(db), listOfferParts(db)]));
    const origin = originOf(c);
    const part = (kind: string) => (one: { part: number; changedAt: Date }) =>
      `<sitemap><loc>${escapeXml(`${origin}/sitemaps/${kind}-${one.part}.xml`)}</loc><lastmod>${one.changedAt.toISOString()}</lastmod></sitemap>`;
    const fixed = `<sitemap><loc>${escapeXml(origin)}/sitemaps/pages.xml</loc></sitemap>`;
    return answer(
      c,
      xml(
        `<sitemapindex ${schema}>${fixed}${posts.map(part('posts')).join('')}${offers.map(part('offers')).join('')}</sitemapindex>`,
      ),
      xmlType,
    );
  });
  app.get('/sitemaps/:name', async c => {
    const found = /^(?:pages|(posts|offers)-(\d{1,7}))\.xml$/.exec(c.req.param('name'));
    if (!found) return c.notFound();
    const origin = originOf(c);
    const lines = await database.read(db => linesOf(db, found[1], Number(found[2])));
    const body = lines.map(({ path, at }) => {
      const when = at ? `<lastmod>${at.toISOString()}</lastmod>` : '';
      return `<url><loc>${escapeXml(origin + path)}</loc>${when}</url>`;
    });
    return answer(c, xml(`<urlset ${schema}>${body.join('')}</urlset>`), xmlType);
  });
  return app;
}

type Line = { path: string; at?: Date };

async function linesOf(db: Parameters<typeof readFeed>[0], kind: string | undefined, part: number): Promise<Line[]> {
  if (kind === 'posts')
    return (await readSitemapPart(db, part)).map(post => ({ path: encodeURI(addressOf(post)), at: post.changedAt }));
  if (kind === 'offers')
    return (await readOfferPart(db, part)).map(offer => ({ path: `/offers/${offer.code}`, at: offer.changedAt }));
  const tree = await listCategories(db);
  return [
    ...['/', '/spaces', '/land', '/posts', '/receivers', '/about', '/privacy', '/developers'].map(path => ({ path })),
    ...tree.filter(one => one.posts > 0).map(one => ({ path: `/categories/${one.slug}` })),
  ];
}

const xmlType = 'application/xml; charset=utf-8';
const schema = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

async function feedOf(
  c: Context,
  database: Database,
  origin: string,
): Promise<{ posts: FeedPost[]; origin: string; self: string }> {
  const asked = c.req.query('category');
  const category = asked && /^[a-z0-9-]{1,60}$/.test(asked) ? asked : null;
  const posts = await database.read(db => readFeed(db, category));
  return { posts, origin, self: `${origin}${c.req.path}${category ? `?category=${category}` : ''}` };
}

/** RFC 4287. */
function atom(posts: readonly FeedPost[], origin: string, self: string): string {
  const latest = new Date(Math.max(0, ...posts.map(post => post.changedAt.getTime())));
  const entries = posts.map(post => {
    const address = origin + encodeURI(addressOf(post));
    const by = post.author ? `<author><name>${escapeXml(post.author)}</name></author>` : '';
    const term = post.category ? `<category term="${escapeXml(post.category)}"/>` : '';
    return `<entry><id>${escapeXml(address)}</id><title>${escapeXml(post.title)}</title><link href="${escapeXml(address)}"/><published>${post.releasedAt.toISOString()}</published><updated>${post.changedAt.toISOString()}</updated>${by}${term}<summary>${escapeXml(post.summary)}</summary><content type="html">${escapeXml(absolute(post.html, origin))}</content></entry>`;
  });
  return xml(
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN"><id>${escapeXml(self)}</id><title>${title}</title><updated>${latest.toISOString()}</updated><link rel="self" href="${escapeXml(self)}"/><link href="${escapeXml(origin)}/posts"/><author><name>${title}</name></author>${entries.join('')}</feed>`,
  );
}

/** JSON Feed 1.1. */
function jsonFeed(posts: readonly FeedPost[], origin: string, self: string): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: `${origin}/posts`,
    feed_url: self,
    language: 'zh-CN',
    items: posts.map(post => ({
      id: origin + addressOf(post),
      url: origin + addressOf(post),
      title: post.title,
      ...(post.summary ? { summary: post.summary } : {}),
      content_html: absolute(post.html, origin),
      date_published: post.releasedAt.toISOString(),
      date_modified: post.changedAt.toISOString(),
      ...(post.author ? { authors: [{ name: post.author }] } : {}),
      ...(post.category ? { tags: [post.category] } : {}),
    })),
  });
}

/** Addresses of this site made whole, for readers who are elsewhere; places of listings are left out. */
function absolute(html: string, origin: string): string {
  return html
    .replace(/<div data-offer="[A-Z0-9-]+"><\/div>/g, '')
    .replace(/ (href|src)="\//g, ` $1="${origin}/`)
    .replace(/ srcset="([^"]*)"/g, (_, set: string) => ` srcset="${set.replace(/(^|, )\//g, `$1${origin}/`)}"`);
}

function answer(c: Context, body: string, type: string): Response {
  const etag = etagOf(Buffer.from(body));
  const headers = { etag, 'cache-control': 'public, max-age=300' };
  if (isFresh(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
  return c.body(body, 200, { ...headers, 'content-type': type });
}

function xml(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`;
}

// Control characters have no place in XML 1.0, not even escaped.
function escapeXml(text: string): string {
  return text.replace(/(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/gu, '').replace(/[&<>"']/g, one => `&#${one.charCodeAt(0)};`);
}
