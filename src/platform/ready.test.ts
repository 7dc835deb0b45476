import { expect, test } from 'vitest';
import { freshDatabase } from '../../tests/database.ts';
import { connect, openDatabase } from './database.ts';
import { listMigrations } from './migrate.ts';
import { whyNotReady } from './ready.ts';

const fine = { isStopping: () => false, areJobsDone: () => true };

test('a process is ready with a database at its migrations and its jobs at work, and tells each reason why it is not', async () => {
  const at = await freshDatabase('ready');
  const database = openDatabase(at, 2);
  expect(await whyNotReady(database, fine)).toEqual([]);
  expect(await whyNotReady(database, { isStopping: () => true, areJobsDone: () => false })).toEqual(['stopping', 'jobs']);
  const sql = connect(at);
  await sql`insert into platform.migration values (900, 'newer')`;
  expect(await whyNotReady(database, fine)).toEqual([]);
  await sql`delete from platform.migration where number >= ${listMigrations().length}`;
  expect(await whyNotReady(database, fine)).toEqual(['migrations']);
  const held = sql.begin(async tx => {
    await tx`lock table platform.migration`;
    const began = performance.now();
    expect(await whyNotReady(database, fine)).toEqual(['database']);
    expect(performance.now() - began).toBeLessThan(8000);
  });
  await held;
  await sql.end();
  await database.close();
  expect(await whyNotReady(database, fine)).toEqual(['database']);
});
