import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from './database.ts';
import { listMigrations } from './migrate.ts';

/** Why no requests should be sent here for now. */
export type Unready = 'database' | 'migrations' | 'jobs' | 'stopping';

/** A database that does not answer within so many milliseconds counts as gone. */
const patience = 2000;

/**
 * Everything that keeps this process from being ready: it is stopping, the database cannot be read, it lacks migrations (a newer database does
 * no harm: another process was renewed first), or nobody does the jobs.
 */
export async function whyNotReady(
  database: Database,
  { isStopping, areJobsDone }: { isStopping: () => boolean; areJobsDone: () => boolean },
): Promise<Unready[]> {
  const asked = database.read(db => db<{ number: number }[]>`select max(number)::int as number from platform.migration`);
  const late = new AbortController();
  const rows = await Promise.race([asked, wait(patience, undefined, { signal: late.signal })]).catch(() => undefined);
  late.abort();
  return [
    ...(isStopping() ? (['stopping'] as const) : []),
    ...(rows ? [] : (['database'] as const)),
    ...(rows && (rows[0]?.number ?? 0) < newest() ? (['migrations'] as const) : []),
    ...(areJobsDone() ? [] : (['jobs'] as const)),
  ];
}

let known: number | undefined;

function newest(): number {
  known ??= listMigrations().length;
  return known;
}
