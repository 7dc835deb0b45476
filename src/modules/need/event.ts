import type { Tx } from '#platform/database.ts';
import type { Viewer } from '#shared/viewer.ts';
import type { NeedStage } from './stage.ts';

/** What happened to a need: what kind of thing, the stage reached, the words given, who, and which receiver it is about. */
export type NeedEvent = {
  at: Date;
  kind: EventKind;
  stage: NeedStage | null;
  words: string | null;
  by: EventBy;
  /** Name of the receiver whom it is about; null where it is about none. */
  receiver: string | null;
};

export type EventKind = (typeof eventKinds)[number];
export type EventBy = (typeof eventActors)[number];

/** Every kind of event. */
export const eventKinds = [
  'stage',
  'note',
  'duplicate',
  'look',
  'withdrawn',
  'erased',
  'routed',
  'asked',
  'opened',
  'denied',
  'report',
  'escalated',
  'first',
  'transfer',
  'merged',
  'viewing',
  'quote',
  'reservation',
  'proof',
  'rating',
  'pool',
  'claimed',
  'forced',
  'closed',
] as const;

/** Who may stand behind an event. */
export const eventActors = ['visitor', 'member', 'operator', 'system', 'receiver', 'secretary'] as const;

/** How the history of a need names who did something. */
export function byOf(viewer: Viewer): EventBy {
  return viewer.kind === 'visitor' || viewer.kind === 'operator' ? viewer.kind : 'member';
}

/** Appends an event to a need; `route` where it is about one receiver. */
export async function record(
  tx: Tx,
  need: number,
  at: Date,
  event: { kind: EventKind; stage?: NeedStage; words?: string; by: EventBy; shown?: boolean; route?: string },
): Promise<void> {
  await tx`
    insert into need.event (need, at, kind, stage, words, by, shown, route)
    values (${need}, ${at}, ${event.kind}, ${event.stage ?? null}, ${event.words ?? null}, ${event.by}, ${event.shown ?? true},
      ${event.route ?? null})`;
}
