import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, lchownSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { type Binaries, completeBinaries, copyBinaries } from './embedded-binaries.ts';
import { EmbeddedUnavailable, FolderUnusable, withoutName } from './embedded-refusals.ts';

/** As whom the programs of PostgreSQL run, since they refuse to run as root, and from where. */
export type Account = {
  kind: 'own' | 'switched' | 'mapped';
  /** Words before each program, such as unshare and its flags. */
  prefix: string[];
  ids: { uid?: number; gid?: number };
  /** The folder that holds bin, lib and share. */
  native: string;
  /** The user that must own the cluster's files, as the file system sees it. */
  owner: { uid: number; gid: number };
  /** Version of the server, such as 18.4. */
  version: string;
};

type Candidate = Omit<Account, 'native' | 'version'>;

/**
 * Finds a way to run the server on this folder by trying `postgres --version` from inside it. Root: as the user nobody,
 * else in a user namespace (works under /root too, nothing changes hands), else as nobody with the data folder opened to
 * its group, with the binaries copied into the data folder, or both. An ordinary user: as itself, or, when the system
 * has no name for it, in a user namespace. Throws one sentence when no way works.
 */
export function chooseAccount(folder: string, run: string, binaries: Binaries): Account {
  const failures: string[] = [];
  const attempt = (candidate: Candidate, native: () => string): Account | undefined => {
    try {
      return { ...candidate, native: native(), version: probe(folder, run, candidate, native()) };
    } catch (error) {
      failures.push(`${candidate.kind}: ${(error as Error).message.trim()}`);
      return undefined;
    }
  };
  const complete = () => completeBinaries(binaries, folder);
  const copied = () => copyBinaries(binaries, folder);
  const uid = process.getuid?.() ?? -1;
  const own = { uid, gid: process.getgid?.() ?? -1 };
  const nobody = findNobody();
  const mapped: Candidate = {
    kind: 'mapped',
    prefix: ['unshare', '--user', `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`, '--'],
    ids: {},
    owner: own,
  };
  if (uid !== 0) {
    const found = hasName() ? attempt({ kind: 'own', prefix: [], ids: {}, owner: own }, complete) : attempt(mapped, complete);
    if (found) return found;
    const detail = failures.join('; ');
    if (!hasName()) throw withoutName(detail);
    throw new EmbeddedUnavailable('它的程序没有能启动（需要带 glibc 的系统）。请用 DATABASE_URL 连接已有的 PostgreSQL。', detail);
  }
  const switched: Candidate = { kind: 'switched', prefix: [], ids: nobody, owner: nobody };
  const found =
    attempt(switched, complete) ??
    attempt(mapped, complete) ??
    withOpened(folder, nobody.gid, () => attempt(switched, complete)) ??
    attempt(switched, copied) ??
    withOpened(folder, nobody.gid, () => attempt(switched, copied));
  if (found) return found;
  throw new FolderUnusable(
    folder,
    `链群以 root 启动，而普通用户进不了这个文件夹或它的上级。请运行 chmod o+x 放开通往它的每一级文件夹，或用普通用户启动。`,
    failures.join('; '),
  );
}

/** Gives a file or folder to the account, where it is not its own yet; only root can and needs to. */
export function giveTo(path: string, owner: Account['owner']): void {
  const { uid, gid } = lstatSync(path);
  if (process.getuid?.() === 0 && (uid !== owner.uid || gid !== owner.gid)) lchownSync(path, owner.uid, owner.gid);
}

/** Gives a whole tree to the account; the top folder last, so that a killed run is seen as unfinished and repeated. */
export function giveTree(folder: string, owner: Account['owner']): void {
  if (process.getuid?.() !== 0 || statSync(folder).uid === owner.uid) return;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    giveTo(join(entry.parentPath, entry.name), owner);
  }
  giveTo(folder, owner);
}

/** The words that make a program end when this process ends, even by SIGKILL; empty where the system has no such thing. */
export function endWithParent(signal: 'INT' | 'KILL'): string[] {
  const words = ['setpriv', '--pdeathsig', signal, '--'];
  canEndWithParent ??= process.platform === 'linux' && spawnSync(words[0]!, [...words.slice(1), 'true']).status === 0;
  return canEndWithParent ? words : [];
}

let canEndWithParent: boolean | undefined;

/** Throws unless the account can enter the folder, write to the socket folder and run the server; returns its version. */
function probe(folder: string, run: string, candidate: Candidate, native: string): string {
  giveTo(run, candidate.owner);
  const script = 'cd -- "$1" && cd -- "$2" && test -w . && exec "$3" --version';
  const words = [...candidate.prefix, '/bin/sh', '-c', script, 'sh', folder, run, join(native, 'bin', 'postgres')];
  const tried = spawnSync(words[0]!, words.slice(1), { ...candidate.ids, encoding: 'utf8', cwd: '/', timeout: 20_000 });
  const version = /PostgreSQL\) (\S+)/.exec(tried.stdout ?? '')?.[1];
  if (!version) throw new Error(tried.error?.message ?? (tried.stderr || `ended with ${tried.status ?? tried.signal}`));
  return version;
}

/** Lets nobody's group pass through the data folder itself (not list it) while the work succeeds; undone when it does not. */
function withOpened<T>(folder: string, gid: number, work: () => T | undefined): T | undefined {
  const before = statSync(folder);
  if (before.uid !== 0 || before.gid !== 0 || before.mode & 0o001) return undefined;
  chownSync(folder, 0, gid);
  chmodSync(folder, (before.mode & 0o777) | 0o010);
  const done = work();
  if (!done) {
    chownSync(folder, 0, 0);
    chmodSync(folder, before.mode & 0o777);
  }
  return done;
}

/** 65534 where the system names it, else the user called nobody: initdb insists on a name. */
export function findNobody(): { uid: number; gid: number } {
  let lines: string[][] = [];
  try {
    lines = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map(line => line.split(':'));
  } catch {
    // no such file: the usual number stands
  }
  const entry = lines.find(line => line[2] === '65534') ?? lines.find(line => line[0] === 'nobody' && Number(line[2]) > 0);
  return entry ? { uid: Number(entry[2]), gid: Number(entry[3]) } : { uid: 65534, gid: 65534 };
}

function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}
