import type { Database, Db } from '#platform/database.ts';
import { type FileType, makeForms, type PictureForm } from '#platform/picture.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import { publishPermissions } from './may.ts';
import { noMedia } from './media.ts';

/** What is sent of the library: the bytes, their type, and a mark that differs where the content does. */
export type MediaContent = { content: Uint8Array<ArrayBuffer>; type: FileType; mark: string };

/**
 * The job that makes the smaller forms of a picture. Doing it again does no harm, and a picture that is gone meanwhile is passed over; what cannot
 * be decoded is marked broken, so that the editor sees it.
 */
export async function makeMediaForms(database: Database, id: number): Promise<void> {
  const [media] = await database.read(
    db => db<{ bytes: Buffer; width: number; height: number }[]>`
      select content as bytes, width, height from publish.media where id = ${id} and width is not null and state = 'waiting'`,
  );
  if (!media) return;
  let forms: PictureForm[] = [];
  try {
    forms = await makeForms(media);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
  await database.write(async tx => {
    // The row is held, so that a picture dropped meanwhile gets no forms.
    const held = await tx`select from publish.media where id = ${id} for update`;
    if (held.length === 0) return;
    await tx`delete from publish.media_form where media = ${id}`;
    for (const { type, width, height, content } of forms)
      await tx`
        insert into publish.media_form (media, type, width, height, content)
        values (${id}, ${type}, ${width}, ${height}, ${content as Buffer})`;
    await tx`update publish.media set state = ${forms.length > 0 ? 'ready' : 'broken'} where id = ${id}`;
  });
}

/** One smaller form of a picture, for everyone: the widest of this type that is not wider than asked, in px; null while there is none. */
export async function readMediaForm(db: Db, id: number, type: PictureForm['type'], width: number): Promise<MediaContent | null> {
  const [form] = await db<MediaContent[]>`
    select f.content, f.type, left(encode(m.hash, 'hex'), 16) || '-' || f.width as mark
    from publish.media_form f join publish.media m on m.id = f.media
    where f.media = ${id} and f.type = ${type} and f.width <= ${width} order by f.width desc limit 1`;
  return form ?? null;
}

/** Whether it is a picture, and whether a document may be read by everyone, which is while a released post links it; null where there is none. */
export async function readMediaAddress(db: Db, id: number): Promise<{ isPicture: boolean; isPublicDocument: boolean } | null> {
  const [row] = await db<{ isPicture: boolean; isPublicDocument: boolean }[]>`
    select m.type <> 'application/pdf' as "isPicture",
      m.type = 'application/pdf' and exists (select from publish.post_media u join publish.post p on p.id = u.post
        where u.media = m.id and p.stage = 'released') as "isPublicDocument"
    from publish.media m where m.id = ${id}`;
  return row ?? null;
}

/** The file at its full size, with its name: for editors, and a document of a released post for everyone. Throws Refused. */
export async function readOriginal(db: Db, viewer: Viewer, id: number): Promise<MediaContent & { name: string }> {
  const address = await readMediaAddress(db, id);
  if (!address?.isPublicDocument) insist(may(viewer, publishPermissions.write));
  if (!address) throw noMedia();
  const [media] = await db<(MediaContent & { name: string })[]>`
    select content, type, name, left(encode(hash, 'hex'), 16) as mark from publish.media where id = ${id}`;
  return media!;
}
