import type { Random } from '#shared/random.ts';
import type { Profile, SpaceType } from './type.ts';
import type { Values } from './values.ts';

/** What a listing offers of a building: fixes everything that heights, loads and prices depend on. */
export type Part = {
  area: number;
  singleStorey: boolean;
  /** The whole building, with its ground floor. */
  whole: boolean;
  floor: number;
  floors: number;
};

export function choosePart(random: Random, type: SpaceType, profile: Profile, area?: number, singleStorey?: boolean): Part {
  const drawn = area ?? rounded(Math.min(120_000, Math.max(80, random.logNormal(...profile.area))));
  if (singleStorey ?? random.chance(profile.single))
    return { area: drawn, singleStorey: true, whole: random.chance(0.75), floor: 1, floors: 1 };
  const tall = profile.industry === 'thinking' ? random.integer(4, type === 'office' ? 18 : 9) : random.integer(2, 6);
  const whole =
    type === 'courtyard_factory' || type === 'custom_factory' || random.chance(profile.industry === 'thinking' ? 0.15 : 0.25);
  return { area: drawn, singleStorey: false, whole, floor: whole ? 1 : random.integer(1, tall), floors: tall };
}

/** Steps in which areas are named: 50 ㎡ for large ones, 10 and 5 for small ones. */
function rounded(area: number): number {
  const step = area >= 2000 ? 50 : area >= 500 ? 10 : 5;
  return Math.round(area / step) * step;
}

/** Areas, structure, heights, loads, lifts and cranes: each follows from the part offered and the type. */
export function buildingValues(random: Random, type: SpaceType, profile: Profile, part: Part): Values {
  const { area, singleStorey, whole, floor, floors } = part;
  const gross = whole
    ? random.chance(0.7)
      ? area
      : rounded(area * random.between(1.05, 1.6))
    : rounded(area * random.between(1.2, singleStorey ? 3 : floors));
  const plate = rounded(Math.max(80, singleStorey ? gross : gross / floors));
  const age = Math.floor(Math.min(28, random.logNormal(9, 0.7)));
  const onGround = singleStorey || floor === 1;
  const clear = singleStorey ? random.between(...profile.clear, 1) : null;
  const ground = singleStorey ? Number((clear! + random.between(0.5, 1.6, 1)).toFixed(1)) : random.between(...profile.ground, 1);
  const typical = singleStorey ? null : random.between(...profile.typical, 1);
  const groundLoad = profile.industry === 'thinking' ? random.between(0.5, 1.2, 1) : random.between(1.5, singleStorey ? 5 : 3, 1);
  return {
    building: random.pick(['1号楼', '2号楼', '3幢', '5幢', 'A栋', 'B栋', 'C座', '8号厂房', '12幢', '东区6号']),
    floor: whole && !singleStorey ? null : profile.industry === 'storing' && !singleStorey && random.chance(0.01) ? -1 : floor,
    floors,
    single_storey: singleStorey,
    standalone: whole && random.chance(0.8),
    ground_floor: onGround,
    gross_area: Math.max(gross, area),
    available_area: area,
    min_divisible_area:
      area >= 1200 && random.chance(0.55) ? Math.max(200, Math.round(area / random.integer(2, 6) / 100) * 100) : null,
    floor_plate_area: plate,
    common_area_ratio: singleStorey ? random.integer(0, 6) : random.integer(8, 28),
    yard_area: whole ? rounded(area * random.between(0.1, 0.7)) : random.chance(0.2) ? rounded(random.between(100, 900)) : 0,
    office_ratio: profile.industry === 'thinking' ? random.integer(40, 100) : random.integer(2, 15),
    structure: structureOf(random, type, singleStorey),
    age,
    ground_floor_height: ground,
    typical_floor_height: typical,
    clear_height:
      clear ?? (random.chance(0.5) ? Number(((onGround ? ground : typical!) - random.between(0.5, 0.9, 1)).toFixed(1)) : null),
    ground_load: groundLoad,
    floor_load: singleStorey ? null : Number(Math.max(0.25, groundLoad * random.between(0.35, 0.6)).toFixed(2)),
    column_spacing: random.pick(singleStorey ? [6, 7.5, 8, 9] : [7.5, 8, 8.4, 9]),
    span: singleStorey ? random.pick([15, 18, 20, 21, 24, 27, 30]) : random.pick([8, 8.4, 9, 12]),
    floor_finish: random.weighted({
      concrete: 25,
      emery: 32,
      epoxy: profile.industry === 'storing' ? 8 : 26,
      antistatic: type === 'laboratory' || type === 'pilot_base' ? 20 : 4,
      terrazzo: 8,
    }),
    canopy: profile.industry === 'storing' ? random.chance(0.75) : random.chance(0.35),
    ...liftValues(random, profile, part, clear ?? ground),
  };
}

function structureOf(random: Random, type: SpaceType, singleStorey: boolean): string {
  if (type === 'steel_factory') return random.weighted({ light_steel: 62, heavy_steel: 38 });
  if (singleStorey) return random.weighted({ light_steel: 55, heavy_steel: 15, brick: 18, steel_concrete: 12 });
  return random.weighted({ frame: 62, steel_concrete: 28, brick: 10 });
}

function liftValues(random: Random, profile: Profile, { area, singleStorey, floor, floors }: Part, height: number): Values {
  const crane = (singleStorey || floor === 1) && height >= 6 && random.chance(profile.crane);
  const lifts = singleStorey || floors === 1 ? 0 : Math.max(1, Math.min(8, Math.round(area / 4000 + random.unit())));
  return {
    freight_lift_count: lifts,
    freight_lift_load: lifts > 0 ? random.pick(profile.industry === 'thinking' ? [1, 1.6, 2] : [2, 3, 3, 5]) : null,
    crane_loads: crane ? random.pick([[5], [10], [5, 5], [10, 5], [16], [10, 10], [20, 10], [32, 10]]) : null,
    crane_hook_height: crane ? Number(Math.max(3.5, height - random.between(1.2, 2.4, 1)).toFixed(1)) : null,
    hoist_opening: !singleStorey && floor > 1 ? random.chance(0.4) : null,
  };
}
