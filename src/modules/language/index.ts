export { readSpace } from './read.ts';
export type { SpaceField, SpaceReading, SpaceText } from './space.ts';
