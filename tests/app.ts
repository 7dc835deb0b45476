import { openAccounts } from '#modules/account/index.ts';
import { loadAssets } from '#platform/assets.ts';
import { systemClock } from '#platform/clock.ts';
import type { Database } from '#platform/database.ts';
import { makeLog } from '#platform/log.ts';
import { makeSecret } from '#platform/secret.ts';
import type { Sender } from '#platform/sender.ts';
import { type Deps, makeApp } from '../src/app.ts';

/** The whole site as it runs, over this database, without a socket: `app.request('/spaces')`. */
export function siteOver(
  database: Database,
  sender: Sender = async () => {},
  more: Partial<Deps> = {},
): ReturnType<typeof makeApp> {
  const secret = makeSecret('a secret for tests that is long enough');
  return makeApp({
    database,
    accounts: openAccounts({ secret, sender, floor: 0 }),
    secret,
    clock: systemClock,
    assets: loadAssets(),
    invented: () => true,
    log: makeLog('error', systemClock),
    ...more,
  });
}
