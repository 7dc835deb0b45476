import type { Polygons } from '#shared/polygon.ts';
import { readData } from './csv.ts';

/** The border of a place as GeoJSON polygons; the datum is GCJ-02 as far as known. */
export type Outline = { code: number; name: string; polygons: Polygons };

let read: Map<number, Outline> | undefined;

/** The outline of a member city, of one of its districts or of Shanghai; undefined for other places and for 临平 and 钱塘, split in 2021. */
export function outlineOf(code: number): Outline | undefined {
  read ??= new Map(readOutlines(readData('outlines.json')).map(outline => [outline.code, outline]));
  return read.get(code);
}

function readOutlines(json: string): Outline[] {
  const { features } = JSON.parse(json) as {
    features: { properties: { code: number; name: string }; geometry: { coordinates: Polygons } }[];
  };
  return features.map(({ properties, geometry }) => ({ ...properties, polygons: geometry.coordinates }));
}
