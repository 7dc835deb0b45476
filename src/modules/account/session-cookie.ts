import { createHmac, timingSafeEqual } from 'node:crypto';

export const cookiePrefix = 'lianqun';

/** The cookie that carries a session: its token and a signature, so that a leaked table of sessions opens none. */
export const sessionCookie = `${cookiePrefix}.session_token`;

/** Seconds that a session lasts after signing in, whatever happens in between. */
export const sessionSeconds = 7 * 86_400;

/** Seconds after which a session that nobody used ends. */
export const idleSeconds = 86_400;

/** Browsers take a cookie of such a name only over https, for the whole site, and from this host alone: no neighbour can plant one. */
const hostPrefix = '__Host-';

/** A Set-Cookie line as it leaves: over https bound to https and to this host; `__Host-` is the reason for Path=/ and no Domain. */
export function leavingCookie(line: string, https: boolean): string {
  return https ? `${hostPrefix}${line}; Secure` : line;
}

/** The cookies of ours in a Cookie header by their inner names; over https only those that were set over https. */
export function arrivingCookies(header: string | undefined, https: boolean): string | undefined {
  if (!header || header.length > 8192) return undefined;
  const own = (https ? hostPrefix : '') + cookiePrefix;
  const kept = header
    .split(';')
    .map(part => part.trim())
    .filter(part => part.startsWith(`${own}.`))
    .map(part => (https ? part.slice(hostPrefix.length) : part));
  return kept.length > 0 ? kept.join('; ') : undefined;
}

/** The value of the session cookie as better-auth writes it. */
export function signSession(token: string, key: string): string {
  return encodeURIComponent(`${token}.${signature(token, key)}`);
}

/** The token inside a Cookie header, where its signature is ours; null otherwise. */
export function sessionTokenIn(header: string | undefined, key: string): string | null {
  if (!header || header.length > 8192) return null;
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (part.slice(0, at).trim() !== sessionCookie) continue;
    const value = decoded(part.slice(at + 1).trim());
    const dot = value.lastIndexOf('.');
    const token = value.slice(0, dot);
    if (dot > 0 && equal(value.slice(dot + 1), signature(token, key))) return token;
  }
  return null;
}

function signature(token: string, key: string): string {
  return createHmac('sha256', key).update(token).digest('base64');
}

function equal(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
