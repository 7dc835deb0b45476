import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readTable, type TableFile } from './read.ts';

/** An archive of these parts; a part may claim another size than it has. */
function zipOf(parts: readonly { name: string; bytes: Buffer; claimed?: number }[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, claimed = bytes.length } of parts) {
    const packed = deflateRawSync(bytes);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(bytes), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claimed, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(at, 42);
    files.push(head, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, list, end]);
}

const book = { name: 'xl/workbook.xml', bytes: Buffer.from('<workbook><sheets><sheet r:id="r1"/></sheets></workbook>') };
const links = (target: string) => ({
  name: 'xl/_rels/workbook.xml.rels',
  bytes: Buffer.from(`<Relationships><Relationship Id="r1" Target="${target}"/></Relationships>`),
});
const sheet = '<worksheet><row><c t="inlineStr"><is><t>一</t></is></c></row></worksheet>';
const workbook = zipOf([book, links('s.xml'), { name: 'xl/s.xml', bytes: Buffer.from(sheet) }]);

async function wordsOf(file: TableFile): Promise<string> {
  try {
    for await (const _ of readTable(file));
    return 'read';
  } catch (error) {
    if ((error as Error).name !== 'Refused') throw error;
    return (error as Error).message;
  }
}

test('a file that is two kinds at once, or another kind under the name of a table, is refused', async () => {
  expect(await wordsOf({ bytes: workbook })).toBe('read');
  const before = (start: string | Buffer) => wordsOf({ bytes: Buffer.concat([Buffer.from(start), workbook]) });
  expect(await before('%PDF-1.7\n')).toMatch(/PDF/);
  expect(await before('<html><script>alert(1)</script></html>')).toMatch(/网页/);
  expect(await before('GIF89a')).toMatch(/无法识别|打不开/);
  expect(await before(Buffer.from('ffd8ffe000104a464946', 'hex'))).toMatch(/无法识别/);
  expect(await before('MZ\u0090\u0000\u0003')).toMatch(/无法识别/);
  expect(await before('#!/bin/sh\n')).toMatch(/无法识别/);
  const folder = mkdtempSync(join(tmpdir(), 'lianqun-hostile-'));
  try {
    for (const name of ['a.exe', 'a.xlsx.sh', 'a.HTML', 'a.svg', 'a.zip', 'a.xlsm', 'a.docx']) {
      writeFileSync(join(folder, name), workbook);
      expect(await wordsOf({ path: join(folder, name) }), name).toMatch(/不是表格文件的名称/);
    }
    for (const [name, bytes] of [
      ['a.xlsx', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
      ['a.csv', Buffer.from('7f454c4602010100', 'hex')],
      ['a.xlsx', Buffer.from('<!doctype html><p>')],
    ] as const) {
      writeFileSync(join(folder, name), bytes);
      expect(await wordsOf({ path: join(folder, name) }), name).not.toBe('read');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a part that claims to unpack to more than two hundred times its size is not unpacked at all', async () => {
  const much = Buffer.concat([Buffer.from('<worksheet>'), Buffer.alloc(80 << 20, '<row/>'), Buffer.from('</worksheet>')]);
  const started = process.cpuUsage();
  const bomb = zipOf([book, links('s.xml'), { name: 'xl/s.xml', bytes: much }]);
  const made = process.cpuUsage(started).user;
  expect(bomb.length).toBeLessThan(much.length / 200);
  expect(await wordsOf({ bytes: bomb })).toMatch(/解压后太大/);
  expect(process.cpuUsage(started).user - made).toBeLessThan(1_000_000);
  const lying = zipOf([book, links('s.xml'), { name: 'xl/s.xml', bytes: much, claimed: 1000 }]);
  expect(await wordsOf({ bytes: lying })).not.toBe('read');
});

test('names inside an archive are never used as paths', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lianqun-hostile-'));
  const there = join(folder, 'secret.xml');
  writeFileSync(there, sheet);
  try {
    for (const target of [there, `/..${there}`, '../../../../etc/passwd', 'file:///etc/passwd', 'http://127.0.0.1:1/s.xml']) {
      const zip = zipOf([book, links(target), { name: '../../escaped.xml', bytes: Buffer.from(sheet) }]);
      expect(await wordsOf({ bytes: zip }), target).toMatch(/不是可以读取的 Excel/);
    }
    expect(existsSync(join(folder, '..', '..', 'escaped.xml'))).toBe(false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
