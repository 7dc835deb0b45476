import type { Db, Tx } from '#platform/database.ts';
import { carriesContact } from './contact.ts';
import type { PostSettings } from './input.ts';
import { authorId, tagIds } from './label.ts';
import { mediaIn, type Picture, type Rendered, renderMarkdown } from './markdown.ts';
import { pictureHtml } from './picture-html.ts';

export type VersionWords = { title: string; summary: string; body: string; settings: PostSettings };

/** Renders a text with the pictures of the library that it names. */
export async function renderBody(db: Db, body: string): Promise<Rendered> {
  return renderMarkdown(body, await picturesOf(db, mediaIn(body)), pictureHtml);
}

/** Puts a version in the place that readers see: words, HTML made of them, category, tags, pictures. */
export async function applyVersion(tx: Tx, post: number, { title, summary, body, settings }: VersionWords): Promise<Rendered> {
  const rendered = await renderBody(tx, body);
  const { kind, slug, category, series, cover, source, sourceAddress } = settings;
  await tx`
    update publish.post set kind = ${kind}, slug = ${slug}, title = ${title},
      newest_title = (select nullif(v.title, ${title}) from publish.version v where v.post = ${post} and v.number = publish.post.version), summary = ${summary}, body = ${body}, html = ${rendered.html},
      embeds = ${rendered.embeds}, headings = ${tx.json(rendered.headings)}, has_contact = ${carriesContact(rendered.plain)},
      category = (select id from publish.category where id = ${category}), series = (select id from publish.series where id = ${series}),
      cover = (select id from publish.media where id = ${cover}), author = ${await authorId(tx, settings.author)},
      source = ${source}, source_address = ${sourceAddress}
    where id = ${post}`;
  const tags = await tagIds(tx, settings.tags);
  await tx`delete from publish.post_tag where post = ${post} and tag <> all (${tags}::int[])`;
  await tx`
    insert into publish.post_tag (post, tag) select ${post}, unnest(${tags}::int[]) on conflict do nothing`;
  const media = [...rendered.media, ...(cover ? [cover] : [])];
  await tx`delete from publish.post_media where post = ${post} and media <> all (${media}::bigint[])`;
  await tx`
    insert into publish.post_media (post, media)
    select ${post}, id from publish.media where id = any (${media}::bigint[]) on conflict do nothing`;
  return rendered;
}

async function picturesOf(db: Db, ids: readonly number[]): Promise<Map<number, Picture>> {
  if (ids.length === 0) return new Map();
  const rows = await db<Picture[]>`
    select id, width, height, alt, credit from publish.media
    where id = any (${ids as number[]}::bigint[]) and width is not null and height is not null`;
  return new Map(rows.map(row => [row.id, row]));
}
