import { type Context, Hono } from 'hono';
import { hasSession, readViewer } from '#modules/account/index.ts';
import { countUnread } from '#modules/notice/index.ts';
import { failure } from '#platform/web.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import * as about from './about.tsx';
import * as compare from './compare.tsx';
import * as developers from './developers.tsx';
import { brokenPage, refusedPage } from './errors.tsx';
import * as home from './home.tsx';
import * as invitation from './invitation.tsx';
import * as land from './land.tsx';
import * as match from './match.tsx';
import * as need from './need.tsx';
import * as needNew from './need-new.tsx';
import * as noticeOff from './notice-off.tsx';
import * as offer from './offer.tsx';
import * as offerConfirm from './offer-confirm.tsx';
import * as offerNew from './offer-new.tsx';
import * as offerOwn from './offer-own.tsx';
import * as offerPaste from './offer-paste.tsx';
import * as password from './password.tsx';
import * as privacy from './privacy.tsx';
import * as receivers from './receivers.tsx';
import * as signIn from './sign-in.tsx';
import * as signInPhone from './sign-in-phone.tsx';
import * as signInSecond from './sign-in-second.tsx';
import * as signOut from './sign-out.ts';
import * as signUp from './sign-up.tsx';
import { type Deps, type Site, siteOf } from './site.tsx';
import * as spaces from './spaces.tsx';
import * as workspace from './workspace.tsx';
import * as administration from './workspace-administration.tsx';
import * as jobs from './workspace-jobs.tsx';
import * as noticeSettings from './workspace-notice-settings.tsx';
import * as notices from './workspace-notices.tsx';
import * as organisation from './workspace-organisation.tsx';
import * as pool from './workspace-pool.tsx';
import * as requestPage from './workspace-request.tsx';
import * as requests from './workspace-requests.tsx';
import * as review from './workspace-review.tsx';
import * as security from './workspace-security.tsx';
import * as verify from './workspace-verify.tsx';
import * as watch from './workspace-watch.tsx';

type Variables = { viewer: Viewer; unread: number };
type Answer = Response | Promise<Response>;
type Page = {
  path: string;
  /** The largest form, in bytes, where the usual limit is too small. */
  formLimit?: number;
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
  receivers,
  offerNew,
  offerPaste,
  offer,
  offerOwn,
  offerConfirm,
  noticeOff,
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
  jobs,
  notices,
  noticeSettings,
  review,
  requests,
  requestPage,
  pool,
  watch,
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

/** The addresses whose forms may be larger than usual, with how large. */
export const formLimits: Readonly<Record<string, number>> = Object.fromEntries(
  pages.flatMap(page => addressesOf(page).flatMap(path => (page.formLimit ? [[path, page.formLimit] as const] : []))),
);

/** Every page for people, in Chinese at the root and in English below /en. */
export function makePages(deps: Deps): Hono<{ Variables: Variables }> {
  const app = new Hono<{ Variables: Variables }>();
  const site = (c: Context) => siteOf(c, deps, c.get('viewer'), c.get('unread'));
  app.use(async (c, next) => {
    const cookie = c.req.header('cookie');
    // Whoever brings no session costs no statement.
    if (hasSession(cookie)) {
      const viewer = await deps.database.read(db => readViewer(db, deps.accounts, cookie));
      c.set('viewer', viewer);
      if (viewer.kind === 'user') c.set('unread', await deps.database.read(db => countUnread(db, viewer)));
    }
    await next();
    if (c.get('viewer')?.kind === 'user' && !c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'private, no-cache');
  });
  for (const page of pages) {
    for (const path of addressesOf(page)) {
      if (page.get) app.get(path, c => page.get!(c, site(c)));
      if (page.post) app.post(path, c => page.post!(c, site(c)));
    }
  }
  app.onError((error, c) => {
    if (error instanceof Refused) return refusedPage(c, site(c), error);
    return brokenPage(c, site(c), failure(c, error).number!);
  });
  return app;
}
