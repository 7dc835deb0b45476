import type { Db } from '#platform/database.ts';
import { may } from '#shared/may.ts';
import type { Viewer } from '#shared/viewer.ts';
import { needPermissions } from './may.ts';
import type { NeedStage } from './stage.ts';

/** A line of an organisation's own requests. */
export type OwnNeedLine = { number: string; stage: NeedStage; text: string | null; createdAt: Date; organisation: string };

/** The newest requests of these organisations, at most 200; those in which the viewer has no seat are left out. */
export async function listOwnNeeds(db: Db, viewer: Viewer, organisations: readonly string[]): Promise<OwnNeedLine[]> {
  const own = organisations.filter(organisation => may(viewer, needPermissions.readOwn, { organisation }) === null);
  if (own.length === 0) return [];
  return db<OwnNeedLine[]>`
    select number, stage, text, created_at as "createdAt", owner as organisation from need.need
    where owner = any(${own}::uuid[]) order by id desc limit 200`;
}
