import { patternGroup } from '../pattern-group.ts';

/** What is asked about a clause as a whole: one look at a clause, when it is cut, tells which of these patterns can fit. */
export const ofClause = patternGroup();
