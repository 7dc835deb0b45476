import { type Ask, get, post } from './docking-asks.ts';
import type { Objects } from './seats.ts';

const settings = '/workspace/notices/settings';
const verify = '/workspace/offers/:code/verify';
const inSettings = (o: Objects) => `${o.organisation}/${o.request}`;

/** What is asked of the pages for notices, reviews, checks and jobs. */
export const noticeAsks: Ask[] = [
  ...['/workspace/notices', settings, '/workspace/administration/jobs', '/workspace/review'].map(path => get(path)),
  post('/workspace/notices', 'read', () => ({ do: 'read', of: '1' })),
  post(settings, 'save', () => ({ do: 'save', language: 'zh' })),
  post(settings, 'add a robot to A', o => ({
    do: 'add',
    of: o.organisation,
    name: '群',
    kinds: 'need_routed',
    address: 'https://open.feishu.cn/open-apis/bot/v2/hook/0123abcd-aaaa-bbbb-cccc-0123456789ab',
  })),
  post(settings, 'test a robot of A', o => ({ do: 'test', of: inSettings(o) })),
  post(settings, 'remove a robot of A', o => ({ do: 'remove', of: inSettings(o), sure: '1' })),
  post('/workspace/administration/jobs', 'drop', () => ({ do: 'drop', of: '1', sure: '1' })),
  get('/notices/off/:user/:off/:token', o => `/notices/off/${o.foreign}/digest/AAAAAAAAAAAAAAAAAAAAAA`),
  post(
    '/notices/off/:user/:off/:token',
    'forged',
    () => ({ 'List-Unsubscribe': 'One-Click' }),
    o => `/notices/off/${o.foreign}/digest/AAAAAAAAAAAAAAAAAAAAAA`,
  ),
  get('/offers/:code/confirm/:token', o => `/offers/${o.listed}/confirm/AAAAAAAAAAAAAAAAAAAAAA`),
  post(
    '/offers/:code/confirm/:token',
    'forged',
    () => ({}),
    o => `/offers/${o.listed}/confirm/AAAAAAAAAAAAAAAAAAAAAA`,
  ),
  post('/workspace/review', 'publish', o => ({ do: 'publish', of: o.code })),
  post('/workspace/review', 'send back', o => ({ do: 'refuse', of: o.code, why: '缺少产权证' })),
  get(verify, o => `/workspace/offers/${o.listed}/verify`),
  { ...get(verify, o => `/workspace/offers/${o.code}/verify`), name: 'not public' },
  post(
    verify,
    'a field',
    () => ({ field: 'gross_area', method: 'site', on: '2026-01-05', until: '2099-01-05' }),
    o => `/workspace/offers/${o.listed}/verify`,
  ),
  post(
    verify,
    'a field, not public',
    () => ({ field: 'gross_area', method: 'site', on: '2026-01-05', until: '2099-01-05' }),
    o => `/workspace/offers/${o.code}/verify`,
  ),
];
