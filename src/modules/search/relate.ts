import { saveRelated } from '#modules/publish/index.ts';
import type { Database, Tx } from '#platform/database.ts';
import type { Progress } from './sweep.ts';
import { pairsOf, plainOf } from './word.ts';

/** How many related posts a post has. */
const most = 6;
/** Posts of each key term that are compared: the newest, since a term of thousands tells little. */
const perTerm = 300;
const compared = 40;

type Near = { id: number; entry: number; title: string; score: number };

/**
 * The best six other released posts by the words that tell them from others: sum of the products of shares, each term weighed by how rare it is
 * (log of posts / posts with it); the same category adds a tenth, a year of age takes a twentieth. Two tellings of one story are never both in.
 */
export async function relatePosts(tx: Tx, post: number): Promise<number[]> {
  const rows = await tx<Near[]>`
    with own as materialized (select e.id, e.category, e.at from search.entry e where e.post = ${post} and e.kind = 'post'),
    total as materialized (select greatest(10, reltuples)::float8 as posts from pg_class where oid = 'search.entry'::regclass),
    shared as materialized (
      select o.entry, m.weight * o.weight as product, m.term, count(*) over (partition by m.term) as posts
      from own, search.term m cross join lateral (
        select entry, weight from search.term t where t.term = m.term and t.entry <> m.entry order by t.entry desc limit ${perTerm}) o
      where m.entry = own.id),
    scored as (
      select s.entry, sum(s.product * ln(total.posts / least(s.posts, total.posts / 2))) as score from shared s, total group by s.entry
      order by score desc, s.entry desc limit ${compared * 2})
    select e.post as id, e.id as entry, e.title,
      s.score * (1 + 0.1 * (e.category is not distinct from own.category)::int)
        * greatest(0.5, 1 - 0.05 * abs(extract(epoch from own.at - e.at)) / 31557600) as score
    from scored s join search.entry e on e.id = s.entry join publish.post p on p.id = e.post and p.stage = 'released', own
    order by score desc, e.post desc limit ${compared}`;
  const [own] = await tx<{ title: string }[]>`select title from search.entry where post = ${post}`;
  if (!own) return [];
  const told = [pairsIn(own.title)];
  const related: number[] = [];
  for (const { id, title } of rows) {
    const pairs = pairsIn(title);
    if (told.some(other => likeness(pairs, other) > 0.6)) continue;
    told.push(pairs);
    related.push(id);
    if (related.length === most) break;
  }
  return related;
}

/** Finds and stores the related posts of one post; nothing where it is not released. */
export async function relatePost(tx: Tx, post: number): Promise<void> {
  await saveRelated(tx, post, await relatePosts(tx, post));
}

/** Does so for every released post that has none, or for all; gives how many. Goes on where it was stopped. */
export async function relateAll(database: Database, all: boolean, progress: Progress = () => {}): Promise<number> {
  let [done, after] = [0, 0];
  const [row] = await database.read(
    db => db<{ count: number }[]>`
    select count(*)::int as count from search.entry e join publish.post p on p.id = e.post where e.kind = 'post' and (${all} or p.related = '{}')`,
  );
  for (;;) {
    const rows = await database.read(
      db => db<{ post: number }[]>`
      select e.post from search.entry e join publish.post p on p.id = e.post
      where e.kind = 'post' and e.post > ${after} and (${all} or p.related = '{}') order by e.post limit 50`,
    );
    if (rows.length === 0) return done;
    await database.write(async tx => {
      for (const { post } of rows) await relatePost(tx, post);
    });
    done += rows.length;
    after = rows.at(-1)!.post;
    progress(done, Math.max(done, row!.count), 'related');
  }
}

function pairsIn(title: string): ReadonlySet<string> {
  return new Set(pairsOf(plainOf(title).replace(/[^\p{L}\p{N}]/gu, '')));
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared++;
  return shared / Math.max(1, one.size + other.size - shared);
}
