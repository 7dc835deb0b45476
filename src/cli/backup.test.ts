import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { lookAtContact, postNeed } from '#modules/need/index.ts';
import { loadReference } from '#modules/reference/index.ts';
import { sweepSearch, sweptTables } from '#modules/search/index.ts';
import { writeBackup } from '#platform/backup.ts';
import { walkBackup } from '#platform/backup-file.ts';
import { connect, openDatabase } from '#platform/database.ts';
import { listJobs, retryJobs } from '#platform/job.ts';
import { restoreBackup } from '#platform/restore.ts';
import { keyMark } from '#platform/secret.ts';
import { operator, visitor } from '#shared/viewer.ts';
import { backedUp, clock, contentOf, emptyDatabase, indexOf, keptOf, master, need, say, secret } from '../../tests/backup.ts';
import { freshDatabase } from '../../tests/database.ts';
import { backup } from './backup.ts';
import { restore } from './restore.ts';

const it = backedUp();

describe('a backup', () => {
  test('restored into an empty database is the same, row by row, with sequences, jobs, and contacts that can be read', async () => {
    const target = await emptyDatabase('restored');
    const told = await say(restore, [it.file], target);
    expect(told).toMatchObject({ code: 0 });
    expect(told.out).toMatch(/张表 tables {2}\d{4,} 行 rows/);
    const [before, after] = [keptOf(await contentOf(it.source)), await contentOf(target)];
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const name of Object.keys(before)) expect(after[name], name).toEqual(before[name]);
    expect(before['offer.offer']!.length).toBeGreaterThan(100);
    expect(before['need.need']).toHaveLength(2);
    expect(before['search.name']!.length).toBeGreaterThan(100);
    expect(after.jobs).toHaveLength(2);

    const database = openDatabase(target, 2);
    const [{ number }] = await database.read(db => db<[{ number: string }]>`select number from need.need order by id limit 1`);
    const contact = await database.write(tx => lookAtContact(tx, operator, secret, clock, number, '核对恢复'));
    expect(contact).toEqual({ person: '示例人', phone: expect.stringContaining('13800001234') });
    // Identity goes on after the last row, keys hold, and the events are append-only again.
    await database.write(tx => postNeed(tx, visitor, secret, clock, need('求租杭州研发楼')));
    await expect(database.write(tx => tx`delete from need.event`)).rejects.toThrow('append-only');
    await expect(database.write(tx => tx`update offer.offer set city = 999999`)).rejects.toThrow('offer_city_fkey');
    expect((await database.read(db => listJobs(db))).map(({ state }) => state).sort()).toEqual(['failing', 'waiting']);
    expect(
      await database.write(async tx =>
        retryJobs(
          tx,
          (await listJobs(tx)).map(({ id }) => id),
        ),
      ),
    ).toBe(2);
    await database.close();
  });

  test('leaves out what is made again: the sweep of the next start finds the same words; a backup that holds it is restored as it is', async () => {
    const found = await indexOf(it.source);
    expect(found.filter(row => row.includes('松江集成电路产业园开工'))).toHaveLength(1);
    const { key: _, ...manifest } = await walkBackup(it.file);
    expect(manifest.tables.filter(({ name }) => sweptTables.includes(name)).map(({ rows }) => rows)).toEqual([0, 0]);
    const target = await emptyDatabase('swept');
    expect(await say(restore, [it.file], target)).toMatchObject({ code: 0 });
    expect(await indexOf(target)).toEqual([]);
    const database = openDatabase(target, 2);
    await sweepSearch(database);
    await database.close();
    expect(await indexOf(target)).toEqual(found);

    const path = join(it.folder, 'earlier.tar');
    await writeBackup(it.source, path, { program: '0', keyMark: null });
    const earlier = await emptyDatabase('earlier');
    expect(await say(restore, [path], earlier)).toMatchObject({ code: 0 });
    expect(await contentOf(earlier)).toEqual(await contentOf(it.source));
  });

  test('of a database that others change meanwhile is one moment: no need without its event, no count without its rows', async () => {
    const busy = await freshDatabase('busy');
    const database = openDatabase(busy, 4);
    await database.write(tx => loadReference(tx));
    let [going, posted] = [true, 0];
    const writing = (async () => {
      for (; going; posted++) await database.write(tx => postNeed(tx, visitor, secret, clock, need(`求租松江厂房 ${posted}`)));
    })();
    const path = join(it.folder, 'busy.tar');
    for (let turn = 0; turn < 3; turn++) {
      for (const before = posted; posted <= before; ) await wait(20);
      await writeBackup(busy, path, { program: '0', keyMark: null });
      const target = await emptyDatabase('moment');
      const { key: _, ...manifest } = await walkBackup(path);
      await restoreBackup(target, path, manifest, { jobs: true });
      const sql = connect(target);
      const [row] = await sql`
        select (select count(*)::int from need.need) as needs, (select count(distinct need)::int from need.event) as told,
          (select coalesce(sum(issued), 0)::int from need.day) as issued, (select count(*)::int from match.want) as wants`;
      expect(row!.needs).toBeGreaterThan(turn);
      expect(row).toEqual({ needs: row!.needs, told: row!.needs, issued: row!.needs, wants: row!.needs });
      const [next] = await sql`select nextval(pg_get_serial_sequence('need.need', 'id'))::int > max(id) as free from need.need`;
      expect(next!.free).toBe(true);
      await sql.end();
    }
    going = false;
    await writing;
    await database.close();
  }, 60_000);

  test('goes into a folder under the name of its moment, opens with tar, holds the key only when asked to', async () => {
    const into = join(it.folder, 'nightly');
    mkdirSync(into);
    const told = await say(backup, [into], it.source);
    expect(told.err).toContain('密钥不在备份里');
    const [name] = readdirSync(into);
    expect(name).toMatch(/^lianqun-\d{8}T\d{6}Z\.tar$/);
    expect(statSync(join(into, name!)).mode & 0o777).toBe(0o600);
    const listing = spawn('tar', ['tf', join(into, name!)]);
    let members = '';
    listing.stdout.on('data', text => (members += text));
    expect((await once(listing, 'close'))[0]).toBe(0);
    expect(members).toMatch(/^lianqun-backup\.json\n[\s\S]*rows\/need\.need\/00000001\.zst\n[\s\S]*manifest\.json\nsha256\n$/);
    expect(members).not.toContain('secret.key');
    expect(readFileSync(join(into, name!)).includes(master)).toBe(false);
    expect(await walkBackup(join(into, name!))).toMatchObject({ key: null, keyMark: keyMark(master) });
    const withKey = join(it.folder, 'with-key.tar');
    await say(backup, [withKey, '--with-key'], it.source);
    expect(await walkBackup(withKey)).toMatchObject({ key: master });
  });

  test('leaves other files alone, and no file behind where it fails', async () => {
    const mine = join(it.folder, 'thesis.docx');
    writeFileSync(mine, 'years of work');
    expect(await say(backup, [mine], it.source)).toMatchObject({ code: 1, err: expect.stringContaining('不会覆盖') });
    expect(readFileSync(mine, 'utf8')).toBe('years of work');
    expect(await say(backup, [join(it.folder, 'none', 'x.tar')], it.source)).toMatchObject({
      code: 1,
      err: expect.stringContaining('写不进去'),
    });
    const never = await emptyDatabase('never');
    const path = join(it.folder, 'never.tar');
    expect(await say(backup, [path], never)).toMatchObject({ code: 1, err: expect.stringContaining('还没有链群的数据') });
    const ending = AbortSignal.timeout(1);
    await expect(writeBackup(it.source, path, { program: '0', keyMark: null, signal: ending })).rejects.toThrow();
    expect(existsSync(path) || existsSync(`${path}.part`)).toBe(false);
  });

  test('of a server that goes away in the middle fails and leaves no file', async () => {
    const path = join(it.folder, 'lost.tar');
    const admin = connect({ socket: it.source.socket, database: 'postgres' });
    const onTable = (done: number) => {
      if (done === 5)
        void admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${it.source.database} and application_name = 'lianqun backup'`.execute();
    };
    await expect(writeBackup(it.source, path, { program: '0', keyMark: null, onTable })).rejects.toThrow();
    expect(existsSync(path) || existsSync(`${path}.part`)).toBe(false);
    await admin.end();
  });
});
