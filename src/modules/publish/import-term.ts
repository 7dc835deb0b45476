import type { Tx } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import { cleanLine } from '#shared/text.ts';
import type { Viewer } from '#shared/viewer.ts';
import { authorId, tagIds } from './label.ts';
import { publishPermissions } from './may.ts';
import { findOrigins, saveOrigin } from './origin.ts';

export type ImportVerdict = 'added' | 'changed' | 'same';

export type ImportedCategory = { key: string; name: string; slug: string; parentKey: string | null; text: string };

/** The most levels that the tree has; what stood deeper hangs on the last of them. */
const deepest = 4;

/** Puts categories of an old site into the tree, parents before children; names and places of those imported before are left as editors made them. */
export async function importCategories(
  tx: Tx,
  viewer: Viewer,
  site: string,
  records: readonly ImportedCategory[],
): Promise<ImportVerdict[]> {
  insist(may(viewer, publishPermissions.carry));
  const keys = records.flatMap(one => (one.parentKey ? [one.key, one.parentKey] : [one.key]));
  const known = await findOrigins(tx, site, 'category', keys);
  const before = new Set(known.keys());
  const byKey = new Map(records.map(one => [one.key, one]));
  const make = async (one: ImportedCategory, way: readonly string[]): Promise<number> => {
    const there = known.get(one.key);
    if (there !== undefined) return there;
    const above = one.parentKey && !way.includes(one.parentKey) ? byKey.get(one.parentKey) : undefined;
    const parent = above ? await make(above, [...way, one.key]) : ((one.parentKey && known.get(one.parentKey)) ?? null);
    const id = await insertCategory(tx, one, parent || null);
    known.set(one.key, id);
    await saveOrigin(tx, site, 'category', one.key, id);
    return id;
  };
  for (const one of records) await make(one, []);
  return records.map(one => (before.has(one.key) ? 'same' : 'added'));
}

async function insertCategory(tx: Tx, { key, name, slug, text }: ImportedCategory, parent: number | null): Promise<number> {
  // A name in Latin letters is its own word; one in Chinese would leave only its figures.
  const word = cleanLine(slug) || (/^[\w .-]+$/.test(cleanLine(name)) ? cleanLine(name) : '');
  const asked = word
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50);
  const [made] = await tx<{ id: number }[]>`
    with recursive up as (
      select id, parent, 1 as level from publish.category where id = ${parent}
      union all select c.id, c.parent, up.level + 1 from publish.category c join up on c.id = up.parent
    ), place as (
      select case when (select max(level) from up) >= ${deepest} then (select parent from publish.category where id = ${parent}) else ${parent}::int end as parent
    ), named as (
      select case when ${asked} = '' then 'c-' || substr(md5(${key}), 1, 8)
        when exists (select from publish.category where slug = ${asked}) then ${asked} || '-' || substr(md5(${key}), 1, 6) else ${asked} end as slug
    )
    insert into publish.category (parent, slug, name, summary, position)
    select place.parent, named.slug, ${[...(cleanLine(name) || '未命名')].slice(0, 30).join('')}, ${[...cleanLine(text)].slice(0, 300).join('')}, 100
    from place, named returning id`;
  return made!.id;
}

/** Makes the tags of an old site; two that are written alike become one. */
export function importTags(
  tx: Tx,
  viewer: Viewer,
  site: string,
  records: readonly { key: string; name: string }[],
): Promise<ImportVerdict[]> {
  return importNames(tx, viewer, site, 'tag', records, async name => (await tagIds(tx, [[...name].slice(0, 20).join('')]))[0]!);
}

/** Makes the names that stand under posts of an old site; nothing else of a person is taken over. */
export function importAuthors(
  tx: Tx,
  viewer: Viewer,
  site: string,
  records: readonly { key: string; name: string }[],
): Promise<ImportVerdict[]> {
  return importNames(tx, viewer, site, 'author', records, async name => (await authorId(tx, [...name].slice(0, 40).join('')))!);
}

async function importNames(
  tx: Tx,
  viewer: Viewer,
  site: string,
  kind: 'tag' | 'author',
  records: readonly { key: string; name: string }[],
  make: (name: string) => Promise<number>,
): Promise<ImportVerdict[]> {
  insist(may(viewer, publishPermissions.carry));
  const keys = records.map(one => one.key);
  const known = await findOrigins(tx, site, kind, keys);
  const verdicts: ImportVerdict[] = [];
  for (const { key, name } of records) {
    verdicts.push(known.has(key) ? 'same' : 'added');
    if (!known.has(key)) await saveOrigin(tx, site, kind, key, await make(cleanLine(name) || '未命名'));
  }
  return verdicts;
}
