import type { Secret } from '#platform/secret.ts';
import { maskName, readPhone } from '#shared/phone.ts';
import { cleanLine, lengthOf } from '#shared/text.ts';
import type { Both } from './field-schema.ts';

export type Contact = { person: string; phone: string };

/** Reads a contact; both parts are needed, or neither. */
export function readContact(
  person: string | undefined,
  phone: string | undefined,
): { ok: true; contact: Contact | null } | { ok: false; problems: Record<string, Both> } {
  const name = cleanLine(person ?? '');
  const number = cleanLine(phone ?? '');
  if (!name && !number) return { ok: true, contact: null };
  const problems: Record<string, Both> = {};
  if (lengthOf(name) < 1 || lengthOf(name) > 30) {
    problems.person = name
      ? { zh: '请填不超过 30 个字的称呼', en: 'type a name of at most 30 characters' }
      : { zh: '请填写联系人，例如“王经理”', en: 'type whom to call, such as Mr Wang' };
  }
  const read = readPhone(number);
  if (!read) {
    problems.phone = {
      zh: '请填 11 位手机号，或带区号的座机号',
      en: 'type an 11-digit mobile number, or a landline with its area code',
    };
  }
  if (!read || problems.person) return { ok: false, problems };
  return { ok: true, contact: { person: name, phone: read.canonical } };
}

/** What may be shown of a contact: the first character of the name, and the ends of the number. */
export function maskContact({ person, phone }: Contact): string {
  return `${maskName(person)} ${readPhone(phone)?.masked ?? '****'}`;
}

/** Seals a contact to the listing with this code. */
export function sealContact(secret: Secret, code: string, contact: Contact): Buffer {
  return secret.seal(JSON.stringify([contact.person, contact.phone]), `offer:${code}`);
}

/** Opens a sealed contact; throws when it was sealed to another listing or by another key. */
export function openContact(secret: Secret, code: string, sealed: Uint8Array): Contact {
  const [person, phone] = JSON.parse(secret.open(sealed, `offer:${code}`)) as [string, string];
  return { person, phone };
}
