import { hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, fchownSync, fsyncSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Refused } from '#shared/refused.ts';

/** The keys of an installation: one for hashes and cookies, which stays, and those that seal, by number; the newest seals. */
export type KeyRing = { master: string; sealing: ReadonlyMap<number, Buffer>; newest: number };

const added = /(?:\s+seal\d{1,4}:(?:[\w-]{43}|gone))+\s*$/;

/**
 * Reads the master key and what was added behind it: `seal1:…` is a further sealing key, `seal0:gone` says that the first one, which comes from
 * the master key itself, opens nothing any more. A text without additions is a master key as it always was.
 */
export function readRing(text: string): KeyRing {
  const tail = added.exec(text)?.[0] ?? '';
  const master = text.slice(0, text.length - tail.length);
  const sealing = new Map([[0, Buffer.from(hkdfSync('sha256', master, 'lianqun', 'seal', 32))]]);
  for (const [, number, key] of tail.matchAll(/seal(\d+):([\w-]+)/g)) {
    if (key === 'gone') sealing.delete(Number(number));
    else sealing.set(Number(number), Buffer.from(hkdfSync('sha256', key!, 'lianqun', `seal ${Number(number)}`, 32)));
  }
  if (sealing.size === 0)
    throw new Refused('invalid', [
      '密钥里只有 seal0:gone，没有可用的加密密钥。请放回 seal1:… 等新密钥，或去掉 seal0:gone。',
      'The keys say seal0:gone and hold no other: bring back the newer key (seal1:… or later), or take seal0:gone away.',
    ]);
  return { master, sealing, newest: Math.max(...sealing.keys()) };
}

/** A further sealing key in the form in which it stands behind the master key. */
export function newSealingKey({ newest }: KeyRing): string {
  return `seal${newest + 1}:${randomBytes(32).toString('base64url')}`;
}

/** The text without its earlier sealing keys: only the master key and the newest are left. */
export function withoutEarlier(text: string): string {
  const { master, newest } = readRing(text);
  const own = text
    .slice(master.length)
    .split(/\s+/)
    .find(one => one.startsWith(`seal${newest}:`));
  return own ? [master, own, 'seal0:gone'].join('\n') : master;
}

/** Puts another text in the place of the key file, whole or not at all: killed at any moment, one of both stands there. Throws Refused('conflict') where it cannot be written. */
export function replaceKeyFile(folder: string, text: string): void {
  const file = join(folder, 'secret.key');
  try {
    replaceFile(folder, file, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!code) throw error;
    throw new Refused('conflict', [
      `${file} 写不进去（${code}），密钥没有改动。`,
      `${file} cannot be written (${code}): the keys are as they were.`,
    ]);
  }
}

function replaceFile(folder: string, file: string, text: string): void {
  const partial = `${file}.${process.pid}`;
  const owner = statSync(file);
  const handle = openSync(partial, 'w', 0o600);
  writeSync(handle, `${text}\n`);
  if (process.getuid?.() === 0) fchownSync(handle, owner.uid, owner.gid);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(partial, file);
  const place = openSync(folder, 'r');
  fsyncSync(place);
  closeSync(place);
}
