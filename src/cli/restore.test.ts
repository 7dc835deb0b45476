import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { writeBackup } from '#platform/backup.ts';
import { walkBackup } from '#platform/backup-file.ts';
import { connect, openDatabase } from '#platform/database.ts';
import { addJob } from '#platform/job.ts';
import { listMigrations, migrateWithin } from '#platform/migrate.ts';
import { restoreBackup } from '#platform/restore.ts';
import { inRoot } from '#platform/root.ts';
import { backedUp, contentOf, emptyDatabase, keptOf, master, say } from '../../tests/backup.ts';
import { freshDatabase } from '../../tests/database.ts';
import { backup } from './backup.ts';
import { restore } from './restore.ts';

const it = backedUp();

describe('a restore', () => {
  test('reads the whole file first: cut short, changed by a bit or foreign, it is refused and nothing is touched', async () => {
    const target = await emptyDatabase('untouched');
    const bytes = readFileSync(it.file);
    const bad = join(it.folder, 'bad.tar');
    const tries: [Buffer, string][] = [
      [bytes.subarray(0, bytes.length >> 1), '不完整'],
      [bytes.subarray(0, bytes.length - 1), '不完整'],
      [bytes.subarray(0, bytes.length - 1600), '不完整'],
      [Buffer.concat([bytes, Buffer.alloc(512)]), '已损坏'],
      [Buffer.alloc(0), '不是链群的备份'],
      [Buffer.from('PK\x03\x04 something else'.repeat(100)), '不是链群的备份'],
    ];
    for (let turn = 0; turn < 60; turn++) {
      const flipped = Buffer.from(bytes);
      const at = Math.floor((turn / 60) * bytes.length);
      flipped[at]! ^= 1 << (turn % 8);
      tries.push([flipped, at < 512 ? '不是链群的备份' : '已损坏']);
    }
    for (const [content, words] of tries) {
      writeFileSync(bad, content);
      const told = await say(restore, [bad], target);
      expect([told.code, told.err]).toEqual([1, expect.stringMatching(new RegExp(`${words}|已损坏|不完整`))]);
    }
    expect(Object.keys(await contentOf(target))).toEqual(['sequences', 'jobs']);
    expect(await say(restore, [join(it.folder, 'nowhere.tar')], target)).toMatchObject({
      code: 1,
      err: expect.stringContaining('打不开'),
    });
    expect(await say(restore, [it.file, '--check'], target)).toMatchObject({
      code: 0,
      out: expect.stringContaining('完好 sound'),
    });
  });

  test('refuses a database that holds something, unless its name is given, and takes the old content away then', async () => {
    const target = await freshDatabase('held');
    const database = openDatabase(target, 2);
    await database.write(tx => addJob(tx, 'offer.expire', { old: true }));
    await database.close();
    const before = await contentOf(target);
    expect(await say(restore, [it.file], target)).toMatchObject({
      code: 1,
      err: expect.stringContaining(`--replace ${target.database}`),
    });
    expect(await say(restore, [it.file, '--replace', 'lianqun'], target)).toMatchObject({
      code: 1,
      err: expect.stringContaining('没有改动'),
    });
    expect(await contentOf(target)).toEqual(before);
    expect(await say(restore, [it.file, '--replace', target.database], target)).toMatchObject({ code: 0 });
    expect(await contentOf(target)).toEqual(keptOf(await contentOf(it.source)));
    expect(await say(restore, [it.file, '--replace', target.database, '--without-jobs'], target)).toMatchObject({ code: 0 });
    expect((await contentOf(target)).jobs).toEqual([]);
  });

  test('refuses while a Lianqun uses the database, and where views of the operator would go', async () => {
    const target = await freshDatabase('used');
    const other = connect(target);
    await other`select 1`;
    expect(await say(restore, [it.file, '--replace', target.database], target)).toMatchObject({
      code: 75,
      err: expect.stringContaining('正在使用'),
    });
    await other`create view public.mine as select code from offer.offer`;
    await other.end();
    expect(await say(restore, [it.file, '--replace', target.database], target)).toMatchObject({
      code: 1,
      err: expect.stringContaining('public.mine'),
    });
  });

  test('of an older form is brought to the newest; a newer or another form is refused', async () => {
    const old = await emptyDatabase('old');
    const sql = connect(old);
    const until = listMigrations().length - 1;
    await sql.begin(tx => migrateWithin(words => tx.unsafe(words), 0, until));
    await sql`create schema graphile_worker`;
    await sql.unsafe(`create table graphile_worker._private_jobs (id int, task_id int, job_queue_id int, payload json, run_at timestamptz,
      max_attempts int, attempts int, key text, priority int, flags jsonb)`);
    await sql.unsafe('create table graphile_worker._private_tasks (id int, identifier text)');
    await sql.unsafe('create table graphile_worker._private_job_queues (id int, queue_name text)');
    await sql`insert into need.day values ('2026-11-20', 7)`;
    await sql.end();
    const path = join(it.folder, 'old.tar');
    await writeBackup(old, path, { program: '0', keyMark: null });
    const target = await emptyDatabase('newest');
    expect(await say(restore, [path], target)).toMatchObject({ code: 0 });
    const after = await contentOf(target);
    expect(after['need.day']).toEqual(['(2026-11-20,7)']);
    expect(after['platform.migration']).toHaveLength(listMigrations().length);

    const { key: _, ...manifest } = await walkBackup(path);
    const elsewhere = await emptyDatabase('elsewhere');
    const newer = restoreBackup(elsewhere, path, { ...manifest, migration: 900 }, { jobs: true });
    await expect(newer).rejects.toThrow('比这个程序');
    const another = restoreBackup(elsewhere, path, { ...manifest, migrationName: '0006_other.sql' }, { jobs: true });
    await expect(another).rejects.toThrow('不是同一个程序');
    const changed = { ...manifest, tables: manifest.tables.slice(1) };
    await expect(restoreBackup(elsewhere, path, changed, { jobs: true })).rejects.toThrow('不一致');
    expect(Object.keys(await contentOf(elsewhere))).toEqual(['sequences', 'jobs']);
  });

  test('without the key of its contacts is refused; a key in the file is put in its place, never over another', async () => {
    const target = await emptyDatabase('keyless');
    expect(await say(restore, [it.file], target, '')).toMatchObject({ code: 1, err: expect.stringContaining('备份里没有密钥') });
    const another = 'another master key that is long enough to be taken';
    expect(await say(restore, [it.file], target, another)).toMatchObject({
      code: 1,
      err: expect.stringContaining('不是写这个备份时的密钥'),
    });
    const withKey = join(it.folder, 'key.tar');
    await say(backup, [withKey, '--with-key'], it.source);
    const data = join(it.folder, 'fresh-data');
    vi.stubEnv('LIANQUN_DATA', data);
    expect(await say(restore, [withKey], target, '')).toMatchObject({ code: 0 });
    expect(readFileSync(join(data, 'secret.key'), 'utf8')).toBe(`${master}\n`);
    writeFileSync(join(data, 'secret.key'), `${another}\n`);
    expect(await say(restore, [withKey, '--replace', target.database], target, '')).toMatchObject({ code: 1 });
    expect(readFileSync(join(data, 'secret.key'), 'utf8')).toBe(`${another}\n`);
    const bare = await emptyDatabase('bare');
    expect(await say(restore, [it.file, '--without-key'], bare, '')).toMatchObject({ code: 0 });
  });

  test('that is killed in the middle leaves the old content as it was', async () => {
    const target = await freshDatabase('killed');
    const before = await contentOf(target);
    const script = `
      import { walkBackup } from ${JSON.stringify(inRoot('src/platform/backup-file.ts'))};
      import { restoreBackup } from ${JSON.stringify(inRoot('src/platform/restore.ts'))};
      const { key, ...manifest } = await walkBackup(${JSON.stringify(it.file)});
      const onProgress = (done, total) => { if (done > total / 2) process.kill(process.pid, 'SIGKILL'); };
      await restoreBackup(${JSON.stringify(target)}, ${JSON.stringify(it.file)}, manifest, { replace: ${JSON.stringify(target.database)}, jobs: true, onProgress });`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: inRoot(), stdio: 'inherit' });
    expect((await once(child, 'close'))[1]).toBe('SIGKILL');
    expect(await contentOf(target)).toEqual(before);
    // Stopped by a signal it goes back just so, and says nothing was done.
    const ending = new AbortController();
    const { key: _, ...manifest } = await walkBackup(it.file);
    const stopped = restoreBackup(target, it.file, manifest, {
      replace: target.database,
      jobs: true,
      signal: ending.signal,
      onProgress: (done, total) => {
        if (done > total / 2) ending.abort(new Error('stopped'));
      },
    });
    await expect(stopped).rejects.toThrow('stopped');
    expect(await contentOf(target)).toEqual(before);
  });

  test('that loses its server in the middle leaves the old content as it was', async () => {
    const target = await freshDatabase('full');
    const before = await contentOf(target);
    const { key: _, ...manifest } = await walkBackup(it.file);
    const admin = connect({ socket: target.socket, database: 'postgres' });
    let cut = false;
    const order = {
      replace: target.database,
      jobs: true,
      onProgress: (done: number, total: number) => {
        if (cut || done < total / 3) return;
        cut = true;
        void admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${target.database} and application_name = 'lianqun backup'`.execute();
      },
    };
    await expect(restoreBackup(target, it.file, manifest, order)).rejects.toThrow();
    await admin.end();
    expect(await contentOf(target)).toEqual(before);
  });
});
