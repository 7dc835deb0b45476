import { type Ask, get, post } from './docking-asks.ts';

const query = `q=${encodeURIComponent('松江')}`;

/** What is asked of the search: its page, its suggestions, and what members keep. */
export const searchAsks: Ask[] = [
  get('/search', () => `/search?${query}`),
  get('/search/suggest', () => '/search/suggest?q=sj'),
  get('/api/search', () => `/api/search?${query}`),
  post('/search', 'save', () => ({ do: 'save', query })),
  post('/search', 'tell', () => ({ do: 'tell', of: '00000000-0000-4000-8000-000000000000' })),
  post('/search', 'drop', () => ({ do: 'drop', of: '00000000-0000-4000-8000-000000000000' })),
];
