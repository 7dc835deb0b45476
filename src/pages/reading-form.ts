import type { Listing, Span } from '#modules/language/index.ts';
import type { Both } from '#modules/offer/index.ts';
import { industryIndex } from '#modules/reference/index.ts';
import { figure } from '#shared/format.ts';
import { fillBuilding } from './reading-building.ts';
import { before, type Fill, inferredKinds, leave, set, spansOf, wordsOf } from './reading-fill.ts';
import { fillPlace } from './reading-place.ts';
import { noteOf, titleOf } from './reading-words.ts';

/** A span of a reading with the form field that it fills or would fill; null where no field holds it, so that only the note keeps its words. */
export type Mark = Span & { key: string | null };

/** A listing form filled from an advert. */
export type FilledForm = {
  form: Readonly<Record<string, string>>;
  /** Key of a form field → the words that fill it, with what names them (层高8米). */
  sources: Readonly<Record<string, readonly string[]>>;
  /** Key of a form field → why its words are not in it, or how they were reckoned. */
  hints: Readonly<Record<string, Both>>;
  marks: readonly Mark[];
};

/**
 * Fills the form of a listing with what an advert states: figures in the units of the form's own fields, the note with its words (telephone and
 * name masked, since it is public). What is not stated, or not exactly, stays empty.
 */
export function formFromReading(paste: string, listing: Listing): FilledForm {
  const { reading } = listing;
  const { values } = reading;
  const fill: Fill = { paste, listing, reading, form: {}, sources: {}, hints: {}, keys: new Map() };
  const families = values.type === null ? [] : [values.type].flat();
  const isLand = families.length > 0 ? families.every(one => one === 'land') : values.land_mu !== null && values.area_m2 === null;
  fill.form.kind = isLand ? 'land' : 'space';
  fillPlace(fill);
  fillDeal(fill, isLand);
  if (isLand) fillLand(fill);
  else {
    fillType(fill);
    fillArea(fill);
    fillBuilding(fill);
  }
  fillPrice(fill, isLand);
  fillAdmission(fill);
  fillDay(fill);
  set(fill, 'person', values.contact, spansOf(fill, 'contact'));
  set(fill, 'phone', values.phone, spansOf(fill, 'phone'));
  const title = titleOf(paste, listing);
  if (title) {
    fill.form.title = title.words;
    fill.sources.title = [title.from];
  }
  fill.form.note = noteOf(paste, listing);
  const told = reading.spans.filter(span => span.field !== 'side');
  return {
    form: fill.form,
    sources: fill.sources,
    hints: fill.hints,
    marks: told.map(span => ({ ...span, key: fill.keys.get(span) ?? null })),
  };
}

const typeOf: Readonly<Record<string, string>> = {
  factory: 'standard_factory',
  warehouse: 'warehouse',
  rnd: 'rnd_building',
  lab: 'laboratory',
  office: 'office',
};
/** Words that name a narrower type than their family. */
const narrower: readonly (readonly [words: RegExp, family: string, type: string])[] = [
  [/高标/, 'warehouse', 'high_standard_warehouse'],
  [/冷库|冷链/, 'warehouse', 'cold_store'],
  [/独门独院|独院/, 'factory', 'courtyard_factory'],
  [/钢结构/, 'factory', 'steel_factory'],
  [/定制|定建/, 'factory', 'custom_factory'],
  [/中试/, 'rnd', 'pilot_base'],
];

function fillType(fill: Fill): void {
  const spans = spansOf(fill, 'type');
  const { type: value } = fill.reading.values;
  for (const span of spans) {
    const words = before(fill, span, 6) + wordsOf(fill, span);
    const named = span.rule.replace('type.', '');
    // What is only concluded (层高: a hall) has a rule of its own; the value tells of what.
    const family = inferredKinds.has(named) && typeof value === 'string' ? value : named;
    const type = narrower.find(([pattern, of]) => of === family && pattern.test(words))?.[2] ?? typeOf[family];
    if (!type) continue;
    set(fill, 'space_type', type, [span]);
    if (family !== named)
      fill.hints.space_type = {
        zh: `从“${wordsOf(fill, span)}”推断，请核对`,
        en: `Concluded from “${wordsOf(fill, span)}”; please check`,
      };
    return;
  }
  const words = wordsOf(fill, ...spans.slice(0, 1));
  if (words)
    leave(
      fill,
      'space_type',
      spans,
      `“${words}”不在选项里，请选最接近的`,
      `“${words}” is not among the choices; take the nearest`,
    );
}

function fillDeal(fill: Fill, isLand: boolean): void {
  const { deal } = fill.reading.values;
  const spans = spansOf(fill, 'deal');
  set(fill, 'deal_type', deal.length > 1 ? 'rent_or_sale' : (deal[0] ?? null), spans);
  if (!isLand) return;
  const { paste, listing } = fill;
  const words = [listing, ...listing.inherited].map(({ start, end }) => paste.slice(start, end)).join('\n');
  const modes = [
    [/挂牌/, 'listing'],
    [/拍卖|竞拍/, 'auction'],
    [/转让|转卖/, 'transfer'],
  ] as const;
  set(fill, 'supply_mode', modes.find(([pattern]) => pattern.test(words))?.[1] ?? (deal[0] === 'rent' ? 'lease' : null), spans);
}

const mu = 2000 / 3;

function fillLand(fill: Fill): void {
  const { area_m2: area, land_mu: land } = fill.reading.values;
  const acres = land?.max ?? land?.min ?? null;
  if (acres !== null) set(fill, 'land_area', Math.round(acres * mu * 100) / 100, spansOf(fill, 'land_mu'));
  else set(fill, 'land_area', area?.max ?? area?.min ?? null, spansOf(fill, 'area_m2'));
}

function fillArea(fill: Fill): void {
  const { area_m2: area } = fill.reading.values;
  const spans = spansOf(fill, 'area_m2');
  if (!area) return;
  const { min, max } = area;
  const isSpread = min !== null && (max === null || min < max);
  // Which of several spans is the smallest unit only its figure tells.
  const smallest = isSpread
    ? spans.filter(
        span =>
          Number(
            wordsOf(fill, span)
              .normalize('NFKC')
              .replace(/[^\d.]/g, ''),
          ) === min,
      )
    : [];
  const others = spans.filter(span => !smallest.includes(span));
  set(fill, 'available_area', max, others.length > 0 ? others : spans);
  if (isSpread) set(fill, 'min_divisible_area', min, smallest.length > 0 ? smallest : spans);
}

const rentUnits: Readonly<Record<string, string>> = {
  'yuan/m2/day': 'yuan_m2_day',
  'yuan/m2/month': 'yuan_m2_month',
  'yuan/m2/year': 'yuan_m2_year',
};

function fillPrice(fill: Fill, isLand: boolean): void {
  const { price, area_m2: area, deal } = fill.reading.values;
  if (!price || price.unit === 'negotiable') return;
  const { unit, min, max } = price;
  const spans = spansOf(fill, 'price');
  const words = wordsOf(fill, ...spans);
  const key = priceKey(unit, isLand);
  if (key === null || (key === 'sale_total' && !deal.includes('sale'))) {
    leave(
      fill,
      isLand ? 'land_price' : 'rent',
      spans,
      `文中的“${words}”没有写明是什么价`,
      `The words give “${words}”, not what it is the price of`,
    );
    return;
  }
  // Of all prices only that of a parcel may begin somewhere (起始价).
  const exact = min === max || (max === null && isLand) ? min : null;
  if (exact === null) {
    leave(fill, key, spans, `文中是“${words}”，请填一个确定的数`, `The words say “${words}”; type one exact figure`);
    return;
  }
  if (rentUnits[unit]) set(fill, 'rent_unit', rentUnits[unit], spans);
  if (key !== 'rent' || rentUnits[unit]) {
    set(fill, key, exact, spans);
    return;
  }
  const size = area && area.min === area.max ? area.max : null;
  if (size === null) {
    leave(
      fill,
      'rent',
      spans,
      `文中是整租“${words}”，没有可折算的面积`,
      `The words give “${words}” for the whole, and no area to divide it by`,
    );
    return;
  }
  set(fill, 'rent', Math.round((exact * 1e6) / size) / 100, spans);
  set(fill, 'rent_unit', unit === '10k_yuan/year' ? 'yuan_m2_year' : 'yuan_m2_month', spans);
  fill.hints.rent = {
    zh: `整租“${words}”按 ${figure(size)} ㎡ 折算`,
    en: `“${words}” for the whole, divided by ${figure(size)} ㎡`,
  };
}

/** The field that holds a price of a unit; null where none does. */
function priceKey(unit: string, isLand: boolean): string | null {
  if (isLand)
    return unit === '10k_yuan/mu' ? 'land_price' : unit === '10k_yuan' ? 'start_price' : rentUnits[unit] ? 'rent' : null;
  if (unit === '10k_yuan/mu') return null;
  return unit === 'yuan/m2' ? 'sale_price' : unit === '10k_yuan' ? 'sale_total' : 'rent';
}

function fillAdmission(fill: Fill): void {
  for (const [key, field] of [
    ['allowed_industries', 'industries'],
    ['restricted_industries', 'excluded_industries'],
  ] as const) {
    const known = spansOf(fill, field).flatMap(span => {
      const industry = industryIndex().findByWord(wordsOf(fill, span))[0];
      return industry?.level === 'division' ? [{ span, code: industry.code }] : [];
    });
    set(
      fill,
      key,
      [...new Set(known.map(({ code }) => code))].join(', '),
      known.map(({ span }) => span),
    );
  }
  set(fill, 'tax_per_mu', fill.reading.values.tax_10k_yuan_per_mu, spansOf(fill, 'tax_10k_yuan_per_mu'));
}

function fillDay(fill: Fill): void {
  const { available } = fill.reading.values;
  if (available === null) return;
  const found = /^(20\d\d) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2})/.exec(available.normalize('NFKC'));
  const spans = spansOf(fill, 'available');
  if (found) set(fill, 'available_from', `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`, spans);
  else leave(fill, 'available_from', spans, `文中是“${available}”，请选日期`, `The words say “${available}”; choose a day`);
}
