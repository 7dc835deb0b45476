export { conditionsFromQuery, conditionsToQuery } from './address.ts';
export { type Assigned, assignSteps } from './assignment/assign.ts';
export { type Entered, enterCompetition, type Participant } from './assignment/instance.ts';
export type { Floor, Instance } from './assignment/market.ts';
export {
  announceAssignment,
  needReasonsOf,
  readAssignment,
  readAssignmentReason,
  saveAssignment,
  stateRanking,
} from './assignment/run.ts';
export { floorWords, needReasonWords, offerReasonWords, stepWords } from './assignment/words.ts';
export { findCandidates } from './candidates.ts';
export type { Condition, CriterionKey, Want } from './condition.ts';
export { criteria, criterionOf } from './criteria.ts';
export { explainOffer, explainOwn, findMatches, findNearMisses, type Match, type Matches } from './find.ts';
export { matchPermissions } from './may.ts';
export { findNeedsFor } from './needs.ts';
export { findOwners } from './owners.ts';
export { conditionsFrom } from './reading.ts';
export { findRelaxations, type Relaxation } from './relax.ts';
export { toRequest } from './request.ts';
export { conditionSchema, conditionsSchema } from './schema.ts';
export { closeWant, readWant, saveWant, saveWants } from './want.ts';
export { conditionWords, hasWords, partWords, verdictWords, wantWords } from './words.ts';
