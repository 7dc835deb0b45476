import { createHash, randomInt } from 'node:crypto';

const letters = '23456789abcdefghjkmnpqrstuvwxyz';
const hashed = /^sha256:[\w-]{43}$/;

/** Ten recovery codes of 24 signs, 118 bits each: above 112 bits a plain hash keeps a secret (OWASP ASVS 5.0, 6.5.2). */
export function makeRecoveryCodes(): string[] {
  const code = () => Array.from({ length: 24 }, () => letters[randomInt(letters.length)]).join('');
  return Array.from({ length: 10 }, () => code().replace(/.{6}(?=.)/g, '$&-'));
}

/** What is stored of a recovery code, however it was typed. */
export function recoveryHash(code: string): string {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, '');
  return `sha256:${createHash('sha256').update(plain).digest('base64url')}`;
}

/** How better-auth keeps the list of codes: hashes only; those that are hashes already stay, since it writes the rest back after each use. */
export const recoveryStore = {
  encrypt: async (json: string): Promise<string> =>
    JSON.stringify((JSON.parse(json) as string[]).map(code => (hashed.test(code) ? code : recoveryHash(code)))),
  decrypt: async (stored: string): Promise<string> => stored,
};
