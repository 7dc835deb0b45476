import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Refused } from '#shared/refused.ts';
import { queueName, readSequences, readShapes, readText, withSession } from './backup.ts';
import { type BackupManifest, walkBackup } from './backup-file.ts';
import type { Connection } from './database.ts';
import { installJobs, queued, requeue, requeueTable } from './job.ts';
import { listMigrations, migrateWithin, schemasOf } from './migrate.ts';

export type RestoreOrder = {
  /** Empties a database that holds something first; its name, so that nobody empties another. */
  replace?: string;
  /** False: the queue is left empty, as for an exercise that must not write to anybody. */
  jobs: boolean;
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
};

/** Throws Refused where this program cannot restore such a backup. */
export function refuseOtherVersion({ migration, migrationName }: BackupManifest): void {
  const own = listMigrations();
  if (migration > own.length)
    throw new Refused('conflict', [
      `备份的数据库结构（${migration}）比这个程序（${own.length}）新，请用写备份的版本或更新的版本恢复。`,
      `The backup is of migration ${migration}, this program knows ${own.length}: restore it with the version that wrote it, or a newer one.`,
    ]);
  if (own[migration - 1]!.name !== migrationName)
    throw new Refused('conflict', [
      `备份的数据库结构是 ${migrationName}，这个程序的同号结构是 ${own[migration - 1]!.name}：它们不是同一个程序。`,
      `The backup is of ${migrationName}, this program has ${own[migration - 1]!.name} in its place: they are different programs.`,
    ]);
}

/**
 * Puts a backup that walkBackup has read without complaint into a database: makes its tables as they were then, fills them, brings them
 * to the newest form. All of it in one transaction, so that whatever happens the old content stays or the new one is whole.
 */
export async function restoreBackup(at: Connection, path: string, manifest: BackupManifest, order: RestoreOrder): Promise<void> {
  refuseOtherVersion(manifest);
  const newest = listMigrations().length;
  await withSession(at, order.signal, async session => {
    await refuseWhileUsed(session);
    const isThere = await refuseUnlessReplaced(session, order.replace);
    await installJobs(at);
    await session.query('begin');
    if (isThere) await session.query(`drop schema if exists ${schemasOf().join(', ')} cascade`);
    const run = (sql: string) => session.query(sql);
    await migrateWithin(run, 0, manifest.migration);
    const schemas = schemasOf(listMigrations().slice(0, manifest.migration));
    const putBack = await setAside(session, schemas);
    await fill(session, path, manifest, schemas, order);
    for (const statement of putBack) await session.query(statement);
    await migrateWithin(run, manifest.migration, newest);
    for (const statement of requeue) await session.query(statement);
    order.signal?.throwIfAborted();
    await session.query('commit');
    // Without statistics the first pages would be planned for empty tables.
    await session.query(`analyze ${(await readShapes(session, schemasOf())).map(({ name }) => name).join(', ')}`);
  });
}

/** A Lianqun at work would go on with what it remembers of the old rows. Sessions of a process that just ended need a moment. */
async function refuseWhileUsed(session: pg.Client): Promise<void> {
  for (let tries = 0; ; tries++) {
    const others = await readText(
      session,
      `select count(*) from pg_stat_activity where datname = current_database() and application_name like 'lianqun%' and pid <> pg_backend_pid()`,
    );
    if (others === '0') return;
    if (tries === 20)
      throw new Refused('busy', [
        '链群正在使用这个数据库，请先停掉它再恢复。',
        'Lianqun is using this database: stop it first, then restore.',
      ]);
    await wait(100);
  }
}

/** Gives whether there is something of ours to replace. */
async function refuseUnlessReplaced(session: pg.Client, replace: string | undefined): Promise<boolean> {
  const name = await readText(session, 'select current_database()');
  if (replace !== undefined && replace !== name)
    throw new Refused('invalid', [
      `这个数据库叫 ${name}，不是 ${replace}：没有改动。`,
      `This database is named ${name}, not ${replace}: nothing was changed.`,
    ]);
  const there = await readText(session, `select to_regclass('platform.migration')::text`);
  if (!there) {
    const taken = await readText(
      session,
      `select string_agg(nspname, ', ') from pg_namespace where nspname in ('${schemasOf().join("', '")}')`,
    );
    if (!taken) return false;
    throw new Refused('conflict', [
      `数据库 ${name} 里已有别的程序的 ${taken}，请换一个空的数据库。`,
      `The database ${name} holds ${taken} of another program: name an empty one.`,
    ]);
  }
  if (replace === undefined)
    throw new Refused('conflict', [
      `数据库 ${name} 里已有链群的数据。请换一个空的数据库，或先备份它，再加上 --replace ${name} 用备份替换全部内容。`,
      `The database ${name} holds data of Lianqun. Name an empty one, or back it up and add --replace ${name} to replace all of it.`,
    ]);
  const have = Number(await readText(session, 'select max(number) from platform.migration'));
  if (have > listMigrations().length)
    throw new Refused('conflict', [
      `数据库的结构（${have}）比这个程序（${listMigrations().length}）新，不能替换。请恢复到一个空的数据库。`,
      `The database (migration ${have}) is newer than this program (${listMigrations().length}) and is left alone. Restore into an empty one.`,
    ]);
  const { rows } = await session.query<{ name: string }>(lookingIn, [schemasOf()]);
  if (rows.length > 0)
    throw new Refused('conflict', [
      `不属于链群的 ${rows.map(row => row.name).join('、')} 用到了这些表，替换会一并删掉。请先自行删除，恢复后再建。`,
      `${rows.map(row => row.name).join(', ')} of your own rest on these tables and would go with them. Drop them first and make them again afterwards.`,
    ]);
  return true;
}

/** What the operator built upon our tables in schemas of his own: views and foreign keys. */
const lookingIn = `
  with ours as (select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = any($1)),
  users as (
    select r.ev_class as oid from pg_depend d join pg_rewrite r on r.oid = d.objid and d.classid = 'pg_rewrite'::regclass
    where d.refclassid = 'pg_class'::regclass and d.refobjid in (select oid from ours)
    union select k.conrelid from pg_constraint k where k.contype = 'f' and k.confrelid in (select oid from ours)
  )
  select distinct format('%I.%I', n.nspname, c.relname) as name from users join pg_class c using (oid) join pg_namespace n on n.oid = c.relnamespace
  where n.nspname <> all($1) order by 1`;

/**
 * Takes away for the length of the transaction what would stop rows from coming back in any order and as they were: foreign keys, triggers
 * (an append-only one, one that writes a second row), and what the migrations themselves put in. The owner of the tables may do so.
 */
async function setAside(session: pg.Client, schemas: readonly string[]): Promise<string[]> {
  const { rows: parts } = await session.query<{ away: string; back: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as away,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(k.oid)) as back
    from pg_constraint k join pg_namespace n on n.oid = k.connamespace where contype = 'f' and conparentid = 0 and n.nspname = any($1)
    union all
    select format('alter table %s disable trigger %I', tgrelid::regclass, tgname),
      format('alter table %s enable %s trigger %I', tgrelid::regclass, case tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, tgname)
    from pg_trigger t join pg_class c on c.oid = tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not tgisinternal and tgparentid = 0 and tgenabled <> 'D' and n.nspname = any($1)
    union all
    select 'select', format('refresh materialized view %I.%I', n.nspname, c.relname)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'm' and n.nspname = any($1)`,
    [schemas],
  );
  for (const { away } of parts) await session.query(away);
  await session.query(`truncate ${(await readShapes(session, schemas)).map(({ name }) => name).join(', ')}`);
  return parts.map(({ back }) => back);
}

async function fill(
  session: pg.Client,
  path: string,
  manifest: BackupManifest,
  schemas: readonly string[],
  { jobs, onProgress, signal }: RestoreOrder,
): Promise<void> {
  const shapes = await readShapes(session, schemas);
  const held = manifest.tables.filter(({ name }) => name !== queueName).map(({ name, columns }) => ({ name, columns }));
  const sequences = (await readSequences(session, schemas)).map(({ name }) => name);
  if (
    JSON.stringify(held) !== JSON.stringify(shapes) ||
    JSON.stringify(sequences) !== JSON.stringify(manifest.sequences.map(({ name }) => name))
  ) {
    throw new Refused('conflict', [
      '备份里的表与这个程序在同一结构号下的表不一致，没有改动。',
      'The tables of the backup are not those of this program at the same migration; nothing was changed.',
    ]);
  }
  await session.query(requeueTable);
  const columnsOf = new Map(shapes.map(({ name, columns }) => [name, `${name} (${columns.join(', ')})`]));
  columnsOf.set(queueName, `requeued (${queued.columns.join(', ')})`);
  let filling: { table: string; rows(bytes: Buffer): Promise<void>; end(): Promise<number> } | undefined;
  const counted = new Map<string, number>();
  const endTable = async () => {
    if (filling) counted.set(filling.table, await filling.end());
    filling = undefined;
  };
  await walkBackup(path, {
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress } : {}),
    onRows: async (table, bytes) => {
      if (table === queueName && !jobs) return;
      if (filling?.table !== table) {
        await endTable();
        const target = columnsOf.get(table);
        if (!target) throw new Error(`The backup holds rows of ${table}, which is no table of it`);
        filling = { table, ...copyIn(session, target) };
      }
      await filling.rows(bytes);
    },
  });
  await endTable();
  for (const { name, rows } of manifest.tables) {
    if (name === queueName && !jobs) continue;
    if ((counted.get(name) ?? 0) !== rows) throw new Error(`${name}: ${rows} rows were sent, ${counted.get(name) ?? 0} arrived`);
  }
  for (const { name, last, called } of manifest.sequences)
    await session.query('select setval($1::regclass, $2::bigint, $3)', [name, last, called]);
}

function copyIn(session: pg.Client, target: string): { rows(bytes: Buffer): Promise<void>; end(): Promise<number> } {
  const stream = session.query(copyFrom(`copy ${target} from stdin`));
  let isLost = false;
  const failed = new Promise<never>((_, reject) => {
    stream.once('error', error => {
      isLost = true;
      reject(error);
    });
  });
  failed.catch(() => {});
  // A stream whose session is gone must not be touched: it would throw where nobody can catch it.
  const unlessLost = <T>(work: (done: (value: T) => void) => void) =>
    isLost ? failed : Promise.race([failed, new Promise<T>(work)]);
  return {
    rows: bytes => unlessLost<void>(done => void stream.write(bytes, () => done())),
    end: () => unlessLost<number>(done => void stream.end(() => done(stream.rowCount))),
  };
}
