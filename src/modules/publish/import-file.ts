import type { Clock } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import type { InspectedFile } from '#platform/picture.ts';
import { insist, may } from '#shared/may.ts';
import { cleanText } from '#shared/text.ts';
import type { Viewer } from '#shared/viewer.ts';
import { applyVersion } from './apply.ts';
import type { ImportVerdict } from './import-term.ts';
import { publishPermissions } from './may.ts';
import { addMedia } from './media.ts';
import { findOrigins, saveOrigin } from './origin.ts';

/** Puts a file of an old site into the library; its words are written by an editor later. */
export async function importFile(
  tx: Tx,
  viewer: Viewer,
  clock: Clock,
  site: string,
  key: string,
  name: string,
  file: InspectedFile,
): Promise<ImportVerdict> {
  insist(may(viewer, publishPermissions.carry));
  const { id, isNew } = await addMedia(tx, viewer, clock, { name, alt: '', credit: '', file });
  await saveOrigin(tx, site, 'attachment', key, id);
  return isNew ? 'added' : 'same';
}

export type ImportedComment = {
  key: string;
  postKey: string;
  text: string;
  at: Date | null;
  status: 'shown' | 'waiting' | 'binned';
};

/** Keeps comments of an old site as text under their posts, without names. Those of posts that are not here are refused. */
export async function importComments(
  tx: Tx,
  viewer: Viewer,
  site: string,
  records: readonly ImportedComment[],
): Promise<(ImportVerdict | { zh: string; en: string })[]> {
  insist(may(viewer, publishPermissions.carry));
  const known = await findOrigins(
    tx,
    site,
    'comment',
    records.map(one => one.key),
  );
  const posts = await findOrigins(
    tx,
    site,
    'post',
    records.map(one => one.postKey),
  );
  const verdicts: (ImportVerdict | { zh: string; en: string })[] = [];
  for (const { key, postKey, text, at, status } of records) {
    const post = posts.get(postKey);
    const words = [...cleanText(text)].slice(0, 4000).join('');
    if (known.has(key)) verdicts.push('same');
    else if (post === undefined || words === '')
      verdicts.push({ zh: '评论的文章没有导入，或评论是空的。', en: 'Its post is not here, or it is empty.' });
    else {
      const [made] = await tx<{ id: number }[]>`
        insert into publish.comment (post, words, said_at, is_shown) values (${post}, ${words}, ${at}, ${status === 'shown'}) returning id`;
      await saveOrigin(tx, site, 'comment', key, made!.id);
      verdicts.push('added');
    }
  }
  return verdicts;
}

/**
 * Has imported posts show the pictures of the library in the place of old addresses: those that lead to one by now. Works on posts with an id above
 * `after`, `size` at a time; gives the last id, null at the end, and how many changed.
 */
export async function relinkPictures(
  tx: Tx,
  viewer: Viewer,
  site: string,
  after: number,
  size = 200,
): Promise<{ last: number | null; changed: number }> {
  insist(may(viewer, publishPermissions.carry));
  // Of a post that was written on since, what readers see and what waits beside it.
  const rows = await tx<(Parameters<typeof applyVersion>[2] & { post: number; number: number; waits: boolean })[]>`
    with chosen as (
      select p.id, p.version, case when p.stage = 'released' then p.released_version end as seen
      from publish.origin o join publish.post p on p.id = o.target
      where o.site = ${site} and o.kind = 'post' and p.id > ${after} order by p.id limit ${size})
    select v.post, v.number, v.title, v.summary, v.body, v.settings, coalesce(v.number > c.seen, false) as waits
    from chosen c join publish.version v on v.post = c.id and v.number in (c.version, c.seen) order by v.post, v.number`;
  const posts = new Set(rows.map(one => one.post));
  const changed = new Set<number>();
  for (const { post, number, waits, ...words } of rows) {
    const named = [...words.body.matchAll(/!\[[^\]]*\]\((\/[^)\s]+)/g)]
      .map(found => found[1]!)
      .filter(path => !path.startsWith('/media/'));
    if (named.length === 0) continue;
    const moved = await tx<{ address: string; target: string }[]>`
      select address, target from publish.redirect where address = any (${[...new Set(named.flatMap(forms))]}::text[]) and target like '/media/%'`;
    const targets = new Map(moved.map(one => [one.address, one.target]));
    const body = words.body.replace(/(!\[[^\]]*\]\()(\/[^)\s]+)/g, (whole, mark: string, path: string) => {
      const target = forms(path)
        .map(form => targets.get(form))
        .find(Boolean);
      return target ? mark + target : whole;
    });
    if (body === words.body) continue;
    // The same version: nothing is said that was not said before. One that waits goes on waiting.
    await tx`update publish.version set body = ${body} where post = ${post} and number = ${number}`;
    if (!waits) await applyVersion(tx, post, { ...words, body });
    changed.add(post);
  }
  return { last: posts.size < size ? null : rows.at(-1)!.post, changed: changed.size };
}

/** An address as written and with its escapes resolved. */
function forms(path: string): string[] {
  try {
    return [path, decodeURI(path)];
  } catch {
    return [path];
  }
}
