import type { Db, Tx } from '#platform/database.ts';

/** A word that posts share, with how many released posts carry it. */
export type Tag = { id: number; slug: string; name: string; posts: number };

export type Author = { id: number; slug: string; name: string };

/** A name as an address carries it: small letters, white space and signs of addresses as one dash. */
function slugOf(name: string, most: number): string {
  const slug = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s/?#%&+\\]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return [...slug].slice(0, most).join('') || '-';
}

/** The ids of tags by their names; those that are new are made. */
export async function tagIds(tx: Tx, names: readonly string[]): Promise<number[]> {
  if (names.length === 0) return [];
  // Two spellings of one address are one tag: "5G 应用" and "5g-应用".
  const bySlug = new Map(names.map(name => [slugOf(name, 40), name]));
  const rows = await tx<{ id: number }[]>`
    with wanted as (select * from unnest(${[...bySlug.keys()]}::text[], ${[...bySlug.values()]}::text[]) as w(slug, name)),
    made as (
      insert into publish.tag (slug, name) select slug, name from wanted w
      where not exists (select from publish.tag t where t.slug = w.slug or t.name = w.name)
      on conflict do nothing returning id
    )
    select t.id from publish.tag t join wanted w on t.slug = w.slug or t.name = w.name union select id from made`;
  return rows.map(row => row.id);
}

/** The id of a name that stands under posts, made where it is new; null for none. */
export async function authorId(tx: Tx, name: string): Promise<number | null> {
  if (name === '') return null;
  const [there] = await tx<{ id: number }[]>`select id from publish.author where name = ${name}`;
  if (there) return there.id;
  const slug = slugOf(name, 60);
  const [made] = await tx<{ id: number }[]>`
    insert into publish.author (slug, name)
    select case when exists (select from publish.author where slug = ${slug}) then left(${slug}, 50) || '-' || substr(md5(${name}), 1, 8) else ${slug} end, ${name}
    on conflict (name) do update set name = excluded.name returning id`;
  return made!.id;
}

/** The tags that most released posts carry, at most `limit`. */
export function listTags(db: Db, limit = 60): Promise<Tag[]> {
  return db<Tag[]>`
    select t.id, t.slug, t.name, count(*)::int as posts from publish.tag t
    join publish.post_tag pt on pt.tag = t.id join publish.post p on p.id = pt.post and p.stage = 'released'
    group by t.id order by posts desc, t.name limit ${limit}`;
}

/** A tag by its address; null where there is none. */
export async function readTag(db: Db, slug: string): Promise<Pick<Tag, 'slug' | 'name'> | null> {
  const [row] = await db<{ slug: string; name: string }[]>`select slug, name from publish.tag where slug = ${slug.slice(0, 80)}`;
  return row ?? null;
}

/** A name under posts by its address; null where there is none. */
export async function readAuthor(db: Db, slug: string): Promise<Author | null> {
  const [row] = await db<Author[]>`select id, slug, name from publish.author where slug = ${slug.slice(0, 120)}`;
  return row ?? null;
}
