import { placeIndex } from '#modules/reference/index.ts';
import type { Want } from './condition.ts';
import { nearChoice, type OfferSide, type Rule, type WantSide } from './criterion.ts';

/** Wanted places told apart by what an offer can say of itself: a district (the city's code where it names none) and perhaps a town. */
type PlaceParts = {
  of: number[];
  not: number[];
  /** Districts wanted whole, and cities of which every district is. */
  met: number[];
  /** Codes of cities of which only some districts are wanted: such an offer may lie in one of them. */
  unknown: number[];
  /** Neighbours of the wanted districts. */
  near: number[];
  town: number[];
  /** Districts that hold a wanted town: met by town, unknown where the offer names none, near otherwise. */
  town_district: number[];
  town_not: number[];
};

/** Sorts wanted and excluded places of any level into districts and towns; nothing wanted but something excluded means: anywhere else. */
function readPlaces(of: readonly number[], not: readonly number[] = []): PlaceParts {
  const { byCode, children, neighbours } = placeIndex();
  const districts = new Set<number>();
  const barred = new Set<number>();
  const towns = { in: new Set<number>(), out: new Set<number>() };
  const spread = (codes: readonly number[], whole: Set<number>, parts: Set<number>) => {
    for (const code of codes) {
      if (byCode(code)?.level === 'town') parts.add(code);
      else for (const district of districtsOf(code)) whole.add(district);
    }
  };
  spread(of.length ? of : provinces(), districts, towns.in);
  spread(not, barred, towns.out);
  for (const code of barred) districts.delete(code);
  const town = [...towns.in].filter(code => !towns.out.has(code) && !barred.has(byCode(code)!.district!));
  const partly = new Set<number>();
  for (const code of districts) partly.add(byCode(code)!.city!);
  const whole = [...partly].filter(city => districtsOf(city).every(code => districts.has(code)));
  const townDistricts = new Set(town.map(code => byCode(code)!.district ?? byCode(code)!.city!));
  for (const code of town) partly.add(byCode(code)!.city!);
  for (const code of [...districts, ...whole]) townDistricts.delete(code);
  const met = new Set([...districts, ...whole]);
  const near = new Set<number>();
  for (const code of [...districts, ...townDistricts]) {
    for (const next of neighbours(code)) if (!met.has(next) && !barred.has(next) && !townDistricts.has(next)) near.add(next);
  }
  const sorted = (codes: Iterable<number>) => [...codes].sort((a, b) => a - b);
  return {
    of: [...of],
    not: [...not],
    met: sorted(met),
    unknown: sorted([...partly].filter(city => !met.has(city))),
    near: sorted(near),
    town: sorted(town.filter(code => !met.has(byCode(code)!.district!))),
    town_district: sorted(townDistricts),
    town_not: sorted(towns.out),
  };

  function districtsOf(code: number): number[] {
    const place = byCode(code);
    if (!place) return [];
    if (place.level === 'district') return [code];
    const below = children(code).filter(child => child.level !== 'town');
    // A city without districts (东莞) and a county directly under a province stand for themselves.
    return below.length ? below.flatMap(child => districtsOf(child.code)) : [code];
  }
}

function provinces(): number[] {
  return placeIndex()
    .all.filter(place => place.level === 'province')
    .map(place => place.code);
}

/** How many borders lie between wanted places and another: 1 for a neighbour, Infinity where no border is known. */
function bordersBetween(from: readonly number[], to: number): number {
  const { neighbours } = placeIndex();
  const seen = new Set(from);
  let ring = [...from];
  for (let borders = 0; ring.length > 0; borders++) {
    if (ring.includes(to)) return borders;
    ring = [...new Set(ring.flatMap(neighbours))].filter(code => !seen.has(code));
    for (const code of ring) seen.add(code);
  }
  return Number.POSITIVE_INFINITY;
}

/** In the wanted place: known to be (met), in a city of which a part is wanted and no district named (unknown), next door (near). */
export function places(): Rule {
  const inside = (o: OfferSide, w: WantSide, part: string) => (w.empty(part) ? 'false' : `${o('district')} = any(${w(part)})`);
  const inTown = (o: OfferSide, w: WantSide, part: string) =>
    w.empty(part) ? 'false' : `coalesce(${o('town')} = any(${w(part)}), false)`;
  const out = (o: OfferSide, w: WantSide) => inTown(o, w, 'town_not');
  const townMet = (o: OfferSide, w: WantSide) => inTown(o, w, 'town');
  const unknown = (o: OfferSide, w: WantSide) =>
    `(${inside(o, w, 'unknown')} and not ${townMet(o, w)} or ${inside(o, w, 'town_district')} and ${o('town')} is null)`;
  const met = (o: OfferSide, w: WantSide) => `((${inside(o, w, 'met')} and not ${out(o, w)}) or ${townMet(o, w)})`;
  return {
    parts: {
      of: 'integer[]',
      not: 'integer[]',
      met: 'integer[]',
      unknown: 'integer[]',
      near: 'integer[]',
      town: 'integer[]',
      town_district: 'integer[]',
      town_not: 'integer[]',
    },
    askedBy: 'of',
    encode: want => readPlaces(codes(want).of, codes(want).not),
    decode: parts => {
      const not = parts.not as number[];
      return { is: 'any', of: parts.of as number[], ...(not.length ? { not } : {}) };
    },
    unknown,
    met,
    ways: (o, w) => {
      const districts = `${o('district')} = any(${w('met')} || ${w('unknown')} || ${w('town_district')})`;
      const whole = w.empty('town') && w.empty('town_district') && w.empty('town_not');
      return [whole ? districts : `${districts} and (${met(o, w)} or ${unknown(o, w)})`];
    },
    near: (o, w) => `((${inside(o, w, 'near')} or ${inside(o, w, 'town_district')}) and not ${out(o, w)})`,
    nearFit: () => String(nearChoice),
    has: o => `jsonb_build_object('district', ${o('district')}, 'town', ${o('town')})`,
    bound: { steps: o => `${o('district')}::double precision`, word: () => "''" },
    moved: (want, code) => {
      const { of, not } = codes(want);
      const from = readPlaces(of, not);
      const moved: Want = { is: 'any', of: [...of, code] };
      const still = not.filter(one => one !== code && placeIndex().byCode(one)?.district !== code);
      if (still.length) moved.not = still;
      return { want: of.length ? moved : null, distance: bordersBetween([...from.met, ...from.town_district], code) };
    },
  };
}

function codes(want: Want): { of: number[]; not: number[] } {
  return want.is === 'any' ? { of: want.of.map(Number), not: (want.not ?? []).map(Number) } : { of: [], not: [] };
}
