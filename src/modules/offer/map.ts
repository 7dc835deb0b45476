import type { Db } from '#platform/database.ts';
import { type Viewer, visitor } from '#shared/viewer.ts';
import type { Family } from './card.ts';
import type { OfferFilter } from './filter.ts';
import { conditionsOf, findable, startText } from './where.ts';

/** One offer on the map. Area ㎡, rent 元/㎡/月, height m; unknown is null. */
export type OfferPoint = {
  code: string;
  lon: number;
  lat: number;
  datum: 'gcj02' | 'wgs84' | null;
  family: Family;
  title: string;
  area_max: number | null;
  rent_month: number | null;
  height: number | null;
};

/** How many points a map gets at most; the newest come first. */
const mapLimit = 2000;

/** The offers of a filter that state where they lie; `more` says that only the newest 2,000 are among them. */
export async function offersOnMap(
  db: Db,
  filter: OfferFilter = {},
  viewer: Viewer = visitor,
): Promise<{ points: OfferPoint[]; more: boolean }> {
  const text = startText();
  const conditions = [findable(viewer), 'o.lon is not null', 'o.lat is not null', ...conditionsOf(filter, text)];
  if (filter.kind) conditions.push(`o.kind = '${filter.kind}'`);
  const points = await db.unsafe<OfferPoint[]>(
    `select o.code, o.lon, o.lat, o.datum, o.family, o.title, o.area_max, o.rent_month, o.height
     from offer.offer o where ${conditions.join(' and ')}
     order by o.confirmed_at desc, o.id desc limit ${mapLimit + 1}`,
    text.params as never[],
    { prepare: true },
  );
  return { points: points.slice(0, mapLimit), more: points.length > mapLimit };
}
