import type { Random } from '#shared/random.ts';
import type { Part } from './building.ts';
import type { City } from './city.ts';
import type { Profile, SpaceType } from './type.ts';
import type { Values } from './values.ts';

const transformers = [100, 160, 200, 250, 315, 400, 500, 630, 800, 1000, 1250, 1600, 2000, 2500, 3150, 4000, 5000, 6300, 8000];

/** Loading, roads and parking. */
export function logisticsValues(random: Random, profile: Profile, { area, whole }: Part): Values {
  const dock = random.chance(profile.dock)
    ? random.weighted({ one_side: 46, two_sides: 40, three_sides: 8, four_sides: 6 })
    : 'none';
  const small = profile.industry === 'thinking';
  return {
    dock,
    dock_height: dock === 'none' ? null : random.pick([1.2, 1.2, 1.3, 1.3, 1.4]),
    dock_kind: dock === 'none' ? null : random.pick(['inset', 'outside', 'outside']),
    drive_in_doors: small ? null : random.integer(0, 1 + Math.ceil(area / 3000)),
    dock_doors: dock === 'none' ? null : Math.max(1, Math.min(60, Math.round(area / 900))),
    max_truck: small ? random.pick([4.2, 7.2]) : random.pick([7.2, 9.6, 9.6, 13, 13, 17.5]),
    road_width: random.pick([6, 7, 8, 9, 12, 15]),
    truck_court: small ? null : random.pick([15, 20, 24, 30, 36]),
    parking: Math.round(area / (small ? 90 : 260)) + random.integer(0, 12),
    trailer_parking: small ? null : whole ? random.integer(0, Math.ceil(area / 1500)) : 0,
    chargers: random.chance(0.6) ? random.integer(2, 40) : 0,
  };
}

/** Power, water, gas and drainage. */
export function utilityValues(random: Random, type: SpaceType, profile: Profile, { area }: Part): Values {
  const need = Math.max(80, (area / 100) * random.between(...profile.power));
  const wet = type === 'laboratory' || type === 'pilot_base';
  const [gas, steam, air] = [random.chance(0.45), random.chance(0.18), random.chance(wet ? 0.4 : 0.15)];
  const effluent = random.weighted({ sewer: 78, own_plant: wet ? 18 : 8, none: 14 });
  return {
    power_capacity: transformers.find(size => size >= need) ?? Math.ceil(need / 1000) * 1000,
    power_extendable: random.chance(0.6),
    power_markup: random.chance(0.62) ? 0 : random.pick([0.05, 0.1, 0.1, 0.15, 0.2]),
    dual_feed: random.chance(type === 'cold_store' || wet ? 0.4 : 0.12),
    water_supply: random.pick([10, 20, 30, 50, 100, 200]),
    gas,
    gas_capacity: gas ? random.pick([50, 100, 200, 300, 500]) : null,
    steam,
    steam_capacity: steam ? random.pick([1, 2, 4, 6, 10]) : null,
    compressed_air: air,
    air_capacity: air ? random.pick([3, 6, 10, 20, 40]) : null,
    effluent,
    effluent_capacity: effluent === 'own_plant' ? random.pick([10, 20, 50, 100, 200]) : null,
    exhaust: random.chance(wet ? 0.7 : 0.25),
  };
}

const byProduct = ['dust', 'waste_gas', 'noise', 'waste_water', 'heat', 'electromagnetic', 'chemical', 'hazardous_waste'];

/** Environment and fire; making things is admitted more often than storing or thinking, and never without limits. */
export function environmentValues(random: Random, type: SpaceType, profile: Profile): Values {
  const making = profile.industry === 'making' || type === 'pilot_base';
  const eia = random.weighted(
    making ? { yes: 52, restricted: 24, to_confirm: 16, no: 8 } : { yes: 12, restricted: 16, to_confirm: 22, no: 50 },
  );
  const fire = making
    ? random.weighted({ a: 1, b: 3, c1: 10, c2: 34, c: 22, d: 22, e: 8 })
    : profile.industry === 'storing'
      ? random.weighted({ a: 1, b: 3, c1: 16, c2: 58, c: 14, d: 5, e: 3 })
      : random.weighted({ c: 30, c2: 25, d: 25, e: 20 });
  return {
    eia_possible: eia,
    discharge_permit: eia === 'yes' ? random.chance(0.45) : random.chance(0.06),
    pollution_accepted: eia === 'no' || !making ? ['none'] : random.some(byProduct, random.integer(1, 4)),
    fire_class: fire,
    sprinkler:
      type === 'high_standard_warehouse'
        ? random.weighted({ esfr: 60, ordinary: 40 })
        : random.weighted({ ordinary: 52, none: 42, esfr: 6 }),
    fire_acceptance: random.weighted({ passed: 78, by_tenant: 22 }),
  };
}

const wanted = {
  making: [
    ['C36'],
    ['C34', 'C35'],
    ['C36', 'C34', 'C33'],
    ['C39'],
    ['C38', 'C39'],
    ['C27', 'C35'],
    ['C29', 'C33'],
    ['C13', 'C14'],
    ['C34', 'C35', 'C40'],
    ['C26', 'C30'],
    ['C37', 'C34'],
  ],
  storing: [['G59'], ['G59', 'G54'], ['F51', 'F52', 'G59'], ['G60', 'G54'], ['C13', 'G59']],
  thinking: [['M73'], ['I65'], ['I65', 'I64'], ['M73', 'C27'], ['M74', 'M75'], ['C39', 'I65']],
};
const unwanted = [['C25', 'C26'], ['C26', 'C22', 'C17'], ['C31', 'C32'], ['C26'], ['C42', 'C25'], ['C19', 'C22'], ['C21', 'C20']];

/** Whom a park wants and what it asks for. */
export function admissionValues(random: Random, city: City, profile: Profile): Values {
  const asks = random.chance(0.4);
  const restricted = random.chance(0.5) ? random.pick(unwanted) : null;
  const allowed = random.chance(0.7) ? random.pick(wanted[profile.industry]).filter(code => !restricted?.includes(code)) : null;
  return {
    allowed_industries: allowed && allowed.length > 0 ? allowed : null,
    restricted_industries: restricted,
    tax_per_mu: asks ? random.integer(...city.tax) : null,
    invest_intensity: asks && random.chance(0.6) ? random.integer(12, 45) * 10 : null,
    output_per_mu: asks && random.chance(0.5) ? random.integer(15, 70) * 10 : null,
    amenities: random.some(['canteen', 'dormitory', 'shop', 'office', 'security', 'shuttle'], random.integer(1, 5)),
    land_block: city.letters === 'SJ' ? random.pick(['104 板块', '195 区域', '198 区域']) : null,
  };
}
