import { openAccounts } from '#modules/account/index.ts';
import { openSession } from '#modules/account/session.ts';
import type { Database } from '#platform/database.ts';
import { siteOver } from './app.ts';
import { rolledBackDatabase } from './database.ts';
import { park, secret } from './docking.ts';

const accounts = openAccounts({ secret, sender: async () => {}, floor: 0 });

/** An answer as its reader sees it. */
export type Seen = { status: number; html: string; text: string; to: string };
export type House = {
  database: Database;
  at: Awaited<ReturnType<typeof park>>;
  cookie: string;
  called: string[];
  sign: (user: string) => Promise<string>;
  get: (path: string, cookie?: string) => Promise<Seen>;
  post: (path: string, form: Record<string, string> | [string, string][], cookie?: string) => Promise<Seen>;
};

/** The site with a park whose owner is signed in; robots answer as they are told to. */
export function withPark(work: (house: House) => Promise<void>, answer = '{"code":0}'): Promise<void> {
  return rolledBackDatabase(async database => {
    const called: string[] = [];
    const call: typeof fetch = async url => {
      called.push(String(url));
      return new Response(answer);
    };
    const app = siteOver(database, undefined, { call });
    const see = async (seen: Response): Promise<Seen> => {
      const html = await seen.text();
      const text = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
      return { status: seen.status, html, text, to: seen.headers.get('location') ?? '' };
    };
    const sign = async (user: string) => (await database.write(tx => openSession(tx, accounts, user, 'test'))).split(';')[0]!;
    const at = await database.write(async tx => {
      const made = await park(tx, '甲园区（虚构）');
      await tx`update account.member set role = 'owner,receiver' where user_id = ${made.user}`;
      return made;
    });
    await work({
      ...{ database, at, called, sign, cookie: await sign(at.user) },
      get: async (path, cookie = '') => see(await app.request(path, { headers: { cookie } })),
      post: async (path, form, cookie = '') =>
        see(await app.request(path, { method: 'POST', headers: { cookie }, body: new URLSearchParams(form) })),
    });
  });
}
