import { type OfferRow, offerFields } from '#modules/offer/index.ts';
import { makeRandom, type Random } from '#shared/random.ts';
import { buildingValues, choosePart } from './building.ts';
import type { City } from './city.ts';
import { admissionValues, environmentValues, logisticsValues, utilityValues } from './service.ts';
import { chooseSite, siteValues } from './site.ts';
import { type LessorRole, tenureValues, termValues } from './terms.ts';
import { noteOf, titleOf } from './title.ts';
import { profiles, type SpaceType } from './type.ts';
import type { Known, Values } from './values.ts';

/** What the example listings fix; everything else is left to chance. */
export type Wish = { type: SpaceType; area: number; singleStorey: boolean; values: Values };

export type Ages = { confirmed: number; listed: number };

/** Fields that a lessor hardly ever leaves out. */
const nearlyAlways = new Set([
  'deal_type',
  'available_area',
  'rent',
  'rent_unit',
  'sale_price',
  'floors',
  'floor',
  'head_lease_end',
]);

/** One invented space; the code alone decides what it is, so that adding listings never changes others. */
export function makeSpace(code: string, city: City, today: string, wish?: Wish): { row: OfferRow; ages: Ages } {
  const random = makeRandom(code);
  const site = chooseSite(random, city);
  const type = wish?.type ?? random.weighted(shares);
  const profile = profiles[type];
  const part = choosePart(random, type, profile, wish?.area, wish?.singleStorey);
  const role = random.weighted({ owner: 32, park: 28, sublessor: 17, broker: 18, unknown: 5 }) as LessorRole;
  const { age, ...building } = buildingValues(random, type, profile, part);
  const known: Values = {
    ...building,
    year_built: Number(today.slice(0, 4)) - Number(age),
    ...tenureValues(random, Number(age), role, today),
    ...logisticsValues(random, profile, part),
    ...utilityValues(random, type, profile, part),
    ...environmentValues(random, type, profile),
    ...termValues(random, city, type, profile, part, role, today),
    ...admissionValues(random, city, profile),
    ...wish?.values,
  };
  const values = { ...forget(random, known, wish?.values ?? {}), ...siteValues(site), space_type: type };
  const ages = wish ? { confirmed: random.integer(0, 20), listed: random.integer(20, 60) } : agesOf(random);
  const row: OfferRow = {
    code,
    kind: 'space',
    title: titleOf(random, site, profile, values),
    note: random.chance(0.6) ? noteOf(random, profile, values) : null,
    city: site.city,
    district: site.district,
    town: site.town,
    lon: site.lon,
    lat: site.lat,
    datum: site.datum,
    lessor_role: role,
    lease_status: wish
      ? 'open'
      : type === 'custom_factory'
        ? random.weighted({ planned: 70, open: 30 })
        : statusOf(random, values),
    media: random.chance(0.7) ? random.some(['photo', 'panorama', 'video', 'plan'], random.integer(1, 3)) : null,
    values,
  };
  return { row, ages };
}

const shares = Object.fromEntries(Object.entries(profiles).map(([type, { share }]) => [type, share])) as Record<
  SpaceType,
  number
>;

function statusOf(random: Random, values: Values): OfferRow['lease_status'] {
  const taken = values.deal_type === 'sale' ? 'sold' : 'let';
  return random.weighted({ open: 86, reserved: 7, [taken]: 5, archived: 2 } as Record<OfferRow['lease_status'], number>);
}

/** What the lessor did not say: of each listing another part, from a quarter to nearly half of the optional fields. */
export function forget(random: Random, values: Values, keep: Values): Known {
  const gap = random.between(0.22, 0.42);
  const kept: Known = {};
  for (const { key } of offerFields) {
    const value = values[key];
    const told = key in keep || (nearlyAlways.has(key) ? random.chance(0.97) || key === 'head_lease_end' : !random.chance(gap));
    if (value !== null && value !== undefined && told) kept[key] = value;
  }
  return together(kept);
}

/** Values that mean nothing without each other. */
function together(values: Known): Known {
  const { rent, rent_unit: unit } = values;
  if (rent === undefined || unit === undefined) {
    for (const key of ['rent', 'rent_unit', 'rent_day_basis', 'tax_included', 'fee_included']) delete values[key];
  }
  if (!values.gas) delete values.gas_capacity;
  if (!values.steam) delete values.steam_capacity;
  if (!values.compressed_air) delete values.air_capacity;
  if (values.available_area === undefined) delete values.min_divisible_area;
  return values;
}

/** Days since the last confirmation and since listing: most are fresh, some wait for a reminder, some have faded. */
export function agesOf(random: Random): Ages {
  const band = random.weighted({ fresh: 56, ageing: 22, faded: 14, members: 8 });
  const confirmed = {
    fresh: random.integer(0, 30),
    ageing: random.integer(31, 60),
    faded: random.integer(61, 90),
    members: random.integer(91, oldest),
  }[band];
  return { confirmed, listed: confirmed + Math.round(random.logNormal(25, 0.9)) };
}

/** The age in days that the oldest listings of the set have. */
export const oldest = 110;
