import { setTimeout as wait } from 'node:timers/promises';
import { chooseAccount, endWithParent, findNobody, giveTree } from './embedded-account.ts';
import { findBinaries } from './embedded-binaries.ts';
import { makeCluster, writeSettings } from './embedded-cluster.ts';
import { makeSocketFolder, type Places, prepareFolder, removeSocketFolder } from './embedded-folder.ts';
import { type Claim, claimFolder } from './embedded-owner.ts';
import {
  endOrphans,
  findLeftServer,
  launch,
  removeLockFiles,
  type Server,
  send,
  stopServer,
  trimLog,
} from './embedded-process.ts';
import { explainFileError, explainServerFailure, FolderHeld } from './embedded-refusals.ts';
import { holdServer, refuseUnseenServer, type Session, type Watch } from './embedded-session.ts';
import { log as processLog } from './log.ts';

export { FolderHeld } from './embedded-refusals.ts';

export type Embedded = {
  /** Folder of the unix socket, for `connect({ socket })`; stays the same when the server is restarted. */
  socket: string;
  /** Shuts the server down (clients are cut off, everything committed is kept) and lets go of the folder. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  /** False only for tests: what was committed may be lost when the machine stops. */
  durable?: boolean;
  /** Where a restart or a forced stop is told in one line; the program's log unless given. */
  log?: (line: string) => void;
  /** Called when the server keeps dying and is not restarted any more. */
  onLost?: (error: Error) => void;
};

/** A server may die so often within a minute before it is given up. */
const restartLimit = 5;
/** So often a start after that may fail before it is given up. */
const startLimit = 7;
const stopPatience = 60_000;

/**
 * Starts PostgreSQL on a data folder (made where missing), or adopts the server that a killed process left there, and
 * keeps it running until stop. Throws FolderHeld while another process owns the folder, FolderUnusable where the folder
 * cannot be used, EmbeddedUnavailable where the machine cannot run it.
 */
export async function startEmbedded(folder: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  const places = prepareFolder(folder);
  let claim: Claim | undefined;
  try {
    claim = await claimFolder(places.folder);
    return await keepServer(places, claim, options);
  } catch (error) {
    claim?.release();
    throw explainFileError(places.folder, error);
  }
}

/** Brings the server up, restarts it when it dies, stops it at the end. */
async function keepServer(places: Places, claim: Claim, options: EmbeddedOptions): Promise<Embedded> {
  const { durable = true, log = line => processLog.warn(line), onLost = () => {} } = options;
  const ending = new AbortController();
  const watch: Watch = { stop: ending.signal, log, onLost: () => restart() };
  makeSocketFolder(places, [process.getuid?.() ?? 0, findNobody().uid]);
  const account = chooseAccount(places.folder, places.run, findBinaries());
  await makeCluster(places, account, durable, ending.signal);

  let server: Server | undefined;
  let session: Session | undefined;
  let restarting: Promise<void> | undefined;
  let stopped: Promise<void> | undefined;
  const deaths: number[] = [];

  const bringUp = async () => {
    if (!server?.isAlive()) server = await findServerToAdopt(places, claim);
    if (server?.socket === places.run) session = await holdServer(places, server, watch);
    if (server && session?.version === account.version) {
      if (server.isLeft) {
        writeSettings(places, account, durable);
        send(server.pid, 'SIGHUP');
      }
      claim.note({ endsWithOwner: !server.isLeft && endWithParent('INT').length > 0 });
      return;
    }
    if (server && (session || server.isCertain)) {
      await session?.end();
      session = undefined;
      await stopServer(places, server, stopPatience, log);
    }
    await refuseUnseenServer(places);
    removeLockFiles(places);
    await endOrphans(places.data);
    watch.stop.throwIfAborted();
    claim.note({ endsWithOwner: endWithParent('INT').length > 0 });
    giveTree(places.data, account.owner);
    writeSettings(places, account, durable);
    server = launch(places, account);
    session = await holdServer(places, server, watch);
    if (!session) throw explainServerFailure(places.folder, server.printed());
  };

  const restart = () => {
    if (stopped || restarting) return;
    restarting = bringUpAgain().finally(() => {
      restarting = undefined;
    });
  };

  const bringUpAgain = async () => {
    const before = server?.pid;
    const begun = Date.now();
    deaths.push(begun);
    session = undefined;
    const recent = deaths.filter(at => at > begun - 60_000).length;
    if (recent > restartLimit)
      return giveUp(new Error(`PostgreSQL ended ${recent} times within a minute and is not restarted any more`));
    for (let failures = 0; !ending.signal.aborted; failures++) {
      try {
        await bringUp();
        const same = server?.pid === before;
        const what = same
          ? `lost its sessions and recovered (pid ${before})`
          : `(pid ${before}) ended and was restarted (pid ${server?.pid})`;
        return log(`PostgreSQL ${what} after ${Date.now() - begun} ms`);
      } catch (error) {
        if (ending.signal.aborted) return;
        if (failures === startLimit) return giveUp(error as Error);
        log(`PostgreSQL could not be restarted and is tried again: ${(error as Error).message}`);
        // A full disk may be cleared meanwhile: 32 s in all.
        await wait(250 * 2 ** failures, undefined, { signal: ending.signal }).catch(() => {});
      }
    }
  };

  const giveUp = (error: Error) => {
    log(error.message);
    onLost(error);
  };

  const stopNow = async () => {
    clearInterval(trimming);
    ending.abort();
    await restarting;
    await session?.end();
    if (server) await stopServer(places, server, stopPatience, log);
    process.off('exit', stopAtExit);
    removeSocketFolder(places);
    claim.release();
  };

  const stopAtExit = () => {
    if (server?.isAlive()) send(server.pid, 'SIGINT');
  };
  const trimming = setInterval(() => trimLog(places.log), 3_600_000).unref();
  process.on('exit', stopAtExit);
  try {
    await bringUp();
  } catch (error) {
    if (server?.isCertain && !(error instanceof FolderHeld)) await stopServer(places, server, stopPatience, log);
    process.off('exit', stopAtExit);
    clearInterval(trimming);
    throw error;
  }
  return { socket: places.run, stop: () => (stopped ??= stopNow()) };
}

/** The server that an earlier process left; one that was told to end with that process is waited for instead of adopted. */
async function findServerToAdopt(places: Places, claim: Claim): Promise<Server | undefined> {
  const until = Date.now() + (claim.previous?.endsWithOwner ? 5_000 : 0);
  for (;;) {
    const left = findLeftServer(places);
    if (!left || left.state === 'stopping' || Date.now() >= until) return left;
    await wait(5);
  }
}
