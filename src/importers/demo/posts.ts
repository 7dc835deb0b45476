import { readFileSync } from 'node:fs';
import { addCategory, createPost, listCategories, listSeries, releasePost, saveSeries } from '#modules/publish/index.ts';
import type { Tx } from '#platform/database.ts';
import { inRoot } from '#platform/root.ts';
import { operator } from '#shared/viewer.ts';

type Named = { slug: string; name: string; nameEn: string; summary: string };
type DemoPosts = {
  author: string;
  categories: (Named & { parent?: string })[];
  series: Named[];
  posts: { category: string; series?: string; days: number; tags: string[]; title: string; summary: string; body: string }[];
};

/** Puts invented posts into a portal that has no categories yet, dated back from this moment; otherwise does nothing. */
export async function loadDemoPosts(tx: Tx, today: Date): Promise<void> {
  if ((await listCategories(tx)).length > 0) return;
  const { author, categories, series, posts } = JSON.parse(readFileSync(inRoot('data', 'demo-posts.json'), 'utf8')) as DemoPosts;
  const ids = new Map<string, number>();
  for (const [position, { parent, ...words }] of categories.entries())
    ids.set(words.slug, await addCategory(tx, operator, { ...words, parent: parent ? ids.get(parent)! : null, position }));
  for (const one of series) await saveSeries(tx, operator, null, one);
  const seriesIds = new Map((await listSeries(tx)).map(one => [one.slug, one.id]));
  const now = () => today;
  for (const { category, series: of, days, ...words } of posts) {
    const body = `${words.body}\n\n---\n\n演示文章：单位、数字和事情均为虚构。`;
    const rest = { kind: 'post', slug: null, author, cover: null, source: '', sourceAddress: '' } as const;
    const input = { ...rest, ...words, body, category: ids.get(category)!, series: of ? seriesIds.get(of)! : null };
    const id = await createPost(tx, operator, now, input);
    await releasePost(tx, operator, now, id, { version: 1, date: new Date(today.getTime() - days * 86_400_000) });
  }
}
