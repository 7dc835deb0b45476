export { advanceRoute, type LostReason, lostReasons, reportRoute } from './advance.ts';
export {
  type BoardFilter,
  type BoardLine,
  boardFilterFrom,
  handledBy,
  listRequests,
  type Request,
  readRequest,
} from './board.ts';
export { type NeedClock, type RouteClock, type RouteClockKey, readNeedClock, readRouteClock } from './clock.ts';
export { answerProof, claimSigned, rateLanding, ratingDays } from './closing.ts';
export { consentPeriods, consentVersion, consentWords, usualConsentPeriod } from './consent.ts';
export { type Dossier, listDossiers, type Quote } from './dossier.ts';
export { listDue } from './due.ts';
export { eventActors, eventKinds, type NeedEvent } from './event.ts';
export { forceFirstContact, forgetContacts, listHands, listTwins } from './first-contact.ts';
export { countNeeds, listNeeds, lookAtContact, moveNeed, type NeedLine } from './handling.ts';
export { needFromForm, needInput } from './input.ts';
export { needPermissions } from './may.ts';
export { mergeNeeds } from './merge.ts';
export { movesFrom, nextStages, onwardStage } from './move.ts';
export {
  eraseExpiredNeeds,
  exportNeed,
  type Need,
  type NewNeed,
  type Opening,
  postNeed,
  readNeed,
  readNeedByToken,
  withdrawNeed,
} from './need.ts';
export { listOwnNeeds } from './own-list.ts';
export { claimLimit, claimNeed, listPool, returnIdle, returnRequest } from './pool.ts';
export { findPooled } from './pool-find.ts';
export { answerQuote, quoteFigures, saveQuote } from './quote.ts';
export { listReceivers, type Receiver, readResponses, usualReceivers } from './receiver.ts';
export { expireReservations, freeReservation, reserveOffer } from './reservation.ts';
export { answerReveal, askReveal, lookAsReceiver, stepKeys, stepName } from './reveal.ts';
export { chooseReceivers, foundElsewhere, takeBack } from './route.ts';
export { needContacts } from './sealed.ts';
export { closedStages, type NeedStage, needStages, stageName } from './stage.ts';
export { answerTransfer, proposeTransfer } from './transfer.ts';
export { answerViewing, finishViewing, scheduleViewing } from './viewing.ts';
export { escalateRoutes, forceStage, listOverdue } from './watch.ts';
