import type postgres from 'postgres';
import { expect, test } from 'vitest';
import type { Database, Db, Tx } from '#platform/database.ts';
import { withEnd } from '#platform/database.ts';
import { inRoot } from '#platform/root.ts';
import { siteOver } from './app.ts';
import { rolledBack } from './database.ts';
import { type Ask, dockingAsks, get, post } from './docking-asks.ts';
import { mediaAsks } from './media-asks.ts';
import { noticeAsks } from './notice-asks.ts';
import { publishAsks } from './publish-asks.ts';
import { type Objects, type People, settle } from './seats.ts';

const listing = { kind: 'space', title: '厂房', place_name: '松江', space_type: 'standard_factory', gross_area: '900' };
const contact = { person: '示例人', phone: '13800001234' };
const need = { text: '求租松江3000平厂房', company: '甲方', contact: '示例人', phone: '13800001234', consent: '1' };
const read = { conditions: 'area=3000-5000', read_from: need.text };

const inOrganisation = (o: Objects) => `/workspace/organisations/${o.organisation}`;
const organisation = '/workspace/organisations/:id';

const asks: Ask[] = [
  ...dockingAsks,
  ...noticeAsks,
  ...mediaAsks,
  ...publishAsks,
  ...['/', '/about', '/compare', '/developers', '/land', '/land/points.json', '/match', '/match/chips', '/privacy'].map(path =>
    get(path),
  ),
  ...['/spaces', '/spaces/points.json', '/offers/new', '/offers/paste', '/needs/new', '/favicon.ico', '/favicon.svg'].map(path =>
    get(path),
  ),
  ...['/sign-in', '/sign-in/second', '/sign-in/phone', '/sign-up', '/password'].map(path => get(path)),
  ...['/workspace', '/workspace/security', '/workspace/administration'].map(path => get(path)),
  get('/password/:token', () => '/password/forged'),
  get('/invitations/:id', o => `/invitations/${o.invitation}`),
  get(organisation, inOrganisation),
  get('/offers/:code', o => `/offers/${o.listed}`),
  { ...get('/offers/:code', o => `/offers/${o.code}`), name: 'not public' },
  get('/offers/:code/own/:token', o => `/offers/${o.code}/own/${o.token}`),
  { ...get('/offers/:code/own/:token', o => `/offers/${o.code}/own/AAAAAAAAAAAAAAAAAAAAAA`), name: 'forged link' },
  get('/needs/:token', o => `/needs/${o.needToken}`),
  get('/needs/:token/own.json', o => `/needs/${o.needToken}/own.json`),
  get('/workspace/offers/:code', o => `/workspace/offers/${o.code}`),
  get('/workspace/needs/:number', o => `/workspace/needs/${o.number}`),
  get('/workspace/needs/:number/own.json', o => `/workspace/needs/${o.number}/own.json`),

  post('/offers/new', '', () => ({ ...listing, ...contact })),
  post('/offers/new', 'for A', o => ({ ...listing, ...contact, owner: o.organisation })),
  post('/offers/paste', 'read', () => ({ text: '松江新桥厂房出租，1200平，1.1元/平/天' })),
  post('/needs/new', '', () => ({ ...need, ...read })),
  post('/needs/new', 'for A', o => ({ ...need, ...read, owner: o.organisation })),
  post(
    '/offers/:code/own/:token',
    'confirm',
    () => ({ do: 'confirm' }),
    o => `/offers/${o.code}/own/${o.token}`,
  ),
  post(
    '/needs/:token',
    'withdraw',
    () => ({ sure: '1' }),
    o => `/needs/${o.needToken}`,
  ),
  post(
    '/workspace/offers/:code',
    'save',
    () => ({ ...listing, do: 'save' }),
    o => `/workspace/offers/${o.code}`,
  ),
  post(
    '/workspace/offers/:code',
    'confirm',
    () => ({ do: 'confirm' }),
    o => `/workspace/offers/${o.code}`,
  ),
  post(
    '/workspace/offers/:code',
    'withdraw',
    () => ({ do: 'withdraw', sure: '1' }),
    o => `/workspace/offers/${o.code}`,
  ),
  post(
    '/workspace/needs/:number',
    'withdraw',
    () => ({ sure: '1' }),
    o => `/workspace/needs/${o.number}`,
  ),
  post('/sign-in', 'wrong', () => ({ email: 'nobody@example.com', password: 'wrong' })),
  post('/sign-in/second', 'wrong', () => ({ code: '000000' })),
  post('/sign-in/phone', 'send', () => ({ phone: '13800001234' })),
  post('/sign-up', '', () => ({ email: 'new@example.com', name: '示例人' })),
  post('/password', '', () => ({ email: 'nobody@example.com' })),
  post(
    '/password/:token',
    'forged',
    () => ({ password: '一句只有我自己知道的话，别人不知道' }),
    () => '/password/forged',
  ),
  post('/sign-out', '', () => ({})),
  post(
    '/invitations/:id',
    'accept',
    () => ({}),
    o => `/invitations/${o.invitation}`,
  ),
  post('/workspace', 'found', () => ({ name: '新的（虚构）', kind: 'enterprise' })),
  post('/workspace/security', 'name', () => ({ do: 'name', name: '新名' })),
  post('/workspace/security', 'others', () => ({ do: 'others' })),
  post('/workspace/security', 'end session of A', o => ({ do: 'end', session: o.session })),
  post('/workspace/security', 'close', () => ({ do: 'close' })),
  post('/workspace/administration', 'confirm', o => ({ do: 'confirm', organisation: o.organisation })),
  post('/workspace/administration', 'make', () => ({ do: 'make', name: '评审组（虚构）', kind: 'panel' })),
  post(organisation, 'invite', () => ({ do: 'invite', email: 'y@example.com', roles: 'enterprise' }), inOrganisation),
  post(
    organisation,
    'invite administrator',
    () => ({ do: 'invite', email: 'y@example.com', roles: 'administrator' }),
    inOrganisation,
  ),
  post(organisation, 'cancel', o => ({ do: 'cancel', invitation: o.invitation }), inOrganisation),
  post(organisation, 'roles', o => ({ do: 'roles', member: o.member, roles: 'enterprise' }), inOrganisation),
  post(organisation, 'remove', o => ({ do: 'remove', member: o.member, sure: '1' }), inOrganisation),
  post(organisation, 'key', () => ({ do: 'key', name: '同步', scopes: 'offers:read', days: '30' }), inOrganisation),
  post(organisation, 'leave', () => ({ do: 'leave', sure: '1' }), inOrganisation),
  post(organisation, 'revoke', o => ({ do: 'revoke', key: o.key }), inOrganisation),

  ...[
    'consent',
    'criteria',
    'health',
    'ready',
    'industries',
    `matches?text=${encodeURIComponent('松江3000平厂房')}`,
    'offers',
    'own/needs',
    'own/offers',
    'places',
  ].map(path => get(`/api/${path.split('?')[0]}`, () => `/api/${path}`)),
  get('/api/openapi.json'),
  get('/api/offers/:code', o => `/api/offers/${o.listed}`),
  { ...get('/api/offers/:code', o => `/api/offers/${o.code}`), name: 'not public' },
  get('/api/needs/:token', o => `/api/needs/${o.needToken}`),
  { route: 'DELETE /api/needs/:token', at: o => `/api/needs/${o.needToken}` },
  { route: 'POST /api/needs', at: () => '/api/needs', json: { ...need, consent: true } },
  {
    route: 'POST /api/offers',
    at: () => '/api/offers',
    json: { kind: 'space', title: '厂房', place: 310117, space_type: 'standard_factory', gross_area: 900 },
  },
  { route: 'POST /api/matches', at: () => '/api/matches', json: { text: '松江3000平厂房' } },
  { route: 'POST /api/parse', at: () => '/api/parse', json: { text: '松江3000平厂房' } },
  { route: 'POST /api/parse/listings', at: () => '/api/parse/listings', json: { text: '松江3000平厂房出租' } },
];

type House = {
  ask: (ask: Ask, headers: Record<string, string>) => Promise<string>;
  people: People;
  objects: Objects;
  routes: string[];
};

/** The whole site over one settled database; whatever an ask changes is undone before the next. */
function house<T>(work: (house: House) => Promise<T>): Promise<T> {
  return rolledBack(async tx => {
    const { people, objects } = await settle(tx);
    let now: Tx = tx;
    const database: Database = {
      read: inner => inner(now as Db),
      write: inner =>
        (now as unknown as postgres.TransactionSql).savepoint(sp => withEnd(sp as unknown as Tx, inner)) as ReturnType<
          typeof inner
        >,
      close: async () => {},
    };
    const app = siteOver(database);
    const undone = new Error('undone');
    const ask = async ({ route, at, form, json }: Ask, headers: Record<string, string>) => {
      let said = '';
      const [method = 'GET'] = route.split(' ');
      await (tx as unknown as postgres.TransactionSql)
        .savepoint(async sp => {
          now = sp as unknown as Tx;
          const body = json ? JSON.stringify(json) : form ? new URLSearchParams(form(objects)) : undefined;
          const answer = await app.request(at(objects), {
            method,
            headers: { ...headers, ...(json ? { 'content-type': 'application/json' } : {}) },
            ...(body === undefined ? {} : { body }),
          });
          const to = answer.headers.get('location');
          said = `${answer.status}${
            to
              ? ` ${to
                  .split('?')[0]!
                  .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
                  .replace(/(?<=\/media\/)\d+/, ':id')
                  .replace(/\/[\w-]{22}$/, '/:token')
                  .replace(/[SL]-\d{6}-\d{4}/, ':code')
                  .replace(/XQ-[\d-]+/, ':number')
                  .replace(/\/posts\/\d+/, '/posts/:id')}`
              : ''
          }`;
          throw undone;
        })
        .catch(error => {
          if (error !== undone) throw error;
        });
      now = tx;
      return said;
    };
    const routes = app.routes
      .filter(route => !route.path.endsWith('*') && !route.path.startsWith('/en'))
      .map(route => `${route.method} ${route.path}`);
    return work({ ask, people, objects, routes: [...new Set(routes)] });
  });
}

test(
  'every route is asked by every role and answers as was reviewed (if meant: npx vitest run --project house tests/permissions.test.ts -u, and look at the diff)',
  () =>
    house(async ({ ask, people, routes }) => {
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
    house(async ({ ask, people }) => {
      const taking = asks.filter(one => /:|for A|of A/.test(`${one.route} ${one.name}`));
      // Public by its nature, opened by a private link that whoever has it may use, or there for others to check.
      const open =
        /^(GET|POST|DELETE) (\/api)?\/(workspace\/offers\/:code\/verify|offers\/:code|offers\/:code\/own\/:token|needs\/:token(\/own\.json)?|password\/:token)$/;
      // The portal belongs to no organisation: its editors and secretaries keep it together.
      const portal = /\/(workspace\/posts|workspace\/media|media|posts|categories|tags|series|authors|sitemaps)\//;
      const strangers = [
        'member of B',
        'receiver',
        'secretary',
        'editor',
        'judge',
        'officer',
        'administrator without second factor',
      ];
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
  house(async ({ ask, people }) => {
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
  house(async ({ ask, people }) => {
    expect(await ask(get('/api/own/offers'), people['owner of A']!)).toBe('401');
    expect(await ask(get('/workspace'), people['key offers:read']!)).toBe('303 /sign-in');
  }));
