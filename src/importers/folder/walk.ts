import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { textOf } from '../site/encoding.ts';
import { within } from '../site/file.ts';
import type { Fault } from '../site/record.ts';
import { cannotOpen, unreadable } from '../site/refuse.ts';

/** A file of the folder: its path as text with "/" between, the bytes of that path as the system names it, and where it truly lies. */
export type Found = { path: string; raw: Buffer; real: Buffer | string; size: number; changed: Date };
export type Step = { path: string } & ({ file: Found } | { fault: Fault });

const most = { deep: 40, inFolder: 500_000 };

/**
 * Every file below a folder in the order of its path, one folder in memory at a time. Names in GBK are read as such. Links are followed to files within
 * the folder only; hidden files are passed over.
 */
export async function* walk(root: string, after: string | null): AsyncGenerator<Step, void, undefined> {
  const real = await realpath(root).catch(error => Promise.reject(cannotOpen(root, error)));
  yield* folder({ root: real, shown: root }, '', Buffer.alloc(0), after, 0);
}

type Root = { root: string; shown: string };

async function* folder(
  place: Root,
  path: string,
  raw: Buffer,
  after: string | null,
  depth: number,
): AsyncGenerator<Step, void, undefined> {
  const entries = await entriesOf(place, raw);
  for (const { entry, name } of entries) {
    const own = path + name;
    if (name.startsWith('.')) continue;
    const ownRaw = raw.length > 0 ? Buffer.concat([raw, slash, entry.name]) : entry.name;
    if (entry.isDirectory()) {
      if (after !== null && `${own}/` < after && !after.startsWith(`${own}/`)) continue;
      if (depth >= most.deep) yield { path: own, fault: tooDeep(join(place.shown, own)) };
      else yield* folder(place, `${own}/`, ownRaw, after, depth + 1);
    } else if (after !== null && own <= after) continue;
    else if (entry.isSymbolicLink()) yield { path: own, ...(await linked(place, own, ownRaw)) };
    else if (entry.isFile()) yield { path: own, file: await fileOf(place, own, ownRaw) };
  }
}

const slash = Buffer.from(sep);

type Named = { entry: Dirent<NonSharedBuffer>; name: string };

/** Sorted so that a path comes where its text stands among all paths: "a/b" behind "a.html" as "a/" is behind "a.". */
async function entriesOf({ root, shown }: Root, raw: Buffer): Promise<Named[]> {
  const path = raw.length > 0 ? Buffer.concat([Buffer.from(root + sep), raw]) : Buffer.from(root);
  const entries = await readdir(path, { withFileTypes: true, encoding: 'buffer' }).catch(error =>
    Promise.reject(cannotOpen(join(shown, textOf(raw)), error)),
  );
  const order = ({ entry, name }: Named) => (entry.isDirectory() ? `${name}/` : name);
  if (entries.length > most.inFolder)
    throw unreadable(
      join(shown, textOf(raw)),
      `一个文件夹里超过 ${most.inFolder} 个文件，请分开存放。`,
      `One folder holds more than ${most.inFolder} files; please split it.`,
    );
  return entries
    .map(entry => ({ entry, name: textOf(entry.name).normalize('NFC') }))
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

async function fileOf({ root }: Root, path: string, raw: Buffer): Promise<Found> {
  const real = Buffer.concat([Buffer.from(root + sep), raw]);
  const { size, mtime } = await stat(real);
  return { path, raw, real, size, changed: mtime };
}

async function linked({ root, shown }: Root, path: string, raw: Buffer): Promise<{ file: Found } | { fault: Fault }> {
  const where = join(shown, path);
  const real = await realpath(Buffer.concat([Buffer.from(root + sep), raw])).catch(() => null);
  if (real && within(root, real)) {
    const about = await stat(real);
    if (about.isFile()) return { file: { path, raw, real, size: about.size, changed: about.mtime } };
  }
  return {
    fault: {
      where,
      zh: '这个链接指向文件夹之外，或不是文件，没有跟随。',
      en: 'This link leads out of the folder or to no file; it was not followed.',
    },
  };
}

function tooDeep(where: string): Fault {
  return {
    where,
    zh: `文件夹超过 ${most.deep} 层，没有再往下读。`,
    en: `Folders nest deeper than ${most.deep}; what is below was not read.`,
  };
}
