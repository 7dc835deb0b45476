import { describe, expect, it } from 'vitest';
import { rolledBack } from '../../../tests/database.ts';
import { listPosts } from './list.ts';
import { readRedirect, saveRedirects } from './redirect.ts';

describe('what an old portal had', () => {
  it('is reached by old addresses, which never lead out of the site', () =>
    rolledBack(async tx => {
      const pairs = [
        { address: '/post/12.html', target: '/posts/3' },
        { address: '/?id=12', target: '/posts/3' },
        { address: '/evil', target: '//evil.example' },
        { address: 'evil', target: '/posts/3' },
      ];
      expect(await saveRedirects(tx, pairs)).toBe(2);
      expect(await saveRedirects(tx, pairs)).toBe(0);
      expect(await readRedirect(tx, '/?id=12')).toBe('/posts/3');
      expect(await readRedirect(tx, '/evil')).toBeNull();
      await saveRedirects(tx, [{ address: '/a%00b', target: '/posts/3' }]);
      for (const [old, target] of [
        ['/a%00b', '/posts/3'],
        ['/%00', null],
        ['/%', null],
        [`/${'9/'.repeat(499)}`, null],
      ] as const)
        expect([old, await readRedirect(tx, old)]).toEqual([old, target]);
    }));

  it('is listed under old addresses of lists, whatever their page, and from the end of their period on', () =>
    rolledBack(async tx => {
      await saveRedirects(tx, [
        { address: '/category-1.html', target: '/categories/news' },
        { address: '/category-1_{page}.html', target: '/categories/news' },
        { address: '/?cate=1&page={page}', target: '/categories/news' },
        { address: '/tag/%e5%9b%ad%e5%8c%ba/page/{page}/', target: '/tags/x' },
        { address: '/date-{date}.html', target: '/posts?after={date}' },
        { address: '/{date}/page/{page}/', target: '/posts?after={date}' },
        { address: '/lost', target: '/lost/' },
      ]);
      const listFrom = (moment: string) =>
        `/posts?after=${Buffer.from(`${new Date(moment).getTime() * 1000}.0`).toString('base64url')}`;
      for (const [old, target] of [
        ['/category-1.html', '/categories/news'],
        ['/category-1_12.html', '/categories/news'],
        ['/category-2_12.html', null],
        ['/?cate=1&page=3', '/categories/news'],
        ['/tag/%E5%9B%AD%E5%8C%BA/page/2/', '/tags/x'],
        ['/tag/%e5%9b%ad%e5%8c%ba/page/2', '/tags/x'],
        ['/date-2024-5.html', listFrom('2024-06-01T00:00:00+08:00')],
        ['/date-2024-12-31.html', listFrom('2025-01-01T00:00:00+08:00')],
        ['/date-2024-13.html', null],
        ['/2024/05/page/7/', listFrom('2024-06-01T00:00:00+08:00')],
        ['/lost/', null],
      ] as const)
        expect([old, await readRedirect(tx, old)]).toEqual([old, target]);
      const { posts } = await listPosts(tx, {}, { after: listFrom('2024-06-01T00:00:00+08:00').slice('/posts?after='.length) });
      expect(posts).toEqual([]);
    }));

  it('is told of by feeds and found by searches under the addresses that old portals had for them', () =>
    rolledBack(async tx => {
      await saveRedirects(tx, [
        { address: '/?cate=1', target: '/categories/news' },
        { address: '/category/news/park/', target: '/categories/park' },
        { address: '/tag/fund/', target: '/tags/fund' },
        { address: '/?cat=3', target: '/categories/news' },
        { address: '/2020/05/launch/', target: '/posts/7' },
        { address: '/?id=12', target: '/posts/12' },
      ]);
      for (const [old, target] of [
        ['/feed/', '/feed.xml'],
        ['/feed', '/feed.xml'],
        ['/feed/atom/', '/feed.xml'],
        ['/?feed=rss2', '/feed.xml'],
        ['/index.php/feed/', '/feed.xml'],
        ['/feed.php', '/feed.xml'],
        ['/rss.xml', '/feed.xml'],
        ['/category/news/park/feed/', '/feed.xml?category=park'],
        ['/?cat=3&feed=rss2', '/feed.xml?category=news'],
        ['/feed.php?cate=1', '/feed.xml?category=news'],
        ['/tag/fund/feed/', '/feed.xml'],
        ['/2020/05/launch/feed/', '/posts/7'],
        ['/category/unknown/feed/', null],
        ['/?feed=../../x', null],
        ['/search.php?q=%E6%9D%BE%E6%B1%9F&page=2', `/search?q=${encodeURIComponent('松江')}`],
        ['/search.php', '/search'],
        ['/search.php?q=', '/search'],
        ['/en/?s=park', '/en/search?q=park'],
        ['/?s=a%26b', '/search?q=a%26b'],
        ['/?s=', null],
        ['/index.php?s=a', '/search?q=a'],
        ['/index.php?feed=rss2', '/feed.xml'],
        ['/index.php?feed=rss2&cat=3', '/feed.xml?category=news'],
        ['/index.php?id=12', '/posts/12'],
        ['/index.php', '/'],
        ['/evil.php', null],
      ] as const)
        expect([old, await readRedirect(tx, old)]).toEqual([old, target]);
    }));
});
