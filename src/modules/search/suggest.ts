import type { Db } from '#platform/database.ts';
import type { NameKind } from './name.ts';
import { readWindows } from './window.ts';
import { pairsOf, plainOf, runsOf } from './word.ts';

/** What a reader may be typing: a name with its kind, or a post by its title. */
export type Suggestion = { kind: NameKind; key: string; name: string } | { kind: 'post'; key: string; name: string };

const most = 8;

/**
 * What begins like the words typed so far, or sounds so (sj, songj for 松江): places, organisations, parks, tags, categories, then titles of
 * released posts that hold them. At most eight; from two letters or one Chinese character on.
 */
export async function suggest(db: Db, typed: string): Promise<Suggestion[]> {
  const plain = plainOf(typed.slice(0, 40)).trim();
  const sound = plain.replaceAll(' ', '');
  const isSound = /^[a-z0-9]{2,30}$/.test(sound);
  if (!isSound && !/\p{Script=Han}/u.test(plain)) return [];
  const like = `${plain.replace(/[\\%_]/g, '\\$&')}%`;
  const names = await db<(Suggestion & { weight: number })[]>`
    select kind, key, name from (
      select distinct on (kind, key) kind, key, name, weight, char_length(plain) as length from (
        (select * from search.name where plain like ${like} order by weight desc, char_length(plain) limit 20)
        union all
        (select * from search.name where ${isSound} and pinyin like ${`${sound}%`} order by weight desc, char_length(plain) limit 20)
        union all
        (select * from search.name where ${isSound} and initials like ${`${sound}%`} order by weight desc, char_length(plain) limit 20)
      ) n order by kind, key, weight desc
    ) n order by weight desc, length, name limit ${most - 2}`;
  const titled = await titlesWith(db, plain, most - names.length);
  return [...names.map(({ kind, key, name }) => ({ kind, key, name }) as Suggestion), ...titled];
}

async function titlesWith(db: Db, plain: string, limit: number): Promise<Suggestion[]> {
  const lexemes = runsOf(plain).flatMap(({ words, han }) => (han ? pairsOf(words) : [words]));
  if (lexemes.length === 0 || limit <= 0) return [];
  // The newest titles first, and no more of them than are looked through in a millisecond.
  const [, years] = await readWindows(db, new Date());
  const query = lexemes.map(lexeme => `'^${lexeme}'`).join(' & ');
  // Materialized: with the limit in sight the planner walks by date and unpacks the words of every entry on its way.
  const rows = await db<{ key: string; name: string }[]>`
    with found as materialized (
      select post, at from search.entry where words @@ ${`${query} & 'k=post'${years ? ` & ${years}` : ''}`}::tsquery)
    select coalesce(p.slug, p.id::text) as key, p.title as name from (
      select post, at from found order by at desc limit ${limit * 2}) e
    join publish.post p on p.id = e.post and p.stage = 'released' order by e.at desc limit ${limit}`;
  return rows.map(row => ({ kind: 'post', ...row }));
}
