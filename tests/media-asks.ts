import { type Ask, get, post } from './docking-asks.ts';
import type { Objects } from './seats.ts';

const library = '/workspace/media';
const one = '/workspace/media/:id';
const atOne = (o: Objects) => `/workspace/media/${o.media}`;

/** What is asked of the library of pictures. */
export const mediaAsks: Ask[] = [
  get(library),
  post(library, 'describe', o => ({ added: o.media, [`alt_${o.media}`]: '厂房' })),
  get(one, atOne),
  get(`${one}/original`, o => `${atOne(o)}/original`),
  post(one, 'save', () => ({ do: 'save', name: '图.jpg', alt: '厂房', credit: '' }), atOne),
  post(one, 'drop', () => ({ do: 'drop', sure: '1' }), atOne),
  get('/media/:id', o => `/media/${o.media}`),
  get('/media/:id/:file', o => `/media/${o.media}/1200.jpg`),
  get('/posts/:name/poster.png', o => `/posts/${o.draft}/poster.png`),
  get('/posts/:name/card.png', o => `/posts/${o.draft}/card.png`),
];
