import type { OfferVerification } from '#modules/offer/index.ts';
import { makeRandom } from '#shared/random.ts';
import type { Ages } from './space.ts';
import { dayAfter } from './values.ts';

export type Level = 'none' | 'failed' | 'phone' | 'document' | 'site';

const lasting = { phone: 90, document: 365, site: 180 } as const;
const checkers = {
  phone: ['示例核验中心电话组', '演示平台客服组'],
  document: ['示例核验中心资料组', '虚构产权查询服务点'],
  site: ['示例核验中心现场组', '演示园区联合核验组'],
} as const;

/** What can be seen on the spot, in papers, or only asked. */
const seenOnSite = [
  'clear_height',
  'ground_floor_height',
  'typical_floor_height',
  'crane_loads',
  'dock',
  'single_storey',
  'standalone',
  'freight_lift_load',
  'max_truck',
  'yard_area',
  'sprinkler',
  'servicing_level',
];
const seenInPapers = [
  'title_certificate',
  'land_tenure',
  'gross_area',
  'power_capacity',
  'eia_possible',
  'fire_acceptance',
  'fire_class',
  'remaining_tenure',
  'head_lease_end',
  'encumbrance',
  'land_area',
  'far_max',
  'discharge_permit',
];
const asked = [
  'rent',
  'available_from',
  'available_area',
  'deposit_months',
  'min_divisible_area',
  'can_register',
  'allowed_industries',
  'tax_per_mu',
  'start_price',
];

/** The level of a listing and who checked what: the whole of it, and some of its fields each with its own end. */
export function proveOffer(
  code: string,
  values: Readonly<Record<string, unknown>>,
  ages: Ages,
  today: string,
): { level: Level; proofs: OfferVerification[] } {
  const random = makeRandom(`proof ${code}`);
  const level: Level = random.weighted({ none: 44, phone: 26, document: 11, site: 16, failed: 3 });
  if (level === 'none') return { level, proofs: [] };
  const method = level === 'failed' ? 'phone' : level;
  const checked = Math.min(ages.confirmed + random.integer(0, 20), lasting[method] - 1);
  const record = (
    field: string | null,
    how: keyof typeof lasting,
    age: number,
    passed: boolean,
    note: string | null,
  ): OfferVerification => {
    const on = dayAfter(today, -age);
    return {
      code,
      field,
      method: how,
      passed,
      checked_by: random.pick(checkers[how]),
      checked_on: on,
      valid_until: dayAfter(on, lasting[how]),
      note,
    };
  };
  const whole = record(
    null,
    method,
    checked,
    level !== 'failed',
    level === 'failed' ? '多次联系未能核实房源仍在，待发布方补充' : null,
  );
  if (level === 'failed') return { level, proofs: [whole] };
  const stated = (keys: readonly string[]) => keys.filter(key => values[key] !== undefined && values[key] !== null);
  const fields = [
    ...(level === 'site' ? random.some(stated(seenOnSite), random.integer(2, 5)).map(key => [key, 'site'] as const) : []),
    ...(level !== 'phone' ? random.some(stated(seenInPapers), random.integer(1, 4)).map(key => [key, 'document'] as const) : []),
    ...random.some(stated(asked), random.integer(1, 3)).map(key => [key, 'phone'] as const),
  ];
  // Now and then a field does not hold, or its proof is older than the listing's and has run out: both must show.
  const proofs = fields.map(([key, how]) => {
    const passed = random.chance(0.96);
    return record(
      key,
      how,
      checked + (random.chance(0.2) ? random.integer(30, lasting[how]) : 0),
      passed,
      passed ? null : '与登记不一致，待发布方更正',
    );
  });
  return { level, proofs: [whole, ...proofs] };
}
