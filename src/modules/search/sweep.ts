import type { Database, Db, Tx } from '#platform/database.ts';
import { edition, rules, type Source, sources } from './document.ts';
import { indexRows } from './entry.ts';
import { saveNames } from './name.ts';
import { learnWords } from './segment.ts';

const passSize = 5000;
const batch = 100;

/** Tables whose rows a sweep makes anew from the rest, so that a backup needs none of them; the sweep of the start fills them. */
export const sweptTables: readonly string[] = ['search.entry', 'search.term'];

export type Progress = (done: number, total: number, what: string) => void;

/**
 * Brings the whole index to the state of its sources: what is missing or stale is made anew in small transactions, what may not be found any more
 * goes, names get their pinyin. Stopped half-way it goes on from there; memory holds one batch. Gives how many entries were made.
 */
export async function sweepSearch(database: Database, progress: Progress = () => {}): Promise<number> {
  await learnWords(await database.write(saveNames));
  let made = 0;
  await database.write(dropIndexOfNothing);
  for (const source of sources) {
    await database.write(tx => dropUnfindable(tx, source));
    const total = await database.read(db => countStale(db, source));
    let done = 0;
    for (;;) {
      const ids = await database.read(db => listStale(db, source, passSize));
      const before = done;
      for (let at = 0; at < ids.length; at += batch) {
        const some = ids.slice(at, at + batch);
        const written = await database.write(tx => indexRows(tx, source, some));
        done += written;
        progress(done, Math.max(done, total), source);
      }
      // A row that somebody withdraws meanwhile is not made and not stale; nothing made means nothing left.
      if (ids.length < passSize || done === before) break;
    }
    made += done;
  }
  progress(0, 0, 'index');
  await database.write(async tx => {
    await tx`select search.make_word_index()`;
    await tx`update search.cursor set edition = ${edition}`;
  });
  return made;
}

/** The first fill goes without the index over words and makes it at its end; where it was stopped, the next sweep makes it. */
async function dropIndexOfNothing(tx: Tx): Promise<void> {
  await tx`select search.drop_word_index()`;
}

/** Marks every entry to be made anew by the next sweep. */
export async function spoilEntries(tx: Tx): Promise<void> {
  await tx`update search.entry set stamp = '' where stamp <> ''`;
}

async function dropUnfindable(tx: Tx, source: Source): Promise<void> {
  const { table, indexed } = rules[source];
  await tx.unsafe(
    `delete from search.entry e where e.${source} is not null
     and not exists (select from ${table} s where s.id = e.${source} and ${indexed})`,
  );
}

const staleText = (source: Source) => {
  const { table, indexed, stamp } = rules[source];
  return `from ${table} s left join search.entry e on e.${source} = s.id where ${indexed} and e.stamp is distinct from ${stamp}`;
};

async function countStale(db: Db, source: Source): Promise<number> {
  const [row] = await db.unsafe<{ count: number }[]>(`select count(*)::int as count ${staleText(source)}`);
  return row!.count;
}

/** Oldest first: entries of one month then lie together, and searches in the newest months read few pages. */
async function listStale(db: Db, source: Source, limit: number): Promise<string[]> {
  const date = dates[source];
  const rows = await db.unsafe<{ id: string }[]>(
    `select s.id::text ${staleText(source)} order by s.${date}, s.id limit ${limit}`,
  );
  return rows.map(({ id }) => id);
}

const dates: Readonly<Record<Source, string>> = {
  post: 'released_at',
  offer: 'confirmed_at',
  organisation: 'created_at',
  receiver: 'created_at',
};
