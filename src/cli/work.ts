import { refreshDemo } from '#importers/demo/load.ts';
import { clearAccounts } from '#modules/account/index.ts';
import { eraseExpiredNeeds, escalateRoutes, expireReservations, forgetContacts, returnIdle } from '#modules/need/index.ts';
import { expireVerifications } from '#modules/offer/index.ts';
import { type Clock, dayInChina } from '#platform/clock.ts';
import type { Database, Tx } from '#platform/database.ts';
import type { JobPlan, JobWorks } from '#platform/job.ts';

/** What the jobs of the queue do, by name. */
export function worksOf(database: Database, clock: Clock): JobWorks {
  return {
    'need.erase': async () => void (await database.write(tx => eraseExpiredNeeds(tx, clock))),
    'need.docking': () => database.write(tx => keepDocking(tx, clock)),
    'account.clear': async () => void (await database.write(tx => clearAccounts(tx))),
    'offer.expire': async () => void (await database.write(tx => expireVerifications(tx, dayInChina(clock())))),
    'demo.refresh': () => database.write(tx => refreshDemo(tx, clock())),
  };
}

/** Listings kept too long are free again, idle requests go back to the pool, what is overdue goes up, hashes that protect nobody go. */
export async function keepDocking(tx: Tx, clock: Clock): Promise<void> {
  await expireReservations(tx, clock);
  await returnIdle(tx, clock);
  await escalateRoutes(tx, clock);
  await forgetContacts(tx, dayInChina(clock()));
}

/** What each day asks for, soon after midnight in China (crontab in UTC). */
export function plansOf({ demo }: { demo: boolean }): JobPlan[] {
  return [
    { name: 'need.erase', crontab: '5 16 * * *' },
    { name: 'need.docking', crontab: '6 16 * * *' },
    { name: 'account.clear', crontab: '7 16 * * *' },
    { name: 'offer.expire', crontab: '10 16 * * *' },
    ...(demo ? [{ name: 'demo.refresh', crontab: '15 16 * * *' }] : []),
  ];
}
