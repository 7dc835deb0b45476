import { readdirSync, readFileSync } from 'node:fs';
import type postgres from 'postgres';
import { Refused } from '#shared/refused.ts';
import { inRoot } from './root.ts';

export type Migration = { number: number; name: string; sql: string };

/** The migration files in order; throws when two share a number or one is missing between. */
export function listMigrations(folder = inRoot('migrations')): Migration[] {
  const files = readdirSync(folder)
    .filter(name => /^\d{4}_.+\.sql$/.test(name))
    .sort();
  return files.map((name, index) => {
    const number = Number(name.slice(0, 4));
    if (number !== index + 1)
      throw new Error(`Migration ${name} stands out of order; ${String(index + 1).padStart(4, '0')} was expected`);
    return { number, name, sql: readFileSync(`${folder}/${name}`, 'utf8') };
  });
}

/**
 * Brings the database to the newest form, each migration in its own transaction. Two starters may run this at once:
 * the row is inserted first, so one of them waits for the other and then carries on. Refuses a database newer than this program.
 */
export async function migrate(
  sql: postgres.Sql,
  onStep: (name: string) => void = () => {},
  migrations = listMigrations(),
): Promise<number> {
  const [known] = await sql<{ there: boolean }[]>`select to_regclass('platform.migration') is not null as there`;
  if (!known?.there) await sql.unsafe(ledger).catch(ignoreRace);
  const [last] = await sql<{ number: number | null }[]>`select max(number)::int as number from platform.migration`;
  const have = last?.number ?? 0;
  if (have > migrations.length) {
    throw new Refused(
      'conflict',
      `This database is at migration ${have}, this program knows ${migrations.length}: start the newer version of Lianqun`,
    );
  }
  let done = 0;
  for (const migration of migrations.slice(have)) {
    const applied = await sql.begin(async tx => {
      const [row] = await tx`
        insert into platform.migration (number, name) values (${migration.number}, ${migration.name})
        on conflict do nothing returning number`;
      if (!row) return false;
      await tx.unsafe(migration.sql);
      return true;
    });
    if (applied) {
      done++;
      onStep(migration.name);
    }
  }
  return done;
}

/** The schemas that these migrations make, the ledger's own with them: everything that is ours and nothing that stands beside it in the same database. */
export function schemasOf(migrations = listMigrations()): string[] {
  const made = migrations.flatMap(({ sql }) =>
    [...sql.matchAll(/^create schema (?:if not exists )?(\w+)/gim)].map(match => match[1]!),
  );
  return [...new Set(['platform', ...made])];
}

/** Runs the migrations after `from` up to `until` inside a transaction that the caller opened; `from` 0 begins with an empty database. */
export async function migrateWithin(run: (sql: string) => Promise<unknown>, from: number, until: number): Promise<void> {
  if (from === 0) await run(ledger);
  for (const { number, name, sql } of listMigrations().slice(from, until)) {
    await run(`insert into platform.migration (number, name) values (${number}, '${name.replaceAll("'", "''")}')`);
    await run(sql);
  }
}

const ledger = `
  create schema platform;
  comment on schema platform is 'What the program itself needs, without a word of the domain.';
  create table platform.migration (number int primary key, name text not null, applied_at timestamptz not null default now());
  comment on table platform.migration is '迁移 · which migrations this database has had, and when';`;

/** Two starters creating the same schema at the same moment: the loser's error means that it exists. */
function ignoreRace(error: { code?: string }): void {
  if (error.code !== '23505' && error.code !== '42P06' && error.code !== '42P07') throw error;
}
