export { extractFacts } from './news/extract.ts';
export type { Facts, NewsEvent, Observation } from './news/fact.ts';
export { readSpace } from './read.ts';
export type { SpaceField, SpaceReading, SpaceText } from './space.ts';
