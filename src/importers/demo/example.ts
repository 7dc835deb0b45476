import type { Wish } from './space.ts';

/**
 * Listings shaped for the sentence on the start page: 找松江或嘉兴3000-5000平单层厂房,层高8米以上,可环评,做汽车零部件,年税收500万.
 * The first of each city fit; every near one fails on a single point, so that the answer can say which condition to move.
 */
const fitting = {
  eia_possible: 'yes',
  allowed_industries: ['C36', 'C34', 'C33'],
  restricted_industries: ['C26'],
  deal_type: 'rent',
  single_storey: true,
} as const;

type Shape = { area: number; clear: number; tax?: number; values?: Wish['values']; type?: Wish['type']; singleStorey?: boolean };

const shapes: readonly Shape[] = [
  { area: 3200, clear: 8.5, tax: 45 },
  { area: 3600, clear: 9, tax: 60 },
  { area: 4200, clear: 9.5 },
  { area: 4800, clear: 10.2, tax: 50 },
  { area: 3050, clear: 8 },
  { area: 3900, clear: 11, tax: 40 },
  // Each misses one point: height, environment, area, storeys, industry, tax; then one that is only unknown.
  { area: 3400, clear: 7.4 },
  { area: 3500, clear: 9, values: { eia_possible: 'restricted' } },
  { area: 4000, clear: 8.8, values: { eia_possible: 'to_confirm' } },
  { area: 2700, clear: 9 },
  { area: 5600, clear: 9.2 },
  { area: 3800, clear: 8.2, type: 'standard_factory', singleStorey: false, values: { single_storey: false, ground_floor: true } },
  { area: 3300, clear: 8.6, values: { allowed_industries: ['C27'], restricted_industries: ['C36', 'C26'] } },
  { area: 4500, clear: 9, tax: 160 },
  { area: 3700, clear: 9, values: { eia_possible: null } },
];

/** The wishes for one city; called for Songjiang and for Jiaxing. */
export function exampleWishes(): Wish[] {
  return shapes.map(({ area, clear, tax, values, type = 'steel_factory', singleStorey = true }) => ({
    type,
    area,
    singleStorey,
    values: {
      ...fitting,
      allowed_industries: [...fitting.allowed_industries],
      restricted_industries: [...fitting.restricted_industries],
      available_area: area,
      min_divisible_area: null,
      clear_height: clear,
      ground_floor_height: Number((clear + 1).toFixed(1)),
      tax_per_mu: tax ?? null,
      sale_price: null,
      sale_total: null,
      ...values,
    },
  }));
}
