import type { FamilyKey, Level, Said } from './family.ts';

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
