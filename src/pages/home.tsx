import type { Context } from 'hono';
import { raw } from 'hono/html';
import { type CorridorFigures, corridorFigures, type OfferCard, readNewest } from '#modules/offer/index.ts';
import { addressOf, listPosts, type PostCard } from '#modules/publish/index.ts';
import { placeName } from '#modules/reference/index.ts';
import { dayInChina } from '#platform/clock.ts';
import { freshFor, remember } from '#platform/memo.ts';
import { day, figure, spoken } from '#shared/format.ts';
import { Card } from '#ui/card.tsx';
import { metaTags } from './meta.tsx';
import { cardOf } from './offer-card.ts';
import { regionDrawing } from './region.ts';
import { SentenceForm } from './sentence.tsx';
import { type Site, show } from './site.tsx';

export const path = '/';

// The same for all readers: sums are counted once in ten seconds, the newest read once in two.
const figuresOf = freshFor<CorridorFigures>(10_000, 1);
const newestOf = freshFor<OfferCard[]>(2000, 1);
const postsOf = freshFor<PostCard[]>(2000, 1);

/** The main page: one box, three examples, the region in figures, what is new. */
export async function get(c: Context, site: Site) {
  const { t, to, lang, database } = site;
  const [figures, newest, posts] = await database.read(db =>
    Promise.all([
      figuresOf(database, 'all', () => corridorFigures(db)),
      newestOf(database, 'all', () => readNewest(db, 6)),
      postsOf(database, 'all', async () => (await listPosts(db, {}, { size: 5 })).posts),
    ]),
  );
  const most = Math.max(1, ...figures.members.map(member => member.area));
  return show(
    c,
    site,
    {
      title: t('一句话找厂房、仓库和土地', 'Find plants, warehouses and land in one sentence'),
      description: t(
        '说一句需要什么，链群在九座城市里找，并逐条说明为什么合适、哪里不合适。',
        'Say what you need in one sentence; Lianqun searches nine cities and says why each place fits or fails.',
      ),
      meta: metaTags(c, site, {
        title: site.t(site.look.name, site.look.nameEn),
        description: t(
          '一句话找厂房、仓库和土地，逐条说明为什么合适',
          'Find plants, warehouses and land in one sentence, with the reasons',
        ),
        path: '/',
        type: 'website',
      }),
      scripts: ['box'],
    },
    <>
      <div class="grid gap-x-12 gap-y-8 py-8 lg:grid-cols-[minmax(0,1fr)_27rem] lg:items-start">
        <section class="grid gap-4">
          <h1>{t('说一句话，找到能落地的地方', 'Say it in one sentence, find where it can land')}</h1>
          <p class="quiet">
            {t(
              '厂房、仓库、研发楼、实验室、工业用地。每个结果逐条说明：合不合适、实际成本多少、信息靠不靠得住。',
              'Plants, warehouses, R&D space, laboratories, industrial land. Each result says whether it fits, what it really costs, and how far it can be trusted.',
            )}
          </p>
          <SentenceForm site={site} />
        </section>
        <section class="grid gap-3 lg:row-span-2" aria-labelledby="figures">
          <h2 id="figures">{t('九城在架空间', 'On offer in the nine cities')}</h2>
          {raw(
            drawings(site.lang + figures.members.map(member => member.area).join(), () =>
              String(<RegionMap site={site} figures={figures} />),
            ),
          )}
          <p class="small">
            {t('共 ', '')}
            <b class="num whitespace-nowrap">{figure(figures.count)}</b>
            {t(' 条房源与地块，建筑面积 ', ' listings, ')}
            <b class="num whitespace-nowrap" title={`${figure(figures.area)} ㎡`}>
              {spoken(figures.area, lang)} ㎡
            </b>
            {t('，土地 ', ' of floor space, ')}
            <b class="num whitespace-nowrap" title={`${figure(figures.land)} ㎡`}>
              {figure(Math.round((figures.land / 2000) * 3))} {t('亩', 'mu')}
            </b>
            {t('。', ' of land.')}
            {site.invented() && (
              <span class="quiet">
                {t(
                  '来源：本站演示数据（虚构），按在架房源实时合计。',
                  ' Source: the demonstration set of this site (invented), summed from what is on offer.',
                )}
              </span>
            )}
          </p>
          <div class="bars">
            {figures.members.map(member => (
              <div class="bar">
                <a href={to(`/spaces?place=${member.code}`)}>{placeName(member.code, 'short', lang)}</a>
                <progress max={most} value={member.area} aria-hidden="true" />
                <span class="num text-end" title={`${figure(member.area)} ㎡`}>
                  {spoken(member.area, lang)}
                  <span class="unit">㎡</span>
                </span>
              </div>
            ))}
          </div>
          {posts.length > 0 && (
            <>
              <div class="flex items-baseline justify-between gap-4 pt-4">
                <h2 id="news">{t('资讯', 'News')}</h2>
                <a href={to('/posts')}>{t('全部资讯', 'All news')}</a>
              </div>
              <ul class="sheet lines">
                {posts.map(post => (
                  <li>
                    <a href={to(addressOf(post))}>{post.title}</a>
                    <span class="quiet small">{day(dayInChina(post.releasedAt), lang)}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
        <section class="grid gap-3 lg:col-start-1" aria-labelledby="newest">
          <div class="flex items-baseline justify-between gap-4">
            <h2 id="newest">{t('最近确认的房源', 'Most recently confirmed')}</h2>
            <a href={to('/spaces')}>{t('全部房源', 'All spaces')}</a>
          </div>
          {newest.length === 0 ? (
            <p class="sheet empty">
              {t('还没有在架房源。可以先登记一条。', 'Nothing is on offer yet. You can list the first space.')}
            </p>
          ) : (
            <ul class="sheet">
              {newest.map((offer: OfferCard) => (
                <Card {...cardOf(site, offer)} />
              ))}
            </ul>
          )}
        </section>
      </div>
    </>,
  );
}

const drawings = remember<string>(4);

/** The region north up, a dot for each city as large as its space on offer; each city leads to its list. */
const RegionMap = (props: { site: Site; figures: CorridorFigures }) => {
  const { site, figures } = props;
  const { width, height, outlines } = regionDrawing(figures.members.map(member => member.code));
  const most = Math.max(1, ...figures.members.map(member => member.area));
  return (
    <nav aria-label={site.t('按城市查看', 'By city')}>
      <svg class="region w-full max-w-xl" viewBox={`-4 -4 ${width + 8} ${height + 8}`}>
        <title>{site.t('九城示意图', 'Schematic map of the nine cities')}</title>
        {outlines.map(outline => (
          <a href={site.to(`/spaces?place=${outline.code}`)} aria-label={placeName(outline.code, 'short', site.lang)}>
            <path d={outline.path} />
          </a>
        ))}
        {outlines.map(outline => {
          const member = figures.members.find(each => each.code === outline.code);
          return (
            member && (
              <g>
                <circle cx={outline.x} cy={outline.y} r={Math.round(Math.sqrt(member.area / most) * 90) / 10} />
                <text x={outline.x} y={outline.y - 11}>
                  {placeName(member.code, 'short', site.lang)}
                </text>
              </g>
            )
          );
        })}
      </svg>
    </nav>
  );
};
