import { listActs, type ReadAct } from '#modules/account/index.ts';
import type { Database, Db, Tx } from '#platform/database.ts';
import { addJob } from '#platform/job.ts';
import { edition, type Source } from './document.ts';
import { indexRows } from './entry.ts';

type Act = Pick<ReadAct, 'what' | 'object'>;

const batch = 500;
/** So many changed rows are indexed at once; more of them are left to a sweep. */
const mostAtOnce = 40;

/** Whether changes stand in the audit log that are not in the index yet; one row of two tables. */
async function isBehind(db: Db): Promise<boolean> {
  const [row] = await db<{ behind: boolean }[]>`
    select h.number > c.number as behind from account.audit_head h, search.cursor c`;
  return row?.behind ?? false;
}

/**
 * Reads on in the audit log and brings the entries of what was changed up to date; gives how many acts were read. Whoever comes while another
 * does it goes on with the index as it is. What names no single row, such as an import, asks for a sweep.
 */
export async function gatherChanges(tx: Tx): Promise<number> {
  const [cursor] = await tx<{ number: number; edition: number }[]>`
    select number, edition from search.cursor for update skip locked`;
  if (!cursor) return 0;
  const acts = await listActs(tx, cursor.number, batch);
  const last = acts.at(-1);
  const touched = touchedBy(acts);
  const many = [...touched.values()].reduce((sum, ids) => sum + ids.size, 0);
  if (cursor.edition !== edition || many > mostAtOnce || acts.length === batch || acts.some(isWide)) await askSweep(tx);
  if (many <= mostAtOnce) for (const [source, names] of touched) await indexRows(tx, source, await idsOf(tx, source, [...names]));
  const posts = [...(touched.get('post') ?? [])];
  if (many <= mostAtOnce) for (const post of posts) await addJob(tx, 'search.relate', { post }, { key: `search.relate ${post}` });
  if (last) await tx`update search.cursor set number = ${last.number}`;
  return acts.length;
}

/** What a reader does before looking: where something has just been released or changed, it is put into the index first. */
export async function freshenSearch(database: Database): Promise<void> {
  if (await database.read(isBehind)) await database.write(gatherChanges);
}

async function askSweep(tx: Tx): Promise<void> {
  await addJob(tx, 'search.sweep', {}, { key: 'search.sweep' });
}

const kinds: Readonly<Record<string, Source>> = { post: 'post', offer: 'offer', organisation: 'receiver' };

/** The rows that acts are about, by the object in their line: post:12, offer:S-261123-0001, organisation:… */
function touchedBy(acts: readonly Act[]): Map<Source, Set<string>> {
  const touched = new Map<Source, Set<string>>();
  for (const { object } of acts) {
    const [kind = '', name = ''] = object.split(':', 2);
    const source = Object.hasOwn(kinds, kind) ? kinds[kind]! : null;
    if (!source || !name || name.length > 60) continue;
    touched.set(source, (touched.get(source) ?? new Set()).add(name));
  }
  return touched;
}

/** Acts that change many rows and name none of them. */
function isWide({ what, object }: Act): boolean {
  return (
    object === 'offers' || (what.startsWith('publish.') && !object.startsWith('post:')) || what === 'account.confirm-organisation'
  );
}

async function idsOf(tx: Tx, source: Source, names: readonly string[]): Promise<string[]> {
  if (source === 'post') return names.filter(name => /^\d{1,15}$/.test(name));
  if (source === 'receiver') return names.filter(name => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(name));
  const rows = await tx<{ id: string }[]>`select id::text from offer.offer where code = any(${names})`;
  return rows.map(({ id }) => id);
}
