import { listDue } from '#modules/need/index.ts';
import { listAgeing } from '#modules/offer/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import { tell } from './tell.ts';

/** Days that a notice is kept. */
const keptDays = 180;

const byState = { ageing: 'offer_confirm', faded: 'offer_faded', members: 'offer_members', hidden: 'offer_hidden' } as const;

/** Tells what the day itself brings: clocks that are due, listings that nobody confirmed. Again on the same day it changes nothing. */
export async function tellDay(tx: Tx, clock: Clock): Promise<void> {
  const now = clock();
  for (const { route, need, organisation, handler, clock: key, due } of await listDue(tx, now)) {
    await tell(tx, now, {
      ...{ kind: 'clock_due', key: `due ${route} ${key} ${due}`, organisation, need, route, params: { clock: key, due } },
      ...(handler ? { only: ({ user }) => user === handler } : {}),
    });
  }
  for (const { id, organisation, confirmedAt, state } of await listAgeing(tx, now)) {
    const confirmed = confirmedAt.getTime();
    const kind = byState[state];
    await tell(tx, now, { kind, key: `${kind} ${id} ${confirmed}`, organisation, offer: id, params: { confirmed } });
  }
  await tx`delete from notice.notice where created_at < ${new Date(now.getTime() - keptDays * 86_400_000)}`;
}
