import { recordAct } from '#modules/account/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Db, Tx } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import { applyVersion, renderBody } from './apply.ts';
import { publishPermissions } from './may.ts';
import { noPost, type PostStage, readEdited } from './post.ts';
import { checkPost, insistOnReason, openFindings } from './release-check.ts';
import { readWay } from './step.ts';

/** One line of the history of releases. */
export type ReleaseLine = {
  act: 'release' | 'withdraw';
  version: number;
  byName: string | null;
  at: Date;
  findings: number;
  reason: string;
};

type Locked = { id: number; stage: PostStage; version: number; kind: 'post' | 'page' };

/** Sends the newest version out at once. `date` is what stands under the title at its first release, now unless told. */
export async function releasePost(
  tx: Tx,
  viewer: Viewer,
  clock: Clock,
  id: number,
  { version, reason = '', date = null }: { version: number; reason?: string; date?: Date | null },
): Promise<void> {
  insist(may(viewer, publishPermissions.release));
  const post = await lockPost(tx, id);
  if (post.version !== version) throw changed();
  const findings = await refuseUnready(tx, viewer, post, reason);
  await sendOut(tx, viewer, clock(), post, { findings, reason, date });
}

/** Has the newest version sent out at a moment to come, and taken down at a later one; either may be null. Saving another version ends it. */
export async function schedulePost(
  tx: Tx,
  viewer: Viewer,
  clock: Clock,
  id: number,
  {
    version,
    reason = '',
    releaseAt,
    withdrawAt,
  }: { version: number; reason?: string; releaseAt: Date | null; withdrawAt: Date | null },
): Promise<void> {
  insist(may(viewer, publishPermissions.release));
  const post = await lockPost(tx, id);
  if (post.version !== version) throw changed();
  const now = clock();
  for (const at of [releaseAt, withdrawAt])
    if (at && at <= now)
      throw new Refused('invalid', ['时间已经过去，请选将来的时间', 'That moment has passed; choose one to come']);
  if (releaseAt && withdrawAt && withdrawAt <= releaseAt)
    throw new Refused('invalid', ['撤下时间应在发布时间之后', 'It has to be taken down after it went out']);
  if (withdrawAt && !releaseAt && post.stage !== 'released')
    throw new Refused('invalid', ['还没有发布，请先定发布时间', 'It is not released; set when it goes out first']);
  if (releaseAt) await refuseUnready(tx, viewer, post, reason);
  await tx`
    update publish.post set release_at = ${releaseAt}, withdraw_at = ${withdrawAt}, release_reason = ${releaseAt ? reason.slice(0, 500) : ''}
    where id = ${id}`;
  await recordAct(tx, viewer, {
    what: 'publish.schedule',
    object: `post:${id}`,
    details: { version, release: releaseAt?.toISOString() ?? null, withdraw: withdrawAt?.toISOString() ?? null },
  });
}

/** Takes released posts down; gives how many. Their addresses answer that they were taken down. */
export async function withdrawPosts(tx: Tx, viewer: Viewer, clock: Clock, ids: readonly number[], reason = ''): Promise<number> {
  insist(may(viewer, publishPermissions.release));
  const now = clock();
  let count = 0;
  for (const id of [...ids].sort((a, b) => a - b)) {
    const post = await lockPost(tx, id);
    if (post.stage !== 'released') continue;
    await takeDown(tx, viewer, now, id, reason);
    count++;
  }
  return count;
}

/** Does what was scheduled and is due; what cannot go out any more stays and says so in its history. Run every minute. */
export async function doScheduled(tx: Tx, clock: Clock): Promise<{ released: number; withdrawn: number }> {
  const now = clock();
  const out = await tx<(Locked & { reason: string })[]>`
    select id, stage, version, kind, release_reason as reason from publish.post
    where release_at <= ${now} and stage <> 'binned' order by release_at for update skip locked`;
  let released = 0;
  for (const { reason, ...post } of out) {
    const way = await readWay(tx, post.id, post.version);
    await tx`update publish.post set release_at = null, release_reason = '' where id = ${post.id}`;
    // A step that was turned on in the meantime holds it back: the desk shows it as not released.
    if (way.next) continue;
    const [words] = await tx<Parameters<typeof checkPost>[0][]>`
      select title, summary, body from publish.version where post = ${post.id} and number = ${post.version}`;
    const findings = openFindings(checkPost(words!));
    // The check may have grown stricter since it was scheduled; without a reason it waits for a person.
    if (findings > 0 && reason === '') continue;
    await sendOut(tx, 'system', now, post, { findings, reason, date: null });
    released++;
  }
  const down = await tx<{ id: number }[]>`
    select id from publish.post where withdraw_at <= ${now} and stage = 'released' order by withdraw_at for update skip locked`;
  for (const { id } of down) await takeDown(tx, 'system', now, id, '');
  return { released, withdrawn: down.length };
}

/** When versions went out and were taken down, newest first, at most 100. */
export function listReleases(db: Db, viewer: Viewer, id: number): Promise<ReleaseLine[]> {
  insist(may(viewer, publishPermissions.see));
  return db<ReleaseLine[]>`
    select r.act, r.version, u.name as "byName", r.made_at as at, r.findings, r.reason
    from publish.release r left join account."user" u on u.id = r.made_by where r.post = ${id} order by r.id desc limit 100`;
}

async function lockPost(tx: Tx, id: number): Promise<Locked> {
  const [post] = await tx<Locked[]>`
    select id, stage, version, kind from publish.post where id = ${id} and stage <> 'binned' for update`;
  if (!post) throw noPost();
  return post;
}

/** Refuses what may not go out yet: steps not passed, no category, pictures without words, open findings without a reason. Gives how many are open. */
async function refuseUnready(tx: Tx, viewer: Viewer, post: Locked, reason: string): Promise<number> {
  const way = await readWay(tx, post.id, post.version);
  if (way.next) throw new Refused('conflict', [`还没有通过${way.next.name}`, `The ${way.next.nameEn} has not been passed`]);
  const { words, settings } = await readEdited(tx, viewer, post.id);
  if (settings.kind === 'post' && settings.category === null)
    throw new Refused('invalid', ['请先选栏目', 'Choose a category first']);
  if (words.body.trim() === '') throw new Refused('invalid', ['正文还是空的', 'The text is still empty']);
  const { withoutAlt } = await renderBody(tx, words.body);
  if (withoutAlt.length > 0)
    throw new Refused('invalid', [
      `有 ${withoutAlt.length} 张图片还没有文字说明（编号 ${withoutAlt.join('、')}）`,
      `${withoutAlt.length} pictures have no alternative text yet (${withoutAlt.join(', ')})`,
    ]);
  const open = openFindings(checkPost(words));
  insistOnReason(open, reason);
  return open;
}

async function sendOut(
  tx: Tx,
  by: Viewer | 'system',
  now: Date,
  { id, version }: Locked,
  { findings, reason, date }: { findings: number; reason: string; date: Date | null },
): Promise<void> {
  const [words] = await tx<Parameters<typeof applyVersion>[2][]>`
    select title, summary, body, settings from publish.version where post = ${id} and number = ${version}`;
  await applyVersion(tx, id, words!);
  await tx`
    update publish.post set stage = 'released', released_version = ${version}, released_at = coalesce(${date}, released_at, ${now}),
      changed_at = ${now}, release_at = null, release_reason = '', submitted_version = null where id = ${id}`;
  await noteRelease(tx, by, now, id, 'release', findings, reason);
}

async function takeDown(tx: Tx, by: Viewer | 'system', now: Date, id: number, reason: string): Promise<void> {
  await tx`
    update publish.post set stage = 'withdrawn', changed_at = ${now}, release_at = null, withdraw_at = null where id = ${id}`;
  await noteRelease(tx, by, now, id, 'withdraw', 0, reason);
}

async function noteRelease(
  tx: Tx,
  by: Viewer | 'system',
  now: Date,
  id: number,
  act: ReleaseLine['act'],
  findings: number,
  reason: string,
): Promise<void> {
  const user = by !== 'system' && by.kind === 'user' ? by.user : null;
  await tx`
    insert into publish.release (post, version, act, made_by, made_at, findings, reason)
    select id, coalesce(released_version, version), ${act}, ${user}, ${now}, ${findings}, ${reason.slice(0, 500)}
    from publish.post where id = ${id}`;
  await recordAct(tx, by, { what: `publish.${act}`, object: `post:${id}`, details: { findings } });
}

function changed(): Refused {
  return new Refused('conflict', [
    '文章刚被改过，请看过最新一版再发布',
    'The post was just changed; look at the newest version first',
  ]);
}
