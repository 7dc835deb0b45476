import type { Context } from 'hono';
import { readRedirect } from '#modules/publish/index.ts';
import type { Database } from '#platform/database.ts';

/** Where the content of an address that leads nowhere here stands now; null where it was never served before. */
export async function movedTo(c: Context, database: Database): Promise<string | null> {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return null;
  const { url } = c.req;
  const asked = url.slice(url.indexOf('/', 8)).replace(/#.*$/, '');
  return database.read(db => readRedirect(db, asked));
}

/** An address without the slashes at its end, as visitors and old links write it; null where it has none or nothing of `served` stands there. */
export function withoutSlash(c: Context, served: readonly (readonly string[])[]): string | null {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return null;
  const { path, url } = c.req;
  const bare = path.replace(/\/{1,20}$/, '');
  const parts = bare.split('/');
  const isServed = served.some(
    own => own.length === parts.length && own.every((part, at) => (part.startsWith(':') ? parts[at] !== '' : part === parts[at])),
  );
  if (bare === '' || bare === path || !isServed) return null;
  const query = url.indexOf('?');
  return bare + (query < 0 ? '' : url.slice(query).replace(/#.*$/, ''));
}
