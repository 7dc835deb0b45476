import { recordAct } from '#modules/account/index.ts';
import type { Db, Tx } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import type { CategoryInput } from './input.ts';
import { publishPermissions } from './may.ts';

/** A place of the tree; `path` are the ids from its root down to itself, `posts` counts what is released in it and below. */
export type Category = {
  id: number;
  parent: number | null;
  slug: string;
  name: string;
  nameEn: string;
  summary: string;
  position: number;
  path: number[];
  posts: number;
};

/** How deep the tree may be: deeper ones do not fit a breadcrumb on a phone. */
const deepest = 4;

/** The whole tree, each place after its parent, sisters in their order; `posts` stay 0 unless counted, which reads every post. */
export function listCategories(db: Db, counted = true): Promise<Category[]> {
  return db<Category[]>`
    with recursive tree as (
      select c.*, array[c.id] as path, array[c.position, c.id] as place from publish.category c where parent is null
      union all
      select c.*, t.path || c.id, t.place || c.position || c.id from publish.category c join tree t on c.parent = t.id
    ), counted as (
      select category, count(*)::int as posts from publish.post
      where ${counted} and stage = 'released' and kind = 'post' and category is not null group by category
    )
    select t.id, t.parent, t.slug, t.name, t.name_en as "nameEn", t.summary, t.position, t.path,
      (select coalesce(sum(n.posts), 0)::int from tree below join counted n on n.category = below.id where t.id = any (below.path)) as posts
    from tree t order by t.place`;
}

/** Makes a place of the tree; gives its id. Throws Refused('conflict') where the address is taken or the tree would be too deep. */
export async function addCategory(tx: Tx, viewer: Viewer, input: CategoryInput): Promise<number> {
  insist(may(viewer, publishPermissions.arrange));
  await refuseDeep(tx, null, input.parent);
  await refuseTaken(tx, null, input.slug);
  const { parent, slug, name, nameEn, summary, position } = input;
  const [made] = await tx<{ id: number }[]>`
    insert into publish.category (parent, slug, name, name_en, summary, position)
    values (${parent}, ${slug}, ${name}, ${nameEn}, ${summary}, ${position}) returning id`;
  await recordAct(tx, viewer, { what: 'publish.category', object: `category:${slug}` });
  return made!.id;
}

/** Changes a place of the tree; its old address leads to the new one. */
export async function changeCategory(tx: Tx, viewer: Viewer, id: number, input: CategoryInput): Promise<void> {
  insist(may(viewer, publishPermissions.arrange));
  await tx`select pg_advisory_xact_lock(hashtextextended('tree of categories', 0))`;
  const [before] = await tx<{ slug: string }[]>`select slug from publish.category where id = ${id} for update`;
  if (!before) throw noCategory();
  await refuseDeep(tx, id, input.parent);
  await refuseTaken(tx, id, input.slug);
  const { parent, slug, name, nameEn, summary, position } = input;
  await tx`
    update publish.category set parent = ${parent}, slug = ${slug}, name = ${name}, name_en = ${nameEn}, summary = ${summary},
      position = ${position} where id = ${id}`;
  if (before.slug !== slug) {
    await tx`delete from publish.redirect where address = ${`/categories/${slug}`}`;
    await tx`
      insert into publish.redirect (address, target, created_at) values (${`/categories/${before.slug}`}, ${`/categories/${slug}`}, now())
      on conflict (address) do update set target = excluded.target`;
  }
  await recordAct(tx, viewer, { what: 'publish.category', object: `category:${slug}` });
}

/** Takes an empty place out of the tree. Throws Refused('conflict') where posts or places below it are left. */
export async function dropCategory(tx: Tx, viewer: Viewer, id: number): Promise<void> {
  insist(may(viewer, publishPermissions.arrange));
  const [left] = await tx<{ slug: string; below: number; posts: number }[]>`
    select slug, (select count(*)::int from publish.category where parent = c.id) as below,
      (select count(*)::int from publish.post where category = c.id) as posts
    from publish.category c where id = ${id} for update`;
  if (!left) throw noCategory();
  if (left.below > 0 || left.posts > 0)
    throw new Refused('conflict', [
      `这个栏目下还有 ${left.below} 个子栏目、${left.posts} 篇文章，请先移走`,
      `${left.below} categories and ${left.posts} posts are still in it; move them first`,
    ]);
  await tx`delete from publish.category where id = ${id}`;
  await recordAct(tx, viewer, { what: 'publish.category-drop', object: `category:${left.slug}` });
}

async function refuseDeep(tx: Tx, id: number | null, parent: number | null): Promise<void> {
  if (parent === null) return;
  const tree = await listCategories(tx);
  const above = tree.find(one => one.id === parent);
  if (!above) throw noCategory();
  if (id !== null && above.path.includes(id))
    throw new Refused('conflict', ['栏目不能放到自己或自己的子栏目下', 'A category cannot stand below itself']);
  const own = tree.filter(one => id !== null && one.path.includes(id));
  const height = id === null ? 1 : Math.max(...own.map(one => one.path.length - one.path.indexOf(id)));
  if (above.path.length + height > deepest)
    throw new Refused('conflict', [`栏目最多 ${deepest} 层`, `The tree has at most ${deepest} levels`]);
}

async function refuseTaken(tx: Tx, id: number | null, slug: string): Promise<void> {
  const [taken] = await tx`select from publish.category where slug = ${slug} and id is distinct from ${id}`;
  if (taken) throw new Refused('conflict', ['这个地址已被别的栏目使用', 'This address belongs to another category']);
}

function noCategory(): Refused {
  return new Refused('missing', ['没有这个栏目，可能已被删除', 'There is no such category; it may have been deleted']);
}
