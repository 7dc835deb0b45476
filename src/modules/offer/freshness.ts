import { may } from '#shared/may.ts';
import type { Viewer } from '#shared/viewer.ts';
import { offerPermissions } from './may.ts';

export type FreshnessState = 'fresh' | 'ageing' | 'faded' | 'members' | 'hidden';

export type Freshness = { state: FreshnessState; days: number; zh: string; en: string };

/** Days since the last confirmation that each state still covers; thresholds of the trade: remind at 30, fade at 60, members only at 90, hide at 120. */
const states: readonly [FreshnessState, last: number, zh: string, en: string][] = [
  ['fresh', 30, '近期确认', 'Confirmed lately'],
  ['ageing', 60, '待再次确认', 'To be confirmed again'],
  ['faded', 90, '久未确认', 'Not confirmed for long'],
  ['members', 120, '仅登录可见', 'Members only'],
  ['hidden', Number.POSITIVE_INFINITY, '已过期', 'Expired'],
];

/** How fresh a listing is by the whole days since someone confirmed it. */
export function freshnessOf(confirmedAt: Date, now: Date): Freshness {
  const days = Math.max(0, Math.floor((now.getTime() - confirmedAt.getTime()) / 86_400_000));
  const [state, , zh, en] = states.find(([, last]) => days <= last)!;
  return { state, days, zh, en };
}

/** Listings confirmed longer ago than this many days are kept from the reader; null: nothing is. Whoever is signed in sees 120. */
export function daysShownTo(viewer: Viewer): number | null {
  if (viewer.kind === 'operator') return null;
  return may(viewer, offerPermissions.readOlder) === null ? 120 : 90;
}
