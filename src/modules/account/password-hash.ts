import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** scrypt with N = 2^14, r = 8, p = 5: one of the settings that OWASP's Password Storage Cheat Sheet (2025) names as equally strong. */
const cost = { N: 2 ** 14, r: 8, p: 5 };

/** A password as it is stored: the costs, a salt of 128 bits and the key, so that later costs can stand beside these. */
export async function storedPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derived(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Whether a password is the one that was stored; in the same time for every wrong one. */
export async function passwordMatches({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const [kind, N, r, p, salt = '', stored = ''] = hash.split('$');
  if (kind !== 'scrypt') return false;
  const given = await derived(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) });
  const known = Buffer.from(stored, 'base64url');
  return known.length === given.length && timingSafeEqual(known, given);
}

function derived(password: string, salt: Buffer, costs: typeof cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const maxmem = 256 * costs.N * costs.r;
    scrypt(password.normalize('NFKC'), salt, 32, { ...costs, maxmem }, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
