import {
  type ComparableCost,
  type CostInput,
  comparableCost,
  costColumns,
  type OfferCard,
  type OfferCardRow,
  offerCardColumns,
  toCard,
} from '#modules/offer/index.ts';
import type { Db } from '#platform/database.ts';
import { Refused } from '#shared/refused.ts';
import { type Viewer, visitor } from '#shared/viewer.ts';
import type { Lang } from '#shared/words.ts';
import { type Asking, findCandidates, fitsSql, type Hard, hardOf, pointsSql } from './candidates.ts';
import type { Condition, CriterionKey, Verdict, Want } from './condition.ts';
import type { Has } from './criterion.ts';
import { failingOnce, passOf } from './failing.ts';
import { type Asked, boundWant, offerRow, startText, toRequest } from './request.ts';
import { type Part, partKeys, partsOf, verdictSql } from './score.ts';

/** How an offer stands to one condition, with both values. */
export type Comparison = { criterion: CriterionKey; hard: boolean; verdict: Verdict; wanted: Want; has: Has };

export type Match = {
  offer: OfferCard;
  /** 0 to 100 on a fixed scale; the contributions of the parts add up to it. */
  score: number;
  parts: Part[];
  /** In the order of the conditions. */
  verdicts: Comparison[];
  /** Comparable cost; null where no rent is stated. */
  cost: ComparableCost | null;
};

export type Matches = {
  results: Match[];
  /** Offers that are not known to fail a hard condition. */
  total: number;
  /** How many of them leave something hard unsaid (待问). */
  unknown: number;
};

export type Search = {
  conditions: readonly Condition[];
  limit?: number;
  offset?: number;
  viewer?: Viewer;
  now?: Date;
  lang?: Lang;
};

/** The best offers for the conditions with score and explanation; at most 50 a page, from the 200th at the latest. Throws Refused('invalid'). */
export async function findMatches(
  db: Db,
  { conditions, limit = 20, offset = 0, viewer = visitor, now = new Date(), lang = 'zh' }: Search,
): Promise<Matches> {
  const whole = Number.isInteger(limit) && Number.isInteger(offset);
  if (!whole || offset > 200 || limit > 50 || offset < 0 || limit < 1)
    throw new Refused('invalid', [
      '最多翻到第 200 条之后的一页，每页最多 50 条；条件再具体一些，结果会更准。',
      'At most 50 results a page, from the 200th at the latest; narrower conditions give better results.',
    ]);
  const request = toRequest(conditions);
  const asking = { viewer, now };
  const { rows, total, unknown } = await findCandidates(db, request, asking, { limit, offset });
  const found = await explain(
    db,
    request,
    { now, lang },
    rows.map(row => row.id),
  );
  return { results: found, total, unknown };
}

/**
 * One given listing held against the conditions: why, or why not, whether or not it meets them and whatever its lease status, which the
 * card names; null where the code names nothing listed.
 */
export async function explainOffer(
  db: Db,
  code: string,
  { conditions, now = new Date(), lang = 'zh' }: Pick<Search, 'conditions' | 'now' | 'lang'>,
): Promise<Match | null> {
  const [row] = await db<{ id: number }[]>`select id from offer.offer where code = ${code} and publication = 'listed'`;
  if (!row) return null;
  const [match] = await explain(db, toRequest(conditions), { now, lang }, [row.id]);
  return match ?? null;
}

/** The listings of one organisation, whatever their lease status, held against the conditions: the best of its fifty newest first. */
export async function explainOwn(
  db: Db,
  organisation: string,
  { conditions, now = new Date(), lang = 'zh' }: Pick<Search, 'conditions' | 'now' | 'lang'>,
): Promise<Match[]> {
  const rows = await db<{ id: number }[]>`
    select id from offer.offer where owner = ${organisation} and publication = 'listed' order by id desc limit 50`;
  const found = await explain(
    db,
    toRequest(conditions),
    { now, lang },
    rows.map(row => row.id),
  );
  return found.toSorted((a, b) => b.score - a.score);
}

/** The best offers that fail exactly one hard condition, and that one within its tolerance. */
export async function findNearMisses(
  db: Db,
  { conditions, limit = 6, viewer = visitor, now = new Date(), lang = 'zh' }: Omit<Search, 'offset'>,
): Promise<Match[]> {
  const request = toRequest(conditions);
  if (!request.some(asked => asked.condition.hard)) return [];
  const asking = { viewer, now };
  const { sql, values } = nearMissesSql(request, asking, limit);
  const rows = await db.unsafe<{ id: number }[]>(sql, values as never[]);
  return explain(
    db,
    request,
    { now, lang },
    rows.map(row => row.id),
  );
}

function nearMissesSql(request: readonly Asked[], asking: Asking, limit: number) {
  const text = startText();
  const wants = request.map(asked => boundWant(asked, text));
  const points = pointsSql(request, wants, text, asking.now, false);
  const near = ([{ criterion }, w]: Hard) => `(${criterion.rule.near(offerRow, w)})`;
  const branches = failingOnce(hardOf(request, wants), text, asking).map(({ failing, where }) => {
    const close = failing.length === 1 ? failing.map(near) : failing.map(one => `(${passOf(one)} or ${near(one)})`);
    return `select o.id, ${points} as points from offer.offer o where ${[...where, ...close].join(' and ')}`;
  });
  const sql = `${branches.join('\n union all ')} order by points desc, id desc limit ${text.bind(limit, 'integer')}`;
  return { sql, values: text.values };
}

type Row = OfferCardRow & CostInput & { id: number; fits: number[]; verdicts: Verdict[]; has: Has[] };

/** When, and in which language, the results are told. */
type Telling = { now: Date; lang: Lang };

/** The cards of these offers in this order, each with score, parts and verdicts read from its own row. */
async function explain(db: Db, request: readonly Asked[], { now, lang }: Telling, ids: readonly number[]): Promise<Match[]> {
  if (ids.length === 0) return [];
  const { sql, values } = explainSql(request, now, ids);
  const rows = await db.unsafe<Row[]>(sql, values as never[]);
  const byId = new Map(rows.map(row => [row.id, row]));
  return ids.flatMap(id => byId.get(id) ?? []).map(row => toMatch(row, request, lang));
}

/** The statement behind every explanation. */
function explainSql(request: readonly Asked[], now: Date, ids: readonly number[]) {
  const text = startText();
  const wants = request.map(asked => boundWant(asked, text));
  const each = (of: (asked: Asked, index: number) => string) => request.map(of).join(', ');
  const sql = `select o.id, ${offerCardColumns}, ${costColumns},
      array[${fitsSql(request, wants, text, now, false).join(', ')}]::integer[] as fits,
      array[${each((asked, index) => verdictSql(asked.criterion, offerRow, wants[index]!))}]::text[] as verdicts,
      jsonb_build_array(${each(asked => asked.criterion.rule.has(offerRow))}) as has
    from offer.offer o where o.id = any(${text.bind(ids, 'bigint[]')})`;
  return { sql, values: text.values };
}

function toMatch(row: Row, request: readonly Asked[], lang: Lang): Match {
  const { id: _, fits, verdicts, has, fee_included, service_charge, common_area_ratio, power_markup, ...rest } = row;
  const { deposit_months, escalation, escalation_every, free_rent, lease_min, ...card } = rest;
  return {
    offer: toCard(card),
    ...partsOf(partKeys(request.map(asked => asked.criterion)), fits),
    verdicts: request.map(({ condition: { criterion, hard, want } }, index) => ({
      criterion,
      hard,
      verdict: verdicts[index]!,
      wanted: want,
      has: has[index]!,
    })),
    cost: comparableCost(row, lang),
  };
}
