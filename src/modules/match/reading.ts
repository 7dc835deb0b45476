import type { SpaceField, SpaceReading } from '#modules/language/index.ts';
import { mu } from './compare.ts';
import type { Condition, CriterionKey, Want } from './condition.ts';
import { criterionOf } from './criteria.ts';
import { wantProblem } from './schema.ts';

const about = /左右|上下|大约|约|大概|差不多|接近/;
const wishful = /最好|优先|希望|尽量|倾向|可以的话|有.{0,2}更好/;
/** 必须带喷淋, 没月台的别推: what is a wish elsewhere eliminates here. */
const firmly = /必须|务必|一定[要得有]|(?:没有?|不带|无|缺|非)$/;

/** How far a single figure for an area is taken to reach: from a tenth less to a fifth more. */
const reach = { down: 0.9, up: 1.2 };

const fireClasses = { 甲: 'a', 乙: 'b', 丙: 'c', 丁: 'd', 戊: 'e' } as const;

/**
 * The conditions that a reading asks for, in the units of the criteria: a price a day counts 30 days, a yearly or monthly budget is divided
 * by the area, mu become ㎡. A figure with 左右 for a price, and whatever stands after 最好 or 优先, is a wish; what stands after 必须, or is
 * refused for its lack, eliminates. `text` gives each its words.
 */
export function conditionsFrom(reading: SpaceReading, text = ''): Condition[] {
  const { values } = reading;
  const out: Condition[] = [];
  const add = (criterion: CriterionKey, field: SpaceField, want: Want | null) => {
    if (!want || wantProblem(criterion, want)) return;
    const first =
      reading.spans.find(span => span.field === field) ?? (field === 'places' ? reading.refusedPlaces.spans[0] : undefined);
    const words = first ? text.slice(first.start, first.end) : '';
    const before = first
      ? (text
          .slice(Math.max(0, first.start - 8), first.start)
          .split(/[，。；、,;\n]/)
          .at(-1) ?? '')
      : '';
    const after = first ? text.slice(first.end, first.end + 2) : '';
    const price = ['rent', 'sale_price', 'total_price', 'land_price'].includes(criterion);
    const loose = wishful.test(before + words) || (price && about.test(before + words + after));
    out.push({
      criterion,
      hard: !loose && (criterionOf(criterion).hard || firmly.test(before)),
      want,
      ...(words ? { words } : {}),
      ...(first ? { span: [first.start, first.end] as [number, number] } : {}),
    });
  };
  const least = (criterion: CriterionKey, field: SpaceField, value: number | null | undefined) =>
    add(criterion, field, value === null || value === undefined ? null : { is: 'range', min: value, max: null });

  add('place', 'places', placesOf(reading));
  add('family', 'type', several(values.type === null ? [] : [values.type].flat()));
  add('deal', 'deal', several(values.deal));
  const area = areaOf(reading);
  add('area', values.area_m2 ? 'area_m2' : 'land_mu', area);
  for (const [criterion, max] of pricesOf(reading)) add(criterion, 'price', { is: 'range', min: null, max });
  least('height', 'clear_height_m', values.clear_height_m?.min ?? values.clear_height_m?.max);
  least('load', 'floor_load_t_m2', values.floor_load_t_m2);
  least('power', 'power_kva', values.power_kva);
  least('crane', 'crane_t', values.crane_t?.length ? Math.max(...values.crane_t) : null);
  least('lift', 'freight_lift_t', values.freight_lift_t);
  add('fire', 'fire_class', fireOf(reading, text));
  for (const [criterion, field] of flags) add(criterion, field, values[field] === true ? { is: 'flag' } : null);
  add('industry', 'industries', several(reading.industryCodes));
  const acres = area?.is === 'range' ? (area.min ?? area.max) : null;
  if (values.tax_10k_yuan_year !== null) least('tax', 'tax_10k_yuan_year', values.tax_10k_yuan_year);
  else if (values.tax_10k_yuan_per_mu !== null && acres !== null)
    least('tax', 'tax_10k_yuan_per_mu', tidy((values.tax_10k_yuan_per_mu * acres) / mu));
  least('invest', 'investment_10k_yuan', values.investment_10k_yuan);
  add('available', 'available', dayOf(values.available));
  return out;
}

const flags: readonly (readonly [CriterionKey, SpaceField])[] = [
  ['eia', 'eia'],
  ['standalone', 'standalone'],
  ['single_storey', 'single_storey'],
  ['ground_floor', 'ground_floor'],
  ['sprinkler', 'sprinkler'],
  ['dock', 'dock'],
  ['title', 'property_cert'],
];

/** The class that must be admitted. 丙二 (solids that burn) is laxer than a bare 丙, which may be 丙一 (liquids), so its words are looked at. */
function fireOf({ values, spans }: SpaceReading, text: string): Want | null {
  if (!values.fire_class) return null;
  const said = spans.find(span => span.field === 'fire_class');
  const words = said ? text.slice(said.start, said.end).normalize('NFKC') : '';
  const grade = /^丙[二2]/.test(words) ? '2' : /^丙[一1]/.test(words) ? '1' : '';
  return { is: 'any', of: [fireClasses[values.fire_class] + grade] };
}

/** The places wanted without those refused; anywhere else where some are only refused. */
function placesOf({ placeCodes, refusedPlaces }: SpaceReading): Want | null {
  const of = [...new Set(placeCodes)];
  if (refusedPlaces.codes.length === 0) return several(of);
  return { is: 'any', of, not: [...new Set(refusedPlaces.codes)] };
}

function several(of: readonly (number | string)[]): Want | null {
  return of.length ? { is: 'any', of: [...new Set(of)] } : null;
}

function areaOf({ values }: SpaceReading): Want | null {
  const stated = values.area_m2 ?? inMetres(values.land_mu);
  if (!stated || (stated.min === null && stated.max === null)) return null;
  const { min, max } = stated;
  return min !== null && min === max
    ? { is: 'range', min: Math.round(min * reach.down), max: Math.round(min * reach.up) }
    : { is: 'range', min, max };
}

function inMetres(acres: { min: number | null; max: number | null } | null) {
  const metres = (value: number | null) => (value === null ? null : Math.round(value * mu));
  return acres && { min: metres(acres.min), max: metres(acres.max) };
}

/** The most that may be paid, by criterion; a price that only names a least is no limit. */
function pricesOf({ values }: SpaceReading): [CriterionKey, number][] {
  const { price, deal, area_m2 } = values;
  const max = price?.max;
  if (!price || max === null || max === undefined) return [];
  const size = area_m2?.max ?? area_m2?.min ?? null;
  const perMetre = (yuan: number): [CriterionKey, number][] => (size ? [['rent', tidy(yuan / size)]] : []);
  switch (price.unit) {
    case 'yuan/m2/day':
      return [['rent', tidy(max * 30)]];
    case 'yuan/m2/month':
      return [['rent', max]];
    case 'yuan/m2/year':
      return [['rent', tidy(max / 12)]];
    case 'yuan/m2':
      return [['sale_price', max]];
    case '10k_yuan/month':
      return perMetre(max * 10_000);
    case '10k_yuan/year':
      return perMetre((max * 10_000) / 12);
    case '10k_yuan/mu':
      return [['land_price', max]];
    case '10k_yuan':
      // A bare total is a purchase price only where a purchase is sought.
      return deal.includes('sale') ? [['total_price', max]] : [];
    case 'negotiable':
      return [];
  }
}

/** A day as stated; a month means its last day. */
function dayOf(stated: string | null): Want | null {
  const found = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(stated ?? '');
  if (!found) return null;
  const [, year, month, day] = found;
  const date = day ? stated! : new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
  return { is: 'by', date };
}

function tidy(value: number): number {
  return Number(value.toPrecision(10));
}
