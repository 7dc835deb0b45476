import { freeOffers } from '#modules/offer/index.ts';
import type { Tx } from '#platform/database.ts';
import type { NeedStage } from './stage.ts';

/**
 * Takes a need out of the hands of every receiver that has it, or of one: nothing of the contact stays open, what was asked is closed, and
 * listings that were kept for it are free again. Gives how many receivers lost it.
 */
export async function closeRoutes(
  tx: Tx,
  need: number,
  stage: NeedStage,
  now: Date,
  only: { route?: string } = {},
): Promise<number> {
  const one = only.route ?? null;
  const routes = await tx<{ id: string }[]>`
    update need.route set stage = ${stage}, closed_at = ${now}, step = 0, next_action = null, next_on = null, level = 0
    where need = ${need} and closed_at is null and (${one}::uuid is null or id = ${one}::uuid) returning id`;
  await closeAsked(tx, need, now, one);
  await freeHeld(
    tx,
    routes.map(route => route.id),
    'freed',
    now,
  );
  return routes.length;
}

/** Frees what is kept for these requests (with `before`, what is kept until a day before that one) and gives the listings back to the market. */
export async function freeHeld(
  tx: Tx,
  routes: readonly string[],
  state: 'freed' | 'expired',
  now: Date,
  before: string | null = null,
): Promise<void> {
  const held = await tx<{ offer: number }[]>`
    update need.reservation set state = ${state}, ended_at = ${now} where route = any(${routes as string[]}::uuid[]) and state = 'held'
      and (${before}::date is null or until < ${before}::date) returning offer`;
  await freeOffers(
    tx,
    held.map(one => one.offer),
  );
}

/** Whoever landed keeps the result but sees the contact no more once the consent is gone. */
async function closeAsked(tx: Tx, need: number, now: Date, route: string | null): Promise<void> {
  await tx`
    update need.reveal set state = 'closed', answered_at = ${now}
    where state = 'asked' and route in (select id from need.route where need = ${need} and (${route}::uuid is null or id = ${route}::uuid))`;
}
