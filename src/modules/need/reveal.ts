import { recordAct } from '#modules/account/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import type { Secret } from '#platform/secret.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import type { Words } from '#shared/words.ts';
import { byOf, record } from './event.ts';
import { type Held, holdOwnRoute, holdRoute, noRequest, refuseClosed, wordsOf } from './hand.ts';
import { type Opening, openContact } from './need.ts';
import { viewerOf } from './route.ts';

/** What of a contact is open to a receiver: masked, company, person, telephone. */
export type Step = 0 | 1 | 2 | 3;

/** The word by which events name each step. */
export const stepKeys = ['masked', 'company', 'person', 'phone'] as const;

/** The name of a step. */
export function stepName(step: Step, say: Words): string {
  const [zh, en] = (
    [
      ['打码', 'masked'],
      ['单位名称', 'company'],
      ['联系人', 'person'],
      ['电话', 'telephone'],
    ] as const
  )[step];
  return say(zh, en);
}

/**
 * A receiver asks to see one step more of a contact, and says why. What the enterprise opened beforehand is open at once, the rest waits for its
 * answer. Gives which of both; asking again while an answer is awaited changes nothing.
 */
export async function askReveal(tx: Tx, viewer: Viewer, clock: Clock, id: string, reason: string): Promise<'granted' | 'asked'> {
  const held = await holdRoute(tx, viewer, id);
  refuseClosed(held);
  if (held.step === 3) throw new Refused('conflict', ['已经全部可见', 'Everything is open already']);
  const words = wordsOf(reason, 'reason');
  const step = (held.step + 1) as 1 | 2 | 3;
  const state = step <= held.openStep ? 'granted' : 'asked';
  const now = clock();
  const user = viewer.kind === 'user' ? viewer.user : null;
  const [made] = await tx`
    insert into need.reveal (route, step, reason, asked_by, asked_at, state, answered_at)
    values (${id}, ${step}, ${words}, ${user}, ${now}, ${state}, ${state === 'granted' ? now : null})
    on conflict (route) where state = 'asked' do nothing returning id`;
  if (!made) return 'asked';
  await record(tx, held.need, now, { kind: 'asked', words, by: 'receiver', route: id });
  await recordAct(tx, viewer, { what: 'need.ask-contact', object: `need:${held.number}`, details: detailsOf(held, step) });
  if (state === 'granted') await open(tx, viewer, held, step, now);
  return state;
}

/** The enterprise says whether a receiver may see what it asked for; an answer that was given already stays. */
export async function answerReveal(
  tx: Tx,
  opening: Opening,
  clock: Clock,
  id: string,
  reveal: number,
  yes: boolean,
): Promise<void> {
  const held = await holdOwnRoute(tx, opening, id);
  const now = clock();
  const [row] = await tx<{ step: 1 | 2 | 3 }[]>`
    update need.reveal set state = ${yes ? 'granted' : 'refused'}, answered_at = ${now}
    where id = ${reveal} and route = ${held.id} and state = 'asked' returning step`;
  if (!row) {
    const [there] = await tx`select 1 from need.reveal where id = ${reveal} and route = ${held.id}`;
    if (!there) throw noRequest();
    return;
  }
  if (yes) return open(tx, viewerOf(opening), held, row.step, now);
  await record(tx, held.need, now, { kind: 'denied', words: nameOf(row.step), by: byOf(viewerOf(opening)), route: held.id });
  await recordAct(tx, viewerOf(opening), {
    what: 'need.refuse-contact',
    object: `need:${held.number}`,
    details: detailsOf(held, row.step),
  });
}

async function open(tx: Tx, viewer: Viewer, held: Held, step: 1 | 2 | 3, now: Date): Promise<void> {
  refuseClosed(held);
  await tx`update need.route set step = greatest(step, ${step}) where id = ${held.id}`;
  await record(tx, held.need, now, { kind: 'opened', words: nameOf(step), by: byOf(viewer), route: held.id });
  await recordAct(tx, viewer, { what: 'need.open-contact', object: `need:${held.number}`, details: detailsOf(held, step) });
}

/** What is open of a contact, as far as it was opened to the receiver; each look is recorded first, where the enterprise sees it. */
export async function lookAsReceiver(
  tx: Tx,
  viewer: Viewer,
  secret: Secret,
  clock: Clock,
  id: string,
): Promise<{ person: string; phone: string | null }> {
  const held = await holdRoute(tx, viewer, id);
  const [row] = await tx<{ contact: Uint8Array | null; open: boolean }[]>`
    select n.contact, r.closed_at is null or r.stage in ('L140', 'L150') as open
    from need.need n join need.route r on r.need = n.id where r.id = ${held.id}`;
  if (!row?.contact || !row.open || held.step < 2)
    throw new Refused('forbidden', ['联系人还没有对您开放', 'The contact is not open to you']);
  const words = nameOf(held.step);
  await record(tx, held.need, clock(), { kind: 'look', words, by: 'receiver', route: held.id });
  await recordAct(tx, viewer, { what: 'need.look', object: `need:${held.number}`, details: detailsOf(held, held.step) });
  const [person, phone] = openContact(secret, held.number, row.contact);
  return { person, phone: held.step === 3 ? phone : null };
}

/** How events name a step, whatever the language of their reader. */
function nameOf(step: Step): string {
  return stepKeys[step];
}

function detailsOf(held: Held, step: Step) {
  return { organisation: held.organisation, step };
}
