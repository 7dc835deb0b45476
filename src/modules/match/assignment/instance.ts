import type { Db } from '#platform/database.ts';
import { Refused } from '#shared/refused.ts';
import { operator } from '#shared/viewer.ts';
import { listed } from '../candidates.ts';
import type { CriterionKey } from '../condition.ts';
import { criteria } from '../criteria.ts';
import { passesSql, storedSql } from '../needs.ts';
import { offerRow, startText, type Text } from '../request.ts';
import { trustSql } from '../score.ts';
import type { Floor, Instance, PairEntry } from './market.ts';

/** A need that takes part, as its own module knows it. */
export type Participant = { need: number; enterprise: string; class: string | null };

/** Which needs compete for which offers. */
export type Competition = {
  needs: readonly Participant[];
  /** Codes; null for every offer that may be proposed. */
  offers: readonly string[] | null;
  floors: readonly Floor[];
  now: Date;
};

/** A hard condition that keeps offers from a need: how many fail it, and how many fail nothing else. */
export type Miss = { criterion: CriterionKey; fails: number; alone: number };

/** An instance with the code of each offer and, for each need that no offer passes, its hard conditions by what they alone keep out. */
export type Entered = { instance: Instance; codes: Map<number, string>; misses: Map<number, Miss[]> };

const mostNeeds = 5000;
const mostOffers = 5000;

/**
 * Makes an instance of stored needs and listed offers by the conditions and the score of findMatches: one statement for all pairs. An offer that
 * can be divided has its area in whole ㎡ as room, of which a need takes the least area it asks, not less than the smallest part; a need that names
 * no area takes all of it. Any other offer goes to one need. Throws Refused('invalid') where there is too much of either.
 */
export async function enterCompetition(db: Db, { needs, offers, floors, now }: Competition): Promise<Entered> {
  if (needs.length > mostNeeds)
    throw new Refused('invalid', [`一次最多分配 ${mostNeeds} 条需求`, `At most ${mostNeeds} needs take part in a run`]);
  const ids = needs.map(one => one.need);
  const taking = await listOffers(db, offers, now);
  const found = await listPairs(db, ids, [...taking.keys()], now);
  const rankings = await listRankings(db, ids, [...taking.keys()]);
  const paired = new Set(found.map(pair => pair.need));
  const lonely = ids.filter(id => !paired.has(id));
  return {
    instance: {
      needs: needs.map(one => ({ ...one, ranking: rankings.get(`need ${one.need}`) ?? [] })),
      offers: [...taking].map(([offer, { room }]) => ({ offer, room, ranking: rankings.get(`offer ${offer}`) ?? [] })),
      pairs: found,
      floors,
    },
    codes: new Map([...taking].map(([offer, { code }]) => [offer, code])),
    misses: await listMisses(db, lonely, [...taking.keys()]),
  };
}

const divisible = 'o.area_min < o.area_max and floor(o.area_max) >= 2';
const roomSql = `case when ${divisible} then floor(o.area_max)::bigint else 1 end`;
const takesSql = `case when not (${divisible}) then 1 when w.area_min is null then ${roomSql}
  else least(${roomSql}, greatest(1, ceil(o.area_min), ceil(w.area_min))::bigint) end`;

async function listOffers(
  db: Db,
  codes: readonly string[] | null,
  now: Date,
): Promise<Map<number, { code: string; room: number }>> {
  const text = startText();
  const where = [
    ...listed(text, { viewer: operator, now }),
    ...(codes ? [`o.code = any(${text.bind(codes, 'text[]')})`] : []),
  ].join(' and ');
  const sql = `select o.id, o.code, (${roomSql})::double precision as room from offer.offer o where ${where} order by o.id limit ${mostOffers + 1}`;
  const rows = await db.unsafe<{ id: number; code: string; room: number }[]>(sql, text.values as never[]);
  if (rows.length > mostOffers)
    throw new Refused('invalid', [
      `一次最多分配 ${mostOffers} 处房源，请用 --offers 缩小范围`,
      `At most ${mostOffers} offers take part in a run; narrow it with --offers`,
    ]);
  const missing = codes?.filter(code => !rows.some(row => row.code === code)) ?? [];
  if (missing.length > 0)
    throw new Refused('missing', [`不在架、已占用或没有的房源：${missing.join('、')}`, `Not on offer: ${missing.join(', ')}`]);
  return new Map(rows.map(({ id, ...rest }) => [id, rest]));
}

function both(text: Text, needs: readonly number[], offers: readonly number[]): string {
  return `match.want w cross join offer.offer o where w.need = any(${text.bind(needs, 'bigint[]')}) and o.id = any(${text.bind(offers, 'bigint[]')})`;
}

/** Score in thousandths of a point, rounded once: points are Σ weight · thousandths of fit, and 100 points are 1000 · Σ weight of them. */
async function listPairs(db: Db, needs: readonly number[], offers: readonly number[], now: Date): Promise<PairEntry[]> {
  const text = startText();
  const { points, whole, passes } = storedSql(offerRow, trustSql(offerRow, text, now));
  const sql = `select need, offer, ((points * 200 + whole) / (2 * whole))::integer as fit, takes from (
      select w.need, o.id as offer, (${points})::bigint as points, ${whole} as whole, (${takesSql})::double precision as takes
      from ${both(text, needs, offers)} and ${passes}) pair`;
  return db.unsafe<PairEntry[]>(sql, text.values as never[]);
}

async function listRankings(db: Db, needs: readonly number[], offers: readonly number[]): Promise<Map<string, number[]>> {
  const rows = await db<{ by: 'need' | 'offer'; need: number; offer: number }[]>`
    select by, need, offer from match.ranking where need = any(${needs as number[]}) and offer = any(${offers as number[]}) order by place`;
  const lists = new Map<string, number[]>();
  for (const { by, need, offer } of rows) {
    const key = by === 'need' ? `need ${need}` : `offer ${offer}`;
    lists.set(key, [...(lists.get(key) ?? []), by === 'need' ? offer : need]);
  }
  return lists;
}

async function listMisses(db: Db, needs: readonly number[], offers: readonly number[]): Promise<Map<number, Miss[]>> {
  if (needs.length === 0 || offers.length === 0) return new Map();
  const text = startText();
  const failed = criteria.map((one, index) => `(not ${passesSql(one, offerRow)})::integer as f${index}`).join(', ');
  const sum = criteria.map((_, index) => `f${index}`).join(' + ');
  const counts = (condition: string) =>
    criteria.map((_, index) => `count(*) filter (where f${index} = 1${condition})`).join(', ');
  const sql = `select need, array[${counts('')}]::integer[] as fails, array[${counts(' and all_failed = 1')}]::integer[] as alone
    from (select *, ${sum} as all_failed from (select w.need, ${failed} from ${both(text, needs, offers)}) one) pair group by need`;
  const rows = await db.unsafe<{ need: number; fails: number[]; alone: number[] }[]>(sql, text.values as never[]);
  return new Map(
    rows.map(({ need, fails, alone }) => [
      need,
      criteria
        .map((one, index): Miss => ({ criterion: one.key, fails: fails[index]!, alone: alone[index]! }))
        .filter(one => one.fails > 0)
        .sort((a, b) => b.alone - a.alone || b.fails - a.fails),
    ]),
  );
}
