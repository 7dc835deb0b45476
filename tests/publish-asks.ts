import { type Ask, get, post } from './docking-asks.ts';
import type { Objects } from './seats.ts';

const desk = '/workspace/posts/:id';
const inDesk = (o: Objects) => `/workspace/posts/${o.post}`;
const written = { kind: 'post', title: '改过的标题', body: '改过的正文' };

/** What is asked of the portal and of the desk where it is written. */
export const publishAsks: Ask[] = [
  get('/posts'),
  get('/categories/:slug', () => '/categories/news'),
  get('/tags/:slug', () => '/tags/nothing'),
  get('/series/:slug', () => '/series/nothing'),
  get('/authors/:slug', () => '/authors/nobody'),
  get('/posts/:name', o => `/posts/${o.post}`),
  { ...get('/posts/:name', o => `/posts/${o.draft}`), name: 'a draft' },
  get('/posts/:name/qr.svg', o => `/posts/${o.post}/qr.svg`),
  get('/posts/:name/report', o => `/posts/${o.post}/report`),
  post(
    '/posts/:name/report',
    '',
    () => ({ reason: 'error', words: '第二段的数字不对' }),
    o => `/posts/${o.post}/report`,
  ),
  get('/feed.xml'),
  get('/feed.json'),
  get('/robots.txt'),
  get('/sitemap.xml'),
  get('/sitemaps/:name', () => '/sitemaps/pages.xml'),
  get('/site.css'),
  get('/workspace/site'),
  post('/workspace/site', 'steps', () => ({ do: 'steps', 'on-1': '1' })),
  get('/workspace/removals'),
  post('/workspace/removals', 'look', o => ({ do: 'look', of: o.organisation })),
  ...['/workspace/categories', '/workspace/posts', '/workspace/posts/new'].map(path => get(path)),
  get(desk, inDesk),
  get('/workspace/posts/:id/preview', o => `${inDesk(o)}/preview`),
  get('/workspace/posts/:id/versions', o => `${inDesk(o)}/versions`),
  post('/workspace/categories', 'make', () => ({ do: 'category', slug: 'policy', name: '政策' })),
  post('/workspace/posts', 'withdraw', o => ({ do: 'withdraw', post: o.post })),
  post('/workspace/posts', 'bin', o => ({ do: 'bin', post: o.post })),
  post('/workspace/posts/new', '', () => written),
  post(desk, 'save', () => ({ ...written, do: 'save', base: '1' }), inDesk),
  post(desk, 'hand in', () => ({ do: 'submit' }), inDesk),
  post(desk, 'pass', () => ({ do: 'pass', version: '1', step: '1' }), inDesk),
  post(desk, 'release', () => ({ do: 'release', version: '1' }), inDesk),
  post(desk, 'schedule', () => ({ do: 'schedule', version: '1', release_at: '2099-01-01T08:00' }), inDesk),
  post(desk, 'withdraw', () => ({ do: 'withdraw' }), inDesk),
  post(
    '/workspace/posts/:id/draft',
    'keep',
    () => ({ base: '1', title: '半', summary: '', body: '句' }),
    o => `${inDesk(o)}/draft`,
  ),
  post(
    '/workspace/posts/:id/versions',
    'restore',
    () => ({ number: '1', base: '1' }),
    o => `${inDesk(o)}/versions`,
  ),
];
