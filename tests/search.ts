import { indexRows } from '#modules/search/entry.ts';
import type { Tx } from '#platform/database.ts';

export type Told = {
  title: string;
  body?: string;
  at?: string;
  category?: number | null;
  stage?: string;
  kind?: 'post' | 'page';
  slug?: string;
};

/** A released post as the portal stores it; gives its number. */
export async function tell(
  tx: Tx,
  { title, body = '', at = '2026-11-20T01:00:00Z', category, stage = 'released', kind = 'post', slug }: Told,
): Promise<number> {
  const place = category === undefined ? await anyCategory(tx) : category;
  const [made] = await tx<{ id: number }[]>`
    insert into publish.post (kind, slug, stage, title, body, html, category, version, released_version, created_at, changed_at, released_at)
    values (${kind}, ${slug ?? null}, ${stage}, ${title}, ${body}, ${`<p>${body}</p>`}, ${place}, 1, 1, ${at}, ${at}, ${at}) returning id`;
  return made!.id;
}

/** The same, in the index already. */
export async function tellIndexed(tx: Tx, told: Told): Promise<number> {
  const id = await tell(tx, told);
  await indexRows(tx, 'post', [String(id)]);
  return id;
}

async function anyCategory(tx: Tx): Promise<number> {
  const [row] = await tx<{ id: number }[]>`
    insert into publish.category (slug, name) values ('test', '试验栏目') on conflict (slug) do update set name = excluded.name returning id`;
  return row!.id;
}
