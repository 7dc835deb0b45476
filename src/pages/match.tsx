import type { Context } from 'hono';
import { type OtherWant, otherWant, readSpace, type SpaceReading } from '#modules/language/index.ts';
import {
  type Condition,
  conditionsFrom,
  conditionsFromQuery,
  criteria,
  findMatches,
  findNearMisses,
  findRelaxations,
  type Matches,
  type Relaxation,
} from '#modules/match/index.ts';
import { figure } from '#shared/format.ts';
import type { Lang } from '#shared/words.ts';
import { Card } from '#ui/card.tsx';
import { AddChip, Chip } from '#ui/chip.tsx';
import { VerdictKey } from '#ui/verdict.tsx';
import { chipWords, editConditions, editorOf } from './condition-editor.ts';
import { MapFold } from './map-fold.tsx';
import { matchCardOf } from './match-card.ts';
import { PlainChips } from './plain-chips.tsx';
import { relaxLink, relaxWords } from './relax.ts';
import { SaidSentence, toneOf } from './said-sentence.tsx';
import { searchPath } from './search-path.ts';
import { SentenceForm } from './sentence.tsx';
import { type Site, show } from './site.tsx';

export const path = '/match';
const pageSize = 20;

/** What is asked for that this page does not find. */
const otherWords: Readonly<Record<OtherWant, readonly [zh: string, en: string]>> = {
  supplier: ['供应商', 'suppliers'],
  customer: ['客户或渠道', 'customers'],
  policy: ['政策', 'policies'],
  people: ['人才', 'people'],
  money: ['资金', 'funding'],
  service: ['服务机构', 'services'],
};

/** `reading`: of the sentence, where the conditions are its own. */
type Asked = { q: string; conditions: Condition[]; problems: string[]; reading: SpaceReading | null };

/** What the address asks for: the sentence, and either the conditions in it or those that the reader has edited (c=1). */
function asked(params: URLSearchParams, lang: Lang): Asked {
  // The cut may fall within a sign of two halves, and half of one cannot stand in an address.
  const q = (params.get('q') ?? '').slice(0, 2000).toWellFormed();
  if (params.has('c') || !q.trim()) {
    const { conditions, problems } = conditionsFromQuery(params, lang);
    return { q, conditions, problems: problems.map(problem => problem.words), reading: null };
  }
  const reading = readSpace(q);
  return { q, conditions: conditionsFrom(reading, q), problems: [], reading };
}

/** Results: the conditions as understood, ranked offers with their reasons, and what would change if one condition moved. */
export async function get(c: Context, site: Site) {
  const { t, to, lang, database, viewer } = site;
  const params = new URL(c.req.url).searchParams;
  const edit = params.get('edit');
  const { q, conditions, problems, reading } = asked(
    params.has('base') ? new URLSearchParams(params.get('base') ?? '') : params,
    lang,
  );
  if (edit) {
    const edited = editConditions(conditions, params, lang);
    if (edited.problem === undefined) return c.redirect(to(searchPath(q, edited.conditions)), 303);
    problems.push(edited.problem);
  }
  const page = Math.min(10, Math.max(1, Number.parseInt(params.get('page') ?? '1', 10) || 1));
  const nothingAsked = conditions.length === 0;
  const [found, relax] = nothingAsked
    ? [undefined, [] as Relaxation[]]
    : await database.read(db =>
        Promise.all([
          findMatches(db, { conditions, limit: pageSize, offset: (page - 1) * pageSize, lang, viewer }),
          findRelaxations(db, { conditions, viewer }),
        ]),
      );
  const near =
    found && found.total < 5 ? await database.read(db => findNearMisses(db, { conditions, limit: 5, lang, viewer })) : [];
  const title = t('匹配结果', 'Matches');
  // Once the reader has added what a space must have, a space is what is asked for.
  const isOfPlaceOrTrade = conditions.every(({ criterion }) => criterion === 'place' || criterion === 'industry');
  const other = isOfPlaceOrTrade && q.trim() ? otherWant(q, (reading ?? readSpace(q)).values) : null;
  const siteSearch = to(`/search?q=${encodeURIComponent([...q.trim()].slice(0, 60).join(''))}`);
  // The post under which the sentence was written goes along to the request.
  const origin = /^\d{1,15}$/.test(params.get('post') ?? '') ? `&post=${params.get('post')}` : '';
  const needPath = to(`/needs/new${searchPath(q, conditions).slice('/match'.length)}${origin}`);
  return show(
    c,
    site,
    { title, crumbs: [{ words: title }], scripts: ['map', 'box'], status: problems.length > 0 ? 422 : 200 },
    <>
      <div class="grid gap-3 py-3">
        <h1 class="sr-only">{title}</h1>
        <SentenceForm site={site} value={q} compact />
        {problems.length > 0 && (
          <div class="problem" role="alert">
            {problems.map(words => (
              <p>{words}</p>
            ))}
          </div>
        )}
        <SaidSentence site={site} text={q} conditions={conditions} anchor="chip-" />
        <Chips site={site} q={q} conditions={conditions} />
        {!q.trim() && nothingAsked && problems.length === 0 && (
          <p class="sheet p-4">
            {t(
              '还没有写需要什么。请写一句话，或点“加条件”。',
              'Nothing is asked for yet. Write a sentence, or press “Add a condition”.',
            )}
          </p>
        )}
        {other && !nothingAsked && (
          <div class="sheet p-4 grid gap-2" role="note">
            <p>
              {t(
                `这句话像是在找${otherWords[other.want][0]}（“${other.words}”）。下面是按句中的地点和行业列出的厂房、仓库、土地等场地，不是${otherWords[other.want][0]}。`,
                `This sentence seems to ask for ${otherWords[other.want][1]} (“${other.words}”). Below are spaces and land for its place and trade, no ${otherWords[other.want][1]}.`,
              )}
            </p>
            <p>
              <a href={siteSearch}>{t('在全站搜索这些字', 'Search the site for these words')}</a>
            </p>
          </div>
        )}
        {q.trim() && nothingAsked && (
          <div class="sheet p-4 grid gap-2">
            <p>
              {t(
                '这句话里没有读出条件。可以写上地点、面积、层高、用途，例如“松江 3000 平厂房，层高 8 米”，也可以点“加条件”。',
                'No condition was understood. Name a place, an area, a height or a use, or press “Add a condition”.',
              )}
            </p>
            <p>
              {t(
                '这里找的是厂房、仓库、研发楼、实验室、办公楼和土地。要找政策、企业或别的，可以',
                'This finds plants, warehouses, R&D buildings, laboratories, offices and land. For a policy, an organisation or anything else, ',
              )}
              <a href={siteSearch}>{t('在全站搜索这些字', 'search the site for these words')}</a>
              {t('。', '.')}
            </p>
          </div>
        )}
      </div>
      {found && (
        <div class="split">
          <section aria-labelledby="found" class="grid gap-3">
            <div class="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-3">
              <h2 id="found">{foundWords(site, found)}</h2>
              <a class="btn btn-primary" href={needPath}>
                {t('提交这个需求', 'Post this need')}
              </a>
            </div>
            <VerdictKey lang={lang} />
            {found.total === 0 && <Relaxations site={site} q={q} conditions={conditions} relax={relax} />}
            {found.results.length > 0 && (
              <ul class="sheet" id="results">
                {found.results.map(result => (
                  <Card {...matchCardOf(site, result, conditions)} compare />
                ))}
              </ul>
            )}
            <Pager site={site} page={page} total={found.total} base={searchPath(q, conditions)} />
            {near.length > 0 && (
              <section class="grid gap-2" aria-labelledby="near">
                <h2 id="near">{t('只差一点的', 'Missing by little')}</h2>
                <ul class="sheet" id={found.results.length > 0 ? undefined : 'results'}>
                  {near.map(result => (
                    <Card {...matchCardOf(site, result, conditions)} compare />
                  ))}
                </ul>
              </section>
            )}
            {found.total > 0 && <Relaxations site={site} q={q} conditions={conditions} relax={relax} />}
            <form id="compare" action={to('/compare')} method="get" class="sticky bottom-0 py-2 noprint">
              <input type="hidden" name="back" value={searchPath(q, conditions)} />
              <button class="btn" type="submit">
                {t('比较勾选的（最多 4 条）', 'Compare the ticked (up to 4)')}
              </button>
            </form>
          </section>
          <aside>
            <MapFold site={site} list="results" />
          </aside>
        </div>
      )}
    </>,
  );
}

const Chips = (props: { site: Site; q: string; conditions: readonly Condition[] }) => {
  const { site, q, conditions } = props;
  const { lang, to, t } = site;
  const base = searchPath(q, conditions).slice('/match?'.length);
  const others = criteria.filter(row => !conditions.some(condition => condition.criterion === row.key));
  return (
    <div class="chips">
      {conditions.map(condition => (
        <Chip
          lang={lang}
          criterion={condition.criterion}
          tone={toneOf(condition.criterion)}
          words={chipWords(condition, lang)}
          hard={condition.hard}
          said={condition.words}
          editor={editorOf(condition, lang)}
          action={to('/match')}
          base={base}
        />
      ))}
      <AddChip
        lang={lang}
        action={to('/match')}
        base={base}
        choices={others.map(row => ({ criterion: row.key, words: t(row.zh, row.en), editor: editorOf(row.key, lang) }))}
      />
    </div>
  );
};

const Relaxations = (props: { site: Site; q: string; conditions: readonly Condition[]; relax: readonly Relaxation[] }) => {
  const { site, q, conditions, relax } = props;
  const { t, to } = site;
  const useful = relax.filter(row => row.more > 0);
  return (
    <section class="sheet p-4 grid gap-2" aria-labelledby="relax">
      <h2 id="relax">{t('如果松一个条件', 'If you moved one condition')}</h2>
      {useful.length === 0 ? (
        <p>
          {t(
            '只松其中任何一个条件都还找不到。可以同时放宽两个，或提交需求，有新房源符合时会第一时间匹配。',
            'Moving any single condition finds nothing either. Loosen two, or post the need: new listings are matched as they come.',
          )}
        </p>
      ) : (
        <ul class="grid">
          {useful.map(row => (
            <li class="py-2 border-t border-line first:border-t-0 flex flex-wrap justify-between gap-x-4">
              <span>{relaxWords(site, row)}</span>
              <a href={to(relaxLink(q, conditions, row))}>{t('就这样看看', 'Show these')}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

const Pager = (props: { site: Site; page: number; total: number; base: string }) => {
  const { t, to } = props.site;
  const last = Math.min(10, Math.ceil(props.total / pageSize));
  if (last <= 1) return <></>;
  return (
    <nav class="flex gap-4 items-center" aria-label={t('翻页', 'Pages')}>
      {props.page > 1 && <a href={to(`${props.base}&page=${props.page - 1}`)}>{t('上一页', 'Previous')}</a>}
      <span class="quiet num">
        {props.page} / {last}
      </span>
      {props.page < last && <a href={to(`${props.base}&page=${props.page + 1}`)}>{t('下一页', 'Next')}</a>}
    </nav>
  );
};

/** The conditions in a sentence as ready HTML, for the box to show while one types. */
export const chips = {
  path: '/match/chips',
  get(c: Context, site: Site) {
    const { q, conditions } = asked(new URL(c.req.url).searchParams, site.lang);
    c.header('Cache-Control', 'private, max-age=60');
    return c.html(
      <>
        <SaidSentence site={site} text={q} conditions={conditions} />
        <PlainChips conditions={conditions} lang={site.lang} />
      </>,
    );
  },
};

/** How many fit, told apart from those of which something must first be asked. */
function foundWords({ t }: Site, { total, unknown }: Matches): string {
  if (total === 0) return t('没有全部满足的房源', 'Nothing meets every condition');
  const known = total - unknown;
  if (known === 0) return t(`${figure(unknown)} 条要问一问才知道`, `${figure(unknown)} that must be asked about`);
  const asking = unknown > 0 ? t(`，另有 ${figure(unknown)} 条要问一问`, `, and ${figure(unknown)} to ask about`) : '';
  return t(`${figure(known)} 条符合`, `${figure(known)} that fit`) + asking;
}
