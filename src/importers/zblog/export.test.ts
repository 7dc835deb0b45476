import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dumpText, settingRow, writeSqlite } from '../../../bench/import/old-site.ts';
import type { Entry, SiteRecord } from '../site/record.ts';
import { openZblog } from './read.ts';
import type { Row, TableName } from './tables.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianqun-zblog-list-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const newPath = () => join(folder, `${++files}.sql`);

async function entries(path: string): Promise<Entry[]> {
  const site = await openZblog(path);
  const all: Entry[] = [];
  for await (const entry of site.records()) all.push(entry);
  site.close();
  return all;
}

const records = async (path: string): Promise<SiteRecord[]> =>
  (await entries(path)).flatMap(entry => ('record' in entry ? [entry.record] : []));
const faults = async (path: string) => (await entries(path)).flatMap(entry => ('fault' in entry ? [entry.fault] : []));

describe('the dump of a Z-Blog portal as its owner makes it', () => {
  test.each([
    ['{%host%}?cate={%id%}&page={%page%}', ['/?cate=1', '/?cate=1&page={page}']],
    [
      '{%host%}category-{%id%}_{%page%}.html',
      ['/category-1.html', '/?cate=1', '/category-1_{page}.html', '/?cate=1&page={page}'],
    ],
    ['{%host%}category/{%alias%}/{%page%}/', ['/category/news/', '/?cate=1', '/category/news/{page}/', '/?cate=1&page={page}']],
    [
      '{%host%}index.php/{%alias%}_{%page%}.html',
      ['/index.php/news.html', '/?cate=1', '/index.php/news_{page}.html', '/?cate=1&page={page}'],
    ],
  ])('the rule %s lists a category at %s', async (rule, addresses) => {
    const rows: [TableName, Row][] = [
      ['config', settingRow('ZC_CATEGORY_REGEX', rule)],
      ['category', { cate_ID: 1, cate_Name: '新闻', cate_Alias: 'news' }],
      ['post', { log_ID: 7, log_Title: '文' }],
    ];
    const path = newPath();
    writeFileSync(path, [...dumpText(rows)].join(''));
    expect((await records(path)).find(({ kind }) => kind === 'category')).toMatchObject({ oldAddresses: addresses });
  });

  test('a dump of phpMyAdmin with a table of a plug-in beside the posts is one site, whose parted address is read', async () => {
    const path = newPath();
    writeFileSync(
      path,
      [
        '-- phpMyAdmin SQL Dump\n-- 主机： 127.0.0.1\nSET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO";\n',
        'CREATE TABLE IF NOT EXISTS `zbp_addtopost` (\n  `log_ID` int(11) NOT NULL,\n  `abstract` text\n);\n',
        "INSERT INTO `zbp_addtopost` (`log_ID`, `abstract`) VALUES\n(3, '摘要'),\n(4, '');\n",
        'CREATE TABLE IF NOT EXISTS `zbp_post` (\n  `log_ID` int(11),\n  `log_Title` text,\n  `log_Intro` text,\n  `log_Content` text\n);\n',
        '-- 转存表中的数据 `zbp_post`\nINSERT INTO `zbp_post` (`log_ID`, `log_Title`, `log_Intro`, `log_Content`) VALUES\n',
        "(3, '园区''新''厂房', '<p>层高八米</p>', '<p>层高八米</p>\\r\\n<p>可分割</p>'),\n(4, '二', '自己写的摘要', '<p>正文</p>');\n",
        "INSERT INTO `zbp_config` (`conf_Name`, `conf_Key`, `conf_Value`) VALUES\n('system', 'ZC_BLOG_HOST', 's:33:\"h|t|t|p|:|/|/|o|l|d|.|x|.|c|n|/|\";');\n",
        "INSERT INTO `zbp_config` (`conf_Name`, `conf_Key`, `conf_Value`) VALUES\n('system', 'ZC_DATE_REGEX', 's:35:\"{%host%}date-{%date%}_{%page%}.html\";');\n",
      ]
        .join('')
        .replace('s:33:', 's:32:'),
    );
    const site = await openZblog(path);
    expect(site.address).toBe('http://old.x.cn/');
    expect(site.lists).toContainEqual({ from: '/date-{date}.html', to: '/posts?after={date}' });
    expect((await records(path)).filter(record => record.kind === 'post').map(({ title, excerpt }) => [title, excerpt])).toEqual([
      ["园区'新'厂房", ''],
      ['二', '自己写的摘要'],
    ]);
  });

  const php = `'s:32:"{%host%}category/{%alias%}.html";'`.replace('s:32', 's:31');
  test.each([
    [
      'of 2013',
      `(1,'system','a:1:{s:17:"ZC_CATEGORY_REGEX";s:31:"{%host%}category/{%alias%}.html";}')`,
      "(1,'新闻',0,0,'news','',0,0,'','','')",
      "(1,'环保',0,0,'hb','','','')",
      "(1,'guid',1,0,'a','p','e','h','i',1500000000,'编辑部','',0,0,0,0,'','')",
      "(7,1,1,'{1}',0,0,'',0,0,'题','','<p>文</p>',1600000000,0,12,'','')",
    ],
    [
      'of 2013, with the address of the writer',
      `(1,'system','a:1:{s:17:"ZC_CATEGORY_REGEX";s:31:"{%host%}category/{%alias%}.html";}')`,
      "(1,'新闻',0,0,'news','',0,0,'','','')",
      "(1,'环保',0,0,'hb','','','')",
      "(1,'guid',1,0,'a','p','e','h','i',1500000000,'编辑部','',0,0,0,0,'','')",
      "(7,1,1,'{1}',0,0,'',0,0,'题','','<p>文</p>','192.0.2.7',1600000000,0,12,'','')",
    ],
    [
      'of 2017',
      `(1,'system','a:1:{s:17:"ZC_CATEGORY_REGEX";s:31:"{%host%}category/{%alias%}.html";}')`,
      "(1,'新闻',0,0,0,'news','',0,0,'','','')",
      "(1,'环保',0,0,0,'hb','','','')",
      "(1,'guid',1,0,'a','p','e','h','i',1500000000,'编辑部','',0,0,0,0,'','')",
      "(7,1,1,'{1}',0,0,'',0,0,'题','','<p>文</p>',1600000000,0,12,'','')",
    ],
    [
      'of 2020',
      `(1,'system','ZC_CATEGORY_REGEX',${php})`,
      "(1,'新闻',0,0,0,'news','','',0,0,'','','')",
      "(1,'环保',0,0,0,'hb','','','','')",
      "(1,'guid',1,0,'a','p','e','h','i',1,1500000000,2,'编辑部','',0,0,0,0,'','')",
      "(7,1,1,'{1}',0,0,'',0,0,'题','','<p>文</p>',1,1600000000,1600000001,0,12,'','')",
    ],
    [
      'of 2013, updated since',
      `(1,'system',${php},'ZC_CATEGORY_REGEX')`,
      "(1,'新闻',0,0,'news','',0,0,'','','',0,'',0,0,0)",
      "(1,'环保',0,0,'hb','','','',0,'',0,0,0)",
      "(1,'guid',1,0,'a','p','e','h','i',1500000000,'编辑部','',0,0,0,0,'','',0,0)",
      "(7,1,1,'{1}',0,0,'',0,0,'题','','<p>文</p>',1600000000,0,12,'','',0,1600000001)",
    ],
  ])('that names no columns is read by the columns of the version %s', async (_, config, category, tag, member, post) => {
    const path = newPath();
    const tables = { config, category, tag, member, post };
    writeFileSync(
      path,
      Object.entries(tables)
        .map(([table, row]) => `INSERT INTO \`zbp_${table}\` VALUES ${row};\n`)
        .join(''),
    );
    expect(await faults(path)).toEqual([]);
    const [first, second, third, last] = await records(path);
    expect(first).toMatchObject({ key: 'category:1', name: '新闻', slug: 'news' });
    expect(first).toMatchObject({ oldAddresses: expect.arrayContaining(['/category/news.html']) });
    expect(second).toMatchObject({ key: 'tag:1', name: '环保', slug: 'hb' });
    expect(third).toMatchObject({ key: 'author:1', name: '编辑部' });
    expect(last).toMatchObject({
      ...{ key: 'post:7', title: '题', views: 12, releasedAt: new Date(1_600_000_000_000) },
      ...{ categoryKey: 'category:1', tagKeys: ['tag:1'], authorKey: 'author:1' },
    });
    expect(JSON.stringify(last)).not.toContain('192.0.2.7');
  });

  test('who only read and commented is no author; who once wrote stays one', async () => {
    const member = (id: number, level: number, articles: number): [TableName, Row] => [
      'member',
      { mem_ID: id, mem_Level: level, mem_Name: `m${id}`, mem_Articles: articles, mem_Pages: 0 },
    ];
    const rows = [member(1, 1, 0), member(2, 6, 0), member(3, 5, 0), member(4, 6, 2)];
    const path = newPath();
    writeFileSync(path, [...dumpText([...rows, ['post', { log_ID: 7, log_Title: '文' }]])].join(''));
    const authors = (await records(path)).filter(({ kind }) => kind === 'author');
    expect(authors.map(({ key }) => key)).toEqual(['author:1', 'author:4']);
  });

  test('rows of small tables that cannot be read are told, those beside them are read', async () => {
    const path = newPath();
    writeFileSync(
      path,
      [
        "INSERT INTO `zbp_category` VALUES (1,'新闻',0,0,'news','',0,0,'','',''),(2,'少'),(0,'无',0,0,'','',0,0,'','','');\n",
        "INSERT INTO `zbp_tag` (`tag_ID`, `tag_Name`) VALUES (1,'环保'),(2),(3,'芯片');\n",
        'INSERT INTO `zbp_member` VALUES (1,,\u0003;\n',
        "INSERT INTO `zbp_post` VALUES (7,1);\nINSERT INTO `zbp_config` VALUES (1,'sys",
      ].join(''),
    );
    expect((await records(path)).map(({ key }) => key)).toEqual(['category:1', 'tag:1', 'tag:3']);
    expect((await faults(path)).map(({ where, zh }) => [where.replace(path, ''), zh])).toEqual([
      [':1', expect.stringMatching(/有 2 个值.*CREATE TABLE/)],
      [':1', expect.stringMatching(/没有编号/)],
      [':2', expect.stringMatching(/有 1 个值，和 zbp_tag 的列对不上/)],
      [':3', expect.stringMatching(/不是 SQL/)],
      [':5', expect.stringMatching(/中间断了/)],
      [':4', expect.stringMatching(/有 2 个值.*CREATE TABLE/)],
    ]);
  });

  test('a category of a database with a text that nobody wrote is told too', async () => {
    const path = newPath();
    writeSqlite(path, [
      ['category', { cate_ID: 1, cate_Name: '长', cate_Intro: 'x'.repeat((8 << 20) + 1) }],
      ['post', { log_ID: 7, log_Title: '文' }],
    ]);
    expect((await records(path)).map(({ key }) => key)).toEqual(['post:7']);
    expect(await faults(path)).toEqual([expect.objectContaining({ zh: expect.stringMatching(/超过 8 MB/) })]);
  });
});
