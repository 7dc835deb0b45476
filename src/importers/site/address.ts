/** Stands for the host of a site that does not say its own; nothing is ever asked of it. */
export const unknownHost = 'http://site.invalid/';

const harmless = new Set(['http:', 'https:', 'mailto:', 'tel:']);
const mostLength = 2000;

/**
 * An address as a link of a post may carry it: on the old site itself a path from its root, elsewhere whole. Null for what is no address, leads only
 * within the page, or runs something (javascript:, data:). `base` is the address of the page it stood on.
 */
export function linkAddress(written: string, base: string | null): string | null {
  const address = written.trim();
  if (address === '' || address.startsWith('#') || address.length > mostLength) return null;
  const url = URL.parse(address, base ?? unknownHost);
  if (!url || !harmless.has(url.protocol)) return null;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return forMarkdown(url.href);
  if (url.username || url.password) return null;
  return forMarkdown(url.host === hostOf(base) ? `${url.pathname}${url.search}${url.hash}` : url.href);
}

/** The same for a picture or a film, which only the web can serve. */
export function mediaAddress(written: string, base: string | null): string | null {
  const address = linkAddress(written, base);
  return address === null || address.startsWith('mailto:') || address.startsWith('tel:') ? null : address;
}

let lastBase: string | null = null;
let lastHost = new URL(unknownHost).host;

// A whole portal is converted with one or few bases.
function hostOf(base: string | null): string {
  if (base !== lastBase) {
    lastBase = base;
    lastHost = new URL(base ?? unknownHost).host;
  }
  return lastHost;
}

const unsafe: Readonly<Record<string, string>> = {
  '(': '%28',
  ')': '%29',
  '|': '%7C',
  '`': '%60',
  '\\': '%5C',
  '<': '%3C',
  '>': '%3E',
  ' ': '%20',
};

function forMarkdown(address: string): string {
  return address.replace(/[()|`\\<> ]/g, sign => unsafe[sign]!).replace(/&(?=#?\w{1,32};)/g, '\\&');
}

/** The path with query under which a site serves one of its addresses; null for an address of another host. */
export function pathOnSite(address: string, site: string | null): string | null {
  const url = URL.parse(address, site ?? unknownHost);
  if (!url || (site && url.host !== new URL(site).host)) return null;
  return `${url.pathname}${url.search}`;
}

/** The address of a site's main page from what an operator or the site itself wrote, ending in "/"; null where it is none. */
export function siteAddress(written: string): string | null {
  const text = written.trim();
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  if (!url || !/^[^\s.]/.test(url.hostname) || text === '' || text.startsWith('/')) return null;
  return `${url.origin}${url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`}`;
}
