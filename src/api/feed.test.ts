import { describe, expect, it } from 'vitest';
import { addCategory, createPost, releasePost } from '#modules/publish/index.ts';
import type { Database } from '#platform/database.ts';
import { operator } from '#shared/viewer.ts';
import { siteOver } from '../../tests/app.ts';
import { rolledBackDatabase } from '../../tests/database.ts';
import { list } from '../../tests/pages.ts';

const origin = 'https://portal.example.cn';

function portal(
  work: (
    ask: (path: string, headers?: Record<string, string>) => Promise<Response>,
    database: Database,
    ids: number[],
  ) => Promise<void>,
) {
  return rolledBackDatabase(async database => {
    const ids = await database.write(async tx => {
      const place = { nameEn: '', summary: '', position: 0 };
      const news = await addCategory(tx, operator, { ...place, parent: null, slug: 'news', name: '动态' });
      const city = await addCategory(tx, operator, { ...place, parent: news, slug: 'city', name: '各城' });
      const other = await addCategory(tx, operator, { ...place, parent: null, slug: 'policy', name: '政策' });
      const made: number[] = [];
      for (const [at, category] of [news, city, other].entries()) {
        const body = `第 ${at} 篇 <b>&\u0007 [内链](/spaces)`;
        const rest = {
          summary: '摘要 & <摘要>',
          series: null,
          author: '编辑部',
          tags: [],
          cover: null,
          source: '',
          sourceAddress: '',
        };
        const id = await createPost(tx, operator, () => new Date(), {
          ...{ kind: 'post', slug: at === 1 ? 'a-city' : null, title: `标题 ${at} <&> "引号"`, body, category, ...rest },
        });
        await releasePost(tx, operator, () => new Date(), id, { version: 1, date: new Date(Date.UTC(2026, 10, 20 + at)) });
        made.push(id);
      }
      return made;
    });
    const app = siteOver(database, undefined, { address: origin });
    await work(async (path, headers = {}) => app.request(path, { headers }), database, ids);
  });
}

describe('feeds', () => {
  it('carry the latest posts whole, with addresses that work from elsewhere, as well-formed XML', () =>
    portal(async (ask, _, ids) => {
      const answer = await ask('/feed.xml');
      expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
      const xml = await answer.text();
      expect([...xml.matchAll(/<entry><id>([^<]*)<\/id>/g)].map(one => one[1])).toEqual([
        `${origin}/posts/${ids[2]}`,
        `${origin}/posts/a-city`,
        `${origin}/posts/${ids[0]}`,
      ]);
      expect(xml).toContain('&#60;a href=&#34;https://portal.example.cn/spaces&#34;');
      expect(unclosed(xml)).toEqual([]);
      expect(xml).not.toContain('\u0007');
      const again = await ask('/feed.xml', { 'if-none-match': answer.headers.get('etag')! });
      expect(again.status).toBe(304);
    }));

  it('are narrowed to a category with what stands below it, and as JSON too', () =>
    portal(async (ask, _, ids) => {
      const feed = await (await ask('/feed.json?category=news')).json();
      expect(feed.feed_url).toBe(`${origin}/feed.json?category=news`);
      expect(feed.items.map((item: { url: string }) => item.url)).toEqual([
        `${origin}/posts/a-city`,
        `${origin}/posts/${ids[0]}`,
      ]);
      expect((await (await ask('/feed.json?category=nothing')).json()).items).toEqual([]);
      expect((await (await ask('/feed.json?category=%27%3B')).json()).items.length).toBe(3);
    }));
});

describe('for search engines', () => {
  it('sitemaps name every released post and public listing in parts, and nothing else', () =>
    portal(async (ask, database, ids) => {
      const code = await list(database, {});
      await database.write(tx => tx`update publish.post set stage = 'withdrawn' where id = ${ids[0]!}`);
      const index = await (await ask('/sitemap.xml')).text();
      const parts = [...index.matchAll(/<loc>([^<]*)<\/loc>/g)].map(one => one[1]!.slice(origin.length));
      expect(parts.some(part => part.startsWith('/sitemaps/posts-'))).toBe(true);
      const files = await Promise.all(parts.map(async part => (await ask(part)).text()));
      const all = files.flatMap(file => [...file.matchAll(/<loc>([^<]*)<\/loc>/g)].map(one => one[1]!.slice(origin.length)));
      expect(all).toEqual(
        expect.arrayContaining(['/', '/categories/news', '/posts/a-city', `/posts/${ids[2]}`, `/offers/${code}`]),
      );
      expect(all).not.toContain(`/posts/${ids[0]}`);
      expect((await ask('/sitemaps/posts-99999999999.xml')).status).toBe(404);
      const robots = await (await ask('/robots.txt')).text();
      expect(robots).toContain(`Sitemap: ${origin}/sitemap.xml`);
      expect(robots).toContain('Disallow: /workspace');
    }));
});

/** Elements of an XML text that are not closed in the order they were opened. */
function unclosed(xml: string): string[] {
  const open: string[] = [];
  for (const [, close, name, self] of xml.matchAll(/<(\/?)([\w:]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (close) {
      if (open.pop() !== name) return [`</${name}>`];
    } else if (!self) open.push(name!);
  }
  return open;
}
