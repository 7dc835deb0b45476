import type { Context } from 'hono';
import { listPage } from './list.tsx';
import { pointsOf } from './points.ts';
import type { Site } from './site.tsx';

export const path = '/spaces';

/** Spaces on offer. */
export function get(c: Context, site: Site) {
  return listPage(c, site, 'space');
}

/** The same list as points for the map. */
export const points = { path: '/spaces/points.json', get: (c: Context, site: Site) => pointsOf(c, site, 'space') };
