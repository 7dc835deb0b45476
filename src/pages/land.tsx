import type { Context } from 'hono';
import { listPage } from './list.tsx';
import { pointsOf } from './points.ts';
import type { Site } from './site.tsx';

export const path = '/land';

/** Parcels of industrial land on offer. */
export function get(c: Context, site: Site) {
  return listPage(c, site, 'land');
}

/** The same list as points for the map. */
export const points = { path: '/land/points.json', get: (c: Context, site: Site) => pointsOf(c, site, 'land') };
