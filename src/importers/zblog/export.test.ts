import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dumpText, settingRow } from '../../../bench/import/old-site.ts';
import type { SiteRecord } from '../site/record.ts';
import { openZblog } from './read.ts';
import type { Row, TableName } from './tables.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianqun-zblog-list-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const newPath = () => join(folder, `${++files}.sql`);

async function records(path: string): Promise<SiteRecord[]> {
  const site = await openZblog(path);
  const all: SiteRecord[] = [];
  for await (const entry of site.records()) if ('record' in entry) all.push(entry.record);
  return all;
}

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
});
