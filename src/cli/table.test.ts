import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { readOffer } from '#modules/offer/index.ts';
import type { Database } from '#platform/database.ts';
import { operator, visitor } from '#shared/viewer.ts';
import { rolledBackDatabase } from '../../tests/database.ts';
import { exportOffers } from './export.ts';
import { importOffers } from './import.ts';
import { offer } from './offer.ts';

vi.stubEnv('LIANQUN_SECRET', 'a master key for this test only, long enough');
const folder = mkdtempSync(join(tmpdir(), 'lianqun-table-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Command = typeof importOffers;

async function say(
  database: Database,
  command: Command,
  args: string[],
  stdin: string | Uint8Array = '',
): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const io = {
    stdout: (line: string) => void lines.push(line),
    stderr: () => {},
    stdin: async () => String(stdin),
    bytes: async () => Buffer.from(stdin),
  };
  return { code: await command(args, io, async () => database), lines };
}

const file = (name: string, text?: string) => {
  const path = join(folder, name);
  if (text !== undefined) writeFileSync(path, text);
  return path;
};
const heading = '房源编号,标题,房源类型,城市,区县,净高,心情\n';

test('a table is tried, corrected, imported, exported and imported again', () =>
  rolledBackDatabase(async database => {
    const bad = file('坏.csv', `${heading}A-001,一号楼,标准厂房,上海,松江,80,好\nA-002,二号楼,标准厂房,上海,松江,8,\n`);
    const tried = await say(database, importOffers, ['offers', bad, '--dry-run']);
    expect(tried.code).toBe(1);
    expect(tried.lines).toEqual([
      '共 2 行：可导入 1 行，有问题 1 行，1 处。',
      '没有用到的列：心情',
      '第 2 行 净高“80”：请填 1.8 到 60 之间的数字，单位 m',
      '这是试运行，没有保存。请先改正上面各处。',
    ]);
    const problems = file('问题.csv');
    expect((await say(database, importOffers, ['offers', bad, '--problems', problems])).code).toBe(1);
    expect(readFileSync(problems, 'utf8')).toBe('\ufeff行号,列,值,原因\r\n2,净高,80,请填 1.8 到 60 之间的数字，单位 m\r\n');
    const skipped = await say(database, importOffers, ['offers', bad, '--skip-bad', '--json']);
    expect(skipped.code).toBe(0);
    expect(JSON.parse(skipped.lines[0]!)).toMatchObject({ saved: 1, added: 1, bad: 1, problems: [{ line: 2 }] });
    const good = await say(database, importOffers, ['offers', '-'], `${heading}A-001,一号楼,标准厂房,上海,松江,8,\n`);
    expect(good).toEqual({ code: 0, lines: ['共 1 行：可导入 1 行。', '没有用到的列：心情', '已新增 1 条。'] });
    const book = file('全部.xlsx');
    expect(await say(database, exportOffers, ['offers', book])).toEqual({ code: 0, lines: [`已写入 ${book}`] });
    expect((await say(database, importOffers, ['offers', book])).code).toBe(1);
    expect((await say(database, importOffers, ['offers', book, '--update'])).lines.at(-1)).toBe('已新增 0 条，更新 2 条。');
    const { lines } = await say(database, exportOffers, ['offers']);
    expect(lines.join('\n')).toMatch(/^\ufeff房源编号,类别,标题[\s\S]+A-002,房源,二号楼/);
    expect(readdirSync(folder).filter(name => name.endsWith('.part'))).toEqual([]);
  }));

test('a template needs no database and takes its format from its name', async () => {
  const path = file('模板.xlsx');
  const open = async (): Promise<Database> => {
    throw new Error('not needed');
  };
  const io = { stdout: () => {}, stderr: () => {}, stdin: async () => '', bytes: async () => new Uint8Array() };
  expect(await exportOffers(['template', '--kind', 'land', path], io, open)).toBe(0);
  expect(readFileSync(path).toString('latin1', 0, 2)).toBe('PK');
});

test('a listing is reviewed, published, verified, confirmed and withdrawn by its code', () =>
  rolledBackDatabase(async database => {
    await say(database, importOffers, ['offers', '-'], `${heading}A-001,一号楼,标准厂房,上海,松江,8,\n`);
    await database.write(tx => tx`update offer.offer set publication = 'pending'`);
    expect((await say(database, offer, ['pending'])).lines).toEqual(['A-001  上海市松江区  一号楼']);
    expect((await say(database, offer, ['publish', 'A-001'])).lines).toEqual(['A-001 已发布']);
    const check = ['verify', 'A-001', '--method', 'site', '--by', '园区招商部', '--until', '2099-01-01'];
    await say(database, offer, check);
    await say(database, offer, [...check, '--field', 'clear_height']);
    const read = await database.read(db => readOffer(db, visitor, 'A-001'));
    expect(read).toMatchObject({ verification: 'site', proofs: [{ field: null }, { field: 'clear_height', holds: true }] });
    expect((await say(database, offer, ['confirm', 'A-001'])).lines).toEqual(['A-001 已确认在架']);
    await expect(say(database, offer, ['withdraw', 'A-001', 'A-009'])).rejects.toMatchObject({ reason: 'missing' });
    expect((await database.read(db => readOffer(db, operator, 'A-001')))?.publication).toBe('listed');
    expect((await say(database, offer, ['withdraw', 'A-001'])).code).toBe(0);
    expect(await database.read(db => readOffer(db, visitor, 'A-001'))).toBeNull();
  }));

test.each<[Command, string[]]>([
  [importOffers, []],
  [importOffers, ['needs', 'x.csv']],
  [importOffers, ['offers', 'a', 'b']],
  [exportOffers, ['offers', '--format', 'pdf', 'x']],
  [exportOffers, ['offers', '--format', 'xlsx']],
  [offer, ['publish']],
  [offer, ['burn', 'A-1']],
  [offer, ['verify', 'A-1']],
])('%o %j is wrong usage', (command, args) =>
  rolledBackDatabase(async database => await expect(say(database, command, args)).rejects.toThrow(/例如|应是|请写明|可用/)),
);

test('a file that is not there is told in a sentence', () =>
  rolledBackDatabase(
    async database => await expect(say(database, importOffers, ['offers', file('无.csv')])).rejects.toThrow(/找不到文件/),
  ));

test('a table in GB18030 or as a workbook comes whole through standard input', () =>
  rolledBackDatabase(async database => {
    const gb = Buffer.concat([
      Buffer.from('place,space_type,title\n310117,standard_factory,'),
      Buffer.from('b1eacce2b1eacce2', 'hex'),
    ]);
    expect((await say(database, importOffers, ['offers', '-'], gb)).lines.at(-1)).toBe('已新增 1 条。');
    expect((await say(database, exportOffers, ['offers'])).lines.join('')).toContain('标题标题');
    const book = file('管道.xlsx');
    await say(database, exportOffers, ['offers', book]);
    expect((await say(database, importOffers, ['offers', '-', '--update'], readFileSync(book))).lines.at(-1)).toMatch(
      /更新 \d+ 条/,
    );
  }));

test('a table comes through a named pipe, and no export takes the place of one', () =>
  rolledBackDatabase(async database => {
    const pipe = file('管道');
    execFileSync('mkfifo', [pipe]);
    const sent = writeFile(pipe, `${heading}P-001,管道厂房,标准厂房,上海,松江,8,\n`);
    expect((await say(database, importOffers, ['offers', pipe])).lines.at(-1)).toBe('已新增 1 条。');
    await sent;
    await expect(say(database, exportOffers, ['offers', pipe])).rejects.toMatchObject({
      name: 'Refused',
      message: expect.stringContaining('不是普通文件'),
    });
    expect(statSync(pipe).isFIFO()).toBe(true);
  }));

test('where an export cannot be written, words say so', () =>
  rolledBackDatabase(async database => {
    await expect(say(database, exportOffers, ['offers', join(folder, '没有', '房源.csv')])).rejects.toMatchObject({
      name: 'Refused',
      message: expect.stringContaining('ENOENT'),
    });
    mkdirSync(file('占用.csv.part'));
    await expect(say(database, exportOffers, ['offers', file('占用.csv')])).rejects.toMatchObject({ name: 'Refused' });
  }));

test('a list of problems that cannot be written undoes no import and is told', () =>
  rolledBackDatabase(async database => {
    const table = file('一半.csv', `${heading}Q-001,一号楼,标准厂房,上海,松江,80,\nQ-002,二号楼,标准厂房,上海,松江,8,\n`);
    const done = await say(database, importOffers, [
      'offers',
      table,
      '--skip-bad',
      '--problems',
      join(folder, '没有', '问题.csv'),
    ]);
    expect(done.code).toBe(0);
    expect(done.lines.join('\n')).toMatch(/问题清单没有写成[\s\S]*ENOENT[\s\S]*已新增 1 条/);
  }));

test('control characters of a hostile table do not reach the terminal', () =>
  rolledBackDatabase(async database => {
    const table = file('控制.csv', '标题\x1b[31m,城市,区县,房源类型,\x1b]0;evil\x07乱\n\x1b[2Ja,上海市,\x1b[31m火星,x\x9b31m\n');
    const { lines } = await say(database, importOffers, ['offers', table, '--dry-run']);
    expect(lines.join('\n')).toContain('火星');
    expect(lines.join('')).not.toMatch(/\p{Cc}/u);
  }));
