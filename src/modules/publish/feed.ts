import type { Db } from '#platform/database.ts';

/** A released post as feeds carry it, with its text. */
export type FeedPost = {
  id: number;
  slug: string | null;
  title: string;
  summary: string;
  html: string;
  releasedAt: Date;
  changedAt: Date;
  author: string | null;
  category: string | null;
};

/** How many ids one part of a sitemap spans; the protocol allows 50,000 addresses a file. */
const sitemapSpan = 20_000;

/** The latest released posts, of one category and what stands below it where one is named; at most 50. */
export function readFeed(db: Db, category: string | null, most = 30): Promise<FeedPost[]> {
  return db<FeedPost[]>`
    with recursive below as (
      select id from publish.category where slug = ${category}
      union all select c.id from publish.category c join below b on c.parent = b.id
    )
    select p.id, p.slug, p.title, p.summary, p.html, p.released_at as "releasedAt", p.changed_at as "changedAt", a.name as author, c.name as category
    from publish.post p left join publish.author a on a.id = p.author left join publish.category c on c.id = p.category
    where p.stage = 'released' and p.kind = 'post' and (${category}::text is null or p.category in (select id from below))
    order by p.released_at desc, p.id desc limit ${Math.min(most, 50)}`;
}

/** Which parts a sitemap of posts has, each with when something in it last changed. */
export function listSitemapParts(db: Db): Promise<{ part: number; changedAt: Date }[]> {
  return db<{ part: number; changedAt: Date }[]>`
    select (id / ${sitemapSpan})::int as part, max(changed_at) as "changedAt" from publish.post
    where stage = 'released' group by part order by part limit 50000`;
}

/** The released posts of one part, by number. */
export function readSitemapPart(db: Db, part: number): Promise<{ id: number; slug: string | null; changedAt: Date }[]> {
  return db<{ id: number; slug: string | null; changedAt: Date }[]>`
    select id, slug, changed_at as "changedAt" from publish.post
    where stage = 'released' and id >= ${part * sitemapSpan} and id < ${(part + 1) * sitemapSpan} order by id`;
}
