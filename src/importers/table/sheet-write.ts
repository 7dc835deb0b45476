import { crc32, createDeflateRaw } from 'node:zlib';
import type { Cell } from './sheet.ts';

/** A column of a workbook; `choices` becomes a list to pick from. */
export type SheetColumn = { heading: string; choices: readonly string[] | null };

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** An .xlsx workbook of one sheet, streamed: memory holds one row and a compressor. Text stands in its cells as text, never as a formula. */
export async function* writeSheet(
  name: string,
  columns: readonly SheetColumn[],
  rows: AsyncIterable<Cell[]>,
): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let at = 0;
  const parts: [string, AsyncIterable<string> | string[]][] = [
    [
      '[Content_Types].xml',
      [
        `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
        `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>`,
        `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/>`,
        `<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
      ],
    ],
    ['_rels/.rels', [relations([['officeDocument', 'xl/workbook.xml']])]],
    [
      'xl/workbook.xml',
      [
        `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ],
    ],
    [
      'xl/_rels/workbook.xml.rels',
      [
        relations([
          ['worksheet', 'worksheets/sheet1.xml'],
          ['styles', 'styles.xml'],
        ]),
      ],
    ],
    ['xl/styles.xml', [styles]],
    ['xl/worksheets/sheet1.xml', sheetXml(columns, rows)],
  ];
  for (const [path, text] of parts) {
    const start = at;
    const bytes = Buffer.from(path);
    const local = header(0x04034b50, 30, bytes);
    yield local;
    at += local.length;
    const sizes = { crc: 0, packed: 0, size: 0 };
    for await (const chunk of deflated(text, sizes)) {
      yield chunk;
      at += chunk.length;
    }
    const trailer = Buffer.alloc(16);
    trailer.writeUInt32LE(0x08074b50, 0);
    writeSizes(trailer, 4, sizes);
    yield trailer;
    at += trailer.length;
    const entry = header(0x02014b50, 46, bytes);
    writeSizes(entry, 16, sizes);
    entry.writeUInt32LE(start, 42);
    directory.push(entry);
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  yield Buffer.concat([list, end]);
}

type Sizes = { crc: number; packed: number; size: number };

/** A local or directory header of a streamed, deflated part: sizes follow it (flag 8), names are UTF-8 (flag 0x800), the day is 1980-01-01. */
function header(signature: number, length: number, name: Buffer): Buffer {
  const bytes = Buffer.alloc(length);
  const central = length === 46;
  bytes.writeUInt32LE(signature, 0);
  if (central) bytes.writeUInt16LE(20, 4);
  const at = central ? 6 : 4;
  bytes.writeUInt16LE(20, at);
  bytes.writeUInt16LE(0x808, at + 2);
  bytes.writeUInt16LE(8, at + 4);
  bytes.writeUInt16LE(0x21, at + 8);
  bytes.writeUInt16LE(name.length, central ? 28 : 26);
  return Buffer.concat([bytes, name]);
}

function writeSizes(bytes: Buffer, at: number, { crc, packed, size }: Sizes): void {
  bytes.writeUInt32LE(crc, at);
  bytes.writeUInt32LE(packed, at + 4);
  bytes.writeUInt32LE(size, at + 8);
}

async function* deflated(text: AsyncIterable<string> | string[], sizes: Sizes): AsyncGenerator<Buffer> {
  const stream = createDeflateRaw({ level: 6, chunkSize: 1 << 16 });
  const fed = (async () => {
    for await (const part of text) {
      const bytes = Buffer.from(part);
      sizes.crc = crc32(bytes, sizes.crc);
      sizes.size += bytes.length;
      if (!stream.write(bytes)) await new Promise(resolve => stream.once('drain', resolve));
    }
    stream.end();
  })();
  fed.catch(error => stream.destroy(error as Error));
  try {
    for await (const chunk of stream) {
      sizes.packed += (chunk as Buffer).length;
      yield chunk as Buffer;
    }
    await fed;
  } finally {
    stream.destroy();
  }
}

async function* sheetXml(columns: readonly SheetColumn[], rows: AsyncIterable<Cell[]>): AsyncGenerator<string> {
  const widths = columns.map(
    ({ heading }, at) => `<col min="${at + 1}" max="${at + 1}" width="${Math.max(10, heading.length * 2 + 2)}" customWidth="1"/>`,
  );
  yield `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  yield `<cols>${widths.join('')}</cols><sheetData>`;
  let text = rowXml(
    1,
    columns.map(column => column.heading),
    1,
  );
  let line = 1;
  for await (const row of rows) {
    text += rowXml(++line, row, 0);
    if (text.length < 1 << 16) continue;
    yield text;
    text = '';
  }
  yield `${text}</sheetData>${choicesXml(columns)}</worksheet>`;
}

const letters: string[] = [];

function columnLetters(at: number): string {
  letters[at] ??= (at >= 26 ? columnLetters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));
  return letters[at];
}

function rowXml(line: number, cells: readonly Cell[], style: number): string {
  let text = `<row r="${line}">`;
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at];
    if (cell === null || cell === undefined || cell === '') continue;
    const open = `<c r="${columnLetters(at)}${line}"${style ? ` s="${style}"` : ''}`;
    if (typeof cell === 'number') text += `${open}><v>${cell}</v></c>`;
    else if (typeof cell === 'boolean') text += `${open} t="b"><v>${cell ? 1 : 0}</v></c>`;
    else text += `${open} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  }
  return `${text}</row>`;
}

/** Lists to pick from, for the lines that people fill by hand; Excel takes at most 255 characters for one. */
function choicesXml(columns: readonly SheetColumn[]): string {
  const lists = columns.flatMap(({ choices }, at) => {
    const list = choices?.join(',') ?? '';
    if (list === '' || list.length > 250) return [];
    const range = `${columnLetters(at)}3:${columnLetters(at)}5000`;
    return [
      `<dataValidation type="list" allowBlank="1" sqref="${range}"><formula1>"${escaped(list)}"</formula1></dataValidation>`,
    ];
  });
  return lists.length > 0 ? `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>` : '';
}

const unsafe = /[&<>"]|_x[0-9A-Fa-f]{4}_|[^\t\n\x20-\ufffd]/;

function escaped(text: string): string {
  if (!unsafe.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[^\t\n\x20-\ufffd]/g, character => (character >= '\ud800' && character <= '\udfff' ? character : ''));
}

const styles =
  `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

function relations(list: [string, string][]): string {
  const rows = list.map(([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${kind}" Target="${target}"/>`);
  return `${head}<Relationships xmlns="${packaged}/relationships">${rows.join('')}</Relationships>`;
}
