import type { Db } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import type { Viewer } from '#shared/viewer.ts';
import { publishPermissions } from './may.ts';
import type { PostStage } from './post.ts';

/** The heaps of the editors' desk. changed: released with a newer version; waiting: handed in for review. */
export const deskHeaps = ['all', 'draft', 'waiting', 'scheduled', 'released', 'changed', 'withdrawn', 'binned'] as const;

export type DeskHeap = (typeof deskHeaps)[number];

/** A post as a line of the desk, with the title of its newest version. */
export type DeskLine = {
  id: number;
  kind: 'post' | 'page';
  slug: string | null;
  stage: PostStage;
  title: string;
  category: string | null;
  version: number;
  releasedVersion: number | null;
  submittedVersion: number | null;
  changedAt: Date;
  releasedAt: Date | null;
  releaseAt: Date | null;
  withdrawAt: Date | null;
  byName: string | null;
  views: number;
};

const conditions: Record<DeskHeap, string> = {
  all: "p.stage <> 'binned'",
  draft: "p.stage = 'draft' and p.release_at is null",
  waiting: "p.submitted_version = p.version and p.stage <> 'binned'",
  scheduled: '(p.release_at is not null or p.withdraw_at is not null)',
  released: "p.stage = 'released'",
  changed: "p.stage = 'released' and p.version > p.released_version",
  withdrawn: "p.stage = 'withdrawn'",
  binned: "p.stage = 'binned'",
};

/** Posts as editors see them, last changed first, 50 a page; `words` are looked for in titles as they stand, capital or small. */
export async function listDesk(
  db: Db,
  viewer: Viewer,
  { heap = 'all', words = '', category = null }: { heap?: DeskHeap; words?: string; category?: number | null } = {},
  after: number | null = null,
): Promise<{ lines: DeskLine[]; next: number | null }> {
  insist(may(viewer, publishPermissions.see));
  const found = await db.unsafe<{ id: number }[]>(
    `select p.id from publish.post p
     where ${conditions[heap]} and ${words === '' ? '$3::text is not null' : titleHolds(words)} and ($1::int is null or p.category = $1)
       and ($2::bigint is null or (p.changed_at, p.id) < (select changed_at, id from publish.post where id = $2))
     order by p.changed_at desc, p.id desc limit 51`,
    [category, after, words],
    // Planned for these words: how many titles a pair stands in decides between the index of pairs and the newest first.
    { prepare: words === '' },
  );
  // A statement of its own, since its plan is the same for all words: made with the one above it took a millisecond at each search.
  const rows = await db<DeskLine[]>`
    select p.id, p.kind, p.slug, p.stage, coalesce(p.newest_title, p.title) as title, c.name as category, p.version,
      p.released_version as "releasedVersion", p.submitted_version as "submittedVersion", p.changed_at as "changedAt",
      p.released_at as "releasedAt", p.release_at as "releaseAt", p.withdraw_at as "withdrawAt", u.name as "byName", p.views
    from publish.post p join publish.version v on v.post = p.id and v.number = p.version
    left join publish.category c on c.id = p.category left join account."user" u on u.id = v.made_by
    where p.id = any (${found.map(({ id }) => id)}::bigint[]) order by p.changed_at desc, p.id desc`;
  const lines = rows.slice(0, 50);
  return { lines, next: found.length > 50 ? found[49]!.id : null };
}

/**
 * The pairs of characters are in an index and the words are looked for in what they leave; one character alone has no pair. Small letters are made
 * only where they matter: they cost three times as much as the rest.
 */
function titleHolds(words: string): string {
  const title = 'coalesce(p.newest_title, p.title)';
  const within =
    words.toLowerCase() === words.toUpperCase() ? `strpos(${title}, $3) > 0` : `strpos(lower(${title}), lower($3)) > 0`;
  return [...words].length > 1 ? `${within} and publish.title_pairs(${title}) @> publish.title_pairs($3)` : within;
}

/** How many posts lie in each heap, counted up to a thousand. */
export async function countDesk(db: Db, viewer: Viewer): Promise<Record<DeskHeap, number>> {
  insist(may(viewer, publishPermissions.see));
  const parts = deskHeaps.map(
    heap => `(select count(*)::int from (select from publish.post p where ${conditions[heap]} limit 1001) as few) as "${heap}"`,
  );
  const [row] = await db.unsafe<Record<DeskHeap, number>[]>(`select ${parts.join(', ')}`);
  return { ...row! };
}
