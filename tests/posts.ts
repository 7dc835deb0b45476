import { addCategory, createPost, type PostInput, releasePost } from '#modules/publish/index.ts';
import type { Tx } from '#platform/database.ts';
import { operator } from '#shared/viewer.ts';

/** When a test of posts takes place. */
const at = new Date('2026-11-23T02:00:00Z');
export const clock = () => at;
export const later = (minutes: number) => () => new Date(at.getTime() + minutes * 60_000);

/** A post as a form gives it. */
export const written = (change: Partial<PostInput> = {}): PostInput => ({
  ...{ kind: 'post', slug: null, title: '松江集成电路集群新增三家企业', summary: '', body: '正文第一段。\n\n正文第二段。' },
  ...{ category: null, series: null, author: '编辑部', tags: ['集成电路', '松江'], cover: null, source: '', sourceAddress: '' },
  ...change,
});

export async function withCategory(tx: Tx, slug = 'news', parent: number | null = null): Promise<number> {
  return addCategory(tx, operator, { parent, slug, name: slug, nameEn: '', summary: '', position: 0 });
}

/** A post that readers see, released some minutes after the moment of the test. */
export async function released(tx: Tx, change: Partial<PostInput> = {}, minutes = 0): Promise<number> {
  const id = await createPost(tx, operator, clock, written(change));
  await releasePost(tx, operator, later(minutes), id, { version: 1 });
  return id;
}
