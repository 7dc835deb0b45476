import { recordAct } from '#modules/account/index.ts';
import type { Db, Tx } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import { publishPermissions } from './may.ts';

/** Posts that belong together beside the tree of categories. */
export type Series = { id: number; slug: string; name: string; nameEn: string; summary: string };

/** All series by name. */
export function listSeries(db: Db): Promise<Series[]> {
  return db<Series[]>`select id, slug, name, name_en as "nameEn", summary from publish.series order by name, id limit 500`;
}

/** A series by its address; null where there is none. */
export async function readSeries(db: Db, slug: string): Promise<Series | null> {
  const [row] = await db<Series[]>`
    select id, slug, name, name_en as "nameEn", summary from publish.series where slug = ${slug.slice(0, 80)}`;
  return row ?? null;
}

/** Makes a series, or changes the one with this id. Throws Refused('conflict') where the address is taken. */
export async function saveSeries(tx: Tx, viewer: Viewer, id: number | null, input: Omit<Series, 'id'>): Promise<void> {
  insist(may(viewer, publishPermissions.arrange));
  const { slug, name, nameEn, summary } = input;
  const [taken] = await tx`select from publish.series where slug = ${slug} and id is distinct from ${id}`;
  if (taken) throw new Refused('conflict', ['这个地址已被别的专栏使用', 'This address belongs to another series']);
  if (id === null)
    await tx`insert into publish.series (slug, name, name_en, summary) values (${slug}, ${name}, ${nameEn}, ${summary})`;
  else
    await tx`
      update publish.series set slug = ${slug}, name = ${name}, name_en = ${nameEn}, summary = ${summary} where id = ${id}`;
  await recordAct(tx, viewer, { what: 'publish.series', object: `series:${slug}` });
}

/** Ends a series; its posts stay. */
export async function dropSeries(tx: Tx, viewer: Viewer, id: number): Promise<void> {
  insist(may(viewer, publishPermissions.arrange));
  const [gone] = await tx<{ slug: string }[]>`delete from publish.series where id = ${id} returning slug`;
  if (!gone) throw new Refused('missing', ['没有这个专栏', 'There is no such series']);
  await recordAct(tx, viewer, { what: 'publish.series-drop', object: `series:${gone.slug}` });
}
