import type { Context } from 'hono';
import { hasSession } from '#modules/account/index.ts';
import type { Readings } from '#modules/publish/index.ts';
import { etagOf, isFresh, type KeptPage, type PageCache } from '#platform/page-cache.ts';

// Addresses longer than this are nobody's bookmark; they would only push real pages out.
const longest = 200;

/** Answers a visitor from memory where it can; members get a page of their own. A reading is counted either way. */
export async function fromCache(
  c: Context,
  cache: PageCache,
  readings: Readings,
  make: (c: Context) => Response | Promise<Response>,
): Promise<Response> {
  if (hasSession(c.req.header('cookie'))) {
    const answer = await make(c);
    note(c, readings, c.get('read') ?? null);
    return answer;
  }
  // With the host: where no address is set, links in the page name the one that was asked.
  const key = c.req.url;
  if (key.length > longest) return make(c);
  const kept = cache.find(key);
  if (kept) return give(c, readings, kept);
  let answer: Response | undefined;
  const made = await cache.keep(key, async () => {
    answer = await make(c);
    return answer.status === 200 ? keep(c, answer) : null;
  });
  return made ? give(c, readings, made) : answer!;
}

async function keep(c: Context, answer: Response): Promise<KeptPage> {
  const text: string | undefined = c.get('text');
  const body = text === undefined ? Buffer.from(await answer.arrayBuffer()) : Buffer.from(text);
  const headers = {
    'content-type': answer.headers.get('content-type') ?? 'text/html; charset=UTF-8',
    'cache-control': 'no-cache',
  };
  return { body, status: 200, headers, etag: etagOf(body), read: c.get('read') ?? null };
}

function give(c: Context, readings: Readings, { body, headers, etag, read }: KeptPage): Response {
  note(c, readings, read);
  if (isFresh(c.req.header('if-none-match'), etag)) return c.body(null, 304, { etag, 'cache-control': 'no-cache' });
  return c.body(body as Uint8Array<ArrayBuffer>, 200, { ...headers, etag });
}

function note(c: Context, readings: Readings, post: number | null): void {
  if (post === null || c.req.method !== 'GET') return;
  readings.take(post, {
    address: c.get('address') ?? null,
    agent: c.req.header('user-agent') ?? '',
    ahead: /prefetch|prerender/.test(c.req.header('sec-purpose') ?? c.req.header('purpose') ?? ''),
  });
}
