import type { SealedColumn } from '#platform/reseal.ts';
import type { Secret } from '#platform/secret.ts';
import { Refused } from '#shared/refused.ts';

/** The key under which versions before this one had better-auth encrypt; it hangs on the master key and stays. */
export function firstKey(secret: Secret): string {
  return secret.fingerprint('better-auth').toString('base64url');
}

/** The keys with which better-auth encrypts the secrets of second factors, as it asks for them; a running site follows a new one by itself. */
export function factorKeys(secret: Secret) {
  return {
    get keys() {
      return secret.lent().keys as Map<number, string>;
    },
    get currentVersion() {
      return secret.lent().newest;
    },
    legacySecret: firstKey(secret),
  };
}

/** The six bytes in front of what we seal name a key; better-auth writes its number in words of its own. */
const prefixOf = (head: Buffer) => `$ba$${head.readUInt16BE(4)}$`;

/** The secrets that authenticators share with us, so that they can be encrypted anew under another key. */
export const factorSecrets: SealedColumn = {
  name: 'account.two_factor.secret',
  async left(db, head) {
    const [row] = await db<{ count: number }[]>`
      select count(*)::int as count from account.two_factor where not starts_with(secret, ${prefixOf(head)})`;
    return row!.count;
  },
  async take(tx, head, most, after) {
    const rows = await tx<{ id: string; sealed: string }[]>`
      select id::text as id, secret as sealed from account.two_factor
      where not starts_with(secret, ${prefixOf(head)}) ${after === undefined ? tx`` : tx`and id > ${after}`}
      order by id limit ${most} for no key update`;
    return rows.map(({ id, sealed }) => ({ id, about: `factor:${id}`, sealed: Buffer.from(sealed) }));
  },
  put: (tx, id, sealed) => tx`update account.two_factor set secret = ${sealed.toString()} where id = ${id}`,
  async again(secret, sealed) {
    // Loaded here: commands that seal nothing stay quick.
    const { symmetricDecrypt, symmetricEncrypt } = await import('better-auth/crypto');
    const key = factorKeys(secret);
    const plain = await symmetricDecrypt({ key, data: Buffer.from(sealed).toString() }).catch(() => {
      throw new Refused('conflict', [
        '两步验证的密钥打不开：加密它的密钥不在这里。请由运营方放回后再试。',
        'The secret of a second factor cannot be opened: the key it was encrypted with is not here. The operator has to bring it back.',
      ]);
    });
    return Buffer.from(await symmetricEncrypt({ key, data: plain }));
  },
};
