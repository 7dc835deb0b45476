import { gather } from '../gather.ts';
import { defaultGazetteer, type Gazetteer } from '../gazetteer.ts';
import { scan } from '../scan.ts';
import { plainText, rawSpan, rawWords } from '../text.ts';
import { readArea, readLand } from './area.ts';
import { readAvailable } from './available.ts';
import { bindFigures } from './bind.ts';
import { readCompany } from './company.ts';
import { phonesOf, readContact } from './contact.ts';
import { holding } from './corrected.ts';
import { readDeal } from './deal.ts';
import { type Draft, type Mark, type Read, spansOf } from './draft.ts';
import { withUnitsOfLabels } from './form.ts';
import { readHeight } from './height.ts';
import { readKind } from './kind.ts';
import { readLandSheet } from './land-sheet.ts';
import { readMasses, readPower } from './mass.ts';
import { readPlaces } from './place.ts';
import { readPrice } from './price.ts';
import { readPromises } from './promise.ts';
import type { SpaceField, SpaceReading, SpaceText, Span } from './reading.ts';
import { readSide } from './side.ts';
import { readSigns } from './sign.ts';
import { withSizeRows } from './size-row.ts';
import { readTrades } from './trade.ts';

/** No word tells of letting or selling, but the unit of the price does: 元/㎡/月 is a rent, 万元/亩 a sale. */
function dealByPrice(
  { value, marks }: NonNullable<ReturnType<typeof readPrice>>,
  isLand: boolean,
  side: Draft['side'],
): ReturnType<typeof readDeal> {
  const { unit } = value;
  if (unit === '10k_yuan/mu' || unit === 'yuan/m2') return { value: ['sale'], marks };
  // 一口价2180万
  if (unit === '10k_yuan' && (isLand || side === 'offer')) return { value: ['sale'], marks };
  return /day|month|year/.test(unit) ? { value: ['rent'], marks } : { value: [], marks: [] };
}

/** Reads a Chinese text that offers or seeks industrial space: only what it states, with the words behind every value. Pure; time linear in the length of the text. */
export function readSpace(given: string, gazetteer: Gazetteer = defaultGazetteer()): SpaceReading {
  // Blank lines below a text are no part of it: a name that ends it signs it.
  const text = plainText(given.trimEnd(), { cuts: true });
  const { plain } = text;
  const scanned = withSizeRows(withUnitsOfLabels(scan(plain, gazetteer)));
  const bound = bindFigures(scanned);
  const side = readSide(scanned, bound);
  const figures = holding(plain, bound, side.value === 'need');
  const company = readCompany(scanned);
  const firm = company?.marks[0];
  const kind = readKind({ ...scanned, side: side.value }, at => firm !== undefined && at >= firm[0] && at < firm[1]);
  const draft: Draft = {
    text,
    plain,
    tokens: scanned.tokens,
    starts: scanned.starts,
    gazetteer,
    side: side.value,
    isLand: kind?.value === 'land',
  };
  const deal = readDeal(draft, figures);
  const sheet = readLandSheet(draft);
  const price = sheet?.price ?? readPrice(draft, figures, deal.value);
  const told = deal.value.length > 0 || !price ? deal : dealByPrice(price, draft.isLand, side.value);
  const promises = readPromises(draft, figures);
  const masses = readMasses(draft, figures);
  const inFirm = (start: number, end: number) => firm !== undefined && start < firm[1] && end > firm[0];
  const named = readPlaces(draft, inFirm);
  // 沙溪镇半泾村经济合作社 offers what it has: the place is in its name.
  const isLocal =
    firm !== undefined &&
    side.value === 'offer' &&
    /(?:合作社|联合社|经联社|[村居]民?委员?会|政府|街道办事处|管委会)$/.test(plain.slice(firm[0], firm[1]));
  const places = isLocal ? readPlaces(draft, () => false) : named;
  const trades = readTrades(draft, firm);
  const signs = readSigns(draft);

  const spans: Span[] = [];
  const keep = <T>(field: SpaceField, read: Read<T> | null): T | null => {
    if (!read) return null;
    for (const span of spansOf(field, read.marks, (start, end) => rawSpan(text, start, end))) spans.push(span);
    return read.value;
  };
  const written = (read: Read<string> | null): Read<string> | null =>
    read && { ...read, value: rawWords(text, read.marks[0]![0], read.marks[0]![1]) };
  // １３７…, 一三七…: as it is dialled.
  const dialled = (read: Read<string> | null): Read<string> | null => {
    const words = written(read)?.value.normalize('NFKC') ?? '';
    return read && { ...read, value: /[\u4e00-\u9fff]/.test(words) ? plain.slice(read.marks[0]![0], read.marks[0]![1]) : words };
  };
  const writtenAll = (marks: readonly Mark[]): Read<string[]> => ({
    value: marks.map(([start, end]) => rawWords(text, start, end)),
    marks: [...marks],
  });
  const [phone] = phonesOf(draft.tokens);
  const values: SpaceText = {
    // A text without a word of the trade states nothing.
    side: scanned.tokens.some(({ kind }) => kind !== 'mark') ? keep('side', side) : null,
    deal: keep('deal', told) ?? [],
    type: keep('type', kind),
    places: keep('places', writtenAll(places.marks)) ?? [],
    area_m2: keep('area_m2', sheet?.area ?? readArea(draft, figures, [kind?.value ?? []].flat())),
    land_mu: keep('land_mu', sheet?.land ?? readLand(draft)),
    price: keep('price', price),
    clear_height_m: keep('clear_height_m', readHeight(draft, figures)),
    floor_load_t_m2: keep('floor_load_t_m2', masses.load),
    power_kva: keep('power_kva', readPower(draft, figures)),
    crane_t: keep('crane_t', masses.crane),
    freight_lift_t: keep('freight_lift_t', masses.lift),
    single_storey: keep('single_storey', signs.single_storey),
    standalone: keep('standalone', signs.standalone),
    ground_floor: keep('ground_floor', signs.ground_floor),
    sprinkler: keep('sprinkler', signs.sprinkler),
    dock: keep('dock', signs.dock),
    property_cert: keep('property_cert', signs.property_cert),
    eia: keep('eia', signs.eia),
    fire_class: keep('fire_class', signs.fire_class),
    industries: keep('industries', writtenAll(trades.wanted.marks)) ?? [],
    excluded_industries: keep('excluded_industries', writtenAll(trades.excluded.marks)) ?? [],
    tax_10k_yuan_year: keep('tax_10k_yuan_year', promises.tax),
    tax_10k_yuan_per_mu: keep('tax_10k_yuan_per_mu', promises.taxPerMu ?? sheet?.taxPerMu ?? null),
    investment_10k_yuan: keep('investment_10k_yuan', promises.investment),
    company: keep('company', written(company)),
    contact: keep('contact', written(readContact(draft))),
    phone: keep('phone', dialled(phone ? { value: '', marks: [[phone.start, phone.end, 'phone']] } : null)),
    available: keep('available', written(readAvailable(draft))),
  };
  const industryCodes = [...new Set(gather(trades.wanted.value, words => gazetteer.industryCodes(words)))];
  const refusedPlaces = {
    codes: places.refused.codes,
    spans: spansOf('places', places.refused.marks, (start, end) => rawSpan(text, start, end)).map(({ start, end, rule }) => ({
      start,
      end,
      rule,
    })),
  };
  return { values, spans, placeCodes: places.codes, refusedPlaces, industryCodes };
}
