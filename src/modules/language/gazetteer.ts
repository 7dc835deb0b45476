import { type Industry, industryIndex, type Place, placeIndex } from '#modules/reference/index.ts';
import { rowsOf } from './vocabulary.ts';

/** What is called so: the places of one word, and whether the word is the full name with its ending (松江区) or what people say (松江). */
export type Named = { word: string; places: Place[]; full: boolean };

/** The names of places and trades, ready for reading texts. */
export type Gazetteer = {
  /** The names that begin at `at`, longest first. */
  namesAt(text: string, at: number): readonly Named[];
  /** The codes of the places that hold a place, nearest first. */
  above(place: Place): readonly number[];
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
  // Most names belong to one place: those stand without a list, which keeps building all 60,000 quick.
  const names = new Map<string, Place | Place[]>();
  const nameStarts = new Uint32Array(slots);
  const add = (word: string, place: Place) => {
    const known = names.get(word);
    if (known === undefined) {
      names.set(word, place);
      addStart(nameStarts, word);
    } else if (!Array.isArray(known)) {
      if (known !== place) names.set(word, [known, place]);
    } else if (!known.includes(place)) known.push(place);
  };
  for (const place of places) {
    add(place.name, place);
    if (place.short !== place.name && place.short.length > 1) add(place.short, place);
  }
  for (const [name, code] of areas) {
    const holder = byCode.get(code);
    if (holder) add(name.toLowerCase(), { ...holder, level: 'town' });
  }
  const named = new Map<string, Named>();
  const holders = new Map<number, readonly number[]>();
  function nameOf(word: string): Named | undefined {
    const met = named.get(word);
    if (met) return met;
    const found = names.get(word);
    if (!found) return undefined;
    const all = Array.isArray(found) ? found : [found];
    const made = { word, places: all, full: word.length > 2 && all.some(({ name }) => name === word) };
    named.set(word, made);
    return made;
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
  const tradeStarts = new Uint32Array(slots);
  for (const word of trades.keys()) addStart(tradeStarts, word);

  function tradeAt(text: string, at: number, limit = text.length) {
    for (let lengths = tradeStarts[slotOf(text, at)]!; lengths !== 0; ) {
      const length = 31 - Math.clz32(lengths);
      lengths &= ~(1 << length);
      if (at + length > limit) continue;
      const codes = trades.get(text.slice(at, at + length));
      if (codes) return { end: at + length, codes };
    }
    return null;
  }

  return {
    namesAt(text, at) {
      let lengths = nameStarts[slotOf(text, at)]!;
      if (lengths === 0) return none;
      const found: Named[] = [];
      while (lengths !== 0) {
        const length = 31 - Math.clz32(lengths);
        lengths &= ~(1 << length);
        const name = at + length <= text.length ? nameOf(text.slice(at, at + length)) : undefined;
        if (name) found.push(name);
      }
      return found;
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

const none: readonly Named[] = [];

// Lengths of the words that begin with two characters, as bits; pairs may share a slot, so a bit only says that a word is worth looking up.
const slots = 1 << 18;

function slotOf(text: string, at: number): number {
  return (text.charCodeAt(at) * 4099 + text.charCodeAt(at + 1)) & (slots - 1);
}

function addStart(starts: Uint32Array, word: string): void {
  if (word.length > 1) starts[slotOf(word, 0)]! |= 1 << Math.min(word.length, 31);
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
