import { atEnd, type Db, type Tx } from '#platform/database.ts';
import { actChannel } from '#platform/hear.ts';
import { nameOf, type Viewer } from '#shared/viewer.ts';
import {
  canonicalDetails,
  type Details,
  type Fault,
  faultOf,
  type Head,
  hashedParts,
  hex,
  type Link,
  same,
  start,
} from './chain.ts';

/** What is recorded of one change. */
export type Recorded = {
  /** Module and act: offer.publish. */
  what: `${string}.${string}`;
  /** Kind and number of what was changed: offer:S-261125-0001. */
  object: string;
  details?: Details;
};

type Pending = { who: string; what: string; object: string; details: string };

const pending = new WeakMap<Tx, Pending[]>();

/**
 * Appends one line to the audit log in the transaction of the change itself: both are kept, or neither. The lines of a transaction are written
 * at its end, since whoever writes holds the head of the log until the commit, so that there is one chain.
 */
export async function recordAct(tx: Tx, actor: Viewer | 'system', { what, object, details = {} }: Recorded): Promise<void> {
  const act = { who: actor === 'system' ? actor : nameOf(actor), what, object, details: canonicalDetails(details) };
  const there = pending.get(tx);
  if (there) {
    there.push(act);
    return;
  }
  pending.set(tx, [act]);
  await atEnd(tx, () => append(tx));
}

/**
 * One statement, hashed by the server as chainHash does: while others wait for the head of the log, nothing goes to and fro. With three statements
 * a busy program held it for 100 ms, and all who wrote stood in a queue (docs/decisions/0016).
 */
async function append(tx: Tx): Promise<void> {
  const acts = pending.get(tx) ?? [];
  pending.delete(tx);
  const now = new Date();
  const rows = acts.map((act, index) => ({ ...act, place: index + 1, parts: hashedParts(act, now) }));
  const modules = [...new Set(acts.map(act => act.what.split('.')[0]))].join();
  await tx`
    with recursive head as materialized (select number, hash from account.audit_head for update),
    act as materialized (
      select * from jsonb_to_recordset(${tx.json(rows)}) as r(place int, who text, what text, object text, details text, parts text)),
    link as (
      select 0 as place, number, null::bytea as previous, hash from head
      union all
      select act.place, link.number + 1, link.hash,
        sha256(convert_to('[' || link.number + 1 || ',' || act.parts || ',"' || encode(link.hash, 'hex') || '"]', 'UTF8'))
      from link join act on act.place = link.place + 1),
    line as (
      insert into account.audit (number, at, who, what, object, details, previous, hash)
      select link.number, ${now}, who, what, object, details, previous, hash from link join act using (place) returning number, hash)
    update account.audit_head set number = line.number, hash = line.hash from line where line.number = (select max(number) from line)
    returning pg_notify(${actChannel}, ${modules})`;
}

/** The number and hash of the last line. */
export async function readAuditHead(db: Db): Promise<{ number: number; hash: string }> {
  const [head] = await db<Head[]>`select number, hash from account.audit_head`;
  return { number: head?.number ?? 0, hash: head ? hex(head.hash) : '' };
}

/** A head that was written down outside the database at an earlier time. */
export type Anchor = { number: number; hash: string };

/**
 * Walks the whole log in batches and says the first line that is not as it was written; null where all is sound. The head tells whether the
 * end was cut off; anchors kept outside the database tell it even where somebody rewrote log and head together.
 */
export async function verifyAudit(
  db: Db,
  anchors: readonly Anchor[],
  batch = 2000,
): Promise<{ lines: number; fault: Fault | null }> {
  const expected = new Map(anchors.filter(one => one.number > 0).map(one => [one.number, one.hash]));
  // Lines that are appended while this runs belong to the next run.
  const [head] = await db<Head[]>`select number, hash from account.audit_head`;
  if (!head) return { lines: 0, fault: { number: 0, fault: 'cut' } };
  let at: Head = start;
  // By what stands in the table, not by what the numbers should be: a line put in again or out of place must not be skipped.
  for (let last: number | null = null; ; ) {
    const links: Link[] = await db<Link[]>`
      select number, at, who, what, object, details, previous, hash from account.audit
      where number > ${last ?? -1} and number <= ${head.number} order by number limit ${batch}`;
    for (const link of links) {
      const fault = faultOf(link, at);
      if (fault) return { lines: at.number, fault };
      const anchored = expected.get(link.number);
      if (anchored !== undefined && anchored !== hex(link.hash))
        return { lines: at.number, fault: { number: link.number, fault: 'anchor' } };
      at = { number: link.number, hash: link.hash };
    }
    if (links.length < batch) break;
    last = links.at(-1)!.number;
  }
  return { lines: at.number, fault: await faultAtEnd(db, at, head, anchors) };
}

async function faultAtEnd(db: Db, at: Head, head: Head, anchors: readonly Anchor[]): Promise<Fault | null> {
  if (at.number < head.number || !same(at.hash, head.hash)) return { number: at.number + 1, fault: 'cut' };
  // A head set back by hand would hide lines behind it, and an anchor beyond the end shows a log that is shorter than it was.
  const [beyond] = await db<{ number: number }[]>`
    select number from account.audit where number > ${head.number} and not exists (
      select from account.audit_head h where h.number > ${head.number}) order by number limit 1`;
  if (beyond) return { number: beyond.number, fault: 'order' };
  const gone = anchors.filter(one => one.number > at.number).sort((a, b) => a.number - b.number)[0];
  return gone ? { number: at.number + 1, fault: 'cut' } : null;
}
