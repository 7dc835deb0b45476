import { type Clock, systemClock } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import type { Secret } from '#platform/secret.ts';
import type { Message, Sender } from '#platform/sender.ts';
import { Refused } from '#shared/refused.ts';
import type { User, Viewer } from '#shared/viewer.ts';
import type { Lang } from '#shared/words.ts';
import { openAddress } from './address.ts';
import type { Auth, Sending } from './auth.ts';
import { sessionCookie, signSession } from './session-cookie.ts';
import { inTransaction, sending } from './tx-dialect.ts';

/** Of whom the site demands a second factor: of nobody by itself, of members of all organisations but enterprises, or of everybody. */
export type FactorDemand = 'organisations' | 'members' | 'everybody';

/** What the work with accounts needs; made once at the start. */
export type Accounts = {
  secret: Secret;
  clock: Clock;
  sender: Sender;
  /** Milliseconds that an answer takes at least where its time could tell whether an address has an account. */
  floor: number;
  /** The secret that signs cookies. */
  key: string;
  /** Who has to have a second factor to use the site while signed in. */
  factor: FactorDemand;
  /** better-auth; loaded when it is first needed, since its import takes a third of a second. */
  auth(): Promise<Auth>;
};

/** Opens the work with accounts. */
export function openAccounts({
  secret,
  sender,
  clock = systemClock,
  floor = 250,
  factor = 'organisations',
}: Pick<Accounts, 'secret' | 'sender'> & { clock?: Clock; floor?: number; factor?: FactorDemand }): Accounts {
  let auth: Promise<Auth> | undefined;
  const hand: Sending = {
    link: async sent => sending({ is: 'link', ...sent }),
    code: async sent => sending({ is: 'code', ...sent }),
    reset: async sent => sending({ is: 'reset', ...sent }),
  };
  return {
    secret,
    sender,
    clock,
    floor,
    factor,
    key: secret.fingerprint('better-auth').toString('base64url'),
    auth: () => (auth ??= import('./auth.ts').then(({ makeAuth }) => makeAuth(secret, hand))),
  };
}

/** What came of asking better-auth: its answer and the cookies to set, or the code of its "no". What it wrote on the way is kept in both cases. */
export type Outcome<T> = { ok: true; value: T; cookies: string[] } | { ok: false; code: string };

/** Asks better-auth inside this transaction. */
export async function ask<T>(
  tx: Tx,
  accounts: Accounts,
  work: (api: Auth['api']) => Promise<{ headers: Headers; response: T }>,
): Promise<Outcome<T>> {
  const auth = await accounts.auth();
  try {
    const { headers, response } = await inTransaction(tx, () => work(auth.api));
    return { ok: true, value: response, cookies: headers.getSetCookie() };
  } catch (error) {
    const { name, body, status } = error as { name?: string; body?: { code?: string }; status?: unknown };
    if (name !== 'APIError') throw error;
    return { ok: false, code: body?.code ?? String(status) };
  }
}

/** The headers with which better-auth knows a signed-in user; the cookie is made from the row of the session. */
export async function headersOf(tx: Tx, { key }: Accounts, viewer: User): Promise<Headers> {
  const [row] = await tx<
    { token: string }[]
  >`select token from account.session where id = ${viewer.session} and expires_at > now()`;
  if (!row) throw signedOut();
  return new Headers({ cookie: `${sessionCookie}=${signSession(row.token, key)}` });
}

/** The refusal of somebody whose session has ended. */
function signedOut(): Refused {
  return new Refused('forbidden', ['登录已失效，请重新登录', 'You are no longer signed in; please sign in again']);
}

/** The viewer, if somebody is signed in; refuses anyone else. */
export function signedIn(viewer: Viewer): User {
  if (viewer.kind !== 'user') throw new Refused('forbidden', ['请先登录', 'Please sign in first']);
  return viewer;
}

/** Where and in which language the links of a message lead. */
export type Place = { origin: string; lang: Lang };

/** The e-mail to the account with this blinded address; empty where there is none. */
export async function mailTo(
  tx: Tx,
  { secret }: Accounts,
  blinded: string,
  words: { subject: string; text: string },
): Promise<Message[]> {
  const [row] = await tx<{ sealed: string | null }[]>`select email_sealed as sealed from account."user" where email = ${blinded}`;
  return row?.sealed ? [{ kind: 'mail', to: openAddress(secret, row.sealed, blinded), ...words }] : [];
}
