import { before } from './plain.ts';

type Offer = Readonly<Record<string, string | number | boolean | string[] | Date | null>>;

/**
 * The baseline of reverse search: every open row of match.want held against one offer, each comparison spelled out by hand with the
 * offer's values, the selective ones first.
 */
export function plainNeeds(offer: Offer, now: Date): string {
  const rows = spelled(offer);
  const asked = (name: string) => `w.${name} is not null`;
  const where = rows.map(({ column, key, pass }) => `(w.${column} is null or ${pass} or '${key}' = any(w.wishes))`);
  const rent = literal(offer.rent_month);
  const value = `case when ${rent} <= w.rent_max then round(1000 * least(1, 2 * ((w.rent_max - ${rent}) / w.rent_max)))::int else 0 end`;
  const points = rows.map(({ column, weight, fit }) => `case when ${asked(column)} then ${weight} * (${fit}) else 0 end`);
  const weights = rows.map(({ column, weight }) => `case when ${asked(column)} then ${weight} else 0 end`);
  const score = `(${points.join(' + ')} + case when ${asked('rent_max')} then 6 * (${value}) else 0 end + 10 * ${trust(offer, now)})::float8
    / (${weights.join(' + ')} + case when ${asked('rent_max')} then 6 else 0 end + 10)`;
  return `select w.need, ${score} / 10 as score from match.want w
    where w.open and ${where.join(' and ')} order by score desc, w.need desc limit 20`;
}

type Row = { key: string; column: string; weight: number; pass: string; fit: string };

function spelled(o: Offer): Row[] {
  const family = literal(o.family);
  const row = (
    key: string,
    column: string,
    weight: number,
    unknown: boolean | string,
    met: string,
    near: string,
    nearFit: string,
  ): Row => {
    if (unknown === true) return { key, column, weight, pass: 'true', fit: '500' };
    const full = `case when ${met} then 1000 when ${near} then ${nearFit} else 0 end`;
    if (unknown === false) return { key, column, weight, pass: met, fit: full };
    return {
      key,
      column,
      weight,
      pass: `(${met} or ${unknown})`,
      fit: `case when ${unknown} then 500 when ${met} then 1000 when ${near} then ${nearFit} else 0 end`,
    };
  };
  const least = (key: string, offer: string, weight: number, tolerance: number) => {
    const has = literal(o[offer]!);
    const want = `w.${key}_min`;
    const fit = `round(800 * (1 - ((${want} - ${has}) / ${want}) / ${tolerance}))::int`;
    return row(key, `${key}_min`, weight, o[offer] === null, `${has} >= ${want}`, `${has} >= ${want} * ${1 - tolerance}`, fit);
  };
  const most = (key: string, offer: string, weight: number) => {
    const has = literal(o[offer]!);
    const want = `w.${key}_max`;
    const fit = `round(800 * (1 - ((${has} - ${want}) / ${want}) / 0.15))::int`;
    return row(key, `${key}_max`, weight, o[offer] === null, `${has} <= ${want} * 1.000000001`, `${has} <= ${want} * 1.15`, fit);
  };
  const yes = (key: string, offer: string, weight: number, meets: unknown[], nears: unknown[] = [], unsaid: unknown[] = [null]) =>
    row(
      key,
      `${key}_asked`,
      weight,
      unsaid.includes(o[offer]),
      String(meets.includes(o[offer])),
      String(nears.includes(o[offer])),
      '600',
    );
  const low = literal(o.area_min!);
  const high = literal(o.area_max!);
  const size = `case when ${high} < w.area_min then (w.area_min - ${high}) / w.area_min else (${low} - w.area_max) / w.area_max end`;
  const allowed = o.allowed_industries as string[] | null;
  const restricted = o.restricted_industries as string[] | null;
  const list = (codes: string[]) => `array[${codes.map(code => `'${code}'`).join(', ')}]::text[]`;
  const free = restricted ? `not w.industry_of && ${list(restricted)}` : 'true';
  const open = allowed === null || allowed.length === 0 ? 'true' : `w.industry_of && ${list(allowed)}`;
  return [
    spellPlaceRow(o, row),
    row('family', 'family_of', 15, false, `${family} = any(w.family_of)`, `${family} = any(w.family_near)`, '600'),
    row(
      'area',
      'area_min',
      15,
      o.area_max === null,
      `(w.area_min <= ${high} and w.area_max >= ${low})`,
      `(${high} >= w.area_min * 0.8 and ${low} <= w.area_max * 1.2)`,
      `round(800 * (1 - (${size}) / 0.2))::int`,
    ),
    row(
      'deal',
      'deal_of',
      8,
      o.deal === null,
      `${literal(o.deal!)} = any(w.deal_met)`,
      String(o.deal === 'custom' || o.deal === 'cooperation'),
      '600',
    ),
    most('rent', 'rent_month', 12),
    most('land_price', 'land_mu_price', 12),
    least('height', 'height', 8, 0.1),
    least('load', 'load', 8, 0.2),
    least('power', 'power_capacity', 8, 0.3),
    least('crane', 'crane', 8, 0.2),
    least('lift', 'freight_lift_load', 5, 0.34),
    row(
      'fire',
      'fire_rank',
      8,
      o.fire_rank === null,
      `w.fire_rank >= ${literal(o.fire_rank!)}`,
      `w.fire_rank = ${literal(o.fire_rank!)} - 1`,
      '600',
    ),
    yes('eia', 'eia_possible', 10, ['yes'], ['restricted'], [null, 'to_confirm']),
    yes('standalone', 'standalone', 5, [true]),
    yes('single_storey', 'single_storey', 5, [true]),
    yes('ground_floor', 'ground_floor', 5, [true]),
    yes('sprinkler', 'sprinkler', 4, ['ordinary', 'esfr']),
    yes('dock', 'dock', 4, ['one_side', 'two_sides', 'three_sides', 'four_sides']),
    yes('title', 'title_certificate', 6, ['yes', 'whole_site', 'per_unit'], ['in_progress']),
    yes('register', 'can_register', 6, [true]),
    row('industry', 'industry_of', 10, allowed === null && restricted === null, `(${free} and ${open})`, free, '600'),
    spellTax(o, row),
    spellDate(o, row),
  ];
}

type MakeRow = (
  key: string,
  column: string,
  weight: number,
  unknown: boolean | string,
  met: string,
  near: string,
  nearFit: string,
) => Row;

function spellPlaceRow(o: Offer, row: MakeRow): Row {
  const district = literal(o.district!);
  const inside = (column: string) => `${district} = any(w.place_${column})`;
  if (o.town === null) {
    return row(
      'place',
      'place_of',
      15,
      `(${inside('unknown')} or ${inside('town_district')})`,
      inside('met'),
      inside('near'),
      '600',
    );
  }
  const town = `${literal(o.town!)} = any(w.place_town)`;
  const out = `${literal(o.town!)} = any(w.place_town_not)`;
  const near = `((${inside('near')} or ${inside('town_district')}) and not ${out})`;
  return row(
    'place',
    'place_of',
    15,
    `(${inside('unknown')} and not ${town})`,
    `(${inside('met')} and not ${out} or ${town})`,
    near,
    '600',
  );
}

function spellTax(o: Offer, row: MakeRow): Row {
  const mu = o.family === 'land' ? (o.area_max === null ? null : `${literal(o.area_max!)} / (2000.0 / 3)::float8`) : 'w.tax_mu';
  const needed = `(${literal(o.tax_per_mu!)} * ${mu})`;
  const unknown = o.tax_per_mu === null || mu === null ? true : o.family === 'land' ? false : 'w.tax_mu is null';
  const fit = `round(800 * (1 - ((${needed} - w.tax_min) / w.tax_min) / 0.2))::int`;
  return row('tax', 'tax_min', 6, unknown, `${needed} <= w.tax_min * 1.000000001`, `${needed} <= w.tax_min * 1.2`, fit);
}

function spellDate(o: Offer, row: MakeRow): Row {
  const from = `date ${literal(o.available_from!)}`;
  const fit = `round(800 * (1 - (${from} - w.available_date)::float8 / 60))::int`;
  return row(
    'available',
    'available_date',
    5,
    o.available_from === null,
    `w.available_date >= ${from}`,
    `w.available_date + 60 >= ${from}`,
    fit,
  );
}

function trust(o: Offer, now: Date): number {
  const confirmed = (o.confirmed_at as Date).toISOString();
  const age = [30, 60, 90].findIndex(days => confirmed > before(now, days + 1));
  return Number(o.proven) + ([400, 280, 160][age] ?? 40);
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : `${value}::float8`;
  return `'${String(value)}'`;
}

/** Offers for which the bench asks who wants them. */
export const offersToAsk = `
  select o.* from offer.offer o where o.publication = 'listed' and o.lease_status = 'open' and o.verification <> 'failed'
    and o.confirmed_at > $1 and o.code = any($2::text[]) order by o.code`;
