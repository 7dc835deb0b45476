import { describe, expect, it } from 'vitest';
import { releasePost, savePost } from '#modules/publish/index.ts';
import type { Database } from '#platform/database.ts';
import { makePageCache } from '#platform/page-cache.ts';
import { operator } from '#shared/viewer.ts';
import { list } from '../../tests/pages.ts';
import { house } from '../../tests/portal.ts';

const written = {
  kind: 'post',
  slug: null,
  summary: '',
  series: null,
  author: '',
  tags: [],
  cover: null,
  source: '',
  sourceAddress: '',
} as const;

async function rewrite(database: Database, id: number, title: string, body: string): Promise<void> {
  await database.write(async tx => {
    const [{ version, category }] = (await tx`select version, category from publish.post where id = ${id}`) as [
      { version: number; category: number },
    ];
    await savePost(tx, operator, () => new Date(), id, version, { ...written, tags: [], category, title, body });
    await releasePost(tx, operator, () => new Date(), id, { version: version + 1 });
  });
}

describe('a post on the portal', () => {
  it('has its place in the tree, a request box that carries it, and addresses for machines', () =>
    house(async ({ ask, post }) => {
      const seen = await ask(`/posts/${post}`);
      expect(seen.status).toBe(200);
      expect(seen.html).toContain('<a href="/categories/news">动态</a>');
      expect(seen.html).toContain(`name="post" value="${post}"`);
      expect(seen.html).toContain(`<link rel="canonical" href="http://localhost/posts/${post}">`);
      const things = [...seen.html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)].map(one =>
        JSON.parse(one[1]!),
      );
      expect(things.map(one => one['@type'])).toEqual(['Article', 'BreadcrumbList']);
      expect(seen.html.match(/<script(?! type="application)/)).toBeNull();
      expect((await ask(`/posts/${post}/qr.svg`)).headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    }));

  it('and a listing tell search engines what they are, a list where it stands', () =>
    house(async ({ ask, database }) => {
      const code = await list(database, { title: '松江单层厂房' });
      const { html } = await ask(`/offers/${code}`);
      const things = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)].map(one => JSON.parse(one[1]!));
      expect(things.map(one => one['@type'])).toEqual(['Offer', 'BreadcrumbList']);
      expect(things[0]).toMatchObject({
        itemOffered: { '@type': 'Place', address: { addressLocality: expect.stringContaining('松江') } },
        priceSpecification: { priceCurrency: 'CNY' },
      });
      expect(html).toContain(`<link rel="canonical" href="http://localhost/offers/${code}">`);
      expect((await ask('/categories/news?after=')).html).toContain(
        '<link rel="canonical" href="http://localhost/categories/news">',
      );
    }));

  it('cannot break out of the data for search engines by its title', () =>
    house(async ({ ask, post, database }) => {
      await rewrite(database, Number(post), '</script><script>alert(1)</script>', '正文');
      expect((await ask(`/posts/${post}`)).html).not.toContain('<script>alert');
    }));

  it('shows the listings that it names as they are today', () =>
    house(async ({ ask, post, database }) => {
      const code = await list(database, { title: '文中的厂房' });
      await rewrite(database, Number(post), '标题', `看这里：\n\n{{offer ${code}}}\n\n{{offer S-200101-0001}}`);
      const seen = await ask(`/posts/${post}`);
      expect(seen.text).toContain('文中的厂房');
      expect(seen.text).toContain('房源 S-200101-0001 已下架');
    }));

  it('is unknown to readers while it is a draft, and found by an old address once it is out', () =>
    house(async ({ ask, post, draft, database }) => {
      expect((await ask(`/posts/${draft}`)).status).toBe(404);
      await database.write(
        tx => tx`insert into publish.redirect (address, target, created_at) values ('/post/12.html', ${`/posts/${post}`}, now()),
          ('/?id=12', ${`/posts/${post}`}, now()), ('/旧栏目/文章.html', ${`/posts/${post}`}, now())`,
      );
      for (const old of ['/post/12.html', '/?id=12', `/${encodeURIComponent('旧栏目')}/${encodeURIComponent('文章')}.html`]) {
        const answer = await ask(old);
        expect([answer.status, answer.headers.get('location')]).toEqual([301, `/posts/${post}`]);
      }
      await database.write(
        tx => tx`insert into publish.redirect (address, target, created_at) values ('/tags/{page}.html', '/tags/x', now()),
          ('/?cate=1&page={page}', '/categories/x', now()), ('/{date}/', '/posts?after={date}', now())`,
      );
      // The first has the form of a page that there is here.
      for (const [old, target] of [
        ['/tags/3.html', '/tags/x'],
        ['/?cate=1&page=2', '/categories/x'],
        ['/2024/05/', '/posts?after=MTcxNzE3MTIwMDAwMDAwMC4w'],
        ['/feed/', '/feed.xml'],
        ['/?feed=rss2', '/feed.xml'],
        ['/feed.php?cate=1&page=2', '/feed.xml?category=x'],
        ['/?s=5G', '/search?q=5G'],
        ['/posts/', '/posts'],
        ['/en/', '/en'],
        ['/en/posts//?after=x', '/en/posts?after=x'],
      ] as const) {
        const answer = await ask(old);
        expect([answer.status, answer.headers.get('location')]).toEqual([301, target]);
      }
      for (const none of ['/nothing/', '//evil.example/', '/', '/en'])
        expect([none, (await ask(none)).headers.get('location')]).toEqual([none, null]);
      expect((await ask('/posts?after=MTcxNzE3MTIwMDAwMDAwMC4w')).status).toBe(200);
      expect((await ask('/?id=13')).status).toBe(200);
    }));

  it('brings the post along to the request that is written under it', () =>
    house(async ({ ask, post, database }) => {
      const found = await ask(`/match?q=${encodeURIComponent('松江3000平厂房')}&post=${post}`);
      expect(found.html).toContain(`&amp;post=${post}"`);
      const form = { text: '求租松江3000平厂房', company: '甲方', contact: '示例人', phone: '13800001234', consent: '1', post };
      const read = { conditions: 'area=3000-5000', read_from: form.text };
      expect((await ask('/needs/new', { form: { ...form, ...read } })).status).toBe(303);
      expect(await database.read(db => db`select post from publish.asked`)).toEqual([{ post: Number(post) }]);
    }));
});

describe('pages from memory', () => {
  it('are the same to every visitor, told by their content, and new right after a change', () =>
    house(async ({ ask, post, database }) => {
      const first = await ask(`/posts/${post}`);
      const etag = first.headers.get('etag')!;
      expect((await ask(`/posts/${post}`, { headers: { 'if-none-match': etag } })).status).toBe(304);
      const [{ category }] = (await database.read(db => db`select category from publish.post where id = ${post}`)) as [
        { category: number },
      ];
      const form = { do: 'save', base: '1', kind: 'post', title: '新的标题', body: '新的正文', category: String(category) };
      expect((await ask(`/workspace/posts/${post}`, { who: 'editor', form })).status).toBe(303);
      expect((await ask(`/posts/${post}`)).text).not.toContain('新的标题');
      expect((await ask(`/workspace/posts/${post}`, { who: 'editor', form: { do: 'release', version: '2' } })).status).toBe(303);
      const second = await ask(`/posts/${post}`, { headers: { 'if-none-match': etag } });
      expect(second.status).toBe(200);
      expect(second.text).toContain('新的标题');
    }));

  it('are kept while an editor only types', () => {
    const cache = makePageCache();
    let cleared = 0;
    cache.onClear(() => cleared++);
    return house(async ({ ask, draft }) => {
      const form = { base: '1', title: '半', summary: '', body: '句' };
      expect((await ask(`/workspace/posts/${draft}/draft`, { who: 'editor', form })).status).toBe(200);
      expect((await ask('/workspace/posts/new', { who: 'editor', form: { title: '' } })).status).toBe(422);
      expect(cleared).toBe(0);
    }, cache);
  });

  it('never give a member’s page to a visitor', () =>
    house(async ({ ask, post }) => {
      expect((await ask(`/posts/${post}`, { who: 'editor' })).text).toContain('工作台');
      expect((await ask(`/posts/${post}`)).text).not.toContain('工作台');
      expect((await ask(`/posts/${post}`, { who: 'editor' })).headers.get('cache-control')).toContain('private');
    }));
});

describe('the desk', () => {
  it('shows both texts where two editors saved the same post, and stores nothing until one decides', () =>
    house(async ({ ask, draft }) => {
      const at = `/workspace/posts/${draft}`;
      const form = { do: 'save', base: '1', kind: 'post', title: '示例文章（虚构）' };
      await ask(at, { who: 'secretary', form: { ...form, body: '甲写的一段' } });
      const seen = await ask(at, { who: 'editor', form: { ...form, body: '乙写的一段' } });
      expect(seen.status).toBe(409);
      for (const words of ['甲写的一段', '乙写的一段', '〔您的改法〕']) expect(seen.text).toContain(words);
      expect(seen.html).toContain('name="base" value="2"');
    }));

  it('keeps what was typed and offers it the next time', () =>
    house(async ({ ask, draft }) => {
      const at = `/workspace/posts/${draft}`;
      const form = { base: '1', title: '示例文章（虚构）', summary: '', body: '打到一半的话' };
      expect(JSON.parse((await ask(`${at}/draft`, { who: 'editor', form })).html).saved).toMatch(/^\d\d:\d\d$/);
      expect((await ask(at, { who: 'editor' })).text).toContain('自动保存');
      expect((await ask(`${at}?draft=1`, { who: 'editor' })).text).toContain('打到一半的话');
      expect((await ask(at, { who: 'secretary' })).text).not.toContain('打到一半的话');
    }));

  it('gives a form back as it was typed, with a word for each field', () =>
    house(async ({ ask }) => {
      const form = { kind: 'page', slug: '不行', title: '', body: '正文还在' };
      const seen = await ask('/workspace/posts/new', { who: 'editor', form });
      expect(seen.status).toBe(422);
      expect(seen.text).toContain('正文还在');
      expect(seen.html).toContain('id="title-wrong"');
      expect(seen.html).toContain('id="slug-wrong"');
    }));

  it('does with several posts at once what can be done, and says of each other why not', () =>
    house(async ({ ask, post, draft, database }) => {
      await database.write(tx => tx`update publish.version set body = '' where post = ${draft}`);
      const form = new URLSearchParams([
        ['do', 'release'],
        ['post', post],
        ['post', draft],
        [`version-${post}`, '1'],
        [`version-${draft}`, '1'],
      ]);
      const seen = await ask('/workspace/posts', { who: 'editor', form: form as unknown as Record<string, string> });
      expect(seen.text).toContain('已发布 1 篇');
      expect(seen.text).toContain('正文还是空的');
    }));
});
