import { readFileSync } from 'node:fs';
import { inRoot } from '#platform/root.ts';

export type Outline = { code: number; name: string; path: string; x: number; y: number };
export type Region = { width: number; height: number; outlines: Outline[] };

type Ring = [lon: number, lat: number][];
type Feature = {
  properties: { code: number; name: string };
  geometry: { type: 'Polygon'; coordinates: Ring[] } | { type: 'MultiPolygon'; coordinates: Ring[][] };
};

/** Degrees between kept corners of an outline; about a kilometre and a half, less than a pixel of the small map. */
const corner = 0.02;
const scale = 62;

let made: Region | undefined;

/** The outlines of the region's cities as a small drawing, north up, made once from the bundled outlines. */
export function regionDrawing(codes: readonly number[]): Region {
  made ??= draw(codes);
  return made;
}

function draw(codes: readonly number[]): Region {
  const { features } = JSON.parse(readFileSync(inRoot('data', 'outlines.json'), 'utf8')) as { features: Feature[] };
  const own = codes.flatMap(code => features.find(feature => feature.properties.code === code) ?? []);
  const rings = own.map(feature =>
    feature.geometry.type === 'Polygon'
      ? [feature.geometry.coordinates[0]!]
      : feature.geometry.coordinates.map(polygon => polygon[0]!),
  );
  const points = rings.flat(2);
  const [west, east] = [Math.min(...points.map(p => p[0])), Math.max(...points.map(p => p[0]))];
  const [south, north] = [Math.min(...points.map(p => p[1])), Math.max(...points.map(p => p[1]))];
  // One degree of longitude is shorter than one of latitude by the cosine of the middle latitude.
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const x = (lon: number) => Math.round((lon - west) * squeeze * scale * 10) / 10;
  const y = (lat: number) => Math.round((north - lat) * scale * 10) / 10;
  return {
    width: Math.ceil(x(east)),
    height: Math.ceil(y(south)),
    outlines: own.map((feature, index) => {
      const largest = rings[index]!.reduce((a, b) => (a.length > b.length ? a : b));
      const lons = largest.map(p => p[0]);
      const lats = largest.map(p => p[1]);
      return {
        code: feature.properties.code,
        name: feature.properties.name,
        path: rings[index]!.filter(ring => ring.length > 8 || ring === largest)
          .map(
            ring =>
              `M${thin(ring)
                .map(([lon, lat]) => `${x(lon)} ${y(lat)}`)
                .join('L')}Z`,
          )
          .join(''),
        x: x((Math.min(...lons) + Math.max(...lons)) / 2),
        y: y((Math.min(...lats) + Math.max(...lats)) / 2),
      };
    }),
  };
}

function thin(ring: Ring): Ring {
  const kept: Ring = [];
  for (const point of ring) {
    const last = kept.at(-1);
    if (!last || Math.abs(point[0] - last[0]) + Math.abs(point[1] - last[1]) >= corner) kept.push(point);
  }
  return kept;
}
