import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { connect } from '#platform/database.ts';
import { readSettings } from '#platform/settings.ts';
import { holdStore, openAsItIs } from './hold.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianqun-hold-'));
  vi.stubEnv('LIANQUN_DATA', folder);
  vi.stubEnv('LIANQUN_DEMO', 'on');
  vi.stubEnv('DATABASE_URL', '');
});

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const offers = (store: ReturnType<typeof holdStore>) => async () => {
  const database = await store.open();
  const [row] = await database.read(db => db<{ count: number }[]>`select count(*)::int as count from offer.offer where invented`);
  return row!.count;
};

test('a command that never asks for the database starts none', async () => {
  await holdStore().close();
  expect(existsSync(join(folder, 'pgdata'))).toBe(false);
  await expect(openAsItIs(readSettings())).rejects.toMatchObject({ name: 'Refused', reason: 'missing' });
  expect(existsSync(join(folder, 'pgdata'))).toBe(false);
});

test('the first command starts the database with the demonstration set and leaves nothing running; one beside it joins in', async () => {
  const first = holdStore();
  const count = await offers(first)();
  expect(count).toBeGreaterThan(100);
  expect(await offers(first)()).toBe(count);

  const second = holdStore();
  expect(await offers(second)()).toBe(count);
  await second.close();
  expect(await offers(first)(), 'the first goes on after the second has closed').toBe(count);

  await first.close();
  expect(existsSync(join(folder, 'pgdata', 'postmaster.pid'))).toBe(false);
});

test('beside a running Lianqun of another version a command refuses instead of changing its tables', async () => {
  const running = holdStore();
  await running.open();
  const sql = connect({ socket: join(folder, 'run'), database: 'lianqun' });
  const [last] =
    await sql`delete from platform.migration where number = (select max(number) from platform.migration) returning number, name`;
  const beside = holdStore();
  await expect(beside.open()).rejects.toMatchObject({ name: 'Refused', reason: 'busy' });
  await beside.close();
  // What only reads, as a backup before an upgrade does, takes it as it is.
  const asItIs = await openAsItIs(readSettings());
  expect(asItIs.connection.socket).toBe(join(folder, 'run'));
  await asItIs.close();
  await sql`insert into platform.migration ${sql([last!])}`;
  await sql.end();
  await running.close();
});
