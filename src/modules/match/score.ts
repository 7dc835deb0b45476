import type { PartKey, Verdict } from './condition.ts';
import { criterionOf } from './criteria.ts';
import { type Criterion, type OfferSide, type Sql, unknownFit, type WantSide } from './criterion.ts';
import type { Text } from './request.ts';

/**
 * How a score is made. Every part has a whole-number weight w and a fit f in thousandths, rounded once, in SQL;
 * score = 100 · Σ w·f / (1000 · Σ w) over the parts of the request. Sums of whole numbers are exact, so the contributions
 * 100 · w·f / (1000 · Σ w) add up to the score, and the scale does not depend on what else is found.
 */
export type Part = {
  criterion: PartKey;
  weight: number;
  /** 0 to 1 in steps of a thousandth. */
  fit: number;
  /** Points of the 100 that this part brings. */
  contribution: number;
};

export const trustWeight = 10;
export const valueWeight = 6;

/** Parts of a score that is made of whole numbers. */
export function partsOf(keys: readonly PartKey[], fits: readonly number[]): { score: number; parts: Part[] } {
  const weights = keys.map(weightOf);
  const whole = wholeOf(keys);
  const parts = keys.map((criterion, index): Part => {
    const weight = weights[index]!;
    return { criterion, weight, fit: fits[index]! / 1000, contribution: (weight * fits[index]!) / (10 * whole) };
  });
  const points = weights.reduce((sum, weight, index) => sum + weight * fits[index]!, 0);
  return { score: points / (10 * whole), parts };
}

/** The weights of these parts together. */
export function wholeOf(keys: readonly PartKey[]): number {
  return keys.reduce((sum, key) => sum + weightOf(key), 0);
}

/** The weight of a part of the score. */
export function weightOf(key: PartKey): number {
  if (key === 'trust') return trustWeight;
  return key === 'value' ? valueWeight : criterionOf(key).weight;
}

/** The parts that a request's scores have: what was asked, value where a rent was asked, and trust. */
export function partKeys(criteria: readonly Criterion[]): PartKey[] {
  const asked = criteria.map(criterion => criterion.key);
  return [...asked, ...(asked.includes('rent') ? (['value'] as const) : []), 'trust'];
}

/** Verdict of one criterion as text. */
export function verdictSql({ rule }: Criterion, o: OfferSide, w: WantSide): Sql {
  const words: Record<Verdict, Verdict> = { unknown: 'unknown', met: 'met', near: 'near', missed: 'missed' };
  return `case when ${rule.unknown(o, w)} then '${words.unknown}' when ${rule.met(o, w)} then '${words.met}' when ${rule.near(o, w)} then '${words.near}' else '${words.missed}' end`;
}

/** Fit of one criterion in thousandths. */
export function fitSql({ rule }: Criterion, o: OfferSide, w: WantSide): Sql {
  return `case when ${rule.unknown(o, w)} then ${unknownFit} when ${rule.met(o, w)} then 1000 when ${rule.near(o, w)} then ${rule.nearFit(o, w)} else 0 end`;
}

/** Fit of a hard condition for an offer that passed it: the same number, without asking again what it passed. */
export function passedFitSql({ rule }: Criterion, o: OfferSide, w: WantSide): Sql {
  return `case when ${rule.unknown(o, w)} then ${unknownFit} else 1000 end`;
}

/** Whether an offer is not known to fail one criterion; never null. */
export function passSql({ rule }: Criterion, o: OfferSide, w: WantSide): Sql {
  const unknown = rule.unknown(o, w);
  // An "or false" would keep the planner from following the index.
  return unknown === 'false' ? rule.met(o, w) : `(${rule.met(o, w)} or ${unknown})`;
}

/** The disjoint ways to pass one criterion. */
export function waysSql(criterion: Criterion, o: OfferSide, w: WantSide): Sql[] {
  return criterion.rule.ways?.(o, w) ?? [passSql(criterion, o, w)];
}

/** Fit of value, in thousandths: 0 at the budget, full at half of it; nothing for a rent that is not stated. */
export function valueSql(o: OfferSide, w: WantSide): Sql {
  const spare = `(${w('max')} - ${o('rent_month')}) / ${w('max')}`;
  return `case when ${o('rent_month')} <= ${w('max')} then round(1000 * least(1, 2 * (${spare})))::integer else 0 end`;
}

const ages = [
  [30, 400],
  [60, 280],
  [90, 160],
] as const;

/**
 * Fit of trust, in thousandths: 0.6 for who checked the listing, less for fields whose proof has run out (the column offer.proven), and 0.4 for how
 * lately someone confirmed it (30, 60, 90 whole days); docs/score.md has it worked out.
 */
export function trustSql(o: OfferSide, text: Text, now: Date): Sql {
  const age = ages.map(
    ([days, fit]) => `when ${o('confirmed_at')} > ${text.bind(daysBefore(now, days + 1), 'timestamptz')} then ${fit}`,
  );
  return `${o('proven')} + case ${age.join(' ')} else 40 end`;
}

/** The moment so many days before another. */
export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 86_400_000);
}
