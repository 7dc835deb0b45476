import type { Condition, Want } from '#modules/match/index.ts';
import { placeIndex } from '#modules/reference/index.ts';

/**
 * The baseline: what a good engineer would write by hand for these conditions, without knowing the table of criteria. Every weight,
 * tolerance and comparison is spelled out once more here, so that equal rows prove both.
 */
type Spelled = { met: string; unknown: string; near: string; fit: string; weight: number; hard: boolean };

const listed = (days: string) =>
  `o.publication = 'listed' and o.lease_status = 'open' and o.verification <> 'failed' and o.confirmed_at > '${days}'`;

/** The best twenty by hand: id, points and how many there are. */
export function plainMatches(conditions: readonly Condition[], now: Date): string {
  const spelled = conditions.map(one => spell(one, conditions));
  const where = [listed(before(now, 91)), ...spelled.filter(one => one.hard).map(one => `(${one.met} or ${one.unknown})`)];
  return `select o.id, ${points(conditions, spelled, now)} as points, (count(*) over ())::int as total
    from offer.offer o where ${where.join(' and ')} order by points desc, o.id desc limit 20`;
}

/** The best six near misses by hand. */
export function plainNearMisses(conditions: readonly Condition[], now: Date): string {
  const spelled = conditions.map(one => spell(one, conditions));
  const hard = spelled.filter(one => one.hard);
  const within = hard.map(one => `(${one.met} or ${one.unknown} or ${one.near})`);
  const failed = hard.map(one => `case when ${one.met} or ${one.unknown} then 0 else 1 end`).join(' + ');
  return `select o.code from offer.offer o where ${[listed(before(now, 91)), ...within, `${failed} = 1`].join(' and ')}
    order by ${points(conditions, spelled, now)} desc, o.id desc limit 6`;
}

/** For each hard condition one count of the offers that fail it and nothing else. */
export function plainRelaxations(conditions: readonly Condition[], now: Date): { criterion: string; sql: string }[] {
  const spelled = conditions.map(one => ({ ...spell(one, conditions), criterion: one.criterion })).filter(one => one.hard);
  return spelled.map(dropped => {
    const rest = spelled.filter(one => one !== dropped).map(one => `(${one.met} or ${one.unknown})`);
    const where = [listed(before(now, 91)), `not (${dropped.met} or ${dropped.unknown})`, ...rest];
    return { criterion: dropped.criterion, sql: `select count(*)::int as more from offer.offer o where ${where.join(' and ')}` };
  });
}

function points(conditions: readonly Condition[], spelled: readonly Spelled[], now: Date): string {
  const parts = spelled.map(
    ({ met, unknown, near, fit, weight }) =>
      `${weight} * (case when ${unknown} then 500 when ${met} then 1000 when ${near} then ${fit} else 0 end)`,
  );
  const rent = conditions.find(one => one.criterion === 'rent')?.want;
  if (rent?.is === 'range') {
    const max = rent.max!;
    parts.push(
      `6 * (case when o.rent_month <= ${max} then round(1000 * least(1, 2 * ((${max} - o.rent_month) / ${max})))::int else 0 end)`,
    );
  }
  const age = [30, 60, 90]
    .map((days, index) => `when o.confirmed_at > '${before(now, days + 1)}' then ${[400, 280, 160][index]}`)
    .join(' ');
  parts.push(`10 * (o.proven + case ${age} else 40 end)`);
  return parts.join(' + ');
}

export function before(now: Date, days: number): string {
  return new Date(now.getTime() - days * 86_400_000).toISOString();
}

function spell({ criterion, want, hard }: Condition, all: readonly Condition[]): Spelled {
  const min = want.is === 'range' ? want.min : null;
  const max = want.is === 'range' ? want.max : null;
  const of = want.is === 'any' ? want.of : [];
  const texts = (values: readonly (number | string)[]) => `array[${values.map(value => `'${value}'`).join(', ')}]`;
  const least = (column: string, tolerance: number, weight: number): Spelled => ({
    met: `o.${column} >= ${min}`,
    unknown: `o.${column} is null`,
    near: `o.${column} >= ${min} * ${1 - tolerance}::float8`,
    fit: `round(800 * (1 - ((${min} - o.${column}) / ${min}) / ${tolerance}))::int`,
    weight,
    hard,
  });
  const most = (column: string, weight: number): Spelled => ({
    met: `o.${column} <= ${max}::float8 * 1.000000001`,
    unknown: `o.${column} is null`,
    near: `o.${column} <= ${max}::float8 * 1.15`,
    fit: `round(800 * (1 - ((o.${column} - ${max}) / ${max}) / 0.15))::int`,
    weight,
    hard,
  });
  const yes = (column: string, weight: number, meets?: string, nears = 'false', unsaid = ''): Spelled => ({
    met: meets ? `o.${column} in (${meets})` : `o.${column}`,
    unknown: unsaid ? `(o.${column} is null or o.${column} = '${unsaid}')` : `o.${column} is null`,
    near: nears === 'false' ? nears : `o.${column} = '${nears}'`,
    fit: '600',
    weight,
    hard,
  });
  switch (criterion) {
    case 'place':
      return { ...spellPlace(want), weight: 15, hard };
    case 'family':
      return {
        met: `o.family = any(${texts(of)})`,
        unknown: 'false',
        near: `o.family = any(${texts(kinOf(of))}::text[])`,
        fit: '600',
        weight: 15,
        hard,
      };
    case 'deal': {
      const admitted = texts([...of, 'rent_or_sale']);
      return {
        met: `o.deal = any(${admitted})`,
        unknown: 'o.deal is null',
        near: `o.deal in ('custom', 'cooperation')`,
        fit: '600',
        weight: 8,
        hard,
      };
    }
    case 'area':
      return { ...spellArea(min, max), weight: 15, hard };
    case 'rent':
      return most('rent_month', 12);
    case 'land_price':
      return most('land_mu_price', 12);
    case 'height':
      return least('height', 0.1, 8);
    case 'load':
      return least('load', 0.2, 8);
    case 'power':
      return least('power_capacity', 0.3, 8);
    case 'crane':
      return least('crane', 0.2, 8);
    case 'lift':
      return least('freight_lift_load', 0.34, 5);
    case 'fire': {
      const rank = { a: 1, b: 2, c: 3, c1: 3, c2: 4, d: 5, e: 6 }[String(of[0])];
      return {
        met: `o.fire_rank <= ${rank}`,
        unknown: 'o.fire_rank is null',
        near: `o.fire_rank = ${rank! + 1}`,
        fit: '600',
        weight: 8,
        hard,
      };
    }
    case 'eia':
      return yes('eia_possible', 10, `'yes'`, 'restricted', 'to_confirm');
    case 'standalone':
    case 'single_storey':
    case 'ground_floor':
      return yes(criterion, 5);
    case 'sprinkler':
      return yes('sprinkler', 4, `'ordinary', 'esfr'`);
    case 'dock':
      return yes('dock', 4, `'one_side', 'two_sides', 'three_sides', 'four_sides'`);
    case 'title':
      return yes('title_certificate', 6, `'yes', 'whole_site', 'per_unit'`, 'in_progress');
    case 'register':
      return yes('can_register', 6);
    case 'industry': {
      const barred = `coalesce(o.restricted_industries && ${texts(of)}, false)`;
      return {
        met: `(not ${barred} and (o.allowed_industries is null or o.allowed_industries = '{}' or o.allowed_industries && ${texts(of)}))`,
        unknown: '(o.allowed_industries is null and o.restricted_industries is null)',
        near: `not ${barred}`,
        fit: '600',
        weight: 10,
        hard,
      };
    }
    case 'tax': {
      const area = all.find(one => one.criterion === 'area')?.want;
      const metres = area?.is === 'range' ? (area.min ?? area.max) : null;
      const needed = `(o.tax_per_mu * case when o.kind = 'land' then o.area_max / (2000.0 / 3)::float8 else ${metres === null ? 'null' : `${metres} / (2000.0 / 3)::float8`} end)`;
      return {
        met: `${needed} <= ${min} * 1.000000001::float8`,
        unknown: `${needed} is null`,
        near: `${needed} <= ${min} * 1.2::float8`,
        fit: `round(800 * (1 - ((${needed} - ${min}) / ${min}) / 0.2))::int`,
        weight: 6,
        hard,
      };
    }
    case 'available': {
      const date = want.is === 'by' ? want.date : '';
      return {
        met: `o.available_from <= date '${date}'`,
        unknown: 'o.available_from is null',
        near: `o.available_from <= date '${date}' + 60`,
        fit: `round(800 * (1 - (o.available_from - date '${date}')::float8 / 60))::int`,
        weight: 5,
        hard,
      };
    }
    default:
      throw new Error(`the bench asks no ${criterion}`);
  }
}

function kinOf(of: readonly (number | string)[]): string[] {
  const kin: Record<string, string[]> = {
    factory: ['warehouse', 'rnd'],
    warehouse: ['factory'],
    rnd: ['lab', 'office', 'factory'],
    lab: ['rnd'],
    office: ['rnd'],
  };
  return of.flatMap(one => kin[one] ?? []);
}

function spellArea(min: number | null, max: number | null): Pick<Spelled, 'met' | 'unknown' | 'near' | 'fit'> {
  const low = min ?? 0;
  const both = (a: string, b: string) => [a, b].filter(Boolean).join(' and ');
  const met = both(min === null ? '' : `o.area_max >= ${min}`, max === null ? '' : `o.area_min <= ${max}`);
  const near = both(
    min === null ? '' : `o.area_max >= ${min} * 0.8::float8`,
    max === null ? '' : `o.area_min <= ${max} * 1.2::float8`,
  );
  const short = `(${low} - o.area_max) / ${low}::float8`;
  const long = max === null ? '0' : `(o.area_min - ${max}) / ${max}`;
  return {
    met: `(${met})`,
    unknown: 'o.area_max is null',
    near: `(${near})`,
    fit: `round(800 * (1 - (${min === null ? long : `case when o.area_max < ${min} then ${short} else ${long} end`}) / 0.2))::int`,
  };
}

function spellPlace(want: Want): Pick<Spelled, 'met' | 'unknown' | 'near' | 'fit'> {
  const { byCode, children, neighbours } = placeIndex();
  const places = (want.is === 'any' ? want.of : []).map(code => byCode(Number(code))!);
  const towns = places.filter(place => place.level === 'town');
  const whole = places.filter(place => place.level === 'city');
  const inside = whole.flatMap(city =>
    children(city.code)
      .filter(one => one.level === 'district')
      .map(one => one.code),
  );
  const districts = [...new Set([...places.filter(place => place.level === 'district').map(place => place.code), ...inside])];
  const allOf = (city: number) =>
    children(city)
      .filter(one => one.level === 'district')
      .every(one => districts.includes(one.code));
  const cities = [...new Set([...districts, ...towns.map(town => town.code)].map(code => byCode(code)!.city!))];
  const met = [...districts, ...cities.filter(allOf)];
  const maybe = cities.filter(city => !allOf(city));
  const townDistricts = towns.map(town => town.district!).filter(code => !districts.includes(code));
  const beside = [...districts, ...townDistricts].flatMap(neighbours).filter(code => !met.includes(code));
  const list = (codes: number[]) => `o.district = any('{${codes.join(',')}}'::int[])`;
  const inTown = `coalesce(o.town = any('{${towns.map(town => town.code).join(',')}}'::int[]), false)`;
  return {
    met: towns.length ? `(${list(met)} or ${inTown})` : list(met),
    unknown: towns.length
      ? `(${list(maybe)} and not ${inTown} or ${list(townDistricts)} and o.town is null)`
      : maybe.length
        ? list(maybe)
        : 'false',
    near: list([...beside, ...townDistricts]),
    fit: '600',
  };
}
