import { type Ask, dockingAsks, get, post } from './docking-asks.ts';
import { mediaAsks } from './media-asks.ts';
import { noticeAsks } from './notice-asks.ts';
import { publishAsks } from './publish-asks.ts';
import { searchAsks } from './search-asks.ts';
import type { Objects } from './seats.ts';

const listing = { kind: 'space', title: '厂房', place_name: '松江', space_type: 'standard_factory', gross_area: '900' };
const contact = { person: '示例人', phone: '13800001234' };
const need = { text: '求租松江3000平厂房', company: '甲方', contact: '示例人', phone: '13800001234', consent: '1' };
const read = { conditions: 'area=3000-5000', read_from: need.text };

const inOrganisation = (o: Objects) => `/workspace/organisations/${o.organisation}`;
/** The route of an organisation's page. */
export const organisation = '/workspace/organisations/:id';

/** Everything that is asked of the doors, at least once for each route: what everybody may do with the objects of organisation A. */
export const asks: Ask[] = [
  ...dockingAsks,
  ...noticeAsks,
  ...searchAsks,
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
  post(organisation, 'demand a second factor', () => ({ do: 'factor', grace: '14' }), inOrganisation),
  post(organisation, 'drop the demand', () => ({ do: 'no-factor' }), inOrganisation),
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
