import { createHmac } from 'node:crypto';
import { onTestFinished, vi } from 'vitest';
import { type Accounts, openAccounts } from '#modules/account/accounts.ts';
import { requestLink, setPassword } from '#modules/account/link.ts';
import { readViewer } from '#modules/account/session.ts';
import type { SignedIn } from '#modules/account/sign-in.ts';
import type { Database } from '#platform/database.ts';
import { makeSecret } from '#platform/secret.ts';
import type { Message } from '#platform/sender.ts';
import type { User } from '#shared/viewer.ts';

export const testMaster = 'a master key that only these tests know, long enough';

/** Accounts as a test opens them, with everything that was sent. */
export function testAccounts(): Accounts & { sent: Message[] } {
  const sent: Message[] = [];
  const accounts = openAccounts({
    secret: makeSecret(testMaster),
    sender: async message => {
      sent.push(message);
    },
  });
  return { ...accounts, sent };
}

export const place = { origin: 'https://lianqun.example', lang: 'zh' } as const;
export const password = '今天 走了 很远的 路，看见海';

/** What a browser would send back after these cookies were set. */
export function cookieOf(signed: SignedIn | string[]): string {
  const cookies = Array.isArray(signed) ? signed : signed.step === 'refused' ? [] : signed.cookies;
  return cookies.map(one => one.split(';')[0]).join('; ');
}

/** Signs somebody up by the link of the e-mail, as a person does; gives the cookie and who that is. */
export async function join(database: Database, accounts: Accounts, email: string): Promise<{ cookie: string; user: User }> {
  const [message] = await database.write(tx => requestLink(tx, accounts, { email, name: '示例人' }, place));
  const token = /password\/(\S+)/.exec(message!.text)![1]!;
  const signed = await database.write(tx => setPassword(tx, accounts, { token, password, agent: 'test' }));
  const cookie = cookieOf(signed);
  return { cookie, user: await viewerOf(database, accounts, cookie) };
}

export async function viewerOf(database: Database, accounts: Accounts, cookie: string): Promise<User> {
  const viewer = await database.read(db => readViewer(db, accounts, cookie));
  if (viewer.kind !== 'user') throw new Error(`nobody is signed in by ${cookie}`);
  return viewer;
}

/**
 * Stops the clock of this process in the middle of a half minute, so that a code which is read stays right until it is given; `turn` goes on to
 * the next one, `go` goes on with real time, as the end of the test does. The database keeps its own time.
 */
export function stopClock(): { turn(): void; go(): void } {
  const middle = () => Math.floor(Date.now() / 30_000) * 30_000 + 15_000;
  vi.useFakeTimers({ toFake: ['Date'], now: middle() });
  onTestFinished(() => void vi.useRealTimers());
  return { turn: () => void vi.setSystemTime(middle() + 30_000), go: () => void vi.useRealTimers() };
}

/** The six digits that an authenticator shows for an otpauth address at a moment (RFC 6238). */
export function totp(address: string, at = Date.now()): string {
  const secret = new URL(address).searchParams.get('secret')!;
  const bits = [...secret.replace(/=+$/, '')]
    .map(one => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from(bits.match(/.{8}/g)!.map(byte => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const offset = hash.at(-1)! & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
