import { connect } from '#platform/database.ts';

/**
 * Puts `count` released posts of about 3 kB into a database, by SQL alone: a tree of 24 categories, tags, neighbours, six related posts each.
 * For measuring pages, not for reading.
 */
export async function fillPosts(socket: string, count: number): Promise<void> {
  const sql = connect({ socket });
  try {
    await sql.unsafe(`
      insert into publish.category (parent, slug, name, position) select null, 'bench-' || n, '栏目' || n, n from generate_series(1, 24) n;
      insert into publish.author (slug, name) select 'bench-' || n, '署名' || n from generate_series(1, 20) n;
      insert into publish.tag (slug, name) select 'bench-' || n, '标签' || n from generate_series(1, 200) n;`);
    const [{ first }] = (await sql`select coalesce(max(id), 0)::bigint as first from publish.post`) as unknown as [
      { first: number },
    ];
    await sql.unsafe(
      `insert into publish.post (kind, stage, title, summary, body, html, category, author, version, released_version, created_at, changed_at,
        released_at, related)
      select 'post', 'released', '第' || n || '篇：集群里新近发生的事，三张清单对上若干项目', '链上企业提需求，院所和园区当场应。', '',
        repeat('<p>今年以来，集群新增企业若干家，完成产值若干亿元，同比增长百分之若干；需求、资源、项目三张清单每季度对一次，企业说解决了才算办结。</p>', 14),
        (select min(id) from publish.category where slug = 'bench-' || (n % 24 + 1)),
        (select min(id) from publish.author where slug = 'bench-' || (n % 20 + 1)),
        1, 1, now(), now(), now() - n * interval '7 minutes',
        array(select $1 + 1 + (n * 7919 + k * 104729) % $2 from generate_series(1, 6) k)
      from generate_series(1, $2::bigint) n`,
      [first, count],
    );
    await sql.unsafe(`
      insert into publish.post_tag (post, tag) select p.id, t.id from publish.post p
      join publish.tag t on t.slug in ('bench-' || (p.id % 200 + 1), 'bench-' || (p.id * 31 % 200 + 1)) where p.body = '' on conflict do nothing;
      analyze publish.post; analyze publish.post_tag`);
  } finally {
    await sql.end();
  }
}
