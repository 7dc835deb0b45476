import { expect, test } from 'vitest';
import { freshDatabase } from '../../tests/database.ts';
import { connect } from './database.ts';
import { listMigrations, migrate } from './migrate.ts';

test('two starters migrate one database at the same moment and each migration runs once', async () => {
  const at = await freshDatabase('twice');
  const next = [
    ...listMigrations(),
    { number: listMigrations().length + 1, name: 'probe', sql: 'create table platform.probe (x int)' },
  ];
  const one = connect(at);
  const two = connect(at);
  const done = await Promise.all([migrate(one, undefined, next), migrate(two, undefined, next)]);
  expect(done[0] + done[1]).toBe(1);
  await Promise.all([one.end(), two.end()]);
});

test('an older program refuses a newer database with a sentence', async () => {
  const at = await freshDatabase('newer');
  const sql = connect(at);
  await expect(migrate(sql, undefined, listMigrations().slice(0, 1))).rejects.toThrow(/start the newer version/);
  await sql.end();
});

test('a failing migration leaves nothing of itself', async () => {
  const at = await freshDatabase('failing');
  const sql = connect(at);
  const next = [
    ...listMigrations(),
    { number: listMigrations().length + 1, name: 'broken', sql: 'create table platform.half (x int); select 1/0' },
  ];
  await expect(migrate(sql, undefined, next)).rejects.toThrow(/division by zero/);
  const [half] = await sql`select to_regclass('platform.half') as half`;
  expect(half?.half).toBeNull();
  await sql.end();
});
