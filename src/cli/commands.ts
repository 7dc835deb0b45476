import type { Database } from '#platform/database.ts';
import type { Io } from './io.ts';

/** Runs one command; the number is its exit code (usage.ts). `open` is called only by commands that need the database. */
export type Run = (args: string[], io: Io, open: () => Promise<Database>) => Promise<number>;

export type Command = {
  name: string;
  /** One line each: [Chinese, English]. */
  summary: readonly [zh: string, en: string];
  /** What follows the name on the command line. */
  usage: string;
  /** What its parts mean, where their names do not say it. */
  parts?: readonly (readonly [part: string, zh: string, en: string])[];
  load: () => Promise<Run>;
};

const texts = [
  'FILE…',
  '要读的文本文件（UTF-8）；不写或写 - 时读标准输入',
  'text files in UTF-8; standard input without one or for -',
] as const;
const lines = ['--jsonl', '每个结果占一行', 'every result on a line of its own'] as const;
const errors = ['--json', '错误以 JSON 输出', 'errors as JSON'] as const;

/** Every command of ./lianqun in the order of its help; a command's code is loaded only when it runs. */
export const commands: readonly Command[] = [
  {
    name: 'start',
    summary: ['启动网站：数据库、页面与接口，直到收到停止信号', 'Serve the site until it is told to stop'],
    usage: '',
    load: async () => (await import('./start.ts')).start,
  },
  {
    name: 'parse',
    summary: ['读懂一段房源或求租文字，输出 JSON', 'Read a text that offers or seeks space, as JSON'],
    usage: '[FILE…|-] [--split] [--jsonl] [--spans] [--json]',
    parts: [
      texts,
      ['--split', '一段文字里有几条房源就分成几条', 'one result for every advert in a text'],
      lines,
      ['--spans', '连同每个值在原文中的位置', 'with the place of every value in the text'],
      errors,
    ],
    load: async () => (await import('./parse.ts')).parse,
  },
  {
    name: 'extract',
    summary: ['读懂新闻：数字与事件，输出 JSON', 'Read news: figures and events, as JSON'],
    usage: '[FILE…|-] [--date YYYY-MM-DD] [--jsonl] [--full] [--json]',
    parts: [
      texts,
      ['--date', '报道的日期；不写时看正文开头的日期', 'day of publication; otherwise a date at the head of the text'],
      lines,
      ['--full', '连同区间、日期、增速、状态和在原文中的位置', 'with intervals, days, growth, status and offsets'],
      errors,
    ],
    load: async () => (await import('./extract.ts')).extract,
  },
  {
    name: 'advert',
    summary: ['按广告法检查文字，输出 JSON', 'Hold a text against the Advertising Law, as JSON'],
    usage: '[FILE…|-] [--kind post|listing] [--contact] [--members] [--jsonl] [--json]',
    parts: [
      texts,
      ['--kind', '文章 post（默认）或房源 listing', 'a post (unless said otherwise) or a listing'],
      ['--contact', '页面上有企业的联系方式、链接或二维码', 'the page carries a contact, link or code of the firm'],
      ['--members', '只有会员看得到', 'only members see it'],
      lines,
      errors,
    ],
    load: async () => (await import('./advert.ts')).advert,
  },
  {
    name: 'match',
    summary: ['用一句话找房源和土地，并说明理由', 'Find spaces and land for one sentence, with reasons'],
    usage: '[--json] [--limit N] "一句话"|-',
    parts: [
      ['--limit', '最多列出几条，1 到 50；不写为 10', 'how many at most, 1 to 50; otherwise 10'],
      ['--json', '结果和错误以 JSON 输出', 'results and errors as JSON'],
    ],
    load: async () => (await import('./match.ts')).match,
  },
  {
    name: 'assign',
    summary: [
      '把多条需求分给少数房源：总契合度最高，有保底，说明理由',
      'Assign many needs to few offers: highest total fit, floors, reasons',
    ],
    usage:
      '[--needs open|FILE|NUMBER,…] [--offers all|CODE,…] [--floor CLASS=N|CLASS=P%]… [--seed S] [--jsonl] [--dry-run] | show ID [NUMBER|CODE] | announce ID | rank need|offer SUBJECT LIST…',
    load: async () => (await import('./assign.ts')).assign,
  },
  {
    name: 'bench',
    summary: ['测量速度，打印与基线的比值', 'Measure speed as ratios against a baseline'],
    usage: 'assign|audit|docking|import|language|match|pages|read-only|search|web [--json]',
    load: async () => (await import('./bench.ts')).bench,
  },
  {
    name: 'import',
    summary: [
      '导入房源表格（CSV、Excel），或整个旧站（Z-Blog、WordPress、网页文件夹）',
      'Import a table of listings (CSV, Excel), or a whole old site (Z-Blog, WordPress, a folder of pages)',
    ],
    usage:
      'offers FILE [--dry-run] [--skip-bad] [--update] [--problems FILE] [--json] | site FILE|FOLDER [--from zblog|wordpress|folder] [--address URL] [--files FOLDER] [--prefix P] [--dry-run] [--json]',
    load: async () => (args, io, open) =>
      args[0] === 'site'
        ? import('./import-site.ts').then(({ importOldSite }) => importOldSite(args.slice(1), io, open))
        : import('./import.ts').then(({ importOffers }) => importOffers(args, io, open)),
  },
  {
    name: 'export',
    summary: ['导出房源表格，或空白模板', 'Export the listings, or an empty template'],
    usage: 'offers|template [--format csv|xlsx] [--kind space|land] [FILE]',
    load: async () => (await import('./export.ts')).exportOffers,
  },
  {
    name: 'offer',
    summary: [
      '审核、发布、下架、确认和核验房源，查它能满足哪些需求',
      'Review, publish, withdraw, confirm and verify listings; find the requests one may serve',
    ],
    usage:
      'pending | needs CODE | contact CODE --why WORDS | publish|withdraw|confirm CODE… | verify CODE --method phone|document|site --by WHO --until DAY [--field KEY] [--failed]',
    load: async () => (await import('./offer.ts')).offer,
  },
  {
    name: 'need',
    summary: [
      '处理需求：列出、推进阶段、查看联系方式（会留下记录）',
      'Handle requests: list, move on, look at a contact (recorded)',
    ],
    usage: 'list [--all] [--json] | move NUMBER STAGE [--why WORDS] | contact NUMBER --why WORDS',
    load: async () => (await import('./need.ts')).need,
  },
  {
    name: 'search',
    summary: [
      '重建搜索索引与相关文章，可中断后继续',
      'Bring the search and related posts up to date; can be stopped and goes on',
    ],
    usage: 'rebuild [--fresh] [--json]',
    load: async () => (await import('./search.ts')).search,
  },
  {
    name: 'job',
    summary: ['查看后台任务，重试或移除已放弃的任务', 'Look at the jobs of the queue; retry or drop those given up'],
    usage: 'list [--state waiting|running|failing|dead] [--json] | retry ID…|dead | drop ID…',
    load: async () => (await import('./job.ts')).job,
  },
  {
    name: 'admin',
    summary: [
      '新建管理员，给出一次性登录链接；让一个账号或所有人退出登录；核实本人后取消丢失的两步验证',
      'Make an administrator and print a link that signs in once; sign an account or everybody out; take a lost second factor away',
    ],
    usage: 'create EMAIL | sign-out EMAIL|everybody | reset-factor EMAIL --proof person|document|owner [--json]',
    load: async () => (await import('./admin.ts')).admin,
  },
  {
    name: 'audit',
    summary: ['核对审计日志，指出第一处被改动的地方', 'Verify the audit log; say the first line that was tampered with'],
    usage: 'verify [--json]',
    load: async () => (await import('./audit.ts')).audit,
  },
  {
    name: 'status',
    summary: ['查看网站、数据库、任务和超时的需求', 'How the site, its database, its jobs and what is owed stand'],
    usage: '[--json]',
    load: async () => (await import('./status.ts')).status,
  },
  {
    name: 'key',
    summary: [
      '更换加密联系方式的密钥，可中断后继续；看还有多少用旧密钥；去掉旧密钥',
      'Make a new key for contacts and seal all under it, can be stopped and goes on; count; take the earlier keys away',
    ],
    usage: 'status | renew | drop [--json]',
    load: async () => (await import('./key.ts')).key,
  },
  {
    name: 'backup',
    summary: ['把全部数据备份成一个文件，运行中也可以', 'Back up all data into one file, also while the site runs'],
    usage: 'FILE|FOLDER [--with-key] [--json]',
    load: async () => (await import('./backup.ts')).backup,
  },
  {
    name: 'restore',
    summary: ['从备份文件恢复，或只核对它', 'Restore a backup file, or only check it'],
    usage: 'FILE [--check] [--replace DATABASE] [--without-key] [--without-jobs] [--json]',
    load: async () => (await import('./restore.ts')).restore,
  },
  {
    name: 'schema',
    summary: [
      '打印数据库结构，或写入、核对 migrations/schema.sql 与 docs/tables.md',
      'Print the database schema, or write or check its files',
    ],
    usage: '[--write | --check]',
    load: async () => (await import('./schema.ts')).schema,
  },
];
