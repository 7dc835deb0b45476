import { tidy } from '../number.ts';
import { termsPerYear } from '../per.ts';
import type { Quantity } from '../quantity.ts';

/** 8.5万/季: a sum by a part of the year, as one of the whole of it; any other quantity as it stands. */
export function byTheYear(quantity: Quantity): Quantity {
  const { per, low, high, values } = quantity;
  const terms = per.other === null || per.time ? undefined : termsPerYear.get(per.other);
  if (terms === undefined) return quantity;
  return {
    ...quantity,
    low: tidy(low * terms),
    high: tidy(high * terms),
    values: values.map(value => tidy(value * terms)),
    per: { area: per.area, time: 'year', other: null },
  };
}
