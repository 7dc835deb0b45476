import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  fchownSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Refused } from '#shared/refused.ts';
import { prepareFolder } from './embedded-folder.ts';
import { newMasterKey } from './key-ring.ts';

const fileIn = (folder: string) => join(folder, 'secret.key');

/** The keys in the data folder as text; undefined where none were made yet. Throws Refused('conflict') where the file is empty. */
export function readMasterKey(folder: string): string | undefined {
  const file = fileIn(folder);
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
  // An empty key would be one that everybody knows.
  if (text === '')
    throw new Refused('conflict', [
      `${file} 是空的：请从备份放回原来的密钥；如果这里从未保存过数据，请删除这个文件再启动。`,
      `${file} is empty: bring back the key from where you keep it, or delete the file where nothing was ever stored here.`,
    ]);
  return text;
}

/** The keys in the data folder (mode 0600), made at the first start and synced to disk before their first use. Throws FolderUnusable. */
export function masterKeyIn(folder: string): string {
  return readMasterKey(folder) ?? writeMasterKey(folder, newMasterKey());
}

/** Writes keys where there are none, whole or not at all, and gives those that stand there then. */
export function writeMasterKey(folder: string, made: string): string {
  prepareFolder(folder);
  withPartial(folder, made, partial => {
    try {
      linkSync(partial, fileIn(folder));
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') return;
      // Some file systems know no links.
      if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'].includes(code)) throw error;
      copyFileSync(partial, fileIn(folder), constants.COPYFILE_EXCL);
    }
  });
  return readMasterKey(folder)!;
}

/** Puts another text in the place of the key file, whole or not at all: killed at any moment, one of both stands there. Throws Refused('conflict') where it cannot be written. */
export function replaceKeyFile(folder: string, text: string): void {
  const file = fileIn(folder);
  try {
    withPartial(folder, text, partial => renameSync(partial, file), statSync(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!code) throw error;
    throw new Refused('conflict', [
      `${file} 写不进去（${code}），密钥没有改动。`,
      `${file} cannot be written (${code}): the keys are as they were.`,
    ]);
  }
}

/** Writes the text to a file of its own, lets it be put in place, and syncs both; nothing is left behind where that fails. */
function withPartial(folder: string, text: string, place: (partial: string) => void, owner?: { uid: number; gid: number }): void {
  // By chance, not by process: two containers on one folder may have the same number.
  const partial = `${fileIn(folder)}.${randomBytes(6).toString('hex')}`;
  try {
    const handle = openSync(partial, 'wx', 0o600);
    try {
      writeFileSync(handle, `${text}\n`);
      if (owner && process.getuid?.() === 0) fchownSync(handle, owner.uid, owner.gid);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    place(partial);
  } finally {
    rmSync(partial, { force: true });
  }
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
