import type { Context } from 'hono';
import { type OfferKind, type OfferPoint, offerFilterFromQuery, offersOnMap } from '#modules/offer/index.ts';
import { figure, spoken } from '#shared/format.ts';
import type { Site } from './site.tsx';

/** The listings of a filter as the map draws them: place, a line of words, and where a click leads. */
export async function pointsOf(c: Context, site: Site, kind: OfferKind): Promise<Response> {
  const filter = { ...offerFilterFromQuery(new URL(c.req.url).searchParams), kind };
  const { points } = await site.database.read(db => offersOnMap(db, filter, site.viewer));
  c.header('Cache-Control', `${site.viewer.kind === 'user' ? 'private' : 'public'}, max-age=60`);
  return c.json(
    points.map(point => ({
      code: point.code,
      lon: round(point.lon),
      lat: round(point.lat),
      words: words(site, point),
      href: site.to(`/offers/${point.code}`),
    })),
  );
}

// Five decimals are about a metre, less than the outlines can tell apart.
function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

function words(site: Site, point: OfferPoint): string {
  const area = point.area_max === null ? [] : [`${spoken(point.area_max, site.lang)} ㎡`];
  const rent = point.rent_month === null ? [] : [`${figure(point.rent_month)} ${site.t('元/㎡/月', 'yuan/㎡/month')}`];
  return [point.title, ...area, ...rent].join(' · ');
}
