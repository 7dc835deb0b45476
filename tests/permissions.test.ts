import { expect, test } from 'vitest';
import { inRoot } from '#platform/root.ts';
import { asks, organisation } from './asks.ts';
import { type Ask, get, post } from './docking-asks.ts';
import { house } from './house.ts';
import type { Objects, People } from './seats.ts';

type Asking = {
  ask: (ask: Ask, headers: Record<string, string>) => Promise<string>;
  people: People;
  objects: Objects;
  routes: string[];
};

/** What the site answers, in a word that stays the same from run to run; whatever an ask changes is undone before the next. */
function asking<T>(work: (asking: Asking) => Promise<T>): Promise<T> {
  return house(async ({ app, people, objects, undone }) => {
    const ask = ({ route, at, form, json }: Ask, headers: Record<string, string>) =>
      undone(async () => {
        const [method = 'GET'] = route.split(' ');
        const body = json ? JSON.stringify(json) : form ? new URLSearchParams(form(objects)) : undefined;
        const answer = await app.request(at(objects), {
          method,
          headers: { ...headers, ...(json ? { 'content-type': 'application/json' } : {}) },
          ...(body === undefined ? {} : { body }),
        });
        const to = answer.headers.get('location');
        return `${answer.status}${
          to
            ? ` ${to
                .split('?')[0]!
                .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
                .replace(/\/[\w-]{22}$/, '/:token')
                .replace(/[SL]-\d{6}-\d{4}/, ':code')
                .replace(/XQ-[\d-]+/, ':number')
                .replace(/\/posts\/\d+/, '/posts/:id')
                .replace(/\/media\/\d+/, '/media/:id')}`
            : ''
        }`;
      });
    const routes = app.routes
      .filter(route => !route.path.endsWith('*') && !route.path.startsWith('/en'))
      .map(route => `${route.method} ${route.path}`);
    return work({ ask, people, objects, routes: [...new Set(routes)] });
  });
}

test(
  'every route is asked by every role and answers as was reviewed (if meant: npx vitest run --project house tests/permissions.test.ts -u, and look at the diff)',
  () =>
    asking(async ({ ask, people, routes }) => {
      const asked = new Set(asks.map(one => one.route));
      expect(
        routes.filter(route => !asked.has(route)),
        'routes that nobody asks',
      ).toEqual([]);
      expect(
        [...asked].filter(route => !routes.includes(route)),
        'asks for no route',
      ).toEqual([]);
      const lines: string[] = ['# What each door answers to each role, on objects of organisation A.', ''];
      for (const one of asks) {
        const answers = new Map<string, string[]>();
        for (const [who, headers] of Object.entries(people)) {
          const said = await ask(one, headers);
          answers.set(said, [...(answers.get(said) ?? []), who]);
        }
        lines.push(`${one.route}${one.name ? ` (${one.name})` : ''}`);
        for (const [said, whom] of answers)
          lines.push(`  ${said}: ${whom.length === Object.keys(people).length ? 'everybody' : whom.join(', ')}`);
      }
      await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(inRoot('tests', 'permissions.txt'));
    }),
  240_000,
);

test(
  'no id of organisation A opens or changes anything for who has no seat in it',
  () =>
    asking(async ({ ask, people }) => {
      const taking = asks.filter(one => /:|for A|of A/.test(`${one.route} ${one.name}`));
      // Public by its nature, opened by a private link that whoever has it may use, or there for others to check.
      const open =
        /^(GET|POST|DELETE) (\/api)?\/(workspace\/offers\/:code\/verify|offers\/:code|offers\/:code\/own\/:token|needs\/:token(\/own\.json)?|password\/:token)$/;
      const strangers = [
        'member of B',
        'receiver',
        'secretary',
        'editor',
        'judge',
        'officer',
        'administrator without second factor',
      ];
      // The portal belongs to no organisation: its editors and secretaries keep it together.
      const portal = /\/(workspace\/posts|workspace\/media|media|posts|categories|tags|series|authors|sitemaps)\//;
      for (const one of taking.filter(each => !open.test(each.route) && !portal.test(each.route))) {
        for (const who of strangers)
          expect(await ask(one, people[who]!), `${one.route} (${one.name}) by ${who}`).toMatch(/^40[34]/);
        expect(await ask(one, people.visitor!), `${one.route} (${one.name}) by a visitor`).toMatch(
          // A visitor posts in nobody's name, whatever the form says.
          /^(40[34]|303 (\/sign-in|\/offers\/:code\/own\/:token|\/needs\/:token))$/,
        );
      }
      expect(taking.length).toBeGreaterThan(20);
    }),
  240_000,
);

test('an id of organisation A is of no use under an organisation of one’s own', () =>
  asking(async ({ ask, people }) => {
    const own = (o: Objects) => `/workspace/organisations/${o.own}`;
    for (const form of [
      (o: Objects) => ({ do: 'cancel', invitation: o.invitation }),
      (o: Objects) => ({ do: 'roles', member: o.member, roles: 'enterprise' }),
      (o: Objects) => ({ do: 'remove', member: o.member, sure: '1' }),
      (o: Objects) => ({ do: 'revoke', key: o.key }),
    ])
      expect(await ask(post(organisation, '', form, own), people['member of B']!)).toBe('404');
    const fine = post(organisation, '', () => ({ do: 'invite', email: 'y@example.com', roles: 'enterprise' }), own);
    expect(await ask(fine, people['member of B']!)).toMatch(/^303/);
  }));

test('a session says nothing to programs, and a key nothing to pages', () =>
  asking(async ({ ask, people }) => {
    expect(await ask(get('/api/own/offers'), people['owner of A']!)).toBe('401');
    expect(await ask(get('/workspace'), people['key offers:read']!)).toBe('303 /sign-in');
  }));
