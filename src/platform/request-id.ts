import { randomFillSync } from 'node:crypto';

const size = 9;
// Asking the system for a few bytes costs as much as a tenth of a page from memory; it is asked for many at once.
const stock = Buffer.alloc(size * 512);
let used = stock.length;

/** A number for a request or what it sets off: 12 letters and digits that nobody can foresee. */
export function newRequestId(): string {
  if (used === stock.length) {
    randomFillSync(stock);
    used = 0;
  }
  used += size;
  return stock.toString('base64url', used - size, used);
}
