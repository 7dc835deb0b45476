import { createHash } from 'node:crypto';
import { placeIndex } from '#modules/reference/index.ts';
import type { Db, Tx } from '#platform/database.ts';
import { soundOf } from './pinyin.ts';
import { plainOf } from './word.ts';

export type NameKind = 'place' | 'organisation' | 'tag' | 'category' | 'park';

type Named = { kind: NameKind; key: string; name: string; weight: number };

const batch = 2000;

/**
 * Brings the names that readers may type to the state of their sources, with pinyin and initials; gives those of parks, tags and organisations,
 * which are words of their own. Names that stand already keep their row.
 */
export async function saveNames(tx: Tx): Promise<string[]> {
  const living = await listLiving(tx);
  const names = [...placeNames(), ...living];
  const keys = names.map(keyOf);
  const stored = await tx<{ id: number; kind: NameKind; key: string; name: string; weight: number }[]>`
    select id, kind, key, name, weight from search.name`;
  const wanted = new Set(keys);
  const gone = stored.filter(one => !wanted.has(keyOf(one))).map(({ id }) => id);
  if (gone.length > 0) await tx`delete from search.name where id = any(${gone}::bigint[])`;
  const there = new Set(stored.map(keyOf));
  const fresh = [...new Map(names.map(one => [keyOf(one), one])).values()].filter(one => !there.has(keyOf(one)));
  for (let at = 0; at < fresh.length; at += batch) {
    const rows = [];
    for (const one of fresh.slice(at, at + batch)) rows.push({ ...one, plain: plainOf(one.name), ...(await soundOf(one.name)) });
    await tx`
      insert into search.name (kind, key, name, plain, pinyin, initials, weight)
      select kind, key, name, plain, pinyin, initials, weight from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as r(kind text, key text, name text, plain text, pinyin text, initials text, weight integer)
      on conflict (kind, key, name) do update set weight = excluded.weight`;
  }
  return living.map(({ name }) => name);
}

/** A change of weight counts as another name, so that the row is made anew. */
function keyOf({ kind, key, name, weight }: Named): string {
  return createHash('sha256').update(`${kind}\t${key}\t${name}\t${weight}`).digest('base64');
}

const levels = { province: 60, city: 50, district: 40, town: 20 } as const;

/** Places by their short and whole names; those of the region first, and cities before towns. */
function placeNames(): Named[] {
  return placeIndex().all.flatMap(({ code, level, name, short, member }) => {
    const weight = levels[level] + (member === null ? 0 : 100);
    if (level === 'town' && member === null) return [];
    return [...new Set([short, name])].map((one, index) => ({
      kind: 'place' as const,
      key: String(code),
      name: one,
      weight: weight - index,
    }));
  });
}

/** What an installation itself names: as far as anyone may see it. */
function listLiving(db: Db): Promise<Named[]> {
  return db<Named[]>`
    select 'organisation' as kind, 'receiver:' || id as key, name, 90 as weight from account.organization
      where kind = 'receiver' and confirmed_at is not null
    union all
    select 'organisation', 'network:' || s.id, s.name, 70 from network.organisation s
      where exists (select from offer.offer o where o.lessor = s.id and o.publication = 'listed')
    union all
    select 'park', park_name, park_name, 80 from offer.offer
      where publication = 'listed' and char_length(park_name) between 2 and 40 group by park_name
    union all
    select 'tag', t.slug, t.name, 60 from publish.tag t
      where exists (select from publish.post_tag x join publish.post p on p.id = x.post where x.tag = t.id and p.stage = 'released')
    union all
    select 'category', slug, name, 85 from publish.category`;
}
