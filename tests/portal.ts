import { makeReadings } from '#modules/publish/index.ts';
import type { Database } from '#platform/database.ts';
import { makePageCache } from '#platform/page-cache.ts';
import { siteOver } from './app.ts';
import { rolledBackDatabase } from './database.ts';
import { type People, settle } from './seats.ts';

type House = {
  database: Database;
  people: People;
  post: string;
  draft: string;
  ask: (
    path: string,
    options?: { who?: string; form?: Record<string, string>; headers?: Record<string, string> },
  ) => Promise<Seen>;
};
type Seen = { status: number; html: string; text: string; headers: Headers };

/** The whole site with a released post and a draft, asked as anybody who has a seat. */
export function house(work: (house: House) => Promise<void>, cache = makePageCache()): Promise<void> {
  return rolledBackDatabase(async database => {
    const { people, objects } = await database.write(settle);
    const app = siteOver(database, undefined, { cache, readings: makeReadings(database, () => new Date()) });
    await work({
      database,
      people,
      post: objects.post,
      draft: objects.draft,
      ask: async (path, { who = 'visitor', form, headers = {} } = {}) => {
        const answer = await app.request(path, {
          headers: { ...people[who], ...headers },
          ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
        });
        const html = await answer.text();
        return { status: answer.status, html, text: html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '), headers: answer.headers };
      },
    });
  });
}
