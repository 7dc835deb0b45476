import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wxrText } from '../../../bench/import/old-site.ts';
import { toMarkdown } from '../site/markdown.ts';
import type { Entry, Post, SiteRecord } from '../site/record.ts';
import { openWordpress, type WordpressOptions } from './read.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianqun-wxr-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function written(bytes: string | Uint8Array): string {
  const path = join(folder, `${++files}.xml`);
  writeFileSync(path, bytes);
  return path;
}

async function entries(path: string, options: WordpressOptions = {}, after: string | null = null): Promise<Entry[]> {
  const site = await openWordpress(path, options);
  const all: Entry[] = [];
  for await (const entry of site.records(after)) all.push(entry);
  return all;
}

const recordsIn = (list: readonly Entry[]): SiteRecord[] => list.flatMap(entry => ('record' in entry ? [entry.record] : []));
const postsIn = (list: readonly Entry[]) => recordsIn(list).filter((record): record is Post => record.kind === 'post');
const whole = (count: number, more = '') => [...wxrText(count, more)].join('');

/** An item with these fields by their names. */
const item = (fields: Record<string, string>, more = '') =>
  `<item>${Object.entries({ 'wp:post_type': 'post', 'wp:status': 'publish', ...fields })
    .map(([name, text]) => `<${name}><![CDATA[${text}]]></${name}>`)
    .join('')}${more}</item>`;

describe('a WordPress portal', () => {
  test('a post comes with its words, time, author and addresses', async () => {
    const list = recordsIn(await entries(written(whole(2))));
    expect(list.map(({ key }) => key)).toEqual([
      'author:1',
      'category:news',
      'category:park',
      'tag:%e7%8e%af%e4%bf%9d',
      'post:1',
      'post:2',
    ]);
    expect(list[0]).toMatchObject({ kind: 'author', key: 'author:1', name: '编辑部' });
    expect(list[0]).toMatchObject({ oldAddresses: expect.arrayContaining(['/author/admin/', '/?author=1&paged={page}']) });
    expect(list[2]).toMatchObject({
      parentKey: 'category:news',
      name: '园区',
      oldAddresses: expect.arrayContaining(['/?cat=3', '/category/park/', '/category/park/page/{page}/']),
    });
    expect(list[3]).toMatchObject({ name: '环保', slug: '环保' });
    expect(list[4]).toMatchObject({
      title: '第1期 园区动态',
      categoryKey: 'category:park',
      tagKeys: ['tag:%e7%8e%af%e4%bf%9d'],
      authorKey: 'author:1',
      releasedAt: new Date(1_600_000_600_000),
      status: 'released',
      oldAddresses: ['/2020/09/1.html', '/?p=1'],
    });
    expect(JSON.stringify(list)).not.toMatch(/a@example|"admin"/);
  });

  test('is the same compressed, in GBK and with a byte-order mark', async () => {
    const text = whole(1);
    const own = await entries(written(text));
    expect((await entries(written(gzipSync(text)))).length).toBe(own.length);
    expect(recordsIn(await entries(written(`\ufeff${text}`)))).toEqual(recordsIn(own));
    const gbk = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="gbk"?><rss><channel><title>'),
      Buffer.from([0xbe, 0xc9, 0xd5, 0xbe]),
      Buffer.from('</title><item><title>'),
      Buffer.from([0xc4, 0xe3]),
      Buffer.from('</title><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type></item></channel></rss>'),
    ]);
    expect(postsIn(await entries(written(gbk)))[0]?.title).toBe('你');
  });

  test('categories and tags that only an item names come before it, each once, also where the import goes on in between', async () => {
    const named = (domain: string, slug: string, name: string) =>
      `<category domain="${domain}" nicename="${slug}"><![CDATA[${name}]]></category>`;
    const terms = named('category', 'chips', '芯片') + named('post_tag', 'fund', '基金') + named('nav_menu', 'top', '菜单');
    const items = [
      item({ 'wp:post_id': '1', title: '甲' }, terms + named('category', 'news', '动态')),
      item({ 'wp:post_id': '2', title: '乙' }, named('category', ' chips ', '芯片') + terms),
    ];
    const path = written(whole(0, items.join('')));
    const list = await entries(path);
    const keys = (some: Entry[]) => recordsIn(some).map(({ key }) => key);
    expect(keys(list).slice(-4)).toEqual(['category:chips', 'tag:fund', 'post:1', 'post:2']);
    expect(postsIn(list).map(({ categoryKey }) => categoryKey)).toEqual(['category:chips', 'category:chips']);
    expect(recordsIn(list).find(({ key }) => key === 'category:chips')).toMatchObject({
      ...{ name: '芯片', slug: 'chips', parentKey: null },
      oldAddresses: [
        '/category/chips/',
        '/category/chips/page/{page}/',
        '/archives/category/chips/',
        '/archives/category/chips/page/{page}/',
      ],
    });
    for (const [at, { position }] of list.entries())
      expect(keys(await entries(path, {}, position))).toEqual(keys(list.slice(at + 1)));
  });

  test('a category below others is known by its whole path and by its word alone', async () => {
    const declared = (slug: string, parent: string) =>
      `<wp:category><wp:category_nicename>${slug}</wp:category_nicename><wp:category_parent>${parent}</wp:category_parent><wp:cat_name>${slug}</wp:cat_name></wp:category>`;
    const xml = whole(0).replace('</channel>', `${declared('a', '')}${declared('b', 'a')}${declared('c', 'b')}</channel>`);
    const found = recordsIn(await entries(written(xml))).find(({ key }) => key === 'category:c');
    expect(found).toMatchObject({
      parentKey: 'category:b',
      oldAddresses: expect.arrayContaining(['/category/a/b/c/', '/category/a/b/c/page/{page}/', '/category/c/']),
    });
  });

  test('a post without a number takes it from its short address', async () => {
    const items = [
      item({ title: '甲', guid: 'https://old.example.org/?p=19', link: 'https://old.example.org/a/' }),
      item({ title: '乙', link: 'https://old.example.org/?page_id=20', 'wp:post_type': 'page' }),
      item({ title: '丙', link: 'https://old.example.org/c/' }),
    ];
    const list = await entries(written(whole(0, items.join(''))));
    expect(postsIn(list).map(({ key }) => key)).toEqual(['post:19', 'post:20']);
    expect(list.filter(entry => 'fault' in entry)).toHaveLength(1);
  });

  test('files and authors without a number are never taken for one another', async () => {
    const file = (link: string) =>
      item({ link, 'wp:post_type': 'attachment', 'wp:attachment_url': 'https://old.example.org/a.jpg' });
    const author = (name: string) =>
      `<wp:author><wp:author_login>x@example.org</wp:author_login><wp:author_display_name>${name}</wp:author_display_name></wp:author>`;
    const items = file('https://old.example.org/?attachment_id=31') + file('https://old.example.org/a/') + file('');
    const xml = whole(0, items).replace('<item>', `${author('li')}${author('wang')}<item>`);
    const list = await entries(written(xml));
    const keys = list.flatMap(entry => ('record' in entry ? [entry.record.key] : []));
    expect(keys.filter(key => /li|wang|attachment/.test(key))).toEqual(['author:li', 'author:wang', 'attachment:31']);
    expect(list.filter(entry => 'fault' in entry)).toHaveLength(2);
    expect(JSON.stringify(list)).not.toMatch(/\?author=&|x@example/);
  });

  test('drafts, scheduled, private, binned and those behind a password keep their state', async () => {
    const states = ['draft', 'pending', 'future', 'private', 'trash', 'auto-draft'];
    const items = states.map((state, at) =>
      item({ 'wp:post_id': String(at + 1), title: state, 'wp:status': state, link: `https://old.example.org/?p=${at + 1}` }),
    );
    items.push(item({ 'wp:post_id': '7', title: 'secret', 'wp:post_password': 'x' }));
    items.push(item({ 'wp:post_id': '8', title: 'about', 'wp:post_type': 'page', link: 'https://old.example.org/about/' }));
    const posts = postsIn(await entries(written(whole(0, items.join('')))));
    expect(posts.map(({ title, status }) => `${title} ${status}`)).toEqual([
      'draft draft',
      'pending draft',
      'future draft',
      'private private',
      'trash binned',
      'secret private',
      'about released',
    ]);
    expect(posts[0]!.oldAddresses).toEqual(['/?p=1']);
    expect(posts.at(-1)).toMatchObject({ type: 'page', oldAddresses: ['/about/', '/?page_id=8'] });
  });

  test('a renamed post keeps its earlier address, its picture and its views; comments are text', async () => {
    const meta = (key: string, value: string) =>
      `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`;
    const comment = (id: number, approved: string, type = '') =>
      `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author>访客</wp:comment_author><wp:comment_author_email>v@example.org</wp:comment_author_email><wp:comment_date_gmt>2021-01-02 03:04:05</wp:comment_date_gmt><wp:comment_content><![CDATA[<b>好</b>]]></wp:comment_content><wp:comment_approved>${approved}</wp:comment_approved><wp:comment_type>${type}</wp:comment_type></wp:comment>`;
    const more =
      meta('_wp_old_slug', '旧名') +
      meta('_thumbnail_id', '9') +
      meta('views', '12') +
      comment(1, '1') +
      comment(2, 'spam') +
      comment(3, '1', 'pingback');
    const list = recordsIn(
      await entries(
        written(
          whole(0, item({ 'wp:post_id': '1', title: 'a', 'wp:post_name': 'new', link: 'https://old.example.org/x/new/' }, more)),
        ),
      ),
    ).slice(4);
    expect(list[0]).toMatchObject({
      views: 12,
      cover: { attachmentKey: 'attachment:9' },
      oldAddresses: ['/x/new/', '/?p=1', '/x/%E6%97%A7%E5%90%8D/'],
    });
    expect(list.slice(1)).toEqual([
      {
        kind: 'comment',
        key: 'comment:1',
        postKey: 'post:1',
        text: '好',
        at: new Date('2021-01-02T03:04:05Z'),
        author: '访客',
        status: 'shown',
      },
      {
        kind: 'comment',
        key: 'comment:2',
        postKey: 'post:1',
        text: '好',
        at: new Date('2021-01-02T03:04:05Z'),
        author: '访客',
        status: 'binned',
      },
    ]);
  });

  test('the text of the old editor becomes paragraphs, frames of pictures go, films become links', async () => {
    const content =
      '一\n二\n\n[caption id="a" width="3"]<img src="https://old.example.org/a.jpg"> 图[/caption]\n[video mp4="https://v.example.org/a.mp4"][/video]\n[1]';
    const [one] = postsIn(await entries(written(whole(0, item({ 'wp:post_id': '1', title: 'a', 'content:encoded': content })))));
    const body = one!.body as { html: string; lineBreaks: boolean };
    expect(toMarkdown(body.html, { lineBreaks: body.lineBreaks, base: 'https://old.example.org/' })).toBe(
      '一\\\n二\n\n![](/a.jpg) 图\n\n[https://v.example.org/a.mp4](https://v.example.org/a.mp4)\n\n\\[1\\]',
    );
  });

  test('a file is read from the copy of the uploads, never from outside of it', async () => {
    const uploads = join(folder, 'uploads');
    mkdirSync(join(uploads, '2021'), { recursive: true });
    writeFileSync(join(uploads, '2021', '图.jpg'), 'bytes');
    const attachment = (id: number, url: string) =>
      item({ 'wp:post_id': String(id), 'wp:post_type': 'attachment', 'wp:status': 'inherit', 'wp:attachment_url': url });
    const path = written(
      whole(
        0,
        attachment(1, 'https://old.example.org/wp-content/uploads/2021/%E5%9B%BE.jpg') +
          attachment(2, 'https://old.example.org/wp-content/uploads/..%2f..%2f..%2fetc/passwd') +
          attachment(3, 'https://cdn.example.org/x.pdf'),
      ),
    );
    const list = recordsIn(await entries(path, { files: uploads })).slice(4);
    expect(list).toMatchObject([
      { key: 'attachment:1', mime: 'image/jpeg', oldAddress: '/wp-content/uploads/2021/%E5%9B%BE.jpg', size: 5 },
      { key: 'attachment:2', open: null },
      { key: 'attachment:3', oldAddress: 'https://cdn.example.org/x.pdf', open: null },
    ]);
  });

  test('what a plug-in stored is named with its line, what WordPress keeps for itself is passed over', async () => {
    const list = await entries(
      written(
        whole(
          0,
          item({ 'wp:post_id': '1', title: '商品', 'wp:post_type': 'product' }) +
            item({ 'wp:post_id': '2', 'wp:post_type': 'revision' }),
        ),
      ),
    );
    expect(list.slice(4)).toMatchObject([
      { fault: { where: expect.stringMatching(/\.xml:9$/), zh: expect.stringMatching(/product/) } },
    ]);
  });

  test('reading goes on behind any position', async () => {
    const path = written(whole(3));
    const all = await entries(path);
    for (const [index, { position }] of all.entries()) expect(await entries(path, {}, position)).toEqual(all.slice(index + 1));
    await expect(entries(path, {}, 'x')).rejects.toThrow(/位置无法识别/);
  });
});

describe('hostile exports', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "${'x'.repeat(100)}"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>`;
  test.each([
    ['entities that multiply', bomb, /DTD 或实体/],
    [
      'entities from outside',
      '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><title>&a;</title></channel></rss>',
      /DTD 或实体/,
    ],
    [
      'an entity that nothing declares',
      '<rss><channel><title>&a;</title><item></item></channel></rss>',
      /:1：XML 到这里读不下去/,
    ],
    ['a feed of another kind', '<feed><entry/></feed>', /不是 WordPress 的导出文件/],
    ['a page', '<!DOCTYPE html><html><body>x</body></html>', /不是 WordPress 的导出文件/],
    ['no XML', 'INSERT INTO a VALUES (1);', /读不下去/],
    ['a name without end', `<rss><${'a'.repeat(3 << 20)}`, /读不下去/],
    ['elements without end', `<rss><channel>${'<a>'.repeat(100_000)}`, /读不下去（Too deep）/],
    ['nothing in it', '<rss><channel></channel></rss>', /没有内容|不是 WordPress/],
  ])('%s: refused with a sentence', async (_, text, words) => {
    const path = written(text);
    await expect(entries(path)).rejects.toThrow(words);
    await expect(entries(path)).rejects.toMatchObject({ reason: 'invalid', en: expect.stringMatching(/^[\x20-\x7e]+$/) });
  });

  test('an export that was cut off gives what it holds, then the line on which it ends', async () => {
    const text = whole(50);
    const site = await openWordpress(written(text.slice(0, text.length / 2)));
    let posts = 0;
    const reading = async () => {
      for await (const entry of site.records()) if ('record' in entry && entry.record.kind === 'post') posts++;
    };
    await expect(reading()).rejects.toThrow(/\.xml:\d+：XML 到这里读不下去/);
    expect(posts).toBeGreaterThan(20);
  });

  test('a text beyond all measure is named and not held, the next post read', async () => {
    const path = written(whole(1, item({ 'wp:post_id': '9', title: '长', 'content:encoded': 'x'.repeat(40 << 20) })));
    const list = (await entries(path)).slice(4);
    expect(list).toMatchObject([{ fault: { zh: '文章 9 超过 8 MB，没有读取。' } }, { record: { key: 'post:1' } }]);
  });
});
