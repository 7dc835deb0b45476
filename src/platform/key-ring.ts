import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { Refused } from '#shared/refused.ts';

/** The keys of an installation: one for hashes and cookies, which stays, and those that seal, by number; the newest seals. */
export type KeyRing = { master: string; sealing: ReadonlyMap<number, Buffer>; newest: number };

/** What stands behind the master key: further keys by number, written without a zero in front, and that the first one is gone. */
const added = /(?:\s+seal(?:[1-9]\d{0,3}:[\w-]{43}|0:gone))+\s*$/;

/**
 * Reads the master key and what was added behind it: `seal1:…` is a further sealing key, `seal0:gone` says that the first one, which comes from
 * the master key itself, opens nothing any more. A text without additions is a master key as it always was. Throws Refused('invalid') where an
 * addition is broken: it would become part of the master key, under which no hash is what it was.
 */
export function readRing(text: string): KeyRing {
  const tail = added.exec(text)?.[0] ?? '';
  const master = text.slice(0, text.length - tail.length);
  if (/(?:^|\s)seal\d/.test(master) || master.trim() === '' || isCutOff(master)) throw unreadable();
  const sealing = new Map([[0, Buffer.from(hkdfSync('sha256', master, 'lianqun', 'seal', 32))]]);
  let isFirstGone = false;
  for (const [, digits, key] of tail.matchAll(/seal(\d+):([\w-]+)/g)) {
    const number = Number(digits);
    if (number === 0) isFirstGone = true;
    else if (sealing.has(number)) throw unreadable();
    else sealing.set(number, Buffer.from(hkdfSync('sha256', key!, 'lianqun', `seal ${number}`, 32)));
  }
  if (isFirstGone) sealing.delete(0);
  if (sealing.size === 0)
    throw new Refused('invalid', [
      '密钥里只有 seal0:gone，没有可用的加密密钥。请放回 seal1:… 等新密钥，或去掉 seal0:gone。',
      'The keys say seal0:gone and hold no other: bring back the newer key (seal1:… or later), or take seal0:gone away.',
    ]);
  return { master, sealing, newest: Math.max(...sealing.keys()) };
}

/** A new master key: 256 bits of chance, and behind them a check by which a part of it is told from the whole. The text as it stands is the key. */
export function newMasterKey(): string {
  const chance = `lq1-${randomBytes(32).toString('base64url')}`;
  return `${chance}-${checkOf(chance)}`;
}

/** Keys that versions before this one made, or operators chose, carry no check. */
function isCutOff(master: string): boolean {
  if (!master.startsWith('lq1-')) return false;
  const [, chance, check] = /^(lq1-[\w-]{43})-([\w-]{6})$/.exec(master) ?? [];
  return chance === undefined || check !== checkOf(chance);
}

function checkOf(chance: string): string {
  return createHash('sha256').update(`lianqun ${chance}`).digest('base64url').slice(0, 6);
}

function unreadable(): Refused {
  return new Refused('invalid', [
    '密钥不完整：主密钥被截断或抄错，或者它后面的内容不对。后面只能是 seal1:（43 个字符）这样的新密钥和 seal0:gone，用空白隔开，同一编号只写一次。请从备份放回 secret.key 或 LIANQUN_SECRET。',
    'The keys are incomplete: the master key is cut off or mistyped, or what stands behind it is wrong. Behind it only newer keys such as seal1: (43 characters) and seal0:gone may stand, parted by white space, each number once. Bring back secret.key or LIANQUN_SECRET.',
  ]);
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
