import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { Accounts } from '#modules/account/index.ts';
import type { Readings } from '#modules/publish/index.ts';
import type { Assets } from '#platform/assets.ts';
import { type Clock, dayInChina } from '#platform/clock.ts';
import type { Database } from '#platform/database.ts';
import type { Log } from '#platform/log.ts';
import type { PageCache } from '#platform/page-cache.ts';
import type { Rate, RateLimit } from '#platform/rate.ts';
import type { Secret } from '#platform/secret.ts';
import { type Viewer, visitor } from '#shared/viewer.ts';
import { type Lang, type Words, wordsIn } from '#shared/words.ts';
import { type Crumb, href, Layout } from '#ui/layout.tsx';
import { type Look, type Looks, usualLook } from './look.ts';

/** What every page needs to do its work; made once at the start. */
export type Deps = {
  database: Database;
  accounts: Accounts;
  secret: Secret;
  clock: Clock;
  assets: Assets;
  /** True while the demonstration set is loaded: every page then says that its data are invented. */
  invented: () => boolean;
  /** The OpenAPI document that the page for developers shows. */
  apiDocument: () => unknown;
  /** The public address of the site; links in messages begin with it. */
  address?: string | undefined;
  trustProxy?: boolean | undefined;
  /** Where refusals are logged; standard error unless told otherwise. */
  log?: Log | undefined;
  /** How fast forms may be sent from one address and by one account, counted in the database; null: as fast as anybody likes. */
  writing?: Rate | null | undefined;
  /** How fast listings out of pastes may be stored from one address. */
  saving: RateLimit;
  /** Whether e-mails and texts leave; where they do not, they stand in the log of the server. Left out: they leave. */
  carried?: { mail: boolean; sms: boolean } | undefined;
  /** How group robots are called; a test passes its own. */
  call?: typeof fetch | undefined;
  /** Pages that are the same for every visitor; one of its own unless given. */
  cache?: PageCache | undefined;
  /** Where readings of posts are gathered; one of its own unless given. */
  readings?: Readings | undefined;
  /** How the site looks; as usual unless given. */
  looks?: Looks | undefined;
  tiles?: string | undefined;
  mapNumber?: string | undefined;
};

export type Site = Deps & {
  lang: Lang;
  t: Words;
  path: string;
  /** Who asks. */
  viewer: Viewer;
  /** Notices that a member has not read; null for whoever is not signed in. */
  unread: number | null;
  /** Names, navigation, notices and filing numbers of the site. */
  look: Look;
  /** The address of a page in the reader's language. */
  to: (path: string) => string;
};

/** A page's view of the site for this request; the language is the address's first part. */
export function siteOf(c: Context, deps: Deps, viewer: Viewer = visitor, unread: number | null = null): Site {
  const full = c.req.path;
  const lang: Lang = full === '/en' || full.startsWith('/en/') ? 'en' : 'zh';
  // One slash at the start: a link to //elsewhere.example would leave this site.
  const path = (lang === 'en' ? full.slice(3) || '/' : full).replace(/^\/{2,}/, '/');
  return {
    ...deps,
    lang,
    t: wordsIn(lang),
    path,
    viewer,
    unread,
    look: deps.looks?.last() ?? usualLook,
    to: to => href(lang, to),
  };
}

export type PageStatus = 200 | 400 | 403 | 404 | 405 | 409 | 413 | 414 | 415 | 422 | 429 | 500;

export type PageHead = {
  title: string;
  description?: string;
  crumbs?: Crumb[];
  scripts?: string[];
  hidden?: boolean;
  status?: PageStatus;
  /** The address of a feed of what is shown. */
  feed?: string;
  /** What only search engines and messengers read. */
  meta?: Child;
};

/** What the operator has to say to every reader today. */
function noticesOf({ look, clock, lang }: Site): { words: string; path: string }[] {
  if (look.notices.length === 0) return [];
  const today = dayInChina(clock());
  return look.notices
    .filter(({ from, until }) => (from === '' || from <= today) && (until === '' || today <= until))
    .map(({ words, wordsEn, path }) => ({ words: lang === 'en' && wordsEn ? wordsEn : words, path }));
}

/** The query of an address with its question mark; empty where it has none. */
function searchOf(address: string): string {
  const at = address.indexOf('?');
  return at < 0 ? '' : address.slice(at);
}

/** Answers with a whole document. */
export function show(c: Context, site: Site, head: PageHead, body: Child): Response | Promise<Response> {
  const { title, description, crumbs, scripts, hidden } = head;
  const html = (
    <Layout
      lang={site.lang}
      path={site.path}
      search={searchOf(c.req.url)}
      title={title}
      {...(description ? { description } : {})}
      {...(crumbs ? { crumbs } : {})}
      style={site.assets.url('src/ui/style.css')}
      scripts={scripts?.map(name => site.assets.url(`src/ui/${name}/element.ts`)) ?? []}
      invented={site.invented()}
      mapNumber={site.mapNumber}
      hidden={hidden ?? false}
      feed={head.feed}
      name={site.t(site.look.name, site.look.nameEn)}
      slogan={site.look.slogan}
      logo={site.look.logo}
      nav={site.look.nav}
      notices={noticesOf(site)}
      filings={[site.look.icp, site.look.police]}
      english={site.look.english}
      accent={site.look.styleAddress}
      meta={head.meta}
      unread={site.unread}
    >
      {body}
    </Layout>
  );
  if (hidden) c.header('Cache-Control', 'private, no-store');
  const text = `<!doctype html>${html}`;
  // What keeps the page takes it from here: out of an answer it comes by way of a stream, a twentieth of all its work.
  c.set('text', text);
  return c.html(text, head.status ?? 200);
}
