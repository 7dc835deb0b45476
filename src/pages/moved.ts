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
