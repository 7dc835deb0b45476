import { describe, expect, it } from 'vitest';
import { etagOf, isFresh, type KeptPage, makePageCache } from './page-cache.ts';

const page = (text: string): KeptPage => {
  const body = Buffer.from(text);
  return { body, status: 200, headers: {}, etag: etagOf(body), read: null };
};

describe('kept pages', () => {
  it('are given again until their time is over or something changes', async () => {
    let now = 0;
    const cache = makePageCache({ ms: 1000, clock: () => now });
    await cache.keep('/', async () => page('a'));
    expect(cache.find('/')?.body.toString()).toBe('a');
    now = 1000;
    expect(cache.find('/')).toBeUndefined();
    await cache.keep('/', async () => page('b'));
    cache.clear();
    expect(cache.find('/')).toBeUndefined();
  });

  it('never hold what was read before a change and finished after it', async () => {
    const cache = makePageCache();
    const made = await cache.keep('/', async () => {
      cache.clear();
      return page('old');
    });
    expect(made?.body.toString()).toBe('old');
    expect(cache.find('/')).toBeUndefined();
  });

  it('take no more memory than they may: the longest unused go first', async () => {
    const cache = makePageCache({ bytes: 200 });
    for (const key of ['1', '2', '3']) await cache.keep(key, async () => page('x'.repeat(9)));
    for (let count = 0; count < 25; count++) {
      cache.find('1');
      await cache.keep(`more ${count}`, async () => page('x'.repeat(9)));
    }
    expect(cache.find('1')).toBeDefined();
    expect(cache.find('2')).toBeUndefined();
    await cache.keep('large', async () => page('x'.repeat(100)));
    expect(cache.find('large')).toBeUndefined();
  });

  it('are told from what a reader has by their content', () => {
    const { etag } = page('a');
    expect(isFresh(etag, etag)).toBe(true);
    expect(isFresh(`"other", W/${etag}`, etag)).toBe(true);
    expect(isFresh('"other"', etag)).toBe(false);
    expect(isFresh(undefined, etag)).toBe(false);
  });
});
