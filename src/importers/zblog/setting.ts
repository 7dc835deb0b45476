import { siteAddress, unknownHost } from '../site/address.ts';
import { readPhp } from './php.ts';
import type { Row } from './tables.ts';

/** What the old site's own settings say about its addresses. */
export type Settings = {
  /** Its main page; null where the database holds only a placeholder for it. */
  address: string | null;
  zone: string;
  rules: { article: string; page: string; category: string; tag: string; author: string; date: string; index: string };
  /** The word of an address where a post has no alias: its id instead of its title. */
  idForAlias: boolean;
  uploadByDay: boolean;
};

/** The placeholder under which Z-Blog stores its own address. */
export const hostMark = '{#ZC_BLOG_HOST#}';

/** Settings from the rows of the table config: one row a setting in newer versions, one serialised array in older ones. Junk is passed over. */
export function readSettings(rows: readonly Row[], address: string | null): Settings {
  const found = new Map<string, unknown>();
  for (const row of rows) {
    if (row.conf_Name !== 'system') continue;
    const value = readPhp(String(row.conf_Value ?? '').trim());
    if (row.conf_Key) found.set(String(row.conf_Key), value);
    else if (value instanceof Map) for (const [key, one] of value) found.set(key, one);
  }
  const text = (key: string, otherwise: string) => {
    const value = found.get(key);
    return typeof value === 'string' && value !== '' && value.length <= 500 ? value : otherwise;
  };
  // Newer versions part its letters, so that moving a site by replacing text leaves it alone: h|t|t|p|:|/|/|…
  const host = text('ZC_BLOG_HOST', '').replace(/^h\|t\|t\|p.*$/, parted => parted.replaceAll('|', ''));
  const own = host.includes('{#') || /\/\/localhost\b/.test(host) ? null : siteAddress(host);
  return {
    address: address ?? own,
    zone: knownZone(text('ZC_TIME_ZONE_NAME', 'Asia/Shanghai')),
    rules: {
      article: text('ZC_ARTICLE_REGEX', '{%host%}?id={%id%}'),
      page: text('ZC_PAGE_REGEX', '{%host%}?id={%id%}'),
      category: text('ZC_CATEGORY_REGEX', '{%host%}?cate={%id%}'),
      tag: text('ZC_TAGS_REGEX', '{%host%}?tags={%id%}'),
      author: text('ZC_AUTHOR_REGEX', '{%host%}?auth={%id%}'),
      date: text('ZC_DATE_REGEX', '{%host%}?date={%date%}'),
      index: text('ZC_INDEX_REGEX', '{%host%}?page={%page%}'),
    },
    idForAlias: isOn(found.get('ZC_POST_ALIAS_USE_ID_NOT_TITLE')),
    uploadByDay: isOn(found.get('ZC_UPLOAD_DIR_YEARMONTHDAY')),
  };
}

const isOn = (value: unknown) => value === true || value === 1 || value === '1';

function knownZone(zone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return 'Asia/Shanghai';
  }
}

/**
 * The path that an address rule such as "{%host%}{%category%}/{%alias%}.html" makes, below the site's own folder; parts that no value fills vanish,
 * as the page number does on a first page.
 */
export function pathByRule(rule: string, values: Readonly<Record<string, string>>, address: string | null): string | null {
  const plain = rule
    .replace(/\{&?(\w{1,20})=%(\w{1,20})%\}/g, '$1={%$2%}')
    .replace(/[&_/-](?:page=)?\{%page%\}/, '')
    .replace(/\?page=\{%page%\}/, '')
    .replace('{%host%}/', '{%host%}');
  const path = plain
    .replaceAll('{%host%}', '')
    .replace(/\{%(\w{1,20})%\}/g, (_, name: string) => values[name] ?? '')
    .replace(/[?&]+$/, '');
  const url = URL.parse(path.replace(/^\/+/, ''), address ?? unknownHost);
  return url && url.host === new URL(address ?? unknownHost).host ? `${url.pathname}${url.search}` : null;
}

/** The addresses of a list by its rule and by the one that always works, each with one for all its further pages. */
export function listPaths(
  rule: string,
  always: string,
  values: Readonly<Record<string, string>>,
  address: string | null,
): string[] {
  const rules = [rule, always, rule.replaceAll('{%page%}', '{page}'), `${always}&page={page}`];
  const paths = rules.map(one => pathByRule(one.replace('{&page=%page%}', '&page={page}'), values, address));
  return [...new Set(paths.filter(path => path !== null))].map(path => path.replace(/%7B(page|date)%7D/gi, '{$1}'));
}

/** A word of an address as PHP's rawurlencode writes it. */
export function encodedWord(word: string): string {
  return encodeURIComponent(word.toWellFormed()).replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
