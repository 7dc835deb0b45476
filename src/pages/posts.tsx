import type { Context } from 'hono';
import {
  type Category,
  listCategories,
  listPosts,
  listTags,
  type PostFilter,
  readAuthor,
  readSeries,
  readTag,
  type Tag,
} from '#modules/publish/index.ts';
import { freshFor } from '#platform/memo.ts';
import { Refused } from '#shared/refused.ts';
import type { Crumb } from '#ui/layout.tsx';
import { metaTags } from './meta.tsx';
import { nameOf, PostLines } from './post-lines.tsx';
import { type Site, show } from './site.tsx';

type Heading = { title: string; summary?: string; crumbs: Crumb[]; feed: string };

// Both read every post, 0.1 s at 100,000: counted once a minute.
const countsOf = freshFor<Map<number, number>>(60_000, 1);
const tagsOf = freshFor<Tag[]>(60_000, 1);

const newsOf = (site: Site): Crumb => ({ words: site.t('资讯', 'News'), path: '/posts' });

export const path = '/posts';

export const cached = true;

/** Everything released, newest first, with the tree of categories beside it. */
export function get(c: Context, site: Site) {
  const title = site.t('资讯', 'News');
  return page(c, site, {}, { title, crumbs: [{ words: title }], feed: '/feed.xml' });
}

/** What stands in one category and below it. */
export const category = {
  path: '/categories/:slug',
  cached: true,
  async get(c: Context, site: Site) {
    const slug = c.req.param('slug') ?? '';
    const tree = await site.database.read(db => listCategories(db, false));
    const found = tree.find(one => one.slug === slug);
    if (!found) throw new Refused('missing', ['没有这个栏目。', 'There is no such category.']);
    const above = found.path.slice(0, -1).map(id => tree.find(one => one.id === id)!);
    const title = nameOf(site, found.name, found.nameEn);
    return page(
      c,
      site,
      { category: slug },
      {
        title,
        summary: found.summary,
        crumbs: [
          newsOf(site),
          ...above.map(one => ({ words: nameOf(site, one.name, one.nameEn), path: `/categories/${one.slug}` })),
          { words: title },
        ],
        feed: `/feed.xml?category=${slug}`,
      },
      tree,
    );
  },
};

/** Posts that share a word. */
export const tag = {
  path: '/tags/:slug',
  cached: true,
  async get(c: Context, site: Site) {
    const found = await site.database.read(db => readTag(db, c.req.param('slug') ?? ''));
    if (!found) throw new Refused('missing', ['没有这个标签。', 'There is no such tag.']);
    const title = site.t(`标签：${found.name}`, `Tag: ${found.name}`);
    return page(c, site, { tag: found.slug }, { title, crumbs: [newsOf(site), { words: title }], feed: '/feed.xml' });
  },
};

/** Posts that belong together beside the tree. */
export const series = {
  path: '/series/:slug',
  cached: true,
  async get(c: Context, site: Site) {
    const found = await site.database.read(db => readSeries(db, c.req.param('slug') ?? ''));
    if (!found) throw new Refused('missing', ['没有这个专栏。', 'There is no such series.']);
    const title = nameOf(site, found.name, found.nameEn);
    const crumbs = [newsOf(site), { words: title }];
    return page(c, site, { series: found.slug }, { title, summary: found.summary, crumbs, feed: '/feed.xml' });
  },
};

/** Posts under one name. */
export const author = {
  path: '/authors/:slug',
  cached: true,
  async get(c: Context, site: Site) {
    const found = await site.database.read(db => readAuthor(db, c.req.param('slug') ?? ''));
    if (!found) throw new Refused('missing', ['没有这个署名。', 'Nobody writes under this name here.']);
    const title = site.t(`署名：${found.name}`, `By ${found.name}`);
    return page(c, site, { author: found.slug }, { title, crumbs: [newsOf(site), { words: title }], feed: '/feed.xml' });
  },
};

async function page(c: Context, site: Site, filter: PostFilter, heading: Heading, known?: readonly Category[]) {
  const { t, to, database } = site;
  const after = c.req.query('after');
  const [{ posts, next }, tree, tags, counts] = await database.read(db =>
    Promise.all([
      listPosts(db, filter, { after }),
      known ?? listCategories(db, false),
      tagsOf(database, 'all', () => listTags(db, 24)),
      countsOf(database, 'all', async () => new Map((await listCategories(db)).map(one => [one.id, one.posts]))),
    ]),
  );
  const { title, summary, crumbs, feed } = heading;
  return show(
    c,
    site,
    {
      title,
      ...(summary ? { description: summary } : {}),
      crumbs,
      feed,
      meta: metaTags(c, site, { title, description: summary ?? '', path: site.path, type: 'website' }),
    },
    <div class="split py-3">
      <section class="grid gap-3 content-start" aria-labelledby="title">
        <h1 id="title">{title}</h1>
        {summary && <p class="quiet">{summary}</p>}
        {posts.length === 0 ? (
          <p class="sheet empty quiet">
            {after
              ? t('后面没有了。', 'There is nothing further.')
              : t('这里还没有文章。', 'Nothing has been released here yet.')}
          </p>
        ) : (
          <PostLines site={site} posts={posts} />
        )}
        <nav class="flex gap-4" aria-label={t('翻页', 'Pages')}>
          {after && <a href={to(site.path)}>{t('回到最新', 'Newest')}</a>}
          {next && (
            <a class="btn" rel="next" href={to(`${site.path}?after=${next}`)}>
              {t('更早的文章', 'Earlier posts')}
            </a>
          )}
        </nav>
      </section>
      <aside class="grid gap-4 content-start">
        {tree.length > 0 && (
          <nav class="sheet p-4" aria-labelledby="tree">
            <h2 id="tree">{t('栏目', 'Categories')}</h2>
            <ul class="tree">
              {tree.map(one => (
                <li data-level={one.path.length}>
                  <a
                    href={to(`/categories/${one.slug}`)}
                    aria-current={site.path === `/categories/${one.slug}` ? 'page' : undefined}
                  >
                    {nameOf(site, one.name, one.nameEn)}
                  </a>{' '}
                  <span class="quiet small num">{counts.get(one.id) ?? 0}</span>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {tags.length > 0 && (
          <nav class="sheet p-4" aria-labelledby="tags">
            <h2 id="tags">{t('标签', 'Tags')}</h2>
            <p class="tags">
              {tags.map(one => (
                <a href={to(`/tags/${encodeURIComponent(one.slug)}`)}>{one.name}</a>
              ))}
            </p>
          </nav>
        )}
        <p class="small quiet">
          <a href={feed}>{t('订阅（Atom）', 'Subscribe (Atom)')}</a>
        </p>
      </aside>
    </div>,
  );
}
