import { recordAct } from '#modules/account/index.ts';
import { closeWant } from '#modules/match/index.ts';
import { closeOffer } from '#modules/offer/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import { advanceBy, type Next } from './advance.ts';
import { closeRoutes } from './close.ts';
import { byOf, record } from './event.ts';
import { type Held, holdOwnRoute, holdRoute, refuseClosed, wordsIfAny, wordsOf } from './hand.ts';
import type { Opening } from './need.ts';
import { followRoutes, viewerOf } from './route.ts';
import { ownListing } from './viewing.ts';

/** A receiver says that it was signed, for a listing or without one; it counts when the enterprise confirms it on its own link. */
export async function claimSigned(
  tx: Tx,
  viewer: Viewer,
  clock: Clock,
  id: string,
  { offer, ...next }: Partial<Next> & { offer?: string },
): Promise<void> {
  const held = await holdRoute(tx, viewer, id);
  if (held.stage === 'L130') return;
  refuseClosed(held);
  const now = clock();
  const listing = offer ? await ownListing(tx, held, offer) : null;
  await advanceBy(tx, viewer, held, { act: 'proof', to: 'L130', words: offer || held.organisationName, next }, now);
  await tx`
    insert into need.proof (route, offer, claimed_at) values (${id}, ${listing}, ${now})
    on conflict (route) do update set offer = excluded.offer, claimed_at = excluded.claimed_at, state = 'claimed', words = null, answered_at = null`;
}

/**
 * The enterprise confirms that it was signed, or denies it in its own words. Confirmed, the request has landed with this receiver, ends for the
 * others, and the listing is let or sold; denied, talks go on. A receiver cannot sign for itself.
 */
export async function answerProof(
  tx: Tx,
  opening: Opening,
  clock: Clock,
  id: string,
  { yes, words }: { yes: boolean; words?: string },
): Promise<void> {
  const held = await holdOwnRoute(tx, opening, id);
  if (typeof opening !== 'string' && held.owner === held.organisation)
    throw new Refused('forbidden', ['接收方不能替企业确认', 'A receiver cannot confirm for the enterprise']);
  const why = yes ? wordsIfAny(words, 'words') : wordsOf(words, 'words', 400);
  const now = clock();
  const [row] = await tx<{ offer: number | null }[]>`
    update need.proof set state = ${yes ? 'confirmed' : 'denied'}, words = ${why}, answered_at = ${now}
    where route = ${held.id} and state = 'claimed' returning offer`;
  if (!row) throw new Refused('conflict', ['没有等待确认的签约', 'Nothing waits to be confirmed']);
  const viewer = viewerOf(opening);
  if (yes) await land(tx, held, row.offer, now);
  else await tx`update need.route set stage = 'L110' where id = ${held.id}`;
  const stage = yes ? 'L140' : 'L110';
  await record(tx, held.need, now, { kind: 'proof', stage, by: byOf(viewer), route: held.id, ...(why ? { words: why } : {}) });
  await recordAct(tx, viewer, {
    what: yes ? 'need.confirm-closing' : 'need.deny-closing',
    object: `need:${held.number}`,
    details: { organisation: held.organisation },
  });
  await followRoutes(tx, held.need);
}

async function land(tx: Tx, held: Held, offer: number | null, now: Date): Promise<void> {
  await tx`update need.route set stage = 'L140', closed_at = ${now}, next_action = null, next_on = null, level = 0 where id = ${held.id}`;
  await tx`update need.reservation set state = 'signed', ended_at = ${now} where route = ${held.id} and offer = ${offer} and state = 'held'`;
  if (offer !== null) await closeOffer(tx, offer);
  await closeRoutes(tx, held.need, 'elsewhere', now);
  await closeWant(tx, held.need);
}

/** Days after landing on which the enterprise is asked how it went. */
export const ratingDays = [30, 90] as const;

/** The enterprise rates a landing 30 or 90 days after it: a score of 1 to 5, whether it is solved, and its words. Each once. */
export async function rateLanding(
  tx: Tx,
  opening: Opening,
  clock: Clock,
  id: string,
  given: { days: number; score: number; solved: boolean; words?: string },
): Promise<void> {
  const held = await holdOwnRoute(tx, opening, id);
  const days = ratingDays.find(one => one === given.days);
  if (!days || !Number.isInteger(given.score) || given.score < 1 || given.score > 5)
    throw new Refused('invalid', ['请选 1 到 5 分', 'Choose 1 to 5'], { score: '请选 1 到 5 分' });
  const words = wordsIfAny(given.words, 'words');
  const now = clock();
  const [proof] = await tx<{ due: boolean }[]>`
    select answered_at + ${days} * interval '1 day' <= ${now} as due from need.proof where route = ${held.id} and state = 'confirmed'`;
  if (!proof?.due) throw new Refused('conflict', [`入驻满 ${days} 天后再评价`, `This can be rated ${days} days after landing`]);
  const [made] = await tx`
    insert into need.rating (route, days, score, solved, words, at) values (${held.id}, ${days}, ${given.score}, ${given.solved}, ${words}, ${now})
    on conflict (route, days) do nothing returning days`;
  if (!made) throw new Refused('conflict', ['已经评价过，谢谢', 'It was rated already; thank you']);
  await tx`update need.route set stage = 'L150' where id = ${held.id} and stage = 'L140'`;
  const viewer = viewerOf(opening);
  await record(tx, held.need, now, {
    kind: 'rating',
    stage: 'L150',
    words: [`${given.score}/5`, words].filter(Boolean).join('：'),
    by: byOf(viewer),
    route: held.id,
  });
  await recordAct(tx, viewer, {
    what: 'need.rate',
    object: `need:${held.number}`,
    details: { organisation: held.organisation, days, score: given.score, solved: given.solved },
  });
  await followRoutes(tx, held.need);
}
