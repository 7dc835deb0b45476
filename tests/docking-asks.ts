import type { Objects } from './seats.ts';

/** One thing that a door is asked, on the objects of organisation A: the route, a name where a route is asked several things, and what is sent. */
export type Ask = {
  route: string;
  name?: string;
  at: (o: Objects) => string;
  form?: (o: Objects) => Record<string, string>;
  json?: unknown;
};

/** A page that is asked for. */
export const get = (route: string, at: (o: Objects) => string = () => route): Ask => ({ route: `GET ${route}`, at });
/** A form that is sent. */
export const post = (
  route: string,
  name: string,
  form: (o: Objects) => Record<string, string>,
  at: (o: Objects) => string = () => route,
): Ask => ({
  route: `POST ${route}`,
  name,
  at,
  form,
});

const request = '/workspace/requests/:id';
const atRequest = (o: Objects) => `/workspace/requests/${o.request}`;
const next = () => ({ next: '电话沟通', next_on: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10) });

/** What is asked of the docking pages, on a request that a receiver has of organisation A's need. */
export const dockingAsks: Ask[] = [
  ...['/receivers', '/workspace/requests', '/workspace/pool', '/workspace/watch'].map(path => get(path)),
  get('/workspace/requests/:id', o => `/workspace/requests/${o.request}`),
  post(request, 'acknowledge', () => ({ do: 'advance', to: 'L20', ...next() }), atRequest),
  post(request, 'ask for the contact', () => ({ do: 'reveal', reason: '约带看' }), atRequest),
  post(request, 'look at the contact', () => ({ do: 'look' }), atRequest),
  post(request, 'lose', () => ({ do: 'lose', reason: 'other', words: '不合适' }), atRequest),
  post('/workspace/pool', 'claim for A', o => ({ number: o.number, organisation: o.organisation })),
  post('/workspace/watch', 'merge', o => ({ do: 'merge', from: o.number, into: o.number, why: '同一企业' })),
  post('/workspace/watch', 'force a stage', o => ({ do: 'force', of: o.request, to: 'L80', why: '线下已谈' })),
  post('/workspace/watch', 'force a first contact', o => ({
    do: 'first',
    number: o.number,
    organisation: o.own,
    why: '两市约定',
  })),
  post(
    '/needs/:token',
    'take back',
    o => ({ do: 'take-back', of: o.request }),
    o => `/needs/${o.needToken}`,
  ),
  post(
    '/workspace/needs/:number',
    'choose',
    () => ({ do: 'choose', count: '3', open_step: '1' }),
    o => `/workspace/needs/${o.number}`,
  ),
];
