import type { Db, Tx } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import type { User } from '#shared/viewer.ts';
import { kindOf, type NoticeGroup, noticeGroups, noticeKinds } from './kind.ts';
import { addTitles, isDone, lineColumns, lineTables, mayRead, type NoticeLine } from './line.ts';
import { noticePermissions } from './may.ts';

/** What the list of notices is narrowed to; it stands in the address. */
export type NoticeFilter = { unread?: boolean; group?: NoticeGroup; after?: string };

/** Reads the filter from an address; what is no filter is left out. */
export function noticeFilterFrom(params: URLSearchParams): NoticeFilter {
  const group = noticeGroups.find(one => one === params.get('about'));
  const after = params.get('after');
  return {
    ...(params.get('unread') === '1' ? { unread: true } : {}),
    ...(group ? { group } : {}),
    ...(after ? { after } : {}),
  };
}

export type ReadLine = NoticeLine & {
  readAt: Date | null;
  /** Whether what it asks for was done meanwhile. */
  done: boolean;
};

/** The notices of a user, newest first, a page by key; what the user may not see any more is left out. Throws Refused('invalid') for a broken page address. */
export async function listNotices(
  db: Db,
  viewer: User,
  { unread = false, group, after }: NoticeFilter,
  now: Date,
  size = 30,
): Promise<{ lines: ReadLine[]; next: string | null }> {
  insist(may(viewer, noticePermissions.read, { user: viewer.user }));
  if (after && !/^\d{1,15}$/.test(after))
    throw new Refused('invalid', [
      '这个翻页地址不完整或已失效，请从第一页重新翻看。',
      'This page address is incomplete or no longer valid; please start again from the first page.',
    ]);
  const kinds = noticeKinds.filter(kind => !group || kindOf(kind).group === group);
  const rows = await db.unsafe<ReadLine[]>(
    `select ${lineColumns}, e.read_at as "readAt" from notice.reader e join ${lineTables} on n.id = e.notice
     where e.user_id = $1 and n.kind = any($2) and ($3::bigint is null or n.id < $3) and (not $4 or e.read_at is null)
     order by e.notice desc limit $5`,
    [viewer.user, kinds, after ?? null, unread, size + 1] as never[],
  );
  const page = await addTitles(db, viewer, rows.slice(0, size));
  const next = rows.length > size ? String(page.at(-1)!.id) : null;
  return { lines: page.filter(line => mayRead(viewer, line, now)).map(line => ({ ...line, done: isDone(line) })), next };
}

/** How many notices a user has not read, counted up to 100, the user's own and those of organisations where the user still has a seat. */
export async function countUnread(db: Db, viewer: User): Promise<number> {
  const [row] = await db<{ count: number }[]>`
    select count(*)::int as count from (
      select from notice.reader e join notice.notice n on n.id = e.notice
      where e.user_id = ${viewer.user} and e.read_at is null 
        and (n.organisation is null or n.organisation = any(${viewer.seats.map(one => one.organisation)}::uuid[]))
      limit 100) unread`;
  return row?.count ?? 0;
}

/** Marks the user's notices with these ids as read; without ids, all of them. */
export async function markRead(tx: Tx, viewer: User, now: Date, ids: readonly string[] | null): Promise<void> {
  insist(may(viewer, noticePermissions.read, { user: viewer.user }));
  const known = ids?.filter(id => /^\d{1,15}$/.test(id)) ?? null;
  await tx`
    update notice.reader set read_at = ${now} where user_id = ${viewer.user} and read_at is null
      and (${known === null} or notice = any(${known ?? []}::bigint[]))`;
}
