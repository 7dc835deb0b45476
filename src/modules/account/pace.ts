import type { Database, Tx } from '#platform/database.ts';
import type { Viewer } from '#shared/viewer.ts';
import type { Accounts } from './accounts.ts';
import { tooSoon } from './attempt.ts';

/** How often somebody may write: `burst` at once, `perMinute` after that. */
type Pace = { burst: number; perMinute: number };

const usual: Pace = { burst: 60, perMinute: 60 };

/**
 * Counts one writing request for the sender's address and, where somebody is signed in or a program has a key, for that account, before it is
 * worked on; throws Refused('busy') where one of them writes faster than `writing` allows.
 */
export async function countWrite(
  { database, accounts, writing }: { database: Database; accounts: Accounts; writing?: Pace | null | undefined },
  viewer: Viewer,
  address: string | null,
): Promise<void> {
  const pace = writing === undefined ? usual : writing;
  const account = viewer.kind === 'user' ? `user ${viewer.user}` : viewer.kind === 'key' ? `key ${viewer.organisation}` : null;
  const whom = [address && `address ${address}`, account].filter(about => about !== null).filter(about => about !== '');
  if (pace && whom.length > 0)
    await database.write(tx =>
      takePace(
        tx,
        accounts,
        whom.map(about => ({ about, pace })),
      ),
    );
}

/**
 * Counts one writing request of each of these (an address, an account) in the database, where every process and every restart sees it;
 * throws Refused('busy') where one of them writes faster than its pace. Commit it before the request is worked on.
 */
async function takePace(tx: Tx, { secret, clock }: Accounts, whom: readonly { about: string; pace: Pace }[]): Promise<void> {
  // A count that a power cut loses harms nobody, and nobody should wait for a disk because of it.
  await tx`set local synchronous_commit = off`;
  const now = clock();
  for (const { about, pace } of whom) {
    const key = secret.fingerprint(`pace ${about}`);
    const step = 60_000 / pace.perMinute;
    const latest = new Date(now.getTime() + step * pace.burst);
    const first = new Date(now.getTime() + step);
    // The generic cell rate algorithm: `due` is when the bucket is full again; it moves on by a step a request, and never beyond the burst.
    const [taken] = await tx`
      insert into account.pace (key, due) values (${key}, ${first})
      on conflict (key) do update set due = greatest(pace.due, ${now}) + ${step} * interval '1 millisecond'
        where greatest(pace.due, ${now}) + ${step} * interval '1 millisecond' <= ${latest}
      returning 1`;
    if (taken) continue;
    const [there] = await tx<{ due: Date }[]>`select due from account.pace where key = ${key}`;
    throw tooSoon(Math.max(1, Math.ceil(((there?.due.getTime() ?? 0) + step - latest.getTime()) / 1000)));
  }
}
