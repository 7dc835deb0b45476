import { placeIndex } from '#modules/reference/index.ts';
import type { Db } from '#platform/database.ts';
import { type Viewer, visitor } from '#shared/viewer.ts';
import { type Asking, listed } from './candidates.ts';
import type { PartKey, Verdict } from './condition.ts';
import { criteria } from './criteria.ts';
import { type Criterion, type Has, type OfferSide, offerColumns, type Sql } from './criterion.ts';
import type { Comparison } from './find.ts';
import { boundOffer, offerRow, startText, wantRow } from './request.ts';
import { fitSql, type Part, partKeys, partsOf, passSql, trustSql, trustWeight, valueSql, valueWeight, verdictSql } from './score.ts';
import { anyFamily, anyPlace, conditionsOf } from './want.ts';

/** A stored need that an offer may serve, with the same score and verdicts as the offer has for it. */
export type NeedMatch = { need: number; score: number; parts: Part[]; verdicts: Comparison[] };
export type NeedMatches = { results: NeedMatch[]; total: number };

/** The open needs of which this offer is not known to fail a hard condition, best first; none for an offer that may not be proposed. */
export async function findNeedsFor(
  db: Db,
  offerCode: string,
  { limit = 20, viewer = visitor, now = new Date() }: { limit?: number; viewer?: Viewer; now?: Date } = {},
): Promise<NeedMatches> {
  const offer = await readOfferSide(db, offerCode, { viewer, now });
  if (!offer) return { results: [], total: 0 };
  const { sql, values } = needsSql(offer, now, limit);
  const rows = await db.unsafe<Row[]>(sql, values as never[]);
  return { results: rows.map(toNeedMatch), total: rows[0]?.total ?? 0 };
}

export type OfferValues = Readonly<Record<string, unknown>> & { city: number; district: number; family: string };

/** The columns of one offer that criteria read; null where it may not be proposed to this reader. */
export async function readOfferSide(db: Db, code: string, asking: Asking): Promise<OfferValues | null> {
  const text = startText();
  const where = [...listed(text, asking), `o.code = ${text.bind(code, 'text')}`].join(' and ');
  const columns = Object.keys(offerColumns).map(column => offerRow(column as keyof typeof offerColumns));
  const rows = await db.unsafe<OfferValues[]>(`select o.city, ${columns.join(', ')} from offer.offer o where ${where}`, text.values as never[]);
  return rows[0] ?? null;
}

/** The statement of findNeedsFor: anchors under this family and place first, then the whole table of criteria over what they name. */
export function needsSql(offer: OfferValues, now: Date, limit: number) {
  const text = startText();
  const o = boundOffer(offer, text);
  const trust = trustSql(o, text, now);
  const asked = (criterion: Criterion) => `w.${criterion.key}_${criterion.rule.askedBy} is not null`;
  const each = (of: (criterion: Criterion) => Sql, glue: string) => criteria.map(of).join(glue);
  const value = valueSql(o, wantRow(rent));
  const points = `${each(one => `case when ${asked(one)} then ${one.weight} * (${fitSql(one, o, wantRow(one))}) else 0 end`, ' + ')}
    + case when ${asked(rent)} then ${valueWeight} * (${value}) else 0 end + ${trustWeight} * (${trust})`;
  const whole = `${each(one => `case when ${asked(one)} then ${one.weight} else 0 end`, ' + ')}
    + case when ${asked(rent)} then ${valueWeight} else 0 end + ${trustWeight}`;
  const passes = each(one => `(not ${asked(one)} or ${passSql(one, o, wantRow(one))} or '${one.key}' = any(w.wishes))`, ' and ');
  const anchors = anchorSql(offer, o, text.bind(placesOf(offer), 'integer[]'));
  const sql = `with best as (
      select w.need, (${points})::double precision / (${whole}) as rate, (count(*) over ())::integer as total
      from match.want w where w.need in (${anchors}) and w.open and ${passes}
      order by rate desc, w.need desc limit ${limit})
    select w.*, best.total, array[${each(one => fitSql(one, o, wantRow(one)), ', ')}, ${value}, ${trust}]::integer[] as fits,
      array[${each(one => verdictSql(one, o, wantRow(one)), ', ')}]::text[] as verdicts,
      jsonb_build_array(${each(one => one.rule.has(o), ', ')}) as has
    from best join match.want w using (need) order by best.rate desc, w.need desc`;
  return { sql, values: text.values };
}

const rent = criteria.find(criterion => criterion.key === 'rent')!;

/** Needs whose anchors admit the offer; what the offer does not say excludes nothing. */
function anchorSql(offer: OfferValues, o: OfferSide, places: Sql): Sql {
  const said = (column: keyof typeof offerColumns, condition: Sql) => (offer[column] === null ? [] : [condition]);
  const where = [
    `a.family = any(array[${o('family')}, '${anyFamily}'])`,
    `a.place = any(${places})`,
    ...said('area_max', `a.area_min <= ${o('area_max')}`),
    ...(offer.area_max === null ? [] : said('area_min', `a.area_max >= ${o('area_min')}`)),
    ...said('rent_month', `a.rent_max * 1.00001 >= ${o('rent_month')}`),
    ...said('height', `a.height_min <= ${o('height')}`),
    ...said('load', `a.load_min <= ${o('load')}`),
    ...said('power_capacity', `a.power_min <= ${o('power_capacity')}`),
  ];
  return `select a.need from match.anchor a where ${where.join(' and ')}`;
}

/** Where anchors of needs that this offer may serve can stand: its district and city; all districts of the city where it names none. */
function placesOf({ city, district }: OfferValues): number[] {
  const inside = district === city ? placeIndex().children(city).map(child => child.code) : [];
  return [...new Set([anyPlace, city, district, ...inside])];
}

type Row = Record<string, unknown> & { need: number; total: number; fits: number[]; verdicts: Verdict[]; has: Has[] };

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
