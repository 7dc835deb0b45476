import type { Context } from 'hono';
import { type MediaContent, readMediaAddress, readMediaForm, readOriginal } from '#modules/publish/index.ts';
import { plainWidth, widths } from '#platform/picture.ts';
import { missingPage } from './errors.tsx';
import type { Site } from './site.tsx';

export const path = '/media/:id';

/** What a link in a text leads to: the JPEG of a picture, or a document, which everyone may read once a released post links it. */
export async function get(c: Context, site: Site): Promise<Response> {
  const id = mediaId(c);
  const address = id === null ? null : await site.database.read(db => readMediaAddress(db, id));
  if (id === null || !address) return gone(c, site);
  if (address.isPicture) return c.redirect(`/media/${id}/${plainWidth}.jpg`, 302);
  return original(c, site, await site.database.read(db => readOriginal(db, site.viewer, id)));
}

const types = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' } as const;

/** One form of a picture, for everyone and for ever: a number stands for one content and is never given again. */
export const form = {
  path: '/media/:id/:file',
  async get(c: Context, site: Site): Promise<Response> {
    const id = mediaId(c);
    const [, width, ending] = /^([1-9]\d{0,3})\.(avif|webp|jpg)$/.exec(c.req.param('file') ?? '') ?? [];
    // Few addresses for each picture, so that caches between us and the readers keep one copy.
    const isOffered = ending === 'jpg' ? Number(width) === plainWidth : widths.includes(Number(width));
    if (id === null || !isOffered) return gone(c, site);
    const type = types[ending as keyof typeof types];
    const found = await site.database.read(db => readMediaForm(db, id, type, Number(width)));
    if (!found) return gone(c, site);
    return answer(c, found, {
      'Cache-Control': 'public, max-age=31536000, immutable',
      // Readers of feeds and cards of a shared post show it on other sites.
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
  },
};

/** The file as it was uploaded, to be kept and not to be opened as a part of this site. */
export function original(c: Context, site: Site, media: MediaContent & { name: string }): Response {
  return answer(c, media, {
    'Cache-Control': site.viewer.kind === 'user' ? 'private, no-store' : 'public, max-age=3600',
    'Content-Disposition': `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(media.name).replace(/['()*]/g, escaped)}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
  });
}

/** The number of a picture in the address; null where it is none. */
export function mediaId(c: Context): number | null {
  const id = c.req.param('id') ?? '';
  return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : null;
}

function answer(c: Context, { content, type, mark }: MediaContent, headers: Record<string, string>): Response {
  const tag = `"${mark}"`;
  for (const [name, value] of Object.entries({ ...headers, ETag: tag })) c.header(name, value);
  const known = (c.req.header('if-none-match') ?? '').split(',').map(each => each.trim().replace(/^W\//, ''));
  if (known.includes(tag)) return c.body(null, 304);
  return c.body(content, 200, { 'Content-Type': type, 'Content-Length': String(content.length) });
}

function gone(c: Context, site: Site): Response | Promise<Response> {
  c.header('Cache-Control', 'no-store');
  return missingPage(
    c,
    site,
    site.t('没有这张图片或文件，可能已被删除。', 'There is no such picture or file; it may have been deleted.'),
  );
}

function escaped(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}
