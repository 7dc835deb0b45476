import { outlineOf, placeIndex } from '#modules/reference/index.ts';
import { boundsOf, insidePolygons, type Point, type Polygons } from '#shared/polygon.ts';
import { makeRandom, type Random } from '#shared/random.ts';
import { type City, districtsOf } from './city.ts';
import { parkName, roadName } from './name.ts';
import type { Known } from './values.ts';

/** Where an invented listing lies. A few name only their city, as real ones do. */
export type Site = {
  city: number;
  district: number;
  town: number | null;
  lon: number | null;
  lat: number | null;
  datum: 'gcj02' | null;
  address: string | null;
  park_name: string | null;
};

/** Chooses a district and town of a city, and a point of the district; listings of one town lie within about two kilometres. */
export function chooseSite(random: Random, city: City): Site {
  const places = placeIndex();
  const member = places.byCode(city.member)!;
  if (member.level === 'city' && random.chance(0.03)) {
    return {
      city: member.code,
      district: member.code,
      town: null,
      lon: null,
      lat: null,
      datum: null,
      address: null,
      park_name: null,
    };
  }
  const district = random.pick(districtsOf(city));
  const towns = places.children(district).filter(({ name }) => /[镇乡街道]$/.test(name));
  const town = random.pick(towns);
  const point = pointNear(random, district, town.code);
  return {
    city: member.city!,
    district,
    town: town.code,
    lon: point?.[0] ?? null,
    lat: point?.[1] ?? null,
    datum: point ? 'gcj02' : null,
    address: `${town.name}${roadName(random)}${random.integer(1, 2999)}号`,
    park_name: random.chance(0.7) ? parkName(makeRandom(`park ${town.code} ${random.integer(1, 3)}`), town.short) : null,
  };
}

/** The field values of a site, as far as it names them. */
export function siteValues({ address, park_name }: Site): Known {
  return { ...(address ? { address } : {}), ...(park_name ? { park_name } : {}) };
}

function pointNear(random: Random, district: number, town: number): Point | null {
  const outline = outlineOf(district)?.polygons;
  if (!outline) return null;
  const [lon, lat] = pointIn(makeRandom(`town ${town}`), outline);
  for (let tries = 0; tries < 40; tries++) {
    const near: Point = [
      Number((lon + random.between(-0.02, 0.02, 5)).toFixed(5)),
      Number((lat + random.between(-0.018, 0.018, 5)).toFixed(5)),
    ];
    if (insidePolygons(near, outline)) return near;
  }
  return [lon, lat];
}

function pointIn(random: Random, outline: Polygons): Point {
  const [west, south, east, north] = boundsOf(outline);
  for (;;) {
    const point: Point = [random.between(west, east, 5), random.between(south, north, 5)];
    if (insidePolygons(point, outline)) return point;
  }
}
