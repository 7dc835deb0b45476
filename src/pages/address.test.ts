import { expect, test } from 'vitest';
import { makeLog } from '#platform/log.ts';
import { asks } from '../../tests/asks.ts';
import { house } from '../../tests/house.ts';

/** The questions that addresses of pages answer, with what every object has by nature. */
const names = ['done', 'saved', 'do', 'view', 'state', 'kind', 'sort', 'place', 'category', 'heap', 'about', 'a', 'by', 'of'];

test('what every object has by nature is no name of anything, on any page and for whoever may see it', () => {
  const failures: string[] = [];
  const log = makeLog(
    'error',
    () => new Date(),
    line => failures.push(line),
  );
  return house(
    async ({ app, people, objects }) => {
      const paths = [...new Set(asks.filter(({ route }) => route.startsWith('GET ')).map(({ at }) => at(objects)))];
      for (const value of ['constructor', '__proto__', 'toString']) {
        const query = names.map(name => `${name}=${value}`).join('&');
        for (const path of paths.filter(one => !one.startsWith('/api'))) {
          for (const headers of [{}, ...Object.values(people)]) {
            const { status } = await app.request(`${path}${path.includes('?') ? '&' : '?'}${query}`, { headers });
            expect(`${status} ${failures.at(-1) ?? ''}`, path).toMatch(/^[234]\d\d $/);
          }
        }
      }
    },
    { log },
  );
});
