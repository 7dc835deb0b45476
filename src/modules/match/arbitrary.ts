import fc from 'fast-check';
import { placeIndex } from '#modules/reference/index.ts';
import type { Tx } from '#platform/database.ts';
import type { Condition, Want } from './condition.ts';
import { criteria } from './criteria.ts';
import type { Criterion } from './criterion.ts';

/** The moment at which the tests look. */
export const now = new Date('2026-11-23T04:00:00Z');

const town = (district: number) => placeIndex().children(district)[0]!.code;
const districts = [310117, 310112, 310118, 330402, 330411, 330421, 330481];
const cities: Readonly<Record<number, number>> = { 3101: 310100, 3304: 330400 };
const towns = [town(310117), town(330402)];
const industries = ['C34', 'C36', 'C38', 'C26', 'G59'];

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 3 });
const among = <T>(...values: T[]) => fc.constantFrom(...values);

/** A row of offer.offer with many things unsaid; a land listing now and then. */
export const anyOffer = fc
  .record({
    kind: fc.constantFrom('space', 'space', 'space', 'land'),
    place: among(...districts, ...districts, 310100, 330400, ...towns),
    space_type: maybe(among('standard_factory', 'warehouse', 'rnd_building', 'laboratory', 'office')),
    deal_type: maybe(among('rent', 'sale', 'rent_or_sale', 'custom')),
    area: maybe(among(800, 1500, 3000, 3000, 4200, 9000)),
    share: maybe(among(0.2, 0.5, 1)),
    rent: maybe(among(0.5, 0.8, 0.93, 1.2)),
    sale_price: maybe(among(3000, 5000)),
    clear_height: maybe(among(4.5, 7.6, 8, 9.3)),
    floor_load: maybe(among(0.8, 1.5, 3)),
    power_capacity: maybe(among(200, 500, 1250)),
    crane_loads: maybe(among([5], [5, 10], [20])),
    freight_lift_load: maybe(among(2, 3, 5)),
    fire_class: maybe(among('b', 'c', 'c2', 'd')),
    eia_possible: maybe(among('yes', 'restricted', 'no', 'to_confirm')),
    standalone: maybe(fc.boolean()),
    ground_floor: maybe(fc.boolean()),
    sprinkler: maybe(among('none', 'esfr')),
    dock: maybe(among('none', 'one_side')),
    title_certificate: maybe(among('yes', 'no', 'in_progress')),
    can_register: maybe(fc.boolean()),
    allowed_industries: maybe(fc.subarray(industries)),
    restricted_industries: maybe(fc.subarray(industries, { maxLength: 2 })),
    tax_per_mu: maybe(among(10, 30, 60)),
    available_from: maybe(among('2026-10-01', '2027-01-15', '2027-03-01')),
    verification: among('none', 'failed', 'phone', 'document', 'site'),
    lapsed: among(0, 0, 1, 6),
    lease_status: among('open', 'open', 'open', 'open', 'let'),
    age: among(1, 31, 45, 80, 100),
  })
  .map(({ kind, place, area, share, age, rent, ...rest }) => {
    const at = placeIndex().byCode(place)!;
    const city = at.level === 'city' ? place : cities[Math.trunc(at.district! / 100)]!;
    const land = kind === 'land';
    const common = {
      kind,
      city,
      district: at.level === 'city' ? place : at.district!,
      town: at.level === 'town' ? place : null,
      origin: 'demo',
      invented: true,
      publication: 'listed',
      verification: rest.verification,
      lapsed: rest.lapsed,
      lease_status: rest.lease_status,
      confirmed_at: new Date(now.getTime() - age * 86_400_000).toISOString(),
    };
    if (land) {
      const land_area = area === null ? null : area * 10;
      return {
        ...common,
        land_area,
        land_price: 40,
        tax_per_mu: rest.tax_per_mu,
        supply_mode: 'listing',
        allowed_industries: rest.allowed_industries,
      };
    }
    return {
      ...rest,
      ...common,
      available_area: area,
      min_divisible_area: area === null || share === null ? null : Math.max(10, area * share),
      rent,
      rent_unit: rent === null ? null : 'yuan_m2_day',
    };
  });

/** Conditions on some criteria, drawn from values that the offers above meet, nearly meet, or miss. */
export const anyConditions: fc.Arbitrary<Condition[]> = fc
  .uniqueArray(fc.constantFrom(...criteria), { minLength: 0, maxLength: 7, selector: one => one.key })
  .chain(chosen => fc.tuple(...chosen.map(anyCondition)));

function anyCondition(criterion: Criterion): fc.Arbitrary<Condition> {
  return fc.record({ criterion: fc.constant(criterion.key), hard: fc.boolean(), want: anyWant(criterion) });
}

const usual: Readonly<Record<string, number[]>> = {
  rent: [14.9, 24, 27.9, 40],
  sale_price: [2900, 4500, 5000],
  total_price: [900, 2000],
  land_price: [38, 40, 50],
  height: [5, 8, 8.2, 10],
  load: [1, 1.6, 3],
  power: [250, 500, 630],
  crane: [5, 12, 20],
  lift: [2, 3, 6],
  tax: [20, 150, 600],
  invest: [1000],
};

function anyWant({ key, shape, options }: Criterion): fc.Arbitrary<Want> {
  const number = () => fc.constantFrom(...usual[key]!);
  switch (shape) {
    case 'flag':
      return fc.constant({ is: 'flag' });
    case 'by':
      return among('2026-12-01', '2027-01-31').map(date => ({ is: 'by', date }));
    case 'at_least':
      return number().map(min => ({ is: 'range', min, max: null }));
    case 'at_most':
      return number().map(max => ({ is: 'range', min: null, max }));
    case 'overlap':
      return among<Want>(
        { is: 'range', min: 1000, max: 3000 },
        { is: 'range', min: 3100, max: null },
        { is: 'range', min: null, max: 1400 },
        { is: 'range', min: 4000, max: 8000 },
      );
    case 'any':
      if (key === 'place') return anyPlaces;
      if (key === 'industry') return fc.subarray(industries, { minLength: 1 }).map(of => ({ is: 'any', of }));
      return fc.subarray(Object.keys(options!), { minLength: 1, maxLength: 2 }).map(of => ({ is: 'any', of }));
  }
}

const anyPlaces: fc.Arbitrary<Want> = fc
  .record({
    of: fc.subarray([310117, 310112, 330400, 330402, 330000, ...towns], { maxLength: 3 }),
    not: fc.subarray([330411, 310118, town(310112)], { maxLength: 1 }),
  })
  .filter(({ of, not }) => of.length + not.length > 0)
  .map(({ of, not }) => ({ is: 'any', of, ...(not.length ? { not } : {}) }));

/** Inserts offers as rows; the codes come back in their order. */
export async function insertOffers(tx: Tx, offers: readonly object[]): Promise<string[]> {
  await insertPlaces(tx);
  const codes: string[] = [];
  for (const [index, offer] of offers.entries()) {
    const row: Record<string, unknown> = {
      title: '虚构房源',
      code: `T-${index}-${Math.random().toString(36).slice(2, 8).toUpperCase()}`,
      ...offer,
    };
    const columns = Object.keys(row)
      .filter(key => row[key] !== null)
      .join(', ');
    await tx.unsafe(
      `insert into offer.offer (${columns}) select ${columns} from jsonb_populate_record(null::offer.offer, $1::text::jsonb)`,
      [JSON.stringify(row)],
    );
    codes.push(String(row.code));
  }
  return codes;
}

async function insertPlaces(tx: Tx): Promise<void> {
  const { byCode, all } = placeIndex();
  const rows = all.filter(
    ({ code, city }) => city === 310100 || city === 330400 || code === 310000 || code === 330000 || byCode(code)?.code === 310100,
  );
  const json = rows.map(({ short, ...row }) => ({ ...row, short_name: short }));
  await tx`insert into reference.place select * from jsonb_populate_recordset(null::reference.place, ${JSON.stringify(json)}::text::jsonb) on conflict do nothing`;
}
