import type { Db, Tx } from '#platform/database.ts';

/**
 * Where the content of an old address stands now; null where the address was never ours. `address` is path and query as sent. An old address may stand
 * with `{page}` for the number of a page or `{date}` for a day, month or year: lists had too many addresses to keep each. Feeds and searches of old
 * portals are known by their form; the feed of a list leads to that of its category, or to the one of all posts.
 */
export async function readRedirect(db: Db, address: string): Promise<string | null> {
  if (address.length > 1000 || !address.startsWith('/')) return null;
  const target = await targetOf(db, address);
  if (target) return target;
  if (mainPage.test(address)) return '/';
  const search = searchOf(address);
  if (search !== null) return search;
  const list = listOfFeed(address);
  if (list === null || list === '/') return list && '/feed.xml';
  const here = await targetOf(db, list);
  if (here === null || /^\/posts\/[^/?]+$/.test(here)) return here;
  const category = /^\/categories\/([\w-]+)$/.exec(here)?.[1];
  return category ? `/feed.xml?category=${category}` : '/feed.xml';
}

const mainPage = /^\/(?:index|default)\.(?:php|html?|asp)$/;

/** The search that /search.php?q=… of Z-Blog, /?s=… or /index.php?s=… of WordPress asked for, in its language; null where the address is no search. */
function searchOf(address: string): string | null {
  const [path, query = ''] = parted(withoutIndex(address));
  const isSearch = /\/search\.php$/.test(path);
  if (!isSearch && !path.endsWith('/')) return null;
  const words = (new URLSearchParams(query).get(isSearch ? 'q' : 's') ?? '').trim();
  if (words.length > 100 || (words === '' && !isSearch)) return null;
  const page = path.startsWith('/en/') ? '/en/search' : '/search';
  return words === '' ? page : `${page}?q=${encodeURIComponent(words.toWellFormed())}`;
}

/** The list that a feed told of: /feed/, /category/x/feed/atom/, /?feed=rss2 of WordPress, /feed.php?cate=1 of Z-Blog; null where it is no feed. */
function listOfFeed(address: string): string | null {
  const [path, query = ''] = parted(withoutIndex(address));
  const named = /^(.*\/)(?:feed(?:\/(?:rss2?|rdf|atom))?\/?|(?:feed|rss)\.php|(?:rss|atom)\.xml)$/.exec(path)?.[1];
  const pairs = query.split('&').filter(Boolean);
  const rest = pairs.filter(pair => !/^feed=(?:rss2?|rdf|atom|feed)$/.test(pair));
  if (named === undefined && (rest.length === pairs.length || !path.endsWith('/'))) return null;
  const list = (named ?? path).replace(/\/index\.php\/$/, '/');
  return rest.length > 0 ? `${list}?${rest.join('&')}` : list;
}

/** What index.php is asked for by a query is what its folder is asked for. */
const withoutIndex = (address: string) => address.replace(/\/index\.php\?/, '/?');

function parted(address: string): [path: string, query?: string] {
  const at = address.indexOf('?');
  return at < 0 ? [address] : [address.slice(0, at), address.slice(at + 1)];
}

async function targetOf(db: Db, address: string): Promise<string | null> {
  const ways = waysTo(address);
  const rows = await db<{ address: string; target: string }[]>`
    select address, target from publish.redirect where address = any (${ways.map(way => way.address)}::text[])`;
  const targets = new Map(rows.map(row => [row.address, row.target]));
  for (const way of ways) {
    const written = targets.get(way.address);
    const target = written?.replace('{date}', way.until ?? '');
    // An address that leads to itself has lost its content.
    if (target && plainAddress(target) !== plainAddress(address)) return target;
  }
  return null;
}

/** Has old addresses lead elsewhere; an address that is served here anyway is never asked for, so it does no harm. Gives how many are new or changed. */
export async function saveRedirects(tx: Tx, pairs: readonly { address: string; target: string }[]): Promise<number> {
  const sound = new Map(
    pairs
      .map(({ address, target }) => ({ address: plainAddress(address), target }))
      .filter(
        ({ address, target }) =>
          address !== plainAddress(target) && [address, target].every(one => /^\/(?!\/)/.test(one) && one.length <= 1000),
      )
      .map(({ address, target }) => [address, target]),
  );
  const rows = await tx`
    insert into publish.redirect (address, target, created_at)
    select address, target, now() from unnest(${[...sound.keys()]}::text[], ${[...sound.values()]}::text[]) as r(address, target)
    on conflict (address) do update set target = excluded.target where publish.redirect.target <> excluded.target returning 1`;
  return rows.length;
}

/** An address with its words readable, so that %e4 and %E4 are one; as it stands where that fails, or is no text that can be kept. */
function plainAddress(address: string): string {
  try {
    const plain = decodeURI(address);
    return plain.includes('\0') ? address : plain;
  } catch {
    return address;
  }
}

/** One form under which an old address may be known; `until` is the place in the list of posts where its period ends. */
type Way = { address: string; until: string | null };

/** The forms of an address, the surest first: as it is, with or without its last slash, then as a page of a list, then by its period. */
function waysTo(address: string): Way[] {
  const plain = plainAddress(address);
  const sent = [plain, address, encodeURI(plain.toWellFormed())].flatMap(one => [one, withoutIndex(one)]);
  const forms = [...new Set([...sent, ...sent.map(otherSlash)])].filter(one => one !== '');
  const whole = forms.map((one): Way => ({ address: one, until: null }));
  const dated = whole.flatMap(datedForms);
  const ways = [...whole, ...whole.flatMap(pagedForms), ...dated, ...dated.flatMap(pagedForms)];
  return [...new Map(ways.map(way => [way.address, way])).values()];
}

function otherSlash(address: string): string {
  const [path = '', ...query] = address.split('?');
  if (path === '/' || /\.\w{1,5}$/.test(path)) return '';
  return [path.endsWith('/') ? path.slice(0, -1) : `${path}/`, ...query].join('?');
}

/** Each of the last numbers in turn as the number of a page. */
function pagedForms({ address, until }: Way): Way[] {
  return [...address.matchAll(/(?<![\d%])\d{1,6}(?!\d)/g)]
    .slice(-6)
    .map(({ 0: number, index }) => ({
      address: `${address.slice(0, index)}{page}${address.slice(index + number.length)}`,
      until,
    }))
    .toReversed();
}

const period = /(?<!\d)((?:19|20)\d\d)(?:([-/._])(\d{1,2})(?:\2(\d{1,2}))?|(\d\d)(\d\d)?)?(?!\d)/;

function datedForms({ address }: Way): Way[] {
  const found = period.exec(address);
  const end = found && endOf(Number(found[1]), Number(found[3] ?? found[5] ?? 0), Number(found[4] ?? found[6] ?? 0));
  if (!found || !end) return [];
  const rest = address.slice(found.index + found[0].length);
  return [{ address: `${address.slice(0, found.index)}{date}${rest}`, until: cursorOf(end) }];
}

/** When a day, month or year of China ends; null for one that there is not. */
function endOf(year: number, month: number, day: number): Date | null {
  const last = new Date(Date.UTC(year, Math.max(1, month) - 1, Math.max(1, day)));
  if (year < 1971 || month > 12 || last.getUTCDate() !== Math.max(1, day)) return null;
  if (day > 0) last.setUTCDate(day + 1);
  else if (month > 0) last.setUTCMonth(month);
  else last.setUTCFullYear(year + 1);
  return new Date(last.getTime() - 8 * 3_600_000);
}

/** The place in the list of posts at a moment, as the list itself writes it. */
function cursorOf(moment: Date): string {
  return Buffer.from(`${moment.getTime() * 1000}.0`).toString('base64url');
}
