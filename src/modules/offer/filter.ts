import { cleanLine } from '#shared/text.ts';
import { fieldOf, type OfferKind, type Options } from './field.ts';
import { readDate } from './field-text.ts';
import { readNumber } from './unit.ts';

/** What a list is narrowed to. A filter asks for what is stated; with `unknown` it also lets through what a listing does not say. */
export type OfferFilter = {
  kind?: OfferKind;
  /** Codes of cities, districts or towns; any of them. */
  place?: number[];
  /** Part of the name of a park or land block, such as 104 板块. */
  block?: string;
  family?: string[];
  type?: string[];
  deal?: 'rent' | 'sale';
  /** ㎡: a listing fits when some unit of it lies in the range. */
  area?: Range;
  rent?: Range & { unit: RentUnit };
  /** 元/㎡ */
  sale_price?: Range;
  /** 万元/亩 */
  land_price?: Range;
  floor?: 'ground' | 'upper' | 'single' | 'standalone';
  /** At least: m, t/㎡, kVA, t, t, m. */
  height?: number;
  load?: number;
  power?: number;
  crane?: number;
  lift?: number;
  max_truck?: number;
  /** The class that must be admitted. */
  fire?: string;
  eia?: true;
  register?: true;
  title?: true;
  dock?: true;
  divisible?: true;
  sprinkler?: true;
  /** A lease of at most twelve months is possible. */
  short_lease?: true;
  /** Can be moved into by this day. */
  available?: string;
  /** GB/T 4754 division that is wanted here. */
  industry?: string;
  /** At least this level. */
  verification?: 'phone' | 'document' | 'site';
  /** Confirmed within this many days. */
  updated?: number;
  owner?: true;
  unknown?: true;
};

export type Range = { min?: number; max?: number };
export type RentUnit = 'yuan_m2_day' | 'yuan_m2_month' | 'yuan_m2_year';
export type Query = Readonly<Record<string, string | readonly string[] | undefined>> | URLSearchParams;

const families = ['factory', 'warehouse', 'rnd', 'lab', 'office', 'land'];
const rentUnits: readonly RentUnit[] = ['yuan_m2_day', 'yuan_m2_month', 'yuan_m2_year'];
const atLeast = { height: 'm', load: 't/㎡', power: 'kVA', crane: 't', lift: 't', max_truck: 'm' } as const;
const flags = ['eia', 'register', 'title', 'dock', 'divisible', 'sprinkler', 'short_lease', 'owner', 'unknown'] as const;
const ranges = { area: '㎡', sale_price: '元/㎡', land_price: '万元/亩' } as const;

/** The filter that an address asks for: area_min=2000&place=310117&eia=1; what cannot be read is left out, so that old links still open. */
export function offerFilterFromQuery(query: Query): OfferFilter {
  const given = (key: string): readonly string[] => {
    const value = query instanceof URLSearchParams ? query.getAll(key) : (query[key] ?? []);
    return typeof value === 'string' ? [value] : value;
  };
  const one = (key: string) => given(key)[0]?.trim();
  const all = (key: string) =>
    given(key)
      .flatMap(part => part.split(','))
      .map(part => part.trim());
  const number = (key: string, unit: string) => positive(readNumber(one(key) ?? '', unit));
  const range = (key: string, unit: string) => rangeOf(number(`${key}_min`, unit), number(`${key}_max`, unit));
  const filter: OfferFilter = {};
  set(filter, 'kind', among(['space', 'land'] as const, one('kind')));
  const places = all('place')
    .filter(code => /^\d{6,9}$/.test(code))
    .map(Number)
    .slice(0, 50);
  set(filter, 'place', places.length ? places : undefined);
  const block = cleanLine(one('block') ?? '').slice(0, 60);
  set(filter, 'block', block || undefined);
  set(filter, 'family', several(all('family'), families));
  set(filter, 'type', several(all('type'), Object.keys(optionsOf('space_type'))));
  set(filter, 'deal', among(['rent', 'sale'] as const, one('deal')));
  for (const key of Object.keys(ranges) as (keyof typeof ranges)[]) set(filter, key, range(key, ranges[key]));
  const rent = range('rent', '');
  if (rent) filter.rent = { ...rent, unit: among(rentUnits, one('rent_unit')) ?? 'yuan_m2_month' };
  set(filter, 'floor', among(['ground', 'upper', 'single', 'standalone'] as const, one('floor')));
  for (const key of Object.keys(atLeast) as (keyof typeof atLeast)[]) set(filter, key, number(key, atLeast[key]));
  set(filter, 'fire', among(Object.keys(optionsOf('fire_class')), one('fire')));
  for (const key of flags) if (['1', 'true', 'on', 'yes'].includes(one(key) ?? '')) filter[key] = true;
  set(filter, 'available', readDate(one('available') ?? '') ?? undefined);
  const industry = one('industry')?.toUpperCase();
  set(filter, 'industry', industry && /^[A-T]\d{2}$/.test(industry) ? industry : undefined);
  set(filter, 'verification', among(['phone', 'document', 'site'] as const, one('verification')));
  const updated = number('updated', '');
  set(filter, 'updated', updated && updated <= 3650 ? Math.ceil(updated) : undefined);
  return filter;
}

/** The address of a filter; offerFilterFromQuery reads it back to an equal filter. */
export function offerFilterToQuery(filter: OfferFilter): URLSearchParams {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(filter)) {
    if (value === undefined) continue;
    if (Array.isArray(value)) for (const part of value) query.append(key, String(part));
    else if (value === true) query.set(key, '1');
    else if (typeof value === 'object') {
      const { min, max, unit } = value as Range & { unit?: RentUnit };
      if (min !== undefined) query.set(`${key}_min`, String(min));
      if (max !== undefined) query.set(`${key}_max`, String(max));
      if (unit) query.set(`${key}_unit`, unit);
    } else query.set(key, String(value));
  }
  return query;
}

function optionsOf(key: string): Options {
  const { value } = fieldOf(key);
  return 'options' in value ? value.options : {};
}

function set<K extends keyof OfferFilter>(filter: OfferFilter, key: K, value: OfferFilter[K] | undefined): void {
  if (value !== undefined) filter[key] = value;
}

function among<T extends string>(options: readonly T[], value: string | undefined): T | undefined {
  return options.find(option => option === value);
}

function several(values: string[], options: readonly string[]): string[] | undefined {
  const known = [...new Set(values)].filter(value => options.includes(value));
  return known.length ? known : undefined;
}

/** Numbers of a filter lie between zero and a thousand million; others are no filter. */
function positive(value: number | null): number | undefined {
  return value !== null && value >= 0 && value <= 1e9 ? value : undefined;
}

function rangeOf(a: number | undefined, b: number | undefined): Range | undefined {
  if (a === undefined && b === undefined) return undefined;
  const [min, max] = a !== undefined && b !== undefined && a > b ? [b, a] : [a, b];
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}
