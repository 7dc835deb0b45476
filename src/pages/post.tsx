import type { Context } from 'hono';
import { raw } from 'hono/html';
import { type OfferCard, readCards } from '#modules/offer/index.ts';
import { addressOf, embedMark, type ReadPost, readPost } from '#modules/publish/index.ts';
import { dayInChina } from '#platform/clock.ts';
import type { Db } from '#platform/database.ts';
import { day, figure } from '#shared/format.ts';
import { Card } from '#ui/card.tsx';
import { fixed } from '#ui/fixed.ts';
import { qrSvg } from '#ui/qr.ts';
import { crumbList, metaTags, originOf } from './meta.tsx';
import { cardOf } from './offer-card.ts';
import { nameOf } from './post-lines.tsx';
import { type Site, show } from './site.tsx';

export const path = '/posts/:name';

export const cached = true;

/** A post with everything around it; an address by number leads to the one by name where there is one. */
export async function get(c: Context, site: Site) {
  const { t, to, database } = site;
  const name = c.req.param('name') ?? '';
  const { post, spaces } = await database.read(async db => {
    const post = await readPost(db, name);
    return { post, spaces: await spacesOf(db, site, post) };
  });
  if (post.slug !== null && name !== post.slug) return c.redirect(to(addressOf(post)), 301);
  c.set('read', post.id);
  const crumbs = [
    { words: t('资讯', 'News'), path: '/posts' },
    ...post.path.map(one => ({ words: nameOf(site, one.name, one.nameEn), path: `/categories/${one.slug}` })),
  ];
  return show(
    c,
    site,
    {
      title: post.title,
      description: post.summary,
      crumbs: post.kind === 'page' ? [{ words: post.title }] : crumbs,
      feed: '/feed.xml',
      meta: metaOf(c, site, post, crumbs),
    },
    <div class="post py-3">
      <article>
        <PostHead site={site} post={post} />
        {post.headings.length > 3 && (
          <details class="sheet p-3 my-3">
            <summary>{t('目录', 'Contents')}</summary>
            <ol class="toc">
              {post.headings.map(heading => (
                <li data-level={heading.level}>
                  <a href={`#${heading.anchor}`}>{heading.words}</a>
                </li>
              ))}
            </ol>
          </details>
        )}
        <div class="prose" lang="zh-CN">
          {raw(withSpaces(post.html, spaces, site))}
        </div>
        <PostFoot site={site} post={post} origin={originOf(c, site)} />
      </article>
      <aside>
        <AskBox site={site} post={post} />
      </aside>
      {post.kind === 'post' && <Around site={site} post={post} />}
    </div>,
  );
}

/** The address of a post as a QR code. */
export const qr = {
  path: '/posts/:name/qr.svg',
  async get(c: Context, site: Site) {
    const post = await site.database.read(db => readPost(db, c.req.param('name') ?? ''));
    const svg = qrSvg(originOf(c, site) + addressOf(post), '二维码 QR code');
    return c.body(svg, 200, { 'content-type': 'image/svg+xml; charset=utf-8', 'cache-control': 'public, max-age=3600' });
  },
};

/** The listings that stand in a post, by code; those that are no longer public are left out. */
export async function spacesOf(db: Db, site: Site, post: Pick<ReadPost, 'embeds'>): Promise<Map<string, OfferCard>> {
  const codes = post.embeds.slice(0, 20);
  const cards = codes.length === 0 ? [] : await readCards(db, site.viewer, codes);
  return new Map(cards.map(card => [card.code, card]));
}

/** The text with the listings in their places. */
export function withSpaces(html: string, spaces: ReadonlyMap<string, OfferCard>, site: Site): string {
  if (!html.includes('<div data-offer=')) return html;
  return html.replace(embedMark, (_, code: string) => {
    const offer = spaces.get(code);
    if (offer) return `<ul class="sheet embed">${Card(cardOf(site, offer))}</ul>`;
    return `<p class="sheet p-3 quiet small">${site.t(`房源 ${code} 已下架。`, `Listing ${code} has been taken down.`)}</p>`;
  });
}

export const PostHead = ({
  site,
  post,
}: {
  site: Site;
  post: Pick<ReadPost, 'title' | 'releasedAt' | 'author' | 'authorSlug' | 'source' | 'views' | 'series' | 'kind'>;
}) => {
  const { t, to, lang } = site;
  return (
    <header class="grid gap-2">
      <h1 lang="zh-CN">{post.title}</h1>
      {post.kind === 'post' && (
        <p class="quiet small facts-line">
          <time datetime={post.releasedAt.toISOString()}>{day(dayInChina(post.releasedAt), lang)}</time>
          {post.author && <a href={to(`/authors/${encodeURIComponent(post.authorSlug ?? '')}`)}>{post.author}</a>}
          {post.source && <span>{t(`来源：${post.source}`, `Source: ${post.source}`)}</span>}
          <span class="num">{t(`阅读 ${figure(post.views)}`, `${figure(post.views)} readings`)}</span>
          {post.series && <a href={to(`/series/${post.series.slug}`)}>{nameOf(site, post.series.name, post.series.nameEn)}</a>}
        </p>
      )}
    </header>
  );
};

const PostFoot = ({ site, post, origin }: { site: Site; post: ReadPost; origin: string }) => {
  const { t, to } = site;
  const address = addressOf(post);
  return (
    <footer class="grid gap-3 my-6">
      {post.tags.length > 0 && (
        <p class="tags">
          {post.tags.map(one => (
            <a href={to(`/tags/${encodeURIComponent(one.slug)}`)}>{one.name}</a>
          ))}
        </p>
      )}
      <p class="quiet small">
        {post.source
          ? t(`本文转载自${post.source}，版权归原作者所有。`, `Taken over from ${post.source}; the rights are with its author.`)
          : t(
              '本站原创，转载请注明来源和本页地址。',
              'Written for this site; when you take it over, name the source and this address.',
            )}{' '}
        {post.sourceAddress && (
          <a href={post.sourceAddress} rel="noopener noreferrer nofollow">
            {t('原文', 'Original')}
          </a>
        )}{' '}
        <a href={to(`${address}/report`)}>{t('纠错或要求撤下', 'Report or ask for removal')}</a>
      </p>
      <details class="sheet p-3 noprint">
        <summary>{t('分享', 'Share')}</summary>
        <div class="share">
          <div class="field">
            <label for="link">{t('链接（长按或全选复制）', 'Link (select and copy)')}</label>
            <input class="input w-full" id="link" readonly value={origin + to(address)} />
            <a class="small" href={`${address}/poster.png`}>
              {t('分享海报（图片）', 'Poster (picture)')}
            </a>
          </div>
          <img src={`${address}/qr.svg`} width="160" height="160" alt={t('本页二维码', 'QR code of this page')} loading="lazy" />
        </div>
      </details>
    </footer>
  );
};

/** One sentence, or the seven fields; either carries the post that was read. */
const AskBox = ({ site, post }: { site: Site; post: ReadPost }) => (
  <section class="sheet p-4 grid gap-2 noprint" aria-labelledby="ask">
    <h2 id="ask">{site.t('有厂房、土地、政策或合作的需求？', 'In need of space, land, a policy or a partner?')}</h2>
    <form class="box compact" action={site.to('/match')} method="get">
      {sentenceBox(site.lang)}
      <input type="hidden" name="post" value={String(post.id)} />
      <div class="row">
        {findButton(site.lang)}
        <a href={site.to(`/needs/new?post=${post.id}`)}>{site.t('或填写需求表', 'or fill in the form')}</a>
      </div>
    </form>
  </section>
);

const sentenceBox = fixed(t => (
  <>
    <label class="small quiet" for="q">
      {t('用一句话说，系统在九城里找，并说明为什么合适', 'Say it in one sentence (in Chinese); it is looked for in nine cities')}
    </label>
    <textarea
      class="textarea w-full"
      id="q"
      name="q"
      rows={2}
      maxlength={2000}
      required
      placeholder={t('例如：松江 3000 平厂房，层高 8 米以上，可环评', 'e.g. 松江 3000 平厂房，层高 8 米以上，可环评')}
    />
  </>
));
const findButton = fixed(t => (
  <button class="btn btn-primary" type="submit">
    {t('找找看', 'Search')}
  </button>
));

const Around = ({ site, post }: { site: Site; post: ReadPost }) => {
  const { t, to, lang } = site;
  return (
    <div class="grid gap-4 my-6">
      <nav class="around" aria-label={t('上一篇、下一篇', 'Previous and next')}>
        {post.previous && (
          <a rel="prev" href={to(addressOf(post.previous))}>
            <span class="quiet small">{t('上一篇', 'Previous')}</span>
            {post.previous.title}
          </a>
        )}
        {post.next && (
          <a rel="next" href={to(addressOf(post.next))}>
            <span class="quiet small">{t('下一篇', 'Next')}</span>
            {post.next.title}
          </a>
        )}
      </nav>
      {post.comments.length > 0 && (
        <details class="sheet p-4">
          <summary>{t(`旧站评论 ${post.comments.length} 条`, `${post.comments.length} comments of the old site`)}</summary>
          <ul class="lines">
            {post.comments.map(words => (
              <li class="said">{words}</li>
            ))}
          </ul>
        </details>
      )}
      {post.related.length > 0 && (
        <section class="grid gap-2" aria-labelledby="related">
          <h2 id="related">{t('相关文章', 'Related')}</h2>
          <ul class="sheet lines">
            {post.related.map(one => (
              <li>
                <a href={to(addressOf(one))}>{one.title}</a>
                <span class="quiet small">
                  {nameOf(site, one.category, one.categoryEn)} · {day(dayInChina(one.releasedAt), lang)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
};

function metaOf(c: Context, site: Site, post: ReadPost, crumbs: readonly { words: string; path: string }[]) {
  const origin = originOf(c, site);
  const address = addressOf(post);
  return metaTags(c, site, {
    title: post.title,
    description: post.summary,
    path: address,
    type: 'article',
    image: { path: `${address}/card.png`, width: 1200, height: 630 },
    released: post.releasedAt,
    changed: post.changedAt,
    things: [
      {
        '@context': 'https://schema.org',
        '@type': post.kind === 'page' ? 'WebPage' : 'Article',
        headline: post.title,
        ...(post.summary ? { description: post.summary } : {}),
        datePublished: post.releasedAt.toISOString(),
        dateModified: post.changedAt.toISOString(),
        mainEntityOfPage: origin + address,
        ...(post.author ? { author: { '@type': 'Organization', name: post.author } } : {}),
        ...(post.cover ? { image: `${origin}/media/${post.cover}/1200.jpg` } : {}),
        inLanguage: 'zh-CN',
      },
      crumbList(origin, [...crumbs, { words: post.title, path: address }]),
    ],
  });
}
