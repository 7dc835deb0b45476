import { expect, test } from 'vitest';
import { connect, openDatabase } from '#platform/database.ts';
import { freshDatabase, rolledBack } from '../../../tests/database.ts';
import { industryIndex, loadReference, placeIndex } from './index.ts';

test('the template database holds every place and industry of the data folder', async () => {
  await rolledBack(async tx => {
    const [row] = await tx`
      select (select count(*)::int from reference.place) as places, (select count(*)::int from reference.industry) as industries,
             (select name from reference.place where code = 310117107) as jiuting`;
    expect(row).toEqual({ places: placeIndex().all.length, industries: industryIndex().all.length, jiuting: '九亭镇' });
  });
});

test('loading again changes nothing and takes one look', async () => {
  await rolledBack(async tx => {
    const before = await tx`select name, digest, loaded_at from reference.loaded order by name`;
    expect(before.map(({ name }) => name)).toEqual(['industries', 'neighbours', 'places']);
    await loadReference(tx);
    expect(await tx`select name, digest, loaded_at from reference.loaded order by name`).toEqual(before);
  });
});

test('a changed file is loaded over the old rows and keeps rows that only the database knows', async () => {
  await rolledBack(async tx => {
    await tx`update reference.place set name = 'old name', lon = null where code = 310117`;
    await tx`insert into reference.place (code, level, name, short_name, parent) values (999999, 'district', '已撤县', '已撤', 310000)`;
    await tx`update reference.loaded set digest = 'of an older file' where name = 'places'`;
    await loadReference(tx);
    const rows =
      await tx`select name, lon is not null as located from reference.place where code in (310117, 999999) order by code`;
    expect(rows.map(row => ({ ...row }))).toEqual([
      { name: '松江区', located: true },
      { name: '已撤县', located: false },
    ]);
  });
});

test('two starters load one empty database at the same moment and both succeed', async () => {
  const at = await freshDatabase('reference');
  const sql = connect(at);
  await sql`truncate reference.place, reference.neighbour, reference.industry, reference.loaded cascade`;
  await sql.end();
  const database = openDatabase(at);
  await Promise.all([database.write(loadReference), database.write(loadReference)]);
  const count = await database.read(db => db`select count(*)::int as places from reference.place`);
  expect(count[0]?.places).toBe(placeIndex().all.length);
  await database.close();
});
