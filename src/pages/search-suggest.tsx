import type { Context } from 'hono';
import { type Suggestion, suggest } from '#modules/search/index.ts';
import { addressOfSuggestion } from './search-address.ts';
import type { Site } from './site.tsx';

export const path = '/search/suggest';

const kinds: Readonly<Record<Suggestion['kind'], readonly [zh: string, en: string]>> = {
  place: ['地区', 'place'],
  organisation: ['机构', 'organisation'],
  park: ['园区', 'park'],
  tag: ['标签', 'tag'],
  category: ['栏目', 'category'],
  post: ['文章', 'post'],
};

/** What the words typed so far may become, as ready HTML for the list beneath the box. */
export async function get(c: Context, site: Site) {
  const words = new URL(c.req.url).searchParams.get('q') ?? '';
  const found = await site.database.read(db => suggest(db, words.isWellFormed() ? words : ''));
  c.header('Cache-Control', 'private, max-age=60');
  return c.html(
    <>
      {found.map(one => (
        <div role="option" aria-selected="false" tabIndex={-1} data-to={site.to(addressOfSuggestion(one))}>
          <span>{one.name}</span>
          <span class="small quiet">{site.t(...kinds[one.kind])}</span>
        </div>
      ))}
    </>,
  );
}
