import { placeIndex } from '#modules/reference/index.ts';
import type { Db } from '#platform/database.ts';
import { type Viewer, visitor } from '#shared/viewer.ts';
import { type Asking, listed } from './candidates.ts';
import type { PartKey, Verdict } from './condition.ts';
import { criteria } from './criteria.ts';
import { type Criterion, type Has, type OfferSide, offerColumns, type Sql, unknownFit } from './criterion.ts';
import type { Comparison } from './find.ts';
import { boundOffer, offerRow, startText, type Text, wantRow } from './request.ts';
import {
  fitSql,
  type Part,
  partKeys,
  partsOf,
  passSql,
  trustSql,
  trustWeight,
  valueSql,
  valueWeight,
  verdictSql,
} from './score.ts';
import { anyFamily, anyPlace, bitOf, conditionsOf, maskOf } from './want.ts';

/** A stored need that an offer may serve, with the same score and verdicts as the offer has for it. */
export type NeedMatch = { need: number; score: number; parts: Part[]; verdicts: Comparison[] };

export type NeedSearch = {
  limit?: number;
  viewer?: Viewer;
  now?: Date;
  /** How many needs the first attempt looks at, the most promising first. */
  reach?: number;
};

/** The best open needs of which this offer is not known to fail a hard condition; none for an offer that may not be proposed. */
export async function findNeedsFor(
  db: Db,
  offerCode: string,
  { limit = 20, viewer = visitor, now = new Date(), reach = Math.max(1000, 20 * limit) }: NeedSearch = {},
): Promise<NeedMatch[]> {
  const offer = await readOfferSide(db, offerCode, { viewer, now });
  if (!offer) return [];
  for (let wide = reach; ; wide *= 6) {
    const { sql, values } = needsSql(offer, now, limit, wide);
    const rows = await db.unsafe<Row[]>(sql, values as never[]);
    const { tried, edge } = rows[0]!;
    const found = rows.filter(row => row.need !== null);
    // Whatever was not looked at scores at most `edge`.
    if (tried < wide || (found.length === limit && found.at(-1)!.rate > edge!)) return found.map(toNeedMatch);
  }
}

type OfferValues = Readonly<Record<string, unknown>> & { city: number; district: number; family: string; alone: Alone[] };

/** What one offer says to a criterion whatever is wanted: fit lost in thousandths, and whether it fails a hard condition. Null: it depends. */
type Alone = { lost: number; fails: boolean } | null;

async function readOfferSide(db: Db, code: string, asking: Asking): Promise<OfferValues | null> {
  const text = startText();
  const where = [...listed(text, asking), `o.code = ${text.bind(code, 'text')}`].join(' and ');
  const columns = Object.keys(offerColumns).map(column => offerRow(column as keyof typeof offerColumns));
  const alone = criteria.map(aloneSql).join(', ');
  const sql = `select o.city, ${columns.join(', ')}, jsonb_build_array(${alone}) as alone from offer.offer o where ${where}`;
  const rows = await db.unsafe<OfferValues[]>(sql, text.values as never[]);
  return rows[0] ?? null;
}

function aloneSql(criterion: Criterion): Sql {
  let wanted = false;
  const touched = () => {
    wanted = true;
    return 'null';
  };
  const w = Object.assign(touched, { empty: () => false });
  const fit = fitSql(criterion, offerRow, w);
  if (!wanted) return `jsonb_build_object('lost', 1000 - (${fit}), 'fails', not ${passSql(criterion, offerRow, w)})`;
  wanted = false;
  const unknown = criterion.rule.unknown(offerRow, w);
  return wanted ? 'null' : `case when ${unknown} then jsonb_build_object('lost', ${1000 - unknownFit}, 'fails', false) end`;
}

/**
 * The statement of findNeedsFor. First the anchors under this family and place, each with the most that its need can score, from the
 * criteria it asks and what the offer says of them alone; then the whole table of criteria over the most promising of them.
 */
function needsSql(offer: OfferValues, now: Date, limit: number, reach: number) {
  const text = startText();
  const o = boundOffer(offer, text);
  const trust = trustSql(o, text, now);
  const each = (of: (criterion: Criterion) => Sql, glue: string) => criteria.map(of).join(glue);
  const value = valueSql(o, wantRow(rent));
  const { points, whole, passes } = storedSql(o, trust);
  const sql = `with named as (${anchorSql(offer, o, text, trust)}),
    ranked as materialized (select need, most from named order by most desc limit ${text.bind(reach, 'integer')}),
    best as (
      select w.need, (${points})::double precision / ${whole} as rate from ranked join match.want w using (need)
      where w.open and ${passes} order by rate desc, w.need desc limit ${text.bind(limit, 'integer')}),
    shown as (
      select w.*, best.rate, array[${each(one => fitSql(one, o, wantRow(one)), ', ')}, ${value}, ${trust}]::integer[] as fits,
        array[${each(one => verdictSql(one, o, wantRow(one)), ', ')}]::text[] as verdicts,
        jsonb_build_array(${each(one => one.rule.has(o), ', ')}) as has
      from best join match.want w using (need))
    select * from (select count(*)::integer as tried, min(most) as edge from ranked) looked left join shown on true
    order by rate desc, need desc`;
  return { sql, values: text.values };
}

const rent = criteria.find(criterion => criterion.key === 'rent')!;

/** Whether a stored need asks a criterion, where needs are rows of match.want "w". */
function askedSql(criterion: Criterion): Sql {
  return `w.${criterion.key}_${criterion.rule.askedBy} is not null`;
}

/** Whether an offer is not known to fail what a stored need holds hard; never null. */
export function passesSql(criterion: Criterion, o: OfferSide): Sql {
  return `(not ${askedSql(criterion)} or ${passSql(criterion, o, wantRow(criterion))} or '${criterion.key}' = any(w.wishes))`;
}

/** Points of an offer for stored needs, the weights they are shared by, and whether it passes: the sums that findMatches makes for one need. */
export function storedSql(o: OfferSide, trust: Sql): { points: Sql; whole: Sql; passes: Sql } {
  const each = (of: (criterion: Criterion) => Sql, glue: string) => criteria.map(of).join(glue);
  const value = valueSql(o, wantRow(rent));
  return {
    points: `${each(one => `case when ${askedSql(one)} then ${one.weight} * (${fitSql(one, o, wantRow(one))}) else 0 end`, ' + ')}
      + case when ${askedSql(rent)} then ${valueWeight} * (${value}) else 0 end + ${trustWeight} * (${trust})`,
    whole: `(${each(one => `case when ${askedSql(one)} then ${one.weight} else 0 end`, ' + ')}
      + case when ${askedSql(rent)} then ${valueWeight} else 0 end + ${trustWeight})`,
    passes: each(one => passesSql(one, o), ' and '),
  };
}

/** Needs whose anchors admit the offer, with the most they can score; what the offer does not say excludes nothing. */
function anchorSql(offer: OfferValues, o: OfferSide, text: Text, trust: Sql): Sql {
  const said = (column: keyof typeof offerColumns, condition: Sql) => (offer[column] === null ? [] : [condition]);
  const failed = maskOf(criteria.filter((_, index) => offer.alone[index]?.fails));
  const where = [
    `a.family = any(array[${o('family')}, '${anyFamily}'])`,
    `a.place = any(${text.bind(placesOf(offer), 'integer[]')})`,
    ...said('area_max', `a.area_min <= ${o('area_max')}`),
    ...(offer.area_max === null ? [] : said('area_min', `a.area_max >= ${o('area_min')}`)),
    ...said('rent_month', `a.rent_max * 1.00001 >= ${o('rent_month')}`),
    ...said('height', `a.height_min <= ${o('height')}`),
    ...said('load', `a.load_min <= ${o('load')}`),
    ...said('power_capacity', `a.power_min <= ${o('power_capacity')}`),
    ...(failed ? [`a.hard & ${failed} = 0`] : []),
  ];
  const anchored = Object.assign((part: string) => `a.rent_${part}`, { empty: () => false });
  const lost = criteria.flatMap((criterion, index) => {
    const points = (offer.alone[index]?.lost ?? 0) * criterion.weight;
    return points ? [`case when a.asked & ${bitOf(criterion)} <> 0 then ${points} else 0 end`] : [];
  });
  const value = `case when a.rent_max < 'infinity' then ${valueWeight} * (1000 - (${valueSql(o, anchored)})) else 0 end`;
  const most = `(1000 * a.weight - ${[`${trustWeight} * (1000 - (${trust}))`, value, ...lost].join(' - ')})::double precision / a.weight`;
  return `select a.need, max(${most}) as most from match.anchor a where ${where.join(' and ')} group by a.need`;
}

/** Where anchors of needs that this offer may serve can stand: its district and city; all districts of the city where it names none. */
function placesOf({ city, district }: OfferValues): number[] {
  const inside =
    district === city
      ? placeIndex()
          .children(city)
          .map(child => child.code)
      : [];
  return [...new Set([anyPlace, city, district, ...inside])];
}

type Row = Record<string, unknown> & {
  need: number;
  rate: number;
  tried: number;
  edge: number | null;
  fits: number[];
  verdicts: Verdict[];
  has: Has[];
};

function toNeedMatch(row: Row): NeedMatch {
  const conditions = conditionsOf(row);
  const at = (key: PartKey) => criteria.findIndex(one => one.key === key);
  const keys = partKeys(criteria.filter(one => conditions.some(condition => condition.criterion === one.key)));
  const fits = keys.map(key => row.fits[key === 'value' ? criteria.length : key === 'trust' ? criteria.length + 1 : at(key)]!);
  return {
    need: row.need,
    ...partsOf(keys, fits),
    verdicts: conditions.map(({ criterion, hard, want }) => ({
      criterion,
      hard,
      verdict: row.verdicts[at(criterion)]!,
      wanted: want,
      has: row.has[at(criterion)]!,
    })),
  };
}
