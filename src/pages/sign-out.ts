import type { Context } from 'hono';
import { signOut } from '#modules/account/index.ts';
import { cookiesOf, setCookies } from './session.ts';
import type { Site } from './site.tsx';

export const path = '/sign-out';

/** Ends the session of this browser. */
export async function post(c: Context, site: Site) {
  const cookie = cookiesOf(c, site);
  setCookies(c, site, await site.database.write(tx => signOut(tx, site.accounts, cookie)));
  // Nothing of the workspace stays behind on a machine that others use too.
  c.header('Clear-Site-Data', '"cache", "storage"');
  return c.redirect(site.to('/'), 303);
}
