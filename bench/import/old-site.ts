// Old portals by the public layouts of their systems, invented, for tests and for measuring: the same posts in every form.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { columnsOf, type Row, type TableName, type Value } from '../../src/importers/zblog/tables.ts';

type OldPost = { id: number; title: string; html: string; at: number; tags: number[]; category: number };

const paragraph =
  '<p style="text-indent: 2em;">　　8月12日，<strong>“某市”产业园区</strong>举行项目集中签约，<a href="{#ZC_BLOG_HOST#}?id=1" target="_blank">详细</a>，' +
  '总投资约35亿元，占地120亩，首期厂房4.2万㎡&nbsp;&nbsp;，层高8米，承重1.5吨/㎡。<br/></p>\n';
const table =
  '<table class="MsoTableGrid"><tbody><tr><td>楼栋</td><td>面积</td></tr><tr><td>1#</td><td>3200</td></tr><tr><td>2#</td><td>4100</td></tr></tbody></table>\n';

/** The posts of an old portal, 3 kB each, one after the other. */
function* oldPosts(count: number): Generator<OldPost, void, undefined> {
  let html = table;
  while (Buffer.byteLength(html) < 3000) html += paragraph;
  for (let id = 1; id <= count; id++) {
    yield {
      id,
      title: `第${id}期 园区动态`,
      html: `<h2>第 ${id} 期</h2>\n${html}<p><img src="{#ZC_BLOG_HOST#}zb_users/upload/2021/08/${id % 100}.jpg" alt="现场"/></p>`,
      at: 1_600_000_000 + id * 600,
      tags: [1 + (id % 5), 6],
      category: 1 + (id % 4),
    };
  }
}

const worded =
  /_(?:Name|Alias|Intro|Content|Meta|Title|Tag|Key|Value|SourceName|MimeType|Password|Email|HomePage|IP|Agent|Guid|Template|LogTemplate|Group)$/;

/** Values of a Z-Blog row by the names of its columns; what is not given is empty. */
function rowOf(table: TableName, values: Record<string, Value>): Row {
  return Object.fromEntries(columnsOf[table].map(column => [column, values[column] ?? (worded.test(column) ? '' : 0)]));
}

/** A setting as newer versions of Z-Blog store it: one row, serialised by PHP. */
export function settingRow(key: string, value: string): Row {
  return { conf_ID: null, conf_Name: 'system', conf_Key: key, conf_Value: `s:${Buffer.byteLength(value)}:"${value}";` };
}

/** The rows of a Z-Blog database, table by table in the order of its names. */
export function* zblogRows(count: number): Generator<[TableName, Row], void, undefined> {
  for (let id = 1; id <= 4; id++) {
    const values = { cate_ID: id, cate_Name: `栏目${id}`, cate_Alias: id === 1 ? 'news' : '', cate_ParentID: id === 3 ? 4 : 0 };
    yield ['category', rowOf('category', values)];
  }
  yield ['config', settingRow('ZC_BLOG_HOST', 'https://old.example.org/')];
  yield ['config', settingRow('ZC_ARTICLE_REGEX', '{%host%}{%category%}/{%id%}.html')];
  yield ['config', settingRow('ZC_CATEGORY_REGEX', '{%host%}{%alias%}_{%page%}.html')];
  yield [
    'member',
    rowOf('member', { mem_ID: 1, mem_Name: 'admin', mem_Alias: '编辑部', mem_Password: 'secret', mem_Email: 'a@example.org' }),
  ];
  for (const post of oldPosts(count)) {
    yield [
      'post',
      rowOf('post', {
        log_ID: post.id,
        log_CateID: post.category,
        log_AuthorID: 1,
        log_Tag: post.tags.map(tag => `{${tag}}`).join(''),
        log_Title: post.title,
        log_Content: post.html,
        log_PostTime: post.at,
        log_UpdateTime: post.at + 60,
        log_ViewNums: post.id * 3,
      }),
    ];
  }
  for (let id = 1; id <= 6; id++) yield ['tag', rowOf('tag', { tag_ID: id, tag_Name: `标签${id}` })];
}

/** Writes an SQLite database of Z-Blog by the public layout. */
export function writeSqlite(path: string, rows: Iterable<[TableName, Row]>, prefix = 'zbp_'): void {
  const database = new DatabaseSync(path);
  for (const [table, columns] of Object.entries(columnsOf)) {
    const [id, ...others] = columns;
    database.exec(
      `create table ${prefix}${table} (${id} integer primary key autoincrement, ${others.map(column => `${column} ${worded.test(column) ? 'text' : 'integer'}`).join(', ')})`,
    );
  }
  database.exec('begin');
  const inserts = new Map(
    Object.entries(columnsOf).map(([table, columns]) => [
      table,
      database.prepare(`insert into ${prefix}${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`),
    ]),
  );
  for (const [table, row] of rows) inserts.get(table)!.run(...columnsOf[table].map(column => row[column] ?? null));
  database.exec('commit');
  database.close();
}

/** A MySQL dump of the same rows as mysqldump writes it: one INSERT of many rows, at most a megabyte long, a line. */
export function* dumpText(rows: Iterable<[TableName, Row]>, prefix = 'zbp_'): Generator<string, void, undefined> {
  yield '-- MySQL dump 10.13\n/*!40101 SET NAMES utf8mb4 */;\n';
  let open: TableName | null = null;
  let length = 0;
  let id = 0;
  for (const [table, row] of rows) {
    const name = `\`${prefix}${table}\``;
    if (table !== open) {
      if (open) yield ';\n';
      const columns = columnsOf[table].map(
        (column, at) => `  \`${column}\` ${at === 0 ? 'int(11) NOT NULL AUTO_INCREMENT' : 'longtext NOT NULL'}`,
      );
      yield `DROP TABLE IF EXISTS ${name};\nCREATE TABLE ${name} (\n${columns.join(',\n')},\n  PRIMARY KEY (\`${columnsOf[table][0]}\`)\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='a;b (c)';\n`;
      length = 0;
    } else if (length > 1 << 20) {
      yield ';\n';
      length = 0;
    }
    const values = columnsOf[table].map((column, at) => sqlValue(at === 0 ? (row[column] ?? ++id) : (row[column] ?? null)));
    const text = `${length === 0 ? `INSERT INTO ${name} VALUES ` : ','}(${values.join(',')})`;
    length += text.length;
    open = table;
    yield text;
  }
  yield ';\n';
}

function sqlValue(value: Value): string {
  if (value === null) return 'NULL';
  if (typeof value === 'number') return String(value);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what MySQL escapes
  return `'${value.replace(/[\\'"\n\r\0\x1a]/g, sign => escapes[sign]!)}'`;
}

const escapes: Record<string, string> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\0': '\\0',
  '\x1a': '\\Z',
};

/** An export of WordPress with the same posts. */
export function* wxrText(count: number, more = ''): Generator<string, void, undefined> {
  yield `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>旧站</title><link>https://old.example.org</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://old.example.org</wp:base_site_url><wp:base_blog_url>https://old.example.org</wp:base_blog_url>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[admin]]></wp:author_login><wp:author_email><![CDATA[a@example.org]]></wp:author_email><wp:author_display_name><![CDATA[编辑部]]></wp:author_display_name></wp:author>
<wp:category><wp:term_id>2</wp:term_id><wp:category_nicename><![CDATA[news]]></wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name><![CDATA[新闻]]></wp:cat_name></wp:category>
<wp:category><wp:term_id>3</wp:term_id><wp:category_nicename><![CDATA[park]]></wp:category_nicename><wp:category_parent><![CDATA[news]]></wp:category_parent><wp:cat_name><![CDATA[园区]]></wp:cat_name></wp:category>
<wp:tag><wp:term_id>4</wp:term_id><wp:tag_slug><![CDATA[%e7%8e%af%e4%bf%9d]]></wp:tag_slug><wp:tag_name><![CDATA[环保]]></wp:tag_name></wp:tag>
`;
  yield more;
  for (const post of oldPosts(count)) {
    const date = new Date(post.at * 1000).toISOString().slice(0, 19).replace('T', ' ');
    yield `<item><title><![CDATA[${post.title}]]></title><link>https://old.example.org/2020/09/${post.id}.html</link><dc:creator><![CDATA[admin]]></dc:creator>
<content:encoded><![CDATA[${post.html.replaceAll('{#ZC_BLOG_HOST#}', 'https://old.example.org/')}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>${post.id}</wp:post_id><wp:post_date_gmt><![CDATA[${date}]]></wp:post_date_gmt><wp:post_name><![CDATA[post-${post.id}]]></wp:post_name><wp:status><![CDATA[publish]]></wp:status><wp:post_type><![CDATA[post]]></wp:post_type>
<category domain="category" nicename="park"><![CDATA[园区]]></category><category domain="post_tag" nicename="%e7%8e%af%e4%bf%9d"><![CDATA[环保]]></category></item>
`;
  }
  yield '</channel></rss>\n';
}

/** A folder of pages with the same posts, a thousand a folder. */
export function writeFolder(root: string, count: number): void {
  for (const post of oldPosts(count)) {
    const folder = join(root, `f${Math.floor(post.id / 1000)}`);
    if (post.id === 1 || post.id % 1000 === 0) mkdirSync(folder, { recursive: true });
    const body = post.html.replaceAll('{#ZC_BLOG_HOST#}', '/');
    writeFileSync(
      join(folder, `${post.id}.html`),
      `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${post.title}_旧站</title><meta name="description" content="摘要${post.id}"></head><body><div class="nav"><a href="/">首页</a></div><h1>${post.title}</h1><p>2021-08-12 09:30</p><div class="article-content">${body}</div><div class="footer">版权</div></body></html>`,
    );
  }
}
