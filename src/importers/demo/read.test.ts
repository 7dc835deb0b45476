import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { fieldsFor, offerFields, ownFields, readOfferForm } from '#modules/offer/index.ts';
import { outlineOf, placeIndex } from '#modules/reference/index.ts';
import { insidePolygons } from '#shared/polygon.ts';
import { readDemo } from './read.ts';

const today = '2026-11-23';
const set = readDemo(today);
const spaces = set.offers.filter(({ kind }) => kind === 'space');
const parcels = set.offers.filter(({ kind }) => kind === 'land');

test('the same day gives the same set, byte for byte', () => {
  const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
  expect(digest(readDemo(today))).toBe(digest(set));
});

test('another day moves dates only', () => {
  const later = readDemo('2027-02-01').offers;
  const still = ({ code, title, lon, lat, values: { rent, gross_area, clear_height } }: (typeof later)[number]) => [
    code,
    title,
    lon,
    lat,
    rent,
    gross_area,
    clear_height,
  ];
  expect(later.map(still)).toEqual(set.offers.map(still));
});

test('2,000 spaces and 150 parcels lie over the nine members, offered by 200 organisations', () => {
  expect(spaces.length).toBeGreaterThanOrEqual(2000);
  expect(parcels.length).toBeGreaterThanOrEqual(150);
  expect(set.organisations).toHaveLength(200);
  const places = placeIndex();
  const members = new Set(set.offers.map(({ district, city }) => places.byCode(district)?.member ?? city));
  expect(members).toEqual(new Set(places.members.map(({ code }) => code)));
  expect(new Set(set.offers.map(({ code }) => code)).size).toBe(set.offers.length);
});

test('every organisation, park and road says by its first word that it is invented, and none has a credit code', () => {
  const says = /^(示例|虚构|演示|样例|假想)/;
  expect(set.organisations.filter(({ name, invented, credit_code }) => !says.test(name) || !invented || credit_code)).toEqual([]);
  expect(set.offers.filter(({ values }) => values.park_name && !says.test(values.park_name as string))).toEqual([]);
  expect(set.offers.filter(({ values }) => values.address && !/示例|虚构|演示|样例|假想/.test(values.address as string))).toEqual(
    [],
  );
  expect(set.verifications.filter(({ checked_by }) => !/示例|虚构|演示/.test(checked_by))).toEqual([]);
});

test('every listing is one that the form would take', () => {
  for (const {
    town,
    district,
    values,
    code,
    lessor: _,
    confirmed_at: _c,
    listed_at: _l,
    verification: _v,
    ...own
  } of set.offers) {
    const read = readOfferForm({ ...own, ...values, place: town ?? district } as never);
    expect(read.ok ? {} : read.problems, code).toEqual({});
  }
});

test('a heading says nothing that its listing does not state', () => {
  for (const { title, values } of spaces) {
    const height = /层高([\d.]+)米/.exec(title)?.[1];
    const heights = [values.clear_height, values.ground_floor_height, values.typical_floor_height];
    if (height) expect(heights, title).toContain(Number(height));
    const area = /(\d+)(?:㎡|平(?!起)|平方|平米)/.exec(title)?.[1];
    if (area) expect([values.available_area, values.gross_area, values.min_divisible_area], title).toContain(Number(area));
    if (/出租|出售/.test(title)) expect(values.deal_type, title).toBeDefined();
    if (title.includes('单层')) expect(values.single_storey, title).toBe(true);
  }
});

test('every field of the trade and every option of it appears somewhere', () => {
  const rows = set.offers.map(({ values, ...own }) => ({ ...own, ...values }) as Record<string, unknown>);
  for (const field of [...offerFields, ...ownFields]) {
    const stated = rows.map(row => row[field.key]).filter(value => value !== undefined && value !== null);
    expect(stated.length, field.key).toBeGreaterThan(0);
    const { value } = field;
    if ((value.is !== 'choice' && value.is !== 'choices') || field.key === 'datum') continue;
    const seen = new Set(stated.flat());
    expect(
      Object.keys(value.options).filter(option => !seen.has(option)),
      field.key,
    ).toEqual([]);
  }
});

test('between a quarter and nearly half of what could be said of a factory is not said', () => {
  const factories = spaces.filter(({ values }) => values.space_type === 'standard_factory' && values.deal_type === 'rent');
  const common = fieldsFor('space').filter(
    ({ key }) => factories.filter(({ values }) => values[key] !== undefined).length > factories.length * 0.5,
  );
  const missing = factories.map(({ values }) => common.filter(({ key }) => values[key] === undefined).length / common.length);
  expect(mean(missing)).toBeGreaterThan(0.2);
  expect(mean(missing)).toBeLessThan(0.45);
});

test('sizes follow the types: factories around 3,000 ㎡, warehouses larger, offices smaller', () => {
  const area = (types: RegExp) =>
    median(
      spaces.filter(({ values }) => types.test(values.space_type as string)).map(({ values }) => values.available_area as number),
    );
  expect(area(/factory/)).toBeGreaterThan(2400);
  expect(area(/factory/)).toBeLessThan(3700);
  expect(area(/warehouse/)).toBeGreaterThan(area(/factory/) * 1.4);
  expect(area(/^office|laboratory/)).toBeLessThan(1000);
});

test('rents fall from Songjiang to Xuancheng and stay within believable levels', () => {
  const rent = (district: (code: number) => boolean) =>
    median(
      spaces
        .filter(({ district: code, values }) => district(code) && values.space_type === 'standard_factory' && values.rent)
        .map(monthly),
    );
  const by = (prefix: number) => rent(code => Math.floor(code / 100) === prefix);
  const [songjiang, suzhou, jiaxing, hefei, xuancheng] = [by(3101), by(3205), by(3304), by(3401), by(3418)] as [
    number,
    number,
    number,
    number,
    number,
  ];
  expect(songjiang).toBeGreaterThan(24);
  expect(songjiang).toBeLessThan(42);
  expect([songjiang, suzhou, jiaxing, hefei, xuancheng]).toEqual(
    [songjiang, suzhou, jiaxing, hefei, xuancheng].sort((a, b) => b - a),
  );
  expect(Math.max(...spaces.filter(({ values }) => values.rent).map(monthly))).toBeLessThan(160);
});

test('a sub-lessor always states when the lease with the owner ends', () => {
  const sublet = spaces.filter(({ lessor_role }) => lessor_role === 'sublessor');
  expect(sublet.length).toBeGreaterThan(200);
  expect(sublet.filter(({ values }) => !((values.head_lease_end as string) > today))).toEqual([]);
});

test('confirmations are up to 110 days old, most of them fresh', () => {
  const ages = set.offers.map(({ confirmed_at }) => (Date.parse(`${today}T16:00:00Z`) - Date.parse(confirmed_at)) / 86_400_000);
  expect(Math.min(...ages)).toBeGreaterThan(0);
  expect(Math.max(...ages)).toBeLessThan(112);
  expect(ages.filter(age => age < 31).length / ages.length).toBeGreaterThan(0.5);
  expect(ages.filter(age => age > 91).length).toBeGreaterThan(50);
});

test('a level stands on a proof of the whole listing that still holds, and field proofs name stated fields', () => {
  const byCode = Map.groupBy(set.verifications, ({ code }) => code);
  for (const { code, verification, values } of set.offers) {
    const proofs = byCode.get(code) ?? [];
    const whole = proofs.filter(({ field }) => field === null);
    expect(whole.length, code).toBe(verification === 'none' ? 0 : 1);
    if (whole[0]) expect([whole[0].passed, whole[0].valid_until >= today], code).toEqual([verification !== 'failed', true]);
    expect(
      proofs.filter(({ field, checked_on }) => (field && values[field] === undefined) || checked_on > today),
      code,
    ).toEqual([]);
  }
  expect(set.verifications.some(({ valid_until }) => valid_until < today)).toBe(true);
});

test('coordinates lie inside the outline of the district', () => {
  const placed = set.offers.filter(({ lon }) => lon !== null);
  expect(placed.length).toBeGreaterThan(2000);
  expect(
    placed
      .filter(({ district, lon, lat }) => !insidePolygons([lon!, lat!], outlineOf(district)!.polygons))
      .map(({ code }) => code),
  ).toEqual([]);
});

test('the example sentence finds some in Songjiang and in Jiaxing, and near misses beside them', () => {
  const here = spaces.filter(({ district }) =>
    [
      310117,
      ...placeIndex()
        .children(330400)
        .map(({ code }) => code),
      330400,
    ].includes(district),
  );
  const fits = (slack: number) =>
    here.filter(({ values, lease_status, confirmed_at }) => {
      const {
        single_storey,
        eia_possible,
        available_area: area,
        clear_height: clear,
        restricted_industries: out,
      } = values as Record<string, unknown> as {
        single_storey: boolean;
        eia_possible: string;
        available_area: number;
        clear_height: number;
        restricted_industries: string[];
      };
      const open = lease_status === 'open' && Date.parse(confirmed_at) > Date.parse(today) - 60 * 86_400_000;
      return (
        open &&
        single_storey &&
        eia_possible === 'yes' &&
        area >= 3000 * (1 - slack) &&
        area <= 5000 * (1 + slack) &&
        clear >= 8 * (1 - slack) &&
        !String(out).includes('C36')
      );
    });
  const city = (code: number) => Math.floor(code / 100);
  expect(fits(0).filter(({ district }) => city(district) === 3101).length).toBeGreaterThanOrEqual(4);
  expect(fits(0).filter(({ district }) => city(district) === 3304).length).toBeGreaterThanOrEqual(4);
  expect(fits(0.15).length - fits(0).length).toBeGreaterThanOrEqual(4);
});

function monthly({ values }: (typeof spaces)[number]): number {
  const rent = values.rent as number;
  if (values.rent_unit === 'yuan_m2_day') return rent * (values.rent_day_basis === 'd365' ? 365 / 12 : 30);
  return values.rent_unit === 'yuan_m2_year' ? rent / 12 : rent;
}

function median(list: readonly number[]): number {
  return list.filter(Number.isFinite).sort((a, b) => a - b)[Math.floor(list.filter(Number.isFinite).length / 2)]!;
}

function mean(list: readonly number[]): number {
  return list.reduce((sum, one) => sum + one, 0) / list.length;
}
