import markdownIt from 'markdown-it';
import { cleanLine } from '#shared/text.ts';

/** A heading for the table of contents: level 2 to 4, the anchor it can be reached by, its words. */
export type Heading = { level: number; anchor: string; words: string };

/** A picture of the library as a post shows it. */
export type Picture = { id: number; width: number; height: number; alt: string; credit: string };

export type Rendered = {
  /** Safe to show as it is: no raw HTML of the text is in it, no script, no address but http, https, mailto, tel and our own. */
  html: string;
  headings: Heading[];
  /** Codes of the spaces shown in the text. */
  embeds: string[];
  /** Pictures of the library that stand in the text. */
  media: number[];
  /** Pictures that stand in the text without words for those who do not see them. */
  withoutAlt: number[];
  /** What is read aloud: words without marks, one block a line. */
  plain: string;
};

type Env = {
  pictures: ReadonlyMap<number, Picture>;
  draw: (picture: Picture, caption: string) => string;
  headings: Heading[];
  embeds: Set<string>;
  media: Set<number>;
  withoutAlt: Set<number>;
};

type Token = ReturnType<ReturnType<typeof markdownIt>['parse']>[number];

const mediaAddress = /^\/media\/(\d{1,12})$/;
const embedLine = /^\{\{ ?offer ([A-Z][A-Z0-9-]{3,38}[A-Z0-9]) ?\}\}$/;

const reader = makeReader();

/** The library pictures that a text names, so that they can be looked up before it is rendered. */
export function mediaIn(body: string): number[] {
  return [...new Set([...body.matchAll(/\/media\/(\d{1,12})(?!\d)/g)].map(found => Number(found[1])))];
}

/** Markdown as readers see it; `draw` makes the HTML of one picture. */
export function renderMarkdown(body: string, pictures: ReadonlyMap<number, Picture>, draw: Env['draw']): Rendered {
  const env: Env = { pictures, draw, headings: [], embeds: new Set(), media: new Set(), withoutAlt: new Set() };
  const tokens = reader.parse(body, env);
  prepare(tokens, env);
  return {
    html: reader.renderer.render(tokens, reader.options, env),
    headings: env.headings,
    embeds: [...env.embeds],
    media: [...env.media],
    withoutAlt: [...env.withoutAlt],
    plain: plainOf(tokens),
  };
}

/** The words of a Markdown text without its marks, one block a line. */
export function plainText(body: string): string {
  return plainOf(reader.parse(body, {}));
}

/** The place in rendered HTML where a space is to be shown. */
export const embedMark = /<div data-offer="([A-Z0-9-]{5,40})"><\/div>/g;

function makeReader() {
  const made = markdownIt({ html: false, linkify: true, breaks: false, maxNesting: 24 });
  // Chinese text runs on after an address; only what begins with http is one.
  made.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  made.validateLink = isSafe;
  made.block.ruler.before('paragraph', 'embed', (state, line, _end, silent) => {
    const text = state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line]!);
    const found = text.length < 60 ? embedLine.exec(text.trim()) : null;
    if (!found || state.level > 0) return false;
    if (silent) return true;
    const token = state.push('embed', 'div', 0);
    token.meta = { code: found[1]! };
    state.line = line + 1;
    return true;
  });
  const rules = made.renderer.rules;
  rules.embed = (tokens, at) => `<div data-offer="${codeOf(tokens[at]!)}"></div>\n`;
  rules.table_open = () => '<div class="scroll sheet"><table class="grid-table">\n';
  rules.table_close = () => '</table></div>\n';
  rules.picture = (tokens, at, _options, env) => {
    const { id, caption } = tokens[at]!.meta as { id: number; caption: string };
    const { draw, pictures } = env as Env;
    return draw(pictures.get(id)!, caption);
  };
  rules.image = (tokens, at) => {
    const token = tokens[at]!;
    const src = textOf(token, 'src');
    const words = made.utils.escapeHtml(token.content || src);
    // Pictures of other sites are not loaded: they would tell that site who reads here.
    return `<a href="${made.utils.escapeHtml(src)}" rel="noopener noreferrer nofollow">${words}</a>`;
  };
  return made;
}

// Only what cannot run: http, https, mailto, tel, and addresses of this site; "//" would leave it.
function isSafe(address: string): boolean {
  const plain = address.trim().toLowerCase();
  if (/^(?:https?:\/\/|mailto:|tel:)/.test(plain)) return true;
  return /^(?:\/(?![/\\])|#|\?)/.test(plain) && !/[\\\p{Cc}]/u.test(plain);
}

/** Headings one level down with anchors, links of other sites marked, pictures alone in a paragraph lifted out of it. */
function prepare(tokens: Token[], env: Env): void {
  const used = new Map<string, number>();
  for (const [at, token] of tokens.entries()) {
    if (token.type === 'heading_open' || token.type === 'heading_close') {
      const level = Math.min(Number(token.tag.slice(1)) + 1, 6);
      token.tag = `h${level}`;
      if (token.type === 'heading_open') anchor(token, wordsOf(tokens[at + 1]!), level, used, env);
    }
    // An inline style would not be applied: the policy of the site allows none.
    if (token.type === 'th_open' || token.type === 'td_open') align(token);
    if (token.type === 'embed') env.embeds.add(codeOf(token));
    if (token.type !== 'inline') continue;
    for (const child of token.children ?? []) {
      if (child.type === 'link_open' && /^https?:/i.test(textOf(child, 'href'))) child.attrSet('rel', 'noopener noreferrer');
      if (child.type === 'image') lift(child, env);
    }
    const only = (token.children ?? []).filter(child => child.type !== 'softbreak');
    if (only.length > 0 && only.every(child => child.type === 'picture') && tokens[at - 1]?.type === 'paragraph_open') {
      tokens[at - 1]!.hidden = true;
      tokens[at + 1]!.hidden = true;
    }
  }
}

function align(token: Token): void {
  const style = textOf(token, 'style');
  token.attrs = null;
  if (style.includes('right')) token.attrSet('class', 'n');
  if (style.includes('center')) token.attrSet('class', 'text-center');
}

function anchor(token: Token, words: string, level: number, used: Map<string, number>, env: Env): void {
  const base =
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'part';
  const count = (used.get(base) ?? 0) + 1;
  used.set(base, count);
  const name = count === 1 ? base : `${base}-${count}`;
  token.attrSet('id', name);
  if (level <= 4) env.headings.push({ level, anchor: name, words: words.slice(0, 120) });
}

/** A picture of the library becomes one that is drawn with its sizes; anything else stays a link. */
function lift(child: Token, env: Env): void {
  const found = mediaAddress.exec(textOf(child, 'src'));
  const picture = found && env.pictures?.get(Number(found[1]));
  if (!picture) return;
  const alt = cleanLine(child.content);
  env.media.add(picture.id);
  if (!alt && !picture.alt) env.withoutAlt.add(picture.id);
  child.type = 'picture';
  child.meta = { id: picture.id, caption: cleanLine(textOf(child, 'title')) };
}

function codeOf(token: Token): string {
  return String(token.meta?.code);
}

function textOf(token: Token, attribute: string): string {
  return String(token.attrGet(attribute) ?? '');
}

function wordsOf(token: Token): string {
  return cleanLine((token.children ?? []).map(child => (child.type === 'softbreak' ? ' ' : child.content)).join(''));
}

function plainOf(tokens: readonly Token[]): string {
  const lines: string[] = [];
  for (const token of tokens) {
    if (token.type === 'inline') lines.push(wordsOf(token));
    else if (token.type === 'fence' || token.type === 'code_block') lines.push(token.content.trim());
  }
  return lines.filter(line => line !== '').join('\n');
}
