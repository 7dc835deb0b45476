import { readArea, readLand } from './area.ts';
import { findPhones, readCompany, readContact } from './contact.ts';
import { findDates, readAvailable } from './date.ts';
import { type Draft, type Mark, type Read, spansOf } from './draft.ts';
import { readFamily } from './family.ts';
import { readFeatures } from './feature.ts';
import { defaultGazetteer, type Gazetteer } from './gazetteer.ts';
import { readPlaces } from './place.ts';
import { readPrice } from './price.ts';
import { readPromises } from './promise.ts';
import { scanQuantities } from './quantity.ts';
import { readDeal, readSide } from './side.ts';
import type { SpaceField, SpaceReading, SpaceText, Span } from './space.ts';
import { readHeight, readMasses, readPower } from './structure.ts';
import { readSums } from './sum.ts';
import { plainText, rawSpan, rawWords } from './text.ts';
import { readTrades } from './trade.ts';

/** Reads a Chinese text that offers or seeks industrial space: only what it states, with the words behind every value. Pure; time linear in the length of the text. */
export function readSpace(given: string, gazetteer: Gazetteer = defaultGazetteer()): SpaceReading {
  const text = plainText(given);
  const { plain } = text;
  const phones = findPhones(plain);
  const dates = findDates(plain);
  const quantities = scanQuantities(plain, maskOf(plain.length, [...phones, ...dates]));
  const side = readSide(plain, gazetteer);
  const company = readCompany(plain);
  const paid = quantities.find(
    ({ dimension, per }) => dimension === 'money' && per?.time && (per.area === 'm2' || per.time === 'month') && !per.other,
  );
  const deal = readDeal(plain, paid ? [paid.start, paid.end, 'deal.rent_price'] : null);
  const firm = company?.marks[0];
  const family = readFamily(plain, at => firm !== undefined && at >= firm[0] && at < firm[1]) ?? kindByLand(quantities);
  const draft: Draft = { text, plain, gazetteer, quantities, side: side.value, isLand: family?.value === 'land' };
  const sums = readSums(draft);
  const promises = readPromises(draft, sums);
  const price = readPrice(draft, sums, deal.value);
  const masses = readMasses(draft);
  const inFirm = (start: number, end: number) => firm !== undefined && start < firm[1] && end > firm[0];
  const places = readPlaces(draft, inFirm);
  const trades = readTrades(draft, inFirm);
  const features = readFeatures(draft);

  const spans: Span[] = [];
  const keep = <T>(field: SpaceField, read: Read<T> | null): T | null => {
    if (read) for (const span of spansOf(field, read.marks, (start, end) => rawSpan(text, start, end))) spans.push(span);
    return read ? read.value : null;
  };
  const written = (read: Read<string> | null): Read<string> | null =>
    read && { ...read, value: rawWords(text, read.marks[0]![0], read.marks[0]![1]) };
  const writtenAll = (marks: readonly Mark[]): Read<string[]> => ({
    value: marks.map(([start, end]) => rawWords(text, start, end)),
    marks: [...marks],
  });

  const phone: Read<string> | null = phones[0] ? { value: '', marks: [phones[0]] } : null;
  const values: SpaceText = {
    side: keep('side', side),
    deal:
      keep(
        'deal',
        deal.value.length === 0 && price && /day|month|year/.test(price.value.unit)
          ? { value: ['rent'] as const, marks: price.marks }
          : deal,
      )?.slice() ?? [],
    type: keep('type', family),
    places: keep('places', writtenAll(places.marks)) ?? [],
    area_m2: keep('area_m2', readArea(draft)),
    land_mu: keep('land_mu', readLand(draft)),
    price: keep('price', price),
    clear_height_m: keep('clear_height_m', readHeight(draft)),
    floor_load_t_m2: keep('floor_load_t_m2', masses.load),
    power_kva: keep('power_kva', readPower(draft)),
    crane_t: keep('crane_t', masses.crane),
    freight_lift_t: keep('freight_lift_t', masses.lift),
    single_storey: keep('single_storey', features.single_storey),
    standalone: keep('standalone', features.standalone),
    ground_floor: keep('ground_floor', features.ground_floor),
    sprinkler: keep('sprinkler', features.sprinkler),
    dock: keep('dock', features.dock),
    property_cert: keep('property_cert', features.property_cert),
    eia: keep('eia', features.eia),
    fire_class: keep('fire_class', features.fire_class),
    industries: keep('industries', writtenAll(trades.wanted.marks)) ?? [],
    excluded_industries: keep('excluded_industries', writtenAll(trades.excluded.marks)) ?? [],
    tax_10k_yuan_year: keep('tax_10k_yuan_year', promises.tax),
    tax_10k_yuan_per_mu: keep('tax_10k_yuan_per_mu', promises.taxPerMu),
    investment_10k_yuan: keep('investment_10k_yuan', promises.investment),
    company: keep('company', written(company)),
    contact: keep('contact', written(readContact(plain, phones))),
    phone: keep('phone', written(phone)),
    available: keep('available', written(readAvailable(plain, dates, side.value))),
  };
  const industryCodes = [...new Set(trades.wanted.value.flatMap(words => gazetteer.industryCodes(words)))];
  return { values, spans, placeCodes: places.codes, industryCodes };
}

function maskOf(length: number, marks: readonly Mark[]): Uint8Array {
  const mask = new Uint8Array(length);
  for (const [start, end] of marks) mask.fill(1, start, end);
  return mask;
}

/** No kind of space is named, but an area in 亩: land. */
function kindByLand(quantities: readonly { dimension: string; start: number; end: number }[]): Read<'land'> | null {
  const mu = quantities.find(({ dimension }) => dimension === 'mu');
  return mu && !quantities.some(({ dimension }) => dimension === 'area')
    ? { value: 'land', marks: [[mu.start, mu.end, 'type.land']] }
    : null;
}
