import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { conditionsFromQuery } from '#modules/match/index.ts';
import { needInput, postNeed, readNeedByToken } from '#modules/need/index.ts';
import type { Database } from '#platform/database.ts';
import { makeSecret } from '#platform/secret.ts';
import { visitor } from '#shared/viewer.ts';
import { rolledBackDatabase } from '../../tests/database.ts';
import type { Io } from './io.ts';
import { need } from './need.ts';
import { offer } from './offer.ts';

const master = 'a master key that exists only in this test';
const folder = mkdtempSync(join(tmpdir(), 'lianqun-need-'));
vi.stubEnv('LIANQUN_SECRET', master);
vi.stubEnv('LIANQUN_DATA', folder);
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

type Command = (args: string[], io: Io, open: () => Promise<Database>) => Promise<number>;

async function say(database: Database, command: Command, ...args: string[]): Promise<string> {
  const lines: string[] = [];
  await command(
    args,
    { stdout: line => lines.push(line), stderr: () => {}, stdin: async () => '', bytes: async () => new Uint8Array() },
    async () => database,
  );
  return lines.join('\n');
}

// Company, person and numbers are invented.
function post(database: Database, query: string) {
  const input = needInput.parse({
    text: '求租松江3000平单层厂房',
    company: '示例精密制造有限公司（虚构）',
    contact: '示例人',
    phone: '138-0000-1234',
    consent: true,
  });
  const { conditions } = conditionsFromQuery(new URLSearchParams(query));
  const clock = () => new Date('2026-11-23T01:00:00Z');
  return database.write(tx =>
    postNeed(tx, visitor, makeSecret(master), clock, { ...input, conditions, language: 'zh', origin: 'form' }),
  );
}

async function list(database: Database): Promise<void> {
  await database.write(async tx => {
    await tx`insert into reference.place (code, level, name, short_name, city, district)
      values (310100, 'city', '上海市', '上海', 310100, null), (310117, 'district', '松江区', '松江', 310100, 310117) on conflict do nothing`;
    await tx`insert into offer.offer (code, kind, title, origin, invented, city, district, publication, verification, space_type,
        available_area, clear_height)
      values ('CLI-NEED', 'space', '虚构厂房', 'demo', true, 310100, 310117, 'listed', 'site', 'standard_factory', 3000, 9)`;
  });
}

test('an operator sees for a new listing the open requests that it may serve, with reasons and without the contact', () =>
  rolledBackDatabase(async database => {
    await list(database);
    const served = await post(database, 'place=310117&area=2800-3300&height=8-');
    const other = await post(database, 'place=310117&area=2800-3300&height=12-');
    const words = await say(database, offer, 'needs', 'CLI-NEED');
    expect(words).toContain(served.number);
    expect(words).toContain('● 符合  层高：9 m（要 ≥ 8 m）');
    expect(words).not.toContain(other.number);
    expect(words).toContain('138****1234');
    expect(words).not.toContain('13800001234');
    const [found] = JSON.parse(await say(database, offer, 'needs', 'CLI-NEED', '--json'));
    expect(found).toMatchObject({ number: served.number, stage: 'L10' });
    expect(await say(database, offer, 'needs', 'NO-SUCH')).toContain('没有正在等待');
  }));

test('an operator lists the requests, moves one on by code or by name, and its author sees it', () =>
  rolledBackDatabase(async database => {
    const { number, token } = await post(database, 'area=2800-3300');
    expect(await say(database, need, 'list')).toContain(`${number}  2026-11-23  L10 已提交`);
    await say(database, need, 'move', number, 'L20');
    await say(database, need, 'move', number, '流失', '--why', '企业改在外地建厂');
    expect(await say(database, need, 'list')).toBe('没有待处理的需求。');
    expect(await say(database, need, 'list', '--all')).toContain('流失');
    const seen = await database.read(db => readNeedByToken(db, token));
    expect(seen).toMatchObject({ stage: 'lost', events: [{ stage: 'L10' }, { stage: 'L20' }, { words: '企业改在外地建厂' }] });
  }));

test('a contact is opened only with a reason, which the enterprise reads on its page', () =>
  rolledBackDatabase(async database => {
    const { number, token } = await post(database, 'area=2800-3300');
    await expect(say(database, need, 'contact', number)).rejects.toThrow(/需要写明原因/);
    expect(await say(database, need, 'contact', number, '--why', '约定带看时间')).toContain('13800001234');
    const seen = await database.read(db => readNeedByToken(db, token));
    expect(seen!.events.at(-1)).toMatchObject({ kind: 'look', words: '约定带看时间' });
  }));

test('a stage that does not exist is answered with those that do', async () => {
  await expect(say({} as Database, need, 'move', 'XQ-20261123-0001', 'L25')).rejects.toThrow(
    /没有“L25”这个阶段；可用：L10 已提交/,
  );
});
