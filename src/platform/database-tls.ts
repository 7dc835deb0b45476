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
  const there = new URL(url);
  const mode = there.searchParams.get('sslmode');
  if (mode === 'verify-full') return 'checked';
  if (hostsOf(there).every(host => host.startsWith('/') || isHere(host.replace(/:\d+$/, '')))) return 'here';
  return mode === 'disable' ? 'clear' : 'unsaid';
}

/** Every place that an address of PostgreSQL leads to: hosts with their ports, or the folder of a socket. */
export function placesOf(url: string): { sockets: string[]; hosts: { host: string; port: number }[] } {
  const there = new URL(url);
  const port = Number(there.port || there.searchParams.get('port') || process.env.PGPORT || 5432);
  const socket = there.searchParams.get('host');
  const named = hostsOf(there).map(one => {
    const [, host, own] = /^(.*?)(?::(\d+))?$/.exec(one.startsWith('[') || one.split(':').length <= 2 ? one : `[${one}]`)!;
    return { host: host!.replace(/^\[|\]$/g, ''), port: Number(own ?? port) };
  });
  return socket?.startsWith('/') ? { sockets: [socket], hosts: [] } : { sockets: [], hosts: named };
}

/** Every host that a driver may take from an address: where ?host= names no socket, one goes by it and the other by what stands behind the @. */
function hostsOf({ hostname, searchParams }: URL): string[] {
  const asked = searchParams.get('host');
  const own = asked?.startsWith('/') ? [] : [hostname || process.env.PGHOST || 'localhost'];
  return [...own, ...(asked ? [asked] : [])].flatMap(one => one.split(','));
}

/** The parameters that say something of encryption; left in the address, the driver `pg` would heed them more than what is checked here. */
const spoken = ['sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'ssl', 'uselibpqcompat'];

/**
 * The address without its words on encryption, and what they mean for both drivers. The name that the certificate is held against is said
 * here, since the drivers leave it out where the host is a number. Throws what the file system says of a file that cannot be read.
 */
export function tlsOf(url: string): { url: string; ssl?: ConnectionOptions } {
  if (reachOf(url) !== 'checked') return { url };
  const plain = new URL(url);
  const [root, cert, key] = ['sslrootcert', 'sslcert', 'sslkey'].map(name => plain.searchParams.get(name));
  for (const name of spoken) plain.searchParams.delete(name);
  const host = hostsOf(plain)
    .at(-1)!
    .replace(/^\[|\]$/g, '');
  return {
    url: plain.href,
    ssl: {
      ...(isIP(host) ? {} : { servername: host }),
      checkServerIdentity: (_name: string, certificate: PeerCertificate) => checkServerIdentity(host, certificate),
      ...(root && root !== 'system' ? { ca: readFileSync(root, 'utf8') } : {}),
      ...(cert ? { cert: readFileSync(cert, 'utf8') } : {}),
      ...(key ? { key: readFileSync(key, 'utf8') } : {}),
    },
  };
}
