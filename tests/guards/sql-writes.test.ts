import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inRoot } from '#platform/root.ts';
import { listSources, moduleMap } from './sources.ts';
import { complaint, sqlWrites } from './sql-writes.ts';

test('a module writes only its own schema, and nobody else writes any', () => {
  const sources = listSources().filter(({ path }) => path.startsWith('src/') && !/\.test\.tsx?$|\/arbitrary\.ts$/.test(path));
  const complaints = sources.flatMap(source => sqlWrites(source).map(complaint)).filter(Boolean);
  expect(complaints).toEqual([]);
});

const writes: [target: string | null, source: string][] = [
  ['need.need', 'await tx`insert into need.need (a) values (${a})`'],
  ['need.need', 'await tx`\n  INSERT INTO\n    "need"."need" ${tx(rows)}`'],
  ['need.need', 'await tx`with moved as (delete from only need.need where id = ${id} returning *) select * from moved`'],
  ['need.need', "await tx`update need.need n set note = 'insert into offer.offer' where id = ${id}`"],
  ['need.need', 'await tx`update ${tx("need.need")} set a = 1`'],
  ['need.need', 'await tx`truncate table need.need`'],
  ['need.need', 'await tx`merge into need.need using x on true when matched then delete`'],
  ['need.need', 'await tx`copy need.need (a, b) from stdin`.writable()'],
  ['need.need', 'await tx`alter table if exists need.need add a int`'],
  ['need.need', 'await tx`create table if not exists need.need (a int)`'],
  ['need.need', 'await tx`create unique index concurrently if not exists x on need.need (a)`'],
  ['need.need', 'await tx`refresh materialized view concurrently need.need`'],
  ['need.need', 'await tx`create or replace trigger t before update on need.need execute function f()`'],
  ['need.need', "await sql.unsafe('delete from need.need')"],
  ['need.need', "const words = 'update need.need ' + `set a = 1`; await sql.unsafe(words)"],
  ['need.need', 'const later = `insert into need.need select 1`;'],
  ['need', 'await tx`insert into need (a) values (1)`'],
  [null, 'await tx`insert into ${tx(table)} (a) values (1)`'],
  [null, 'await sql.unsafe(`delete from need.${table}`)'],
  [null, 'await sql.unsafe(`update ${table} set a = 1`)'],
];

test.each(writes)('a write to %s is found in %s', (target, source) => {
  const found = sqlWrites({ path: 'src/modules/offer/a.ts', text: source });
  expect(found.map(write => write.target)).toContain(target);
  expect(found.map(complaint).filter(Boolean)).not.toEqual([]);
});

test.each([
  'await tx`insert into offer.offer (a) values (1) on conflict (a) do update set a = excluded.a`',
  'await db`select * from need.need for update skip locked`',
  'await db`select 1 -- insert into need.need\n`',
  'await tx`create temp table rows (a int) on commit drop`; await tx`copy rows (a) from stdin`; await tx`insert into rows values (1)`',
  'await tx`create trigger t before insert or update or delete or truncate on offer.offer execute function offer.f()`',
  "const words = 'Please update need.need soon, or delete from the list';",
  "throw new Refused('conflict', 'copy it from the page, then update it');",
])('a source that writes nothing else is left alone: %s', source => {
  expect(sqlWrites({ path: 'src/modules/offer/a.ts', text: source }).map(complaint).filter(Boolean)).toEqual([]);
});

test('a page or a command that writes SQL is found', () => {
  const text = 'await tx`delete from offer.offer`';
  expect(sqlWrites({ path: 'src/pages/a.tsx', text }).map(complaint)).toEqual([
    'src/pages/a.tsx:1 writes offer.offer outside a module',
  ]);
});

test('only the restoring of a backup may write tables whose names it reads from the database', () => {
  const text = 'await session.query(`truncate ${tables}`)';
  const complaints = (path: string) => sqlWrites({ path, text }).map(complaint).filter(Boolean);
  expect(complaints('src/platform/restore.ts')).toEqual([]);
  expect(complaints('src/platform/backup.ts').length).toBeGreaterThan(0);
  const named = sqlWrites({ path: 'src/platform/restore.ts', text: 'await tx`delete from need.need`' });
  expect(named.map(complaint)).toEqual(['src/platform/restore.ts:1 delete need.need is not of schema platform']);
});

test('a migration makes tables only in the schemas of our modules', () => {
  const schemas = [...Object.keys(moduleMap()), 'platform'];
  const files = globSync('migrations/[0-9]*.sql', { cwd: inRoot() }).sort();
  const strangers = files
    .flatMap(path => sqlWrites({ path, text: readFileSync(inRoot(path), 'utf8') }))
    .filter(write => write.target === null || !schemas.some(schema => write.target!.startsWith(`${schema}.`)))
    .map(write => `${write.path}: ${write.verb} ${write.target}`);
  expect(files.length).toBeGreaterThan(0);
  expect(strangers).toEqual([]);
});
