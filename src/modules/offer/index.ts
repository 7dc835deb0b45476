export { listAgeing } from './ageing.ts';
export { insertOffers, insertVerifications, type NewOffer, type OfferRow, type OfferVerification } from './bulk.ts';
export {
  type OfferCard,
  type OfferCardRow,
  offerCardColumns,
  toCard,
} from './card.ts';
export { confirmByLink, confirmToken, readByConfirmLink } from './confirm-link.ts';
export { type Contact, readContact } from './contact.ts';
export { type ComparableCost, type CostInput, comparableCost, costColumns } from './cost.ts';
export { moveDemo, oldestDemo } from './demo.ts';
export { type Duplicate, findDuplicates, type Likeness, likenessOf, type Sameness, sameSpace } from './duplicate.ts';
export {
  type Field,
  fieldOf,
  fieldsFor,
  groupNames,
  type OfferKind,
  offerFields,
} from './field.ts';
export { type Both, type FieldContent, unitOf } from './field-schema.ts';
export type { RawValue } from './field-text.ts';
export { type CorridorFigures, corridorFigures } from './figures.ts';
export { type OfferFilter, offerFilterFromQuery, offerFilterToQuery } from './filter.ts';
export { daysShownTo, freshnessOf } from './freshness.ts';
export { closeOffer, freeOffers, holdOffer } from './hold.ts';
export { addOffers, type ExportedOffer, exportOffers, replaceOffers, takenCodes } from './import.ts';
export {
  type OfferInput,
  offerInput,
  readOfferForm,
} from './input.ts';
export { countOffers, listOffers, listPending, readCards, readNewest } from './list.ts';
export { type OfferPoint, offersOnMap } from './map.ts';
export { offerPermissions } from './may.ts';
export { ownFields } from './own-fields.ts';
export { listOwnOffers } from './own-list.ts';
export { changeOffer, findPosted, postOffer } from './post.ts';
export { confirmOffer, publishOffer, refuseOffer, withdrawOffer } from './publish.ts';
export { lookAtOfferContact, type Offer, type OwnOffer, type Proof, type Publication, readOffer, readOwnOffer } from './read.ts';
export { offerContacts } from './sealed.ts';
export { listOfferParts, readOfferPart } from './sitemap.ts';
export { plain, unitFactor } from './unit.ts';
export { expireVerifications, type VerificationMethod, verifyOffer } from './verify.ts';
export { findable, fireRanks } from './where.ts';
