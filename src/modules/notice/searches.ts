import { readUsers } from '#modules/account/index.ts';
import { listTold, takeNews } from '#modules/search/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import { addJob } from '#platform/job.ts';
import { tellFound } from './tell.ts';

/** Asks for one job for each user who wants to be told what saved searches find anew; gives how many. */
export async function askSearches(tx: Tx): Promise<number> {
  const users = await listTold(tx);
  for (const user of users) await addJob(tx, 'notice.searches-of', { user }, { key: `notice.searches-of ${user}` });
  return users.length;
}

/** Tells a user what is new for the saved searches, one notice a search; nothing where nothing is. Again it changes nothing. */
export async function tellSearches(tx: Tx, clock: Clock, user: string): Promise<void> {
  const now = clock();
  const [viewer] = await readUsers(tx, { user });
  if (!viewer) return;
  for (const news of await takeNews(tx, viewer, now)) await tellFound(tx, now, user, news);
}
