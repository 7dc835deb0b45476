import { setTimeout as wait } from 'node:timers/promises';
import type postgres from 'postgres';
import { loadReference } from '#modules/reference/index.ts';
import { sweepSearch } from '#modules/search/index.ts';
import type { Database, Tx } from '#platform/database.ts';
import { migrate } from '#platform/migrate.ts';
import type { Io } from '../../src/cli/io.ts';
import { postMaker } from './posts.ts';

const benchNow = new Date('2026-11-23T04:00:00Z');
const batch = 500;

/** Fills an empty database with invented posts of ten years and makes the index over them; a filled one is left alone. */
export async function buildPosts(sql: postgres.Sql, database: Database, posts: number, io: Io): Promise<void> {
  await migrate(sql);
  await sql.begin(tx => loadReference(tx as unknown as Tx));
  const [have] = await sql<{ posts: number }[]>`select count(*)::int as posts from publish.post`;
  if (have!.posts === 0)
    await sql`insert into publish.category (slug, name) select 'c' || n, '栏目' || n from generate_series(1, 24) as n`;
  for (let at = have!.posts; at < posts; at += batch) {
    const make = postMaker(`search ${at}`, new Date('2016-11-23T00:00:00Z'), benchNow);
    const rows = Array.from({ length: Math.min(batch, posts - at) }, make);
    await sql`
      insert into publish.post (stage, title, html, category, version, released_version, created_at, changed_at, released_at)
      select 'released', title, html, category, 1, 1, at, at, at
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(title text, html text, category integer, at timestamptz)`;
    io.progress?.(Math.min(posts, at + batch), posts, 'posts');
  }
  await sweepSearch(database, (done, total, what) => io.progress?.(done, total, what));
  await settle(sql, 'search.entry');
  await settle(sql, 'search.term');
  await settle(sql, 'publish.post');
}

/** Vacuums until index scans need no row; a statistics run of the server itself may hold it back for a moment. */
async function settle(sql: postgres.Sql, table: string): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    await sql.unsafe(`vacuum analyze ${table}`);
    const [row] = await sql<{ share: number }[]>`
      select relallvisible::float8 / greatest(1, relpages) as share from pg_class where oid = ${table}::regclass`;
    if (row!.share > 0.99) return;
    await wait(1000);
  }
}
