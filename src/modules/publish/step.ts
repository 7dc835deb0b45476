import { recordAct } from '#modules/account/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Db, Tx } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import type { Role, User, Viewer } from '#shared/viewer.ts';
import { publishPermissions } from './may.ts';
import { noPost } from './post.ts';

/** A step that a version passes before its release: 审 of what is said or 校 of how it is written. */
export type Step = {
  place: number;
  kind: 'review' | 'proof';
  name: string;
  nameEn: string;
  role: Extract<Role, 'editor' | 'secretary' | 'officer' | 'administrator'>;
  isOn: boolean;
};

export type Verdict = {
  step: number;
  version: number;
  passed: boolean;
  note: string;
  by: string | null;
  byName: string | null;
  at: Date;
};

/** Where the newest version stands: what it has passed, what is next; `next` null when all are passed. */
export type Way = { steps: Step[]; verdicts: Verdict[]; next: Step | null };

/** All steps in their order, those that are off too. */
export function listSteps(db: Db): Promise<Step[]> {
  return db<Step[]>`select place, kind, name, name_en as "nameEn", role, is_on as "isOn" from publish.step order by place`;
}

/** Turns steps on and off and says who passes them; what is on the way already is held against the new order. */
export async function arrangeSteps(
  tx: Tx,
  viewer: Viewer,
  steps: readonly Pick<Step, 'place' | 'role' | 'isOn'>[],
): Promise<void> {
  insist(may(viewer, publishPermissions.furnish));
  for (const { place, role, isOn } of steps)
    await tx`update publish.step set role = ${role}, is_on = ${isOn} where place = ${place}`;
  await recordAct(tx, viewer, {
    what: 'publish.steps',
    object: 'site:steps',
    details: {
      on: steps
        .filter(step => step.isOn)
        .map(step => step.place)
        .join(','),
    },
  });
}

/** The steps of a version with the verdicts on it and on those before, newest last. */
export async function readWay(db: Db, post: number, version: number): Promise<Way> {
  const steps = await listSteps(db);
  const verdicts = await db<Verdict[]>`
    select d.step, d.version, d.passed, d.note, d.made_by as by, u.name as "byName", d.made_at as at
    from publish.verdict d left join account."user" u on u.id = d.made_by where d.post = ${post} order by d.id`;
  const passed = new Set(verdicts.filter(one => one.version === version && one.passed).map(one => one.step));
  return { steps, verdicts, next: steps.find(step => step.isOn && !passed.has(step.place)) ?? null };
}

/** Hands the newest version in, so that those who review see it in their list. */
export async function submitPost(tx: Tx, viewer: Viewer, id: number): Promise<void> {
  insist(may(viewer, publishPermissions.write));
  const [row] = await tx<{ version: number }[]>`
    update publish.post set submitted_version = version where id = ${id} and stage <> 'binned' returning version`;
  if (!row) throw noPost();
  await recordAct(tx, viewer, { what: 'publish.submit', object: `post:${id}`, details: { version: row.version } });
}

/**
 * Passes the step that is next for the version, or returns it to its writer with a reason. Refused where another step is next, the version is no
 * longer the newest or was not handed in, or the reviewer made it or has passed a step of it already.
 */
export async function judgeVersion(
  tx: Tx,
  viewer: User,
  clock: Clock,
  id: number,
  { version, step, passed, note }: { version: number; step: number; passed: boolean; note: string },
): Promise<void> {
  insist(may(viewer, publishPermissions.pass));
  const [post] = await tx<{ version: number; submitted: number | null; madeBy: string | null }[]>`
    select p.version, p.submitted_version as submitted, v.made_by as "madeBy"
    from publish.post p join publish.version v on v.post = p.id and v.number = p.version
    where p.id = ${id} and p.stage <> 'binned' for update of p`;
  if (!post) throw noPost();
  if (post.version !== version || post.submitted !== version)
    throw new Refused('conflict', [
      '这一版已被改过或收回，请看最新一版',
      'This version was changed or taken back; look at the newest',
    ]);
  const way = await readWay(tx, id, version);
  if (!way.next || way.next.place !== step)
    throw new Refused('conflict', ['这个环节刚由别人完成，请刷新页面', 'Somebody else has just done this step; please reload']);
  refuseOwn(viewer, way, post.madeBy, version, passed);
  if (!passed && note === '') throw new Refused('invalid', ['退回时请写明原因', 'Say why it goes back']);
  await tx`
    insert into publish.verdict (post, version, step, passed, note, made_by, made_at)
    values (${id}, ${version}, ${step}, ${passed}, ${note.slice(0, 500)}, ${viewer.user}, ${clock()})`;
  if (!passed) await tx`update publish.post set submitted_version = null where id = ${id}`;
  await recordAct(tx, viewer, {
    what: passed ? 'publish.pass' : 'publish.return',
    object: `post:${id}`,
    details: { version, step },
  });
}

/** Why this reviewer may not do the step that is next; null where he may. */
export function whyNotJudge(viewer: User, way: Way, madeBy: string | null, version: number): Refused | null {
  try {
    refuseOwn(viewer, way, madeBy, version, true);
    return null;
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}

function refuseOwn(viewer: User, way: Way, madeBy: string | null, version: number, passed: boolean): void {
  const { next } = way;
  const has = (role: Role) => viewer.seats.some(seat => seat.roles.includes(role));
  if (next && !has(next.role) && !has('administrator'))
    throw new Refused('forbidden', ['您的角色不做这个环节', 'Your role does not do this step']);
  if (madeBy === viewer.user) throw new Refused('forbidden', ['自己写的稿由别人审校', 'Somebody else passes what you wrote']);
  if (passed && way.verdicts.some(one => one.version === version && one.passed && one.by === viewer.user))
    throw new Refused('forbidden', ['同一稿的不同环节由不同的人做', 'Each step of a version is done by somebody else']);
}
