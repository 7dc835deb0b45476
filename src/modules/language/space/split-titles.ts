import type { FactLine } from './line-facts.ts';
import type { Family } from './reading.ts';

const main: ReadonlySet<Family> = new Set<Family>(['factory', 'warehouse', 'office', 'rnd', 'lab', 'land', 'shop']);
/** What goes on with the advert above. */
const goesOn =
  /^[\p{S}\p{P}\p{M}\s]{0,4}(?:还有|其中|以上|均|都|可|该|此|本|我司|房源位于|厂房位于|仓库位于|项目位于|位于|地处|坐落|紧邻|毗邻|靠近|距|离|周边|附近|交通|配套|优势|亮点|备注|适合|要求|限|不|有意|需要|欢迎|联系|电话|微信|看房|价格|租金|租期|押|含|带|内有|附带|总|共|每|适用|面积|层高)/u;
const opensDeal =
  /^[\p{S}\p{P}\p{M}\s]{0,4}(?:急|诚|现|整体)?(?:出租|出售|招租|招商|转让|转租|求租|求购|寻租|租售|急租|急售|诚租)/u;
const opensWant = /^.{0,8}(?:求租|求购|寻|找|需要|需求|想租|想在|想找)/;
/** 一楼, 2F, 3号楼, A1栋: a floor or building at the head of a row. */
const unit =
  /^[\p{S}\p{P}\p{M}\s]{0,4}(?:[一二三四五六七八九十\d]{1,3} ?(?:楼|层|[fF]|号|#|栋|幢)|[A-Za-z]\d{0,2} ?(?:栋|座|楼|区|#|幢))/u;
/** A title is short, in characters. */
const longestTitle = 36;
/** How far behind a title its figures may stand, in lines. */
const reach = 8;

type Advert = {
  from: number;
  areas: Set<number>;
  priced: boolean;
  placed: boolean;
  want: boolean;
  phone: boolean;
  label: string | null;
  labels: number /** Its first priced line is a row of a list: area and price, or place and price. */;
  row: 'area' | 'place' | null;
  title: boolean;
};

/** Where the adverts of a message without numbers begin: at lines that open one, once the advert before is complete. */
export function openedStarts(lines: readonly FactLine[]): number[] {
  const starts: number[] = [];
  let last: Advert | null = null;
  for (let at = 0; at < lines.length; at++) {
    if (!last || opensNew(lines, at, last)) {
      last = {
        from: at,
        areas: new Set(),
        priced: false,
        placed: false,
        want: false,
        phone: false,
        label: null,
        labels: 0,
        row: null,
        title: false,
      };
      starts.push(at);
    }
    absorb(last, lines[at]!, at);
  }
  return starts;
}

function absorb(advert: Advert, line: FactLine, at: number): void {
  const hasPrice = line.price || line.sum;
  if (at === advert.from) {
    advert.label = line.label;
    advert.title = isTitle(line);
  }
  if (advert.areas.size === 0 && !advert.priced && hasPrice)
    advert.row = line.areas.length > 0 ? 'area' : line.place ? 'place' : null;
  if (line.label) advert.labels++;
  for (const area of line.areas) advert.areas.add(area);
  advert.priced ||= hasPrice;
  advert.placed ||= line.place || line.families.length > 0;
  advert.want ||= line.want;
  advert.phone ||= line.phone;
}

function opensNew(lines: readonly FactLine[], at: number, last: Advert): boolean {
  const line = lines[at]!;
  const isComplete = last.areas.size > 0 || (last.placed && (last.priced || last.want || (last.phone && line.gap > 0)));
  if (!isComplete) return false;
  // The first label comes again: a table with one row under the other.
  if (line.label !== null && line.label === last.label && last.labels > 1) return true;
  if (goesOn.test(line.words) && !opensDeal.test(line.words)) return false;
  const opens = opensAdvert(line);
  const isNew = (areas: readonly number[]) => areas.length > 0 && areas.some(area => !last.areas.has(area));
  if (line.gap === 2) {
    const section = upTo(lines, at, 2);
    return (
      line.label === null &&
      (isNew(areasOf(section)) ||
        (opens && section.some(({ areas, phone, price, sum }) => areas.length > 0 || phone || price || sum)))
    );
  }
  if (line.gap === 1) {
    const paragraph = upTo(lines, at, 1);
    if (opens && areasOf(paragraph).length === 0) return line.want || hasFigures(lines, at);
    if (opens)
      return (
        isNew(areasOf(paragraph)) || (last.priced && last.phone && isPriced(paragraph) && paragraph.some(({ phone }) => phone))
      );
    return isNew(areasOf(paragraph)) && isAlike(upTo(lines, last.from, 1), paragraph);
  }
  if (line.want && opensWant.test(line.words) && (isNew(line.areas) || line.place)) return true;
  if (last.row !== null && line.leads && line.price && line.label === null && lines[at - 1]!.leads) return true;
  if (last.row === 'area' && isRow(line) && unit.test(line.words)) return true;
  if (!isNew(line.areas)) return opens && last.title && isTitle(line) && hasFigures(lines, at);
  // A list of lines, each an advert: the first of them looked the same.
  if (opens && opensAdvert(lines[last.from]!) && lines[last.from]!.areas.length > 0) return true;
  if (opens && line.place && last.row === 'area' && (line.price || line.sum)) return true;
  return isRow(line) && last.row === 'area';
}

function opensAdvert({ place, areas, deal, families, want, words, label }: FactLine): boolean {
  if (label !== null) return false;
  const isMain = families.some(family => main.has(family));
  if (place && (areas.length > 0 || deal || isMain)) return true;
  // 厂房出租, over the facts of an advert.
  if (deal && isMain && areas.length === 0 && words.length <= 14) return true;
  return (opensDeal.test(words) || (want && opensWant.test(words))) && (isMain || areas.length > 0 || place);
}

const isTitle = (line: FactLine) =>
  opensAdvert(line) && line.areas.length === 0 && line.place && line.end - line.start <= longestTitle;
const isRow = ({ areas, price, sum, label }: FactLine) => areas.length > 0 && (price || sum) && label === null;
const isPriced = (lines: readonly FactLine[]) => lines.some(({ price, sum }) => price || sum);
const areasOf = (lines: readonly FactLine[]) => lines.flatMap(({ areas }) => areas);

/** Whether two paragraphs state area and price in the same way: the area on the same line, opened by the same label or none. */
function isAlike(one: readonly FactLine[], other: readonly FactLine[]): boolean {
  const areaAt = (lines: readonly FactLine[]) => lines.findIndex(({ areas }) => areas.length > 0);
  return isPriced(one) && isPriced(other) && areaAt(one) === areaAt(other) && one[0]!.label === other[0]!.label;
}

/** The lines from one to the next that a gap at least as wide parts off. */
function upTo(lines: readonly FactLine[], from: number, gap: number): FactLine[] {
  let end = from + 1;
  while (end < lines.length && lines[end]!.gap < gap) end++;
  return lines.slice(from, end);
}

/** Whether figures follow a title before the next one. */
function hasFigures(lines: readonly FactLine[], title: number): boolean {
  for (let at = title + 1; at < lines.length && at <= title + reach; at++) {
    if (isTitle(lines[at]!)) return false;
    if (lines[at]!.areas.length > 0) return true;
  }
  return false;
}
