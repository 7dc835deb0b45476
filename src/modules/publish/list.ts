import type { Db } from '#platform/database.ts';
import { Refused } from '#shared/refused.ts';
import type { Heading } from './markdown.ts';
import { noPost } from './post.ts';

/** A post as it stands in a list. */
export type PostCard = {
  id: number;
  slug: string | null;
  title: string;
  summary: string;
  releasedAt: Date;
  category: string;
  categoryEn: string;
  categorySlug: string;
  author: string | null;
  cover: number | null;
  views: number;
};

/** What the public reads, with its neighbours. */
export type ReadPost = PostCard & {
  kind: 'post' | 'page';
  version: number;
  html: string;
  headings: Heading[];
  embeds: string[];
  hasContact: boolean;
  changedAt: Date;
  source: string;
  sourceAddress: string;
  authorSlug: string | null;
  series: { slug: string; name: string; nameEn: string } | null;
  /** From the root of the tree to the category itself. */
  path: { slug: string; name: string; nameEn: string }[];
  tags: { slug: string; name: string }[];
  coverAlt: string | null;
  /** The one released before, and the one after, in the same category. */
  previous: Neighbour | null;
  next: Neighbour | null;
  related: PostCard[];
  /** What readers wrote under it on an old site, oldest first, at most 100; without names. */
  comments: string[];
};

export type Neighbour = { id: number; slug: string | null; title: string };

/** What a list of posts is narrowed to; each by the name in its address. */
export type PostFilter = { category?: string; series?: string; tag?: string; author?: string };

export type PostPage = { posts: PostCard[]; next: string | null };

/** The address of a post: its name where it has one, else its number. */
export function addressOf({ id, slug }: { id: number; slug: string | null }): string {
  return `/posts/${slug ?? id}`;
}

const columns = `p.id, p.slug, p.title, p.summary, p.released_at as "releasedAt", c.name as category, c.name_en as "categoryEn",
  c.slug as "categorySlug", a.name as author, p.cover, p.views`;

const joins = 'left join publish.category c on c.id = p.category left join publish.author a on a.id = p.author';

/** Released posts, newest first, at most 50 a page; `after` is where the page before ended. A category includes those below it. */
export async function listPosts(
  db: Db,
  filter: PostFilter = {},
  { size = 20, after }: { size?: number; after?: string | undefined } = {},
): Promise<PostPage> {
  const cursor = after ? readCursor(after) : null;
  const most = Math.min(Math.max(1, size), 50);
  const params: unknown[] = [];
  const bind = (value: unknown, type: string) => `$${params.push(value)}::${type}`;
  const where = ["p.stage = 'released'", "p.kind = 'post'"];
  if (filter.series) where.push(`p.series = (select id from publish.series where slug = ${bind(filter.series, 'text')})`);
  if (filter.author) where.push(`p.author = (select id from publish.author where slug = ${bind(filter.author, 'text')})`);
  if (filter.tag)
    where.push(
      `p.id in (select post from publish.post_tag pt join publish.tag t on t.id = pt.tag where t.slug = ${bind(filter.tag, 'text')})`,
    );
  if (cursor) {
    const moment = `(timestamptz 'epoch' + ${bind(cursor.at, 'bigint')} * interval '1 microsecond')`;
    where.push(`(p.released_at, p.id) < (${moment}, ${bind(cursor.id, 'bigint')})`);
  }
  const limit = bind(most + 1, 'int');
  const order = `order by p.released_at desc, p.id desc limit ${limit}`;
  const micro = '(extract(epoch from p.released_at) * 1000000)::bigint as micro';
  // Category by category, so that each reads the first rows of its own part of the index instead of sorting everything below.
  const from = filter.category
    ? `with recursive below as (
        select id from publish.category where slug = ${bind(filter.category, 'text')}
        union all select c.id from publish.category c join below b on c.parent = b.id
      ), p as (
        select q.* from below b cross join lateral (
          select p.* from publish.post p where p.category = b.id and ${where.join(' and ')} ${order}
        ) q
      ) select ${columns}, ${micro} from p ${joins} ${order}`
    : `select ${columns}, ${micro} from publish.post p ${joins} where ${where.join(' and ')} ${order}`;
  const rows = await db.unsafe<(PostCard & { micro: number })[]>(from, params as never[], { prepare: true });
  const posts = rows.slice(0, most);
  const last = posts.at(-1);
  const next = rows.length > most && last ? Buffer.from(`${last.micro}.${last.id}`).toString('base64url') : null;
  return { posts: posts.map(({ micro: _, ...card }) => card), next };
}

/** A released post by the last part of its address, with its neighbours, in one statement; throws Refused('missing') where there is none. */
export async function readPost(db: Db, name: string): Promise<ReadPost> {
  const byNumber = /^\d{1,15}$/.test(name);
  const [row] = await db<ReadPost[]>`
    with p as (
      select * from publish.post where stage = 'released'
        and ${byNumber ? db`id = ${Number(name)}` : db`slug = ${name.slice(0, 90)}`}
    )
    select p.id, p.kind, p.slug, p.title, p.summary, p.released_at as "releasedAt", p.released_version as version, p.html, p.headings,
      p.embeds, p.has_contact as "hasContact", p.changed_at as "changedAt", p.source, p.source_address as "sourceAddress", p.cover, p.views,
      c.name as category, c.name_en as "categoryEn", c.slug as "categorySlug", a.name as author, a.slug as "authorSlug",
      (select m.alt from publish.media m where m.id = p.cover) as "coverAlt",
      (select json_build_object('slug', s.slug, 'name', s.name, 'nameEn', s.name_en) from publish.series s where s.id = p.series) as series,
      (with recursive up as (
          select x.*, 1 as level from publish.category x where x.id = p.category
          union all select x.*, up.level + 1 from publish.category x join up on x.id = up.parent
        ) select coalesce(json_agg(json_build_object('slug', slug, 'name', name, 'nameEn', name_en) order by level desc), '[]') from up) as path,
      (select coalesce(json_agg(json_build_object('slug', t.slug, 'name', t.name) order by t.name), '[]')
        from publish.post_tag pt join publish.tag t on t.id = pt.tag where pt.post = p.id) as tags,
      (select json_build_object('id', n.id, 'slug', n.slug, 'title', n.title) from publish.post n
        where n.category = p.category and n.stage = 'released' and n.kind = 'post' and (n.released_at, n.id) < (p.released_at, p.id)
        order by n.released_at desc, n.id desc limit 1) as previous,
      (select json_build_object('id', n.id, 'slug', n.slug, 'title', n.title) from publish.post n
        where n.category = p.category and n.stage = 'released' and n.kind = 'post' and (n.released_at, n.id) > (p.released_at, p.id)
        order by n.released_at, n.id limit 1) as next,
      (select coalesce(json_agg(json_build_object('id', r.id, 'slug', r.slug, 'title', r.title, 'releasedAt', r.released_at,
          'category', rc.name, 'categoryEn', rc.name_en, 'categorySlug', rc.slug) order by w.place), '[]')
        from unnest(p.related) with ordinality as w(id, place) join publish.post r on r.id = w.id and r.stage = 'released'
        left join publish.category rc on rc.id = r.category) as related,
      (select coalesce(json_agg(words order by said_at, id), '[]') from (
          select words, said_at, id from publish.comment where post = p.id and is_shown order by said_at, id limit 100) as said) as comments
    from p left join publish.category c on c.id = p.category left join publish.author a on a.id = p.author`;
  if (!row) throw noPost();
  return { ...row, related: row.related.map(one => ({ ...one, releasedAt: new Date(one.releasedAt) })) };
}

function readCursor(text: string): { at: number; id: number } {
  const found = /^(\d{1,17})\.(\d{1,15})$/.exec(text.length > 60 ? '' : Buffer.from(text, 'base64url').toString());
  if (found) return { at: Number(found[1]), id: Number(found[2]) };
  throw new Refused('invalid', [
    '这个翻页地址不完整或已失效，请从第一页重新翻看。',
    'This page address is incomplete or no longer valid; please start again from the first page.',
  ]);
}
