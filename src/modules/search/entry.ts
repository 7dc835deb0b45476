import { setImmediate as breathe } from 'node:timers/promises';
import type { Tx } from '#platform/database.ts';
import { type Document, readDocuments, type Source } from './document.ts';
import { facetOf } from './facet.ts';
import { keyTerms } from './segment.ts';
import { lexemesOf, plainOf } from './word.ts';

/** Longer texts are found by their first part: a tsvector holds at most 1 MB of words. */
const mostText = 120_000;

/** How many words of a post say what it is about. */
const mostTerms = 12;

/**
 * Brings the entries of these rows to the state of their source: made anew, or gone where they may not be found any more. Gives how many stand
 * now. Safe to repeat.
 */
export async function indexRows(tx: Tx, source: Source, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const documents = await readDocuments(tx, source, ids);
  const present = new Set(documents.map(document => document.id));
  const gone = ids.filter(id => !present.has(id));
  if (gone.length > 0) await tx`delete from search.entry where ${tx(source)}::text = any(${gone})`;
  if (documents.length === 0) return 0;
  const made = await writeEntries(tx, source, documents);
  await writeTerms(tx, documents, made);
  return documents.length;
}

async function writeEntries(tx: Tx, source: Source, documents: readonly Document[]): Promise<Map<string, number>> {
  const rows = [];
  for (const { id, kind, stamp, at, category, members, places, title, text } of documents) {
    rows.push({
      ...{ [source]: id, kind, stamp, at, category, title },
      facet: facetOf({ kind, at, category, members }),
      text: text.slice(0, mostText),
      words: lexemesOf(title, text.slice(0, mostText), { kind, at, category, places }),
    });
    // A batch is made in the process that answers readers: none of them waits for more than one text.
    await breathe();
  }
  const columns = `${source}, kind, stamp, at, category, facet, title, text`;
  const made = await tx.unsafe<{ id: number; of: string }[]>(
    `insert into search.entry as e (${columns}, words)
     select ${columns}, array_to_tsvector(string_to_array(words, ' '))
     from jsonb_to_recordset($1::text::jsonb) as r(${source} ${source === 'receiver' ? 'uuid' : 'bigint'}, kind text, stamp text, at timestamptz,
       category integer, facet text, title text, text text, words text)
     on conflict (${source}) do update set kind = excluded.kind, stamp = excluded.stamp, at = excluded.at, category = excluded.category,
       facet = excluded.facet, title = excluded.title, text = excluded.text, words = excluded.words
     returning id, ${source}::text as of`,
    [JSON.stringify(rows)],
  );
  return new Map(made.map(({ id, of }) => [of, id]));
}

async function writeTerms(tx: Tx, documents: readonly Document[], made: ReadonlyMap<string, number>): Promise<void> {
  const posts = documents.filter(({ kind }) => kind === 'post');
  if (posts.length === 0) return;
  const terms = [];
  for (const { id, title, text } of posts) {
    const entry = made.get(id)!;
    for (const { term, weight } of await keyTerms(plainOf(title), plainOf(text), mostTerms)) terms.push({ entry, term, weight });
  }
  await tx`delete from search.term where entry = any(${posts.map(({ id }) => made.get(id)!)}::bigint[])`;
  await tx`
    insert into search.term (entry, term, weight)
    select entry, term, weight from jsonb_to_recordset(${JSON.stringify(terms)}::text::jsonb) as r(entry bigint, term text, weight real)
    on conflict (term, entry) do nothing`;
}
