import type { findPooled } from '#modules/need/index.ts';
import {
  type FilterCategory,
  type Hit,
  markTitle,
  type Page,
  type Piece,
  type Question,
  type SearchAddress,
  searchQuery,
  snippetOf,
} from '#modules/search/index.ts';
import { dayInChina } from '#platform/clock.ts';
import { day, figure } from '#shared/format.ts';
import { addressOfHit } from './search-address.ts';
import { kindWords } from './search-filters.tsx';
import type { Site } from './site.tsx';

export type Found = {
  question: Question;
  page: Page;
  /** Counts over all kinds, and how many there are of them together. */
  kinds: Page['counts'];
  all: { count: number; more: boolean };
  /** Requests of the pool, for those who may see them. */
  pooled: Awaited<ReturnType<typeof findPooled>>;
  /** What each word alone would find, where all together find nothing. */
  alone: { words: string; count: number; more: boolean }[];
  /** How many conditions of a space stand in the words. */
  conditions: number;
};

type Shown = { site: Site; asked: SearchAddress; found: Found; categories: readonly FilterCategory[]; paged: boolean };

/** The list of what was found, the way to a match where the words read as a need, and help where nothing was found. */
export const SearchHits = ({ site, asked, found, categories, paged }: Shown) => {
  const { t, to, lang } = site;
  const { page, question } = found;
  const query = searchQuery(asked);
  const names = question.terms.flatMap(term => (term.names.length > 0 ? [`${term.words} → ${term.names.join('、')}`] : []));
  return (
    <section class="grid gap-3" aria-label={t('结果', 'Results')}>
      {found.conditions > 0 && (
        <p class="sheet p-4">
          {t('看起来是在找房源或土地：', 'This reads like a need for space or land: ')}
          <a href={to(`/match?q=${encodeURIComponent(asked.words)}`)}>
            {t('按条件匹配，并说明为什么合适', 'match it by its conditions, with reasons')}
          </a>
        </p>
      )}
      {names.length > 0 && (
        <p class="small quiet">
          {t('按拼音同时搜索：', 'Also searched by sound: ')}
          {names.join('；')}
        </p>
      )}
      {question.titleOnly && (
        <p class="small quiet">{t('只有一个字，只在标题和名称里找。', 'One character only: looked for in titles and names.')}</p>
      )}
      {page.hits.length === 0 ? (
        <Nothing site={site} asked={asked} found={found} />
      ) : (
        <ol class="sheet hits">
          {page.hits.map(hit => (
            <HitLine site={site} hit={hit} question={question} category={categories.find(({ id }) => id === hit.category)} />
          ))}
        </ol>
      )}
      <nav class="flex flex-wrap gap-4 items-center justify-between" aria-label={t('翻页', 'Pages')}>
        {paged ? <a href={to(`/search?${query}`)}>{t('回到第一页', 'First page')}</a> : <span />}
        {page.next && (
          <a class="btn" rel="next" href={to(`/search?${query}&after=${page.next}`)}>
            {t('下一页', 'Next page')}
          </a>
        )}
      </nav>
      {found.pooled.length > 0 && (
        <section class="grid gap-2" aria-labelledby="pooled">
          <h2 id="pooled">{t('公海里的需求', 'Requests in the pool')}</h2>
          <ul class="sheet hits">
            {found.pooled.map(({ number, text, createdAt }) => (
              <li>
                <a href={to('/workspace/pool')}>{number}</a>
                <p>
                  <Pieces pieces={snippetOf(text, question)} />
                </p>
                <p class="small quiet num">{day(dayInChina(createdAt), lang)}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  );
};

const HitLine = (props: { site: Site; hit: Hit; question: Question; category: FilterCategory | undefined }) => {
  const { site, hit, question, category } = props;
  const { t, to, lang } = site;
  const [zh, en] = kindWords[hit.kind];
  return (
    <li class="grid gap-1">
      <h2 class="text-base">
        <a href={to(addressOfHit(hit))}>
          <Pieces pieces={markTitle(hit.title, question)} />
        </a>
      </h2>
      {hit.text && (
        <p class="small">
          <Pieces pieces={snippetOf(hit.text, question)} />
        </p>
      )}
      <p class="small quiet num flex flex-wrap gap-x-4">
        <span>{t(zh, en)}</span>
        {category && <span>{t(category.name, category.nameEn || category.name)}</span>}
        {hit.code && <span>{hit.code}</span>}
        {hit.kind !== 'organisation' && <time datetime={dayInChina(hit.at)}>{day(dayInChina(hit.at), lang)}</time>}
      </p>
    </li>
  );
};

const Pieces = ({ pieces }: { pieces: readonly Piece[] }) => (
  <>{pieces.map(({ words, marked }) => (marked ? <mark>{words}</mark> : words))}</>
);

/** Nothing found is a useful page: what to change, and what that yields. */
const Nothing = ({ site, asked, found }: { site: Site; asked: SearchAddress; found: Found }) => {
  const { t, to } = site;
  const hasFilter = Object.keys(asked.filter).length > 0;
  const useful = found.alone.filter(({ count }) => count > 0);
  return (
    <div class="sheet empty grid gap-2">
      <p>
        {found.question.terms.length === 0
          ? t('请输入词语、编号或地名。', 'Please type words, a code or the name of a place.')
          : t('没有同时包含这些词的内容。', 'Nothing holds all of these words.')}
      </p>
      <ul class="list-disc ps-6">
        {hasFilter && (
          <li>
            <a href={to(`/search?q=${encodeURIComponent(asked.words)}`)}>{t('去掉筛选再找', 'Look again without the filters')}</a>
          </li>
        )}
        {useful.map(({ words, count, more }) => (
          <li>
            {t('只找', 'Only ')}
            <a class="underline" href={to(`/search?q=${encodeURIComponent(words)}`)}>
              “{words}”
            </a>
            {t(`：${figure(count)}${more ? '+' : ''} 条`, `: ${figure(count)}${more ? '+' : ''}`)}
          </li>
        ))}
        <li>{t('少写几个词，或换一种说法', 'Use fewer words, or other ones')}</li>
        <li>
          {t(
            '地名和机构可以写拼音或首字母：changxing、cx',
            'Write places and organisations in pinyin or initials: changxing, cx',
          )}
        </li>
        <li>
          <a class="underline" href={to(`/match?q=${encodeURIComponent(asked.words)}`)}>
            {t('用这句话找房源', 'Find spaces with this sentence')}
          </a>
          {t('，或', ', or ')}
          <a class="underline" href={to('/needs/new')}>
            {t('提交需求', 'post a need')}
          </a>
        </li>
      </ul>
    </div>
  );
};
