import { type NetConnectOpts, Socket } from 'node:net';
import { placesOf } from './database-tls.ts';
import type { Log } from './log.ts';
import { robotHosts } from './robot.ts';
import type { Settings } from './settings.ts';

/** Where a process may connect to: host:port, and sockets of PostgreSQL in these folders (none named: in any). */
export type Reach = { places: ReadonlySet<string>; sockets: readonly string[] };

/** All that these settings call: the database, the mail server, the collector, and group robots. Nobody else has a say in it. */
export function reachOfSettings({ databaseUrl, databaseOwnerUrl, mail, traces }: Called): Reach {
  const databases = [databaseUrl, databaseOwnerUrl].flatMap(url => (url && URL.canParse(url) ? [placesOf(url)] : []));
  const others = [mail?.startsWith('/') ? undefined : mail, traces?.endpoint].flatMap(url =>
    url ? [placeOf(new URL(url))] : [],
  );
  return {
    places: new Set([
      ...databases.flatMap(({ hosts }) => hosts.map(({ host, port }) => `${host.toLowerCase()}:${port}`)),
      ...others,
      ...robotHosts.map(host => `${host}:443`),
    ]),
    sockets: databases.flatMap(({ sockets }) => sockets),
  };
}

type Called = Pick<Settings, 'databaseUrl' | 'databaseOwnerUrl' | 'mail' | 'traces'>;

const usualPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443, 'smtp:': 587, 'smtps:': 465 };

function placeOf({ protocol, hostname, port }: URL): string {
  return `${hostname.replace(/^\[|\]$/g, '').toLowerCase()}:${Number(port) || usualPorts[protocol]}`;
}

/**
 * From here on no connection leaves this process but to what is named, whichever library asks for it: it fails before a name is looked up, and
 * stands in the log. Gives what ends that. Everything that speaks TCP, TLS or HTTP in Node goes through the one method that is changed here.
 */
export function holdReach({ places, sockets }: Reach, log: Log): () => void {
  const connect = Socket.prototype.connect;
  Socket.prototype.connect = function (this: Socket, ...args: unknown[]): Socket {
    const { path, host, port } = askedBy(args);
    const isAllowed =
      path === undefined
        ? places.has(`${host}:${port}`)
        : /\/\.s\.PGSQL\.\d+$/.test(path) && (sockets.length === 0 || sockets.some(folder => path.startsWith(`${folder}/`)));
    if (isAllowed) return connect.apply(this, args as never);
    const place = path ?? `${host}:${port}`;
    log.warn('security', { what: 'connection refused', place: place.slice(0, 100) });
    // Whoever asked sets up the rest of the socket first, and then listens for what becomes of it.
    const error = Object.assign(new Error(`${place} is not among what this site calls`), { code: 'EACCES' });
    setImmediate(() => this.destroy(error));
    return this;
  } as typeof connect;
  return () => {
    Socket.prototype.connect = connect;
  };
}

/** The forms in which Node's own modules and people ask for a connection. */
function askedBy(args: readonly unknown[]): { path?: string; host?: string; port?: number } {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  const options: Partial<{ path: string; host: string; port: number | string }> =
    typeof first === 'object' && first !== null
      ? (first as NetConnectOpts)
      : Number.isNaN(Number(first))
        ? { path: String(first) }
        : { port: Number(first), ...(typeof second === 'string' ? { host: second } : {}) };
  if (options.path && options.port === undefined) return { path: options.path };
  return { host: (options.host ?? 'localhost').replace(/^\[|\]$/g, '').toLowerCase(), port: Number(options.port) };
}
