import { connect as connectSocket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type postgres from 'postgres';
import { connect } from './database.ts';
import type { Places } from './embedded-folder.ts';
import { readPidFile, type Server } from './embedded-process.ts';
import { FolderHeld } from './embedded-refusals.ts';

/** The session that holds the owner's lock for as long as this process runs, and so notices at once when the server goes. */
export type Session = { version: string; end(): Promise<void> };

export type Watch = {
  /** Ends every wait: the program is stopping. */
  stop: AbortSignal;
  log: (line: string) => void;
  onLost: () => void;
};

/** 'lianq' as a number: nobody else has a reason to lock it in the database `postgres`. */
const ownerLock = 0x6c69616e71;
const ownerName = 'lianqun owner ';

/**
 * Waits until the server accepts connections and takes the owner's lock. Gives undefined when the server ended or does
 * not answer; throws FolderHeld when another process has the lock (as one in another container, whose number is not ours).
 */
export async function holdServer(places: Places, server: Server, watch: Watch): Promise<Session | undefined> {
  const begun = Date.now();
  let told = begun;
  let silentSince: number | undefined;
  while (server.isAlive()) {
    watch.stop.throwIfAborted();
    const now = Date.now();
    const file = readPidFile(places.data);
    if (file?.pid === server.pid && file.state === 'ready') {
      const session = await takeLock(places, server.socket, watch.onLost);
      if (session) return session;
      silentSince ??= now;
      if (now - silentSince > 5_000) return undefined;
    } else {
      silentSince = undefined;
      if (now - begun > 900_000) return undefined;
      if (now - told > 10_000) {
        told = now;
        watch.log(
          `PostgreSQL (pid ${server.pid}) is not ready yet after ${Math.round((now - begun) / 1000)} s: recovering or stopping`,
        );
      }
    }
    await wait(now - begun < 2_000 ? 4 : 50);
  }
  return undefined;
}

async function takeLock(places: Places, socket: string, onLost: () => void): Promise<Session | undefined> {
  let held = false;
  const sql = connect(
    { socket, database: 'postgres' },
    {
      timeout: 5,
      connection: { application_name: ownerName + process.pid },
      onclose: () => {
        if (!held) return;
        held = false;
        onLost();
      },
    },
  );
  try {
    // The session of an owner that was just killed needs a moment to notice.
    for (let tries = 0; tries < 50; tries++) {
      const [row] = await sql<{ held: boolean; version: string }[]>`
        select pg_try_advisory_lock(${ownerLock}) as held, current_setting('server_version') as version`;
      if (row?.held) {
        held = true;
        const end = () => {
          held = false;
          return sql.end({ timeout: 0 });
        };
        return { version: row.version.split(' ')[0]!, end };
      }
      await wait(20);
    }
    throw new FolderHeld(places.folder, await readHolder(sql));
  } catch (error) {
    await sql.end({ timeout: 0 });
    if (isNoAnswer(error)) return undefined;
    throw error;
  }
}

async function readHolder(sql: postgres.Sql): Promise<{ pid?: number; since?: Date }> {
  const [row] = await sql<{ name: string; since: Date }[]>`
    select a.application_name as name, a.backend_start as since from pg_locks l join pg_stat_activity a using (pid)
    where l.locktype = 'advisory' and l.granted and ((l.classid::bigint << 32) | l.objid::bigint) = ${ownerLock}`;
  const pid = Number(row?.name.slice(ownerName.length));
  return { ...(pid ? { pid } : {}), ...(row ? { since: row.since } : {}) };
}

/** Throws FolderHeld when a server answers on the folder's socket although its process cannot be seen: it runs in another container. */
export async function refuseUnseenServer(places: Places): Promise<void> {
  const answers = await new Promise<boolean>(resolve => {
    const probe = connectSocket(join(places.run, '.s.PGSQL.5432'));
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', () => resolve(false));
  });
  if (!answers) return;
  const sql = connect({ socket: places.run, database: 'postgres' }, { timeout: 5 });
  const holder = await readHolder(sql).catch(() => ({}));
  await sql.end({ timeout: 0 });
  throw new FolderHeld(places.folder, holder);
}

/** Nobody listens, or the server is starting, stopping or cutting its sessions off. */
function isNoAnswer(error: unknown): boolean {
  const { code = '' } = error as { code?: string };
  return /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|CONNECT_TIMEOUT|CONNECTION_\w+|57P0\d)$/.test(code);
}
