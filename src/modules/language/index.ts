export { readNews } from './news/read.ts';
export type { NewsEvent, NewsReading, Observation } from './news/reading.ts';
export { type Listing, type ListingsReading, readListings } from './space/listings.ts';
export { type OtherWant, otherWant } from './space/other-want.ts';
export { readSpace } from './space/read.ts';
export type { SpaceField, SpaceReading, SpaceText, Span } from './space/reading.ts';
export { plainText, rawSpan, type Text } from './text.ts';
