import { insertOrganisations } from '#modules/network/index.ts';
import { insertOffers, insertVerifications, moveDemo, oldestDemo } from '#modules/offer/index.ts';
import { dayInChina } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import { readDemo } from './read.ts';
import { oldest } from './space.ts';

export { loadDemoPosts } from './posts.ts';

/** Puts the invented set into an installation that has none yet, dated from this moment; otherwise does nothing. */
export async function loadDemo(tx: Tx, today: Date): Promise<void> {
  if (await oldestDemo(tx)) return;
  const { organisations, offers, verifications } = readDemo(dayInChina(today));
  const ids = await insertOrganisations(tx, organisations);
  await insertOffers(
    tx,
    offers.map(offer => ({
      ...offer,
      origin: 'demo',
      invented: true,
      publication: 'listed',
      lessor: offer.lessor ? ids.get(offer.lessor)! : null,
    })),
  );
  await insertVerifications(tx, verifications);
}

/**
 * Brings the dates of the invented set up to today, once a day at most: the oldest listings, of which there are several, tell how
 * long ago it was dated, so that a listing confirmed by hand does not mislead.
 */
export async function refreshDemo(tx: Tx, today: Date): Promise<void> {
  const stands = await oldestDemo(tx);
  if (!stands) return;
  const days = dayNumber(today) - dayNumber(stands) - oldest - 1;
  if (days > 0) await moveDemo(tx, days, today);
}

function dayNumber(moment: Date): number {
  return Date.parse(`${dayInChina(moment)}T00:00:00Z`) / 86_400_000;
}
