import { Parser } from 'htmlparser2';
import { Refused } from '#shared/refused.ts';

export type Element = { name: string; attribs: Record<string, string>; children: Node[] };
export type Node = string | Element;

/** Deeper than any page a person wrote; the parser looks through its open elements at each end tag, so that depth also bounds its time. */
const mostDeep = 1000;

/** Elements whose text no visitor reads, with all they hold. */
const unread = new Set(
  'script,style,noscript,template,head,svg,canvas,map,xml,noframes,applet,object-data,datalist,colgroup,base,link,meta'.split(
    ',',
  ),
);

// What hides or turns text around, and what PostgreSQL or a terminal would stumble over.
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/g;

/** The text without characters that nobody can see; half surrogate pairs become U+FFFD. */
export function withoutUnseen(text: string): string {
  return text.replace(unseen, '').toWellFormed();
}

/**
 * The elements and text of an HTML text, however broken, in time linear to its length. Comments, scripts and styles are not in it, nor what is
 * hidden; `head` keeps the elements of a head for a reader of whole pages. Refuses HTML that nests deeper than 1,000 elements.
 */
export function parseHtml(html: string, { head = false } = {}): Element {
  const root: Element = { name: '#root', attribs: {}, children: [] };
  const open: Element[] = [root];
  let depth = 0;
  let skipFrom = 0;
  const parser = new Parser({
    onopentag(name, attribs) {
      depth++;
      if (depth > mostDeep) throw tooDeep();
      if (skipFrom) return;
      if (
        !(head && headNames.has(name)) &&
        (unread.has(name) || name.startsWith('w:') || name.startsWith('m:') || isHidden(attribs))
      ) {
        skipFrom = depth;
        return;
      }
      const element: Element = { name, attribs, children: [] };
      open.at(-1)!.children.push(element);
      open.push(element);
    },
    onclosetag() {
      if (skipFrom === 0) open.pop();
      else if (skipFrom === depth) skipFrom = 0;
      depth--;
    },
    ontext(text) {
      if (skipFrom) return;
      const { children } = open.at(-1)!;
      const last = children.length - 1;
      if (typeof children[last] === 'string') children[last] += text;
      else children.push(text);
    },
  });
  parser.write(html);
  parser.end();
  return root;
}

const headNames = new Set(['head', 'meta', 'base', 'link']);

function tooDeep(): Refused {
  return new Refused('invalid', [
    `网页的元素嵌套超过 ${mostDeep} 层，不像是人写的，没有读取。`,
    `The HTML nests deeper than ${mostDeep} elements, which no person wrote; it was not read.`,
  ]);
}

function isHidden(attribs: Record<string, string>): boolean {
  if ('hidden' in attribs) return true;
  const { style } = attribs;
  if (!style || style.length < 8) return false;
  const plain = style.toLowerCase().replaceAll(' ', '');
  return plain.includes('display:none') || plain.includes('mso-hide:all');
}

/** Every element below this one, itself included, in the order of the text. */
export function* elementsOf(root: Element): Generator<Element, void, undefined> {
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') continue;
    yield node;
    for (let at = node.children.length - 1; at >= 0; at--) waiting.push(node.children[at]!);
  }
}

/** The text of an element on one line, white space collapsed; elements that begin a line are set apart by a space. */
export function textOfElement(root: Element): string {
  let text = '';
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') text += node;
    else {
      if (!within.has(node.name)) text += ' ';
      for (let at = node.children.length - 1; at >= 0; at--) waiting.push(node.children[at]!);
    }
  }
  return withoutUnseen(text.replace(/\s+/g, ' ')).trim();
}

/** The text of a piece of HTML on one line; nothing for one that is longer than 20,000 characters or nests without end. */
export function textOfHtml(html: string): string {
  if (html.length > 20_000) return '';
  try {
    return textOfElement(parseHtml(html));
  } catch (error) {
    if (error instanceof Refused) return '';
    throw error;
  }
}

const within = new Set('a,abbr,b,big,cite,code,del,em,font,i,ins,mark,q,s,small,span,strike,strong,sub,sup,tt,u,var'.split(','));
