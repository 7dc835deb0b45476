import { daysShownTo } from '#modules/offer/index.ts';
import type { Db } from '#platform/database.ts';
import type { Viewer } from '#shared/viewer.ts';
import type { Sql, WantSide } from './criterion.ts';
import { type Asked, boundWant, offerRow, startText, type Text } from './request.ts';
import { daysBefore, fitSql, partKeys, passedFitSql, trustSql, valueSql, waysSql, weightOf } from './score.ts';

/** Who asks, and at which moment; the moment decides how fresh a listing is. `owned`: only listings that an organisation here posted. */
export type Asking = { viewer: Viewer; now: Date; owned?: boolean };

export type Candidate = { id: number; points: number };
export type Candidates = { rows: Candidate[]; total: number; unknown: number };

/**
 * The best offers that are not known to fail a hard condition, with their points (Σ weight · thousandths of fit), how many there are
 * in all, and of how many something hard is not known. The seam for another engine: whatever gives these rows may stand here.
 */
export async function findCandidates(
  db: Db,
  request: readonly Asked[],
  asking: Asking,
  page: { limit: number; offset: number },
): Promise<Candidates> {
  const { sql, values } = candidatesSql(request, asking, page);
  const rows = await db.unsafe<(Candidate & { total: number; unsure: number })[]>(sql, values as never[]);
  if (rows.length === 0 && page.offset > 0)
    return { ...(await findCandidates(db, request, asking, { limit: 1, offset: 0 })), rows: [] };
  return { rows: rows.map(({ id, points }) => ({ id, points })), total: rows[0]?.total ?? 0, unknown: rows[0]?.unsure ?? 0 };
}

/** The statement of findCandidates. */
function candidatesSql(request: readonly Asked[], asking: Asking, { limit, offset }: { limit: number; offset: number }) {
  const text = startText();
  const branches = candidateBranches(request, asking, text);
  const sql = `with candidate as (${branches})
    select id, points, (count(*) over ())::integer as total, (count(*) filter (where unsure) over ())::integer as unsure
    from candidate order by points desc, id desc limit ${text.bind(limit, 'integer')} offset ${text.bind(offset, 'integer')}`;
  return { sql, values: text.values };
}

/** The rows id, points and unsure of all that may be proposed, in no order. */
export function candidateBranches(request: readonly Asked[], asking: Asking, text: Text): Sql {
  const wants = request.map(asked => boundWant(asked, text));
  const points = pointsSql(request, wants, text, asking.now, true);
  const hard = hardOf(request, wants);
  const unsure = hard.map(([asked, w]) => asked.criterion.rule.unknown(offerRow, w)).join(' or ') || 'false';
  const base = listed(text, asking);
  return passing(hard)
    .map(
      passes =>
        `select o.id, ${points} as points, ${unsure} as unsure from offer.offer o where ${[...base, ...passes].join(' and ')}`,
    )
    .join('\n union all ');
}

/** The sum of weight · thousandths of fit; `passed` where the hard conditions are known to be passed. */
export function pointsSql(request: readonly Asked[], wants: readonly WantSide[], text: Text, now: Date, passed: boolean): Sql {
  return fitsSql(request, wants, text, now, passed)
    .map((fit, index) => `${weightOf(partKeys(request.map(one => one.criterion))[index]!)} * (${fit})`)
    .join(' + ');
}

/** The fit of every part, in the order of partKeys. */
export function fitsSql(request: readonly Asked[], wants: readonly WantSide[], text: Text, now: Date, passed: boolean): Sql[] {
  const fits = request.map(({ criterion, condition }, index) =>
    (passed && condition.hard ? passedFitSql : fitSql)(criterion, offerRow, wants[index]!),
  );
  const rent = request.findIndex(one => one.criterion.key === 'rent');
  return [...fits, ...(rent < 0 ? [] : [valueSql(offerRow, wants[rent]!)]), trustSql(offerRow, text, now)];
}

export type Hard = readonly [Asked, WantSide];

/** The hard conditions beside their wants. */
export function hardOf(request: readonly Asked[], wants: readonly WantSide[]): Hard[] {
  return request.map((asked, index) => [asked, wants[index]!] as const).filter(([asked]) => asked.condition.hard);
}

/**
 * What may be proposed at all: listed, open and not found false. These words are the predicate of the index offer_match, to the letter.
 * A reserved listing is somebody's turn and is not proposed.
 */
const proposable = `o.publication = 'listed' and o.lease_status = 'open' and o.verification <> 'failed'`;

/** Conditions on every offer that this reader may be shown. */
export function listed(text: Text, { viewer, now, owned }: Asking): Sql[] {
  const days = daysShownTo(viewer);
  return [
    proposable,
    ...(owned ? ['o.owner is not null'] : []),
    ...(days === null ? [] : [`o.confirmed_at > ${text.bind(daysBefore(now, days + 1), 'timestamptz')}`]),
  ];
}

/** The conditions of offers that pass all of these, once for each combination of disjoint ways that an index can follow. */
export function passing(hard: readonly Hard[]): Sql[][] {
  return hard.reduce<Sql[][]>(
    (branches, [{ criterion }, w]) => branches.flatMap(branch => waysSql(criterion, offerRow, w).map(way => [...branch, way])),
    [[]],
  );
}
