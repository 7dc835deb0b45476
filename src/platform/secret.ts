import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Refused } from '#shared/refused.ts';
import { prepareFolder } from './embedded-folder.ts';

export type Secret = {
  /** Encrypts text with AES-256-GCM; `about` binds it to its row, so that it cannot be moved to another. */
  seal(text: string, about: string): Buffer;
  /** Decrypts what seal made; throws Refused('conflict') when the key, the bytes or `about` differ. */
  open(sealed: Uint8Array, about: string): string;
  /** A keyed hash for finding equal values (a phone number) without storing them. */
  fingerprint(text: string): Buffer;
};

/** Makes the sealing functions from a master key of any length; the parts get separate keys by HKDF-SHA256. */
export function makeSecret(master: string): Secret {
  const key = Buffer.from(hkdfSync('sha256', master, 'lianqun', 'seal', 32));
  const hashKey = Buffer.from(hkdfSync('sha256', master, 'lianqun', 'fingerprint', 32));
  return {
    seal(text, about) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
      return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, about) {
      const bytes = Buffer.from(sealed);
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
        decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(-16));
        return decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        throw new Refused('conflict', [
          '加密保存的内容打不开：密钥与保存时不同。请由运营方恢复原来的密钥（LIANQUN_SECRET 或数据文件夹里的 secret.key）后再试。',
          'What is stored encrypted cannot be opened: the key differs from the one it was sealed with. The operator has to bring back that key (LIANQUN_SECRET, or secret.key in the data folder).',
        ]);
      }
    },
    fingerprint: text => createHmac('sha256', hashKey).update(text).digest(),
  };
}

/** The master key kept in the data folder; undefined where none was made yet. */
export function readMasterKey(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, 'secret.key'), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
}

/** A mark by which a key is known again, and which tells nothing of it. */
export function keyMark(master: string): string {
  return makeSecret(master).fingerprint('lianqun key mark').toString('hex').slice(0, 16);
}

/** The master key kept in the data folder (mode 0600), made at the first start and synced to disk before its first use. Throws FolderUnusable. */
export function masterKeyIn(folder: string): string {
  return readMasterKey(folder) ?? writeMasterKey(folder, randomBytes(32).toString('base64url'));
}

/** Writes a master key where there is none and gives the one that stands there then. */
export function writeMasterKey(folder: string, made: string): string {
  const file = join(folder, 'secret.key');
  prepareFolder(folder);
  try {
    const handle = openSync(file, 'wx', 0o600);
    writeSync(handle, `${made}\n`);
    fsyncSync(handle);
    closeSync(handle);
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readFileSync(file, 'utf8').trim();
  }
}

/** A random token for a private link: 128 bits, 22 characters of base64url. */
export function newToken(): string {
  return randomBytes(16).toString('base64url');
}

/**
 * The token that a form gives when it is sent: the same for the same words sent again, by a double click or a reload, and another one as
 * soon as a word differs. `once` is the random number that the form carries; without one every sending is a new one.
 */
export function tokenOnce(secret: Secret, once: string | undefined, said: unknown): string {
  if (!once || !/^[\w-]{22}$/.test(once)) return newToken();
  return secret
    .fingerprint(JSON.stringify(['once', once, said]))
    .subarray(0, 16)
    .toString('base64url');
}

/** What is stored of a token: its SHA-256, so that a leaked table opens nothing. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
