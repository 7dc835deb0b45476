import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import { type Lang, wordsIn } from '#shared/words.ts';
import { fixed } from './fixed.ts';
import { Mark } from './mark.tsx';

export type Crumb = { words: string; path?: string };

export type Frame = {
  lang: Lang;
  /** Path without the language prefix, for the language switch and the current mark. */
  path: string;
  /** Query with its question mark, kept by the language switch. */
  search: string;
  title: string;
  description?: string;
  crumbs?: Crumb[];
  style: string;
  scripts?: string[];
  invented: boolean;
  mapNumber?: string | undefined;
  /** Pages behind a private link must not be indexed or leak their address. */
  hidden?: boolean;
  name: string;
  slogan: string;
  /** A picture of the library in place of the mark. */
  logo: number | null;
  nav: readonly { words: string; wordsEn: string; path: string }[];
  /** What the operator has to say to every reader today. */
  notices: readonly { words: string; path: string }[];
  /** ICP and public-security filing numbers; empty where there are none. */
  filings: readonly [icp: string, police: string];
  /** Whether pages are offered in English too. */
  english: boolean;
  /** The address of the style of a chosen colour. */
  accent: string | null;
  /** The address of a feed of what is shown here. */
  feed?: string | undefined;
  /** What only search engines and messengers read: canonical address, Open Graph, JSON-LD. */
  meta?: Child;
  /** Notices that a member has not read; null for whoever is not signed in. */
  unread?: number | null;
};

/** The address of a page in a language: Chinese at the root, English below /en. */
export function href(lang: Lang, path: string): string {
  return lang === 'en' ? `/en${path === '/' ? '' : path}` : path;
}

/**
 * What stands in the head of a document. Written as a template: JSX gathers such tags from the whole page first and then looks for the end
 * of the head in it, a twentieth of the work of a page.
 */
function headOf({ lang, path, title, name, description, hidden, style, accent, english, feed, meta, scripts = [] }: Frame) {
  const other: Lang = lang === 'zh' ? 'en' : 'zh';
  return html`<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · ${name}</title>${
    description && html`<meta name="description" content="${description}">`
  }${hidden && html`<meta name="robots" content="noindex, nofollow">`}<meta name="color-scheme" content="light dark"><link rel="icon" href="/favicon.svg" type="image/svg+xml"><link rel="stylesheet" href="${style}">${
    accent && html`<link rel="stylesheet" href="${accent}">`
  }${
    !hidden && english && html`<link rel="alternate" hreflang="${other === 'zh' ? 'zh-CN' : 'en'}" href="${href(other, path)}">`
  }${feed && html`<link rel="alternate" type="application/atom+xml" href="${feed}">`}${meta}${scripts.map(
    src => html`<script type="module" src="${src}"></script>`,
  )}`;
}

const mark = fixed(() => <Mark />);
const find = fixed(t => (
  <>
    <svg width="18" height="18" viewBox="0 0 18 18" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
      <circle cx="7.5" cy="7.5" r="5.5" />
      <path d="m12 12 5 5" />
    </svg>
    <span>{t('搜索', 'Search')}</span>
  </>
));
const warning = fixed(t => (
  <div class="notice">
    <div class="wrap py-1">
      {t(
        '演示数据：本站的房源、地块、机构与演示文章均为虚构，不能据以交易。',
        'Demonstration data: the spaces, parcels, organisations and demonstration posts shown here are invented and cannot be traded on.',
      )}
    </div>
  </div>
));
const footLinks = fixed((t, lang) => (
  <>
    <a href={href(lang, '/about')}>{t('数据来源与说明', 'Data and sources')}</a>
    <a href={href(lang, '/privacy')}>{t('个人信息说明', 'Privacy')}</a>
    <a href={href(lang, '/developers')}>{t('开放接口', 'API')}</a>
  </>
));

/** The whole document around a page's content. */
export const Layout = (props: Frame & { children?: Child }) => {
  const { lang, path, search, invented } = props;
  const t = wordsIn(lang);
  const other: Lang = lang === 'zh' ? 'en' : 'zh';
  return (
    <html lang={lang === 'zh' ? 'zh-CN' : 'en'}>
      <head>{headOf(props)}</head>
      <body>
        <a class="skip" href="#main">
          {t('跳到正文', 'Skip to content')}
        </a>
        <header class="top">
          <div class="wrap">
            <a class="mark" href={href(lang, '/')}>
              {props.logo ? <img src={`/media/${props.logo}/400.webp`} alt="" height="32" /> : mark(lang)}
              <span>{props.name}</span>
            </a>
            <nav aria-label={t('主导航', 'Main')}>
              {props.nav.map(one => (
                <a
                  href={one.path.startsWith('/') ? href(lang, one.path) : one.path}
                  aria-current={path === one.path ? 'page' : undefined}
                >
                  {t(one.words, one.wordsEn)}
                </a>
              ))}
            </nav>
            <a class="lang find" href={href(lang, '/search')} aria-current={path === '/search' ? 'page' : undefined}>
              {find(lang)}
            </a>
            {typeof props.unread === 'number' && (
              <a
                class="lang"
                href={href(lang, '/workspace/notices')}
                aria-current={path === '/workspace/notices' ? 'page' : undefined}
              >
                {t('通知', 'Notices')}
                {props.unread > 0 && (
                  <b class="unread num">
                    {props.unread > 99 ? '99+' : props.unread}
                    <span class="sr-only">{t(' 条未读', ' unread')}</span>
                  </b>
                )}
              </a>
            )}
            {typeof props.unread === 'number' ? (
              <a class="lang" href={href(lang, '/workspace')} aria-current={path === '/workspace' ? 'page' : undefined}>
                {t('工作台', 'Workspace')}
              </a>
            ) : (
              <a class="lang" href={href(lang, '/sign-in')} aria-current={path === '/sign-in' ? 'page' : undefined}>
                {t('登录', 'Sign in')}
              </a>
            )}
            {props.english && (
              <a
                class="lang"
                href={href(other, path) + search}
                lang={other === 'zh' ? 'zh-CN' : 'en'}
                hreflang={other === 'zh' ? 'zh-CN' : 'en'}
              >
                {other === 'zh' ? '中文' : 'English'}
              </a>
            )}
          </div>
        </header>
        {props.notices.map(notice => (
          <div class="notice">
            <div class="wrap py-1">
              {notice.path ? (
                <a href={notice.path.startsWith('/') ? href(lang, notice.path) : notice.path}>{notice.words}</a>
              ) : (
                notice.words
              )}
            </div>
          </div>
        ))}
        {invented && warning(lang)}
        <main id="main" class="wrap pb-16" tabindex={-1}>
          {props.crumbs && (
            <nav aria-label={t('当前位置', 'Breadcrumb')}>
              <ol class="crumbs">
                <li>
                  <a href={href(lang, '/')}>{t('首页', 'Home')}</a>
                </li>
                {props.crumbs.map(crumb => (
                  <li>
                    {crumb.path ? (
                      <a href={href(lang, crumb.path)}>{crumb.words}</a>
                    ) : (
                      <span aria-current="page">{crumb.words}</span>
                    )}
                  </li>
                ))}
              </ol>
            </nav>
          )}
          {props.children}
        </main>
        <footer class="foot">
          <div class="wrap py-6 flex flex-wrap gap-x-6 gap-y-1 quiet">
            <span>{props.slogan && lang === 'zh' ? `${props.name} · ${props.slogan}` : props.name}</span>
            {footLinks(lang)}
            {props.filings[0] && (
              <a href="https://beian.miit.gov.cn/" rel="noopener noreferrer">
                {props.filings[0]}
              </a>
            )}
            {props.filings[1] && (
              <a href="https://beian.mps.gov.cn/" rel="noopener noreferrer">
                {props.filings[1]}
              </a>
            )}
            {props.mapNumber && <span>{t(`审图号：${props.mapNumber}`, `Map review number: ${props.mapNumber}`)}</span>}
          </div>
        </footer>
      </body>
    </html>
  );
};
