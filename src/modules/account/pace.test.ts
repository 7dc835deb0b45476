import { expect, test } from 'vitest';
import { openDatabase } from '#platform/database.ts';
import { visitor } from '#shared/viewer.ts';
import { testAccounts } from '../../../tests/accounts.ts';
import { freshDatabase, rolledBackDatabase } from '../../../tests/database.ts';
import { countWrite } from './pace.ts';

const writing = { burst: 3, perMinute: 6 };
const somebody = { kind: 'user', user: 'u', session: 's', secondFactor: false, seats: [] } as const;

test('who writes faster than the pace waits, by the address and by the account, and is told how long', () =>
  rolledBackDatabase(async database => {
    let now = Date.UTC(2026, 10, 25);
    const accounts = { ...testAccounts(), clock: () => new Date(now) };
    const write = async (viewer: typeof somebody | typeof visitor, address: string | null) =>
      countWrite({ database, accounts, writing }, viewer, address).then(
        () => 'fine',
        (error: Error) => error.message,
      );
    const visits = [];
    for (let i = 0; i < 4; i++) visits.push(await write(visitor, '192.0.2.1'));
    expect(visits).toEqual(['fine', 'fine', 'fine', expect.stringContaining('10 秒后再试')]);
    expect(await write(visitor, '192.0.2.2')).toBe('fine');
    now += 10_000;
    expect([await write(visitor, '192.0.2.1'), await write(visitor, '192.0.2.1')]).toEqual([
      'fine',
      expect.stringContaining('10 秒'),
    ]);
    // One account from many addresses is one account.
    const moving = [];
    for (let i = 0; i < 4; i++) moving.push(await write(somebody, `198.51.100.${i}`));
    expect(moving).toEqual(['fine', 'fine', 'fine', expect.stringContaining('秒后再试')]);
    const [{ stored } = { stored: '' }] = await database.read(
      db => db<{ stored: string }[]>`select string_agg(encode(key, 'escape'), ',') as stored from account.pace`,
    );
    expect(stored).not.toMatch(/192\.0|198\.51/);
  }));

test('the counts outlive the process, and forty at the same moment get no more than the burst', async () => {
  const at = await freshDatabase('pace');
  const accounts = testAccounts();
  const fine = async (database: ReturnType<typeof openDatabase>) => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () => countWrite({ database, accounts, writing }, visitor, '192.0.2.1')),
    );
    return outcomes.filter(one => one.status === 'fulfilled').length;
  };
  const first = openDatabase(at);
  const second = openDatabase(at);
  const counted = await Promise.all([fine(first), fine(second)]);
  await Promise.all([first.close(), second.close()]);
  const restarted = openDatabase(at);
  const later = await fine(restarted);
  await restarted.close();
  expect(counted[0]! + counted[1]! + later).toBe(3);
});
