import type { Context } from 'hono';
import { arrivingCookies, leavingCookie, type Place, takeAttempt } from '#modules/account/index.ts';
import { log } from '#platform/log.ts';
import { deliver, type Message } from '#platform/sender.ts';
import { suspect } from '#platform/web.ts';
import { Refused } from '#shared/refused.ts';
import type { User } from '#shared/viewer.ts';
import type { PageStatus, Site } from './site.tsx';

/** Where the links of a message lead, in the language of the page. */
export function placeOf(c: Context, site: Site): Place {
  return { origin: site.address ?? new URL(c.req.url).origin, lang: site.lang };
}

type Reached = Pick<Site, 'address' | 'trustProxy'>;

function isHttps(c: Context, { address, trustProxy }: Reached): boolean {
  const forwarded = trustProxy ? c.req.header('x-forwarded-proto') : undefined;
  return address?.startsWith('https:') || forwarded === 'https' || c.req.url.startsWith('https:');
}

/** The cookies of ours that came along; over https only those that this host set over https. */
export function cookiesOf(c: Context, site: Reached): string | undefined {
  return arrivingCookies(c.req.header('cookie'), isHttps(c, site));
}

/** Sets cookies of a session; over https they are never sent otherwise, and no other host can set them. */
export function setCookies(c: Context, site: Reached, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header('Set-Cookie', leavingCookie(cookie, isHttps(c, site)), { append: true });
}

/** Who signs in: what its session will be known by, and the cookies that it brought. */
export function deviceOf(c: Context, site: Reached): { agent: string; cookie: string | undefined } {
  return { agent: c.req.header('user-agent') ?? '', cookie: cookiesOf(c, site) };
}

/** Writes into the log that somebody was not let in; of the account only a keyed mark, by which tries for one are known to belong together. */
export function notLetIn(c: Context, site: Site, by: string, about: string): void {
  const account = about && site.accounts.secret.fingerprint(`log ${about}`).toString('hex').slice(0, 12);
  suspect(c, site.log ?? log, 'sign-in refused', { by, ...(account ? { account } : {}) });
}

/** Counts an attempt for the sender's address and, where it is known, for an account; throws Refused('busy') where there were too many. */
export async function countAttempt(c: Context, site: Site, kind?: 'account' | 'message', about = ''): Promise<void> {
  const { accounts, database } = site;
  const address = c.get('address') as string | null | undefined;
  await database.write(async tx => {
    if (address) await takeAttempt(tx, accounts, 'address', address);
    if (kind) await takeAttempt(tx, accounts, kind, about);
  });
}

/** Sends messages after the answer. */
export function send(site: Site, messages: readonly Message[]): void {
  deliver(site.accounts.sender, messages, log);
}

/** Runs the work so that its time does not tell what it found: what is done for an address that has an account takes a little longer. */
export async function unhurried<T>({ accounts }: Site, work: () => Promise<T>): Promise<T> {
  const [outcome] = await Promise.allSettled([work(), new Promise(resolve => setTimeout(resolve, accounts.floor))]);
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}

/** The page for a user who is signed in; others are led to sign in and come back. */
export function forUser(page: (c: Context, site: Site, user: User) => Response | Promise<Response>) {
  return (c: Context, site: Site): Response | Promise<Response> => {
    if (site.viewer.kind === 'user') return page(c, site, site.viewer);
    const back = c.req.method === 'GET' ? site.path : '/workspace';
    return c.redirect(site.to(`/sign-in?next=${encodeURIComponent(back)}`), 303);
  };
}

/** Where to go after signing in: a page of this site, and no other. */
export function nextOf(site: Site, asked: string): string {
  return site.to(/^\/(?![/\\])[\w\-/.~%]{0,200}$/.test(asked) ? asked : '/workspace');
}

/** A "no" to what a form asked, for the form to show: its words, the status, and the fields that it is about; throws anything else. */
export function refusalIn(error: unknown, site: Site): { status: PageStatus; words: string; problems: Record<string, string> } {
  if (!(error instanceof Refused) || error.reason === 'missing' || error.reason === 'forbidden') throw error;
  const words = site.t(error.message, error.en);
  const status = { invalid: 422, conflict: 409, busy: 429 } as const;
  return {
    status: status[error.reason],
    words,
    problems: Object.fromEntries(Object.entries(error.fields).map(([key, own]) => [key, site.lang === 'zh' ? own : words])),
  };
}

/** What a reader should know where messages do not leave: in a demonstration they are to be read in the log. */
export function notCarried({ t, carried, invented }: Site, kind: 'mail' | 'sms'): string {
  if (carried?.[kind] !== false) return '';
  return invented()
    ? t(
        '本站是演示，没有接通发送：内容写在服务器的日志里。',
        ' This is a demonstration that sends nothing: the message stands in the log of the server.',
      )
    : t('本站还没有接通发送，请联系运营方。', ' This site cannot send yet; please ask its operator.');
}
