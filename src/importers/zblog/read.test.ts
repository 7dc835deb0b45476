import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dumpText, settingRow, writeSqlite, zblogRows } from '../../../bench/import/old-site.ts';
import type { Attachment, Category, Entry, Post, SiteRecord } from '../site/record.ts';
import { openZblog, type ZblogOptions } from './read.ts';
import type { Row, TableName } from './tables.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianqun-zblog-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const newPath = (ending: string) => join(folder, `${++files}.${ending}`);

async function entries(path: string, options: ZblogOptions = {}, after: string | null = null): Promise<Entry[]> {
  const site = await openZblog(path, options);
  try {
    const all: Entry[] = [];
    for await (const entry of site.records(after)) all.push(entry);
    return all;
  } finally {
    site.close();
  }
}

const recordsIn = (list: readonly Entry[]): SiteRecord[] => list.flatMap(entry => ('record' in entry ? [entry.record] : []));
const faultsIn = (list: readonly Entry[]) => list.flatMap(entry => ('fault' in entry ? [entry.fault] : []));
const postsIn = (list: readonly Entry[]) => recordsIn(list).filter((record): record is Post => record.kind === 'post');

const at = 1_628_730_000;
const post = (values: Row): [TableName, Row] => [
  'post',
  { log_PostTime: at, log_Type: 0, log_Status: 0, log_Content: '<p>文</p>', ...values },
];

/** The same rows as a database and as a dump. */
function bothForms(rows: [TableName, Row][]): [form: string, path: string][] {
  const database = newPath('db');
  writeSqlite(database, rows);
  const dump = newPath('sql');
  writeFileSync(dump, [...dumpText(rows)].join(''));
  return [
    ['SQLite', database],
    ['dump', dump],
  ];
}

describe('a Z-Blog portal', () => {
  test('reads the same from its database, its dump and the dump compressed', async () => {
    const [[, database], [, dump]] = bothForms([...zblogRows(30)]) as [[string, string], [string, string]];
    const packed = newPath('sql.gz');
    writeFileSync(packed, gzipSync(readFileSync(dump)));
    const own = recordsIn(await entries(database));
    expect(own.map(({ key }) => key)).toHaveLength(4 + 6 + 1 + 30);
    expect(recordsIn(await entries(dump))).toEqual(own);
    expect(recordsIn(await entries(packed))).toEqual(own);
  });

  test('a post comes with its words, times, counts and addresses, an author with the shown name only', async () => {
    const path = newPath('db');
    writeSqlite(path, zblogRows(1));
    const list = recordsIn(await entries(path));
    expect(list.find(({ kind }) => kind === 'post')).toMatchObject({
      key: 'post:1',
      type: 'post',
      title: '第1期 园区动态',
      categoryKey: 'category:2',
      tagKeys: ['tag:2', 'tag:6'],
      authorKey: 'author:1',
      releasedAt: new Date(1_600_000_600_000),
      changedAt: new Date(1_600_000_660_000),
      status: 'released',
      views: 3,
      oldAddresses: ['/%E6%A0%8F%E7%9B%AE2/1.html', '/?id=1'],
    });
    expect((list.find(({ kind }) => kind === 'post') as Post & { body: { html: string } }).body.html).toContain(
      'href="https://old.example.org/?id=1"',
    );
    expect(list.find(({ kind }) => kind === 'author')).toEqual({
      kind: 'author',
      key: 'author:1',
      name: '编辑部',
      oldAddresses: ['/?auth=1', '/?auth=1&page={page}'],
    });
    expect(JSON.stringify(list)).not.toMatch(/secret|a@example/);
  });

  test('parents come before their categories, a circle of categories is opened', async () => {
    const category = (id: number, parent: number): [TableName, Row] => [
      'category',
      { cate_ID: id, cate_Name: `c${id}`, cate_ParentID: parent },
    ];
    for (const [, path] of bothForms([
      category(1, 2),
      category(2, 3),
      category(3, 0),
      category(4, 5),
      category(5, 4),
      post({ log_ID: 1 }),
    ])) {
      const categories = recordsIn(await entries(path)).filter((record): record is Category => record.kind === 'category');
      const seen = new Set<string>();
      for (const { key, parentKey } of categories) {
        expect(parentKey === null || seen.has(parentKey)).toBe(true);
        seen.add(key);
      }
      expect(seen.size).toBe(5);
    }
  });

  test.each([
    ['{%host%}post/{%id%}.html', '/post/7.html'],
    ['{%host%}?id={%id%}', '/?id=7'],
    ['{%host%}?{id=%id%}', '/?id=7'],
    ['{%host%}{%category%}/{%alias%}.html', '/news/hello.html'],
    ['{%host%}{%year%}/{%month%}/{%day%}/{%alias%}/', '/2021/08/12/hello/'],
    ['{%host%}/{%author%}/{%id%}_{%page%}.html', '/editor/7.html'],
  ])('the rule %s makes %s', async (rule, address) => {
    const rows: [TableName, Row][] = [
      ['config', settingRow('ZC_ARTICLE_REGEX', rule)],
      ['config', settingRow('ZC_BLOG_HOST', '{#ZC_BLOG_HOST#}')],
      ['category', { cate_ID: 1, cate_Name: '新闻', cate_Alias: 'news' }],
      ['member', { mem_ID: 1, mem_Name: 'e', mem_Alias: 'editor' }],
      post({ log_ID: 7, log_CateID: 1, log_AuthorID: 1, log_Alias: 'hello' }),
    ];
    for (const [, path] of bothForms(rows)) {
      expect(postsIn(await entries(path))[0]?.oldAddresses[0]).toBe(address);
      expect(postsIn(await entries(path, { address: 'https://x.cn/blog' }))[0]?.oldAddresses[0]).toBe(`/blog${address}`);
    }
  });

  test('older versions hold all settings in one serialised array', async () => {
    const php = 'a:2:{s:16:"ZC_ARTICLE_REGEX";s:21:"{%host%}a/{%id%}.html";s:12:"ZC_BLOG_HOST";s:16:"https://x.cn/old";}';
    const path = newPath('db');
    writeSqlite(path, [['config', { conf_ID: 1, conf_Name: 'system', conf_Value: php }], post({ log_ID: 1 })]);
    expect(postsIn(await entries(path))[0]?.oldAddresses).toEqual(['/old/a/1.html', '/old/?id=1']);
  });

  test('drafts, pages, private ones and those behind a password keep their state; what a plug-in made is named', async () => {
    const rows = [
      post({ log_ID: 1, log_Status: 1 }),
      post({ log_ID: 2, log_Status: 2 }),
      post({ log_ID: 3, log_Status: 4 }),
      post({ log_ID: 4, log_Status: 8 }),
      post({ log_ID: 5, log_Type: 1 }),
      post({ log_ID: 6, log_Type: 77 }),
    ];
    for (const [, path] of bothForms(rows)) {
      const list = await entries(path);
      expect(postsIn(list).map(({ status, type }) => `${status} ${type}`)).toEqual([
        'draft post',
        'draft post',
        'private post',
        'private post',
        'released page',
      ]);
      expect(faultsIn(list)).toEqual([
        expect.objectContaining({ zh: expect.stringMatching(/文章 6 的类型是 77/), en: expect.stringMatching(/type 77/) }),
      ]);
    }
  });

  test('the summary a person wrote, the picture that a theme keeps, comments as text', async () => {
    const rows = [
      post({
        log_ID: 1,
        log_Intro: '<p>一句<b>话</b></p>',
        log_Meta: 'a:1:{s:9:"mip_thumb";s:34:"{#ZC_BLOG_HOST#}zb_users/upload/a.jpg";}'.replace('s:34', 's:37'),
      }),
      post({ log_ID: 2, log_Intro: '<p>切下的</p><!--autointro-->', log_Meta: 'a:1:{s:5:"thumb";O:8:"stdClass":0:{}}' }),
      [
        'comment',
        {
          comm_ID: 9,
          comm_LogID: 1,
          comm_Name: '访客',
          comm_Email: 'v@example.org',
          comm_Content: '好<script>x</script>',
          comm_PostTime: at,
          comm_IsChecking: 1,
        },
      ] as [TableName, Row],
    ];
    for (const [, path] of bothForms(rows)) {
      const list = await entries(path);
      expect(postsIn(list).map(({ excerpt, cover }) => [excerpt, cover])).toEqual([
        ['一句话', { address: '/zb_users/upload/a.jpg' }],
        ['', null],
      ]);
      expect(recordsIn(list).at(-1)).toEqual({
        kind: 'comment',
        key: 'comment:9',
        postKey: 'post:1',
        text: '好',
        at: new Date(at * 1000),
        author: '访客',
        status: 'waiting',
      });
    }
  });

  test('an upload is read from the folder of the old site, never from outside of it', async () => {
    const root = join(folder, 'site');
    mkdirSync(join(root, 'zb_users/upload/2021/08'), { recursive: true });
    writeFileSync(join(root, 'zb_users/upload/2021/08/图 1.jpg'), 'bytes');
    symlinkSync('/etc/passwd', join(root, 'zb_users/upload/2021/08/out.jpg'));
    const upload = (id: number, name: string): [TableName, Row] => [
      'upload',
      { ul_ID: id, ul_Name: name, ul_PostTime: at, ul_Size: 5 },
    ];
    for (const [, path] of bothForms([
      post({ log_ID: 1 }),
      upload(1, '图 1.jpg'),
      upload(2, 'out.jpg'),
      upload(3, '../../../../../etc/passwd'),
    ])) {
      const list = await entries(path, { files: root });
      const attachments = recordsIn(list).filter((record): record is Attachment => record.kind === 'attachment');
      expect(attachments.map(({ oldAddress, mime, open }) => [oldAddress, mime, open !== null])).toEqual([
        ['/zb_users/upload/2021/08/%E5%9B%BE%201.jpg', 'image/jpeg', true],
        ['/zb_users/upload/2021/08/out.jpg', 'image/jpeg', false],
      ]);
      expect(Buffer.concat(await attachments[0]!.open!().toArray()).toString()).toBe('bytes');
      expect(faultsIn(list)[0]?.en).toMatch(/cannot be used/);
    }
  });

  test('reading goes on behind any position', async () => {
    for (const [, path] of bothForms([
      ...zblogRows(5),
      ['upload', { ul_ID: 1, ul_Name: 'a.jpg', ul_PostTime: at }],
      ['comment', { comm_ID: 1, comm_LogID: 1 }],
    ])) {
      const all = await entries(path);
      const plain = (list: Entry[]) => list.map(entry => [entry.position, 'record' in entry ? entry.record.key : '']);
      for (const [index, { position }] of all.entries())
        expect(plain(await entries(path, {}, position))).toEqual(plain(all.slice(index + 1)));
    }
    await expect(entries(bothForms([post({ log_ID: 1 })])[0]![1], {}, 'page:x')).rejects.toThrow(/位置无法识别/);
  });

  test('the prefix is found; several sites in one database are asked for', async () => {
    const path = newPath('db');
    writeSqlite(path, [post({ log_ID: 1, log_Title: '甲' })], 'a_');
    writeSqlite(path, [post({ log_ID: 1, log_Title: '乙' })], 'b_');
    await expect(entries(path)).rejects.toThrow(/前缀是 a_、b_/);
    expect(postsIn(await entries(path, { prefix: 'b_' }))[0]?.title).toBe('乙');
  });
});

describe('files that are no portal', () => {
  test.each([
    ['empty', '', /文件是空的/],
    ['text', '你好', /既不是 SQLite 数据库，也不是 MySQL/],
    ['binary', Buffer.from([1, 2, 3, 0, 255]), /既不是 SQLite/],
    ['an SQLite 2 file', '** This file contains an SQLite 2.1 database **', /SQLite 2/],
    [
      'a dump of something else',
      'CREATE TABLE `wp_posts` (\n `ID` int\n);\nINSERT INTO `wp_posts` VALUES (1);\n',
      /没有 Z-BlogPHP 的文章表/,
    ],
    ['a header alone', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(500, 7)]), /不是 SQLite 3 数据库|损坏/],
    ['a gzip that is none', Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), /压缩文件不完整或已损坏/],
  ])('%s is refused with a sentence', async (_, bytes, words) => {
    const path = newPath('x');
    writeFileSync(path, bytes);
    await expect(openZblog(path)).rejects.toThrow(words);
    await expect(openZblog(path)).rejects.toMatchObject({ reason: 'invalid', en: expect.stringMatching(/^[\x20-\x7e]+$/) });
  });

  test('a missing file and a folder are refused', async () => {
    await expect(openZblog(join(folder, 'none.db'))).rejects.toThrow(/没有这个文件/);
    await expect(openZblog(folder)).rejects.toThrow(/这不是文件/);
  });

  test('a database cut off in the middle is refused with the place up to which it was read', async () => {
    const path = newPath('db');
    writeSqlite(path, zblogRows(300));
    truncateSync(path, 400 * 1024);
    await expect(entries(path)).rejects.toThrow(/不完整或已损坏/);
  });

  test('a gzip cut off in the middle is refused', async () => {
    const path = newPath('sql.gz');
    const packed = gzipSync([...dumpText(zblogRows(300))].join(''));
    writeFileSync(path, packed.subarray(0, packed.length - 500));
    await expect(entries(path)).rejects.toThrow(/压缩文件不完整/);
  });

  test('settings, tags and fields that are junk leave the rest readable', async () => {
    const rows: [TableName, Row][] = [
      ['config', { conf_ID: 1, conf_Name: 'system', conf_Key: 'ZC_ARTICLE_REGEX', conf_Value: 's:99999999999:"x";' }],
      ['config', { conf_ID: 2, conf_Name: 'system', conf_Key: 'ZC_TIME_ZONE_NAME', conf_Value: 's:4:"Mars";' }],
      ['config', { conf_ID: 3, conf_Name: 'system', conf_Value: `a:1:{${'a:1:{'.repeat(5000)}` }],
      post({
        log_ID: 1,
        log_Tag: '{1}{x}{99999999999999999999}{2',
        log_Meta: 'a:9999999:{i:0;i:1;',
        log_PostTime: -5,
        log_ViewNums: 'many',
        log_CateID: 99,
      }),
    ];
    for (const [, path] of bothForms(rows)) {
      expect(postsIn(await entries(path))).toMatchObject([
        { tagKeys: ['tag:1'], oldAddresses: ['/?id=1'], releasedAt: null, views: 0, categoryKey: null, cover: null },
      ]);
    }
  });
});
