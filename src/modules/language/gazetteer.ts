import { type Industry, industryIndex, type Place, placeIndex } from '#modules/reference/index.ts';
import { rowsOf } from './vocabulary.ts';

/** What is called so: the places of one word, and whether the word is the full name with its ending (松江区) or what people say (松江). */
export type Named = { word: string; places: Place[]; full: boolean };

/** The names of places and trades, ready for reading texts. */
export type Gazetteer = {
  /** The names that begin at `at`, longest first. */
  namesAt(text: string, at: number): Named[];
  /** The codes of the places that hold a place, nearest first. */
  above(place: Place): number[];
  byCode(code: number): Place | undefined;
  /** The longest trade that begins at `at` and ends by `limit`, with the codes of its divisions. */
  tradeAt(text: string, at: number, limit?: number): { end: number; codes: readonly string[] } | null;
  /** Division codes (C36) that a trade's words stand for: the whole name, else the longest words inside. */
  industryCodes(words: string): string[];
};

/** Builds a gazetteer from places and industries; `areas` are further names with the code of the place that holds them. */
export function makeGazetteer(
  places: readonly Place[],
  industries: readonly Industry[],
  areas: readonly (readonly [name: string, code: number])[] = [],
  heads: readonly string[] = [],
): Gazetteer {
  const byCode = new Map(places.map(place => [place.code, place]));
  const names = new Map<string, Named>();
  const add = (word: string, place: Place, full: boolean) => {
    const known = names.get(word);
    if (!known) names.set(word, { word, places: [place], full });
    else {
      if (!known.places.includes(place)) known.places.push(place);
      known.full ||= full;
    }
  };
  for (const place of places) {
    add(place.name, place, place.name.length > 2);
    if (place.short !== place.name && place.short.length > 1) add(place.short, place, false);
  }
  for (const [name, code] of areas) {
    const holder = byCode.get(code);
    if (holder) add(name.toLowerCase(), { ...holder, level: 'town' }, false);
  }
  const trades = new Map<string, string[]>();
  for (const industry of industries) {
    if (industry.level === 'section') continue;
    const codes = industry.level === 'strategic' ? [] : [industry.code];
    for (const word of [industry.name, ...industry.words]) {
      const key = word.toLowerCase();
      const known = trades.get(key);
      if (known) known.push(...codes.filter(code => !known.includes(code)));
      else trades.set(key, [...codes]);
    }
  }
  for (const word of heads) if (!trades.has(word)) trades.set(word, []);
  const nameStarts = startsOf(names.keys());
  const tradeStarts = startsOf(trades.keys());

  function tradeAt(text: string, at: number, limit = text.length) {
    for (const length of tradeStarts.get(text.slice(at, at + 2)) ?? []) {
      if (at + length > limit) continue;
      const codes = trades.get(text.slice(at, at + length));
      if (codes) return { end: at + length, codes };
    }
    return null;
  }

  return {
    namesAt(text, at) {
      const lengths = nameStarts.get(text.slice(at, at + 2));
      if (!lengths) return [];
      return lengths.flatMap(length => (at + length <= text.length ? (names.get(text.slice(at, at + length)) ?? []) : []));
    },
    above(place) {
      const codes: number[] = [];
      for (let code = place.parent; code !== null && codes.length < 6; code = byCode.get(code)?.parent ?? null) codes.push(code);
      return codes;
    },
    byCode: code => byCode.get(code),
    tradeAt,
    industryCodes(words) {
      const text = words.toLowerCase();
      const whole = trades.get(text) ?? trades.get(text.replace(/(?:类|产品|产业|行业|企业|项目|生产|加工|制造)+$/, ''));
      if (whole?.length) return [...whole];
      const found: string[] = [];
      for (let at = 0; at < text.length; ) {
        const trade = tradeAt(text, at);
        if (trade) found.push(...trade.codes.filter(code => !found.includes(code)));
        at = trade ? trade.end : at + 1;
      }
      return found;
    },
  };
}

/** For every two first characters the lengths of words that begin so, longest first. */
function startsOf(words: Iterable<string>): Map<string, number[]> {
  const starts = new Map<string, number[]>();
  for (const word of words) {
    const key = word.slice(0, 2);
    const lengths = starts.get(key);
    if (!lengths) starts.set(key, [word.length]);
    else if (!lengths.includes(word.length)) lengths.push(word.length);
  }
  for (const lengths of starts.values()) lengths.sort((a, b) => b - a);
  return starts;
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
