import { expect, test } from 'vitest';
import { rolledBackAsOwner as rolledBack } from '../../tests/database.ts';
import { describeTables, dumpSchema } from './schema.ts';

const probe = `
  create schema probe;
  comment on schema probe is 'It''s a probe.';
  create type probe.mood as enum ('good', 'bad');
  create domain probe.share as numeric(5, 4) constraint share_range check (value between 0 and 1);
  create sequence probe.number start 100;
  create function probe.twice(x int) returns int language sql immutable as 'select x * 2';
  comment on function probe.twice is 'doubles';
  create table probe.parent (id bigint generated always as identity primary key);
  create table probe.child (
    parent bigint not null references probe.parent (id) on delete cascade,
    mood probe.mood default 'good',
    "order" integer,
    doubled integer generated always as (probe.twice("order")) stored,
    constraint child_once unique (parent, "order"),
    constraint child_order_range check ("order" > 0)
  );
  comment on table probe.child is '孩子 · one row a child';
  comment on column probe.child."order" is 'place | in the row';
  create index child_mood on probe.child (mood) where mood = 'bad';
  create view probe.happy as select parent from probe.child where mood = 'good';
  create function probe.refuse() returns trigger language plpgsql as 'begin return null; end';
  create trigger child_refuse before delete on probe.child for each row execute function probe.refuse();`;

test('the dump names everything that a migration can make', async () => {
  const dump = await rolledBack(async tx => {
    await tx.unsafe(probe);
    return dumpSchema(tx);
  });
  for (const line of [
    "comment on schema probe is 'It''s a probe.';",
    "create type probe.mood as enum ('good', 'bad');",
    'create domain probe.share as numeric(5,4) CHECK (VALUE >= 0::numeric AND VALUE <= 1::numeric);',
    'create sequence probe.number as bigint start 100 increment 1;',
    "comment on function probe.twice(integer) is 'doubles';",
    'id bigint not null generated always as identity',
    "mood probe.mood default 'good'::probe.mood",
    'doubled integer generated always as (probe.twice("order")) stored',
    'constraint child_once UNIQUE (parent, "order")',
    'constraint child_parent_fkey FOREIGN KEY (parent) REFERENCES probe.parent(id) ON DELETE CASCADE',
    'constraint child_order_range CHECK ("order" > 0)',
    "comment on table probe.child is '孩子 · one row a child';",
    'comment on column probe.child."order" is \'place | in the row\';',
    'CREATE INDEX child_mood ON probe.child USING btree (mood)',
    'CREATE TRIGGER child_refuse BEFORE DELETE ON probe.child',
    'create view probe.happy as',
  ]) {
    expect(dump).toContain(line);
  }
  expect(dump).not.toContain('is NULL;');
});

test('the order in which things were made does not change the dump', async () => {
  const dumps = [];
  for (const words of ['create table z (a int); create table a (z int);', 'create table a (z int); create table z (a int);']) {
    dumps.push(
      await rolledBack(async tx => {
        await tx.unsafe(`create schema probe; set local search_path = probe; ${words} set local search_path = public;`);
        return dumpSchema(tx);
      }),
    );
  }
  expect(dumps[0]).toBe(dumps[1]);
});

test('the page of tables says what each column means, whether it may be empty, and keeps its table whole', async () => {
  const page = await rolledBack(async tx => {
    await tx.unsafe(probe);
    return describeTables(tx);
  });
  expect(page).toContain('### probe.child\n\n孩子 · one row a child\n');
  expect(page).toContain('| "order" | integer | yes | place \\| in the row |');
  expect(page).toContain('| doubled | integer | yes | computed |');
});

test('every table of the house says what it holds', async () => {
  const silent = await rolledBack(
    tx => tx<{ name: string }[]>`
      select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'graphile_worker')
        and obj_description(c.oid, 'pg_class') is null`,
  );
  expect(silent.map(({ name }) => name)).toEqual([]);
});
