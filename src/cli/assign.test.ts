import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { conditionsFromQuery } from '#modules/match/index.ts';
import { needInput, postNeed } from '#modules/need/index.ts';
import type { Database } from '#platform/database.ts';
import { makeSecret } from '#platform/secret.ts';
import { visitor } from '#shared/viewer.ts';
import { rolledBackDatabase } from '../../tests/database.ts';
import { assign } from './assign.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianqun-assign-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function say(database: Database, args: string[], heard: string[] = []): Promise<string[]> {
  const lines: string[] = [];
  const code = await assign(
    args,
    {
      stdout: line => lines.push(line),
      stderr: line => heard.push(line),
      stdin: async () => '',
      bytes: async () => new Uint8Array(),
      progress: (_done, _total, words) => heard.push(words),
    },
    async () => database,
  );
  expect(code).toBe(0);
  return lines;
}

// Companies, persons and numbers are invented.
async function fill(database: Database, queries: string[], offers = 1): Promise<string[]> {
  const secret = makeSecret('a master key that exists only in this test');
  return database.write(async tx => {
    await tx`update offer.offer set publication = 'withdrawn'`;
    for (let n = 0; n < offers; n++)
      await tx`insert into offer.offer (code, kind, title, origin, invented, city, district, publication, verification, space_type, available_area, clear_height)
        values (${`ASSIGN-${n}`}, 'space', '虚构厂房', 'demo', true, 310100, 310117, 'listed', 'phone', 'standard_factory', 3000, 9)`;
    const numbers: string[] = [];
    for (const [index, query] of queries.entries()) {
      const input = needInput.parse({
        text: '求租松江3000平厂房',
        company: `示例企业${index}（虚构）`,
        contact: '示例人',
        phone: `138-0000-${1000 + index}`,
        consent: true,
      });
      const { conditions } = conditionsFromQuery(new URLSearchParams(query));
      const need = { ...input, conditions, language: 'zh', origin: 'form' } as const;
      numbers.push((await postNeed(tx, visitor, secret, () => new Date('2026-11-23T01:00:00Z'), need)).number);
    }
    return numbers;
  });
}

test('two needs for one hall: one gets it by its fit, the other learns to whom and by how much, without a name', () =>
  rolledBackDatabase(async database => {
    const [exact, near, tall] = await fill(database, ['area=2800-3300', 'area=2800-3300&lift=3-&wish=lift', 'height=12-']);
    const heard: string[] = [];
    const words = (await say(database, ['--dry-run', '--seed', '7'], heard)).join('\n');
    expect(words).toContain('3 条需求、1 处房源、2 个符合的配对；种子 7');
    expect(words).toMatch(/分到 1 条，总契合度 \d+\.\d（已证明最优）/);
    expect(words).toMatch(new RegExp(`${exact}  抽签第 \\d\\n      分到 ASSIGN-0`));
    expect(words).toMatch(
      new RegExp(
        `${near}  抽签第 \\d\\n      未分到：符合条件的都给了别家\\n      ASSIGN-0（[\\d.]+）给了一家企业 [\\d.]+：对方契合度更高；再高 [\\d.]+ 分才会分到`,
      ),
    );
    expect(words).toMatch(
      new RegExp(`${tall}  抽签第 \\d\\n      未分到：没有一处满足全部必须条件\\n      层高：1 处不符，其中 1 处只差这一条`),
    );
    expect(words).toContain('试算，没有保存。');
    expect(words).not.toContain('示例企业');
    expect(heard).toEqual(['双方排序']);
  }));

test('a file of classes, a floor and JSON lines; the draft is stored, read back and announced', () =>
  rolledBackDatabase(async database => {
    const numbers = await fill(database, ['area=2800-3300', 'area=2800-3300&lift=3-&wish=lift']);
    const file = join(folder, '名单.csv');
    writeFileSync(file, `编号,类别\n${numbers[0]},\n${numbers[1]},小微\n`);
    const lines = (await say(database, ['--needs', file, '--floor', '小微=1', '--jsonl'])).map(line => JSON.parse(line));
    const [run, pair] = lines;
    expect(run).toMatchObject({ kind: 'run', proven: true, floors: [{ class: '小微', asked: 1, feasible: 1, placed: 1 }] });
    expect(run.floorCost).toBeGreaterThan(0);
    expect(pair).toMatchObject({ kind: 'pair', number: numbers[1], code: 'ASSIGN-0' });
    expect(lines.find(line => line.kind === 'need' && line.number === numbers[0]).better[0]).toMatchObject({
      decidedBy: 'floor',
    });
    expect(JSON.parse((await say(database, ['show', String(run.id)])).join('\n'))).toMatchObject({
      status: 'draft',
      pairs: [{ by: 'fit' }],
    });
    expect((await say(database, ['show', String(run.id), numbers[0]!])).join('\n')).toContain('为保底让出');
    expect((await say(database, ['show', String(run.id), 'ASSIGN-0'])).join('\n')).toContain('2 条需求符合，分给 1 条');
    expect((await say(database, ['announce', String(run.id)]))[0]).toContain('已公布');
    await say(database, ['rank', 'offer', 'ASSIGN-0', numbers[1]!]);
    const acts = await database.read(
      db => db<{ act: string }[]>`
        select what || ' ' || object || ' ' || details as act from account.audit where what like 'match.%' order by number`,
    );
    expect(acts.map(({ act }) => act)).toEqual([
      `match.assign assignment:${run.id} {"pairs":1,"seed":"1"}`,
      `match.announce assignment:${run.id} {}`,
      'match.rank offer:ASSIGN-0 {"places":1}',
    ]);
  }));

test('rankings that both sides stated decide before fit', () =>
  rolledBackDatabase(async database => {
    const numbers = await fill(database, ['area=2800-3300', 'area=2800-3300&lift=3-&wish=lift']);
    await say(database, ['rank', 'need', numbers[1]!, 'ASSIGN-0']);
    await say(database, ['rank', 'offer', 'ASSIGN-0', numbers[1]!]);
    const words = (await say(database, ['--needs', numbers.join(','), '--dry-run'])).join('\n');
    expect(words).toMatch(new RegExp(`${numbers[1]} .*\\n {6}分到 ASSIGN-0，契合度 [\\d.]+（双方互选）`));
  }));

test('a stop signal leaves nothing behind', () =>
  rolledBackDatabase(async database => {
    await fill(database, ['area=2800-3300']);
    const lines: string[] = [];
    const io = {
      stdout: () => {},
      stderr: (line: string) => lines.push(line),
      stdin: async () => '',
      bytes: async () => new Uint8Array(),
    };
    // A signal also starts the clock that ends a program which hangs.
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const stop = () => process.emit('SIGTERM');
    const code = await assign([], { ...io, progress: stop }, async () => database).finally(() => vi.useRealTimers());
    expect({ code, lines }).toEqual({ code: 1, lines: ['已停止，什么也没有保存。'] });
    const [row] = await database.read(db => db<{ runs: number }[]>`select count(*)::integer as runs from match.assignment_run`);
    expect(row!.runs).toBe(0);
  }));

test('a list that holds no numbers, a line without one, and nothing to assign are refused with their place, and nothing is stored', () =>
  rolledBackDatabase(async database => {
    const [number] = await fill(database, ['area=2800-3300']);
    const said = (name: string, bytes: string | Buffer): Promise<unknown> => {
      const file = join(folder, name);
      writeFileSync(file, bytes);
      return say(database, ['--needs', file]).catch(error => error.message);
    };
    expect(await said('空.csv', '')).toContain('没有需求编号');
    expect(await said('图.png', Buffer.from([137, 80, 78, 71, 0, 0]))).toContain('不是文本文件');
    expect(await said('旧.csv', Buffer.from([0xb1, 0xe0, 0xba, 0xc5]))).toContain('不是有效的 UTF-8');
    expect(await said('错.csv', `编号,类别\n${number},小微\nX0-1,小微\n`)).toContain('第 3 行没有需求编号');
    await expect(say(database, ['--needs', join(folder, '没有.csv')])).rejects.toThrow('无法读取');
    await expect(say(database, ['--needs', 'XQ-20200101-0001'])).rejects.toThrow('没有这些待处理的需求：XQ-20200101-0001');
    await database.write(tx => tx`update need.need set stage = 'expired'`);
    await expect(say(database, [])).rejects.toThrow('没有待处理的需求可以分配');
    const [row] = await database.read(db => db<{ runs: number }[]>`select count(*)::integer as runs from match.assignment_run`);
    expect(row!.runs).toBe(0);
  }));

test.each([[['fly']], [['--floor', '小微']], [['--floor', '小微=1.5']], [['--seed', '']], [['show', 'x']]])(
  '%j is wrong usage',
  async args => {
    await expect(say({} as Database, args)).rejects.toThrow(/可用|--floor|--seed|编号/);
  },
);
