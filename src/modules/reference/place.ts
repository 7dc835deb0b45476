import type { Lang } from '#shared/words.ts';
import { readData, rowsOf } from './csv.ts';
import { region } from './region.ts';

export type PlaceLevel = 'province' | 'city' | 'district' | 'town';

/** An administrative place; towns carry the nine-digit statistical code, the others the six-digit code of GB/T 2260. */
export type Place = {
  code: number;
  level: PlaceLevel;
  name: string;
  /** What people say: 松江 for 松江区. */
  short: string;
  parent: number | null;
  /** The prefecture-level city; a county directly under a province stands for itself. */
  city: number | null;
  district: number | null;
  /** The member city of the region that holds this place. */
  member: number | null;
  /** A point inside, in the datum of the outlines; null where no source gives one. */
  lon: number | null;
  lat: number | null;
};

export type PlaceIndex = {
  /** Places called so (name, short or English name, or a development zone's name, which stands for its district), widest and the region's own first; also 嘉兴平湖. */
  find(name: string): Place[];
  byCode(code: number): Place | undefined;
  /** The name in Latin letters: Jiaxing; known for provinces, for the region's cities and their districts. */
  english(code: number): string | undefined;
  children(code: number): Place[];
  /** Codes of the districts or cities that share a border; known for the region's members only. */
  neighbours(code: number): number[];
  /** The region's members, in the order of data/region.csv. */
  members: Place[];
  all: readonly Place[];
};

let index: PlaceIndex | undefined;

/** The places of China in memory, read once from data/*.csv. */
export function placeIndex(): PlaceIndex {
  index ??= indexOf(readPlaces(readData('places.csv'), readData('towns.csv')));
  return index;
}

/** Reads data/places.csv and data/towns.csv. */
export function readPlaces(placesCsv: string, townsCsv: string): Place[] {
  const places = rowsOf(placesCsv).map(
    ([code, level, name, short, parent, city, district, member, lon, lat]): Place => ({
      code: Number(code),
      level: level as PlaceLevel,
      name: name!,
      short: short!,
      parent: numberOrNull(parent),
      city: numberOrNull(city),
      district: numberOrNull(district),
      member: numberOrNull(member),
      lon: numberOrNull(lon),
      lat: numberOrNull(lat),
    }),
  );
  const byCode = new Map(places.map(place => [place.code, place]));
  for (const [text, name, short, parent] of rowsOf(townsCsv)) {
    const code = Number(text);
    const above = byCode.get(parent ? Number(parent) : Math.trunc(code / 1000))!;
    places.push({
      code,
      level: 'town',
      name: name!,
      short: short || shortTown(name!),
      parent: above.code,
      city: above.city,
      district: above.district,
      member: above.member,
      lon: null,
      lat: null,
    });
  }
  return places;
}

/** 九亭镇 → 九亭; a name of two characters stays whole. */
function shortTown(name: string): string {
  const last = name.at(-1);
  const cut = last === '镇' || last === '乡' ? 1 : last === '道' && name.endsWith('街道') ? 2 : 0;
  return name.length - cut >= 2 ? name.slice(0, name.length - cut) : name;
}

function numberOrNull(text: string | undefined): number | null {
  return text ? Number(text) : null;
}

const rank: Readonly<Record<PlaceLevel, number>> = { province: 0, city: 1, district: 2, town: 3 };

function indexOf(all: readonly Place[]): PlaceIndex {
  const byCode = new Map(all.map(place => [place.code, place]));
  const words = lazily(() => wordsOf(all, byCode));
  const children = lazily(() => Map.groupBy(all, place => place.parent ?? 0));
  const neighbours = lazily(() => neighbourMap());
  const english = lazily(() => new Map(rowsOf(readData('place-names.csv')).map(([code, name]) => [Number(code), name!])));

  function find(name: string): Place[] {
    const asked = name.replace(/[\s·,，、]/g, '').toLowerCase();
    return [...(words().get(asked) ?? within(asked))];
  }

  /** 嘉兴平湖, 浙江省嘉兴市平湖市: the first name holds the second. */
  function within(asked: string): Place[] {
    for (let cut = asked.length - 2; cut >= 2; cut--) {
      const outer = words().get(asked.slice(0, cut));
      if (!outer) continue;
      const inner = find(asked.slice(cut)).filter(place => outer.some(holder => holds(holder, place)));
      if (inner.length > 0) return inner;
    }
    return [];
  }

  function holds(outer: Place, inner: Place): boolean {
    for (let place: Place | undefined = inner; place; place = byCode.get(place.parent ?? 0)) {
      if (place.code === outer.code) return true;
    }
    return false;
  }

  return {
    find,
    byCode: code => byCode.get(code),
    english: code => english().get(code),
    children: code => [...(children().get(code) ?? [])],
    neighbours: code => [...(neighbours().get(code) ?? [])],
    members: region().members.map(code => byCode.get(code)!),
    all,
  };
}

/** Every name and short name with its places: widest first, the region's own before others. */
function wordsOf(all: readonly Place[], byCode: ReadonlyMap<number, Place>): Map<string, Place[]> {
  const words = new Map<string, Place[]>();
  const add = (word: string, place: Place) => {
    const known = words.get(word);
    if (!known) words.set(word, [place]);
    else if (!known.includes(place)) known.push(place);
  };
  for (const place of all) {
    add(place.name, place);
    if (place.short !== place.name) add(place.short, place);
  }
  for (const [name, short, place] of rowsOf(readData('zones.csv'))) {
    for (const word of new Set([name!, short!])) add(word, byCode.get(Number(place))!);
  }
  for (const [code, name] of rowsOf(readData('place-names.csv')))
    add(name!.replaceAll(' ', '').toLowerCase(), byCode.get(Number(code))!);
  for (const list of words.values()) {
    if (list.length > 1)
      list.sort(
        (a, b) => rank[a.level] - rank[b.level] || Number(b.member !== null) - Number(a.member !== null) || a.code - b.code,
      );
  }
  return words;
}

function neighbourMap(): Map<number, number[]> {
  const map = new Map<number, number[]>();
  for (const [place, neighbour] of rowsOf(readData('neighbours.csv'))) {
    const list = map.get(Number(place));
    if (list) list.push(Number(neighbour));
    else map.set(Number(place), [Number(neighbour)]);
  }
  return map;
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/**
 * The words for a place: `short` 平湖, `path` 嘉兴 · 平湖, `full` 浙江省嘉兴市平湖市; in English Pinghu and Jiaxing · Pinghu, with towns
 * as their signs write them. A code that no place has comes back as its digits.
 */
export function placeName(code: number, style: 'short' | 'path' | 'full' = 'path', lang: Lang = 'zh'): string {
  const { byCode, english } = placeIndex();
  const place = byCode(code);
  if (!place) return String(code);
  const own = (at: Place) => (lang === 'en' ? english(at.code) : undefined) ?? at.short;
  if (style === 'short') return own(place);
  const chain: Place[] = [];
  for (let at: Place | undefined = place; at; at = byCode(at.parent ?? 0)) {
    if (style === 'path' && at.level === 'province' && chain.length > 0) break;
    if (chain[0]?.name !== at.name) chain.unshift(at);
  }
  return style === 'path' || lang === 'en' ? chain.map(own).join(' · ') : chain.map(({ name }) => name).join('');
}
