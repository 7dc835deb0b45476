import type { Secret } from '#platform/secret.ts';
import { readPhone } from '#shared/phone.ts';
import { cleanLine, halfWidth } from '#shared/text.ts';

/** An e-mail address or telephone as it is stored: found by its keyed hash, read only with the key. */
export type Blinded = {
  /** What better-auth knows it by. */
  blinded: string;
  sealed: string;
  masked: string;
};

const form = /^[^\s@<>(),:;"\\[\]]{1,64}@[a-z0-9](?:[a-z0-9-]{0,62}\.)+[a-z]{2,24}$/;

/** An e-mail address in the one form in which it is compared: half-width and in lower case; null where it is none. */
export function readEmail(text: string): string | null {
  const plain = halfWidth(cleanLine(text.slice(0, 300))).toLowerCase();
  return plain.length <= 200 && form.test(plain) ? plain : null;
}

/** Blinds an e-mail address that readEmail gave. */
export function blindEmail(secret: Secret, email: string): Blinded {
  const blinded = `${hash(secret, 'mail', email)}@mail.invalid`;
  const [local = '', host = ''] = email.split('@');
  return { blinded, sealed: seal(secret, email, blinded), masked: `${local.slice(0, 1)}***@${host}` };
}

/** Blinds a mainland mobile number; null for anything else, since a code goes to mobiles only. */
export function blindPhone(secret: Secret, text: string): (Blinded & { phone: string }) | null {
  const phone = readPhone(text.slice(0, 60));
  if (!phone || !/^1\d{10}$/.test(phone.canonical)) return null;
  const blinded = hash(secret, 'phone', phone.canonical);
  return { phone: phone.canonical, blinded, sealed: seal(secret, phone.canonical, blinded), masked: phone.masked };
}

/** Opens a sealed address or telephone; throws Refused('conflict') where the key is another. */
export function openAddress(secret: Secret, sealed: string, blinded: string): string {
  return secret.open(Buffer.from(sealed, 'base64url'), `account:${blinded}`);
}

function seal(secret: Secret, text: string, blinded: string): string {
  return secret.seal(text, `account:${blinded}`).toString('base64url');
}

function hash(secret: Secret, kind: string, text: string): string {
  return secret.fingerprint(`account ${kind} ${text}`).toString('hex');
}
