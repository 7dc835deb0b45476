import { openAccounts } from '#modules/account/index.ts';
import { postOffer, readOfferForm } from '#modules/offer/index.ts';
import { makePages } from '#pages/index.tsx';
import { loadAssets } from '#platform/assets.ts';
import type { Database } from '#platform/database.ts';
import { rateLimit } from '#platform/rate.ts';
import { makeSecret, type Secret } from '#platform/secret.ts';
import { operator } from '#shared/viewer.ts';
import { rolledBackDatabase } from './database.ts';

export const secret = makeSecret('a secret that only these tests know, long enough');
export const now = new Date();
export const sentence = '找松江或嘉兴3000-5000平单层厂房,层高8米以上,可环评,做汽车零部件,年税收500万';

export type Site = {
  get(path: string): Promise<Seen>;
  post(path: string, form: Record<string, string>): Promise<Seen>;
  database: Database;
  secret: Secret;
  code: string;
};
export type Seen = { status: number; html: string; text: string; to: string | null };

/** The pages over a database with one fitting plant in 松江, one that is too low, and one of which the height is not known. */
export function withSite(work: (site: Site) => Promise<void>): Promise<void> {
  return rolledBackDatabase(async database => {
    const app = makePages({
      database,
      accounts: openAccounts({ secret, sender: async () => {}, floor: 0 }),
      secret,
      clock: () => now,
      assets: loadAssets('/nowhere'),
      invented: () => false,
      saving: rateLimit({ burst: 1000, perMinute: 1000 }, () => now),
      apiDocument: () => ({ info: { title: '', version: '1' }, paths: {} }),
    });
    const see = async (answer: Response): Promise<Seen> => {
      const html = await answer.text();
      return {
        status: answer.status,
        html,
        text: html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '),
        to: answer.headers.get('location'),
      };
    };
    const codes = [
      await list(database, {}),
      await list(database, { title: '低矮厂房', clear_height: '6' }),
      await list(database, { title: '高度不明的厂房', clear_height: '' }),
    ];
    await work({
      database,
      secret,
      code: codes[0]!,
      get: async path => see(await app.request(path)),
      post: async (path, form) => see(await app.request(path, { method: 'POST', body: new URLSearchParams(form) })),
    });
  });
}

export async function list(database: Database, change: Record<string, string>): Promise<string> {
  const reading = readOfferForm({
    kind: 'space',
    title: '松江单层厂房',
    place: '310117',
    space_type: 'standard_factory',
    deal_type: 'rent',
    available_area: '4000',
    gross_area: '4000',
    single_storey: 'true',
    clear_height: '9',
    eia_possible: 'yes',
    rent: '1.1',
    rent_unit: 'yuan_m2_day',
    ...change,
  });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return database.write(
    async tx => (await postOffer(tx, operator, { offer: reading.offer, contact: null, origin: 'form' }, secret)).code,
  );
}
