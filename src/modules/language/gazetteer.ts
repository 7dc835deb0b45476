import { type Industry, industryIndex, type Place, placeIndex } from '#modules/reference/index.ts';
import { rowsOf } from './vocabulary.ts';
import { wordTable } from './word-table.ts';

/** What is called so: the places of one word, and whether the word is the full name with its ending (松江区) or what people say (松江). */
export type Named = { word: string; places: Place[]; full: boolean };

/** The names of places and trades, ready for reading texts. */
export type Gazetteer = {
  /** Calls `visit` with the end and the highest level of every name of places at `at`, shortest first. */
  eachPlace(text: string, at: number, visit: (end: number, level: Place['level']) => void): void;
  /** The places that a word names; null where it names none. */
  named(word: string): Named | null;
  /** The codes of the places that hold a place, nearest first. */
  above(place: Place): readonly number[];
  byCode(code: number): Place | undefined;
  /** Calls `visit` with the end of every trade at `at`, shortest first. */
  eachTrade(text: string, at: number, visit: (end: number) => void): void;
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
  const names = namesOf(places, areas, byCode);
  const codes = tradesOf(industries, trades);
  const holders = new Map<number, readonly number[]>();

  const eachTrade = (text: string, at: number, visit: (end: number) => void) => codes.eachAt(text, at, visit);

  return {
    eachPlace(text, at, visit) {
      names.eachAt(text, at, (end, places) => visit(end, highest(places)));
    },
    named(word) {
      const found = names.get(word);
      if (!found) return null;
      const places = Array.isArray(found) ? found : [found];
      return { word, places, full: word.length > 2 && places.some(({ name }) => name === word) };
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
    eachTrade,
    trade: word => codes.get(word) ?? null,
    industryCodes(words) {
      const text = words.toLowerCase();
      const whole = codes.get(text) ?? codes.get(text.replace(/(?:类|产品|产业|行业|企业|项目|生产|加工|制造)+$/, ''));
      if (whole?.length) return [...whole];
      const found = new Set<string>();
      for (let at = 0; at < text.length; ) {
        let end = 0;
        eachTrade(text, at, to => {
          end = to;
        });
        if (end > 0) for (const code of codes.get(text.slice(at, end))!) found.add(code);
        at = end || at + 1;
      }
      return [...found];
    },
  };
}

function highest(places: Place | Place[]): Place['level'] {
  return Array.isArray(places) ? (places.find(({ level }) => level !== 'town')?.level ?? 'town') : places.level;
}

function namesOf(
  places: readonly Place[],
  areas: readonly (readonly [name: string, code: number])[],
  byCode: ReadonlyMap<number, Place>,
) {
  // Most names belong to one place: those stand without a list, which keeps building all 60,000 quick.
  const known = wordTable<Place | Place[]>();
  const add = (word: string, place: Place) => {
    const met = known.get(word);
    if (met === undefined) known.set(word, place);
    else if (!Array.isArray(met)) {
      if (met !== place) known.set(word, [met, place]);
    } else if (!met.includes(place)) met.push(place);
  };
  for (const place of places) {
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
  return known;
}

function tradesOf(industries: readonly Industry[], further: readonly string[]) {
  const codes = wordTable<string[]>();
  for (const industry of industries) {
    if (industry.level === 'section') continue;
    const own = industry.level === 'strategic' ? [] : [industry.code];
    for (const name of [industry.name, ...industry.words]) {
      const word = name.toLowerCase();
      const known = codes.get(word);
      if (known) known.push(...own.filter(code => !known.includes(code)));
      else codes.set(word, [...own]);
    }
  }
  for (const word of further) if (!codes.get(word)) codes.set(word, []);
  return codes;
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
