import type { Context } from 'hono';
import { signOut } from '#modules/account/index.ts';
import { setCookies } from './session.ts';
import type { Site } from './site.tsx';

export const path = '/sign-out';

/** Ends the session of this browser. */
export async function post(c: Context, site: Site) {
  const cookie = c.req.header('cookie');
  setCookies(c, site, await site.database.write(tx => signOut(tx, site.accounts, cookie)));
  return c.redirect(site.to('/'), 303);
}
