import { Hono } from 'hono';
import { type ApiOptions, apiDocument, type MetricsPage, makeApi, makeFeeds, metricsPage } from '#api/index.ts';
import { missingPage, refusalPage } from '#pages/errors.tsx';
import { favicon } from '#pages/favicon.ts';
import { formLimits, makePages, served, streamedForms } from '#pages/index.tsx';
import { makeLooks } from '#pages/look.ts';
import { movedTo, withoutSlash } from '#pages/moved.ts';
import { type Deps as PageDeps, siteOf } from '#pages/site.tsx';
import { makePageCache } from '#platform/page-cache.ts';
import { type Rate, rateLimit } from '#platform/rate.ts';
import { guard, type WebOptions } from '#platform/web.ts';

export type Deps = Omit<PageDeps, 'apiDocument' | 'saving'> &
  Pick<WebOptions, 'trustProxy' | 'log' | 'watch'> &
  Pick<ApiOptions, 'whyNotReady'> & {
    /** Limits on requests per address; `saves` of those that store a listing out of a paste. */
    rates?: { all: Rate; posts: Rate; saves: Rate } | undefined;
    /** Figures for operators at /metrics; nobody has such a page otherwise. */
    metrics?: MetricsPage | undefined;
  };

/** Every listing waits for a person's review: nobody lists faster than this by the hundred. */
const usualSaves = { burst: 120, perMinute: 30 };

/** The whole site behind one fetch function: the shell that protects it, files, the API for programs, the pages for people. */
export function makeApp(deps: Deps): Hono {
  const saving = rateLimit(deps.rates?.saves ?? usualSaves, deps.clock);
  // Whoever measures asks for no limits.
  const writing = deps.rates && deps.rates.posts.perMinute > 1e9 ? null : deps.rates?.posts;
  const api = makeApi({ ...deps, writing });
  const cache = deps.cache ?? makePageCache();
  const looks = deps.looks ?? makeLooks(deps.database, cache);
  const pageDeps = { ...deps, cache, looks, saving, writing, apiDocument: () => apiDocument(api) };
  const app = new Hono();
  guard(app, {
    ...deps,
    formLimits,
    streamed: streamedForms,
    page: (c, refusal) => refusalPage(c, siteOf(c, pageDeps), refusal),
  });
  app.get('/assets/*', c => {
    const found = deps.assets.find(c.req.path, c.req.header('accept-encoding') ?? '');
    return found ? c.body(found.body, 200, found.headers) : c.notFound();
  });
  app.get('/favicon.svg', c =>
    c.body(favicon, 200, { 'content-type': 'image/svg+xml; charset=utf-8', 'cache-control': 'public, max-age=86400' }),
  );
  app.get('/favicon.ico', c => c.redirect('/favicon.svg', 301));
  if (deps.metrics) app.get('/metrics', metricsPage(deps.metrics, deps));
  app.route('/api', api);
  app.route('/', makeFeeds(deps));
  app.route('/', makePages(pageDeps));
  app.notFound(async c => {
    const target = (await movedTo(c, deps.database)) ?? withoutSlash(c, served);
    return target ? c.redirect(target, 301) : missingPage(c, siteOf(c, pageDeps));
  });
  return app;
}
