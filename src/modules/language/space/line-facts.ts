import type { Gazetteer } from '../gazetteer.ts';
import type { Quantity } from '../quantity.ts';
import { scan } from '../scan.ts';
import { plainText, rawSpan } from '../text.ts';
import { meaning, meanings } from '../token.ts';
import { sizeInShorthand } from './area-bare.ts';
import { bindFigures, type Figure } from './bind.ts';
import type { Line } from './chat.ts';
import { type ItemMark, readItemMark } from './item-mark.ts';
import { findPlaceHits } from './place-hit.ts';
import type { Family } from './reading.ts';
import { findZones } from './zone.ts';

/** What a line states, as far as splitting a paste needs to know. */
export type Facts = {
  /** Areas in ㎡. */
  areas: number[];
  /** A price by area or time. */
  price: boolean;
  /** A sum for the whole. */
  sum: boolean;
  place: boolean;
  families: Family[];
  deal: boolean;
  want: boolean;
  phone: boolean;
  /** Height, load, power, crane or lift. */
  size: boolean;
};

/** A line with its facts, its mark, the label that opens it (面积：) and its words without the mark. */
export type FactLine = Line &
  Facts & { mark: ItemMark | null; label: string | null; words: string /** A place stands at its head. */; leads: boolean };

const mu = 2000 / 3;
/** A word of wanting weighs at least so much among the signs of a side (data/language/side.csv). */
const leastWant = 5;

/** A bullet or bracket may stand before the place at the head of a line, in characters. */
const farthestLead = 3;
/** Less than this is a price by the ㎡, even where no ㎡ is written. */
const leastSum = 400;

/** The facts of a text by the place where they stand. */
export type FactIndex = (line: Line) => FactLine;

/** Reads what every line of a paste states, from one pass over the whole. */
export function indexFacts(given: string, gazetteer: Gazetteer): FactIndex {
  const text = plainText(given, { cuts: true });
  const scanned = scan(text.plain, gazetteer);
  const { tokens } = scanned;
  const draft = { text, ...scanned, gazetteer, side: 'offer' as const, isLand: false };
  const found: { at: number; add: (facts: Facts) => void }[] = [];
  const at = (start: number, add: (facts: Facts) => void) => found.push({ at: rawSpan(text, start, start + 1)[0], add });
  for (const figure of bindFigures(scanned)) at(figure.quantity.start, facts => addFigure(facts, figure));
  for (const token of tokens) {
    if (token.kind === 'phone') at(token.start, facts => (facts.phone = true));
    if (token.kind === 'quantity' && (token.dimension === 'kva' || token.dimension === 'load'))
      at(token.start, facts => (facts.size = true));
    if (token.kind !== 'word') continue;
    const family = token.word.length > 1 ? (meaning(token, 'kind') as Family | undefined) : undefined;
    if (family) at(token.start, facts => facts.families.push(family));
    if (meanings(token, 'deal').some(value => ['rent', 'sale', 'both', 'auction'].includes(value)))
      at(token.start, facts => (facts.deal = true));
    if (Number(meaning(token, 'side') ?? 0) >= leastWant) at(token.start, facts => (facts.want = true));
  }
  const hits = findPlaceHits(draft);
  for (const { start } of [...hits.list, ...findZones(draft, hits)]) at(start, facts => (facts.place = true));
  found.sort((a, b) => a.at - b.at);
  const starts = found.map(one => one.at);
  return line => {
    const raw = given.slice(line.start, line.end);
    const mark = readItemMark(raw.slice(0, 40));
    const words = mark ? raw.slice(mark.length) : raw;
    const facts: Facts = {
      areas: [],
      price: false,
      sum: false,
      place: false,
      families: [],
      deal: false,
      want: false,
      phone: false,
      size: false,
    };
    const from = line.start + (mark?.length ?? 0);
    let leads = false;
    for (let i = lowest(starts, line.start); i < found.length && starts[i]! < line.end; i++) {
      found[i]!.add(facts);
      leads ||= facts.place && starts[i]! - from <= farthestLead;
    }
    // 青浦白鹤3500/层高8/1.1: an advert in one line.
    const terse = facts.place && facts.areas.length === 0 && fields.test(words) ? sizeInShorthand(words) : null;
    if (terse) facts.areas.push(terse.size);
    return { ...line, ...facts, mark, label: labelOf(words, facts), words, leads };
  };
}

function addFigure(facts: Facts, { quantity, topic }: Figure): void {
  const { dimension, per, low } = quantity;
  if (dimension === 'length' && topic === 'height') facts.size = true;
  if (topic === 'crane' || topic === 'lift' || topic === 'load') facts.size = true;
  if (isArea(quantity, topic)) facts.areas.push(dimension === 'mu' ? low * mu : low);
  if (topic === 'tax' || topic === 'invest' || topic === 'none' || per.other !== null) return;
  const isMoney = dimension === 'money' || (dimension === 'bare' && topic?.startsWith('price') === true);
  if (isMoney && (per.area !== null || per.time !== null || low < leastSum)) facts.price = true;
  else if (isMoney && low >= 1e4) facts.sum = true;
}

function isArea({ dimension, low }: Quantity, topic: string | null): boolean {
  if (dimension === 'mu') return low > 1;
  return dimension === 'area' ? low >= 10 : dimension === 'bare' && topic?.startsWith('area') === true && low >= 50;
}

/** At least three fields of a line. */
const fields = /[^ /，,|]+[ /，,|]+[^ /，,|]+[ /，,|]+[^ /，,|]/;
const labelled = /^[\p{S}\p{P}\p{M}\s]{0,4}([\u4e00-\u9fff]{2,6}|[A-Za-z]{2,10})(?:[:：=]|[】\]] ?[:：]?)/u;

/** The label that opens a line (面积：, 【层高】); a place, a deal or a kind of space in its stead opens an advert. */
function labelOf(words: string, { place, deal, want }: Facts): string | null {
  const found = labelled.exec(words.slice(0, 24));
  if (!found) return null;
  const [whole, name] = found;
  const isOpening =
    /出租|出售|招租|求租|求购|转让|急租|急售|厂房|仓库|土地|[区县市镇]$/.test(name!) && !/面积|类型|地址|名称|位置/.test(name!);
  const isBracketed = /[】\]]/.test(whole!);
  if (isOpening || (isBracketed && (place || deal || want) && !/面积|区域|位置|地址|类型|名称|价格|租金/.test(name!)))
    return null;
  return name!;
}

function lowest(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
