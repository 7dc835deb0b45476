import { recordAct } from '#modules/account/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Db, Tx } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import { applyVersion } from './apply.ts';
import { type PostInput, type PostSettings, partsOf } from './input.ts';
import { publishPermissions } from './may.ts';

export type PostStage = 'draft' | 'released' | 'withdrawn' | 'binned';

/** A post as its editors see it: the newest version, and where it stands on its way out. */
export type EditedPost = {
  id: number;
  stage: PostStage;
  version: number;
  submittedVersion: number | null;
  releasedVersion: number | null;
  releasedAt: Date | null;
  releaseAt: Date | null;
  withdrawAt: Date | null;
  createdAt: Date;
  changedAt: Date;
  views: number;
  words: Pick<PostInput, 'title' | 'summary' | 'body'>;
  settings: PostSettings;
  /** Who made the newest version; null for imports and those who left. */
  madeBy: string | null;
};

export type Saved =
  | { saved: true; id: number; version: number }
  /** Somebody else saved in the meantime: nothing was stored, and this is what stands there now. */
  | { saved: false; theirs: EditedPost };

/** Begins a post with its first version; gives its id. Throws Refused('conflict') where the address is taken. */
export async function createPost(tx: Tx, viewer: Viewer, clock: Clock, input: PostInput): Promise<number> {
  insist(may(viewer, publishPermissions.write));
  await refuseSlug(tx, null, input);
  const now = clock();
  const organisation =
    viewer.kind === 'user' ? (viewer.seats.find(seat => seat.roles.includes('editor'))?.organisation ?? null) : null;
  const [made] = await tx<{ id: number }[]>`
    insert into publish.post (kind, slug, title, organisation, created_at, changed_at)
    values (${input.kind}, ${input.slug}, ${input.title}, ${organisation}, ${now}, ${now}) returning id`;
  await storeVersion(tx, viewer, now, made!.id, 1, input, '');
  await recordAct(tx, viewer, { what: 'publish.write', object: `post:${made!.id}`, details: { version: 1 } });
  return made!.id;
}

/**
 * Saves a new version that was written on top of version `base`. Where that is no longer the newest nothing is stored and the newest comes back,
 * so that its writer can put both together. Saving what stands there already makes no version.
 */
export async function savePost(
  tx: Tx,
  viewer: Viewer,
  clock: Clock,
  id: number,
  base: number,
  input: PostInput,
  note = '',
): Promise<Saved> {
  insist(may(viewer, publishPermissions.write));
  await tx`select from publish.post where id = ${id} for update`;
  const before = await readEdited(tx, viewer, id);
  if (before.stage === 'binned')
    throw new Refused('conflict', ['文章在回收站里，请先恢复再改', 'The post is in the bin; take it out first']);
  const user = viewer.kind === 'user' ? viewer.user : null;
  if (sameAs(before, input)) {
    await tx`delete from publish.draft where post = ${id} and user_id = ${user}`;
    return { saved: true, id, version: before.version };
  }
  if (before.version !== base) return { saved: false, theirs: before };
  await refuseSlug(tx, id, input);
  const now = clock();
  const version = base + 1;
  await storeVersion(tx, viewer, now, id, version, input, note);
  // What was agreed to go out by itself was the version before: this one has to be scheduled anew.
  await tx`
    update publish.post set version = ${version}, changed_at = ${now}, release_at = null, release_reason = '' where id = ${id}`;
  await tx`delete from publish.draft where post = ${id} and user_id = ${user}`;
  await recordAct(tx, viewer, { what: 'publish.write', object: `post:${id}`, details: { version } });
  return { saved: true, id, version };
}

/** A post for its editors; throws Refused('missing') where there is none. */
export async function readEdited(db: Db, viewer: Viewer, id: number): Promise<EditedPost> {
  insist(may(viewer, publishPermissions.see));
  const [row] = await db<(Omit<EditedPost, 'words'> & PostInput)[]>`
    select p.id, p.stage, p.version, p.submitted_version as "submittedVersion", p.released_version as "releasedVersion",
      p.released_at as "releasedAt", p.release_at as "releaseAt", p.withdraw_at as "withdrawAt", p.created_at as "createdAt",
      p.changed_at as "changedAt", p.views, v.title, v.summary, v.body, v.settings, v.made_by as "madeBy"
    from publish.post p join publish.version v on v.post = p.id and v.number = p.version where p.id = ${id}`;
  if (!row) throw noPost();
  const { title, summary, body, ...rest } = row;
  return { ...rest, words: { title, summary, body } };
}

/** Puts posts into the bin, where readers see them no more, or takes them out as drafts (withdrawn, where they were out once); gives how many changed. */
export async function binPosts(tx: Tx, viewer: Viewer, clock: Clock, ids: readonly number[], into: boolean): Promise<number> {
  insist(may(viewer, publishPermissions.release));
  const now = clock();
  const rows = await tx<{ id: number }[]>`
    update publish.post set
      stage = case when ${into} then 'binned' when released_version is null then 'draft' else 'withdrawn' end, changed_at = ${now}, release_at = null, withdraw_at = null,
      submitted_version = null
    where id = any (${ids as number[]}::bigint[]) and (stage = 'binned') <> ${into} returning id`;
  for (const { id } of rows) await recordAct(tx, viewer, { what: into ? 'publish.bin' : 'publish.unbin', object: `post:${id}` });
  return rows.length;
}

/** The refusal where there is no such post, or none that this reader may see. */
export function noPost(): Refused {
  return new Refused('missing', ['没有这篇文章，可能已撤下', 'There is no such post; it may have been taken down']);
}

async function storeVersion(
  tx: Tx,
  viewer: Viewer,
  now: Date,
  post: number,
  number: number,
  input: PostInput,
  note: string,
): Promise<void> {
  const { words, settings } = partsOf(input);
  const by = viewer.kind === 'user' ? viewer.user : null;
  await tx`
    insert into publish.version (post, number, made_by, made_at, title, summary, body, settings, note)
    values (${post}, ${number}, ${by}, ${now}, ${words.title}, ${words.summary}, ${words.body}, ${tx.json(settings)}, ${note})`;
  const [{ seen } = { seen: false }] = await tx<{ seen: boolean }[]>`
    select stage = 'released' as seen from publish.post where id = ${post}`;
  // What readers see changes when the version is released; what nobody has seen yet may follow at once.
  if (seen) await tx`update publish.post set newest_title = nullif(${words.title}, title) where id = ${post}`;
  else await applyVersion(tx, post, { ...words, settings });
}

function sameAs(before: EditedPost, input: PostInput): boolean {
  const { words, settings } = partsOf(input);
  const plain = (value: PostSettings) => JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  return (
    before.words.title === words.title &&
    before.words.summary === words.summary &&
    before.words.body === words.body &&
    plain(before.settings) === plain(settings)
  );
}

async function refuseSlug(tx: Tx, id: number | null, { kind, slug }: PostInput): Promise<void> {
  if (kind === 'page' && slug === null)
    throw new Refused('invalid', ['独立页面要有地址名，如 about-us', 'A page needs a name for its address, such as about-us']);
  if (slug === null) return;
  const [taken] = await tx`select from publish.post where slug = ${slug} and id is distinct from ${id}`;
  if (taken) throw new Refused('conflict', ['这个地址名已被另一篇文章使用', 'This address belongs to another post']);
}
