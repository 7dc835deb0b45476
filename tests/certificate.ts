import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const wrap = (tag: number, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const size =
    body.length < 128 ? [body.length] : body.length < 256 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
};
const sequence = (...parts: Buffer[]) => wrap(0x30, ...parts);
const oid = (hex: string) => wrap(0x06, Buffer.from(hex, 'hex'));
const time = (at: number) => wrap(0x18, Buffer.from(`${new Date(at).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));
const extension = (id: string, value: Buffer) => sequence(oid(id), wrap(0x04, value));

/** A certificate that signs itself (X.509 v3, P-256, SHA-256) for a name or an IPv4 number, valid for a day unless it ran out already. */
export function selfSigned(host: string, { over = false }: { over?: boolean } = {}): { cert: string; key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(oid('2a8648ce3d040302'));
  const name = sequence(wrap(0x31, sequence(oid('550403'), wrap(0x0c, Buffer.from('test authority')))));
  const numbers = /^[\d.]+$/.test(host) ? host.split('.').map(Number) : null;
  const alternative = numbers ? wrap(0x87, Buffer.from(numbers)) : wrap(0x82, Buffer.from(host));
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const start = Date.now() - 2 * 86_400_000;
  const body = sequence(
    wrap(0xa0, wrap(0x02, Buffer.from([2]))),
    wrap(0x02, Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    algorithm,
    name,
    sequence(time(start), time(start + (over ? 1 : 3) * 86_400_000)),
    name,
    spki,
    wrap(
      0xa3,
      sequence(
        extension('551d13', sequence(wrap(0x01, Buffer.from([0xff])))),
        extension('551d11', sequence(alternative)),
        extension('551d0e', wrap(0x04, createHash('sha256').update(spki).digest().subarray(0, 20))),
      ),
    ),
  );
  const signature = sign('sha256', body, privateKey);
  const der = sequence(body, algorithm, wrap(0x03, Buffer.from([0]), signature));
  const lines = der.toString('base64').match(/.{1,64}/g)!;
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
}
