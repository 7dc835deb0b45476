import type { Mind } from './mind.ts';
import type { EventType } from './reading.ts';

const ofThings: ReadonlySet<EventType> = new Set(['construction_start', 'completion', 'production_start', 'opening', 'delivery']);

/** 一、天澄储能电池超级工厂。…3月16日开工建设: what an item of a list is about is what its acts happen to; null elsewhere. */
export const ofItem = (mind: Mind | undefined, type: EventType): string | null =>
  mind?.item != null && ofThings.has(type) ? mind.item : null;
