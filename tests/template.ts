import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { loadReference } from '#modules/reference/index.ts';
import { connect, type Tx } from '#platform/database.ts';
import { startEmbedded } from '#platform/embedded.ts';
import { installJobs } from '#platform/job.ts';
import { migrate } from '#platform/migrate.ts';
import { grantRunning, makeRunningRole, runningRole } from '#platform/running-role.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Socket folder of the test server and the name of the migrated template database. */
    postgres: { socket: string; template: string };
  }
}

/** One PostgreSQL for the run: a template database is migrated and gets its places once, each worker clones it. LIANQUN_TEST_SOCKET names a running server instead. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shared = process.env.LIANQUN_TEST_SOCKET;
  const folder = shared ? undefined : mkdtempSync(join(tmpdir(), 'lianqun-test-'));
  const server = folder ? await startEmbedded(folder, { durable: false }) : undefined;
  const socket = shared ?? server!.socket;
  const template = `lianqun_template_${process.pid}`;
  const admin = connect({ socket, database: 'postgres' });
  await admin.unsafe(`create database ${template}`);
  const sql = connect({ socket, database: template });
  await migrate(sql);
  await sql.begin(tx => loadReference(tx as unknown as Tx));
  await installJobs({ socket, database: template });
  await makeRunningRole(sql);
  await grantRunning(sql, runningRole);
  await sql.end();
  project.provide('postgres', { socket, template });
  return async () => {
    const rows = await admin<{ datname: string }[]>`select datname from pg_database where datname like ${`${template}%`}`;
    for (const { datname } of rows) await admin.unsafe(`drop database if exists ${datname} with (force)`);
    await admin.end();
    await server?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  };
}
