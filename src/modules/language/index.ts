export { defaultGazetteer, type Gazetteer, makeGazetteer } from './gazetteer.ts';
export { readSpace } from './read.ts';
export type { Family, Interval, PriceUnit, SpaceField, SpaceReading, SpaceText, Span } from './space.ts';
