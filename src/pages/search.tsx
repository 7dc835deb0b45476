import type { Context } from 'hono';
import { readSpace } from '#modules/language/index.ts';
import { conditionsFrom } from '#modules/match/index.ts';
import { findPooled, needPermissions } from '#modules/need/index.ts';
import {
  dropSaved,
  findEntries,
  freshenSearch,
  listFilterCategories,
  listSaved,
  readCursor,
  readQuestion,
  readSearchAddress,
  saveSearch,
  searchQuery,
  switchSaved,
} from '#modules/search/index.ts';
import { may } from '#shared/may.ts';
import { SearchForm } from '#ui/search-box.tsx';
import { one, readForm } from './form.ts';
import { SearchFilters } from './search-filters.tsx';
import { type Found, SearchHits } from './search-hits.tsx';
import { SavedSearches } from './search-saved.tsx';
import { forUser, refusalIn } from './session.ts';
import { type PageStatus, type Site, show } from './site.tsx';

export const path = '/search';

/** What is found for the words in the address, with its filters; without words, where to begin. */
export function get(c: Context, site: Site) {
  return page(c, site);
}

/** Keeps the search in the address for a member, deletes one that was kept, or begins or stops to tell of it. */
export const post = forUser(async (c, site, user) => {
  const { database, clock, to } = site;
  const form = await readForm(c);
  try {
    if (one(form, 'do') === 'drop') {
      await database.write(tx => dropSaved(tx, user, one(form, 'of')));
      return c.redirect(to(path), 303);
    }
    if (one(form, 'do') === 'tell' || one(form, 'do') === 'hush') {
      await database.write(tx => switchSaved(tx, user, clock(), one(form, 'of'), one(form, 'do') === 'tell'));
      return c.redirect(to(path), 303);
    }
    const categories = await database.read(listFilterCategories);
    const query = searchQuery(readSearchAddress(new URLSearchParams(one(form, 'query')), categories)).toString();
    await database.write(tx => saveSearch(tx, user, clock(), { query, told: one(form, 'told') === '1' }));
    return c.redirect(to(`${path}?${query}&saved=1`), 303);
  } catch (error) {
    const { status, words } = refusalIn(error, site);
    return page(c, site, { status, words });
  }
});

async function page(c: Context, site: Site, said?: { status: PageStatus; words: string }) {
  const { t, to, database, viewer } = site;
  const params = new URL(c.req.url).searchParams;
  const after = params.get('after') ? readCursor(params.get('after')!) : null;
  const categories = await database.read(listFilterCategories);
  const asked = readSearchAddress(params, categories);
  const found = asked.words === '' ? null : await look(site, asked, after);
  const saved = viewer.kind === 'user' ? await database.read(db => listSaved(db, viewer)) : [];
  const query = searchQuery(asked).toString();
  const title = asked.words ? t(`“${asked.words}”的搜索结果`, `Results for “${asked.words}”`) : t('搜索', 'Search');
  return show(
    c,
    site,
    { title, crumbs: [{ words: t('搜索', 'Search') }], scripts: ['suggest'], status: said?.status ?? 200 },
    <div class="grid gap-4 py-3">
      <h1 class={asked.words ? 'sr-only' : undefined}>{title}</h1>
      <SearchForm t={t} action={to(path)} suggest={to('/search/suggest')} value={asked.words} />
      {said && (
        <p class="problem" role="alert">
          {said.words}
        </p>
      )}
      {params.get('saved') === '1' && (
        <p class="sheet p-4" role="status">
          {t('已保存，在搜索页可以随时再看。', 'Saved; you find it on the search page.')}
          {saved.some(one => one.told && one.query === query) &&
            t('有新结果时每天通知一次。', ' You are told once a day of what is new.')}
        </p>
      )}
      {found === null ? (
        <Begin site={site} />
      ) : (
        <div class="split filters">
          <SearchFilters site={site} asked={asked} found={found} categories={categories} />
          <SearchHits site={site} asked={asked} found={found} categories={categories} paged={after !== null} />
        </div>
      )}
      {found !== null && viewer.kind === 'user' && !saved.some(one => one.query === query) && (
        <form method="post" action={to(path)} class="flex flex-wrap items-center gap-4">
          <input type="hidden" name="query" value={query} />
          <button class="btn" type="submit" name="do" value="save">
            {t('保存这个搜索', 'Save this search')}
          </button>
          <label class="tick">
            <input class="checkbox" type="checkbox" name="told" value="1" checked />
            {t('有新结果时每天通知我一次', 'Tell me once a day of what is new')}
          </label>
        </form>
      )}
      {saved.length > 0 && found === null && <SavedSearches site={site} saved={saved} categories={categories} />}
    </div>,
  );
}

async function look(
  site: Site,
  asked: ReturnType<typeof readSearchAddress>,
  after: ReturnType<typeof readCursor> | null,
): Promise<Found> {
  const { database, viewer } = site;
  await freshenSearch(database);
  const { words, filter } = asked;
  const { kind, ...anyKind } = filter;
  return database.read(async db => {
    const question = await readQuestion(db, words);
    const [results, all, pooled] = await Promise.all([
      findEntries(db, viewer, question, filter, { after }),
      kind || after ? findEntries(db, viewer, question, anyKind, { size: 0 }) : null,
      may(viewer, needPermissions.readPool) === null && !kind && !after
        ? findPooled(
            db,
            viewer,
            question.terms.map(term => [term.words, ...term.names]),
          )
        : [],
    ]);
    const alone =
      results.hits.length === 0 && !after && question.terms.length > 1
        ? await Promise.all(
            question.terms.slice(0, 4).map(async term => {
              const { count, more } = await findEntries(
                db,
                viewer,
                { terms: [term], phrase: null, titleOnly: false },
                {},
                { size: 0 },
              );
              return { words: term.words, count, more };
            }),
          )
        : [];
    return {
      ...{ question, page: results, kinds: all?.counts ?? results.counts, pooled, alone },
      all: { count: all?.count ?? results.count, more: all?.more ?? results.more },
      conditions: conditionsFrom(readSpace(words), words).length,
    };
  });
}

/** What stands where nothing was typed yet. */
const Begin = ({ site: { t, to } }: { site: Site }) => (
  <div class="read grid gap-2">
    <p>
      {t(
        '可以搜索已发布的文章、在架的房源和土地、对外公开的机构。两个字就能搜；地名和机构可以用拼音或首字母，例如 songjiang、sj。',
        'Finds released posts, spaces and land on offer, and organisations that are public. Two Chinese characters are enough; places and organisations are also found by pinyin or initials, such as songjiang or sj.',
      )}
    </p>
    <p>
      {t('要找合适的厂房、仓库或土地，', 'For a plant, a warehouse or land that fits, ')}
      <a href={to('/')}>{t('说一句需要什么', 'say in one sentence what you need')}</a>
      {t('更准。', '.')}
    </p>
  </div>
);
