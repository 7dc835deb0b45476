import { recordAct } from '#modules/account/index.ts';
import type { Db, Tx } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import type { User } from '#shared/viewer.ts';
import { searchPermissions } from './may.ts';

/** A search that a member wants to look for again; `query` is the part of its address behind the question mark, `told` whether of what is new. */
export type SavedSearch = { id: string; query: string; createdAt: Date; told: boolean };

const mostSaved = 50;

/** The member's own saved searches, newest first. */
export async function listSaved(db: Db, viewer: User): Promise<SavedSearch[]> {
  insist(may(viewer, searchPermissions.save, { user: viewer.user }));
  return db<SavedSearch[]>`
    select id, query, created_at as "createdAt", told_to is not null as told
    from search.saved where user_id = ${viewer.user} order by created_at desc, id`;
}

/** Keeps a search, and tells its member of what is new where `told`; again it changes nothing. Throws Refused('conflict') where there are fifty, Refused('invalid') where it is none. */
export async function saveSearch(
  tx: Tx,
  viewer: User,
  now: Date,
  { query, told }: Pick<SavedSearch, 'query' | 'told'>,
): Promise<void> {
  insist(may(viewer, searchPermissions.save, { user: viewer.user }));
  if (query.length < 3 || query.length > 600)
    throw new Refused('invalid', ['这个搜索太短或太长，无法保存', 'This search is too short or too long to be saved']);
  await tx`select pg_advisory_xact_lock(hashtextextended('searches of ' || ${viewer.user}, 0))`;
  const [row] = await tx<{ count: number }[]>`select count(*)::int as count from search.saved where user_id = ${viewer.user}`;
  if (row!.count >= mostSaved)
    throw new Refused('conflict', [
      `最多保存 ${mostSaved} 个搜索，请先删除不用的`,
      `At most ${mostSaved} searches can be saved; delete some first`,
    ]);
  const made = await tx`
    insert into search.saved (user_id, query, created_at, told_to) values (${viewer.user}, ${query}, ${now}, ${told ? now : null})
    on conflict (user_id, query) do nothing returning id`;
  if (made.length > 0) await recordAct(tx, viewer, { what: 'search.save', object: `user:${viewer.user}` });
}

/** Begins or stops to tell the member of what is new for one of the own searches; begun anew it counts from now. */
export async function switchSaved(tx: Tx, viewer: User, now: Date, id: string, told: boolean): Promise<void> {
  insist(may(viewer, searchPermissions.save, { user: viewer.user }));
  if (!isId(id)) return;
  const changed = await tx`
    update search.saved set told_to = ${told ? now : null}
    where id = ${id} and user_id = ${viewer.user} and (told_to is not null) <> ${told} returning id`;
  if (changed.length > 0)
    await recordAct(tx, viewer, { what: 'search.switch-notice', object: `user:${viewer.user}`, details: { told } });
}

/** Deletes one of the member's own; another's, or one that is gone, is left alone and changes nothing. */
export async function dropSaved(tx: Tx, viewer: User, id: string): Promise<void> {
  insist(may(viewer, searchPermissions.save, { user: viewer.user }));
  if (!isId(id)) return;
  const gone = await tx`delete from search.saved where id = ${id} and user_id = ${viewer.user} returning id`;
  if (gone.length > 0) await recordAct(tx, viewer, { what: 'search.drop', object: `user:${viewer.user}` });
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
