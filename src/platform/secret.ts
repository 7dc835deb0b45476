import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Refused } from '#shared/refused.ts';
import { masterKeyIn, readMasterKey } from './key-file.ts';
import { type KeyRing, readRing } from './key-ring.ts';
import { log } from './log.ts';

export type Secret = {
  /** Encrypts text with AES-256-GCM; `about` binds it to its row, so that it cannot be moved to another. */
  seal(text: string, about: string): Buffer;
  /** Decrypts what seal made, with the key that it names; throws Refused('conflict') when the key is missing or wrong, or the bytes or `about` differ. */
  open(sealed: Uint8Array, about: string): string;
  /** With what everything begins that is sealed now: three letters, the cipher, the number of the key. */
  head(): Buffer;
  /** Keys for a library that seals by itself: one of each sealing key by its number, and which is the newest. */
  lent(): { newest: number; keys: ReadonlyMap<number, string> };
  /** A keyed hash for finding equal values (a phone number) without storing them; another sealing key changes nothing of it. */
  fingerprint(text: string): Buffer;
};

/** Cipher 1: AES-256-GCM, nonce of 96 bits in front, tag of 128 bits behind. */
const cipherNumber = 1;
const headLength = 6;

/**
 * Makes the sealing functions from a master key of any length and the sealing keys that stand behind it; the parts get separate keys by
 * HKDF-SHA256. `newer` gives the text again where it has changed since, so that a running site follows the keys behind its master key.
 */
export function makeSecret(text: string, newer: () => string | undefined = () => undefined): Secret {
  let ring = readRing(text);
  const hashKey = Buffer.from(hkdfSync('sha256', ring.master, 'lianqun', 'fingerprint', 32));
  const current = () => {
    ring = followed(ring, newer);
    return ring;
  };
  return {
    seal(words, about) {
      const { newest, sealing } = current();
      const head = headOf(newest);
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealing.get(newest)!, iv).setAAD(Buffer.concat([head, Buffer.from(about)]));
      return Buffer.concat([head, iv, cipher.update(words, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, about) {
      const bytes = Buffer.from(sealed);
      const { sealing } = current();
      const number = keyNumber(bytes);
      const key = sealing.get(number ?? 0);
      const opened =
        number === null || !key
          ? null
          : decrypted(key, bytes.subarray(headLength), [bytes.subarray(0, headLength), Buffer.from(about)]);
      // Earlier versions wrote no head, and chance may have written what looks like one.
      const plain = opened ?? (sealing.has(0) ? decrypted(sealing.get(0)!, bytes, [Buffer.from(about)]) : null);
      if (plain !== null) return plain;
      if (!key) throw missingKey(number ?? 0);
      throw new Refused('conflict', [
        '加密保存的内容打不开：密钥与保存时不同。请由运营方恢复原来的密钥（LIANQUN_SECRET 或数据文件夹里的 secret.key）后再试。',
        'What is stored encrypted cannot be opened: the key differs from the one it was sealed with. The operator has to bring back that key (LIANQUN_SECRET, or secret.key in the data folder).',
      ]);
    },
    head: () => headOf(current().newest),
    lent() {
      const { newest, sealing } = current();
      const lent = (key: Buffer) => Buffer.from(hkdfSync('sha256', key, 'lianqun', 'lent', 32)).toString('base64url');
      return { newest, keys: new Map([...sealing].map(([number, key]) => [number, lent(key)])) };
    },
    fingerprint: words => createHmac('sha256', hashKey).update(words).digest(),
  };
}

/** The keys as they stand now. A text that cannot be read, or holds another master key, waits for the next start: half of the site would not follow. */
function followed(ring: KeyRing, newer: () => string | undefined): KeyRing {
  try {
    const changed = newer();
    if (changed === undefined) return ring;
    const there = readRing(changed);
    if (there.master === ring.master) return there;
    log.error('another master key stands in the data folder; this process keeps the one it was started with');
  } catch (error) {
    log.error('the keys in the data folder cannot be read; this process keeps those it has', { error });
  }
  return ring;
}

function headOf(number: number): Buffer {
  return Buffer.from([...Buffer.from('LQS'), cipherNumber, number >> 8, number & 255]);
}

/** The number of the key that sealed this; null where no head says it. */
function keyNumber(bytes: Buffer): number | null {
  const isHead = bytes.length >= headLength && bytes.toString('latin1', 0, 3) === 'LQS' && bytes[3] === cipherNumber;
  return isHead ? bytes.readUInt16BE(4) : null;
}

function decrypted(key: Buffer, bytes: Buffer, about: Buffer[]): string | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
    decipher.setAAD(Buffer.concat(about)).setAuthTag(bytes.subarray(-16));
    return decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}

function missingKey(number: number): Refused {
  const bring =
    number === 0 ? ['去掉 seal0:gone', 'take away seal0:gone'] : [`放回 seal${number}:…`, `bring back seal${number}:…`];
  return new Refused('conflict', [
    `加密保存的内容打不开：它用第 ${number} 号密钥加密，而这里没有这把密钥。请由运营方在 LIANQUN_SECRET 或 secret.key 里${bring[0]}后再试。`,
    `What is stored encrypted cannot be opened: it was sealed with key ${number}, which is not here. The operator has to ${bring[1]} in LIANQUN_SECRET or secret.key.`,
  ]);
}

/** The sealing functions of these settings; where the key lies in the data folder, a key that is added there is heard of by itself. */
export function secretOf({ secret, data }: { secret: string | undefined; data: string }): Secret {
  if (secret !== undefined) return makeSecret(secret);
  const text = masterKeyIn(data);
  const file = join(data, 'secret.key');
  let seen = '';
  return makeSecret(text, () => {
    const there = statSync(file, { throwIfNoEntry: false });
    const now = there ? `${there.ino} ${there.mtimeMs} ${there.size}` : seen;
    if (now === seen) return undefined;
    seen = now;
    return readMasterKey(data);
  });
}

/** A mark by which keys are known again, and which tells nothing of them: that of the master key, then each sealing key that is there. */
export function keyMark(text: string): string {
  const { master, sealing } = readRing(text);
  const short = (bytes: Buffer) => bytes.toString('hex').slice(0, 16);
  const own = short(makeSecret(master).fingerprint('lianqun key mark'));
  // As it always was, where nothing was added.
  if (sealing.size === 1 && sealing.has(0)) return own;
  const keys = [...sealing].map(
    ([number, key]) => `${number}:${short(createHmac('sha256', key).update('lianqun key mark').digest())}`,
  );
  return [own, ...keys].join(' ');
}

/** Whether these keys open all that was sealed where the mark was made. */
export function fitsMark(text: string, mark: string): boolean {
  const [own, ...keys] = mark.split(' ');
  const [here, ...there] = keyMark(text).split(' ');
  const { sealing } = readRing(text);
  // The first sealing key comes from the master key, so that its number says enough; a mark of old means that one.
  const has = (key: string) => (key.startsWith('0:') ? sealing.has(0) : there.includes(key));
  return own === here && (keys.length > 0 ? keys : ['0:']).every(has);
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
