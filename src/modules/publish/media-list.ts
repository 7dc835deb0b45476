import type { Db } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import { cleanLine } from '#shared/text.ts';
import type { Viewer } from '#shared/viewer.ts';
import { publishPermissions } from './may.ts';
import { type Media, mediaColumns } from './media.ts';

/** What the library is narrowed to; it stands in the address. `added` are those that were put in just now. */
export type MediaFilter = { q?: string; lacking?: 'alt' | 'use'; added?: number[]; after?: number };

/** Reads the filter from an address; what is no filter is left out. Throws Refused('invalid') for a broken page address. */
export function mediaFilterFrom(params: URLSearchParams): MediaFilter {
  const q = cleanLine(params.get('q') ?? '').slice(0, 100);
  const lacking = params.get('lacking');
  const added = (params.get('added') ?? '')
    .split('-')
    .slice(0, 50)
    .map(numberOf)
    .filter(id => id !== null);
  const after = params.get('after');
  const last = after ? numberOf(after) : null;
  if (after && last === null)
    throw new Refused('invalid', [
      '这个翻页地址不完整或已失效，请从第一页重新翻看。',
      'This page address is incomplete or no longer valid; please start again from the first page.',
    ]);
  return {
    ...(q ? { q } : {}),
    ...(lacking === 'alt' || lacking === 'use' ? { lacking } : {}),
    ...(added.length > 0 ? { added } : {}),
    ...(last === null ? {} : { after: last }),
  };
}

/** The library, newest first, a page by key; `next` is the last id of a page that is not the last. */
export async function listMedia(
  db: Db,
  viewer: Viewer,
  { q, lacking, added, after }: MediaFilter,
  size = 48,
): Promise<{ media: Media[]; next: number | null }> {
  insist(may(viewer, publishPermissions.write));
  const like = q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null;
  const rows = await db.unsafe<Media[]>(
    `select ${mediaColumns} from publish.media m
     where ($1::bigint is null or m.id < $1)
       and ($2::text is null or m.name ilike $2 or m.alt ilike $2 or m.credit ilike $2)
       and ($3::bigint[] is null or m.id = any($3))
       and ($4::text is distinct from 'alt' or (m.alt = '' and m.type <> 'application/pdf'))
       and ($4::text is distinct from 'use' or not (exists (select from publish.post_media u where u.media = m.id)
         or exists (select from publish.post p where p.cover = m.id) or exists (select from publish.site s where s.logo = m.id)))
     order by m.id desc limit $5`,
    [after ?? null, like, added ?? null, lacking ?? null, size + 1] as never[],
  );
  const media = rows.slice(0, size);
  return { media, next: rows.length > size ? media.at(-1)!.id : null };
}

/** How many pictures have no alternative text yet. */
export async function countWithoutAlt(db: Db, viewer: Viewer): Promise<number> {
  insist(may(viewer, publishPermissions.write));
  const [row] = await db<{ count: number }[]>`
    select count(*)::int as count from publish.media where alt = '' and type <> 'application/pdf'`;
  return row!.count;
}

function numberOf(text: string): number | null {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}
