import { placeIndex } from '#modules/reference/index.ts';
import type { Viewer } from '#shared/viewer.ts';
import type { OfferFilter, Range, RentUnit } from './filter.ts';
import { daysShownTo } from './freshness.ts';

/** Query text under construction: `bind` adds a parameter and gives its placeholder. */
export type Text = { params: unknown[]; bind(value: unknown, type: string): string };

export function startText(): Text {
  const params: unknown[] = [];
  return { params, bind: (value, type) => `$${params.push(value)}::${type}` };
}

/** The SQL condition on "o" for what this reader may find in lists: listed, open, and confirmed lately enough. */
export function findable(viewer: Viewer): string {
  const days = daysShownTo(viewer);
  const open = `o.publication = 'listed' and o.lease_status in ('planned', 'open', 'reserved')`;
  return days === null ? open : `${open} and o.confirmed_at > now() - interval '${days + 1} days'`;
}

/** Days of a rent month by the listing's own basis stand in rent_month; a filter in day rates counts 30, as the trade does. */
const monthOf: Readonly<Record<RentUnit, number>> = { yuan_m2_day: 30, yuan_m2_month: 1, yuan_m2_year: 1 / 12 };

/** How severe each fire-hazard class is, 1 the most; the column fire_rank holds the same. */
export const fireRanks: Readonly<Record<string, number>> = { a: 1, b: 2, c1: 3, c: 3, c2: 4, d: 5, e: 6 };

/** The SQL conditions on "o" of a filter, but for its kind, which lists handle for the sake of their index. */
export function conditionsOf(filter: OfferFilter, text: Text): string[] {
  const out: string[] = [];
  const stated = (column: string, condition: string) =>
    out.push(filter.unknown ? `(${column} is null or ${condition})` : condition);
  const within = (column: string, range: Range | undefined, factor = 1) => {
    if (range?.min !== undefined) stated(column, `${column} >= ${text.bind(range.min * factor, 'float8')}`);
    if (range?.max !== undefined) stated(column, `${column} <= ${text.bind(range.max * factor, 'float8')}`);
  };
  const least = (column: string, value: number | undefined) => within(column, value === undefined ? undefined : { min: value });
  if (filter.place) out.push(placeCondition(filter.place, text));
  if (filter.block) {
    const part = text.bind(filter.block, 'text');
    const named = (column: string) => `position(lower(${part}) in lower(coalesce(${column}, ''))) > 0`;
    stated('coalesce(o.land_block, o.park_name)', `(${named('o.land_block')} or ${named('o.park_name')})`);
  }
  if (filter.family) out.push(`o.family = any(${text.bind(filter.family, 'text[]')})`);
  if (filter.type) stated('o.space_type', `o.space_type = any(${text.bind(filter.type, 'text[]')})`);
  if (filter.deal) stated('o.deal', `o.deal in ('${filter.deal}', 'rent_or_sale')`);
  if (filter.area?.min !== undefined) stated('o.area_max', `o.area_max >= ${text.bind(filter.area.min, 'float8')}`);
  if (filter.area?.max !== undefined) stated('o.area_min', `o.area_min <= ${text.bind(filter.area.max, 'float8')}`);
  within('o.rent_month', filter.rent, filter.rent && monthOf[filter.rent.unit]);
  within('o.sale_m2', filter.sale_price);
  within('o.land_mu_price', filter.land_price);
  if (filter.floor === 'ground') stated('o.ground_floor', '(o.ground_floor or o.single_storey or o.floor = 1)');
  if (filter.floor === 'upper') stated('o.floor', 'o.floor >= 2');
  if (filter.floor === 'single') stated('o.single_storey', 'o.single_storey');
  if (filter.floor === 'standalone') stated('o.standalone', `(o.standalone or o.space_type = 'courtyard_factory')`);
  least('o.height', filter.height);
  least('o.load', filter.load);
  least('o.power_capacity', filter.power);
  least('o.freight_lift_load', filter.lift);
  least('o.max_truck', filter.max_truck);
  least('o.crane', filter.crane);
  if (filter.fire) stated('o.fire_rank', `o.fire_rank <= ${text.bind(fireRanks[filter.fire], 'smallint')}`);
  if (filter.eia) stated('o.eia_possible', `o.eia_possible in ('yes', 'restricted')`);
  if (filter.register) stated('o.can_register', 'o.can_register');
  if (filter.title) stated('o.title_certificate', `o.title_certificate in ('yes', 'whole_site', 'per_unit')`);
  if (filter.dock) stated('o.dock', `o.dock <> 'none'`);
  if (filter.sprinkler) stated('o.sprinkler', `o.sprinkler <> 'none'`);
  if (filter.divisible) stated('o.min_divisible_area', 'o.area_min < o.area_max');
  if (filter.short_lease) stated('o.lease_min', 'o.lease_min <= 12');
  if (filter.available) stated('o.available_from', `o.available_from <= ${text.bind(filter.available, 'date')}`);
  if (filter.industry) {
    const code = text.bind(filter.industry, 'text');
    stated('o.allowed_industries', `${code} = any(o.allowed_industries)`);
    out.push(`${code} = any(o.restricted_industries) is not true`);
  }
  if (filter.verification) out.push(`o.verification = any(${text.bind(levelsFrom(filter.verification), 'text[]')})`);
  if (filter.updated !== undefined) out.push(`o.confirmed_at > now() - ${text.bind(filter.updated, 'int')} * interval '1 day'`);
  if (filter.owner) out.push(`o.lessor_role = 'owner'`);
  return out;
}

const levels = ['phone', 'document', 'site'];

function levelsFrom(level: string): string[] {
  return levels.slice(levels.indexOf(level));
}

function placeCondition(codes: readonly number[], text: Text): string {
  const { byCode } = placeIndex();
  const byLevel: Record<string, number[]> = { city: [], district: [], town: [] };
  for (const code of codes) byLevel[byCode(code)?.level ?? '']?.push(code);
  const parts = Object.entries(byLevel)
    .filter(([, list]) => list.length > 0)
    .map(([level, list]) =>
      list.length === 1 ? `o.${level} = ${text.bind(list[0], 'int')}` : `o.${level} = any(${text.bind(list, 'int[]')})`,
    );
  return parts.length ? `(${parts.join(' or ')})` : 'false';
}
