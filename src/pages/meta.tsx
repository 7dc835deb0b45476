import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { Site } from './site.tsx';

/** What a page tells search engines and messengers about itself. */
export type Meta = {
  title: string;
  description: string;
  /** Path of the page in the reader's language. */
  path: string;
  type: 'article' | 'website' | 'place';
  image?: { path: string; width: number; height: number } | undefined;
  released?: Date | undefined;
  changed?: Date | undefined;
  /** schema.org objects; addresses in them are absolute. */
  things?: readonly object[];
};

/** Where this site is reached: the address the operator set, else the one that was asked. */
export function originOf(c: Context, site: Site): string {
  if (site.address) return site.address;
  const { url } = c.req;
  return url.slice(0, url.indexOf('/', url.indexOf('//') + 2));
}

/** The tags for a page: canonical address, description for messengers, schema.org. */
export function metaTags(c: Context, site: Site, meta: Meta) {
  const origin = originOf(c, site);
  const canonical = origin + encodeURI(decodeURI(site.to(meta.path)));
  const { image, released, changed } = meta;
  return html`<link rel="canonical" href="${canonical}"><meta property="og:type" content="${meta.type === 'article' ? 'article' : 'website'}"><meta property="og:title" content="${meta.title}"><meta property="og:description" content="${meta.description}"><meta property="og:url" content="${canonical}"><meta property="og:locale" content="${site.lang === 'en' ? 'en' : 'zh_CN'}">${
    image &&
    html`<meta property="og:image" content="${origin}${image.path}"><meta property="og:image:width" content="${image.width}"><meta property="og:image:height" content="${image.height}"><meta name="twitter:card" content="summary_large_image">`
  }${released && html`<meta property="article:published_time" content="${released.toISOString()}">`}${changed && html`<meta property="article:modified_time" content="${changed.toISOString()}">`}${(
    meta.things ?? []
  ).map(thing => html`<script type="application/ld+json">${raw(forScript(thing))}</script>`)}`;
}

/** The breadcrumbs of a page as schema.org reads them. */
export function crumbList(origin: string, crumbs: readonly { words: string; path: string }[]): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ words, path }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name: words,
      item: origin + path,
    })),
  };
}

// A "</script>" or "<!--" in a title would end or change the element.
function forScript(thing: object): string {
  return JSON.stringify(thing).replace(/[<>&\u2028\u2029]/g, one => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
