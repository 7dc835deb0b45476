import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database.ts';
import { log } from '#platform/log.ts';
import { countViews, isRobot, type Reading } from './view.ts';

export type Readings = {
  /** Notes that somebody read a post; robots and what a browser fetched ahead are left out. */
  take(post: number, request: { address: string | null; agent: string; ahead: boolean }): void;
  /** Stores what was noted; called when the process stops. */
  flush(): Promise<void>;
};

// One statement for many readings: a page from memory costs a tenth of a millisecond, a statement a multiple of it.
const pause = 3000;
const most = 2000;

/** Gathers readings in memory and stores them every few seconds. */
export function makeReadings(database: Database, clock: Clock): Readings {
  let waiting: Reading[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = async () => {
    clearTimeout(timer);
    timer = undefined;
    const now = waiting;
    waiting = [];
    if (now.length > 0) await database.write(tx => countViews(tx, clock, now));
  };
  return {
    take(post, { address, agent, ahead }) {
      // A flood is not worth memory: what comes beyond the bound within a few seconds is not counted.
      if (address === null || ahead || waiting.length >= most || isRobot(agent)) return;
      waiting.push({ post, address, agent });
      timer ??= setTimeout(() => flush().catch(error => log.warn('readings', { error })), pause).unref();
    },
    flush,
  };
}
