import { refreshDemo } from '#importers/demo/load.ts';
import { clearAccounts } from '#modules/account/index.ts';
import { eraseExpiredNeeds, escalateRoutes, expireReservations, forgetContacts, returnIdle } from '#modules/need/index.ts';
import {
  askDigests,
  askSearches,
  callRobot,
  gatherActs,
  mailDigest,
  mailNotice,
  type Post,
  tellAct,
  tellDay,
  tellFitting,
  tellSearches,
} from '#modules/notice/index.ts';
import { expireVerifications } from '#modules/offer/index.ts';
import { bareMedia, doScheduled, forgetReaders, forgetReporters, makeMediaForms } from '#modules/publish/index.ts';
import { freshenSearch, gatherChanges, relatePost, sweepSearch } from '#modules/search/index.ts';
import { type Clock, dayInChina } from '#platform/clock.ts';
import type { Database, Tx } from '#platform/database.ts';
import type { JobPlan, JobWorks } from '#platform/job.ts';

/** What the jobs of the queue do, by name. */
export function worksOf(database: Database, post: Post & { call?: typeof fetch }): JobWorks {
  const { clock } = post;
  return {
    'need.erase': async () => void (await database.write(tx => eraseExpiredNeeds(tx, clock))),
    'need.docking': () => database.write(tx => keepDocking(tx, clock)),
    'account.clear': async () => void (await database.write(tx => clearAccounts(tx))),
    'offer.expire': async () => void (await database.write(tx => expireVerifications(tx, dayInChina(clock())))),
    'notice.gather': async () => void (await database.write(gatherActs)),
    'notice.act': payload => database.write(tx => tellAct(tx, clock, (payload as { act: number }).act)),
    'notice.offers': async payload =>
      void (await database.write(tx => tellFitting(tx, clock, (payload as { code: string }).code))),
    'notice.day': () => database.write(tx => tellDay(tx, clock)),
    'notice.searches': async () => {
      await freshenSearch(database);
      await database.write(askSearches);
    },
    'notice.searches-of': payload => database.write(tx => tellSearches(tx, clock, (payload as { user: string }).user)),
    'notice.mail': payload => mailNotice(database, post, payload as { notice: number; user: string }),
    'notice.robot': payload => callRobot(database, post, payload as { notice: number; robot: string }),
    'notice.digests': async () => void (await database.write(askDigests)),
    'notice.digest': payload => mailDigest(database, post, (payload as { user: string }).user),
    'publish.scheduled': async () => void (await database.write(tx => doScheduled(tx, clock))),
    'publish.forget': () =>
      database.write(async tx => {
        await forgetReaders(tx, clock);
        await forgetReporters(tx, clock);
      }),
    'publish.forms': payload => makeMediaForms(database, (payload as { media: number }).media),
    'publish.bare': async () => void (await bareMedia(database)),
    'search.gather': async () => void (await database.write(gatherChanges)),
    'search.sweep': async () => void (await sweepSearch(database)),
    'search.relate': payload => database.write(tx => relatePost(tx, Number((payload as { post: string }).post))),
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

/** What each day asks for, soon after midnight in China (crontab in UTC); what people are told of the day goes out at eight, the digest at half past. */
export function plansOf({ demo }: { demo: boolean }): JobPlan[] {
  return [
    { name: 'need.erase', crontab: '5 16 * * *' },
    { name: 'need.docking', crontab: '6 16 * * *' },
    { name: 'account.clear', crontab: '7 16 * * *' },
    { name: 'offer.expire', crontab: '10 16 * * *' },
    { name: 'notice.gather', crontab: '* * * * *', often: true },
    { name: 'search.gather', crontab: '* * * * *', often: true },
    { name: 'search.sweep', crontab: '20 16 * * *', often: true },
    { name: 'notice.day', crontab: '0 0 * * *' },
    { name: 'notice.searches', crontab: '5 0 * * *' },
    { name: 'notice.digests', crontab: '30 0 * * *' },
    { name: 'publish.scheduled', crontab: '* * * * *', often: true },
    { name: 'publish.forget', crontab: '3 16 * * *' },
    ...(demo ? [{ name: 'demo.refresh', crontab: '15 16 * * *' }] : []),
  ];
}
