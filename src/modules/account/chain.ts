import { createHash } from 'node:crypto';

/** What an act says beside who, what and on which object: keys, counts and codes, never a name, number or address of a person. */
export type Details = Readonly<Record<string, string | number | boolean | null>>;

/** One line of the audit log as it is hashed. */
export type Act = {
  /** 1, 2, 3 … without a gap. */
  number: number;
  at: Date;
  who: string;
  what: string;
  object: string;
  /** The details as canonical text. */
  details: string;
};

export type Link = Act & { previous: Uint8Array; hash: Uint8Array };

/** Where a chain stands: the number and hash of its last line. */
export type Head = { number: number; hash: Uint8Array };

/** Before the first line. */
export const start: Head = { number: 0, hash: new Uint8Array(32) };

/** Details as text that is the same for the same content: keys in order of code points, no white space. */
export function canonicalDetails(details: Details): string {
  const keys = Object.keys(details).sort((a, b) => (a < b ? -1 : 1));
  return JSON.stringify(Object.fromEntries(keys.map(key => [key, details[key]])));
}

/** SHA-256 over the canonical form of a line: a JSON array of its parts, with the hash of the line before it as hexadecimal. */
export function chainHash(act: Act, previous: Uint8Array): Buffer {
  return createHash('sha256')
    .update(`[${act.number},${hashedParts(act, act.at)},"${hex(previous)}"]`)
    .digest();
}

/** The parts of the canonical form that are known before the line has its number. */
export function hashedParts({ who, what, object, details }: Omit<Act, 'number' | 'at'>, at: Date): string {
  return JSON.stringify([at.toISOString(), who, what, object, details]).slice(1, -1);
}

/** What is wrong with the line that should follow `head`; null where it is sound. */
export function faultOf(link: Link, head: Head): Fault | null {
  if (link.number !== head.number + 1) return { number: head.number + 1, fault: link.number > head.number ? 'missing' : 'order' };
  if (!same(link.previous, head.hash)) return { number: link.number, fault: 'previous' };
  if (!same(link.hash, chainHash(link, head.hash))) return { number: link.number, fault: 'changed' };
  return null;
}

/** The first line that is not as it was written: gone, out of order, not tied to the one before, changed, or cut off at the end. */
export type Fault = { number: number; fault: 'missing' | 'order' | 'previous' | 'changed' | 'cut' | 'anchor' };

/** Whether two hashes are the same. */
export function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

/** Bytes as hexadecimal. */
export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
