import { listingOperations } from './listings.ts';
import { matchOperations } from './matches.ts';
import { needOperations } from './needs.ts';
import { offerOperations } from './offers.ts';
import type { Operation } from './operation.ts';
import { referenceOperations } from './reference.ts';
import { searchOperations } from './search.ts';
import { serviceOperations } from './service.ts';

/** Everything that the API can do, in the order of its document. */
export const operations: readonly Operation[] = [
  ...offerOperations,
  ...matchOperations,
  ...listingOperations,
  ...needOperations,
  ...searchOperations,
  ...referenceOperations,
  ...serviceOperations,
];
