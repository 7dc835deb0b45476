import type { Db } from '#platform/database.ts';

/** A post that shows a picture: in its newest version, or as its cover. */
export type MediaUse = { id: number; title: string; stage: string };

/** The posts that show a picture, newest first. */
export function listUses(db: Db, media: number): Promise<MediaUse[]> {
  return db<MediaUse[]>`
    select p.id, p.title, p.stage from publish.post p
    where p.id in (select post from publish.post_media where media = ${media} union select id from publish.post where cover = ${media})
    order by p.changed_at desc, p.id desc`;
}
