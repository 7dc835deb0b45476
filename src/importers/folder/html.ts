import { type Element, elementsOf, type Node, parseHtml, textOfElement, withoutUnseen } from '../site/tree.ts';

/** What a page of an old site says: its article, and what stands around it about it. */
export type Page = { title: string; excerpt: string; cover: string | null; at: Date | null; tags: string[]; main: Element };

/** Reads a page: title, description, keywords and picture by its head, the article by its element, the day by head, then address, then text. */
export function readPage(html: string, path: string): Page {
  const root = parseHtml(html, { head: true });
  const all = [...elementsOf(root)];
  const metas = metasOf(all);
  const found = mainOf(all) ?? all.find(({ name }) => name === 'body') ?? root;
  const own = elementNamed(found, 'h1');
  const title = metas.get('og:title') || (own && textOfElement(own)) || titleOf(all) || nameOf(path);
  return {
    title,
    excerpt: metas.get('description') ?? metas.get('og:description') ?? '',
    cover: metas.get('og:image') || null,
    at: dayInHead(metas, all) ?? dayInPath(path) ?? dayInText(textOfElement(root).slice(0, 20_000)),
    tags: [...new Set((metas.get('keywords') ?? '').split(/[,，、;；\s]/).map(word => word.trim()))]
      .filter(word => word !== '' && word.length <= 30)
      .slice(0, 20),
    main: withoutFrame(found, title),
  };
}

function metasOf(all: readonly Element[]): Map<string, string> {
  const metas = new Map<string, string>();
  for (const { name, attribs } of all) {
    const key = name === 'meta' ? (attribs.name ?? attribs.property)?.toLowerCase() : undefined;
    if (key && !metas.has(key)) metas.set(key, withoutUnseen((attribs.content ?? '').replace(/\s+/g, ' ')).trim());
  }
  return metas;
}

/** Ids and classes under which systems that Chinese portals were built with keep the article, the surest first. */
const places = [
  /^(?:trs_editor|zoom|ucap-content|vsb_content\w{0,20}|artibody|article[-_]?(?:content|body|text)|articlecontent|post[-_]?(?:content|body)|entry[-_]?content|news[-_]?(?:content|text|body)|detail[-_]?(?:content|body)|content[-_]?(?:text|body|main|detail)|main[-_]?content|single-content)$/i,
  /^(?:article|content|post|entry|detail|text)$/i,
];

/** The element that holds the article: by place, by what it is, or where most of the text stands. */
function mainOf(all: readonly Element[]): Element | undefined {
  const long = (element: Element) => textOfElement(element).length >= 20 || elementNamed(element, 'img') !== undefined;
  for (const place of places) {
    const found = all.find(
      element => namesOf(element).some(name => place.test(name)) && !frame.has(element.name) && long(element),
    );
    if (found) return found;
  }
  const articles = all.filter(({ name }) => name === 'article');
  if (articles.length === 1 && long(articles[0]!)) return articles[0];
  const main = all.find(({ name, attribs }) => name === 'main' || attribs.role === 'main');
  return main && long(main) ? main : densest(all);
}

const namesOf = ({ attribs }: Element) => [attribs.id ?? '', ...(attribs.class ?? '').split(/\s+/).slice(0, 10)].filter(Boolean);

/** The element whose own paragraphs hold most text outside of links. */
function densest(all: readonly Element[]): Element | undefined {
  let best: Element | undefined;
  let most = 60;
  for (const element of all) {
    if (frame.has(element.name) || element.name === 'table') continue;
    let length = 0;
    for (const child of element.children) {
      if (typeof child === 'string') length += child.trim().length;
      else if (child.name === 'p' || child.name === 'br' || child.name === 'font' || child.name === 'span')
        length += ownText(child);
    }
    if (length > most) [best, most] = [element, length];
  }
  return best;
}

function ownText(paragraph: Element): number {
  return paragraph.children.reduce(
    (sum, child) =>
      sum + (typeof child === 'string' ? child.trim().length : child.name === 'a' ? 0 : textOfElement(child).length),
    0,
  );
}

function elementNamed(root: Element, name: string): Element | undefined {
  for (const element of elementsOf(root)) if (element.name === name) return element;
  return undefined;
}

const frame = new Set([
  'nav',
  'aside',
  'footer',
  'header',
  'form',
  'button',
  'input',
  'select',
  'textarea',
  'title',
  'meta',
  'base',
  'link',
  'head',
]);

/** The article without what frames it and without its own title, which is stored apart. */
function withoutFrame(element: Element, title: string): Element {
  const keep = (node: Node): Node[] => {
    if (typeof node === 'string') return [node];
    if (frame.has(node.name)) return [];
    if (node.name === 'h1' && textOfElement(node) === title) return [];
    return [{ ...node, children: node.children.flatMap(keep) }];
  };
  return { ...element, children: element.children.flatMap(keep) };
}

/** Old pages end their title with the name of the site; a heading is trusted where it begins the title, as it may also be that name. */
function titleOf(all: readonly Element[]): string {
  const element = all.find(({ name }) => name === 'title');
  const title = element ? textOfElement(element) : '';
  const headings = all.filter(({ name }) => name === 'h1').map(textOfElement);
  const begins = headings.find(heading => heading.length > 3 && title.startsWith(heading));
  return begins || (title.split(/\s[-–—|]\s|[_|]/)[0] ?? '').trim() || title || (headings[0] ?? '');
}

const nameOf = (path: string) => (path.split('/').at(-1) ?? '').replace(/\.\w{1,5}$/, '');

const dayNames =
  'article:published_time,og:release_date,pubdate,publishdate,publish_date,publish-date,publication_date,weibo:article:create_at,datepublished,date,dc.date,releasedate,firstpublishedtime'.split(
    ',',
  );

function dayInHead(metas: ReadonlyMap<string, string>, all: readonly Element[]): Date | null {
  for (const name of dayNames) {
    const at = momentIn(metas.get(name) ?? '');
    if (at) return at;
  }
  const time = all.find(({ name, attribs }) => name === 'time' && attribs.datetime);
  return time ? momentIn(time.attribs.datetime!) : null;
}

/** "/2020/05/12/", "/2020-05/12/", "t20200512_1234.html". */
function dayInPath(path: string): Date | null {
  const [, year, month, day] =
    /(?:^|\/)(20\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:\/|-|_|\.)/.exec(path) ??
    /(?:^|\/)t(20\d\d)(\d\d)(\d\d)_/.exec(path) ??
    [];
  return year ? momentIn(`${year}-${month}-${day}`) : null;
}

function dayInText(text: string): Date | null {
  const found = /((?:19|20)\d\d)(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?(?:\s{0,3}(\d{1,2}):(\d\d))?/.exec(text);
  if (!found) return null;
  const [, year, month = '', day = '', hour = '0', minute = '00'] = found;
  return momentIn(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${hour.padStart(2, '0')}:${minute}`);
}

/** A moment as pages write it; without a zone it is that of Beijing. Null for what is no day of the years 1980 to 2100. */
export function momentIn(written: string): Date | null {
  const found =
    /^((?:19|20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]{0,3}(\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d{1,6})?)?\s?(Z|[+-]\d\d:?\d\d)?/.exec(
      written.trim(),
    );
  if (!found) return null;
  const [, year, month = '', day = '', hour = '0', minute = '00', second = '00', zone = '+08:00'] = found;
  const offset = zone === 'Z' || zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const two = (part: string) => part.padStart(2, '0');
  const at = new Date(`${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}${offset}`);
  const full = Number(year);
  return Number.isNaN(at.getTime()) || full < 1980 || full > 2100 ? null : at;
}
