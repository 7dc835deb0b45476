import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { type ConnectionOptions, checkServerIdentity, type PeerCertificate } from 'node:tls';
import { isHere } from './here.ts';

/** How a server of PostgreSQL is reached: on this machine, checked by its certificate, or in clear since the operator wrote so. */
export type Reached = 'here' | 'checked' | 'clear' | 'unsaid';

/**
 * What an address of PostgreSQL says of encryption. On another host only sslmode=verify-full is checked; the words between it and
 * sslmode=disable promise less than they seem to (require takes any certificate), and count as nothing said.
 */
export function reachOf(url: string): Reached {
  const { hostname, searchParams } = new URL(url);
  const hosts = (searchParams.get('host') ?? hostname).split(',');
  const mode = searchParams.get('sslmode');
  if (mode === 'verify-full') return 'checked';
  if (hosts.every(host => host.startsWith('/') || isHere(host.replace(/:\d+$/, '')))) return 'here';
  return mode === 'disable' ? 'clear' : 'unsaid';
}

/**
 * The address without its words on encryption, and what they mean for both drivers. The name that the certificate is held against is said
 * here, since the drivers leave it out where the host is a number.
 */
export function tlsOf(url: string): { url: string; ssl?: ConnectionOptions } {
  if (reachOf(url) !== 'checked') return { url };
  const plain = new URL(url);
  const root = plain.searchParams.get('sslrootcert');
  plain.searchParams.delete('sslmode');
  plain.searchParams.delete('sslrootcert');
  const host = (plain.searchParams.get('host') ?? plain.hostname).replace(/^\[|\]$/g, '');
  return {
    url: plain.href,
    ssl: {
      ...(isIP(host) ? {} : { servername: host }),
      checkServerIdentity: (_name: string, certificate: PeerCertificate) => checkServerIdentity(host, certificate),
      ...(root && root !== 'system' ? { ca: readFileSync(root, 'utf8') } : {}),
    },
  };
}
