import { crc32 as crcOf, deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guarded, unguarded } from './column.ts';
import { readTable } from './read.ts';
import type { Cell, Row } from './sheet.ts';
import { writeSheet } from './sheet-write.ts';
import { readZip } from './zip.ts';

const rowsOf = (bytes: Uint8Array): Promise<Row[]> => all(readTable({ bytes }));
const cellsOf = async (bytes: Uint8Array): Promise<Cell[][]> => (await rowsOf(bytes)).map(row => row.cells);
const wordsOf = (bytes: Uint8Array) =>
  rowsOf(bytes).then(
    () => 'read',
    error => (error as Error).message,
  );
const bytesOf = async (chunks: AsyncIterable<Buffer>) => Buffer.concat(await all(chunks));
const sheetOf = (rows: Cell[][], headings = ['标题', '城市']) =>
  bytesOf(
    writeSheet(
      '房源',
      headings.map(heading => ({ heading, choices: null })),
      (async function* () {
        yield* rows;
      })(),
    ),
  );

describe('CSV', () => {
  const text = '标题,城市,面积\n"九亭, 一号",松江,3000\n';
  const expected = [
    ['标题', '城市', '面积'],
    ['九亭, 一号', '松江', '3000'],
  ];
  // “标题,城市,面积” and so on in GB18030, since Node writes no GB18030 itself.
  const gb = Buffer.from('b1eacce22cb3c7cad02cc3e6bbfd0a22bec5cda42c20d2bbbac5222ccbc9bdad2c333030300a', 'hex');

  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['GB18030', gb],
    ['semicolons', Buffer.from(text.replaceAll(',', ';'))],
    ['tabs', Buffer.from(text.replaceAll(',', '\t'))],
    ['Windows line ends', Buffer.from(text.replaceAll('\n', '\r\n'))],
  ])('is read from %s', async (name, bytes) => {
    const cells = await cellsOf(bytes);
    const join = name === 'semicolons' ? '九亭; 一号' : name === 'tabs' ? '九亭\t 一号' : '九亭, 一号';
    expect(cells).toEqual([expected[0], [join, ...expected[1]!.slice(1)]]);
  });

  test('line numbers are those that a text editor shows, also after cells of several lines', async () => {
    const rows = await rowsOf(Buffer.from('标题,说明\n一,"上\n中\n下"\n\n二,短\n'));
    expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, '标题'],
      [2, '一'],
      [6, '二'],
    ]);
  });

  test('a mark that only half the file keeps is GB18030 or nothing', async () => {
    const late = Buffer.concat([Buffer.from(`a,b\n${'x,y\n'.repeat(40_000)}`), gb]);
    expect((await cellsOf(late)).at(-1)).toEqual(expected[1]);
  });
});

describe('what is no table is refused with a sentence', () => {
  test.each([
    ['nothing', Buffer.alloc(0), /文件是空的/],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /旧版 \.xls/],
    ['a web page', Buffer.from('<html><table></table></html>'), /网页/],
    ['a PDF', Buffer.from('%PDF-1.7'), /PDF/],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452ffff', 'hex'), /无法识别/],
    ['bytes of no encoding', Buffer.from('61ff2c62ff0aff', 'hex'), /无法识别/],
    ['one endless line', Buffer.from('a,b\n'.concat('x'.repeat(3 << 20))), /第 \d+ 行附近有一行过长/],
    ['a quote that never ends', Buffer.from(`a,b\n"x,${'y,z\n'.repeat(400_000)}`), /一行过长/],
    ['a short quote that never ends', Buffer.from('a,b\n"x,y\n'), /引号没有成对/],
    ['a cut zip', Buffer.from('PK\u0003\u0004 and then nothing'), /打不开/],
  ])('%s', async (_, bytes, words) => expect(await wordsOf(bytes)).toMatch(words));

  test('a workbook that is cut off, or changed by a byte, anywhere', async () => {
    const whole = await sheetOf([
      ['一', '松江'],
      ['二', '嘉兴'],
    ]);
    for (let cut = 4; cut < whole.length; cut += 97)
      expect(await wordsOf(whole.subarray(0, cut)), `cut at ${cut}`).toMatch(/打不开/);
    let refused = 0;
    for (let at = 30; at < whole.length; at += 41) {
      const changed = Buffer.from(whole);
      changed[at]! ^= 0x55;
      const words = await wordsOf(changed);
      if (words !== 'read') refused++;
      expect(words, `byte ${at}`).toMatch(/^read$|Excel/);
    }
    expect(refused).toBeGreaterThan(20);
  });

  test('a zip without a workbook', async () =>
    expect(await wordsOf(zipOf([['word/document.xml', Buffer.from('<w/>')]]))).toMatch(/不是可以读取的 Excel/));

  test('an archive bomb, whether its directory tells the truth or lies', async () => {
    const bomb = Buffer.alloc(40 << 20);
    for (const claimed of [bomb.length, 100]) {
      const zip = zipOf([['xl/workbook.xml', bomb]], claimed);
      expect(zip.length).toBeLessThan(100_000);
      const before = process.memoryUsage().rss;
      expect(await wordsOf(zip)).toMatch(/解压后太大/);
      expect(process.memoryUsage().rss - before).toBeLessThan(64 << 20);
    }
  });

  test('an archive of too many parts', async () => {
    const many = zipOf(Array.from({ length: 2001 }, (_, n): [string, Buffer] => [`xl/media/${n}.png`, Buffer.alloc(1)]));
    expect(await wordsOf(many)).toMatch(/文件太多/);
  });

  // Each of these took minutes to hours; now they end while a test waits for them.
  const book = '<workbook><sheets><sheet r:id="r1"/></sheets></workbook>';
  const links = '<Relationships><Relationship Id="r1" Target="s.xml"/></Relationships>';
  const sheet = (inner: string) => `<worksheet><row><c t="inlineStr"><is>${inner}</is></c><c><v>1</v></c></row></worksheet>`;
  const endless = (start: string, times = 700_000) => start.repeat(times);
  test.each([
    ['number formats', book, sheet('<t>一</t>'), `<styleSheet>${endless('<numFmt ')}`],
    ['cell styles', book, sheet('<t>一</t>'), `<cellXfs>${endless('<xf ')}</cellXfs>`],
    ['properties of the workbook', book + endless('<workbookPr '), sheet('<t>一</t>'), ''],
    ['sections of plain text', book, sheet(`<t>一${endless('<![CDATA[')}</t>`), ''],
    ['phonetic guides', book, sheet(`${endless('<rPh></rPh>')}<t>一</t>`), ''],
  ])('a workbook with hundreds of thousands of %s that never end is read in seconds', async (_, workbook, page, styles) => {
    const zip = zipOf([
      ['xl/workbook.xml', Buffer.from(workbook)],
      ['xl/_rels/workbook.xml.rels', Buffer.from(links)],
      ['xl/styles.xml', Buffer.from(styles)],
      ['xl/s.xml', Buffer.from(page)],
    ]);
    const started = process.cpuUsage();
    const [row] = await rowsOf(zip);
    expect(String(row?.cells[0])).toMatch(/^一/);
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5);
  });

  test('a sheet that never begins is refused before it fills the memory', async () => {
    const zip = zipOf([
      ['xl/workbook.xml', Buffer.from(book)],
      ['xl/_rels/workbook.xml.rels', Buffer.from(links)],
      ['xl/s.xml', Buffer.alloc(40 << 20, ' ')],
    ]);
    expect(await wordsOf(zip)).toMatch(/内容过长/);
  });

  test('rows that all claim to be the fifth are counted nevertheless', async () => {
    const zip = zipOf([
      ['xl/workbook.xml', Buffer.from(book)],
      ['xl/_rels/workbook.xml.rels', Buffer.from(links)],
      ['xl/s.xml', Buffer.from(`<worksheet>${'<row r="5"/>'.repeat(1_048_577)}</worksheet>`)],
    ]);
    expect(await wordsOf(zip)).toMatch(/不是可以读取的 Excel/);
  });

  test('a workbook with a document type, which could hide an entity bomb', async () => {
    const zip = zipOf([
      ['xl/workbook.xml', Buffer.from('<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>')],
      ['xl/_rels/workbook.xml.rels', Buffer.from('<Relationships><Relationship Id="r1" Target="s.xml"/></Relationships>')],
      [
        'xl/s.xml',
        Buffer.from(
          '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData><row><c><v>&a;</v></c></row></sheetData></worksheet>',
        ),
      ],
    ]);
    expect(await wordsOf(zip)).toMatch(/DOCTYPE/);
  });
});

describe('workbooks', () => {
  test('what another library writes is read: texts, numbers, dates, percentages, formulas, gaps', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('藏', { state: 'hidden' }).addRow(['hidden']);
    const sheet = book.addWorksheet('房源');
    sheet.addRow(['标题', '城市', '面积']);
    sheet.addRow([{ richText: [{ text: '九亭' }, { text: ' & <一号>', font: { bold: true } }] }, '松江', 3000.5]);
    sheet.addRow([undefined, true, { formula: 'C2*2', result: 6001 }]);
    sheet.getCell('A5').value = new Date(Date.UTC(2026, 2, 1));
    sheet.getCell('B5').value = 0.2;
    sheet.getCell('B5').numFmt = '0.00%';
    sheet.getCell('AB5').value = '远';
    sheet.getCell('A6').value = '多行\n_x0041_';
    const rows = await rowsOf(new Uint8Array(await book.xlsx.writeBuffer()));
    expect(rows.slice(0, 3)).toEqual([
      { line: 1, cells: ['标题', '城市', '面积'] },
      { line: 2, cells: ['九亭 & <一号>', '松江', 3000.5] },
      { line: 3, cells: [null, true, 6001] },
    ]);
    expect(rows[3]?.line).toBe(5);
    expect(rows[3]?.cells.slice(0, 2)).toEqual(['2026-03-01', '20%']);
    expect(rows[3]?.cells[27]).toBe('远');
  });

  test('what is written here, another library reads', async () => {
    const bytes = await sheetOf([
      ['一 & <二> "三"', 3000.5],
      [' 两端有空格 ', -1],
      ['=1+1', true],
      [null, '_x0041_'],
    ]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as never);
    const sheet = book.getWorksheet('房源')!;
    expect(sheet.getRow(1).values).toEqual([undefined, '标题', '城市']);
    expect(sheet.getRow(2).values).toEqual([undefined, '一 & <二> "三"', 3000.5]);
    expect(sheet.getRow(3).values).toEqual([undefined, ' 两端有空格 ', -1]);
    expect(sheet.getCell('A4').value).toBe('=1+1');
    expect(sheet.getCell('A4').type).toBe(ExcelJS.ValueType.String);
    expect(sheet.getCell('B4').value).toBe(true);
  });

  test('every text and number comes back as it was', async () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom('_', 'x', '0', '4', '1', '&', '<', '"', '\n', '\t', '楼', '🏭', ' '),
        fc.string({ minLength: 1, maxLength: 1 }),
      ),
      minLength: 1,
    });
    const clean = text.filter(
      value => value === value.toWellFormed() && !/[^\t\n\x20-\ufffd\u{10000}-\u{10ffff}]/u.test(value) && !value.includes('\r'),
    );
    const cell = fc.oneof(
      clean,
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(n => n + 0),
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), async rows => {
        const back = await cellsOf(await sheetOf(rows));
        expect(back.slice(1)).toEqual(rows);
      }),
      { numRuns: 150 },
    );
  });

  test('prefixed names, cells without addresses and single quotes are read too', async () => {
    const zip = zipOf([
      ['xl/workbook.xml', Buffer.from("<x:workbook><x:sheets><x:sheet name='a' r:id='r1'/></x:sheets></x:workbook>")],
      ['xl/_rels/workbook.xml.rels', Buffer.from("<Relationships><Relationship Id='r1' Target='/xl/s.xml'/></Relationships>")],
      ['xl/sharedStrings.xml', Buffer.from('<x:sst><x:si><x:t>一</x:t><x:rPh><x:t>yi</x:t></x:rPh></x:si></x:sst>')],
      [
        'xl/s.xml',
        Buffer.from(
          "<x:worksheet><x:sheetData><x:row><x:c t='s'><x:v>0</x:v></x:c><x:c/><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>",
        ),
      ],
    ]);
    expect(await rowsOf(zip)).toEqual([{ line: 1, cells: ['一', null, 2] }]);
  });
});

test('a cell that a spreadsheet would run is guarded, and comes back as it was', () => {
  for (const text of ['=1+1', '+86', '-1', '@x', '\t=1', "'=1"]) expect(guarded(text)).toBe(`'${text}`);
  for (const text of ['厂房', "'quoted'", '1-2']) expect(guarded(text)).toBe(text);
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', 'a', '楼') }), text => {
      expect(unguarded(guarded(text))).toBe(text);
    }),
  );
});

test('the parts of an archive are given no further than asked', async () => {
  const part = readZip(zipOf([['a', Buffer.alloc(1000)]])).get('a')!;
  expect((await bytesOf(part.open(1000))).length).toBe(1000);
  await expect(bytesOf(part.open(999))).rejects.toThrow(/解压后太大/);
});

/** A zip archive as a hostile sender makes it: the size in its directory is whatever `claimed` says. */
function zipOf(parts: [string, Buffer][], claimed?: number): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of parts) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crcOf(content), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claimed ?? content.length, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(at, 42);
    locals.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, list, end]);
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
