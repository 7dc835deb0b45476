import type { Context } from 'hono';
import { raw } from 'hono/html';
import {
  countOffers,
  listOffers,
  type OfferFilter,
  type OfferKind,
  offerFilterFromQuery,
  offerFilterToQuery,
} from '#modules/offer/index.ts';
import { freshFor, remember } from '#platform/memo.ts';
import { figure } from '#shared/format.ts';
import { Card } from '#ui/card.tsx';
import { Filters } from './list-filters.tsx';
import { MapFold } from './map-fold.tsx';
import { cardOf } from './offer-card.ts';
import { type Site, show } from './site.tsx';

// The same hundred inputs for everyone with the same filter, so they are made once.
const filterPanels = remember<string>(200);

// How many there are may be five seconds old; the list itself never is.
const countOf = freshFor<{ count: number; more: boolean }>(5000, 500);

const sorts = ['newest', 'area', 'rent'] as const;

/** A list of offers of one kind: filters in the address, pages by key, the map beside it. */
export async function listPage(c: Context, site: Site, kind: OfferKind) {
  const { t, to, database, viewer } = site;
  const params = new URL(c.req.url).searchParams;
  const filter: OfferFilter = { ...offerFilterFromQuery(params), kind };
  const sort = sorts.find(each => each === params.get('sort')) ?? 'newest';
  const after = params.get('after') ?? undefined;
  const [page, count] = await database.read(db =>
    Promise.all([
      listOffers(db, viewer, filter, { sort, size: 20, after }),
      countOf(database, `${viewer.kind}/${kind}?${offerFilterToQuery(filter)}`, () => countOffers(db, viewer, filter)),
    ]),
  );
  const base = kind === 'land' ? '/land' : '/spaces';
  const query = offerFilterToQuery({ ...filter, kind: undefined } as OfferFilter);
  const title =
    kind === 'land' ? t('工业用地', 'Industrial land') : t('厂房、仓库与研发空间', 'Plants, warehouses and R&D space');
  const total = count.more
    ? t(`${figure(count.count)} 条以上`, `more than ${figure(count.count)}`)
    : t(`${figure(count.count)} 条`, `${figure(count.count)} listings`);
  const points = `${base === '/land' ? '/land' : '/spaces'}/points.json${query.size ? `?${query}` : ''}`;
  return show(
    c,
    site,
    { title, crumbs: [{ words: title }], scripts: ['map'] },
    <>
      <div class="flex flex-wrap items-baseline justify-between gap-x-6 py-3">
        <h1>{title}</h1>
        <p class="quiet num">{total}</p>
      </div>
      <div class="split filters">
        <aside class="noprint">
          <details class="sheet" open={query.size > 0 ? true : undefined}>
            <summary class="px-4 py-3 font-semibold">
              {t('筛选', 'Filter')}
              {query.size > 0 && <span class="quiet small font-normal"> {t('已设条件', 'in use')}</span>}
            </summary>
            {raw(
              filterPanels(`${site.lang}${base}${sort}?${query}`, () =>
                String(<Filters site={site} kind={kind} filter={filter} sort={sort} base={base} />),
              ),
            )}
          </details>
        </aside>
        <section class="grid gap-3">
          <MapFold site={site} src={to(points)} short />
          {page.cards.length === 0 ? (
            <div class="sheet empty grid gap-2">
              <p>{t('没有符合这些条件的在架房源。', 'Nothing on offer meets these filters.')}</p>
              <p>
                <a href={to(base)}>{t('清除全部筛选', 'Clear all filters')}</a>
                {' · '}
                <a href={to('/needs/new')}>{t('提交需求，有合适的再告诉我', 'Post a need instead')}</a>
              </p>
            </div>
          ) : (
            <ul class="sheet">
              {page.cards.map(offer => (
                <Card {...cardOf(site, offer)} compare />
              ))}
            </ul>
          )}
          <nav class="flex flex-wrap gap-4 items-center justify-between" aria-label={t('翻页', 'Pages')}>
            {after ? <a href={to(`${base}?${withParams(query, { sort })}`)}>{t('回到第一页', 'First page')}</a> : <span />}
            {page.next && (
              <a class="btn" rel="next" href={to(`${base}?${withParams(query, { sort, after: page.next })}`)}>
                {t('下一页', 'Next page')}
              </a>
            )}
          </nav>
          <form id="compare" action={to('/compare')} method="get" class="sticky bottom-0 py-2 noprint">
            <input type="hidden" name="back" value={`${base}?${withParams(query, { sort })}`} />
            <button class="btn" type="submit">
              {t('比较勾选的（最多 4 条）', 'Compare the ticked (up to 4)')}
            </button>
          </form>
        </section>
      </div>
    </>,
  );
}

function withParams(query: URLSearchParams, more: Record<string, string>): URLSearchParams {
  const all = new URLSearchParams(query);
  for (const [key, value] of Object.entries(more)) if (value !== 'newest') all.set(key, value);
  return all;
}
