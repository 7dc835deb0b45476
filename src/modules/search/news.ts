import type { Db, Tx } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import type { User, Viewer } from '#shared/viewer.ts';
import { listFilterCategories, readSearchAddress } from './address.ts';
import { findEntries, type Hit } from './find.ts';
import { searchPermissions } from './may.ts';
import { readQuestion } from './query.ts';
import { visibleTo } from './visible.ts';

/** What a saved search found since its member was told: the newest as post:12, offer:S-261123-0001, organisation:5 or receiver:…; `more` beyond them. */
export type News = { search: string; found: string[]; more: boolean };

/** So many things of one search are named at most. */
const mostNamed = 40;

/** Users who want to be told of what is new for a search of theirs. */
export async function listTold(db: Db): Promise<string[]> {
  const rows = await db<
    { user: string }[]
  >`select distinct user_id as user from search.saved where told_to is not null order by 1`;
  return rows.map(({ user }) => user);
}

/**
 * What is new for the searches of a user, with the eyes of that user, and notes that it was told: each thing once, by the moment of its release or
 * first listing. Searches for which nothing is new are left out.
 */
export async function takeNews(tx: Tx, viewer: User, now: Date): Promise<News[]> {
  insist(may(viewer, searchPermissions.save, { user: viewer.user }));
  const rows = await tx<{ id: string; query: string; from: Date }[]>`
    select id, query, told_to as from from search.saved
    where user_id = ${viewer.user} and told_to is not null order by created_at, id for update`;
  const categories = rows.length > 0 ? await listFilterCategories(tx) : [];
  const news: News[] = [];
  for (const { id, query, from } of rows) {
    const { words, filter } = readSearchAddress(new URLSearchParams(query), categories);
    const question = await readQuestion(tx, words);
    const { hits, count } = await findEntries(tx, viewer, question, filter, { size: mostNamed, within: { from, to: now } });
    if (hits.length === 0) continue;
    const more = hits.length === mostNamed && count > mostNamed;
    // Up to the newest that is told, not up to now: what reaches the index late is told the day after; all of it where more is found than
    // can be named, for which the notice leads to the search. Dates here are cut to milliseconds.
    const newest = Math.max(...hits.map(({ at }) => at.getTime() + 1));
    await tx`update search.saved set told_to = ${more ? now : new Date(newest)} where id = ${id}`;
    news.push({ search: id, found: hits.map(nameOf), more });
  }
  return news;
}

/** The titles of what was found so, newest first, as far as this reader may see it now. */
export async function readTitles(db: Db, viewer: Viewer, found: readonly string[]): Promise<string[]> {
  const named = (kind: string) =>
    found.filter(name => name.startsWith(`${kind}:`)).map(name => name.slice(kind.length + 1)) as never[];
  const rows = await db.unsafe<{ title: string }[]>(
    `select e.title from search.entry e where e.id in (
       select id from search.entry where post = any($1::bigint[])
       union all select x.id from search.entry x join offer.offer o on o.id = x.offer where o.code = any($2)
       union all select id from search.entry where organisation = any($3::bigint[])
       union all select id from search.entry where receiver = any($4::uuid[]))
     and ${visibleTo(viewer, 'e')} order by e.at desc, e.id desc`,
    [named('post'), named('offer'), named('organisation'), named('receiver')],
  );
  return rows.map(({ title }) => title);
}

function nameOf({ post, code, organisation, receiver }: Hit): string {
  if (post !== null) return `post:${post}`;
  if (code !== null) return `offer:${code}`;
  return organisation === null ? `receiver:${receiver}` : `organisation:${organisation}`;
}
