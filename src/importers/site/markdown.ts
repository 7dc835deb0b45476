import { linkAddress, mediaAddress } from './address.ts';
import { type Block, printBlocks } from './block.ts';
import { readTable } from './grid.ts';
import type { Mark, Run } from './inline.ts';
import { type Element, elementsOf, type Node, parseHtml, textOfElement, withoutUnseen } from './tree.ts';

export type MarkdownOptions = {
  /** The address of the page it stood on: links of the same host become paths. */
  base?: string | null;
  /** Line ends in the text separate paragraphs, as the old editor of WordPress stores them. */
  lineBreaks?: boolean;
};

/**
 * HTML as Markdown (CommonMark with tables and strikethrough, no HTML) that shows the same text: tables, pictures, links, headings, lists,
 * quotations and code are kept, films become links, scripts, styles, handlers and Word's fields go. Time and memory are linear to the input.
 * Refuses HTML that nests deeper than 1,000 elements.
 */
export function toMarkdown(html: string, options: MarkdownOptions = {}): string {
  return elementToMarkdown(parseHtml(html), options);
}

/** The same for an element that was read already. */
export function elementToMarkdown(root: Element, { base = null, lineBreaks = false }: MarkdownOptions = {}): string {
  return printBlocks(blocksOf(root, { base, lineBreaks, mark: '', href: '', depth: 0 }));
}

/** Where in a text a node stands. `depth` counts lists and quotations: readers of Markdown stop at a hundred levels. */
type Context = { base: string | null; lineBreaks: boolean; mark: Mark; href: string; depth: number };

const mostDepth = 20;

/** The blocks of what is in an element. */
function blocksOf(element: Element, context: Context): Block[] {
  const page = new Page();
  walk(element.children, page, context);
  page.endLine();
  return page.blocks;
}

class Page {
  readonly blocks: Block[] = [];
  runs: Run[] = [];

  /** Ends the paragraph: two breaks in a row begin a new one. */
  endLine(): void {
    const { runs } = this;
    if (runs.length === 0) return;
    this.runs = [];
    let from = 0;
    for (let at = 0; at <= runs.length; at++) {
      if (at < runs.length && !(isBreak(runs[at]) && followedByBreak(runs, at))) continue;
      if (at > from) this.blocks.push({ kind: 'paragraph', runs: runs.slice(from, at) });
      while (at < runs.length && isBreakOrBlank(runs[at]!)) at++;
      from = at;
    }
  }

  add(block: Block): void {
    this.endLine();
    const last = this.blocks.at(-1);
    if (block.kind === 'list' && block.word && last?.kind === 'list' && last.word) last.items.push(...block.items);
    else this.blocks.push(block);
  }
}

const isBreak = (run: Run | undefined) => run?.kind === 'break';
const isBreakOrBlank = (run: Run) => run.kind === 'break' || (run.kind === 'text' && run.text.trim() === '');

function followedByBreak(runs: readonly Run[], at: number): boolean {
  let next = at + 1;
  while (next < runs.length && runs[next]!.kind !== 'break' && isBreakOrBlank(runs[next]!)) next++;
  return isBreak(runs[next]);
}

function walk(nodes: readonly Node[], page: Page, context: Context): void {
  for (const node of nodes) {
    if (typeof node === 'string') addText(node, page, context);
    else element(node, page, context);
  }
}

function addText(text: string, page: Page, { mark, href, lineBreaks }: Context): void {
  if (!lineBreaks || !text.includes('\n')) {
    page.runs.push({ kind: 'text', text, mark, href });
    return;
  }
  for (const [at, line] of text.split('\n').entries()) {
    if (at > 0) page.runs.push({ kind: 'break', href: '' });
    if (line) page.runs.push({ kind: 'text', text: line, mark, href });
  }
}

const blocks = new Set(
  (
    'p,div,section,article,main,header,footer,nav,aside,address,center,figure,figcaption,form,fieldset,legend,dl,dt,dd,li,details,summary,' +
    'body,html,tbody,thead,tfoot,tr,td,th,caption,dir,menu,hgroup,option,select,optgroup,textarea,title'
  ).split(','),
);

const marks: Readonly<Record<string, Mark>> = {
  b: '**',
  strong: '**',
  i: '*',
  em: '*',
  cite: '*',
  del: '~~',
  s: '~~',
  strike: '~~',
};
const embeds = new Set(['iframe', 'video', 'audio', 'embed', 'object', 'frame']);

function element(node: Element, page: Page, context: Context): void {
  const { name, children } = node;
  if (name === 'br') page.runs.push({ kind: 'break', href: '' });
  else if (name === 'img' || name === 'v:imagedata') image(node, page, context);
  else if (name === 'a') walk(children, page, { ...context, href: linkOf(node, context) });
  else if (name === 'hr') page.add({ kind: 'rule' });
  else if (/^h[1-6]$/.test(name)) heading(node, page, context);
  else if (name === 'ul' || name === 'ol' || name === 'blockquote') nested(node, page, context);
  else if (name === 'pre' || name === 'listing' || name === 'xmp') code(node, page);
  else if (name === 'table') table(node, page, context);
  else if (embeds.has(name)) embed(node, page, context);
  else if (name === 'code' || name === 'tt' || name === 'kbd' || name === 'samp') {
    const text = simpleText(node);
    // [`]:`](/x) would be read as the definition of a reference: the words stay, not their type.
    if (text === null || (context.href !== '' && text.includes(']:'))) walk(children, page, context);
    else page.runs.push({ kind: 'code', text, href: context.href });
  } else if (name === 'sup' || name === 'sub') script(node, page, context);
  else if (blocks.has(name)) {
    page.endLine();
    if (name === 'p' && isWordItem(node))
      page.add({ kind: 'list', start: null, word: true, items: [blocksOf(withoutBullet(node), context)] });
    else walk(children, page, context);
    page.endLine();
  } else walk(children, page, { ...context, mark: context.mark || marks[name] || markOfStyle(node.attribs.style) });
}

function markOfStyle(style: string | undefined): Mark {
  return style && /font-weight:\s?(?:bold|[6-9]00)/i.test(style) ? '**' : '';
}

function linkOf({ attribs }: Element, { base, href }: Context): string {
  return attribs.href === undefined ? href : (linkAddress(attribs.href, base) ?? '');
}

// Where a page loads its pictures late, src holds a placeholder.
const sources = ['data-original', 'data-src', 'data-lazy-src', 'zoomfile', 'file', '_src', 'src'];

function image({ attribs }: Element, page: Page, { base, href }: Context): void {
  for (const source of sources) {
    const address = attribs[source] ? mediaAddress(attribs[source], base) : null;
    if (!address) continue;
    page.runs.push({ kind: 'image', address, alt: withoutUnseen(attribs.alt ?? ''), href });
    return;
  }
}

/** A heading of one line; where it wraps more than that, what it wraps. */
function heading(node: Element, page: Page, context: Context): void {
  page.endLine();
  const inner = blocksOf(node, { ...context, lineBreaks: false });
  if (inner.every(block => block.kind === 'paragraph')) {
    page.add({ kind: 'heading', level: Number(node.name[1]), runs: joined(inner) });
  } else for (const block of inner) page.add(block);
}

/** The runs of several blocks on one line. */
function joined(inner: readonly Block[]): Run[] {
  const runs: Run[] = [];
  for (const block of inner) {
    if (runs.length > 0) runs.push({ kind: 'break', href: '' });
    if (block.kind === 'paragraph' || block.kind === 'heading') for (const run of block.runs) runs.push(run);
    else if (block.kind === 'list' || block.kind === 'quote') {
      const parts = block.kind === 'list' ? block.items.flat() : block.blocks;
      for (const run of joined(parts)) runs.push(run);
    }
  }
  return runs;
}

function nested(node: Element, page: Page, context: Context): void {
  page.endLine();
  const inner = { ...context, depth: context.depth + 1 };
  if (inner.depth > mostDepth) walk(node.children, page, context);
  else if (node.name === 'blockquote') page.add({ kind: 'quote', blocks: blocksOf(node, inner) });
  else page.add({ kind: 'list', start: node.name === 'ol' ? firstNumber(node) : null, items: itemsOf(node, inner), word: false });
  page.endLine();
}

function firstNumber({ attribs }: Element): number {
  return /^\d{1,8}$/.test(attribs.start ?? '') ? Number(attribs.start) : 1;
}

/** The items of a list; what stands between them, as old editors left nested lists, belongs to the item before. */
function itemsOf(list: Element, context: Context): Block[][] {
  const items: Block[][] = [];
  for (const child of list.children) {
    if (typeof child === 'string' && child.trim() === '') continue;
    const isItem = typeof child !== 'string' && child.name === 'li';
    const own = blocksOf(isItem ? child : { name: 'li', attribs: {}, children: [child] }, context);
    const last = items.at(-1);
    if (isItem || !last) items.push(own);
    else for (const block of own) last.push(block);
  }
  return items;
}

function code(node: Element, page: Page): void {
  let text = '';
  for (const inner of walkText(node.children)) text += inner;
  const classes = [node, ...node.children].map(one => (typeof one === 'string' ? '' : (one.attribs.class ?? ''))).join(' ');
  const language = /(?:^|\s)(?:lang|language|brush)[-:]([\w+#-]{1,20})/.exec(classes)?.[1] ?? '';
  page.add({ kind: 'code', text: withoutUnseen(text.replace(/\r\n?/g, '\n')).replace(/^\n/, '').trimEnd(), language });
}

function* walkText(nodes: readonly Node[]): Generator<string, void, undefined> {
  const waiting = nodes.toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') yield node;
    else if (node.name === 'br') yield '\n';
    else for (let at = node.children.length - 1; at >= 0; at--) waiting.push(node.children[at]!);
  }
}

/** The text of an element that holds nothing else, or null. */
function simpleText({ children }: Element): string | null {
  return children.every(child => typeof child === 'string') ? children.join('') : null;
}

const raised: Readonly<Record<string, string>> = {
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
};

/** m<sup>2</sup> as m²: flattened to "m2" or "103" a figure would say something else. */
function script(node: Element, page: Page, context: Context): void {
  const text = simpleText(node)?.trim() ?? '';
  if (!/^\d{1,6}$/.test(text)) {
    walk(node.children, page, context);
    return;
  }
  const signs = [...text].map(digit => (node.name === 'sup' ? raised[digit]! : String.fromCharCode(0x2080 + Number(digit))));
  page.runs.push({ kind: 'text', text: signs.join(''), mark: context.mark, href: context.href });
}

/** A film, sound or frame as a link that says its title or its address. */
function embed(node: Element, page: Page, { base }: Context): void {
  page.endLine();
  for (const { name, attribs } of elementsOf(node)) {
    const written =
      attribs.src ?? attribs['data-src'] ?? attribs.data ?? (name === 'param' && attribs.name === 'movie' ? attribs.value : '');
    const address = written ? mediaAddress(written, base) : null;
    if (!address) continue;
    page.add({ kind: 'paragraph', runs: [{ kind: 'text', text: attribs.title?.trim() || address, mark: '', href: address }] });
    return;
  }
}

function table(node: Element, page: Page, context: Context): void {
  page.endLine();
  const read = readTable(node, cell => blocksOf(cell, { ...context, lineBreaks: false }), joined);
  for (const other of read.others) walk(other.children, page, context);
  page.endLine();
  if ('rows' in read) page.add({ kind: 'table', rows: read.rows });
  else for (const block of read.blocks) page.add(block);
}

/** A paragraph that Word wrote as an item of a list, its sign drawn as text. */
function isWordItem(node: Element): boolean {
  if (!/mso-list:\s?l\d/i.test(node.attribs.style ?? '')) return false;
  const sign = node.children.find(child => typeof child !== 'string' && isBullet(child));
  return sign !== undefined;
}

function isBullet(node: Element): boolean {
  const style = node.attribs.style ?? '';
  if (!/mso-list:\s?ignore/i.test(style)) {
    const inner = node.children.filter(child => typeof child !== 'string' || child.trim() !== '');
    return node.name === 'span' && inner.length === 1 && typeof inner[0] !== 'string' && isBullet(inner[0]!);
  }
  return /^[·•§oØüv●■◆▪➢l]?$/u.test(textOfElement(node));
}

function withoutBullet(node: Element): Element {
  return { ...node, children: node.children.filter(child => typeof child === 'string' || !isBullet(child)) };
}
