import { type Context, Hono } from 'hono';
import { failure } from '#platform/web.ts';
import { Refused } from '#shared/refused.ts';
import * as about from './about.tsx';
import * as compare from './compare.tsx';
import * as developers from './developers.tsx';
import { brokenPage, refusedPage } from './errors.tsx';
import * as home from './home.tsx';
import * as land from './land.tsx';
import * as match from './match.tsx';
import * as need from './need.tsx';
import * as needNew from './need-new.tsx';
import * as offer from './offer.tsx';
import * as offerNew from './offer-new.tsx';
import * as offerOwn from './offer-own.tsx';
import * as offerPaste from './offer-paste.tsx';
import * as privacy from './privacy.tsx';
import { type Deps, type Site, siteOf } from './site.tsx';
import * as spaces from './spaces.tsx';

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
  offerNew,
  offerPaste,
  offer,
  offerOwn,
  needNew,
  need,
  need.own,
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
export function makePages(deps: Deps): Hono {
  const app = new Hono();
  for (const page of pages) {
    for (const path of addressesOf(page)) {
      if (page.get) app.get(path, c => page.get!(c, siteOf(c, deps)));
      if (page.post) app.post(path, c => page.post!(c, siteOf(c, deps)));
    }
  }
  app.onError((error, c) => {
    const site = siteOf(c, deps);
    if (error instanceof Refused) return refusedPage(c, site, error);
    return brokenPage(c, site, failure(c, error).number!);
  });
  return app;
}
