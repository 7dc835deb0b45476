import { fireRanks } from '#modules/offer/index.ts';
import type { Want } from './condition.ts';
import { nearChoice, nearTop, type OfferColumn, type OfferSide, type Rule, type WantSide } from './criterion.ts';

// 0.93 元/㎡/day is 27.900000000000002 a month: a budget of 27.9 must not miss it.
const slack = '1.000000001';

const never = () => 'false';
const noBound = { steps: () => '0', word: () => "''" };
const dropped = () => ({ want: null, distance: 1 });
const decimal = (value: number) => Number(value.toPrecision(12));

type Scale = { column: OfferColumn; near: number; step: number };

/** At least so much: near within a share below the bound; exceeding it is no fault. */
export function atLeast({ column, near, step }: Scale): Rule {
  const has = (o: OfferSide) => o(column);
  return {
    parts: { min: 'double precision' },
    askedBy: 'min',
    encode: want => ({ min: range(want).min }),
    decode: parts => ({ is: 'range', min: parts.min as number, max: null }),
    unknown: o => `${has(o)} is null`,
    met: (o, w) => `${has(o)} >= ${w('min')}`,
    near: (o, w) => `${has(o)} >= ${w('min')} * ${1 - near}`,
    nearFit: (o, w) => linear(`(${w('min')} - ${has(o)}) / ${w('min')}`, near),
    has: o => `to_jsonb(${has(o)})`,
    bound: { steps: o => `floor(${has(o)} / ${step} + 1e-9)`, word: () => "''" },
    moved: (want, steps) => lowered(range(want), decimal(steps * step)),
  };
}

/** At most so much: near within a share above the bound; less is no fault. */
export function atMost({ column, near, step }: Scale): Rule {
  const has = (o: OfferSide) => o(column);
  return {
    parts: { max: 'double precision' },
    askedBy: 'max',
    encode: want => ({ max: range(want).max }),
    decode: parts => ({ is: 'range', min: null, max: parts.max as number }),
    unknown: o => `${has(o)} is null`,
    met: (o, w) => `${has(o)} <= ${w('max')} * ${slack}`,
    near: (o, w) => `${has(o)} <= ${w('max')} * ${1 + near}`,
    nearFit: (o, w) => linear(`(${has(o)} - ${w('max')}) / ${w('max')}`, near),
    has: o => `to_jsonb(${has(o)})`,
    bound: { steps: o => `ceil(${has(o)} / ${step} - 1e-9)`, word: () => "''" },
    moved: (want, steps) => raised(range(want), decimal(steps * step)),
  };
}

/** What one taker can have, from the smallest to the largest part, overlaps what is wanted. Open ends are stored as 0 and infinity. */
export function overlap({ low, high, near, step }: { low: OfferColumn; high: OfferColumn; near: number; step: number }): Rule {
  const tooSmall = (o: OfferSide, w: WantSide) => `${o(high)} < ${w('min')}`;
  return {
    parts: { min: 'double precision', max: 'double precision' },
    askedBy: 'min',
    encode: want => ({ min: range(want).min ?? 0, max: range(want).max ?? Number.POSITIVE_INFINITY }),
    decode: ({ min, max }) => ({
      is: 'range',
      min: min === 0 ? null : (min as number),
      max: max === Number.POSITIVE_INFINITY ? null : (max as number),
    }),
    unknown: o => `${o(high)} is null`,
    met: (o, w) => `(${o(high)} >= ${w('min')} and ${o(low)} <= ${w('max')})`,
    ways: (o, w) => [`${o(high)} >= ${w('min')} and ${o(low)} <= ${w('max')}`, `${o(high)} is null`],
    near: (o, w) => `(${o(high)} >= ${w('min')} * ${1 - near} and ${o(low)} <= ${w('max')} * ${1 + near})`,
    nearFit: (o, w) =>
      linear(
        `case when ${tooSmall(o, w)} then (${w('min')} - ${o(high)}) / ${w('min')} else (${o(low)} - ${w('max')}) / ${w('max')} end`,
        near,
      ),
    has: o => `jsonb_build_object('min', ${o(low)}, 'max', ${o(high)})`,
    bound: {
      // Below zero: the upper bound must rise to so many steps.
      steps: (o, w) =>
        `case when ${tooSmall(o, w)} then floor(${o(high)} / ${step} + 1e-9) else -ceil(${o(low)} / ${step} - 1e-9) end`,
      word: () => "''",
    },
    moved: (want, steps) =>
      steps >= 0 ? lowered(range(want), decimal(steps * step)) : raised(range(want), decimal(-steps * step)),
  };
}

/** Yes or no, where the offer's column holds a boolean. */
export function flag(column: OfferColumn): Rule {
  return asked({
    unknown: o => `${o(column)} is null`,
    met: o => o(column),
    near: never,
    has: o => `to_jsonb(${o(column)})`,
    bound: noBound,
    moved: dropped,
  });
}

/** Yes or no, read from a column with more answers than two: some meet, some come near, some count as not said. */
export function answered(column: OfferColumn, meets: string[], nears: string[] = [], unsaid: string[] = []): Rule {
  const isIn = (o: OfferSide, values: string[]) => `${o(column)} in (${values.map(value => `'${value}'`).join(', ')})`;
  return asked({
    unknown: o => (unsaid.length ? `(${o(column)} is null or ${isIn(o, unsaid)})` : `${o(column)} is null`),
    met: o => isIn(o, meets),
    near: nears.length ? o => isIn(o, nears) : never,
    has: o => `to_jsonb(${o(column)})`,
    bound: noBound,
    moved: dropped,
  });
}

function asked(rule: Pick<Rule, 'unknown' | 'met' | 'near' | 'has' | 'bound' | 'moved'>): Rule {
  return {
    parts: { asked: 'boolean' },
    askedBy: 'asked',
    encode: () => ({ asked: true }),
    decode: () => ({ is: 'flag' }),
    nearFit: () => String(nearChoice),
    ...rule,
  };
}

type Choices = {
  column: OfferColumn;
  /** Every offer has a value. */
  always?: true;
  /** What the wanted choices accept. */
  admits(of: string[]): string[];
  /** What comes near them. */
  kin(of: string[]): string[];
};

/** One of several choices. */
export function oneOf({ column, always, admits, kin }: Choices): Rule {
  return {
    parts: { of: 'text[]', met: 'text[]', near: 'text[]' },
    askedBy: 'of',
    encode: want => {
      const of = choices(want);
      const met = admits(of);
      return { of, met, near: kin(of).filter(one => !met.includes(one)) };
    },
    decode: parts => ({ is: 'any', of: parts.of as string[] }),
    unknown: always ? never : o => `${o(column)} is null`,
    met: (o, w) => `${o(column)} = any(${w('met')})`,
    near: (o, w) => `${o(column)} = any(${w('near')})`,
    nearFit: () => String(nearChoice),
    has: o => `to_jsonb(${o(column)})`,
    bound: { steps: () => '0', word: o => o(column) },
    moved: (want, _, word) => {
      const of = choices(want);
      return { want: { is: 'any', of: [...of, word] }, distance: kin(of).includes(word) ? 0.5 : 1 };
    },
  };
}

const fireOfRank = ['', 'a', 'b', 'c', 'c2', 'd', 'e'];

/** Fire-hazard class: a building of a stricter class (a lower rank) admits every laxer process. One class short is near: it may be upgraded. */
export function fireRank(): Rule {
  const rankOf = (want: Want) => Math.min(...choices(want).map(one => fireRanks[one]!));
  return {
    parts: { of: 'text[]', rank: 'smallint' },
    askedBy: 'rank',
    encode: want => ({ of: choices(want), rank: rankOf(want) }),
    decode: parts => ({ is: 'any', of: parts.of as string[] }),
    unknown: o => `${o('fire_rank')} is null`,
    met: (o, w) => `${o('fire_rank')} <= ${w('rank')}`,
    near: (o, w) => `${o('fire_rank')} = ${w('rank')} + 1`,
    nearFit: () => String(nearChoice),
    has: o => `to_jsonb(${o('fire_rank')})`,
    bound: { steps: o => `${o('fire_rank')}::double precision`, word: () => "''" },
    moved: (want, steps) => ({ want: { is: 'any', of: [fireOfRank[steps]!] }, distance: steps - rankOf(want) }),
  };
}

/** The class of a fire rank as offers spell it: 3 → c. */
export function fireClassOf(rank: number): string {
  return fireOfRank[rank] ?? '';
}

/** Industries admitted: restricted is missed, wanted is met, wanted others is near, and no list at all is unknown. */
export function industries(): Rule {
  const list = (o: OfferSide) => o('allowed_industries');
  const barred = (o: OfferSide) => o('restricted_industries');
  const hit = (o: OfferSide, w: WantSide) => `coalesce(${barred(o)} && ${w('of')}, false)`;
  return {
    parts: { of: 'text[]' },
    askedBy: 'of',
    encode: want => ({ of: choices(want) }),
    decode: parts => ({ is: 'any', of: parts.of as string[] }),
    unknown: o => `(${list(o)} is null and ${barred(o)} is null)`,
    met: (o, w) => `(not ${hit(o, w)} and coalesce(${list(o)} && ${w('of')} or ${list(o)} = '{}', true))`,
    near: (o, w) => `not ${hit(o, w)}`,
    nearFit: () => String(nearChoice),
    has: o => `jsonb_build_object('allowed', ${list(o)}, 'restricted', ${barred(o)})`,
    bound: noBound,
    moved: dropped,
  };
}

/** ㎡ in a mu, written 666.67 on the page. */
export const mu = 2000 / 3;

/**
 * A yearly or one-off total promised, held against what the offer asks per mu: over the parcel for land, over the area asked for spaces.
 * Serves admission only (the fair-competition rules bar rewards tied to tax), so it never adds value beyond "met".
 */
export function perMu({ column, near, step }: Scale): Rule {
  const needed = (o: OfferSide, w: WantSide) =>
    `${o(column)} * case when ${o('family')} = 'land' then ${o('area_max')} / ${mu} else ${w('mu')} end`;
  return {
    parts: { min: 'double precision', mu: 'double precision' },
    askedBy: 'min',
    encode: (want, others) => {
      const area = others.find(one => one.criterion === 'area')?.want;
      const asked = area?.is === 'range' ? (area.min ?? area.max) : null;
      return { min: range(want).min, mu: asked === null ? null : asked / mu };
    },
    decode: parts => ({ is: 'range', min: parts.min as number, max: null }),
    unknown: (o, w) => `${needed(o, w)} is null`,
    met: (o, w) => `${needed(o, w)} <= ${w('min')} * ${slack}`,
    near: (o, w) => `${needed(o, w)} <= ${w('min')} * ${1 + near}`,
    nearFit: (o, w) => linear(`(${needed(o, w)} - ${w('min')}) / ${w('min')}`, near),
    has: o => `to_jsonb(${o(column)})`,
    bound: { steps: (o, w) => `ceil(${needed(o, w)} / ${step} - 1e-9)`, word: () => "''" },
    moved: (want, steps) => {
      const min = decimal(steps * step);
      return { want: { ...range(want), min }, distance: (min - range(want).min!) / range(want).min! };
    },
  };
}

/** Free by a day; near within so many days after it. */
export function byDate({ column, near }: { column: OfferColumn; near: number }): Rule {
  const late = (o: OfferSide, w: WantSide) => `(${o(column)} - ${w('date')})`;
  return {
    parts: { date: 'date' },
    askedBy: 'date',
    encode: want => ({ date: want.is === 'by' ? want.date : null }),
    decode: parts => ({ is: 'by', date: parts.date as string }),
    unknown: o => `${o(column)} is null`,
    met: (o, w) => `${o(column)} <= ${w('date')}`,
    near: (o, w) => `${o(column)} <= ${w('date')} + ${near}`,
    nearFit: (o, w) => linear(`${late(o, w)}::double precision`, near),
    has: o => `to_jsonb(${o(column)})`,
    bound: { steps: o => `(${o(column)} - date '1970-01-01')::double precision`, word: () => "''" },
    moved: (want, steps) => {
      const date = new Date(steps * 86_400_000).toISOString().slice(0, 10);
      const from = want.is === 'by' ? Date.parse(want.date) / 86_400_000 : steps;
      return { want: { is: 'by', date }, distance: steps - from };
    },
  };
}

function linear(gap: string, tolerance: number): string {
  return `round(${nearTop} * (1 - (${gap}) / ${tolerance}))::integer`;
}

function lowered(want: { is: 'range'; min: number | null; max: number | null }, to: number) {
  return { want: { ...want, min: to > 0 ? to : null }, distance: (want.min! - to) / want.min! };
}

function raised(want: { is: 'range'; min: number | null; max: number | null }, to: number) {
  return { want: { ...want, max: to }, distance: (to - want.max!) / want.max! };
}

function range(want: Want): { is: 'range'; min: number | null; max: number | null } {
  return want.is === 'range' ? want : { is: 'range', min: null, max: null };
}

function choices(want: Want): string[] {
  return want.is === 'any' ? want.of.map(String) : [];
}
