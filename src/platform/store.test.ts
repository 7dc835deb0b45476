import { expect, test } from 'vitest';
import { freshDatabase } from '../../tests/database.ts';
import { ownFolder } from '../../tests/embedded-run.ts';
import { connect } from './database.ts';
import { openStore } from './store.ts';

const open = (databaseUrl: string) => openStore({ data: '/nonexistent', databaseUrl });
const urlOf = ({ socket, database }: { socket: string; database: string }, more = '', user = 'app') =>
  `postgres://${user}:geheim-123@localhost/${database}?host=${encodeURIComponent(socket)}${more}`;

test('the embedded store makes its database once and keeps what was written', async () => {
  const settings = { data: ownFolder(), databaseUrl: undefined };
  const options = { durable: false, log: () => {} };
  const first = await openStore(settings, options);
  const sql = connect(first.owner);
  await sql`create table kept as select '链群' as name`;
  await sql.end();
  await first.close();
  const second = await openStore(settings, options);
  const again = connect(second.owner);
  expect((await again`select current_database() as here, name from kept`)[0]).toEqual({ here: 'lianqun', name: '链群' });
  await again.end();
  await second.close();
});

test('a server named by its address is used as it is', async () => {
  const url = urlOf(await freshDatabase('url'));
  const store = await open(url);
  expect(store.connection).toEqual({ url });
  const sql = connect(store.connection);
  expect((await sql`select 1 as one`)[0]?.one).toBe(1);
  await sql.end();
  await store.close();
});

test('an address that cannot be used is refused with one sentence that never holds the password', async () => {
  const at = await freshDatabase('refusing');
  const sql = connect(at);
  // A function of the same name, found first, stands for a server of an older version.
  await sql.unsafe(`create schema old;
    create function old.current_setting(text) returns text language sql as $$
      select case when $1 like '%version%' then '140012' else pg_catalog.current_setting($1) end $$`);
  await sql.unsafe(`create role ${at.database}_guest login; revoke create on database ${at.database} from public`);
  const refusals: [string, RegExp][] = [
    [urlOf(at, '&search_path=old,pg_catalog'), /链群需要 15 或更新的版本/],
    [urlOf(at, '&default_transaction_read_only=on'), /只读的/],
    [urlOf(at, '', `${at.database}_guest`), /grant create on database/],
    [urlOf({ ...at, database: 'nowhere' }), /没有这个数据库/],
    [urlOf({ ...at, socket: '/nonexistent' }), /连接不上（ENOENT）/],
    ['postgres://app:geheim-123@127.0.0.1:9/x', /连接不上（ECONNREFUSED）/],
    ['postgres://app:geheim-123@no such host/x', /写法不对/],
    ['postgres://app:geheim-123%@127.0.0.1/x', /写法不对/],
    ['mysql://app:geheim-123@127.0.0.1/x', /写法不对/],
  ];
  for (const [url, words] of refusals) {
    const error = await open(url).then(
      () => undefined,
      (refused: Error) => refused,
    );
    expect(error).toMatchObject({ name: 'DatabaseUnusable', message: expect.stringMatching(words) });
    expect(error?.message).not.toContain('geheim');
  }
  await sql.unsafe(`drop role ${at.database}_guest`);
  await sql.end();
});
