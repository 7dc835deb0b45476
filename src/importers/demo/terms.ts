import type { Random } from '#shared/random.ts';
import type { Part } from './building.ts';
import type { City } from './city.ts';
import type { Profile, SpaceType } from './type.ts';
import { dayAfter, type Values } from './values.ts';

export type LessorRole = 'owner' | 'sublessor' | 'park' | 'broker' | 'unknown';

/** Rent, price, lease and costs. Invented levels: see city.ts. */
export function termValues(
  random: Random,
  city: City,
  type: SpaceType,
  profile: Profile,
  part: Part,
  role: LessorRole,
  today: string,
): Values {
  const deal =
    type === 'custom_factory'
      ? random.weighted({ custom: 80, rent: 20 })
      : random.weighted({ rent: 76, rent_or_sale: 10, sale: 9, cooperation: 3, custom: 2 });
  const forRent = deal !== 'sale';
  const forSale = deal === 'sale' || deal === 'rent_or_sale' || (deal === 'custom' && random.chance(0.5));
  const upstairs = part.singleStorey || part.floor === 1 ? 1.05 : Math.max(0.72, 1 - 0.06 * (part.floor - 1));
  const large = part.area > 8000 ? 0.93 : part.area < 600 ? 1.1 : 1;
  const month = random.between(...city.rent) * profile.rent * (profile.industry === 'thinking' ? 1 : upstairs) * large;
  const lease = random.pick([12, 12, 24, 36, 36, 60]);
  const escalates = random.chance(0.6);
  const price = Math.round((month * 12) / random.between(0.045, 0.065, 3) / 50) * 50;
  return {
    deal_type: deal,
    ...(forRent ? quoted(random, city, month) : {}),
    tax_included: forRent ? random.chance(0.5) : null,
    fee_included: forRent ? random.chance(0.3) : null,
    invoice: random.weighted({ special: 60, ordinary: 28, none: 12 }),
    service_charge: random.chance(0.8) ? random.between(0.5, profile.industry === 'thinking' ? 6 : 3, 1) : 0,
    sale_price: forSale && random.chance(0.8) ? price : null,
    sale_total: forSale && random.chance(0.35) ? Math.round((price * part.area) / 10_000) : null,
    deposit_months: forRent ? random.pick([1, 1, 2, 2, 3]) : null,
    prepaid_months: forRent ? random.pick([1, 3, 3, 6, 6, 12]) : null,
    lease_min: forRent ? lease : null,
    lease_max: forRent ? Math.max(lease, random.pick([36, 60, 60, 96, 120])) : null,
    free_rent: forRent ? random.pick([0, 0.5, 1, 1, 2, 3]) : null,
    escalation: forRent && escalates ? random.pick([3, 5, 5, 6, 8]) : null,
    escalation_every: forRent && escalates ? random.pick([12, 12, 24, 36]) : null,
    transfer_fee: role === 'sublessor' ? random.pick([0, 0, 2, 5, 8, 15]) : 0,
    brokerage: role === 'broker' ? random.pick([0.5, 1, 1]) : 0,
    available_from: dayAfter(
      today,
      random.chance(0.55) ? random.integer(-60, 0) : random.integer(5, type === 'custom_factory' ? 540 : 200),
    ),
  };
}

function quoted(random: Random, city: City, month: number): Values {
  const unit = random.weighted(city.quoted);
  if (unit === 'yuan_m2_day')
    return { rent: Number((month / 30.4).toFixed(2)), rent_unit: unit, rent_day_basis: random.pick(['d30', 'd365', 'd365']) };
  if (unit === 'yuan_m2_year') return { rent: Math.round(month * 12), rent_unit: unit };
  return { rent: Math.round(month * 2) / 2, rent_unit: unit };
}

/** Title, tenure and what the lessor may promise; a sub-lessor always says when the lease with the owner ends. */
export function tenureValues(random: Random, age: number, role: LessorRole, today: string): Values {
  return {
    title_certificate: random.weighted({ yes: 52, whole_site: 18, per_unit: 8, in_progress: 9, no: 13 }),
    land_tenure: random.weighted({ state_granted: 76, state_allocated: 6, collective: 18 }),
    remaining_tenure: Math.max(3, 50 - age - random.integer(0, 3)),
    can_register: random.chance(0.86),
    sublet_allowed: random.chance(0.25),
    head_lease_end: role === 'sublessor' ? dayAfter(today, random.integer(240, 3000)) : null,
    encumbrance: random.weighted({ none: 80, mortgage: 18, seizure: 2 }),
  };
}
