import { Refused } from '#shared/refused.ts';

/** One element of a stream: its start tag without `<name` and `>`, what stands inside, and the namespace prefix in use ("" or "x:"). */
export type Xml = { open: string; inner: string; prefix: string };
export type CellStyle = 'date' | 'percent' | null;

const mostCharacters = 8 << 20;
/** The root element stands right after the XML declaration. */
const mostBeforeRoot = 1 << 16;

/**
 * The elements of one name, as they come, holding no more than one of them in memory. Made for the machine-written XML of workbooks,
 * where such elements never nest and attributes hold no ">". Refuses a single element beyond 8 million characters.
 */
export async function* elements(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<Xml> {
  const decoder = new TextDecoder();
  let prefix: string | null = null;
  let text = '';
  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true });
    prefix ??= prefixOf(text);
    if (prefix === null && text.length > mostBeforeRoot) throw tooLong();
    if (prefix === null) continue;
    let at = 0;
    for (;;) {
      const found = nextElement(text, `${prefix}${name}`, at);
      if (!found) break;
      yield { open: found.open, inner: found.inner, prefix };
      at = found.end;
    }
    const keep = startOf(text, `${prefix}${name}`, at);
    text = keep < 0 ? text.slice(Math.max(at, text.length - 64)) : text.slice(keep);
    if (text.length > mostCharacters) throw tooLong();
  }
}

function tooLong(): Refused {
  return new Refused('invalid', '这个 Excel 文件里有一行或一格内容过长，不能导入。');
}

/**
 * The attributes of every start tag of this name, whatever its prefix. Cut at each "<" first: a pattern that looks for the ">" by itself
 * takes hours on a hostile part with a million tags that never end.
 */
export function startTags(xml: string, name: string): string[] {
  const tag = new RegExp(`^(?:\\w{1,20}:)?${name}(?![\\w.-])([^>]*)>`);
  return xml.split('<').flatMap(piece => tag.exec(piece)?.[1] ?? []);
}

/** The prefix of the root element; null while the root has not come yet. */
function prefixOf(text: string): string | null {
  if (/<!DOCTYPE/i.test(text.slice(0, 2000)))
    throw new Refused('invalid', '这个 Excel 文件含有不允许的内容（DOCTYPE），不能导入。');
  const root = /<(?:([A-Za-z]\w*):)?(?:worksheet|sst)[\s>]/.exec(text);
  return root ? (root[1] ? `${root[1]}:` : '') : null;
}

function nextElement(text: string, tag: string, from: number): { open: string; inner: string; end: number } | null {
  const start = startOf(text, tag, from);
  if (start < 0) return null;
  const openEnd = text.indexOf('>', start);
  if (openEnd < 0) return null;
  const open = text.slice(start + 1 + tag.length, openEnd);
  if (open.endsWith('/')) return { open, inner: '', end: openEnd + 1 };
  const close = `</${tag}>`;
  const closeAt = text.indexOf(close, openEnd);
  return closeAt < 0 ? null : { open, inner: text.slice(openEnd + 1, closeAt), end: closeAt + close.length };
}

/** Where `<tag` begins as a whole name: <c is not <col. */
function startOf(text: string, tag: string, from: number): number {
  for (let at = text.indexOf(`<${tag}`, from); at >= 0; at = text.indexOf(`<${tag}`, at + 1)) {
    const next = text.charCodeAt(at + 1 + tag.length);
    if (next === 62 || next === 47 || next <= 32 || Number.isNaN(next)) return at;
  }
  return -1;
}

/** The cells of a row: column from 0 (null where the cell does not name it), type, style number and what stands inside. */
export function* cellXml({
  inner,
  prefix,
}: Xml): Generator<{ column: number | null; type: string; style: number; inner: string }> {
  for (let at = 0; ; ) {
    const cell = nextElement(inner, `${prefix}c`, at);
    if (!cell) return;
    at = cell.end;
    const reference = /(?:^|\s)r=["']([A-Z]{1,3})/.exec(cell.open)?.[1];
    yield {
      column: reference ? columnNumber(reference) : null,
      type: /(?:^|\s)t=["'](\w+)/.exec(cell.open)?.[1] ?? 'n',
      style: Number(/(?:^|\s)s=["'](\d+)/.exec(cell.open)?.[1] ?? 0),
      inner: cell.inner,
    };
  }
}

/** A → 0, Z → 25, AA → 26. */
function columnNumber(letters: string): number {
  let number = 0;
  for (let i = 0; i < letters.length; i++) number = number * 26 + letters.charCodeAt(i) - 64;
  return number - 1;
}

/** The text of the first element of this name; null where there is none. */
export function xmlHead(xml: string, tag: string): string | null {
  const found = nextElement(xml, tag, 0);
  return found ? decoded(found.inner) : null;
}

/** All <t> of a string item in order, without the phonetic guide. */
export function textOf(xml: string, prefix: string): string {
  let text = '';
  const plain = xml.includes(`<${prefix}rPh`) ? withoutPhonetic(xml, prefix) : xml;
  for (let at = 0; ; ) {
    const run = nextElement(plain, `${prefix}t`, at);
    if (!run) return text;
    text += decoded(run.inner);
    at = run.end;
  }
}

function withoutPhonetic(xml: string, prefix: string): string {
  const kept: string[] = [];
  let at = 0;
  for (let guide = nextElement(xml, `${prefix}rPh`, at); guide; guide = nextElement(xml, `${prefix}rPh`, at)) {
    kept.push(xml.slice(at, startOf(xml, `${prefix}rPh`, at)));
    at = guide.end;
  }
  return kept.join('') + xml.slice(at);
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text of XML: the five names, number references, CDATA, and Excel's _x000D_ for control characters. */
function decoded(xml: string): string {
  if (!/[&<_]/.test(xml)) return xml;
  return withoutCdata(xml)
    .replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{2,4}));/g, (whole, decimal?: string, hex?: string, name?: string) => {
      if (name) return named[name] ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hex!, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function withoutCdata(xml: string): string {
  const plain: string[] = [];
  let at = 0;
  for (let start = xml.indexOf('<![CDATA['); start >= 0; start = xml.indexOf('<![CDATA[', at)) {
    const end = xml.indexOf(']]>', start + 9);
    if (end < 0) break;
    plain.push(xml.slice(at, start), xml.slice(start + 9, end).replaceAll('&', '&amp;'));
    at = end + 3;
  }
  return plain.join('') + xml.slice(at);
}

/** What each cell style shows its number as, by the number formats of a workbook. */
export function styleKinds(styles: string): CellStyle[] {
  const codes = new Map<number, string>();
  for (const attributes of startTags(styles, 'numFmt')) {
    const id = /\bnumFmtId=["'](\d+)["']/.exec(attributes)?.[1];
    const code = /\bformatCode=(["'])(.*?)\1/.exec(attributes)?.[2];
    if (id && code !== undefined) codes.set(Number(id), decoded(code));
  }
  // "<cellXfs" or "<x:cellXfs" opens the list, "cellXfs" comes once more where it closes.
  const list = styles.split(/cellXfs(?=[\s>])/, 2)[1] ?? '';
  return startTags(list, 'xf').map(attributes => {
    const id = Number(/\bnumFmtId=["'](\d+)["']/.exec(attributes)?.[1] ?? 0);
    return kindOf(id, codes.get(id));
  });
}

/** Formats 14–17, 22, 27–36 and 50–58 are dates (the last two ranges in East Asian Excel), 9 and 10 percentages. */
function kindOf(id: number, code: string | undefined): CellStyle {
  if (code === undefined) {
    if (id === 9 || id === 10) return 'percent';
    return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? 'date' : null;
  }
  const bare = code.replace(/\[[^\]]*\]|"[^"]*"|\\./g, '');
  if (bare.includes('%')) return 'percent';
  return /[yd]/i.test(bare) && !/general/i.test(bare) ? 'date' : null;
}
