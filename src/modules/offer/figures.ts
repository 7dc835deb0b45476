import { placeIndex } from '#modules/reference/index.ts';
import type { Db } from '#platform/database.ts';
import { visitor } from '#shared/viewer.ts';
import { findable } from './where.ts';

/** How many offers, and their built area and land in ㎡ over the listings that state them. */
export type OfferFigures = { count: number; area: number; land: number };

export type CorridorFigures = OfferFigures & {
  /** Every member city in the order of the corridor, also one without an offer. */
  members: (OfferFigures & { code: number; name: string })[];
};

/** What is on offer now in the whole region and in each member city, as a visitor finds it. */
export async function corridorFigures(db: Db): Promise<CorridorFigures> {
  const rows = await db.unsafe<(OfferFigures & { city: number; district: number })[]>(
    `select o.city, o.district, count(*)::int as count,
       coalesce(sum(o.area_max) filter (where o.kind = 'space'), 0) as area,
       coalesce(sum(o.area_max) filter (where o.kind = 'land'), 0) as land
     from offer.offer o where ${findable(visitor)} group by o.city, o.district`,
    [],
    { prepare: true },
  );
  const places = placeIndex();
  const members = places.members.map(({ code, short }) => ({ code, name: short, count: 0, area: 0, land: 0 }));
  const byMember = new Map(members.map(figures => [figures.code, figures]));
  const all: OfferFigures = { count: 0, area: 0, land: 0 };
  for (const row of rows) {
    const member = (places.byCode(row.district) ?? places.byCode(row.city))?.member;
    for (const figures of [all, member ? byMember.get(member) : undefined]) {
      if (!figures) continue;
      figures.count += row.count;
      figures.area += row.area;
      figures.land += row.land;
    }
  }
  return { ...all, members };
}
