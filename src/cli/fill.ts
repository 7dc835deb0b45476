import { loadDemo, loadDemoPosts, refreshDemo } from '#importers/demo/load.ts';
import { clearAccounts } from '#modules/account/index.ts';
import { eraseExpiredNeeds } from '#modules/need/index.ts';
import { expireVerifications } from '#modules/offer/index.ts';
import { loadReference } from '#modules/reference/index.ts';
import { dayInChina, systemClock } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import type { Settings } from '#platform/settings.ts';
import { keepDocking } from './work.ts';

/** Brings reference data to the newest form and, unless switched off, puts the invented set in and its dates up to today. Safe to repeat. */
export async function fillStore(tx: Tx, settings: Pick<Settings, 'demo'>): Promise<void> {
  await loadReference(tx);
  if (settings.demo) {
    await loadDemo(tx, systemClock());
    await loadDemoPosts(tx, systemClock());
  }
  // What the plans of each day do, for the days on which nothing ran.
  await eraseExpiredNeeds(tx, systemClock);
  await keepDocking(tx, systemClock);
  await clearAccounts(tx);
  if (settings.demo) await refreshDemo(tx, systemClock());
  await expireVerifications(tx, dayInChina(systemClock()));
}
