import type { Condition, CriterionKey, Want } from '#modules/match/index.ts';
import { placeIndex } from '#modules/reference/index.ts';
import type { Random } from './random.ts';

const { members, children } = placeIndex();
const cities = members.filter(place => place.level === 'city').map(place => place.code);
const districts = [310117, ...cities.flatMap(city => children(city).map(place => place.code))].filter(code => code < 1_000_000);

/**
 * Conditions as people state them, in the spread of trade requests: mostly one to three cities or districts, a type and a size, often a rent,
 * then a few technical ones; about a third of the latter are wishes. Stored needs name no place now and then (`loose`).
 */
export function conditionsLike(random: Random, loose = false): Condition[] {
  const out: Condition[] = [];
  const add = (criterion: CriterionKey, want: Want, hardShare: number) =>
    out.push({ criterion, hard: random.chance(hardShare), want });
  const least = (min: number): Want => ({ is: 'range', min, max: null });
  const round = (value: number, step: number) => Math.max(step, Math.round(value / step) * step);
  if (!loose || !random.chance(0.04)) add('place', { is: 'any', of: somePlaces(random) }, 1);
  const land = random.chance(0.05);
  if (!loose || !random.chance(0.03)) add('family', { is: 'any', of: land ? ['land'] : someFamilies(random) }, 1);
  if (random.chance(0.5)) add('deal', { is: 'any', of: [random.chance(0.85) ? 'rent' : 'sale'] }, 1);
  if (random.chance(0.92)) add('area', someArea(random, land), 1);
  if (!land && random.chance(0.6)) add('rent', { is: 'range', min: null, max: round(random.around(28, 0.25), 0.5) }, 0.75);
  if (land) add('land_price', { is: 'range', min: null, max: round(random.around(50, 0.2), 1) }, 0.7);
  if (!land && random.chance(0.4)) add('height', least(random.pick([4.5, 5, 6, 6, 7, 8, 8, 9, 10])), 0.7);
  if (!land && random.chance(0.25)) add('load', least(random.pick([0.5, 0.8, 1, 1, 1.5, 2, 3])), 0.6);
  if (!land && random.chance(0.3)) add('power', least(round(random.around(400, 0.5), 50)), 0.6);
  if (!land && random.chance(0.1)) add('crane', least(random.pick([5, 10, 10, 16, 20])), 0.7);
  if (!land && random.chance(0.1)) add('lift', least(random.pick([2, 3, 5])), 0.3);
  if (!land && random.chance(0.2)) add('fire', { is: 'any', of: [random.pick(['b', 'c', 'c', 'd'])] }, 0.7);
  if (!land && random.chance(0.3)) add('eia', { is: 'flag' }, 0.7);
  const flags = ['standalone', 'single_storey', 'ground_floor', 'sprinkler', 'dock', 'title', 'register'] as const;
  for (const flag of flags) if (!land && random.chance(0.08)) add(flag, { is: 'flag' }, 0.5);
  if (random.chance(0.35)) add('industry', { is: 'any', of: [`C${13 + Math.floor(random.next() * 29)}`] }, 0.2);
  if (random.chance(0.15)) add('tax', least(round(random.around(150, 0.6), 10)), 0.1);
  if (random.chance(0.15)) add('available', { is: 'by', date: random.pick(['2026-12-31', '2027-01-31', '2027-03-31']) }, 0.2);
  return out;
}

function somePlaces(random: Random): number[] {
  const kind = random.next();
  if (kind < 0.05) {
    const towns = children(random.pick(districts)).filter(place => place.level === 'town');
    if (towns.length > 0) return [random.pick(towns).code];
  }
  const count = random.pick([1, 1, 1, 1, 2, 2, 3]);
  const from = kind < 0.5 ? cities : districts;
  return [...new Set(Array.from({ length: count }, () => random.pick(from)))];
}

function someFamilies(random: Random): string[] {
  const one = random.pick([
    'factory',
    'factory',
    'factory',
    'factory',
    'factory',
    'warehouse',
    'warehouse',
    'rnd',
    'lab',
    'office',
  ]);
  return one === 'factory' && random.chance(0.15) ? ['factory', 'warehouse'] : [one];
}

function someArea(random: Random, land: boolean): Want {
  const middle = Math.max(50, Math.round(random.around(2600, 0.8) / 10) * 10) * (land ? 8 : 1);
  const shape = random.next();
  if (shape < 0.15) return { is: 'range', min: middle, max: null };
  if (shape < 0.2) return { is: 'range', min: null, max: middle };
  return { is: 'range', min: Math.round(middle * 0.85), max: Math.round(middle * 1.35) };
}
