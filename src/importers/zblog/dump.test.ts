import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dumpText, zblogRows } from '../../../bench/import/old-site.ts';
import type { Entry } from '../site/record.ts';
import { type DumpItem, readDump } from './dump.ts';
import { openZblog } from './read.ts';

async function* chunked(chunks: Iterable<string>): AsyncGenerator<string> {
  yield* chunks;
}

async function read(chunks: Iterable<string>): Promise<DumpItem[]> {
  const items: DumpItem[] = [];
  for await (const item of readDump(chunked(chunks), table => table.startsWith('t'))) items.push(item);
  return items;
}

const rowsOf = (items: DumpItem[]) => items.flatMap(item => (item.kind === 'row' ? [item.values] : []));

describe('a MySQL dump', () => {
  test.each([
    [
      'several rows in one statement',
      "INSERT INTO `t` VALUES (1,'a'),(2,'b') , (3,NULL);",
      [
        [1, 'a'],
        [2, 'b'],
        [3, null],
      ],
    ],
    [
      'every escape',
      String.raw`INSERT INTO t VALUES ('a\'b\"c\\d\ne\tf\0g\Zh''i','\%\_','j;k),(');`,
      [["a'b\"c\\d\ne\tf\0g\x1ah'i", '\\%\\_', 'j;k),(']],
    ],
    [
      'text in hexadecimal, with and without its charset',
      "INSERT INTO t VALUES (0xE4BDA0,_gbk 0xC4E3,x'E4BDA0',_utf8mb4'你',_binary 'a',N'b');",
      [['你', '你', '你', '你', 'a', 'b']],
    ],
    [
      'numbers, truth and calls',
      "INSERT INTO t VALUES (-1.5,+2,1e3,TRUE,false,b'101',FROM_UNIXTIME(1,')'));",
      [[-1.5, 2, 1000, 1, 0, 5, null]],
    ],
    [
      'comments between everything',
      "-- a ' b\n/* c ; ' */ # d\nINSERT /*! e */ INTO `db`.`t` (`x`, y) VALUES\n(1, -- f (\n2);/*!40000 ALTER TABLE t ENABLE KEYS */;\nREPLACE INTO t VALUES (3,4);",
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'statements one behind the other on a line',
      'SET a=1;LOCK TABLES t WRITE;INSERT INTO t VALUES (1);UNLOCK TABLES;INSERT INTO t VALUES (2)',
      [[1], [2]],
    ],
    ['other tables are passed over', "INSERT INTO other VALUES (1,'(');INSERT INTO t VALUES (2);", [[2]]],
  ])('%s', async (_, sql, rows) => {
    expect(rowsOf(await read([sql]))).toEqual(rows);
  });

  test('says the same wherever it is cut into pieces', async () => {
    const whole = [...dumpText(zblogRows(3), 't_')].join('');
    const expected = await read([whole]);
    expect(rowsOf(expected).length).toBeGreaterThan(15);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 30 }), async sizes => {
        const pieces: string[] = [];
        for (let at = 0, index = 0; at < whole.length; index++) {
          const size = sizes[index % sizes.length]!;
          pieces.push(whole.slice(at, at + size));
          at += size;
        }
        expect(await read(pieces)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test('garbage between and within statements is named with its line, and reading goes on behind it', async () => {
    const sql =
      "INSERT INTO t VALUES (1);\n\u0001\u0002'garbage\u0000(\nINSERT INTO t VALUES (2),(3,,\u0003;\nmore\nINSERT INTO t VALUES (4);\nINSERT INTO t VALUES (5,'cut";
    const items = await read([sql]);
    expect(rowsOf(items)).toEqual([[1], [2], [4]]);
    expect(items.flatMap(item => (item.kind === 'bad' ? [[item.line, item.why]] : []))).toEqual([
      [2, 'no SQL'],
      [3, 'no SQL'],
      [6, 'cut off'],
    ]);
  });

  test('never fails, whatever the signs', async () => {
    const sign = fc.constantFrom(
      ...'(),;\'"\\`#-/*\n 0x1aN_'.split(''),
      'INSERT INTO t VALUES ',
      'CREATE TABLE t (',
      "'a'",
      '/*',
      '*/',
      '-- ',
      'NULL',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(sign, { maxLength: 20 }), { maxLength: 5 }), async parts => {
        for (const item of await read(parts.map(part => part.join('')))) expect(item.kind).toMatch(/row|bad|columns/);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['of letters', 'a', 'no SQL'],
    ['within a comment', '/*', null],
    ['of blanks', ' ', null],
    ['within the text of a row', "INSERT INTO t VALUES (1,'", 'cut off'],
    ['of escapes within the text of a row', "INSERT INTO t VALUES (1,'\\", 'cut off'],
  ])(
    'a line of hundreds of megabytes %s is read in bounded memory',
    async (_, head, why) => {
      const piece = (head.endsWith('\\') ? '\\n' : head === ' ' ? ' ' : 'x').repeat(head.endsWith('\\') ? 1 << 19 : 1 << 20);
      const pieces = head.endsWith('\\') ? 96 : 256;
      const before = process.memoryUsage().rss;
      let most = 0;
      function* endless() {
        yield head.endsWith('\\') ? head.slice(0, -1) : head;
        for (let count = 0; count < pieces; count++) {
          if (count % 64 === 0) most = Math.max(most, process.memoryUsage().rss);
          yield piece;
        }
      }
      const items = await read(endless());
      expect(items.map(item => (item.kind === 'bad' ? item.why : item.kind))).toEqual(why ? [why] : []);
      expect(most - before).toBeLessThan(256 << 20);
    },
    60_000,
  );

  test('a row beyond all measure is named, the next one read', async () => {
    function* rows() {
      yield "INSERT INTO t VALUES (1,'";
      for (let count = 0; count < 40; count++) yield "ab\\'c".repeat(1 << 17);
      yield "'),(2,'b');\n";
    }
    const items = await read(rows());
    expect(items.map(item => (item.kind === 'bad' ? item.why : item.kind))).toEqual(['too long', 'row']);
    expect(rowsOf(items)).toEqual([[2, 'b']]);
  });
});

describe('the charset of a dump', () => {
  // In GBK the second byte of 許 and 誠 is that of a backslash.
  const gbk = (said: string) =>
    Buffer.concat([
      Buffer.from(
        `-- MySQL dump\n/*!40101 SET NAMES ${said} */;\nINSERT INTO zbp_post (log_ID,log_Title,log_Content) VALUES (1,'`,
      ),
      Buffer.from([0xd4, 0x53, 0xd5, 0x5c, 0xb5, 0xc4]),
      Buffer.from("','<p>x</p>');\n"),
    ]);

  test.each(['gbk', 'utf8'])('GBK is read as such in a dump that says %s', async said => {
    const folder = mkdtempSync(join(tmpdir(), 'lianqun-dump-'));
    try {
      writeFileSync(join(folder, 'a.sql'), gbk(said));
      const site = await openZblog(join(folder, 'a.sql'));
      const entries: Entry[] = [];
      for await (const entry of site.records()) entries.push(entry);
      expect(entries).toMatchObject([
        { record: { title: new TextDecoder('gbk').decode(Buffer.from([0xd4, 0x53, 0xd5, 0x5c, 0xb5, 0xc4])) } },
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
