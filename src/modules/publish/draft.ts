import type { Clock } from '#platform/clock.ts';
import type { Db, Tx } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import type { User } from '#shared/viewer.ts';
import { publishPermissions } from './may.ts';
import { noPost } from './post.ts';

/** What one editor has typed and not yet saved. */
export type Draft = { base: number; title: string; summary: string; body: string; savedAt: Date };

/** Keeps what an editor has typed so far; the latest call wins, and nobody else's words are touched. Not recorded: it changes no post. */
export async function keepDraft(tx: Tx, viewer: User, clock: Clock, post: number, draft: Omit<Draft, 'savedAt'>): Promise<void> {
  insist(may(viewer, publishPermissions.write));
  const { base, title, summary, body } = draft;
  const rows = await tx`
    insert into publish.draft (post, user_id, base, title, summary, body, saved_at)
    select id, ${viewer.user}, ${base}, ${title.slice(0, 400)}, ${summary.slice(0, 4000)}, ${body.slice(0, 800_000)}, ${clock()}
    from publish.post where id = ${post}
    on conflict (post, user_id) do update set base = excluded.base, title = excluded.title, summary = excluded.summary,
      body = excluded.body, saved_at = excluded.saved_at
    returning post`;
  if (rows.length === 0) throw noPost();
}

/** What this editor has typed and not saved; null for nothing. */
export async function readDraft(db: Db, viewer: User, post: number): Promise<Draft | null> {
  insist(may(viewer, publishPermissions.see));
  const [row] = await db<Draft[]>`
    select base, title, summary, body, saved_at as "savedAt" from publish.draft where post = ${post} and user_id = ${viewer.user}`;
  return row ?? null;
}

/** Throws away what this editor has typed and not saved. */
export async function dropDraft(tx: Tx, viewer: User, post: number): Promise<void> {
  insist(may(viewer, publishPermissions.write));
  await tx`delete from publish.draft where post = ${post} and user_id = ${viewer.user}`;
}

/** Who else has unsaved words for a post, with since when; so that two do not write past each other. */
export function listWriters(db: Db, viewer: User, post: number): Promise<{ name: string; savedAt: Date }[]> {
  insist(may(viewer, publishPermissions.see));
  return db<{ name: string; savedAt: Date }[]>`
    select u.name, d.saved_at as "savedAt" from publish.draft d join account."user" u on u.id = d.user_id
    where d.post = ${post} and d.user_id <> ${viewer.user} and d.saved_at > now() - interval '2 hours' order by d.saved_at desc limit 5`;
}
