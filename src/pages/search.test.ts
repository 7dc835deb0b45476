import { describe, expect, test } from 'vitest';
import { publishOffer } from '#modules/offer/index.ts';
import { sweepSearch } from '#modules/search/index.ts';
import { operator } from '#shared/viewer.ts';
import { type Site, withSite } from '../../tests/pages.ts';
import { tellIndexed } from '../../tests/search.ts';

const at = (words: string, more = '') => `/search?q=${encodeURIComponent(words)}${more}`;

function withPosts(work: (site: Site) => Promise<void>): Promise<void> {
  return withSite(async site => {
    await site.database.write(async tx => {
      await tellIndexed(tx, { title: '松江集成电路产业园开工', body: '一期投资<b>12亿元</b>。', at: '2026-11-02T00:00:00Z' });
      await tellIndexed(tx, { title: '嘉兴的消息', body: '这里也提到集成电路', at: '2025-11-02T00:00:00Z' });
    });
    await work(site);
  });
}

describe('the search page', () => {
  test('lists what holds the words, marks them, and tells how many of each kind there are', () =>
    withPosts(async site => {
      const seen = await site.get(at('集成电路'));
      expect(seen.status).toBe(200);
      expect(seen.html).toContain('松江<mark>集成电路</mark>产业园开工');
      expect(seen.text.indexOf('产业园开工')).toBeLessThan(seen.text.indexOf('嘉兴的消息'));
      expect(seen.text).toMatch(/全部 2 /);
      expect(seen.text).toContain('2026年11月2日');
    }));

  test('finds a listing by its code and leads to its page', () =>
    withSite(async site => {
      await site.database.write(async tx => {
        await publishOffer(tx, operator, site.code).catch(() => {});
      });
      await sweepSearch(site.database);
      const seen = await site.get(at(site.code));
      expect(seen.html).toContain(`href="/offers/${site.code}"`);
      expect(seen.html).toContain(`<mark>${site.code}</mark>`);
    }));

  test('keeps filters in the address and lets go of each', () =>
    withPosts(async site => {
      const seen = await site.get(at('集成电路', '&from=2025-01-01&to=2025-12-31'));
      expect(seen.text).toContain('嘉兴的消息');
      expect(seen.text).not.toContain('产业园开工');
      expect(seen.html).toContain(`href="${at('集成电路').replaceAll('&', '&amp;')}"`);
      const none = await site.get(at('集成电路', '&kind=land'));
      expect(none.text).toContain('去掉筛选再找');
    }));

  test('nothing found says what each word alone would find, and offers the match', () =>
    withPosts(async site => {
      const seen = await site.get(at('集成电路 独角兽'));
      expect(seen.text).toContain('没有同时包含这些词');
      expect(seen.text).toMatch(/“集成电路” ：2 条/);
      expect(seen.html).toContain(`href="/match?q=${encodeURIComponent('集成电路 独角兽')}"`);
    }));

  test('a sentence that reads as a need leads to the match', () =>
    withSite(async site => {
      const seen = await site.get(at('求租松江3000平厂房'));
      expect(seen.text).toContain('按条件匹配');
    }));

  test('shows hostile words as they are and runs nothing of them', () =>
    withPosts(async site => {
      for (const hostile of ['<script>alert(1)</script>', '"><img src=x onerror=1>', "'; drop table", '集成电路<u>']) {
        const seen = await site.get(at(hostile));
        expect(seen.status).toBe(200);
        expect(seen.html).not.toMatch(/<script>alert|<img src=x|<u>/);
      }
      const seen = await site.get(at('12亿元'));
      expect(seen.html).toContain('一期投资 <mark>12亿元</mark>');
    }));

  test('a broken page address is refused in words', () =>
    withPosts(async site => {
      const seen = await site.get(at('集成电路', '&after=%00'));
      expect([seen.status, seen.text.includes('从第一页')]).toEqual([422, true]);
    }));

  test('in English the same, below /en', () =>
    withPosts(async site => {
      const seen = await site.get(`/en${at('集成电路')}`);
      expect(seen.text).toContain('Posts');
      expect(seen.text).toContain('2 Nov 2026');
    }));

  test('suggestions are ready options with where they lead', () =>
    withSite(async site => {
      await sweepSearch(site.database);
      const seen = await site.get('/search/suggest?q=songj');
      expect(seen.html).toMatch(/role="option"[^>]*data-to="\/search\?q=%E6%9D%BE%E6%B1%9F"[^>]*><span>松江</);
      expect((await site.get('/search/suggest')).html).toBe('');
    }));
});
