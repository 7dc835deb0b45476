import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Entry, Post, SiteRecord } from '../site/record.ts';
import { type FolderOptions, openFolder } from './read.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lianqun-folder-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function file(path: string, bytes: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), bytes);
}

async function entries(options: FolderOptions = {}, after: string | null = null): Promise<Entry[]> {
  const site = await openFolder(root, options);
  const all: Entry[] = [];
  for await (const entry of site.records(after)) all.push(entry);
  return all;
}

const recordsIn = (list: readonly Entry[]): SiteRecord[] => list.flatMap(entry => ('record' in entry ? [entry.record] : []));
const postsIn = (list: readonly Entry[]) => recordsIn(list).filter((record): record is Post => record.kind === 'post');
const page = (head: string, body: string) => `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;
const long = '某市产业园区举行项目集中签约仪式，总投资约三十五亿元，占地一百二十亩。';

describe('a folder of pages', () => {
  test('a page gives its title, description, day, picture and article; what frames it goes, links become paths', async () => {
    file(
      '新闻/1.html',
      page(
        '<meta charset="utf-8"><title>签约仪式_某网</title><meta name="description" content="一句 摘要"><meta name="keywords" content="园区，招商"><meta name="PubDate" content="2021-08-12 09:30"><meta property="og:image" content="img/a.jpg">',
        `<h1>某网</h1><div class="nav"><a href="/">首页</a></div><h1>签约仪式</h1><div id="zoom"><p>${long}</p><img src="img/a.jpg"><a href="../2.html#x">下一篇</a><script>x</script></div><div class="footer">版权所有</div>`,
      ),
    );
    const list = await entries({ address: 'https://old.example.org/' });
    expect(recordsIn(list).map(({ key }) => key)).toEqual(['category:新闻', 'tag:园区', 'tag:招商', 'file:新闻/1.html']);
    expect(postsIn(list)[0]).toMatchObject({
      title: '签约仪式',
      excerpt: '一句 摘要',
      releasedAt: new Date('2021-08-12T09:30:00+08:00'),
      categoryKey: 'category:新闻',
      cover: { address: '/%E6%96%B0%E9%97%BB/img/a.jpg' },
      oldAddresses: ['/%E6%96%B0%E9%97%BB/1.html'],
      body: { markdown: `${long}\n\n![](/%E6%96%B0%E9%97%BB/img/a.jpg)[下一篇](/2.html#x)` },
    });
  });

  test.each([
    ['an article element', `<nav>导航</nav><article><h1>题目</h1><p>${long}</p></article>`],
    ['main', `<main><h1>题目</h1><p>${long}</p></main><aside>旁边</aside>`],
    [
      'the place where most of the text stands',
      `<div><a href="/">首页</a> 短</div><div><h1>题目</h1><p>${long}</p><p>${long}</p></div>`,
    ],
    [
      'the editor of a portal system',
      `<table><tr><td>左</td><td><h1>题目</h1><div class="TRS_Editor"><p>${long}</p></div></td></tr></table>`,
    ],
  ])('the article is found by %s', async (_, body) => {
    file('a.html', page('<title>题目 - 某网</title>', body));
    const post = postsIn(await entries())[0]!;
    expect(post.title).toBe('题目');
    expect((post.body as { markdown: string }).markdown.replaceAll(`${long}\n\n`, '')).toBe(long);
  });

  test.each([
    ['2020/05/12/a.html', '', '2020-05-12T00:00:00+08:00'],
    ['t20190304_55.html', '', '2019-03-04T00:00:00+08:00'],
    ['a.html', '发布时间：2018年3月4日 9:05 来源', '2018-03-04T09:05:00+08:00'],
    ['a.html', '<time datetime="2017-01-02T03:04:05Z">昨天</time>', '2017-01-02T03:04:05Z'],
    ['a.html', '2018年13月44日', null],
  ])('the day is found in %s %s', async (path, body, at) => {
    file(path, page('<title>a</title>', `${body}<p>${long}</p>`));
    expect(postsIn(await entries())[0]?.releasedAt).toEqual(at && new Date(at));
  });

  test('pages in GBK and UTF-16 are read as such, also where the page says otherwise', async () => {
    const gbk = Buffer.concat([
      Buffer.from('<html><head><meta charset="utf-8"><title>'),
      Buffer.from([0xb2, 0xfa, 0xd2, 0xb5]),
      Buffer.from('</title></head><body>x</body></html>'),
    ]);
    file('a.html', gbk);
    file(
      'b.html',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<html><head><title>产业</title></head></html>', 'utf16le')]),
    );
    expect(postsIn(await entries()).map(({ title }) => title)).toEqual(['产业', '产业']);
  });

  test('names in GBK are read; the old address is known in both writings', async () => {
    const name = Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xb2, 0xfa, 0xd2, 0xb5]), Buffer.from('.html')]);
    writeFileSync(name, page('<title>甲</title>', long));
    expect(postsIn(await entries())[0]).toMatchObject({
      key: 'file:产业.html',
      oldAddresses: ['/%E4%BA%A7%E4%B8%9A.html', '/%B2%FA%D2%B5.html'],
    });
  });

  test('Markdown with front matter', async () => {
    file(
      'posts/a.md',
      '---\ntitle: 甲\ndate: 2021-01-02 03:04\nupdated: 2021-02-03\ntags: [园区, 招商]\ncategory: 新闻\nauthor: 编辑部\nslug: /hello/\ndraft: true\ncover: ../c.png\n---\n# 甲\n\n![图](b.png) [x](https://y.cn) [z](#q)\n',
    );
    file('b.markdown', '# 标题\n\n正文');
    const [b, a] = postsIn(await entries());
    expect(a).toMatchObject({
      title: '甲',
      slug: 'hello',
      status: 'draft',
      categoryKey: 'category:新闻',
      tagKeys: ['tag:园区', 'tag:招商'],
      authorKey: 'author:编辑部',
      releasedAt: new Date('2021-01-02T03:04:00+08:00'),
      changedAt: new Date('2021-02-03T00:00:00+08:00'),
      cover: { address: '/c.png' },
      body: { markdown: '# 甲\n\n![图](/posts/b.png) [x](https://y.cn/) [z](#q)' },
    });
    expect(b).toMatchObject({ title: '标题', status: 'released', categoryKey: null });
  });

  test('other files are attachments, a folder is the address of its index', async () => {
    file('index.html', page('<title>首页</title>', long));
    file('a/图.png', 'bytes');
    const list = recordsIn(await entries());
    expect(list).toMatchObject([
      { kind: 'attachment', key: 'file:a/图.png', oldAddress: '/a/%E5%9B%BE.png', mime: 'image/png', size: 5 },
      { kind: 'post', oldAddresses: ['/index.html', '/'] },
    ]);
    const [attachment] = list;
    if (attachment?.kind === 'attachment') expect(Buffer.concat(await attachment.open!().toArray()).toString()).toBe('bytes');
  });

  test('reading goes on behind any position, in an order that folders and files share', async () => {
    for (const path of ['a.html', 'a/b.html', 'a-b/c.html', 'a/b/c.html', 'ab.html', 'z.png'])
      file(path, page(`<title>${path}</title>`, long));
    const all = await entries();
    expect(all.map(({ position }) => position).toSorted()).toEqual(all.map(({ position }) => position));
    const posts = (list: Entry[]) =>
      recordsIn(list)
        .filter(({ kind }) => kind === 'post' || kind === 'attachment')
        .map(({ key }) => key);
    for (const { position } of all) {
      const done = posts(all.filter(entry => entry.position <= position));
      expect([...done, ...posts(await entries({}, position))]).toEqual(posts(all));
    }
  });

  test('a file more makes it another source', async () => {
    file('a.html', 'a');
    const before = (await openFolder(root)).fingerprint;
    expect((await openFolder(root)).fingerprint).toBe(before);
    file('b.html', 'b');
    expect((await openFolder(root)).fingerprint).not.toBe(before);
  });
});

describe('hostile folders', () => {
  test('links out of the folder and links to folders are named and not followed', async () => {
    file('own.html', page('<title>自己</title>', long));
    symlinkSync('/etc/passwd', join(root, 'out.md'));
    symlinkSync('/etc', join(root, 'etc'));
    symlinkSync('.', join(root, 'loop'));
    symlinkSync('gone', join(root, 'gone.html'));
    symlinkSync('own.html', join(root, 'same.html'));
    const list = await entries();
    expect(postsIn(list).map(({ key }) => key)).toEqual(['file:own.html', 'file:same.html']);
    expect(list.flatMap(entry => ('fault' in entry ? [entry.position] : []))).toEqual(['etc', 'gone.html', 'loop', 'out.md']);
  });

  test.each([
    ['front matter that multiplies', 'a.md', `---\na: &a [x]\nb: [*a, *a]\n---\n`, /不是 YAML/],
    ['front matter that is broken', 'a.md', '---\ntitle: [x\n---\n正文', /不是 YAML/],
    ['elements without end', 'a.html', '<div>'.repeat(50_000), /嵌套超过/],
    ['a page beyond all measure', 'a.html', 'x'.repeat(9 << 20), /超过 8 MB/],
  ])('%s: named, the rest is read', async (_, path, text, words) => {
    file(path, text);
    file('z.html', page('<title>好</title>', long));
    const list = await entries();
    expect(list[0]).toMatchObject({
      fault: { where: join(root, path), zh: expect.stringMatching(words), en: expect.not.stringMatching(/\p{Script=Han}/u) },
    });
    expect(postsIn(list)).toHaveLength(1);
  });

  test('what is no folder is refused', async () => {
    file('a.html', 'a');
    await expect(openFolder(join(root, 'a.html'))).rejects.toThrow(/不是文件夹/);
    await expect(openFolder(join(root, 'none'))).rejects.toThrow(/没有这个文件或文件夹/);
    await expect(openFolder(root, { address: '::' })).rejects.toThrow(/不是网站的?地址/);
  });
});
