import { parseArgs } from 'node:util';
import { relateAll, spoilEntries, sweepSearch } from '#modules/search/index.ts';
import type { Database } from '#platform/database.ts';
import type { Io } from './io.ts';
import { exit, Usage } from './usage.ts';

const steps: Readonly<Record<string, string>> = {
  post: '文章 posts',
  offer: '房源 listings',
  organisation: '组织 organisations',
  receiver: '接收方 receivers',
  index: '建立索引 index',
  related: '相关文章 related posts',
};

/**
 * `./lianqun search rebuild [--fresh]`: brings the search to the state of the data, and gives posts without related ones theirs; with --fresh all
 * of it is made anew. Stopped half-way, it goes on from there when run again without --fresh.
 */
export async function search(args: string[], io: Io, open: () => Promise<Database>): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { fresh: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  });
  if (positionals.length !== 1 || positionals[0] !== 'rebuild') throw new Usage('请写明要做什么：./lianqun search rebuild');
  const database = await open();
  if (values.fresh) await database.write(spoilEntries);
  const progress = (done: number, total: number, step: string) => io.progress?.(done, total, steps[step] ?? step);
  const entries = await sweepSearch(database, progress);
  const related = await relateAll(database, values.fresh, progress);
  io.stdout(
    values.json
      ? JSON.stringify({ entries, related })
      : `${entries} 个条目已更新，${related} 篇文章已找出相关文章 entries brought up to date, posts given related ones`,
  );
  return exit.done;
}
