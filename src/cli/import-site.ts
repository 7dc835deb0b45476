import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openFolder } from '#importers/folder/read.ts';
import { importSite, portalStore, relinkAll, type SiteReport } from '#importers/site/load.ts';
import { openWordpress } from '#importers/wordpress/read.ts';
import { openZblog } from '#importers/zblog/read.ts';
import { systemClock } from '#platform/clock.ts';
import type { Database } from '#platform/database.ts';
import { figure } from '#shared/format.ts';
import { operator } from '#shared/viewer.ts';
import type { Io } from './io.ts';
import { onStop } from './lifecycle.ts';
import { exit, Usage } from './usage.ts';

const sources = ['zblog', 'wordpress', 'folder'] as const;

/**
 * `./lianqun import site FILE|FOLDER …`: moves an old portal over. It can be stopped and goes on where it stopped, doing it twice makes no doubles,
 * and `--dry-run` only counts. Exit code 1 where something was refused.
 */
export async function importOldSite(args: string[], io: Io, open: () => Promise<Database>): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      address: { type: 'string' },
      files: { type: 'string' },
      prefix: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const [path, ...more] = positionals;
  const from = values.from ?? (path ? await guess(path) : '');
  if (!path || more.length > 0 || !sources.some(one => one === from))
    throw new Usage('请写明旧站的数据库、导出文件或文件夹，例如：./lianqun import site zblog.db --address https://example.org/');
  const { address, files, prefix } = values;
  const given = { ...(address ? { address } : {}), ...(files ? { files } : {}), ...(prefix ? { prefix } : {}) };
  const site = await (from === 'zblog'
    ? openZblog(path, given)
    : from === 'wordpress'
      ? openWordpress(path, given)
      : openFolder(path, given));
  const stop = new AbortController();
  const forget = onStop(() => stop.abort());
  const dryRun = values['dry-run'];
  try {
    const database = await open();
    const report = await importSite(site, portalStore(database, operator, systemClock, site.name), {
      dryRun,
      signal: stop.signal,
      onProgress: now => io.progress?.(now.counts.post.read + now.counts.attachment.read, 0, '已读文章和附件'),
    });
    const relinked = dryRun || report.stopped ? 0 : await relinkAll(database, operator, site.name, stop.signal);
    if (values.json) io.stdout(JSON.stringify({ site: site.name, dryRun, relinked, ...report }));
    else for (const line of linesOf(report, dryRun, site.name, relinked)) io.stdout(line);
    const refused = report.unread + Object.values(report.counts).reduce((sum, count) => sum + count.refused, 0);
    const isNothing = Object.values(report.counts).every(count => count.read === 0) && !report.resumed;
    return report.stopped || refused > 0 || isNothing ? exit.refused : exit.done;
  } finally {
    forget();
    site.close();
  }
}

async function guess(path: string): Promise<string> {
  const about = await stat(path).catch(() => null);
  if (about?.isDirectory()) return 'folder';
  return /\.xml(?:\.gz)?$/i.test(path) ? 'wordpress' : 'zblog';
}

const kinds: readonly (readonly [kind: keyof SiteReport['counts'], name: string])[] = [
  ['category', '栏目'],
  ['tag', '标签'],
  ['author', '署名'],
  ['post', '文章和页面'],
  ['attachment', '附件'],
  ['comment', '评论'],
  ['redirect', '旧地址'],
];

function linesOf(report: SiteReport, dryRun: boolean, name: string, relinked: number): string[] {
  const lines = [`${name}${report.resumed ? '（接着上次继续）' : ''}`];
  for (const [kind, words] of kinds) {
    const { read, added, changed, same, refused } = report.counts[kind];
    if (read === 0) continue;
    const parts = [`读到 ${figure(read)}`];
    if (added) parts.push(`${dryRun ? '将新增' : '新增'} ${figure(added)}`);
    if (changed) parts.push(`更新 ${figure(changed)}`);
    if (same) parts.push(kind === 'redirect' ? `可用 ${figure(same)}` : `没有变化 ${figure(same)}`);
    if (refused) parts.push(`没有导入 ${figure(refused)}`);
    lines.push(`${words}：${parts.join('，')}`);
  }
  if (relinked > 0) lines.push(`${figure(relinked)} 篇文章里的图片改为使用媒体库。`);
  if (report.unread > 0) lines.push(`有 ${figure(report.unread)} 处读不出来。`);
  for (const { where, zh } of report.faults) lines.push(`  ${where}：${zh}`);
  if (lines.length === 1 && !report.resumed) lines.push('这里没有可导入的文章、页面或附件，请核对位置。');
  else if (report.stopped) lines.push('已停止；再运行一次同样的命令会接着导入。');
  else if (dryRun) lines.push('这是试运行，没有保存。去掉 --dry-run 即可导入。');
  return lines;
}
