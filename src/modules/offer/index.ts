export { insertOffers, insertVerifications, type NewOffer, type OfferRow, type OfferVerification } from './bulk.ts';
export {
  type Family,
  type OfferCard,
  type OfferCardRow,
  offerCardColumns,
  type PlaceNames,
  placeNames,
  toCard,
  type VerificationLevel,
} from './card.ts';
export { type Contact, maskContact, readContact, sealContact } from './contact.ts';
export {
  type ComparableCost,
  type CostAssumptions,
  type CostInput,
  type CostKey,
  type CostPart,
  comparableCost,
  costAssumptions,
  costColumns,
} from './cost.ts';
export type { OfferSort } from './cursor.ts';
export { moveDemo, oldestDemo } from './demo.ts';
export {
  type Field,
  type FieldGroup,
  type FieldValue,
  fieldOf,
  fieldsFor,
  groupNames,
  type OfferKind,
  type Options,
  offerFields,
} from './field.ts';
export { type Both, type FieldContent, unitInEnglish, unitOf, whatToType } from './field-schema.ts';
export { type RawValue, readDate } from './field-text.ts';
export { type CorridorFigures, corridorFigures, type OfferFigures } from './figures.ts';
export { type OfferFilter, offerFilterFromQuery, offerFilterToQuery, type Range, type RentUnit } from './filter.ts';
export { daysShownTo, type Freshness, type FreshnessState, freshnessOf } from './freshness.ts';
export { addOffers, type ExportedOffer, exportOffers, replaceOffers, type TableOffer, takenCodes } from './import.ts';
export {
  type LeaseStatus,
  type LessorRole,
  type OfferForm,
  type OfferInput,
  type OfferProblems,
  type OfferReading,
  type OfferValues,
  offerInput,
  readOfferForm,
} from './input.ts';
export { countOffers, listOffers, listPending, type OfferPage, type PageRequest, readNewest } from './list.ts';
export { mapLimit, type OfferPoint, offersOnMap } from './map.ts';
export { ownFields } from './own-fields.ts';
export { changeOffer, newCodes, type Posted, type Posting, postOffer } from './post.ts';
export { confirmOffer, publishOffer, withdrawOffer } from './publish.ts';
export { type Offer, type Proof, type Publication, readOffer, readOfferContact, readOwnOffer } from './read.ts';
export { authoredColumns, rowOf } from './stored.ts';
export { plain, readNumber, unitFactor } from './unit.ts';
export { expireVerifications, type Verification, type VerificationMethod, verifyOffer } from './verify.ts';
