import { timingSafeEqual } from 'node:crypto';
import type { Accounts } from './accounts.ts';
import { cookiePrefix } from './session-cookie.ts';

const name = `${cookiePrefix}.code_asked`;
const seconds = 300;

/**
 * The cookie of the browser that asked for a code by telephone. It ties the code to that browser (a keyed hash of telephone, code and moment),
 * so that a code talked out of somebody opens nothing elsewhere, and an earlier or later code does not fit.
 */
export function askedCookie(accounts: Accounts, blinded: string, code: string): string {
  const until = accounts.clock().getTime() + seconds * 1000;
  return `${name}=${until}.${mark(accounts, blinded, code, until)}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax`;
}

/** What tells of a code whether it was asked for in the browser of these cookies; null where none was. */
export function askedHere(accounts: Accounts, cookies: string | undefined, blinded: string): ((code: string) => boolean) | null {
  const [, until = '', given = ''] =
    new RegExp(`(?:^|; )${name.replace('.', '\\.')}=(\\d{1,15})\\.([\\w-]{43})`).exec(cookies ?? '') ?? [];
  if (!given || Number(until) < accounts.clock().getTime()) return null;
  return code => timingSafeEqual(Buffer.from(mark(accounts, blinded, code, Number(until))), Buffer.from(given));
}

function mark({ secret }: Accounts, blinded: string, code: string, until: number): string {
  return secret.fingerprint(`code asked ${blinded} ${code.replace(/\D/g, '').slice(0, 6)} ${until}`).toString('base64url');
}
