import { createHash } from 'node:crypto';
import { recordAct } from '#modules/account/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Db, Tx } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import { matchPermissions } from '../may.ts';
import type { Assigned, AssignedPair, Blocking, FloorReached } from './assign.ts';
import type { Entered, Miss } from './instance.ts';
import type { NeedReason, OfferReason } from './reasons.ts';

/** A stored run. */
export type AssignmentRun = {
  id: number;
  status: 'draft' | 'announced';
  seed: string;
  floors: FloorReached[];
  totalFit: number;
  bound: number;
  proven: boolean;
  floorCost: number;
  blocking: Blocking[];
  createdAt: Date;
  announcedAt: Date | null;
  pairs: AssignedPair[];
};

/** Why a need got what it got; with the conditions that keep offers from it where none passes. */
export type StoredNeedReason = NeedReason & { misses: Miss[] };

/** Stores a run as a draft and gives its key. It reserves nothing: an operator looks at it, and only then it is announced. */
export async function saveAssignment(tx: Tx, viewer: Viewer, clock: Clock, entered: Entered, result: Assigned): Promise<number> {
  insist(may(viewer, matchPermissions.assign));
  const { seed, totalFit, bound, proven, floorCost } = result;
  const [run] = await tx<{ id: number }[]>`
    insert into match.assignment_run (seed, floors, need_lots, offer_lots, pairs, digest, total_fit, bound, proven, floor_cost, blocking, created_at)
    values (${seed}, ${JSON.stringify(result.floors)}::text::jsonb, ${result.needLots}, ${result.offerLots}, ${entered.instance.pairs.length},
      ${digestOf(entered)}, ${totalFit}, ${bound}, ${proven}, ${floorCost}, ${JSON.stringify(result.blocking)}::text::jsonb, ${clock()})
    returning id`;
  const { id } = run!;
  const pairs = JSON.stringify(result.pairs.map(pair => ({ run: id, ...pair })));
  await tx`insert into match.assignment_pair (run, need, offer, fit, takes, by)
    select run, need, offer, fit, takes, by from jsonb_populate_recordset(null::match.assignment_pair, ${pairs}::text::jsonb)`;
  const reasons = JSON.stringify([
    ...needReasonsOf(entered, result).map(reason => ({ run: id, side: 'need', subject: reason.need, reason })),
    ...result.offerReasons.map(reason => ({ run: id, side: 'offer', subject: reason.offer, reason })),
  ]);
  await tx`insert into match.assignment_reason (run, side, subject, reason)
    select run, side, subject, reason from jsonb_populate_recordset(null::match.assignment_reason, ${reasons}::text::jsonb)`;
  await recordAct(tx, viewer, {
    what: 'match.assign',
    object: `assignment:${id}`,
    details: { seed, pairs: result.pairs.length },
  });
  return id;
}

/** A run with its pairs, for operators. Throws Refused('missing'). */
export async function readAssignment(db: Db, viewer: Viewer, id: number): Promise<AssignmentRun> {
  insist(may(viewer, matchPermissions.assign));
  const [run] = await db<AssignmentRun[]>`
    select id, status, seed, floors, total_fit as "totalFit", bound, proven, floor_cost as "floorCost", blocking,
      created_at as "createdAt", announced_at as "announcedAt",
      (select coalesce(json_agg(json_build_object('need', need, 'offer', offer, 'fit', fit, 'takes', takes, 'by', by) order by need), '[]')
        from match.assignment_pair where run = r.id) as pairs
    from match.assignment_run r where id = ${id}`;
  if (!run) throw noRun();
  return run;
}

/** A stored reason, with the codes of the offers that it names. */
type StoredReason = { codes: Map<number, string> } & (
  | { side: 'need'; reason: StoredNeedReason }
  | { side: 'offer'; reason: OfferReason }
);

/** Why one need or one offer got what it got in a run; null where it did not take part. */
export async function readAssignmentReason(
  db: Db,
  viewer: Viewer,
  run: number,
  of: { need: number } | { code: string },
): Promise<StoredReason | null> {
  insist(may(viewer, matchPermissions.assign));
  const subject =
    'need' in of
      ? db`side = 'need' and subject = ${of.need}`
      : db`side = 'offer' and subject = (select id from offer.offer where code = ${of.code})`;
  const [row] = await db<{ stored: StoredReason; codes: [number, string][] }[]>`
    select jsonb_build_object('side', side, 'reason', reason) as stored,
      (select coalesce(jsonb_agg(jsonb_build_array(o.id, o.code)), '[]') from offer.offer o where o.id in (
        select (offer #>> '{}')::bigint from jsonb_path_query(reason, '$.**.offer') offer where jsonb_typeof(offer) = 'number')) as codes
    from match.assignment_reason where run = ${run} and ${subject}`;
  return row ? { ...row.stored, codes: new Map(row.codes) } : null;
}

/** Announces a draft: from then on nobody changes it. Nothing is reserved by it. Throws Refused('missing' | 'conflict'). */
export async function announceAssignment(tx: Tx, viewer: Viewer, clock: Clock, id: number): Promise<void> {
  insist(may(viewer, matchPermissions.assign));
  const [run] = await tx<{ status: string }[]>`select status from match.assignment_run where id = ${id} for update`;
  if (!run) throw noRun();
  if (run.status === 'announced')
    throw new Refused('conflict', ['这次分配已经公布', 'This assignment has been announced already']);
  await tx`update match.assignment_run set status = 'announced', announced_at = ${clock()} where id = ${id}`;
  await recordAct(tx, viewer, { what: 'match.announce', object: `assignment:${id}` });
}

/** What one side would rather have, best first, in place of what it stated before; an empty list takes it back. */
export async function stateRanking(
  tx: Tx,
  viewer: Viewer,
  clock: Clock,
  ranking: { by: 'need'; need: number; offers: readonly string[] } | { by: 'offer'; offer: string; needs: readonly number[] },
): Promise<void> {
  insist(may(viewer, matchPermissions.assign));
  const codes = ranking.by === 'need' ? ranking.offers : [ranking.offer];
  const rows = await tx<{ id: number; code: string }[]>`select id, code from offer.offer where code = any(${codes as string[]})`;
  const idOf = new Map(rows.map(row => [row.code, row.id]));
  const missing = codes.filter(code => !idOf.has(code));
  if (missing.length > 0)
    throw new Refused('missing', [`没有这些房源：${missing.join('、')}`, `No such offers: ${missing.join(', ')}`]);
  const places =
    ranking.by === 'need'
      ? ranking.offers.map(code => ({ need: ranking.need, offer: idOf.get(code)! }))
      : ranking.needs.map(need => ({ need, offer: idOf.get(ranking.offer)! }));
  if (places.length > 100 || new Set(places.map(one => `${one.need} ${one.offer}`)).size < places.length)
    throw new Refused('invalid', ['排序名单最多 100 项，且不能重复', 'A ranking holds at most 100, each once']);
  if (ranking.by === 'need') await tx`delete from match.ranking where by = 'need' and need = ${ranking.need}`;
  else await tx`delete from match.ranking where by = 'offer' and offer = ${idOf.get(ranking.offer)!}`;
  const list = places.map((one, index) => ({ by: ranking.by, ...one, place: index + 1, stated_at: clock() }));
  await tx`insert into match.ranking select * from jsonb_populate_recordset(null::match.ranking, ${JSON.stringify(list)}::text::jsonb)`;
  const object = ranking.by === 'need' ? (`want:${ranking.need}` as const) : (`offer:${ranking.offer}` as const);
  await recordAct(tx, viewer, { what: 'match.rank', object, details: { places: list.length } });
}

/** The reasons of needs with the conditions that keep offers from those that none passes. */
export function needReasonsOf({ misses }: Entered, { needReasons }: Assigned): StoredNeedReason[] {
  return needReasons.map(reason => ({ ...reason, misses: misses.get(reason.need) ?? [] }));
}

/** A fingerprint of everything a run is made from, in an order that does not depend on how it was read. */
function digestOf({ instance: { needs, offers, pairs, floors } }: Entered): Buffer {
  const sorted = {
    needs: [...needs].sort((a, b) => a.need - b.need).map(one => [one.need, one.enterprise, one.class, one.ranking]),
    offers: [...offers].sort((a, b) => a.offer - b.offer).map(one => [one.offer, one.room, one.ranking]),
    pairs: [...pairs].sort((a, b) => a.need - b.need || a.offer - b.offer).map(one => [one.need, one.offer, one.fit, one.takes]),
    floors,
  };
  return createHash('sha256').update(JSON.stringify(sorted)).digest();
}

function noRun(): Refused {
  return new Refused('missing', ['没有这次分配', 'There is no such assignment']);
}
