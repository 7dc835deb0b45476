import { type Context, Hono } from 'hono';
import { countWrite, hasSession, noteUse, readSession } from '#modules/account/index.ts';
import { countUnread } from '#modules/notice/index.ts';
import { makeReadings } from '#modules/publish/index.ts';
import { log } from '#platform/log.ts';
import { makePageCache } from '#platform/page-cache.ts';
import { failure, suspect } from '#platform/web.ts';
import { Denied } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import { nameOf, type Viewer, visitor } from '#shared/viewer.ts';
import * as about from './about.tsx';
import * as compare from './compare.tsx';
import * as developers from './developers.tsx';
import { brokenPage, refusedPage } from './errors.tsx';
import * as home from './home.tsx';
import * as invitation from './invitation.tsx';
import { fromCache } from './kept.ts';
import * as land from './land.tsx';
import { makeLooks } from './look.ts';
import * as match from './match.tsx';
import * as media from './media.ts';
import { movedTo } from './moved.ts';
import * as need from './need.tsx';
import * as needNew from './need-new.tsx';
import * as noticeOff from './notice-off.tsx';
import * as offer from './offer.tsx';
import * as offerConfirm from './offer-confirm.tsx';
import * as offerNew from './offer-new.tsx';
import * as offerOwn from './offer-own.tsx';
import * as offerPaste from './offer-paste.tsx';
import * as password from './password.tsx';
import * as post from './post.tsx';
import * as poster from './post-poster.ts';
import * as postReport from './post-report.tsx';
import * as posts from './posts.tsx';
import * as privacy from './privacy.tsx';
import * as receivers from './receivers.tsx';
import * as search from './search.tsx';
import * as searchSuggest from './search-suggest.tsx';
import { cookiesOf } from './session.ts';
import * as signIn from './sign-in.tsx';
import * as signInPhone from './sign-in-phone.tsx';
import * as signInSecond from './sign-in-second.tsx';
import * as signOut from './sign-out.ts';
import * as signUp from './sign-up.tsx';
import { type Deps, type Site, siteOf } from './site.tsx';
import * as spaces from './spaces.tsx';
import * as workspace from './workspace.tsx';
import * as administration from './workspace-administration.tsx';
import * as deskCategories from './workspace-categories.tsx';
import * as jobs from './workspace-jobs.tsx';
import * as library from './workspace-media.tsx';
import * as libraryOne from './workspace-media-one.tsx';
import * as noticeSettings from './workspace-notice-settings.tsx';
import * as notices from './workspace-notices.tsx';
import * as organisation from './workspace-organisation.tsx';
import * as pool from './workspace-pool.tsx';
import * as deskPost from './workspace-post.tsx';
import * as deskPostNew from './workspace-post-new.tsx';
import * as deskVersions from './workspace-post-versions.tsx';
import * as deskPosts from './workspace-posts.tsx';
import * as deskRemovals from './workspace-removals.tsx';
import * as requestPage from './workspace-request.tsx';
import * as requests from './workspace-requests.tsx';
import * as review from './workspace-review.tsx';
import * as security from './workspace-security.tsx';
import * as siteSettings from './workspace-site.tsx';
import * as verify from './workspace-verify.tsx';
import * as watch from './workspace-watch.tsx';

/** `read`: the post that was read; `unseen`: what was stored is seen by nobody else. */
type Variables = { viewer: Viewer; unread: number; read: number; unseen?: boolean; address?: string | null };
type Answer = Response | Promise<Response>;
type Page = {
  path: string;
  /** The largest form, in bytes, where the usual limit is too small. */
  formLimit?: number;
  /** The same for every visitor, and shown from memory until something changes. */
  cached?: boolean;
  /** Reads a multipart form itself, part by part. */
  streams?: true;
  get?: (c: Context, site: Site) => Answer;
  post?: (c: Context, site: Site) => Answer;
};

// Fixed addresses stand before those with a part that varies.
const pages: readonly Page[] = [
  home,
  match,
  match.chips,
  spaces,
  spaces.points,
  land,
  land.points,
  compare,
  search,
  searchSuggest,
  receivers,
  offerNew,
  offerPaste,
  offer,
  offerOwn,
  offerConfirm,
  noticeOff,
  posts,
  posts.category,
  posts.tag,
  posts.series,
  posts.author,
  post.qr,
  postReport,
  post,
  needNew,
  need,
  need.own,
  signIn,
  signInSecond,
  signInPhone,
  signUp,
  signOut,
  password,
  password.set,
  invitation,
  workspace,
  security,
  administration,
  siteSettings,
  jobs,
  notices,
  noticeSettings,
  review,
  deskPosts,
  deskCategories,
  deskRemovals,
  deskPostNew,
  deskVersions.preview,
  deskVersions,
  deskPost.draft,
  deskPost,
  requests,
  requestPage,
  pool,
  watch,
  library,
  libraryOne,
  libraryOne.original,
  media,
  media.form,
  poster,
  poster.card,
  organisation,
  offerOwn.member,
  verify,
  need.member,
  need.memberOwn,
  developers,
  about,
  privacy,
];

const addressesOf = ({ path }: Page) => [path, path === '/' ? '/en' : `/en${path}`];

/** The addresses of pages that can be asked for, part by part; `:name` stands for any part. */
export const served: readonly (readonly string[])[] = pages
  .filter(page => page.get)
  .flatMap(addressesOf)
  .map(path => path.split('/'));

/** The addresses whose forms may be larger than usual, with how large. */
export const formLimits: Readonly<Record<string, number>> = Object.fromEntries(
  pages.flatMap(page => addressesOf(page).flatMap(path => (page.formLimit ? [[path, page.formLimit] as const] : []))),
);

/** The addresses whose pages read a multipart form themselves. */
export const streamedForms: ReadonlySet<string> = new Set(pages.filter(page => page.streams).flatMap(addressesOf));

/** Every page for people, in Chinese at the root and in English below /en. */
export function makePages(given: Deps): Hono<{ Variables: Variables }> {
  const app = new Hono<{ Variables: Variables }>();
  const cache = given.cache ?? makePageCache();
  const looks = given.looks ?? makeLooks(given.database, cache);
  const deps = { ...given, looks };
  const site = (c: Context) => siteOf(c, deps, c.get('viewer'), c.get('unread'));
  app.use(async (c, next) => {
    await looks.read();
    const cookie = cookiesOf(c, deps);
    // Whoever brings no session costs no statement.
    if (hasSession(cookie)) {
      const { viewer, isDue, isBarred } = await deps.database.read(db => readSession(db, deps.accounts, cookie));
      const path = c.req.path.replace(/^\/en(?=\/)/, '');
      // Whoever has to set up a second factor first is a visitor everywhere else, and led there from the workspace.
      if (isBarred && path !== security.path && path !== signOut.path) {
        if (/^\/(?:workspace|invitations)(?:\/|$)/.test(path))
          return c.redirect(siteOf(c, deps, visitor).to(`${security.path}?done=demanded`), 303);
      } else {
        c.set('viewer', viewer);
      }
      if (c.get('viewer')?.kind === 'user' && viewer.kind === 'user') {
        if (isDue) await deps.database.write(tx => noteUse(tx, viewer));
        c.set('unread', await deps.database.read(db => countUnread(db, viewer)));
      }
    }
    if (c.req.method === 'POST') await countWrite(deps, c.get('viewer') ?? visitor, c.get('address') ?? null);
    await next();
    if (c.get('viewer')?.kind === 'user' && !c.res.headers.has('Cache-Control'))
      c.header(
        'Cache-Control',
        c.req.path.includes('/workspace') || c.res.status >= 400 ? 'private, no-store' : 'private, no-cache',
      );
    if (c.res.headers.get('Content-Type') === 'application/json') c.header('Content-Type', 'application/json; charset=utf-8');
  });
  // Old portals named a post in the query of their first page: /?id=12.
  app.use(async (c, next) => {
    const target = c.req.path === '/' && c.req.url.includes('?') ? await movedTo(c, deps.database) : null;
    return target ? c.redirect(target, 301) : next();
  });
  const readings = deps.readings ?? makeReadings(deps.database, deps.clock);
  // Whoever changes something sees the change at once; other processes hear of it through the database.
  app.use(async (c, next) => {
    await next();
    const asks = c.req.method === 'GET' || c.req.method === 'HEAD';
    if (!asks && c.res.status < 400 && !c.get('unseen')) cache.clear();
  });
  app.get('/site.css', c =>
    c.body(looks.last().style, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=31536000' }),
  );
  for (const page of pages) {
    for (const path of addressesOf(page)) {
      if (page.get) {
        const make = (c: Context) => page.get!(c, site(c));
        app.get(path, page.cached ? c => fromCache(c, cache, readings, make) : make);
      }
      if (page.post) app.post(path, c => page.post!(c, site(c)));
    }
  }
  app.onError(async (error, c) => {
    const target = error instanceof Refused && error.reason === 'missing' ? await movedTo(c, deps.database) : null;
    if (target) return c.redirect(target, 301);
    if (error instanceof Denied) suspect(c, deps.log ?? log, 'denied', { who: nameOf(c.get('viewer') ?? visitor) });
    if (error instanceof Refused) return refusedPage(c, site(c), error);
    return brokenPage(c, site(c), failure(c, error, deps.log ?? log).number!);
  });
  return app;
}
