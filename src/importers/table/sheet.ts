import { Refused } from '#shared/refused.ts';
import { type CellStyle, cellXml, elements, startTags, styleKinds, textOf, type Xml, xmlHead } from './sheet-xml.ts';
import { readZip, type ZipEntry } from './zip.ts';

/** What a cell says: text, a number, true or false, or nothing. Dates come as YYYY-MM-DD, percentages as text with their sign. */
export type Cell = string | number | boolean | null;
export type Row = { line: number; cells: Cell[] };

/** Bounds of what is read, so that a hostile file ends in a sentence and not in a full memory. */
const most = { small: 16 << 20, strings: 256 << 20, sheet: 2 ** 31, stringCount: 4_000_000, columns: 1000, lines: 1_048_576 };

/** The rows of the first visible sheet of an .xlsx workbook; formulas give their stored results, pictures and macros are never opened. */
export async function* readSheet(bytes: Buffer): AsyncGenerator<Row> {
  const zip = readZip(bytes);
  const part = (name: string) => zip.get(name) ?? null;
  const workbook = await small(part('xl/workbook.xml'));
  const links = await small(part('xl/_rels/workbook.xml.rels'));
  if (workbook === null || links === null) throw notWorkbook();
  const sheet = part(sheetPath(workbook, links));
  if (!sheet) throw notWorkbook();
  const date1904 = startTags(workbook, 'workbookPr').some(attributes => /\bdate1904=["'](?:1|true)["']/.test(attributes));
  const kinds = styleKinds((await small(part('xl/styles.xml'))) ?? '');
  const strings = await sharedStrings(part('xl/sharedStrings.xml'));
  let line = 0;
  let count = 0;
  for await (const row of elements(sheet.open(most.sheet), 'row')) {
    line = Number(/^[^>]*?\br=["'](\d{1,7})["']/.exec(row.open)?.[1] ?? line + 1);
    if (line > most.lines || ++count > most.lines) throw notWorkbook();
    yield { line, cells: cellsOf(row, strings, kinds, date1904) };
  }
}

async function small(entry: ZipEntry | null): Promise<string | null> {
  if (!entry) return null;
  const chunks: Buffer[] = [];
  for await (const chunk of entry.open(most.small)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function sheetPath(workbook: string, links: string): string {
  const sheets = startTags(workbook, 'sheet');
  const shown = sheets.find(attributes => !/\bstate=["'](?:hidden|veryHidden)["']/.test(attributes)) ?? sheets[0];
  const id = /\b(?:\w+:)id=["']([^"']+)["']/.exec(shown ?? '')?.[1];
  for (const attributes of startTags(links, 'Relationship')) {
    if (/\bId=["']([^"']+)["']/.exec(attributes)?.[1] !== id) continue;
    const target = /\bTarget=["']([^"']+)["']/.exec(attributes)?.[1] ?? '';
    return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  }
  throw notWorkbook();
}

async function sharedStrings(entry: ZipEntry | null): Promise<string[]> {
  const strings: string[] = [];
  if (!entry) return strings;
  for await (const item of elements(entry.open(most.strings), 'si')) {
    if (strings.length >= most.stringCount) throw notWorkbook();
    strings.push(textOf(item.inner, item.prefix));
  }
  return strings;
}

function cellsOf(row: Xml, strings: readonly string[], kinds: readonly CellStyle[], date1904: boolean): Cell[] {
  const cells: Cell[] = [];
  for (const { column, type, style, inner } of cellXml(row)) {
    const at = column ?? cells.length;
    if (at >= most.columns) continue;
    while (cells.length < at) cells.push(null);
    cells[at] = cellValue(type, inner, row.prefix, strings, kinds[style], date1904);
  }
  return cells;
}

function cellValue(
  type: string,
  inner: string,
  prefix: string,
  strings: readonly string[],
  kind: CellStyle | undefined,
  date1904: boolean,
): Cell {
  if (type === 'inlineStr') return textOf(inner, prefix) || null;
  const value = xmlHead(inner, `${prefix}v`);
  if (value === null || value === '') return null;
  if (type === 's') return strings[Number(value)] || null;
  if (type === 'b') return value === '1' || value === 'true';
  if (type === 'str' || type === 'e') return value;
  if (type === 'd') return value.slice(0, 10);
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if (kind === 'date') return dayOf(number, date1904);
  if (kind === 'percent') return `${Number((number * 100).toPrecision(12))}%`;
  return number;
}

/** Excel counts days from 1899-12-30, or from 1904-01-01; before March 1900 it is a day off, since it takes 1900 for a leap year. */
function dayOf(serial: number, date1904: boolean): Cell {
  const days = Math.floor(date1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial);
  if (days < 1 || days > 2_958_465) return serial;
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
}

function notWorkbook(): Refused {
  return new Refused('invalid', '这个文件不是可以读取的 Excel 工作簿。请用 Excel 或 WPS 另存为 .xlsx，或另存为 CSV 后再试。');
}
