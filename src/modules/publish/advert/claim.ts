import type { FamilyKey, Level, Said } from './family.ts';

/** Judges a match of a pattern by what stands around it: its level, or null where it is none. */
export type Judge = (form: string, start: number, end: number, isListing: boolean) => Level | null;
/** A claim that takes more than one word. */
export type Pattern = {
  family: FamilyKey;
  pattern: RegExp;
  /** What every match holds: a text without it is spared a pattern that is slow to search. */
  needs?: RegExp;
  /** Only what is offered can be one: a text that offers nothing is spared it. */
  needsOffer?: boolean;
  confidence: number;
  judge: Judge;
};

/** A stretch of the form (disguise.ts) that claims something, before exemptions are tried. */
export type Claim = {
  start: number;
  end: number;
  family: FamilyKey;
  level: Level;
  confidence: number;
  /** Where the reader itself knows why it is allowed. */
  exemption?: { article: string; why: Said };
  /** Measured claims may become facts by time, area and metric; praise never. */
  isMeasured?: boolean;
};
