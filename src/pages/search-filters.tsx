import { placeName } from '#modules/reference/index.ts';
import { type EntryKind, entryKinds, type FilterCategory, type SearchAddress, searchQuery } from '#modules/search/index.ts';
import { figure } from '#shared/format.ts';
import type { Found } from './search-hits.tsx';
import type { Site } from './site.tsx';

/** What each kind of entry is called. */
export const kindWords: Readonly<Record<EntryKind, readonly [zh: string, en: string]>> = {
  post: ['文章', 'Posts'],
  page: ['页面', 'Pages'],
  space: ['房源', 'Spaces'],
  land: ['土地', 'Land'],
  organisation: ['机构', 'Organisations'],
};

/** What a search asks for in words: what was typed, and what its filters are called. */
export function searchWords({ t, lang }: Site, { words, filter, category }: SearchAddress): string {
  const { kind, place, from, to } = filter;
  const days = from === to ? from : (from || to) && `${from ?? ''}–${to ?? ''}`;
  const named = [
    kind && t(...kindWords[kind]),
    category && t(category.name, category.nameEn || category.name),
    place !== undefined && placeName(place, 'short', lang),
    days,
  ];
  return [words, ...named.filter(Boolean)].join(' · ');
}

/** How many lines a filter shows. */
const most = 10;

/** The filters beside the results, each a link with how many it leaves: numbers with + are at least so many, counted among the newest. */
export const SearchFilters = (props: {
  site: Site;
  asked: SearchAddress;
  found: Found;
  categories: readonly FilterCategory[];
}) => {
  const { site, asked, found, categories } = props;
  const { t, to, lang } = site;
  const { filter, category } = asked;
  const link = (change: Partial<SearchAddress['filter']>, of: SearchAddress['category'] = category) =>
    to(`/search?${searchQuery({ ...asked, filter: { ...filter, ...change } as SearchAddress['filter'], category: of })}`);
  const number = (count: number, more = found.page.more) => `${figure(count)}${more ? '+' : ''}`;
  const counted = (of: string) => found.page.counts.filter(count => count.of === of).slice(0, most);
  const year = filter.from?.slice(0, 4);
  const isYear = year !== undefined && filter.from === `${year}-01-01` && filter.to === `${year}-12-31`;
  const line = (words: string, href: string, count: string | null, on: boolean) => (
    <li>
      <a class="flex justify-between gap-4 py-1" href={href} aria-current={on ? 'true' : undefined}>
        <span>{on ? <b>{words}</b> : words}</span>
        {count && <span class="quiet num">{count}</span>}
      </a>
    </li>
  );
  const whole = { kind: undefined } as unknown as Partial<SearchAddress['filter']>;
  const noPlace = { place: undefined } as unknown as Partial<SearchAddress['filter']>;
  const noDate = { from: undefined, to: undefined } as unknown as Partial<SearchAddress['filter']>;
  const count = (kind: EntryKind) => found.kinds.find(one => one.of === 'kind' && one.value === kind)?.count ?? 0;
  return (
    <aside class="grid gap-3 content-start noprint">
      <nav aria-label={t('类别', 'Kinds')} class="sheet p-4">
        <ul class="small">
          {line(t('全部', 'All'), link(whole), number(found.all.count, found.all.more), filter.kind === undefined)}
          {entryKinds
            .filter(kind => kind === filter.kind || count(kind) > 0)
            .map(kind => line(t(...kindWords[kind]), link({ kind }), number(count(kind), found.all.more), filter.kind === kind))}
        </ul>
      </nav>
      <details
        class="sheet"
        open={category !== null || filter.place !== undefined || filter.from !== undefined ? true : undefined}
      >
        <summary class="px-4 py-3 font-semibold">{t('栏目、地区、时间', 'Category, place, date')}</summary>
        <div class="px-4 pb-4 grid gap-3 small">
          <ul aria-label={t('栏目', 'Category')}>
            {category && line(t('全部栏目', 'All categories'), link({}, null), null, false)}
            {counted('category').map(({ value, count }) => {
              const one = categories.find(({ id }) => String(id) === value);
              return one && line(t(one.name, one.nameEn || one.name), link({}, one), number(count), one.id === category?.id);
            })}
          </ul>
          <ul aria-label={t('地区', 'Place')}>
            {filter.place !== undefined && line(t('全部地区', 'All places'), link(noPlace), null, false)}
            {counted('member').map(({ value, count }) =>
              line(
                placeName(Number(value), 'short', lang),
                link({ place: Number(value) }),
                number(count),
                filter.place === Number(value),
              ),
            )}
          </ul>
          <ul aria-label={t('时间', 'Date')}>
            {filter.from !== undefined && line(t('全部时间', 'Any date'), link(noDate), null, false)}
            {counted('year')
              .sort((a, b) => Number(b.value) - Number(a.value))
              .map(({ value, count }) =>
                line(
                  t(`${value}年`, value),
                  link({ from: `${value}-01-01`, to: `${value}-12-31` }),
                  number(count),
                  isYear && value === year,
                ),
              )}
          </ul>
          {found.page.more && (
            <p class="quiet">
              {t(
                '带 + 的是最近内容中的数目，实际不少于此。',
                'Numbers with + were counted among the newest; there are at least so many.',
              )}
            </p>
          )}
        </div>
      </details>
    </aside>
  );
};
