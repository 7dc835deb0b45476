export { type NeedClock, readNeedClock } from './clock.ts';
export { consentPeriods, consentVersion, consentWords, usualConsentPeriod } from './consent.ts';
export { listNeeds, lookAtContact, moveNeed, type NeedLine } from './handling.ts';
export { needFromForm, needInput } from './input.ts';
export { needPermissions } from './may.ts';
export {
  eraseExpiredNeeds,
  exportNeed,
  type Need,
  type NeedEvent,
  type NewNeed,
  type Opening,
  postNeed,
  readNeed,
  readNeedByToken,
  withdrawNeed,
} from './need.ts';
export { listOwnNeeds } from './own-list.ts';
export { closedStages, type NeedStage, needStages, stageName } from './stage.ts';
