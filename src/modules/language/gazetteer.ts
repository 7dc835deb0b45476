import { type Industry, industryIndex, type Place, placeIndex } from '#modules/reference/index.ts';
import { rowsOf } from './vocabulary.ts';
import { type Found, type WordTable, wordTable } from './word-table.ts';

/** What is called so: the places of one word, the first of them above a town, and whether the word is the full name with its ending (松江区) or what people say (松江). */
export type Named = { word: string; places: Place[]; high: Place | null; full: boolean };

/** What a name stands for: places, of which the highest has this level, or a trade with the codes of its industries, or both. */
type Known = {
  places: Place | Place[] | null;
  level: Place['level'] | null;
  codes: string[] | null;
  /** What it is called as a name of places, once it was asked for. */
  named?: Named;
};

/** The names of places and trades, ready for reading texts. */
export type Gazetteer = {
  /** The names of places and trades at a place of a text; their weights tell the level and whether a trade is called so (`levelOf`, `isTrade`). */
  namesAt(text: string, at: number): Found;
  /** What a name found in a text names, by its node. */
  knownAt(node: number, word: string): { places: Named | null; trade: readonly string[] | null };
  /** The places that a word names; null where it names none. */
  named(word: string): Named | null;
  /** The codes of the places that hold a place, nearest first. */
  above(place: Place): readonly number[];
  byCode(code: number): Place | undefined;
  /** The codes of the industries that a trade's name stands for; null where the word names no trade. */
  trade(word: string): readonly string[] | null;
  /** Division codes (C36) that a trade's words stand for: the whole name, else the longest words inside. */
  industryCodes(words: string): string[];
};

/** Builds a gazetteer from places and industries; `areas` are further names with the code of the place that holds them, `trades` further names of trades. */
export function makeGazetteer(
  places: readonly Place[],
  industries: readonly Industry[],
  areas: readonly (readonly [name: string, code: number])[] = [],
  trades: readonly string[] = [],
): Gazetteer {
  const byCode = new Map(places.map(place => [place.code, place]));
  const names = wordTable<Known>(places.length * 2.5);
  addPlaces(names, places, areas, byCode);
  addTrades(names, industries, trades);
  const holders = new Map<number, readonly number[]>();
  const trade = (word: string) => names.get(word)?.codes ?? null;

  return {
    namesAt: (text, at) => names.findAt(text, at),
    knownAt(node, word) {
      const known = names.valueAt(node);
      return { places: known ? namedAs(known, word) : null, trade: known?.codes ?? null };
    },
    named(word) {
      const known = names.get(word);
      return known ? namedAs(known, word) : null;
    },
    above(place) {
      const met = holders.get(place.code);
      if (met) return met;
      const codes: number[] = [];
      for (let code = place.parent; code !== null && codes.length < 6; code = byCode.get(code)?.parent ?? null) codes.push(code);
      holders.set(place.code, codes);
      return codes;
    },
    byCode: code => byCode.get(code),
    trade,
    industryCodes(words) {
      const text = words.toLowerCase();
      const whole = trade(text) ?? trade(text.replace(/(?:类|产品|产业|行业|企业|项目|生产|加工|制造)+$/, ''));
      if (whole?.length) return [...whole];
      const found = new Set<string>();
      const isGoods = goods.test(text);
      for (let at = 0; at < text.length; ) {
        const { count, ends, weights } = names.findAt(text, at);
        let last = count - 1;
        while (last >= 0 && !isTrade(weights[last]!)) last--;
        const end = last < 0 ? at + 1 : ends[last]!;
        const codes = last < 0 ? null : trade(text.slice(at, end));
        // 餐饮设备, 医疗推车: the head of a Chinese name is its end; what is made for a service is none.
        for (const code of codes ?? []) if (!(isGoods && end < text.length && service.test(code))) found.add(code);
        at = end;
      }
      return [...found];
    },
  };
}

function namedAs(known: Known, word: string): Named | null {
  if (known.places === null) return null;
  if (known.named) return known.named;
  const places = Array.isArray(known.places) ? known.places : [known.places];
  known.named = {
    word,
    places,
    high: places.find(isHigh) ?? null,
    full: word.length > 2 && places.some(({ name }) => name === word),
  };
  return known.named;
}

const levels = ['province', 'city', 'district', 'town', null] as const;
const weightOf = ({ level, codes }: Known) => 1 + levels.indexOf(level) + (codes === null ? 0 : 8);

/** The level of the highest place that a name stands for, as its place in the row province, city, district, town, none. */
export const levelOf = (weight: number): number => (weight - 1) & 7;

/** Whether a trade is called by a name. */
export const isTrade = (weight: number): boolean => weight > 8;

/** Words that end in goods, whatever they are made for. */
const goods = /(?:[床椅柜箱架车衣]|设备|用品|器材|器具|耗材|玩具|机械|仪器|装备|家具|包装|材料|制品|产品|模型)$/;
/** Divisions of services: trade, hotels, finance, research, education, health, culture and the like (GB/T 4754, sections F and H to S). */
const service = /^[FH-S]\d\d$/;

const isHigh = ({ level }: Place) => level !== 'town';

function highest(places: Place | Place[]): Place['level'] {
  return Array.isArray(places) ? (places.find(isHigh)?.level ?? 'town') : places.level;
}

function addPlaces(
  known: WordTable<Known>,
  places: readonly Place[],
  areas: readonly (readonly [name: string, code: number])[],
  byCode: ReadonlyMap<number, Place>,
): void {
  // Most names belong to one place: those stand without a list, which keeps building all 60,000 quick.
  const add = (word: string, place: Place) => {
    const met = known.get(word);
    if (!met?.places) {
      const first = { places: place, level: place.level, codes: null };
      known.set(word, first, weightOf(first));
      return;
    }
    if (!Array.isArray(met.places)) {
      if (met.places !== place) met.places = [met.places, place];
    } else if (!met.places.includes(place)) met.places.push(place);
    met.level = highest(met.places);
    known.set(word, met, weightOf(met));
  };
  for (const place of places) {
    // 市经济技术开发区 is how the statistics write the zone of a city.
    if (/^[市县区](?:经济|开发区|直辖)/.test(place.name)) continue;
    // 召陵区老窝镇 is how the statistics write 老窝镇 of 召陵区.
    const holder = place.level === 'town' && place.parent !== null ? byCode.get(place.parent) : undefined;
    if (holder && place.name.startsWith(holder.name) && place.name.length > holder.name.length + 1) {
      add(place.name.slice(holder.name.length), place);
      continue;
    }
    add(place.name, place);
    if (place.short !== place.name && place.short.length > 1) add(place.short, place);
  }
  for (const [name, code] of areas) {
    const holder = byCode.get(code);
    if (holder) add(name.toLowerCase(), { ...holder, level: 'town' });
  }
}

function addTrades(names: WordTable<Known>, industries: readonly Industry[], further: readonly string[]): void {
  const add = (word: string): string[] => {
    const met = names.get(word) ?? { places: null, level: null, codes: null };
    met.codes ??= [];
    names.set(word, met, weightOf(met));
    return met.codes;
  };
  for (const industry of industries) {
    if (industry.level === 'section') continue;
    const own = industry.level === 'strategic' ? [] : [industry.code];
    for (const name of [industry.name, ...industry.words]) {
      const known = add(name.toLowerCase());
      known.push(...own.filter(code => !known.includes(code)));
    }
  }
  for (const word of further) add(word);
}

let built: Gazetteer | undefined;

/** The gazetteer of all Chinese places and of GB/T 4754, built once on first use. */
export function defaultGazetteer(): Gazetteer {
  built ??= makeGazetteer(
    placeIndex().all,
    industryIndex().all,
    rowsOf('areas.csv').map(([name, code]) => [name!, Number(code)] as const),
    rowsOf('trades.csv').map(([word]) => word!),
  );
  return built;
}
